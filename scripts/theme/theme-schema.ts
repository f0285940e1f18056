/** Declares the shape of theme.yaml. */
import * as z from "zod";

/** Checks the path of a file in the theme's folder. */
const file = (...ends: string[]) =>
  z
    .string()
    .trim()
    .min(1)
    .refine((path) => ends.some((end) => path.toLowerCase().endsWith(end)), { error: `a file ${ends.join(", ")}` });

const sheet = file(".css");
/** Collections are told as what they are, once they are read. */
const font = z
  .string()
  .trim()
  .min(1)
  .refine((path) => /\.(?:ttf|otf|woff2?|ttc|otc)$/i.test(path), { error: "a file .ttf, .otf, .woff2, .woff" });

/** A name in a stylesheet that needs no quotation marks of its own. */
const family = z
  .string()
  .regex(/^[\p{L}\d][\p{L}\d _-]{0,60}$/u, "letters, digits, blanks and hyphens, as Source Serif");

const typeface = z.strictObject({
  family: family.meta({ description: "Name that stylesheets call it by.", examples: ["Source Serif"] }),
  fallback: z
    .array(family)
    .default([])
    .meta({ description: "What web pages have where it is not installed.", examples: [["Georgia", "serif"]] }),
  regular: font.meta({ description: "File of the upright face.", examples: ["fonts/Source-Regular.ttf"] }),
  italic: font.optional().meta({ description: "File of the italic face. Without, the upright one is taken." }),
  bold: font.optional().meta({ description: "File of the bold face. Without, the regular one is taken." }),
  "bold-italic": font.optional().meta({ description: "File of the bold italic face. Without, the bold one is taken." }),
  licence: z
    .string()
    .min(1)
    .optional()
    .meta({ description: "File of the licence that allows to embed it, or its name.", examples: ["fonts/OFL.txt"] }),
});

/** Words in one language, or in each by its tag. */
const words = z.union([z.string().trim().min(1).max(200), z.record(z.string(), z.string().trim().min(1).max(200))], {
  error: "words, or words by language, as `{ en: In focus, fr: Gros plan }`",
});

/** How boxes of a kind are named, counted and coloured. */
const boxKind = z.strictObject({
  label: words.meta({
    description: "What is printed before its number: words, or words by language.",
    examples: ["In focus", { en: "In focus", fr: "Gros plan" }],
  }),
  list: words.optional().meta({
    description: "Title of the list of these boxes, where `parts.lists` names the kind. Without, the label.",
    examples: [{ en: "Boxes in focus" }],
  }),
  numbering: z.enum(["own", "boxes", "none"]).default("own").meta({
    description: "`own`: counted by itself. `boxes`: counted with the boxes that have no kind. `none`: not numbered.",
  }),
  colour: z
    .string()
    .regex(/^[a-z][a-z\d-]*$/, "the name of a token without its hyphens, as `focus` for `--focus`")
    .optional()
    .meta({
      description: "Token of its colour; its ground is the token with `-tint` behind, or a tenth of it.",
      examples: ["focus"],
    }),
});

/** Shape of theme.yaml. */
export const themeSchema = z.strictObject({
  description: z.string().max(1000).optional().meta({ description: "What the look is for, in a sentence." }),
  extends: z
    .string()
    .regex(/^(?:[a-z][a-z\d-]*|\.{1,2}\/.+)$/, "the name of a theme, as agency, or a folder, as ../house")
    .optional()
    .meta({
      description: "The theme that this one is based on: its stylesheets come first, its typefaces are taken.",
      examples: ["agency"],
    }),
  tokens: sheet.optional().meta({
    description:
      "Stylesheet of measures and colours: custom properties of `:root`, behind those of the theme it extends.",
    examples: ["tokens.css"],
  }),
  print: z.array(sheet).default([]).meta({
    description: "Stylesheets of the printed pages, in the order of the cascade.",
  }),
  web: z.array(sheet).default([]).meta({ description: "Stylesheets of the web page." }),
  "section-colours": z
    .array(z.string().regex(/^#[0-9a-f]{6}$/i, 'a colour as "#003399", in quotation marks'))
    .max(24)
    .default([])
    .meta({
      description: "Colours that sections have in turn, instead of the publication's.",
      examples: [["#00594c", "#7a1f2b"]],
    }),
  "box-kinds": z
    .record(
      z
        .string()
        .regex(/^[a-z][a-z\d-]{0,40}$/, "a name in small letters, as case-law")
        .refine((name) => !["figures", "tables", "boxes"].includes(name), { error: "a name that no list has" }),
      boxKind,
    )
    .default({})
    .meta({
      description:
        'Kinds of boxes by the name that `:::box[Title]{kind="…"}` calls them by, beside those of the theme it extends.',
    }),
  typefaces: z
    .record(z.string().regex(/^[a-z][a-z-]*$/, "a role in small letters, as text or title"), typeface)
    .default({})
    .meta({
      description:
        "Typefaces by their role: `text` is that of the text; stylesheets name others as `var(--type-ROLE)`.",
    }),
});

/** A kind of box as the theme has it. */
export type BoxKindSettings = z.infer<typeof boxKind>;

/** Settings of a theme as they are written. */
export type ThemeSettings = z.infer<typeof themeSchema>;
