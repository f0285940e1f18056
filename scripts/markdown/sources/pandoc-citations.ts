/** Reads citations of Pandoc, `[@key, p. 12; @b]` and `@key`, as callouts of notes on sources of the report. */
import type { FootnoteReference, Nodes, PhrasingContent, Root, Text } from "mdast";
import type { VFile } from "vfile";
import type { CitedSource, SourceLibrary } from "../../manuscript/sources/source-library.ts";
import { complain } from "../../messages/complain.ts";
import { offsetsOf, sliceText, sourceTextOf } from "../web-export/source-text.ts";

/** Names of sources as a sentence has them (`Müller et al.`), by their keys. */
export type SourceNames = Readonly<Record<string, string>>;

const key = String.raw`[\p{L}\p{N}_](?:[\p{L}\p{N}_:.#$%&+?~/-]*[\p{L}\p{N}_])?`;
const citation = new RegExp(
  String.raw`\[([^[\]@]*-?@[^[\]]+)\](?!\()|(?<![\p{L}\p{N}_.@/\\])@(?:\{(?<braced>[^{}\s]+)\}|(?<bare>${key})(?![\p{L}\p{N}@]))(?:[ \u00a0]?\[(?<locator>[^[\]@\n]{0,100}\p{N}[^[\]@\n]{0,100})\](?!\())?`,
  "gu",
);
/** Matches one source of a citation: the words before it, its key, and the locator behind it. */
const oneSource = new RegExp(String.raw`^\s*([^@]*?)\s*-?@(?:\{([^{}\s]+)\}|(${key}))(?:\s*,\s*|\s+|$)([^@]*)$`, "su");

/** Returns the names of the sources whose keys occur in a text; undefined where none does. */
export function sourceNamesIn(text: string, { sources }: SourceLibrary, language: string): SourceNames | undefined {
  const hasRoles = /\{(?:foot)?cite[a-z:]*\}`/i.test(text);
  if (!hasRoles && !text.includes("@")) return undefined;
  const found = [...sources.values()].filter(
    ({ key: own }) => text.includes(`@${own}`) || text.includes(`@{${own}`) || (hasRoles && text.includes(own)),
  );
  if (found.length === 0) return undefined;
  return Object.fromEntries(found.map((source) => [source.key, nameOf(source, language)]));
}

/** Returns `Müller`, `Müller and Smith` or `Müller et al.`; the title for a source without an author. */
function nameOf({ author, shortTitle, title, key: own }: CitedSource, language: string): string {
  const authors = author?.split(";").map((one) => one.split(",", 1)[0]!.trim()) ?? [];
  if (authors.length > 2) return `${authors[0]} et al.`;
  if (authors.length === 0) return shortTitle ?? title ?? own;
  return new Intl.ListFormat(language, { type: "conjunction" }).format(authors);
}

/**
 * Replaces citations whose sources are all known by callouts; others, and those in notes, stay as text. Complains once
 * in a file.
 */
export function readPandocCitations(tree: Root, file: VFile, names: SourceNames): void {
  const source = sourceTextOf(file);
  let first: { found: string; place: Text } | undefined;
  walk(tree);
  const read = "the callout of a note on that source, `[^@key]`";
  if (first) complain(file, "foreign-markup", { found: first.found, read }, first.place);

  function walk(parent: Nodes): void {
    const isLeft = ["link", "linkReference", "footnoteDefinition"].includes(parent.type);
    if (isLeft || !("children" in parent)) return;
    (parent as { children: Nodes[] }).children = parent.children.flatMap((node): Nodes[] => {
      const isHere = node.type === "text" && node.position && node.value.includes("@");
      return isHere ? piecesOf(node, parent.type === "heading") : [node];
    });
    for (const child of parent.children) walk(child);
  }

  function piecesOf(node: Text, isHeading: boolean): PhrasingContent[] {
    const at = offsetsOf(source, node);
    const pieces: PhrasingContent[] = [];
    let end = 0;
    for (const match of node.value.matchAll(citation)) {
      const { 0: written, index } = match;
      const isEscaped =
        node.data?.citation === undefined &&
        (source.text[at(index)] !== written[0] || source.text[at(index) - 1] === "\\");
      const place = node.data?.citation ? node : sliceText(source, node, index, index + written.length, at);
      const made = isEscaped ? undefined : calloutsOf(match, names, place, isHeading);
      if (!made) continue;
      first ??= { found: node.data?.citation ?? written, place };
      pieces.push(...(node.data?.citation ? [] : [sliceText(source, node, end, index, at)]), ...made);
      end = index + written.length;
    }
    if (end === 0) return [node];
    if (end < node.value.length) pieces.push(sliceText(source, node, end, node.value.length, at));
    return pieces.filter((piece) => piece.type !== "text" || piece.value !== "");
  }
}

function calloutsOf(
  { 1: bracketed, groups }: RegExpExecArray,
  names: SourceNames,
  { position }: Text,
  isHeading: boolean,
): PhrasingContent[] | undefined {
  const place = position ? { position } : {};
  const wordsOf = (value: string): Text => ({ type: "text", value, ...place });
  const calloutOf = (name: string, locator: string): FootnoteReference => {
    const label = `@${name}${locator === "" ? "" : `, ${locator.replaceAll(/\s+/g, " ")}`}`;
    return { type: "footnoteReference", identifier: label.toLowerCase(), label, ...place };
  };
  const { bare, braced = bare, locator = "" } = groups!;
  if (braced !== undefined) {
    if (!Object.hasOwn(names, braced)) return undefined;
    const words = wordsOf(names[braced]!);
    return isHeading ? [words] : [words, calloutOf(braced, locator.trim())];
  }
  const sources = bracketed!.split(";").map((one) => {
    const [, prefix = "", inBraces, name = inBraces, behind = ""] = oneSource.exec(one) ?? [];
    return name !== undefined && Object.hasOwn(names, name) ? { prefix, name, behind: behind.trim() } : undefined;
  });
  const known = sources.filter((one) => one !== undefined);
  if (known.length < sources.length) return undefined;
  const callouts = known.map(({ name, behind }) => calloutOf(name, behind));
  if (known.every(({ prefix }) => prefix === "")) return callouts;
  const said = known.flatMap(({ prefix, name }, index) => {
    const before = index === 0 ? "(" : "; ";
    return [wordsOf(`${before}${prefix === "" ? "" : `${prefix} `}${names[name]!}`), callouts[index]!];
  });
  return [...said, wordsOf(")")];
}
