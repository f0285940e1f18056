/** Breaks a text into lines that are no wider than given. */
import type { MeasureText } from "./measure-text.ts";

/**
 * Returns as few lines as will do, broken at spaces and after hyphens and slashes; a word that is too wide stands
 * alone, too wide.
 */
export function wrapText(text: string, widthPt: number, sizePt: number, measure: MeasureText): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of text.match(/[^ /-]*[/-]+|[^ /-]+ ?| /g) ?? []) {
    if (line !== "" && measure((line + piece).trimEnd(), sizePt) > widthPt) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += line === "" ? piece.trimStart() : piece;
  }
  if (line.trimEnd() !== "") lines.push(line.trimEnd());
  return lines;
}
