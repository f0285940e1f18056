/** Reads from content streams what of their text is seen. */
import { expect, test } from "vitest";
import type { FontCodes } from "#lib/pdf/fonts/font-text.ts";
import { PdfRef, PdfStream, dict, type PdfValue } from "#lib/pdf/objects.ts";
import { readPaintedText, textOfPieces } from "#lib/pdf/painted/painted-text.ts";

/** Codes of ASCII, each letter half as wide as high; code 0 is a box. */
const codes: FontCodes = {
  digits: 4,
  texts: Array.from({ length: 128 }, (_, code) => (code < 32 ? undefined : String.fromCharCode(code))),
  widths: [],
  usualWidth: 500,
};
const resources = dict({
  Font: dict({ F1: dict({}) }),
  XObject: dict({
    Photo: new PdfStream(dict({ Subtype: "/Image" }), Buffer.alloc(0)),
    Cut: new PdfStream(dict({ Subtype: "/Image", SMask: 1 }), Buffer.alloc(0)),
  }),
  ExtGState: dict({
    Pale: dict({ ca: 0.01 }),
    Full: dict({ ca: 1 }),
    Masked: dict({ SMask: dict({ S: "/Alpha" }) }),
    Unmasked: dict({ SMask: "/None" }),
    Dark: dict({ BM: "/Multiply" }),
    Hue: dict({ BM: "/Hue" }),
    Plain: dict({ BM: "/Normal" }),
  }),
  Pattern: dict({
    Blue: gradient(
      { ShadingType: 2, Coords: [0, 0, 100, 0], Extend: [true, true] },
      ramp([0, 0.2, 0.6], [0, 0.2, 0.61]),
    ),
    Fade: gradient({ ShadingType: 2, Coords: [0, 0, 100, 0], Extend: [true, true] }, ramp([0, 0.2, 0.6], [1, 1, 1])),
    Ring: gradient(
      { ShadingType: 3, Coords: [50, 50, 0, 50, 50, 40], Extend: [true, true] },
      ramp([1, 1, 1], [0, 0.2, 0.6]),
    ),
    Sweep: gradient({ ShadingType: 1, Domain: [0, 100, 0, 100] }, calculator("{pop pop 0 .2 .6}")),
    Tile: dict({ PatternType: 1 }),
  }),
});

function gradient(shading: Parameters<typeof dict>[0], run: PdfValue) {
  return dict({ PatternType: 2, Shading: dict({ ColorSpace: "/DeviceRGB", Function: run, ...shading }) });
}

function ramp(from: number[], to: number[]) {
  return dict({ FunctionType: 2, Domain: [0, 1], N: 1, C0: from, C1: to });
}

function calculator(program: string) {
  const entries = dict({ FunctionType: 4, Domain: [0, 100, 0, 100], Range: [0, 1, 0, 1, 0, 1] });
  return new PdfRef(new PdfStream(entries, Buffer.from(program)));
}
const page = [0, 0, 100, 100] as const;

const hex = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0).toString(16).padStart(4, "0")).join("");
const shown = (text: string, x: number, y: number) => `BT /F1 10 Tf 1 0 0 1 ${x} ${y} Tm <${hex(text)}> Tj ET`;
/** A path from 16 to 84, with corners of 8. */
const rounded =
  "24 16 m 76 16 l 80 16 84 20 84 24 c 84 76 l 84 80 80 84 76 84 c 24 84 l 20 84 16 80 16 76 c 16 24 l 16 20 20 16 24 16 c h";
/** Fills most of the page with a pattern. */
const on = (pattern: string) => `/Pattern cs /${pattern} scn 0 0 100 60 re f`;
const mark = (content: string) => `/P <</MCID 0 >> BDC ${content} EMC`;

function read(content: string): string {
  return textOfPieces(readPaintedText(Buffer.from(content), resources, page, () => codes).pieces.get(0));
}

