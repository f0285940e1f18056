/** Warns of each table row with fewer cells than the header row; the rest of it is empty. */
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import type { NodesByType } from "../nodes-by-type.ts";

export function shortRow(file: VFile, { tables }: NodesByType): void {
  for (const { children: rows, align } of tables) {
    const columns = align?.length ?? rows[0]!.children.length;
    for (const row of rows) {
      const { length } = row.children;
      if (length < columns) complain(file, "short-row", { cells: length, columns }, row);
    }
  }
}
