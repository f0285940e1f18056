/** Writes cells that hold nothing but an escaped `<` or `^`; how these are read is told in `table-grid.ts`. */
import { visit } from "unist-util-visit";
import { signIn } from "../table-grid.ts";
import type { Syntax } from "./syntax.ts";

export const mergedCell: Syntax = {
  /** Escapes such a sign, which Markdown itself doesn't ask for: without, the cell would be merged with another. */
  write(tree) {
    visit(tree, "tableCell", (cell) => {
      const sign = signIn(cell);
      if (sign?.isEscaped) cell.children = [{ type: "html", value: `\\${sign.value}` }];
    });
  },
};
