/** Writes cells that contain only an escaped `<` or `^`; table-grid.ts describes how these are read. */
import { visit } from "unist-util-visit";
import { signIn } from "../../table-grid.ts";
import type { Syntax } from "../syntax.ts";

export const mergedCell: Syntax = {
  /** Escapes the sign, which Markdown itself doesn't need: otherwise the cell would be merged with another. */
  write(tree) {
    visit(tree, "tableCell", (cell) => {
      const sign = signIn(cell);
      if (sign?.isEscaped) cell.children = [{ type: "html", value: `\\${sign.value}` }];
    });
  },
};
