/**
 * Numbers lists of examples (`(@x)`) through the report, and replaces references to them in the text by their numbers.
 */
import type { Nodes, Root } from "hast";
import { exampleClass, namedExample } from "../markdown/syntax/lists/fancy-list.ts";
import type { SectionNumbers } from "../markdown/numbers/number-report.ts";

/** Changes the tree of a section or note in place. */
export function setExamples(hast: Root, { before, numbers }: SectionNumbers["examples"]): void {
  let count = before;
  if (before > 0 || Object.keys(numbers).length > 0) walk(hast);

  function walk(node: Nodes): void {
    if (node.type === "text") {
      if (node.value.includes("@")) {
        node.value = node.value.replaceAll(namedExample, (written: string, name: string) =>
          Object.hasOwn(numbers, name) ? String(numbers[name]) : written,
        );
      }
      return;
    }
    if (!("children" in node) || (node.type === "element" && node.tagName === "code")) return;
    if (node.type === "element" && node.tagName === "ol") count += setFirst(node);
    for (const child of node.children) walk(child);
  }

  function setFirst({ properties, children }: Nodes & { type: "element" }): number {
    if (!Array.isArray(properties.className) || !properties.className.includes(exampleClass)) return 0;
    if (count > 0) properties.start = count + 1;
    return children.filter((child) => child.type === "element" && child.tagName === "li").length;
  }
}
