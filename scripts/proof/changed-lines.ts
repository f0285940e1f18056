/** Tells for any line of the Markdown whether its words were changed or moved. */
import type { ComparedSource, TextChange } from "./compare-texts.ts";

export type LineFate = "kept" | "changed" | "moved";

/**
 * Returns a function from a file and line of one state to what became of its words.
 *
 * @param state - the state whose files and lines are asked for
 */
export function changedLines(
  changes: readonly TextChange[],
  state: "old" | "new",
): (path: string, line: number) => LineFate {
  const byPath = new Map<string, { source: ComparedSource; fate: LineFate }[]>();
  const add = (source: ComparedSource | undefined, fate: LineFate) => {
    if (!source) return;
    const known = byPath.get(source.path) ?? [];
    byPath.set(source.path, known);
    known.push({ source, fate });
  };
  for (const change of changes) {
    for (const cell of change.cells) add(cell[state], "changed");
    if (change.fate === "moved" && change.cells.length === 0) add(change[state], "moved");
  }
  return (path, line) =>
    byPath.get(path)?.find(({ source }) => source.line <= line && line <= source.endLine)?.fate ?? "kept";
}
