/** Reads the colours that charts are drawn with from the tokens of the stylesheets. */
import { readColour } from "../theme/tokens.ts";

/** Colours of the theme, each `#rrggbb`. */
export interface ChartTokens {
  colour: string;
  accent: string;
  tint: string;
  tintStrong: string;
  black: string;
}

/** Reads the colours. @throws {Error} where one is missing, as that is no author's fault */
export function readChartTokens(tokens: string): ChartTokens {
  const colour = (name: string) => readColour(tokens, name);
  return {
    colour: colour("colour"),
    accent: colour("accent"),
    tint: colour("colour-tint"),
    tintStrong: colour("colour-tint-strong"),
    black: colour("black"),
  };
}
