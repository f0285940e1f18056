/** Reads and writes GFM (tables, autolinks, tasks, strikethrough, notes), tried only where a text can hold them. */
import type { Nodes } from "mdast";
import type { Extension as MdastExtension } from "mdast-util-from-markdown";
import { gfmFromMarkdown, gfmToMarkdown } from "mdast-util-gfm";
import { gfm as readGfm } from "micromark-extension-gfm";
import type { Code, Construct, ConstructRecord, Extension } from "micromark-util-types";
import { lateCallout } from "../linear/late-callouts.ts";
import type { Syntax, ToMarkdownExtension } from "./syntax.ts";

const whole = readGfm({ singleTilde: false });

const fromMarkdown = gfmFromMarkdown().map((extension) => ({
  ...extension,
  transforms: (extension.transforms ?? []).map((transform) => whereAddressesAre(transform)),
}));

/**
 * Returns an extension that parses to the same tree as GFM's in half the time. GFM's tries an e-mail address at each
 * letter, another address at each `w` and `h`, a table at each line, and searches all text for addresses again at the
 * end; here each construct is tried only on lines that can hold it. To be removed when
 * micromark-extension-gfm-autolink-literal looks for `@` first, as its source says it should.
 */
function micromark(text: string): Extension {
  const lines = text.split(/\r\n|\r|\n/);
  const places: Record<string, ReadonlySet<number>> = {
    emailAutolink: linesWith(lines, /@/),
    wwwAutolink: linesWith(lines, /www\./i),
    protocolAutolink: linesWith(lines, /https?:\/\//i),
    table: linesNearTables(lines),
  };
  const narrow = (construct: Construct) => {
    if (construct.name === "gfmPotentialFootnoteCall") return [lateCallout(construct)];
    const place = places[construct.name ?? ""];
    if (!place) return [construct];
    return place.size > 0 ? [onLines(construct, place)] : [];
  };
  return { ...whole, text: mapConstructs(whole.text, narrow), flow: mapConstructs(whole.flow, narrow) };
}

function mapConstructs(record: ConstructRecord = {}, map: (construct: Construct) => Construct[]): ConstructRecord {
  return Object.fromEntries(
    Object.entries(record).flatMap(([code, constructs]) => {
      const mapped = [constructs ?? []].flat().flatMap((construct) => map(construct));
      return mapped.length > 0 ? [[code, mapped]] : [];
    }),
  );
}

/** Returns a construct that is tried only on these lines, numbered from 1. */
function onLines(construct: Construct, lines: ReadonlySet<number>): Construct {
  return {
    ...construct,
    previous(code: Code) {
      return lines.has(this.now().line) && (construct.previous?.call(this, code) ?? true);
    },
    tokenize(effects, ok, nok) {
      return lines.has(this.now().line) ? construct.tokenize.call(this, effects, ok, nok) : nok;
    },
  };
}

function linesWith(lines: readonly string[], sign: RegExp): Set<number> {
  return new Set(lines.flatMap((line, index) => (sign.test(line) ? [index + 1] : [])));
}

/**
 * Returns the lines of each run between blank lines that has a delimiter row such as `|:--|`, which every table has.
 */
function linesNearTables(lines: readonly string[]): Set<number> {
  const near = new Set<number>();
  let start = 0;
  let hasRule = false;
  for (let index = 0; index <= lines.length; index++) {
    const line = lines[index];
    if (line === undefined || /^[\t ]*$/.test(line)) {
      if (hasRule) for (let at = start; at < index; at++) near.add(at + 1);
      start = index + 1;
      hasRule = false;
    } else {
      hasRule ||= /^[\t >]*[-:|][-:|\t ]*$/.test(line);
    }
  }
  return near;
}

type Transform = NonNullable<MdastExtension["transforms"]>[number];

/** Returns a transform that skips blocks without a possible address; the transform itself skips links. */
function whereAddressesAre(transform: Transform): Transform {
  return (tree) => {
    for (const block of tree.children) {
      if (holdsAddress(block)) transform({ type: "root", children: [block] });
    }
  };
}

function holdsAddress(node: Nodes): boolean {
  if (node.type === "text") return /@|https?:\/\/|www\./i.test(node.value);
  if (node.type === "link" || node.type === "linkReference" || !("children" in node)) return false;
  return node.children.some((child) => holdsAddress(child));
}

/**
 * Prevents `\.` in `law.Then`, since mdast-util-gfm-autolink-literal takes any w before a full stop for the end of
 * `www`.
 */
function fewerEscapes(extension: ToMarkdownExtension): ToMarkdownExtension {
  for (const { unsafe } of [extension, ...(extension.extensions ?? [])]) {
    for (const pattern of unsafe ?? []) {
      if (pattern.character === "." && pattern.before === "[Ww]") pattern.before = "[Ww]{3}";
    }
  }
  return extension;
}

export const gfm: Syntax = { micromark, fromMarkdown, toMarkdown: [fewerEscapes(gfmToMarkdown())] };