test.each([
  ["all of it", mark(shown("abc", 10, 10)), "abc"],
  ["nothing without a mark", shown("abc", 10, 10), ""],
  ["letters before the page's right edge", mark(shown("abcdef", 86, 10)), "abc"],
  ["letters behind its left edge", mark(shown("abcdef", -14, 10)), "def"],
  [
    "letters before the edge, in the second string of a line",
    mark("BT /F1 10 Tf 1 0 0 1 60 10 Tm <00610062> Tj 26 0 Td <006300640065> Tj ET"),
    "abcde",
  ],
  ["nothing above the page", mark(shown("abc", 10, 99)), ""],
  ["turned text", mark("BT /F1 10 Tf 0 1 -1 0 50 10 Tm <00610062> Tj ET"), "ab"],
  ["nothing that a clip takes away", `q 0 0 100 5 re W n ${mark(shown("abc", 10, 10))} Q`, ""],
  ["what comes behind a clip", `q 0 0 100 5 re W n Q ${mark(shown("abc", 10, 10))}`, "abc"],
  ["nothing white on paper", mark(`1 1 1 rg ${shown("abc", 10, 10)}`), ""],
  ["white on blue", mark(`0 .2 .6 rg 0 0 100 50 re f 1 1 1 rg ${shown("abc", 10, 10)}`), "abc"],
  ["nothing blue on blue", mark(`0 .2 .6 rg 0 0 100 50 re f ${shown("abc", 10, 10)}`), ""],
  ["words whose space stands over their colour", mark(`0 g 0 0 14 50 re f ${shown(" abc", 10, 10)}`), " abc"],
  ["words whose space is covered", mark(`${shown(" abc", 10, 10)} 0 g 0 0 14 50 re f`), " abc"],
  ["blue beside blue", mark(`0 .2 .6 rg 0 0 100 5 re f ${shown("abc", 10, 10)}`), "abc"],
  [
    "white on a round ground",
    mark(`0 .2 .6 rg 0 0 m 100 0 l 100 50 l 0 50 l f 1 1 1 rg ${shown("abc", 10, 10)}`),
    "abc",
  ],
  ["nothing white on white with round corners", mark(`1 1 1 rg ${rounded} f ${shown("abc", 30, 30)}`), ""],
  ["nothing blue on blue with round corners", mark(`0 .2 .6 rg ${rounded} f ${shown("abc", 30, 30)}`), ""],
  ["blue in a corner that is cut off", mark(`0 .2 .6 rg ${rounded} f ${shown("a", 18, 18)}`), "a"],
  ["white on blue with round corners", mark(`0 .2 .6 rg ${rounded} f 1 1 1 rg ${shown("abc", 30, 30)}`), "abc"],
  ["nothing that round corners cover", mark(`${shown("abc", 30, 30)} 1 1 1 rg ${rounded} f`), ""],
  ["what a frame with round corners is around", mark(`${shown("abc", 30, 30)} ${rounded} 0 0 100 100 re f*`), "abc"],
  ["nothing that a picture covers", mark(`${shown("abc", 10, 10)} q 100 0 0 50 0 0 cm /Photo Do Q`), ""],
  ["what stands on a picture", mark(`q 100 0 0 50 0 0 cm /Photo Do Q 1 1 1 rg ${shown("abc", 10, 10)}`), "abc"],
  ["what a picture covers in part", mark(`${shown("abc", 10, 10)} q 100 0 0 50 0 0 cm /Cut Do Q`), "abc"],
  [
    "what a picture in a circle may cover",
    mark(`${shown("abc", 10, 10)} q ${rounded} W n 100 0 0 50 0 0 cm /Photo Do Q`),
    "abc",
  ],
  ["nothing blue on a gradient of blues", mark(`${on("Blue")} 0 .2 .6 rg ${shown("abc", 10, 10)}`), ""],
  ["white on a gradient of blues", mark(`${on("Blue")} 1 1 1 rg ${shown("abc", 10, 10)}`), "abc"],
  ["white where a gradient is blue still", mark(`${on("Fade")} 1 1 1 rg ${shown("abc", 10, 10)}`), "abc"],
  ["nothing white where a gradient is white", mark(`${on("Fade")} 1 1 1 rg ${shown("a", 97, 10)}`), ""],
  ["nothing white in the white of a ring", mark(`${on("Ring")} 1 1 1 rg ${shown("a", 48, 48)}`), ""],
  ["white beyond it", mark(`${on("Ring")} 1 1 1 rg ${shown("a", 8, 8)}`), "a"],
  ["nothing blue on a sweep of one blue", mark(`${on("Sweep")} 0 .2 .6 rg ${shown("abc", 10, 10)}`), ""],
  ["what stands on a tile", mark(`${on("Tile")} 0 .2 .6 rg ${shown("abc", 10, 10)}`), "abc"],
  ["nothing that a gradient covers", mark(`${shown("abc", 10, 10)} ${on("Blue")}`), ""],
  [
    "nothing that is filled with its ground's gradient",
    mark(`${on("Fade")} /Pattern cs /Fade scn ${shown("ab", 10, 10)}`),
    "",
  ],
  ["nothing below a mask, whatever it leaves", mark(`/Masked gs ${shown("abc", 10, 10)}`), ""],
  ["what stands behind a mask's end", mark(`/Masked gs /Unmasked gs ${shown("abc", 10, 10)}`), "abc"],
  ["what a masked area may cover", mark(`${shown("abc", 10, 10)} /Masked gs 1 1 1 rg 0 0 100 50 re f`), "abc"],
  ["nothing red multiplied with black", mark(`0 g 0 0 100 50 re f 1 0 0 rg /Dark gs ${shown("abc", 10, 10)}`), ""],
  ["red on black", mark(`0 g 0 0 100 50 re f 1 0 0 rg /Dark gs /Plain gs ${shown("abc", 10, 10)}`), "abc"],
  ["red multiplied with paper", mark(`1 0 0 rg /Dark gs ${shown("abc", 10, 10)}`), "abc"],
  ["nothing that may have its ground's hue", mark(`0 g 0 0 100 50 re f 1 g /Hue gs ${shown("abc", 10, 10)}`), ""],
  ["nothing that is covered", mark(`${shown("abc", 10, 10)} 1 1 1 rg 0 0 100 50 re f`), ""],
  ["what is underlined", mark(`${shown("abc", 10, 10)} 10 9 15 1 re f`), "abc"],
  ["nothing transparent", mark(`/Pale gs ${shown("abc", 10, 10)}`), ""],
  ["what comes behind it", mark(`q /Pale gs Q /Full gs ${shown("abc", 10, 10)}`), "abc"],
  ["nothing in a mode that paints none", mark(`3 Tr ${shown("abc", 10, 10)}`), ""],
  ["nothing too small to be read", mark("BT /F1 0.9 Tf 1 0 0 1 10 10 Tm <00610062> Tj ET"), ""],
  ["nothing made too small", `q .05 0 0 .05 0 0 cm ${mark(shown("abc", 10, 10))} Q`, ""],
  ["nothing pressed flat", mark("BT /F1 10 Tf 1 0 0 .05 10 10 Tm <00610062> Tj ET"), ""],
  ["nothing slanted till it is flat", mark("BT /F1 10 Tf 1 .99 1 .99 10 10 Tm <00610062> Tj ET"), ""],
  ["slanted type", mark("BT /F1 10 Tf 1 0 .2 1 10 10 Tm <00610062> Tj ET"), "ab"],
  ["small type", mark("BT /F1 24 Tf .05 0 0 .05 10 10 Tm <00610062> Tj ET"), "ab"],
  ["a box as what it is", mark("BT /F1 10 Tf 1 0 0 1 10 10 Tm <00610000> Tj ET"), "a\ufffd"],
  [
    "what a reader copies instead of glyphs",
    mark("BT /F1 10 Tf 1 0 0 1 10 10 Tm /Span <</ActualText (fi) >> BDC <0001> Tj EMC <006e> Tj ET"),
    "fin",
  ],
  ["a space between lines", mark(`${shown("ab", 10, 30)} ${shown("cd", 10, 10)}`), "ab cd"],
])("%s", (_, content, expected) => expect(read(content)).toBe(expected));

test("no literal strings, which Skia does not write", () => {
  expect(() => read(mark("BT /F1 10 Tf (abc) Tj ET"))).toThrow("literal string");
});
