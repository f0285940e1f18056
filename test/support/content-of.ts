/** Reduces mdast to what it says, without how and where it is written, to compare two trees. */
import type { Nodes } from "mdast";

/**
 * Returns nodes without positions and without blank lines in lists; texts side by side are one; notes are in the
 * order of their labels.
 */
export function contentOf(node: Nodes): unknown {
  const { position: _, spread: _spread, ...rest } = node as Nodes & { spread?: boolean };
  // A line end in code in a line is a space.
  if (rest.type === "inlineCode") return { ...rest, value: rest.value.replaceAll(/\s/g, " ") };
  if (!("children" in rest)) return rest;
  const children: Nodes[] = [];
  for (const child of rest.children) {
    const before = children.at(-1);
    if (child.type === "text" && before?.type === "text") before.value += child.value;
    else children.push(child.type === "text" ? { ...child } : child);
  }
  const notes = children.filter((child) => child.type === "footnoteDefinition");
  const others = children.filter((child) => child.type !== "footnoteDefinition");
  const sorted = [
    ...others,
    ...notes.toSorted((a, b) => a.identifier.localeCompare(b.identifier, "en", { numeric: true })),
  ];
  return { ...rest, children: sorted.map((child) => contentOf(child)) };
}
