/** Declares the settings of the print files: the printer's demands, and instructions to the printer. */
import * as z from "zod";
import { readInk } from "../../../lib/colour/read-ink.ts";
import { isColour } from "./look-schema.ts";
import { lineSetting } from "./setting-text.ts";

export const printSchema = z.strictObject({
  bleed: z
    .number()
    .min(0)
    .max(10)
    .default(3)
    .meta({ description: "How far grounds go on beyond the cut, in mm.", examples: [3] }),
  "ink-limit": z.number().min(200).max(400).default(300).meta({
    description: "Most ink on one spot, in per cent of one full ink; the printer tells it for the paper.",
  }),
  resolution: z
    .int()
    .min(72)
    .max(1200)
    .default(300)
    .meta({ description: "Fewest pixels in an inch of a picture as it is printed." }),
  signature: z
    .int()
    .min(2)
    .max(64)
    .multipleOf(2, "an even number")
    .default(8)
    .meta({ description: "The body's pages come to a multiple of it, with blank pages at the end." }),
  paper: z
    .strictObject({
      weight: z.number().min(30).max(400).default(100).meta({ description: "Weight of the body's paper, in g/m²." }),
      bulk: z.number().min(0.5).max(3).default(1).meta({ description: "Bulk of the body's paper, in cm³/g." }),
    })
    .prefault({}),
  spine: z
    .number()
    .min(0)
    .max(100)
    .optional()
    .meta({ description: "Width of the spine in mm, where the printer or a dummy told it.", examples: [14.5] }),
  inks: z
    .record(
      z.string().regex(isColour, 'a colour as "#003399", in quotation marks'),
      z.string().refine((written) => readInk(written) !== undefined, {
        error: 'inks in per cent as cmyk(100 80 0 0), or spot("Name" 100 80 0 0)',
      }),
    )
    .default({})
    .meta({
      description: "Inks of colours, in per cent; spot inks by their name.",
      examples: [{ "#7a1f1f": "cmyk(0 90 80 40)" }, { "#7a1f1f": 'spot("PANTONE 1807 C" 0 90 80 40)' }],
    }),
  profile: lineSetting.optional().meta({
    description: "An ICC profile of the printing condition, a file in the manuscript's folder.",
    examples: ["paper.icc"],
  }),
  condition: lineSetting
    .default("FOGRA39")
    .meta({ description: "Registered name of the printing condition.", examples: ["FOGRA51"] }),
});
