/** Marks elements on finished pages with what the PDF's tags shall tell of them and Chromium has no tag for. */
import { languageBeforeMark, writeTagMark, type TagKind } from "../tag-mark.ts";

/** Blocks by what they are. Of an element that several selectors fit, the last counts. */
const blocks: readonly (readonly [TagKind, string])[] = [
  ["piece", "div[lang]"],
  ["part", "section.part"],
  ["title", ".cover-title"],
  ["contents", ":is(.contents-list, .opener-contents, .caption-list) ol"],
  ["entry", ":is(.contents-list, .opener-contents, .caption-list) li"],
  ["figure", "div.figure, div.panel"],
  ["table", "div.table"],
  ["caption", "p.caption, p.panel-label"],
  ["unit", "p.unit"],
  ["box", "aside.box, .plain-note, div.details"],
  ["box-title", ".box > .caption, .note-title, div.summary"],
  ["terms", "dl"],
  ["term", "dt"],
  ["meaning", "dd"],
  ["note", "li.note, li.footnote"],
  ["task", 'input[type="checkbox"]'],
];

/** Elements in a line. */
const inline: readonly (readonly [TagKind, string])[] = [
  ["span", ":is(span, i, b, cite, small, bdi, samp, var, dfn, time, u)[lang]"],
  ["quote", "q"],
  ["sub", "sub"],
  ["sup", "sup"],
  ["callout", "sup.callout"],
  ["label", ".note-number"],
  ["ins", "ins"],
  ["del", "del"],
  ["kbd", "kbd"],
  ["abbr", "abbr[title]"],
  ["code-line", ".code-line"],
];

/** Kinds of which something is told. */
const isNamed: ReadonlySet<TagKind> = new Set(["task", "abbr", "callout", "label"]);

/** Elements that a page end may divide, and whose pieces shall be one. */
const divided =
  ":is([data-split-from], [data-split-to]):is(section, div, aside, blockquote, p, ul, ol, li, dl, dt, dd, pre, pre > code)";

/**
 * Writes the marks where Chromium (147) hands them on into tags, and nobody sees them: a block's behind its language
 * (Lang), an element's in a line as the name of a figure (Alt), since another language would part the letters that are
 * set together. They can go when it has roles for all of this.
 */
export function markTags(root: ParentNode): void {
  const kinds = new Map<HTMLElement, TagKind>();
  for (const element of root.querySelectorAll<HTMLElement>(divided)) kinds.set(element, "piece");
  for (const [kind, selector] of blocks) {
    for (const element of root.querySelectorAll<HTMLElement>(selector)) kinds.set(element, kind);
  }
  for (const [element, kind] of kinds) {
    const language = languageBeforeMark(element.closest<HTMLElement>("[lang]")?.lang ?? "");
    const { splitFrom, splitTo } = element.dataset;
    const chain = Number(splitFrom ?? splitTo) || undefined;
    const mark = { kind, chain, text: isNamed.has(kind) ? toldOf(element) : undefined };
    // Chromium passes over a `div` that holds blocks, whatever its language.
    if (element.localName === "div") nameAsFigure(element, writeTagMark(mark));
    else element.lang = writeTagMark(mark, language);
  }
  const names = new Map<HTMLElement, TagKind>();
  for (const [kind, selector] of inline) {
    for (const element of root.querySelectorAll<HTMLElement>(selector)) names.set(element, kind);
  }
  for (const [element, kind] of names) {
    nameAsFigure(element, writeTagMark({ kind, text: isNamed.has(kind) ? toldOf(element) : undefined }));
  }
  // Rows have tags, what is around them has none.
  for (const rows of root.querySelectorAll<HTMLElement>(":is(thead, tbody)[lang]")) {
    for (const row of rows.children) if (row instanceof HTMLElement) row.lang ||= rows.lang;
  }
}

function nameAsFigure(element: HTMLElement, name: string): void {
  element.setAttribute("role", "figure");
  element.setAttribute("aria-label", name);
}

/** Returns what is told of an element: the meaning of an abbreviation, where a callout leads. */
function toldOf(element: HTMLElement): string | undefined {
  if (element.localName === "abbr") return element.title;
  const named = element.matches("input") ? element : element.querySelector(":scope > a, :scope > sup > a");
  return named?.ariaLabel ?? undefined;
}
