/** Plants white that overprints, fine print in many inks, black that knocks out, and spot inks, in all ways of PDF. */
import { describe, expect, test } from "vitest";
import { dict, type PdfStream, type PdfValue } from "#lib/pdf/objects.ts";
import { deflatedStream } from "#lib/pdf/write-objects.ts";
import { readPressFile } from "#press/preflight/facts/read-press-file.ts";
import { runChecks } from "#press/preflight/run-preflight.ts";
import { boxes, findings, headOfProfile, order, pressFile, reference, sound } from "../../../support/press-pdf.ts";

const tint = (alternate: readonly number[]) =>
  dict({ FunctionType: 2, Domain: [0, 1], C0: alternate.map(() => 0), C1: [...alternate], N: 1 });
const spotSpace = (name: string): PdfValue => ["/Separation", `/${name}`, "/DeviceCMYK", tint([0, 0.9, 0.8, 0.4])];
const deviceN = (...names: string[]): PdfValue => [
  "/DeviceN",
  names.map((name) => `/${name}` as const),
  "/DeviceCMYK",
  reference(
    deflatedStream(
      { FunctionType: 4, Domain: names.flatMap(() => [0, 1]), Range: [0, 1, 0, 1, 0, 1, 0, 1] },
      Buffer.from(`{ ${names.map(() => "pop").join(" ")} 0 0 0 0 }`),
      1,
    ),
  ),
];
const icc = (count: number): PdfValue => ["/ICCBased", reference(deflatedStream({ N: count }, headOfProfile, 1))];

const colourSpaces = dict({
  Gold: spotSpace("Gold"),
  Two: deviceN("Gold", "Black"),
  All: spotSpace("All"),
  None: spotSpace("None"),
  Icc: icc(4),
  IccGrey: icc(1),
  Palette: ["/Indexed", "/DeviceCMYK", 1, reference(deflatedStream({}, Buffer.from([0, 0, 0, 0, 0, 0, 0, 255]), 1))],
  Pattern: ["/Pattern", "/DeviceCMYK"],
});
const states = dict({
  Mode1: dict({ OP: true, op: true, OPM: 1 }),
  Mode0: dict({ OP: true, op: true, OPM: 0 }),
  OnlyStrokes: dict({ OP: true, op: false, OPM: 1 }),
  Off: dict({ OP: false, op: false, OPM: 1 }),
});
const stencil = deflatedStream(
  { Subtype: "/Image", ImageMask: true, Width: 8, Height: 8, BitsPerComponent: 1 },
  Buffer.alloc(8),
  1,
);
const shading = (space: PdfValue, last: readonly number[]): PdfValue =>
  dict({ ShadingType: 2, ColorSpace: space, Coords: [100, 0, 200, 0], Function: tint(last) });
const tile = (content: string, paintType: 1 | 2): PdfStream =>
  deflatedStream(
    {
      PatternType: 1,
      PaintType: paintType,
      TilingType: 1,
      BBox: [0, 0, 9, 9],
      XStep: 9,
      YStep: 9,
      Resources: dict({ ExtGState: states }),
    },
    Buffer.from(content),
    1,
  );
/** Returns a form that shows type of 8 points in a Type 3 font, whose glyph is what is asked for. */
const drawnType = (glyph: string): PdfStream => {
  const font = dict({
    Type: "/Font",
    Subtype: "/Type3",
    FontBBox: [0, 0, 500, 500],
    FontMatrix: [0.001, 0, 0, 0.001, 0, 0],
    FirstChar: 97,
    LastChar: 97,
    Widths: [500],
    Encoding: dict({ Differences: [97, "/a"] }),
    CharProcs: dict({ a: reference(deflatedStream({}, Buffer.from(glyph), 1)) }),
  });
  return deflatedStream(
    {
      Type: "/XObject",
      Subtype: "/Form",
      BBox: [0, 0, 900, 900],
      Resources: dict({ Font: dict({ Drawn: reference(font) }) }),
    },
    Buffer.from("BT /Drawn 8 Tf 1 0 0 1 110 130 Tm (aaa) Tj ET"),
    1,
  );
};
const picture = (space: PdfValue, components: number): PdfStream =>
  deflatedStream(
    { Subtype: "/Image", Width: 100, Height: 100, BitsPerComponent: 8, ColorSpace: space },
    Buffer.alloc(10_000 * components, 99),
    1,
  );

