/** Sets a chart's data as an HTML table: for the web page, and for who can't see the chart. */
import type { Element, ElementContent } from "hast";
import { numberFormat } from "../data/format-number.ts";
import type { Table } from "./table.ts";

/**
 * Returns `<table class="chart-data">` with the series' names as heads of columns and the categories as heads of
 * rows. Numbers are at the right, written in the language (a BCP 47 tag) with as many decimals as their column
 * has; a cell without a value is empty.
 */
export function tableOf(table: Table, language: string): Element {
  const formats = table.series.map(({ decimals }) => numberFormat(language, decimals));
  const corner = table.head ? cell("th", table.head, { scope: "col" }) : cell("td", "");
  const heads = table.series.map(({ name }) => cell("th", name, { scope: "col", align: "right" }));
  const rows = table.categories.map((category, row) => {
    const numbers = table.series.map(({ values }, column) => {
      const value = values[row];
      return cell("td", value === undefined ? "" : formats[column]!(value), { align: "right" });
    });
    return element("tr", {}, [cell("th", category, { scope: "row" }), ...numbers]);
  });
  return element("table", { className: ["chart-data"] }, [
    element("thead", {}, [element("tr", {}, [corner, ...heads])]),
    element("tbody", {}, rows),
  ]);
}

function cell(tagName: "th" | "td", text: string, properties: Element["properties"] = {}): Element {
  return element(tagName, properties, text ? [{ type: "text", value: text }] : []);
}

function element(tagName: string, properties: Element["properties"], children: ElementContent[]): Element {
  return { type: "element", tagName, properties, children };
}
