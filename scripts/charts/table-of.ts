/** Sets a chart's data as an HTML table: for the web page, and for who can't see the chart. */
import type { Element, ElementContent } from "hast";
import { numberFormat } from "../data/format-number.ts";
import type { Table } from "./table.ts";

/**
 * Returns `<table class="chart-data">` with the series' names as heads of columns and the categories as heads of
 * rows. Numbers are at the right, written in the language (a BCP 47 tag) with as many decimals as their column
 * has; a cell without a value is empty.
 */
export function chartTableOf(table: Table, language: string): Element {
  const formats = table.series.map(({ decimals }) => numberFormat(language, decimals));
  const corner = table.head ? cell("th", table.head, { scope: "col" }) : cell("td", "");
  const heads = table.series.map(({ name }) => cell("th", name, { scope: "col", align: "right" }));
  const rows = table.categories.map((category, row) => {
    const numbers = table.series.map(({ values }, column) => {
      const value = values[row];
      return cell("td", value === undefined ? "" : formats[column]!(value), { align: "right" });
    });
    return tableElement("tr", {}, [cell("th", category, { scope: "row" }), ...numbers]);
  });
  return tableElement("table", { className: ["chart-data"] }, [
    tableElement("thead", {}, [tableElement("tr", {}, [corner, ...heads])]),
    tableElement("tbody", {}, rows),
  ]);
}

function cell(tagName: "th" | "td", text: string, properties: Element["properties"] = {}): Element {
  return tableElement(tagName, properties, text ? [{ type: "text", value: text }] : []);
}

function tableElement(tagName: string, properties: Element["properties"], children: ElementContent[]): Element {
  return { type: "element", tagName, properties, children };
}
