/** Declares the settings of a report's look: its theme, page, margins and colours. */
import * as z from "zod";
import { contrast } from "../../../lib/colour/rgb.ts";
import { lineSetting } from "./setting-text.ts";

/** Trimmed sizes by name: ISO 216, and letter paper of North America (ANSI/ASME Y14.1). */
export const formats = {
  A4: "210mm 297mm",
  B5: "176mm 250mm",
  A5: "148mm 210mm",
  Letter: "215.9mm 279.4mm",
} as const;
const sizes = new Map<string, string>(Object.entries(formats).map(([name, size]) => [name.toLowerCase(), size]));

const format = z
  .string()
  .transform((written) => sizes.get(written.toLowerCase()) ?? written)
  .refine((written) => /^\d{3}(\.\d+)?mm \d{3}(\.\d+)?mm$/.test(written), {
    error: `${Object.keys(formats).join(", ")}, or width and height, 100mm and more, as 170mm 240mm`,
  });
const length = z.string().regex(/^[0-3]?\d(\.\d+)?mm$/, "a length under 40mm, as 18mm");
/** Matches a colour of the settings: `#003399`. */
export const isColour = /^#[0-9a-fA-F]{6}$/;
const colour = z.string().regex(isColour, 'a colour as "#003399", in quotation marks');
const darkColour = colour.refine((written) => !isColour.test(written) || contrast(written, "#ffffff") >= 4.5, {
  error: "a darker colour, on which white text is read (a contrast of 4.5 to 1, WCAG 2.2)",
});

/** Shape of the setting `look`: what the report changes of its theme. */
export const lookSchema = z.strictObject({
  theme: lineSetting.optional().meta({
    description: "The theme: a name, or a folder of the manuscript that holds a `theme.yaml` (themes.md).",
    examples: ["agency", "./theme"],
  }),
  page: format.optional().meta({
    description: "The trimmed page: `A4`, `B5`, `A5`, `Letter`, or width and height.",
    examples: ["A4", "170mm 240mm"],
  }),
  margins: z
    .strictObject({
      top: length.optional().meta({ description: "Above the text.", examples: ["22mm"] }),
      bottom: length.optional().meta({ description: "Below the text.", examples: ["24mm"] }),
      inside: length.optional().meta({ description: "Towards the spine.", examples: ["25mm"] }),
      outside: length.optional().meta({ description: "Towards the cut.", examples: ["20mm"] }),
    })
    .optional(),
  colour: darkColour.optional().meta({
    description:
      "Colour of bands, headings, table heads and charts; its tints and shades follow. Dark, as white text stands on it.",
    examples: ["#003399"],
  }),
  "section-colours": z
    .array(darkColour)
    .max(24)
    .optional()
    .meta({
      description: "Colours that sections have in turn, instead of `colour`; an empty list for the same in all.",
      examples: [["#00594c", "#7a1f2b"]],
    }),
  accent: colour
    .optional()
    .meta({ description: "Colour of rules and years on that colour; a light one.", examples: ["#ffcc00"] }),
});
