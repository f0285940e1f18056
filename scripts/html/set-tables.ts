/** Aligns the numbers of tables on the decimal mark, and makes row headers. */
import type { Element, ElementContent, Nodes } from "hast";
import { eachNode } from "../markdown/each-node.ts";
import { addClass, element, hasClass, text } from "./element.ts";
import type { Language } from "../languages/languages.ts";
import { isMissing, readNumber, type NumberText } from "./number-text.ts";

/** Matches a date as in ISO 8601, which browsers would break behind its hyphens. */
const isoDate = /(?<![\w-])\d{4}-\d{2}(?:-\d{2})?(?![\w-])/;

/** A cell of a column's body. */
interface SetCell {
  element: Element;
  /** Text without superscripts (callouts and other marks), which are in `raised`. */
  text: string;
  raised: string;
  number: NumberText | undefined;
}

/**
 * Sets a table. A column holds numbers where all of its cells do, but for empty cells and those that span columns. Its
 * cells are aligned right. What a cell lacks behind the units digit (decimals, a per cent sign, a bracket, a mark) is
 * made up for by an empty element that the stylesheet fills with the same characters, invisibly: so the text of a cell
 * stays one text, and the room is exact in every typeface. Where the author doesn't say how many columns hold row
 * headers, the first one does if it names the rows; it may hold years, which aren't aligned as numbers then.
 */
export function setTable(table: Element, language: Language): void {
  keepDates(table);
  const given = table.properties.dataHeadColumns;
  delete table.properties.dataHeadColumns;
  const { head, columns } = columnsOf(table, language);
  const numeric = columns.map((cells) => isNumeric(cells));
  const namedColumns = namesRows(columns, numeric, head.length > 0) ? 1 : 0;
  // Years that name the rows are no amounts: they stand at the left, as other names do.
  if (namedColumns === 1 && !columns[0]!.some(isSetRight)) numeric[0] = false;
  for (const [index, cells] of columns.entries()) {
    if (!numeric[index]) continue;
    alignColumn(cells);
    for (const cell of head[index] ?? []) if (!isSpanning(cell)) addClass(cell, "numeric");
  }
  for (const cell of headsAbove(table)) if (isSpanning(cell)) addClass(cell, "spanner");
  const headColumns = given === undefined ? namedColumns : Number(given);
  for (const { element } of columns.slice(0, headColumns).flat()) {
    if (element.tagName !== "td") continue;
    element.tagName = "th";
    element.properties.scope = "row";
  }
}

/** The most characters of a row header: a screen reader says it before each cell of the row. */
const longestName = 80;

/**
 * Returns whether the first column names the rows: it has words in every row, and another column has numbers; or the
 * table has a head, and each row has a short name of its own in words or years.
 */
function namesRows(columns: readonly (readonly SetCell[])[], numeric: readonly boolean[], hasHead: boolean): boolean {
  const [first = [], ...others] = columns;
  const names = first.map(({ text }) => text);
  if (others.length === 0 || names.includes("")) return false;
  if (!numeric[0] && numeric.includes(true)) return true;
  const areYears = names.every((name) => /^(?:1[5-9]|20)\d\d$/.test(name));
  const areShort = names.every((name) => name.length <= longestName);
  return hasHead && areShort && (areYears || !numeric[0]) && new Set(names).size === names.length && names.length > 1;
}

/** Puts ISO dates into elements that don't break. */
function keepDates(table: Element): void {
  const holders: Element[] = [];
  eachNode<Nodes>(table, (node) => {
    const isHolder = node.type === "element" && !["code", "pre", "svg", "math"].includes(node.tagName);
    if (isHolder && node.children.some((child) => child.type === "text" && isoDate.test(child.value)))
      holders.push(node);
  });
  for (const holder of holders) {
    if (hasClass(holder, "unbroken")) continue;
    holder.children = holder.children.flatMap((child): ElementContent[] =>
      child.type === "text" ? partsAround(child.value) : [child],
    );
  }
}

function partsAround(words: string): ElementContent[] {
  return words
    .split(new RegExp(`(${isoDate.source})`))
    .filter((part) => part !== "")
    .map((part) => (isoDate.test(part) ? element("span", { className: ["unbroken"] }, [text(part)]) : text(part)));
}

/**
 * Returns the header cells and the body cells, by the column in which they begin. Rows that are titles of groups are
 * left out.
 */
