/** Reads environments of LaTeX that hold a formula, `\begin{align}` … `\end{align}` on lines of their own, as formulas. */
import type { Code, Construct, State, TokenizeContext } from "micromark-util-types";
import type { Syntax } from "./syntax.ts";

const backslash = 92;
/** Longest environment that is looked for, so that one without end takes no time. */
const mostLines = 200;

const opening = /^\\begin\{((?:equation|align|alignat|flalign|gather|multline|eqnarray|displaymath)\*?)\}/;

const isEol = (code: Code) => code === null || code < -2;

const environment: Construct = {
  name: "texEnvironment",
  concrete: true,
  tokenize(this: TokenizeContext, effects, ok, nok) {
    const isLazy = () => this.parser.lazy[this.now().line] === true;
    let [line, lines] = ["", 0];
    let name: string | undefined;

    const lineStart: State = (code) => {
      if (lines > 0 && isLazy()) return nok(code);
      line = "";
      if (isEol(code)) return lineEnd(code);
      effects.enter("formulaLine");
      return inLine(code);
    };

    const inLine: State = (code) => {
      if (code === null || isEol(code)) {
        effects.exit("formulaLine");
        return lineEnd(code);
      }
      line += code < 0 ? " " : String.fromCharCode(code);
      effects.consume(code);
      return inLine;
    };

    const lineEnd: State = (code) => {
      name ??= opening.exec(line)?.[1];
      // A paragraph's end ends a formula in LaTeX.
      if (name === undefined || line.trim() === "") return nok(code);
      if (line.trimEnd().endsWith(`\\end{${name}}`)) {
        effects.exit("formulaBlock");
        return ok(code);
      }
      if (code === null || ++lines > mostLines) return nok(code);
      effects.enter("lineEnding");
      effects.consume(code);
      effects.exit("lineEnding");
      return lineStart;
    };

    return (code) => {
      effects.enter("formulaBlock");
      return lineStart(code);
    };
  },
};

export const texEnvironment: Syntax = {
  micromark: (source) => (source.includes("\\begin{") ? { flow: { [backslash]: environment } } : undefined),
};
