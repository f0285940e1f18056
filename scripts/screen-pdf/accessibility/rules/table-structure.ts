/** Checks what tables and their rows hold. */
import { attributeOf, isElement, type Element } from "../../../lib/pdf/tags.ts";
import type { AccessibilityRule } from "../accessibility-rule.ts";

export const tableStructure: AccessibilityRule = {
  name: "table-structure",
  clause: { ua1: "7.2", ua2: "8.2.5.26" },
  run: ({ elements }) =>
    elements.flatMap(({ element }) => {
      const allowed = kidsOf.get(element.type);
      const text = `Unexpected content of ${element.type.slice(1)}, expected ${allowed?.join(", ").replaceAll("/", "")}`;
      if (allowed && !element.kids.every((kid) => isElement(kid) && allowed.includes(kid.type)))
        return [{ text, element }];
      if (element.type !== "/Table") return [];
      const widths = new Set(widthsOf(rowsOf(element)));
      return widths.size > 1 ? [{ text: "Unexpected rows of several widths, expected one", element }] : [];
    }),
};

/** Kids by the type of their parent. */
const kidsOf: ReadonlyMap<string, readonly string[]> = new Map([
  ["/Table", ["/TR", "/THead", "/TBody", "/TFoot", "/Caption"]],
  ["/THead", ["/TR"]],
  ["/TBody", ["/TR"]],
  ["/TR", ["/TH", "/TD"]],
]);

function rowsOf(element: Element): Element[] {
  return element.kids.filter(isElement).flatMap((kid) => {
    if (kid.type === "/TR") return [kid];
    return kid.type === "/THead" || kid.type === "/TBody" || kid.type === "/TFoot" ? rowsOf(kid) : [];
  });
}

/** Returns the columns that each row fills, with cells that begin above it. */
function widthsOf(rows: readonly Element[]): number[] {
  const left: { rows: number; columns: number }[] = [];
  return rows.map((row) => {
    const above = left.filter((span) => span.rows > 0);
    let width = above.reduce((sum, { columns }) => sum + columns, 0);
    for (const span of above) span.rows--;
    for (const cell of row.kids.filter(isElement)) {
      const columns = Number(attributeOf(cell, "ColSpan") ?? 1);
      width += columns;
      left.push({ rows: Number(attributeOf(cell, "RowSpan") ?? 1) - 1, columns });
    }
    return width;
  });
}
