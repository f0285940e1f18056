/** Declares the settings of the covers: pictures, emblems, the author's own files, a price. */
import * as z from "zod";
import { lineSetting } from "./setting-text.ts";

const alternative = lineSetting.optional().meta({
  description: "What it shows, for those who can't see it. Without, it is decoration.",
  examples: ["A harbour at dawn"],
});

/** The emblem of the publishing body; the theme places it. */
const emblem = z.strictObject({
  file: lineSetting.meta({
    description: "The emblem's file: an SVG with its letters as paths, or a PNG.",
    examples: ["emblem.svg"],
  }),
  width: z
    .string()
    .regex(/^(?:1[01]\d|120|[1-9]\d)(?:\.\d+)?mm$/, "a length from 10mm to 120mm")
    .default("40mm")
    .meta({ description: "How wide it is printed, from `10mm` to `120mm`.", examples: ["45mm"] }),
  clear: z
    .string()
    .regex(/^(?:1?\d|2[0-5])mm$/, "whole millimetres from 0mm to 25mm")
    .default("5mm")
    .meta({ description: "Room around it that nothing else enters, from `0mm` to `25mm`.", examples: ["8mm"] }),
  alt: alternative,
});

/** Declares what the front cover shows beside its text. */
export const coverSchema = z.strictObject({
  picture: lineSetting.optional().meta({
    description: "A picture on the cover (JPEG, PNG, WebP, SVG), instead of the theme's pattern.",
    examples: ["pictures/harbour.jpg"],
  }),
  position: z.enum(["bleed", "band"]).optional().meta({
    description:
      "Where the picture is: `bleed`, over the whole page and the cut, the words on a panel, which is usual; `band`, across the page below the words.",
  }),
  alt: alternative,
  credit: lineSetting
    .transform((written) => (written === "none" ? null : written))
    .optional()
    .meta({
      description:
        "Whose the picture is; a line of the imprint. Where it is missing, a warning says so; `none` says that nobody is to be named.",
      examples: ["Cover: © A. Photographer"],
    }),
  emblem: emblem.optional().meta({ description: "The body's emblem." }),
  file: lineSetting.optional().meta({
    description:
      "A whole cover of one's own: a PDF of one page as large as the report's with its bleed, all fonts embedded, an SVG, or a JPEG or PNG. It is put in as it is, instead of words, picture and emblem.",
    examples: ["cover.pdf"],
  }),
});

/** Declares what the back cover shows beside title, body and barcode. */
export const backCoverSchema = z.strictObject({
  emblem: emblem.optional().meta({ description: "The body's emblem." }),
  price: lineSetting.optional().meta({
    description: "The price, as it is to be printed above the barcode.",
    examples: ["Price (excluding VAT) in Luxembourg: EUR 20"],
  }),
});

/** Settings of an emblem. */
export type Emblem = z.infer<typeof emblem>;
