/** Removes the parts of a web page that aren't its text (citation line, footer, skip link), and reads them. */
import type { Paragraph, Parents, PhrasingContent, Root, RootContent } from "mdast";
import { SKIP, visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { readCitation, type PageCitation } from "./citation.ts";
import { flatten, linesOfFlat, placeInFlat, slicePhrasing, positionOfNodes, type FlatText } from "./flat-text.ts";
import { isCiteText, matchFooter, matchShortFooter } from "./marks.ts";
import { isSkipLink } from "./page-words.ts";
import { writtenAt, type SourceText } from "./source-text.ts";

export interface Copyright {
  holder: string;
  /** Year of the web page, which sites update each year; not of the report. */
  year: number;
  email?: string;
}

export interface Furniture {
  citation?: PageCitation;
  /** Nodes of the section's title in the citation, with their positions. */
  citedTitle: PhrasingContent[];
  copyright?: Copyright;
  /** Offset in the file where the last footer ends. */
  footerEnd?: number;
}

/** A range of a paragraph's flat text that is removed. */
interface TextCut {
  from: number;
  to: number;
  what: string;
}

/**
 * Removes the line "Please cite as", the footer and the link "Skip to main content", each with a message that quotes
 * it. They are found by line, since the blank line between them and the text may be missing; the rest of the paragraph
 * stays, and so does text behind the last footer, which is reported.
 */
export function takeFurniture(tree: Root, source: SourceText, file: VFile, language: string): Furniture {
  const found: Furniture = { citedTitle: [] };
  const lastBlock = tree.children.at(-1);
  visit(tree, "paragraph", (paragraph, index, parent) => {
    if (!parent || index === undefined) return;
    const flat = flatten(paragraph);
    const cuts = [
      ...(parent.type === "root" ? [...citeCuts(flat), ...skipLinkCuts(flat)] : []),
      ...footerCuts(flat, paragraph === lastBlock ? paragraph : undefined, found),
    ].toSorted((a, b) => a.from - b.from);
    if (cuts.length === 0) return;
    for (const cut of cuts) {
      const place = placeInFlat(source, flat, cut.from, cut.to);
      complain(file, "page-furniture", { what: cut.what, text: writtenAt(source, place) }, place);
      if (cut.what === footerName) found.footerEnd = place.end.offset!;
      if (cut.what !== citeName || found.citation) continue;
      const nodes = slicePhrasing(source, paragraph.children, cut.from, cut.to);
      Object.assign(found, readCitation(nodes, source, file, language));
    }
    const rest = keepParagraph(paragraph, flat, cuts, source);
    if (rest) parent.children[index] = rest;
    else parent.children.splice(index, 1);
    return [SKIP, rest ? index + 1 : index];
  });
  dropEmpty(tree);
  if (found.footerEnd !== undefined) reportAfter(found.footerEnd, tree, file);
  return found;
}

const citeName = 'line "Please cite as"';
const footerName = "footer";

/** Removes list items and block quotes that have become empty. */
function dropEmpty(parent: Parents): void {
  const isEmpty = ({ type, children }: Parents) =>
    (type === "listItem" || type === "list" || type === "blockquote") && children.length === 0;
  const children: RootContent[] = parent.children;
  for (let index = children.length - 1; index >= 0; index--) {
    const child = children[index]!;
    if (!("children" in child)) continue;
    dropEmpty(child);
    if (isEmpty(child)) children.splice(index, 1);
  }
}

function reportAfter(footerEnd: number, tree: Root, file: VFile): void {
  visit(tree, "paragraph", ({ children }) => {
    const first = children.find(({ position }) => position!.start.offset! >= footerEnd);
    if (!first) return;
    complain(file, "after-footer", {}, { start: first.position!.start, end: children.at(-1)!.position!.end });
  });
}

/** Returns the citation lines, each of which may continue on the next lines, up to its full stop or year. */
function citeCuts(flat: FlatText): TextCut[] {
  const lines = linesOfFlat(flat.value);
  const cuts: TextCut[] = [];
  for (let index = 0; index < lines.length; index++) {
    const { from, text } = lines[index]!;
    if (!isCiteText(text)) continue;
    while (index + 1 < lines.length && !/(?:\.|\b\d{4})$/.test(lines[index]!.text)) index++;
    cuts.push({ from, to: lines[index]!.to, what: citeName });
  }
  return cuts;
}

function skipLinkCuts(flat: FlatText): TextCut[] {
  return linesOfFlat(flat.value)
    .filter(({ text }) => isSkipLink(text))
    .map(({ from, to }) => ({ from, to, what: "link to the content" }));
}

/**
 * Returns the footers. `last` is the paragraph if it is the page's last: only there is a footer recognised without its
 * address.
 */
function footerCuts(flat: FlatText, last: Paragraph | undefined, found: Furniture): TextCut[] {
  const cuts: TextCut[] = [];
  for (const { from, to, text } of linesOfFlat(flat.value)) {
    const match =
      matchFooter(flat.value.slice(from, to)) ?? (last && text === flat.value.trim() ? matchShortFooter(last) : null);
    if (!match) continue;
    const { holder, year, email } = match.groups!;
    found.copyright ??= { holder: holder!.trim(), year: Number(year), ...(email ? { email } : {}) };
    cuts.push({ from, to: from + match[0].length, what: footerName });
  }
  return cuts;
}

function keepParagraph(
  paragraph: Paragraph,
  flat: FlatText,
  cuts: TextCut[],
  source: SourceText,
): Paragraph | undefined {
  const children: PhrasingContent[] = [];
  let from = 0;
  for (const cut of [...cuts, { from: flat.value.length, to: flat.value.length }]) {
    const [first, last] = trim(flat.value, from, cut.from);
    from = cut.to;
    if (first === last) continue;
    const slice = slicePhrasing(source, paragraph.children, first, last);
    const before = children.at(-1)?.position?.end;
    const gap = before && { start: before, end: slice[0]!.position!.start };
    if (gap) children.push({ type: "text", value: "\n", position: gap });
    children.push(...slice);
  }
  return children.length > 0 ? { type: "paragraph", children, position: positionOfNodes(children) } : undefined;
}

/** Returns the range without white space at its ends. */
function trim(value: string, from: number, to: number): [number, number] {
  while (from < to && /\s/.test(value[from]!)) from++;
  while (from < to && /\s/.test(value[to - 1]!)) to--;
  return [from, to];
}