/** Returns what is said of a page of type and of what is asked for, without what a sound page has to say. */
async function saidOf(content: string, changes: Parameters<typeof findings>[1] = {}): Promise<string[]> {
  const file = await pressFile(`/Off gs ${content} T`, {
    ColorSpace: colourSpaces,
    ExtGState: states,
    XObject: dict({
      Stencil: reference(stencil),
      Cmyk: reference(picture("/DeviceCMYK", 4)),
      Grey: reference(picture("/DeviceGray", 1)),
      ManyGlyphs: reference(drawnType("500 0 d0 0.6 0.4 0.4 1 k 0 0 400 400 re f")),
      OneGlyph: reference(drawnType("500 0 d0 0 0 0 1 k 0 0 400 400 re f")),
      PlainGlyph: reference(drawnType("500 0 0 0 400 400 d1 0.6 0.4 0.4 1 k 0 0 400 400 re f")),
      GoldPicture: reference(picture(spotSpace("Gold"), 1)),
    }),
    Shading: dict({
      White: shading("/DeviceCMYK", [0, 0, 0, 0]),
      WhiteGold: shading(spotSpace("Gold"), [0]),
      Gold: shading(spotSpace("Gold"), [1]),
      Many: shading("/DeviceCMYK", [0.6, 0.4, 0.4, 1]),
    }),
    Pattern: dict({
      Tile: reference(tile("/Mode1 gs 0 0 0 0 k 0 0 5 5 re f", 1)),
      Plain: reference(tile("/Mode1 gs 0 0 5 5 re f", 2)),
      Many: reference(tile("0.6 0.4 0 0 k 0 0 5 5 re f 0 0 0.4 1 k 5 5 4 4 re f", 1)),
      One: reference(tile("0 0 0 1 k 0 0 5 5 re f", 1)),
      ManyShades: dict({ PatternType: 2, Shading: shading("/DeviceCMYK", [0.6, 0.4, 0.4, 1]) }),
      WhiteGold: dict({ PatternType: 2, Shading: shading(spotSpace("Gold"), [0]) }),
    }),
  });
  const known = (line: string) => sound.includes(line) || line.startsWith("colour-spaces");
  return findings(file, { spotInks: ["Gold"], ...changes }).filter((line) => !known(line));
}

const white = (what: string, space: string) =>
  `white-overprint error Unexpected white ${what} in ${space} that overprints, expected that it knocks out: it is not seen in print [1]`;
const shining = (what: string, space: string) =>
  `white-overprint warning Unexpected white ${what} in ${space} that overprints, expected that it knocks out: spot inks below it shine through [1]`;
const box = "100 100 50 50 re";
/** Returns a line of type, for behind operators that set colours and a state. */
const type = (size: number) => `BT /Type ${size} Tf 1 0 0 1 110 130 Tm <00010002> Tj ET`;

describe("white that overprints", () => {
  test.each([
    ["a ground in CMYK", `/Mode1 gs 0 0 0 0 k ${box} f`, white("ground", "DeviceCMYK")],
    ["a ground in CMYK, mode 0", `/Mode0 gs 0 0 0 0 k ${box} f`, shining("ground", "DeviceCMYK")],
    ["grey 1", `/Mode1 gs 1 g ${box} f`, white("ground", "DeviceGray")],
    ["grey 1, mode 0", `/Mode0 gs 1 g ${box} f`, shining("ground", "DeviceGray")],
    ["no tint of a spot ink", `/Mode0 gs /Gold cs 0 scn ${box} f`, white("ground", "Separation Gold")],
    ["no tint of two inks", `/Mode0 gs /Two cs 0 0 scn ${box} f`, white("ground", "DeviceN")],
    ["a profile of four inks", `/Mode1 gs /Icc cs 0 0 0 0 scn ${box} f`, white("ground", "ICCBased of 4 components")],
    ["a profile of grey", `/Mode0 gs /IccGrey cs 1 scn ${box} f`, shining("ground", "ICCBased of 1 components")],
    ["a palette", `/Mode1 gs /Palette cs 0 scn ${box} f`, white("ground", "Indexed DeviceCMYK")],
    ["a stroke", "/Mode1 gs 0 0 0 0 K 3 w 100 100 m 200 100 l S", white("line", "DeviceCMYK")],
    ["type", `/Mode1 gs 0 0 0 0 k ${type(12)}`, white("text", "DeviceCMYK")],
    ["type that is stroked only", `/Mode1 gs 0 0 0 1 k 0 0 0 0 K 1 Tr ${type(12)}`, white("text", "DeviceCMYK")],
    ["a stencil", "/Mode1 gs 0 0 0 0 k q 1 0 0 1 100 100 cm /Stencil Do Q", white("picture", "DeviceCMYK")],
    ["a gradient of a spot ink", `/Mode1 gs q ${box} W n /WhiteGold sh Q`, white("gradient", "Separation Gold")],
    ["a gradient as a colour", `/Mode1 gs /Pattern cs /WhiteGold scn ${box} f`, white("gradient", "Separation Gold")],
    ["a gradient in CMYK", `/Mode1 gs q ${box} W n /White sh Q`, shining("gradient", "DeviceCMYK")],
    ["a tile", `/Pattern cs /Tile scn ${box} f`, white("ground", "DeviceCMYK")],
    [
      "a tile in the colour of its user",
      `/Pattern cs 0 0 0 0 /Plain scn ${box} f`,
      white("ground", "Pattern DeviceCMYK"),
    ],
  ])("%s", async (_, content, found) => {
    expect(await saidOf(`q ${content} Q`)).toEqual([found]);
  });

  test.each([
    ["knocks out", `/Off gs 0 0 0 0 k ${box} f`],
    ["only strokes overprint", `/OnlyStrokes gs 0 0 0 0 k ${box} f`],
    ["is not white", `/Mode1 gs 0 0 0 0.01 k ${box} f`],
    ["lies beyond the bleed", "/Mode1 gs 0 0 0 0 k 1 1 5 5 re f"],
    ["is clipped away", `/Mode1 gs 0 0 0 0 k q 300 300 5 5 re W n ${box} f Q`],
    ["is set back", `q /Mode1 gs Q 0 0 0 0 k ${box} f`],
    ["is shown without filling", `/Mode1 gs 0 0 0 0 k 3 Tr ${type(12)} 0 Tr`],
  ])("not where it %s", async (_, content) => {
    expect(await saidOf(content)).toEqual([]);
  });
});

