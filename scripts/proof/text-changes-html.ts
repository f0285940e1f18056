/** Writes what changed in the text as lists of HTML, by file and section, word by word. */
import type { Element, ElementContent } from "hast";
import { element, text } from "../html/element.ts";
import type { CellChange, TextChange } from "./compare-texts.ts";
import type { WordsRun } from "./diff-words.ts";

/** How many unchanged words are shown before and behind those that changed. */
const context = 8;

/**
 * Returns the changes by file, then in the order of the text.
 *
 * @param folioOf - returns the folio of the page on which a change begins, if it is known
 */
export function textChangesHtml(
  texts: readonly TextChange[],
  folioOf: (change: TextChange) => string | undefined,
): ElementContent[] {
  const byPath = new Map<string, TextChange[]>();
  for (const change of texts) byPath.set(change.path, [...(byPath.get(change.path) ?? []), change]);
  return [...byPath].flatMap(([path, changes]) => {
    let heading = "";
    const items = changes.flatMap((change): ElementContent[] => {
      const isNew = change.heading !== heading && change.heading !== "" && change.note === undefined;
      if (isNew) heading = change.heading;
      return [...(isNew ? [element("h4", {}, [text(heading)])] : []), changeItem(change, folioOf(change))];
    });
    return [element("h3", {}, [changedCode(path)]), ...items];
  });
}

function changeItem(change: TextChange, folio: string | undefined): Element {
  const { fate, kind, cells, note, excerpt } = change;
  const what = note === undefined ? kind : `note [^${note}]`;
  const page = folio === undefined ? "" : `, page ${folio}`;
  return element("article", { className: [fate] }, [
    element("p", { className: ["what"] }, [text(`${capitalised(what)} ${fate}${placeOf(change)}${page}`)]),
    ...(cells.length > 0 ? cells.map(cellItem) : [changedParagraph(excerpt)]),
  ]);
}

/** Returns where a change is: `, line 5`, ` from line 5 to line 9`. */
function placeOf({ fate, old, new: now, path }: TextChange): string {
  if (fate === "moved" && old && now) {
    return ` from ${old.path === path ? "" : `${old.path}, `}line ${old.line} to line ${now.line}`;
  }
  if (now) return `, line ${now.line}`;
  return old ? `, line ${old.line} of the earlier state` : "";
}

function cellItem({ row, column, pieces }: CellChange): Element {
  const where = row > 0 ? [element("span", { className: ["cell"] }, [text(`Row ${row}, column ${column}: `)])] : [];
  return element("p", {}, [
    ...where,
    ...pieces.flatMap((piece, index) => pieceOf(piece, index === 0, index === pieces.length - 1)),
  ]);
}

/**
 * Returns a run of words as HTML. Where only the look of words differs, it says how they are set or where they lead.
 */
function pieceOf({ fate, words }: WordsRun, isFirst: boolean, isLast: boolean): ElementContent[] {
  const said = words.map(({ text: word, isGlued }, index) => `${isGlued || index === 0 ? "" : " "}${word}`);
  if (fate === "same") {
    const count = said.length;
    const short = count > 2 * context + 4;
    const head = isFirst ? [] : said.slice(0, context);
    const tail = isLast ? [] : said.slice(-context);
    const shown = short ? `${head.join("")} … ${tail.join("")}` : said.join("");
    return [text(`${isFirst ? "" : " "}${shown.trim()} `)];
  }
  const looks = [...new Set(words.map(({ look }) => look).filter((look) => look !== "" && look !== "callout"))];
  const title = looks.length > 0 ? { title: looks.join(", ") } : {};
  return [element(fate === "inserted" ? "ins" : "del", title, [text(said.join("").trim())]), text(" ")];
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function changedParagraph(words: string): Element {
  return element("p", {}, [text(words)]);
}

export function changedCode(words: string): Element {
  return element("code", {}, [text(words)]);
}
