/** Replaces callouts that are links (`[165](#)`) by footnote references. */
import type { FootnoteReference, Link, PhrasingContent, Root, Text } from "mdast";
import type { TextDirective } from "mdast-util-directive";
import { toString } from "mdast-util-to-string";
import { SKIP, visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { isText } from "./flat-text.ts";
import { isCalloutLink } from "./marks.ts";
import { positionBetween, type SourceText } from "./source-text.ts";

/**
 * Replaces the links in place. Callouts in Roman numerals belong to a second series of notes: they stay links, and are
 * reported.
 */
export function readCallouts(tree: Root, file: VFile): void {
  visit(tree, "link", (link, index, parent) => {
    if (!parent || index === undefined || link.url !== "#") return;
    const label = toString(link);
    if (isCalloutLink(link)) {
      const reference: FootnoteReference = {
        type: "footnoteReference",
        identifier: label,
        label,
        position: link.position!,
      };
      parent.children[index] = reference;
    } else if (/^(?=.)(?:x{0,3}|xl)(?:ix|iv|v?i{0,3})$/.test(label)) {
      complain(file, "uncertain-callout", { digits: label, why: "it is no number" }, link);
    }
  });
}

/**
 * Restores text, address and link where Markdown hides a callout in another node: in `Source:Name[165](#)`, the colon
 * and the name are read as a directive with the callout as its label; in `https://…/page[165](#)`, GFM reads the
 * callout as the end of the address.
 */
export function freeCallouts(tree: Root, source: SourceText): void {
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return;
    if (node.type !== "link" && node.type !== "textDirective") return;
    const behind = node.type === "link" ? "](#)" : "(#)";
    const after = parent.children[index + 1];
    if (!isText(after) || !after.value.startsWith(behind)) return;
    const parts = node.type === "link" ? partsOfAddress(node, source) : partsOfDirective(node, source);
    if (!parts) return;
    const position = { ...after.position!, start: parts.at(-1)!.position!.end };
    parts.push({ ...after, value: after.value.slice(behind.length), position });
    const written = parts.filter((part) => !isText(part) || part.value !== "");
    parent.children.splice(index, 2, ...written);
    return [SKIP, index + written.length];
  });
}

/** Returns the nodes for the directive `:Name[165]` before `(#)`; undefined for other directives. */
function partsOfDirective(directive: TextDirective, source: SourceText): PhrasingContent[] | undefined {
  const [start, end] = [directive.position!.start.offset!, directive.position!.end.offset!];
  const name = `:${directive.name}`;
  const written = source.text.slice(start, end);
  if (!written.startsWith(`${name}[`) || !written.endsWith("]")) return undefined;
  const link = linkAt(source, start + name.length, end + "(#)".length, "#", directive.children);
  return [textAt(source, start, start + name.length), link];
}

/** Returns the nodes for the address `https://…/page.[165` before `](#)`; undefined for other addresses. */
function partsOfAddress(link: Link, source: SourceText): PhrasingContent[] | undefined {
  const [start, end] = [link.position!.start.offset!, link.position!.end.offset!];
  const written = source.text.slice(start, end);
  const match = /^([^[<\s][^[\s]*?)[.,;:!?]*\[([1-9]\d{0,4})$/.exec(written);
  if (!match || !link.url.endsWith(written)) return undefined;
  const [, address, label] = match as unknown as [string, string, string];
  const [addressEnd, numberStart] = [start + address.length, end - label.length];
  return [
    linkAt(source, start, addressEnd, link.url.slice(0, link.url.length - written.length + address.length)),
    textAt(source, addressEnd, numberStart - 1),
    linkAt(source, numberStart - 1, end + "](#)".length, "#", [textAt(source, numberStart, end)]),
  ];
}

function textAt(source: SourceText, start: number, end: number): Text {
  return { type: "text", value: source.text.slice(start, end), position: positionBetween(source, start, end) };
}

function linkAt(
  source: SourceText,
  start: number,
  end: number,
  url: string,
  children: PhrasingContent[] = [textAt(source, start, end)],
): Link {
  return { type: "link", url, title: null, children, position: positionBetween(source, start, end) };
}