function columnsOf(table: Element, language: Language): { head: Element[][]; columns: SetCell[][] } {
  const head: Element[][] = [];
  const columns: SetCell[][] = [];
  for (const section of elementsIn(table)) {
    /** For each column, the count of further rows of this section that a cell from above covers. */
    const taken: number[] = [];
    for (const row of elementsIn(section)) {
      let column = 0;
      for (const cell of elementsIn(row)) {
        while ((taken[column] ?? 0) > 0) column++;
        if (section.tagName === "thead") (head[column] ??= []).push(cell);
        else if (cell.properties.scope !== "rowgroup") (columns[column] ??= []).push(readCell(cell, language));
        const rows = Number(cell.properties.rowSpan ?? 1);
        for (let span = Number(cell.properties.colSpan ?? 1); span > 0; span--) taken[column++] = rows;
      }
      for (let index = 0; index < taken.length; index++) taken[index] = Math.max(0, (taken[index] ?? 0) - 1);
    }
  }
  // A column without any cell is a hole in the array.
  return { head: Array.from(head, (cells) => cells ?? []), columns: Array.from(columns, (cells) => cells ?? []) };
}

/** Returns the header cells that have other header cells below them. */
function headsAbove(table: Element): Element[] {
  const rows = elementsIn(table).flatMap((section) => (section.tagName === "thead" ? elementsIn(section) : []));
  return rows.flatMap((row, index) =>
    elementsIn(row).filter(({ properties }) => index + Number(properties.rowSpan ?? 1) < rows.length),
  );
}

function readCell(element: Element, language: Language): SetCell {
  const words = { text: "", raised: "" };
  collect(element, false);
  const text = words.text.trim();
  return { element, text, raised: words.raised.trim(), number: readNumber(text, language) };

  function collect(node: Nodes, isRaised: boolean): void {
    if (node.type === "text") {
      // Text behind a superscript counts as text, so that the cell is no number with a mark at its end.
      const target = isRaised || (words.raised !== "" && node.value.trim() === "") ? "raised" : "text";
      words[target] += node.value;
    } else if ("children" in node) {
      for (const child of node.children) {
        collect(child, isRaised || (child.type === "element" && child.tagName === "sup"));
      }
    }
  }
}

function isNumeric(cells: readonly SetCell[]): boolean {
  const own = cells.filter(({ element }) => !isSpanning(element));
  return (
    own.some(({ text, number }) => number && !isMissing(text)) &&
    own.every(({ text, number, element }) => number !== undefined || (text === "" && element.children.length === 0)) &&
    own.every(({ element: { properties } }) => properties.align !== "left" && properties.align !== "center")
  );
}

function isSetRight({ element }: SetCell): boolean {
  return element.properties.align === "right";
}

const parts = ["unit", "closing", "flag"] as const;

function alignColumn(cells: readonly SetCell[]): void {
  const own = cells.filter(({ number, element }) => number && !isSpanning(element));
  const longest = (textOf: (cell: SetCell) => string) =>
    own.map(textOf).reduce((best, text) => (text.length > best.length ? text : best), "");
  const fraction = longest(({ number }) => number!.fraction);
  const widest = parts.map((part) => longest(({ number }) => number![part]));
  const raised = longest((cell) => cell.raised);
  for (const cell of own) {
    addClass(cell.element, "numeric");
    setSigns(cell.element, isMissing(cell.text));
    const number = cell.number!;
    const decimals = number.fraction ? "0".repeat(fraction.length - number.fraction.length) : fraction;
    const fill = decimals + parts.map((part, index) => (number[part] ? "" : widest[index]!)).join("");
    const raisedFill = raised.slice(cell.raised.length);
    if (!fill && !raisedFill) continue;
    // Inside the emphasis around the number, so that it is as bold.
    let place = cell.element;
    while (place.children.length === 1 && isEmphasis(place.children[0]!)) place = place.children[0];
    const properties = {
      className: ["fill"],
      ...(fill ? { dataFill: fill } : {}),
      ...(raisedFill ? { dataRaisedFill: raisedFill } : {}),
    };
    place.children.push({ type: "element", tagName: "span", properties, children: [] });
  }
}

/** Replaces the hyphen before a number by a minus sign, and one alone by a dash, in a column of numbers. */
function setSigns(element: Element, isDash: boolean): void {
  let isFirst = true;
  eachNode<Nodes>(element, (node) => {
    if (!isFirst || node.type !== "text" || node.value.trim() === "") return;
    isFirst = false;
    node.value = isDash
      ? node.value.replace(/^(\s*)(?:--?|—|−)(\s*)$/, "$1–$2")
      : node.value.replace(/^(\s*[([]?\s*)[-–](?=\s?[€$£]?\s?\d)/, "$1−");
  });
}

function isEmphasis(node: ElementContent): node is Element {
  return node.type === "element" && (node.tagName === "strong" || node.tagName === "em");
}

function isSpanning({ properties }: Element): boolean {
  return Number(properties.colSpan ?? 1) > 1;
}

function elementsIn({ children }: Element): Element[] {
  return children.filter((child) => child.type === "element");
}
