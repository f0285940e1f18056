/** Reads formulas in LaTeX environments, `\begin{align}` … `\end{align}`, on lines of their own. */
import { blockOfLines } from "../constructs/block-of-lines.ts";
import { mostLines } from "./formula.ts";
import type { Syntax } from "../syntax.ts";

const backslash = 92;

const opening = /^\\begin\{((?:equation|align|alignat|flalign|gather|multline|eqnarray|displaymath)\*?)\}/;

const environment = blockOfLines({
  name: "texEnvironment",
  token: "formulaBlock",
  lineToken: "formulaLine",
  mostLines,
  judgeLines: () => {
    let name: string | undefined;
    return (line) => {
      name ??= opening.exec(line)?.[1];
      // A blank line isn't allowed in a formula of LaTeX.
      if (name === undefined || line.trim() === "") return "none";
      return line.trimEnd().endsWith(`\\end{${name}}`) ? "end" : "within";
    };
  },
});

export const texEnvironment: Syntax = {
  micromark: (source) => (source.includes("\\begin{") ? { flow: { [backslash]: environment } } : undefined),
};
