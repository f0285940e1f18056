/** Marks elements on finished pages with the PDF tags that they need and that Chromium doesn't write. */
import { languageBeforeMark, writeTagMark, type TagKind } from "../tag-mark.ts";

/** Blocks by kind. If several selectors match an element, the last one counts. */
const blocks: readonly (readonly [TagKind, string])[] = [
  ["piece", "div[lang]"],
  ["part", "section.part"],
  ["title", ".cover-title"],
  ["contents", ":is(.contents-list, .opener-contents, .caption-list) ol"],
  ["entry", ":is(.contents-list, .opener-contents, .caption-list) li"],
  ["figure", "div.figure, div.panel"],
  ["table", "div.table"],
  ["caption", "p.caption, p.panel-label, div.legend"],
  ["unit", "p.unit"],
  ["box", "aside.box, .plain-note, div.details"],
  ["box-title", ".box > .caption, .note-title, div.summary"],
  ["inner-heading", ":is(.box-body, .plain-note) > .inner-heading"],
  ["terms", "dl"],
  ["term", "dt"],
  ["meaning", "dd"],
  ["merged", ":is(td, th)[data-covers]"],
  ["merged-rest", ":is(td, th)[data-continues]"],
  ["note", "li.note, li.footnote"],
  ["task", 'input[type="checkbox"]'],
];

/** Inline elements. */
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

/** Kinds whose marks contain words. */
const isNamed: ReadonlySet<TagKind> = new Set(["task", "abbr", "callout", "label", "inner-heading", "merged"]);

/** Selects elements divided by page ends, whose pieces have to become one. */
const divided =
  ":is([data-split-from], [data-split-to]):is(section, div, aside, blockquote, p, ul, ol, li, dl, dt, dd, td, th, pre, pre > code)";

/** Selects elements that can be marked as a destination, for themselves and for inline elements in them. */
const places = "h1, h2, h3, h4, h5, h6, p, li, ul, ol, dl, dt, dd, td, th, blockquote, pre, section, aside, div";

/** Elements to mark: blocks and inline elements by kind, and ids by the element that is their destination. */
interface Marked {
  readonly blocks: Map<HTMLElement, TagKind>;
  readonly inline: Map<HTMLElement, TagKind>;
  readonly ids: Map<HTMLElement, string[]>;
}

/**
 * Writes the marks where Chromium (147) copies them into tags and nobody sees them: for a block behind its language
 * (Lang), for an inline element as the name of a figure (Alt), since a change of language would separate letters that
 * are set together. This can go when Chromium has roles for all of them.
 *
 * @param marksPlaces - whether the marks contain ids, so that links in the PDF can lead to elements
 */
export function markTags(root: ParentNode, marksPlaces = false): void {
  const marked = findMarked(root, marksPlaces);
  for (const [element, kind] of marked.blocks) {
    const language = languageBeforeMark(element.closest<HTMLElement>("[lang]")?.lang ?? "");
    const { splitFrom, splitTo } = element.dataset;
    const chain = Number(splitFrom ?? splitTo) || undefined;
    const open = splitFrom === undefined ? undefined : countOpen(element);
    const told = isNamed.has(kind) ? toldOf(element) : undefined;
    const mark = { kind, chain, open, ids: marked.ids.get(element), told };
    // Chromium writes no tag for a `div` with blocks, whatever its language is.
    if (element.localName === "div") nameAsFigure(element, writeTagMark(mark));
    else element.lang = writeTagMark(mark, language);
  }
  for (const [element, kind] of marked.inline) {
    const told = isNamed.has(kind) ? toldOf(element) : undefined;
    nameAsFigure(element, writeTagMark({ kind, ids: marked.ids.get(element), told }));
  }
  // Rows have tags, but the elements around them don't, so their language is set on the rows.
  for (const rows of root.querySelectorAll<HTMLElement>(":is(thead, tbody, tfoot)[lang]")) {
    for (const row of rows.children) if (row instanceof HTMLElement) row.lang ||= rows.lang;
    rows.removeAttribute("lang");
  }
}

/** Selects inline elements for which Chromium writes tags by itself. */
const inLine = "em, strong, code, a[href]";

/** Returns how many nested inline elements continue at the beginning of a piece. */
function countOpen(piece: HTMLElement): number {
  const named = inline.map(([, selector]) => selector).join(", ");
  let count = 0;
  for (let element = piece.firstElementChild; element; element = element.firstElementChild) {
    if (!element.matches("[data-split-from]")) break;
    if (element.matches(inLine) || element.matches(named)) count++;
    // Blocks inside have marks of their own.
    else if (element.matches(divided)) break;
  }
  return count;
}

function findMarked(root: ParentNode, marksPlaces: boolean): Marked {
  const found: Marked = { blocks: new Map(), inline: new Map(), ids: new Map() };
  for (const element of root.querySelectorAll<HTMLElement>(divided)) found.blocks.set(element, "piece");
  for (const [kind, selector] of blocks) {
    for (const element of root.querySelectorAll<HTMLElement>(selector)) found.blocks.set(element, kind);
  }
  for (const [kind, selector] of inline) {
    for (const element of root.querySelectorAll<HTMLElement>(selector)) found.inline.set(element, kind);
  }
  if (marksPlaces) findPlaces(root, found);
  return found;
}

/** Adds the ids on the pages, each to its element or, where that can't be marked, to the element around it. */
function findPlaces(root: ParentNode, { blocks: marked, inline: named, ids }: Marked): void {
  for (const element of root.querySelectorAll<HTMLElement>(".pagedjs_page [id]")) {
    let holder: HTMLElement | null = element;
    while (holder && !marked.has(holder) && !named.has(holder) && !holder.matches(places))
      holder = holder.parentElement;
    if (!holder) continue;
    if (!named.has(holder) && !marked.has(holder)) marked.set(holder, "place");
    ids.set(holder, [...(ids.get(holder) ?? []), element.id]);
  }
}

function nameAsFigure(element: HTMLElement, name: string): void {
  element.setAttribute("role", "figure");
  element.setAttribute("aria-label", name);
}

/**
 * Returns the words in an element's mark: the meaning of an abbreviation, a heading's level, how many rows a cell
 * covers, the names of its links.
 */
function toldOf(element: HTMLElement): string[] {
  if (element.localName === "abbr") return [element.title];
  if (element.dataset["level"] !== undefined) return [element.dataset["level"]];
  if (element.dataset["covers"] !== undefined) return [element.dataset["covers"]];
  const named = element.matches("input") ? [element] : element.querySelectorAll(":scope > a, :scope > sup > a");
  return Array.from(named, ({ ariaLabel }) => ariaLabel ?? "").filter(Boolean);
}
