/** Checks texts in report.yaml, which are printed or name something. */
import * as z from "zod";
import { codePointName, controlsIn, printableText } from "../../printable-text.ts";

const textOf = (maxCharacters: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maxCharacters)
    .refine((written) => controlsIn(written).length === 0, {
      error: (issue) =>
        `text without the control character ${codePointName(controlsIn(String(issue.input))[0]!.character)}`,
    })
    .transform(printableText);

/** Checks a text of one line. */
export const lineSetting = textOf(1000);

/** Checks one or more paragraphs, with an empty line between them. */
export const paragraphsSetting = textOf(100_000);
