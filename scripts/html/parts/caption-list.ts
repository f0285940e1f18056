/** Makes the lists of figures, tables and boxes with their page numbers. */
import type { Element } from "hast";
import { nameOfTarget, type CaptionedKind } from "../../languages/labels.ts";
import { titleWordsFrom, type TitleWords } from "../../markdown/foreign-words.ts";
import type { ResolvedSettings } from "../../markdown/parsed-report.ts";
import { element, text } from "../element.ts";
import { toLine } from "./contents.ts";

/** A box, figure or table, as numberReport gives it. */
export interface ListedTarget extends TitleWords {
  id: string;
  /** Number as printed, `3`. */
  number: string;
  /** Its kind, and the word before its number where that is its own. */
  kind: "section" | CaptionedKind;
  word?: string;
}

/** A list as it is printed. */
export interface CaptionList {
  /** Ends the id of its heading: `figures`. */
  name: string;
  title: string;
  targets: readonly ListedTarget[];
}

/**
 * Returns the part that holds the lists, one after another; those without an entry are left out, and where none
 * has one the part is undefined.
 *
 * @param pages - folios as printed, by id; what is missing is printed as a blank of the same width.
 */
export function toLists(
  lists: readonly CaptionList[],
  pages: ReadonlyMap<string, string>,
  settings: Pick<ResolvedSettings, "labels" | "language">,
): Element | undefined {
  const filled = lists.filter(({ targets }) => targets.length > 0);
  if (filled.length === 0) return undefined;
  return element(
    "section",
    { className: ["part", "lists"] },
    filled.map((list) => toList(list, pages, settings)),
  );
}

/** Characters of a number with its word that have room in a column of each width (front-matter.css). */
const columns = [
  { characters: 11, className: [] },
  { characters: 16, className: ["has-long-numbers"] },
  { characters: Infinity, className: ["has-longest-numbers"] },
];

/** Returns one list under its heading: `Figure 3. Title … 47`, the titles below each other where words are long too. */
export function toList(
  { name, title: heading, targets }: CaptionList,
  pages: ReadonlyMap<string, string>,
  settings: Pick<ResolvedSettings, "labels" | "language">,
): Element {
  const labels = targets.map(({ number, kind, word }) => {
    const label = nameOfTarget({ kind, number, word }, settings);
    return label.endsWith(".") ? label : `${label}.`;
  });
  const items = targets.map((target, index) => {
    const page = pages.get(target.id) ?? "";
    return element("li", {}, [toLine({ ...titleWordsFrom(target, 0), id: target.id, number: labels[index]!, page })]);
  });
  const longest = Math.max(...labels.map(({ length }) => length));
  const { className } = columns.find(({ characters }) => longest <= characters)!;
  return element("div", { className: ["caption-list", ...className] }, [
    element("h1", { id: `list-of-${name}`, dataGenerated: "" }, [
      element("span", { className: ["heading-title"] }, [text(heading)]),
    ]),
    element("ol", {}, items),
  ]);
}