describe("fine print", () => {
  const many = "0.6 0.4 0.4 1 k";
  test.each([
    ["type in four inks", `${many} ${type(8)}`, "text of 8 pt in 4 inks"],
    ["type in three, scaled down", `1 0.8 0 0.2 k q 0.5 0 0 0.5 50 60 cm ${type(14)} Q`, "text of 7 pt in 3 inks"],
    ["a thin bar", `${many} 100 100 60 0.4 re f`, "line of 0.4 pt in 4 inks"],
    ["a stroke", "0.6 0.4 0.4 1 K 0.4 w 100 100 m 200 100 l S", "line of 0.4 pt in 4 inks"],
    [
      "white type in four inks",
      `${many} 90 90 99 99 re f 0 0 0 0 k ${type(7)}`,
      "white text of 7 pt in a ground of 4 inks",
    ],
    [
      "white type in a picture",
      `q 24 0 0 24 105 125 cm /Cmyk Do Q 1 g ${type(7)}`,
      "white text of 7 pt in a ground of 4 inks",
    ],
    [
      "a white line",
      `${many} ${box} f 0 0 0 0 K 0.3 w 100 120 m 150 120 l S`,
      "white line of 0.3 pt in a ground of 4 inks",
    ],
    ["type filled with tiles of four inks together", `/Pattern cs /Many scn ${type(8)}`, "text of 8 pt in 4 inks"],
    ["type filled with a gradient", `/Pattern cs /ManyShades scn ${type(8)}`, "text of 8 pt in 4 inks"],
    ["type stroked with tiles", `/Pattern CS /Many SCN 1 Tr ${type(8)} 0 Tr`, "text of 8 pt in 4 inks"],
    ["a ground seen through type", `q 7 Tr ${type(8)} ${many} ${box} f Q`, "text of 8 pt in 4 inks"],
    ["a gradient seen through type", `q 7 Tr ${type(8)} /Many sh Q`, "text of 8 pt in 4 inks"],
    ["a picture seen through type", `q 7 Tr ${type(8)} 24 0 0 24 105 125 cm /Cmyk Do Q`, "text of 8 pt in 4 inks"],
    [
      "type printed onto itself, ink by ink",
      `0.6 0.4 0 0 k ${type(8)} /Mode1 gs 0 0 0.4 0 k ${type(8)}`,
      "text of 8 pt in 3 inks",
    ],
  ])("%s", async (_, content, found) => {
    expect(await saidOf(content)).toEqual([`fine-print warning Unexpected ${found}, expected 2 at most [1]`]);
  });

  test.each([
    ["large", `${many} ${type(9)}`],
    ["in two inks", `1 0.8 0 0 k ${type(6)}`],
    ["black", `0 0 0 1 k ${type(4)}`],
    ["white in two inks", `1 0.8 0 0 k ${box} f 0 0 0 0 k ${type(6)}`],
    ["white on white", `${many} 90 90 99 99 re f 0 0 0 0 k 95 95 80 80 re f ${type(6)}`],
    ["white in a grey picture", `q 24 0 0 24 105 125 cm /Grey Do Q 0 0 0 0 k ${type(7)}`],
    ["filled with tiles of one ink", `/Pattern cs /One scn ${type(6)}`],
    ["large, and clips what is painted in four inks", `q 7 Tr ${type(9)} ${many} ${box} f Q`],
    ["clipping no more", `q 7 Tr ${type(6)} Q 0 Tr ${many} ${box} f`],
    ["printed anew where it was, and knocks out", `0.6 0.4 0 0 k ${type(8)} 0 0 0.4 0 k ${type(8)}`],
    ["printed onto other type, mode 0", `0.6 0.4 0 0 k ${type(8)} /Mode0 gs 0 0 0.4 0 k ${type(8)}`],
    ["of a thick line", `0.6 0.4 0.4 1 K 0.5 w 100 100 m 200 100 l S`],
  ])("not where it is %s", async (_, content) => {
    expect(await saidOf(content)).toEqual([]);
  });
});

