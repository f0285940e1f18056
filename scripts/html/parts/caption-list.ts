/** Makes the lists of figures, tables and boxes with their page numbers. */
import type { Element } from "hast";
import { nameOfTarget, type CaptionedKind } from "../../languages/labels.ts";
import { titleWordsFrom, type TitleWords } from "../../markdown/read-title-words.ts";
import type { ResolvedSettings } from "../../markdown/parsed-report.ts";
import { element, text } from "../element.ts";
import { toContentsLine } from "./contents.ts";

/** A box, figure or table as numberReport returns it. */
export interface ListedTarget extends TitleWords {
  id: string;
  /** Number as printed, `3`. */
  number: string;
  /** The kind, and the word before the number where it isn't the usual one of the kind. */
  kind: "section" | CaptionedKind;
  word?: string;
}

/** A list as it is printed. */
export interface CaptionList {
  /** Name of the list, which is part of its heading's id: `figures`. */
  name: string;
  title: string;
  targets: readonly ListedTarget[];
}

/**
 * Returns the part that holds the lists, one after another, without empty ones; undefined where all are empty.
 *
 * @param pages - folios by id; a missing one is printed as a blank of the same width
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

/** How many characters of label and number fit into the column of each width (front-matter.css). */
const columns = [
  { characters: 11, className: [] },
  { characters: 16, className: ["has-long-numbers"] },
  { characters: Infinity, className: ["has-longest-numbers"] },
];

/**
 * Returns one list under its heading: `Figure 3. Title … 47`. The column of labels is as wide as the longest label
 * needs.
 */
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
    return element("li", {}, [
      toContentsLine({ ...titleWordsFrom(target, 0), id: target.id, number: labels[index]!, page }),
    ]);
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
