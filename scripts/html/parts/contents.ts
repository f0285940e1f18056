/** Makes the table of contents from headings with their page numbers. */
import type { Element } from "hast";
import type { TitleWords } from "../../markdown/read-title-words.ts";
import { element, text } from "../element.ts";
import { toTitleWords } from "../title-words.ts";

/** A line of the contents. */
export interface ContentsEntry extends TitleWords {
  /** Id of the element that the line links to. */
  id: string;
  /** Number as printed: `2.4.1.`; undefined without one. */
  number: string | undefined;
  /** Level from 1. A line that is more than one level deeper than the one before is printed one level deeper. */
  level: number;
  /**
   * Folio as printed. Its column has a fixed width, so until pages are known any text of up to four characters gives
   * the same lines.
   */
  page: string;
}

/**
 * Returns the part that holds the contents, with `label` as its title. It is for pages only: Chromium doesn't tag a
 * `<nav>`, and the web page has contents of its own.
 */
export function toContentsList(entries: readonly ContentsEntry[], label: string): Element {
  return element("section", { className: ["part", "contents"] }, [
    element("h1", { id: "contents", dataGenerated: "" }, [
      element("span", { className: ["heading-title"] }, [text(label)]),
    ]),
    element("div", { className: ["contents-list"] }, [toNestedList(entries)]),
  ]);
}

function toNestedList(entries: readonly ContentsEntry[]): Element {
  const root = element("ol", {});
  /** Items that the next entry may belong to, from the outermost inwards. */
  const open: { level: number; item: Element }[] = [];
  for (const entry of entries) {
    while (open.length > 0 && open.at(-1)!.level >= entry.level) open.pop();
    const parent = open.at(-1)?.item;
    const item = element("li", { className: [`level-${open.length + 1}`] }, [toContentsLine(entry)]);
    (parent ? listIn(parent) : root).children.push(item);
    open.push({ level: entry.level, item });
  }
  return root;
}

/** Returns the list in an item, which is added if missing. */
function listIn(item: Element): Element {
  const last = item.children.at(-1);
  if (last?.type === "element" && last.tagName === "ol") return last;
  const list = element("ol", {});
  item.children.push(list);
  return list;
}

/**
 * Returns `2.4.1. Title . . . . 47`, all of it one link. The leader is a dotted line, not text. It comes first, so that
 * all words are painted over it, and so is a number that is wider than its column ("Annex 1.").
 */
export function toContentsLine(
  { id, number, page, ...words }: Omit<ContentsEntry, "level">,
  title = toTitleWords(words),
): Element {
  const className = ["contents-line", ...(number ? [] : ["unnumbered"])];
  return element("a", { className, href: `#${id}` }, [
    leader(),
    ...(number ? [element("span", { className: ["contents-number"] }, [text(`${number} `)])] : []),
    element("span", { className: ["contents-title"] }, title),
    text(" "),
    element("span", { className: ["contents-page"], dataPageOf: id }, [text(page)]),
  ]);
}

/** Returns the leader as an SVG line, at the foot of a box that is 2 px high. */
function leader(): Element {
  const line = element("line", { x1: "100%", y1: "1.467", x2: "0", y2: "1.467" });
  return element("svg", { className: ["contents-leader"], ariaHidden: "true" }, [line]);
}