test.each([
  ["in inks of their own", "0 0 0 1 k /ManyGlyphs Do", 1],
  ["in the text's inks, whatever they set", "0.6 0.4 0.4 1 k /PlainGlyph Do", 1],
  ["in one ink of their own", "0.6 0.4 0.4 1 k /OneGlyph Do", 0],
  ["in the text's one ink, whatever they set", "0 0 0 1 k /PlainGlyph Do", 0],
])("fine print of glyphs that are drawn (Type 3), %s", async (_, content, count) => {
  const fine = "fine-print warning Unexpected text of 8 pt in 4 inks, expected 2 at most [1]";
  const said = await saidOf(content);
  expect(said.filter((line) => line.startsWith("fine-print"))).toEqual(Array.from({ length: count }, () => fine));
});

describe("black that knocks out", () => {
  const ground = "1 0.8 0 0 k 90 90 99 79 re f";
  const found = (what: string) =>
    `black-overprint warning Unexpected black ${what} that knocks out the colour below it, expected that it overprints [1]`;
  test.each([
    ["type", `${ground} 0 0 0 1 k ${type(11)}`, found("text of 11 pt")],
    ["type in grey 0", `${ground} 0 g ${type(11)}`, found("text of 11 pt")],
    ["a line", `${ground} 0 0 0 1 K 1.5 w 100 100 m 150 100 l S`, found("line of 1.5 pt")],
    ["type in a picture", `q 24 0 0 24 105 125 cm /Cmyk Do Q 0 0 0 1 k ${type(11)}`, found("text of 11 pt")],
  ])("%s", async (_, content, line) => {
    expect(await saidOf(content)).toEqual([line]);
  });

  test.each([
    ["overprints", `${ground} /Mode1 gs 0 0 0 1 k ${type(11)}`],
    ["is large", `${ground} 0 0 0 1 k ${type(12)}`],
    ["stands on paper", `0 0 0 1 k ${type(11)}`],
    ["stands in grey", `0 0 0 0.3 k 90 90 99 79 re f 0 0 0 1 k ${type(11)}`],
  ])("not where it %s", async (_, content) => {
    expect(await saidOf(content)).toEqual([]);
  });
});

describe("spot inks", () => {
  const unordered =
    "spot-inks error Unexpected spot ink Gold, expected process inks only (`print.inks`): it makes a plate of its own [1]";
  test.each([
    ["a ground", `/Gold cs 1 scn ${box} f`],
    ["two inks at once", `/Two cs 1 1 scn ${box} f`],
    ["a picture", "q 24 0 0 24 100 100 cm /GoldPicture Do Q"],
    ["a gradient", `q ${box} W n /Gold sh Q`],
  ])("%s", async (_, content) => {
    expect(await saidOf(`q ${content} Q`, { spotInks: [] })).toEqual([unordered]);
    expect(await saidOf(`q ${content} Q`)).toEqual([]);
  });

  test("on all plates is what marks are; None is nothing", async () => {
    expect(await saidOf(`/All cs 1 scn ${box} f`)).toEqual([
      "spot-inks error Unexpected print on all plates (Separation All), expected it of marks beside the page only [1]",
    ]);
    expect(await saidOf(`/All cs 1 scn 1 1 5 5 re f`)).toEqual([]);
    expect(await saidOf(`/None cs 1 scn ${box} f`)).toEqual([
      "spot-inks warning Unexpected paint in the ink None, expected an ink: it is not printed [1]",
    ]);
  });
});

test("a finding says where it is, in millimetres from the trimmed page's upper left corner", async () => {
  const [left, , , top] = boxes.trim;
  const mm = 72 / 25.4;
  const file = await pressFile(`T /O gs 0 0 0 0 k ${left + 10 * mm} ${top - 30 * mm} ${20 * mm} ${5 * mm} re f`, {
    ExtGState: dict({ O: states.get("Mode1")! }),
  });
  const found = runChecks(readPressFile(file), order, []).find(({ check }) => check === "white-overprint");
  expect(found?.results[0]?.places).toEqual([{ page: 1, rect: { x: 10, y: 25, width: 20, height: 5 } }]);
});
