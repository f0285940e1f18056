/** Checks texts of report.yaml: what is printed or names something. */
import * as z from "zod";
import { printableText } from "./printable-text.ts";

/**
 * Matches what neither a page nor XML can hold: control characters but tab and line end, and halves of characters.
 */
const unprintable = /[^\P{Cc}\t\n\r]|[\p{Cs}\u{fffe}\u{ffff}]/u;

const textOf = (maxCharacters: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maxCharacters)
    .refine((written) => !unprintable.test(written), {
      error: (issue) => `text without the control character ${codeIn(String(issue.input))}`,
    })
    .transform(printableText);

/** Checks a text that stands in one line. */
export const line = textOf(1000);

/** Checks one or more paragraphs, with an empty line between them. */
export const paragraphs = textOf(100_000);

function codeIn(text: string): string {
  const code = unprintable.exec(text)![0].codePointAt(0)!;
  return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}
