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

/** Returns one list under its heading: `Figure 3. Title … 47`. */
export function toList(
  { name, title: heading, targets }: CaptionList,
  pages: ReadonlyMap<string, string>,
  settings: Pick<ResolvedSettings, "labels" | "language">,
): Element {
  const items = targets.map(({ id, number, kind, word, ...words }) => {
    const label = nameOfTarget({ kind, number, word }, settings);
    const shown = label.endsWith(".") ? label : `${label}.`;
    return element("li", {}, [toLine({ ...titleWordsFrom(words, 0), id, number: shown, page: pages.get(id) ?? "" })]);
  });
  return element("div", { className: ["caption-list"] }, [
    element("h1", { id: `list-of-${name}`, dataGenerated: "" }, [
      element("span", { className: ["heading-title"] }, [text(heading)]),
    ]),
    element("ol", {}, items),
  ]);
}
