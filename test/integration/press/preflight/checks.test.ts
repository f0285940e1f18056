/** Plants each fault in a sound file for the press: the preflight finds it, and nothing else. */
import { describe, expect, test } from "vitest";
import { dict, textString, type PdfStream, type PdfValue } from "#lib/pdf/objects.ts";
import { deflatedStream } from "#lib/pdf/write-objects.ts";
import { checks } from "#press/preflight/run-preflight.ts";
import { blankKey } from "#press/plan-print.ts";
import { alter, boxes, findings, pressFile, reference, sound } from "../../../support/press-pdf.ts";

const mm = 72 / 25.4;

function picture(entries: Record<string, PdfValue> = {}): PdfStream {
  const image = {
    Subtype: "/Image",
    Width: 100,
    Height: 100,
    BitsPerComponent: 8,
    ColorSpace: "/DeviceGray",
    ...entries,
  };
  return deflatedStream(image as Record<string, PdfValue>, Buffer.alloc(100 * 100), 1);
}

test("a sound file passes, and what it has to say is only worth knowing", async () => {
  expect(findings(await pressFile())).toEqual(sound);
});

interface Fault {
  /** The check that must find it. */
  check: string;
  what: string;
  file: () => Promise<Uint8Array>;
  found: string;
  order?: Parameters<typeof findings>[1];
  /** Amounts between which the most ink on the first page is. */
  ink?: [least: number, most?: number];
}

const painted = (content: string, resources?: Record<string, PdfValue>) => () => pressFile(`T ${content}`, resources);
/** Returns a file with a picture so wide and high in points. */
const pictureOf = (side: number, entries?: Record<string, PdfValue>) =>
  painted(`q ${side} 0 0 ${side} 100 100 cm /P Do Q`, { XObject: dict({ P: reference(picture(entries)) }) });
const spot = (name: string): PdfValue => [
  "/Separation",
  `/${name}`,
  "/DeviceCMYK",
  dict({ FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: [0, 0.9, 0.8, 0.4], N: 1 }),
];
const overprinting = (content: string) =>
  painted(`/O gs ${content}`, { ExtGState: dict({ O: dict({ OP: true, op: true, OPM: 1 }) }) });
const changed = (change: Parameters<typeof alter>[1]) => async () => alter(await pressFile(), change);

const faults: Fault[] = [
  {
    check: "standard",
    what: "no output intent",
    file: changed(({ catalog }) => void catalog.delete("OutputIntents")),
    found: "error Unexpected file without a printing condition, expected an output intent for PDF/X",
  },
  {
    check: "standard",
    what: "another printing condition",
    file: () => pressFile(),
    order: { condition: "FOGRA51" },
    found: "error Unexpected printing condition FOGRA39, expected FOGRA51",
  },
  {
    check: "standard",
    what: "a link",
    file: changed(({ page }) => void page.set("Annots", [dict({ Subtype: "/Link" })])),
    found: "error Unexpected links or annotations, expected none [1]",
  },
  {
    check: "standard",
    what: "a script",
    file: changed(({ catalog }) => void catalog.set("OpenAction", dict({ S: "/JavaScript", JS: textString("1") }))),
    found: "error Unexpected OpenAction in the catalog, expected nothing that acts or is for screens",
  },
  {
    check: "standard",
    what: "Trapped unset",
    file: changed(({ info }) => void info.delete("Trapped")),
    found: "error Unexpected Trapped unset, expected False in the document information and the XMP",
  },
  {
    check: "standard",
    what: "two titles",
    file: changed(({ info }) => void info.set("Title", textString("Another"))),
    found: "error Unexpected title in the XMP, expected that of the document information",
  },
  {
    check: "standard",
    what: "no date of publication",
    file: changed(({ info }) => void info.set("CreationDate", textString("D:19700101000000Z"))),
    found: "warning Unexpected report without a date, expected `date: 2023-05` in report.yaml; the file says 1970",
  },
  {
    check: "boxes",
    what: "a trim that is 0.05 mm too wide",
    file: changed(
      ({ page }) => void page.set("TrimBox", [...boxes.trim.slice(0, 2), boxes.trim[2] + 0.05 * mm, boxes.trim[3]]),
    ),
    found:
      "error Unexpected TrimBox 100.05 × 150.00 mm at 13.00, 13.00, expected 100.00 × 150.00 mm at 13.00, 13.00 [1]",
  },
  {
    check: "boxes",
    what: "no bleed box",
    file: changed(({ page }) => void page.delete("BleedBox")),
    found: "error Missing BleedBox, expected 106.00 × 156.00 mm at 10.00, 10.00 [1]",
  },
  {
    check: "bleed",
    what: "a ground that ends at the cut",
    file: painted(`1 0 0 0 k ${boxes.trim[0]} 100 50 50 re f`),
    found: "error Unexpected end of a ground 0.00 mm beyond the cut at the left, expected 3 mm [1]",
  },
  {
    check: "safe-distance",
    what: "type at the edge",
    file: async () => pressFile(`q 1 0 0 1 ${boxes.trim[0] - 100 + mm} 0 cm T Q`),
    found: "warning Unexpected text 1.0 mm from the cut, expected at least 3 mm inside it [1]",
  },
  {
    check: "safe-distance",
    what: "type that is cut off",
    file: async () => pressFile(`q 1 0 0 1 ${boxes.trim[0] - 100 - mm} 0 cm T Q`),
    found: "error Unexpected text beyond the cut, expected at least 3 mm inside it [1]",
  },
  {
    check: "colour-spaces",
    what: "an operator in RGB",
    file: painted("1 0 0 rg 100 100 50 50 re f"),
    found: "error Unexpected colours in DeviceRGB (operator rg), expected black, CMYK or spot inks [1]",
  },
  {
    check: "colour-spaces",
    what: "a picture in RGB inside a form",
    file: painted("/Form Do", {
      XObject: dict({
        Form: reference(
          deflatedStream(
            {
              Subtype: "/Form",
              BBox: [0, 0, 500, 500],
              Resources: dict({ XObject: dict({ P: reference(picture({ ColorSpace: "/DeviceRGB" })) }) }),
            },
            Buffer.from("q 20 0 0 20 100 100 cm /P Do Q"),
            1,
          ),
        ),
      }),
    }),
    found: "error Unexpected colours in DeviceRGB (a picture), expected black, CMYK or spot inks [1]",
  },
  {
    check: "colour-spaces",
    what: "a gradient in RGB",
    file: painted("/S sh", {
      Shading: dict({
        S: dict({
          ShadingType: 2,
          ColorSpace: "/DeviceRGB",
          Coords: [0, 0, 1, 0],
          Function: dict({ FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0], C1: [1, 1, 1], N: 1 }),
        }),
      }),
    }),
    found: "error Unexpected colours in DeviceRGB (a gradient), expected black, CMYK or spot inks [1]",
  },
  {
    check: "total-ink",
    what: "more ink than the paper takes",
    file: () => pressFile(),
    ink: [3.2],
    found: "error Unexpected 320% of ink on one spot, expected at most 300% (`print.ink-limit`) [1]",
  },
  {
    check: "total-ink",
    what: "perhaps more ink than the paper takes",
    file: () => pressFile(),
    ink: [2.2, 3.2],
    found:
      "warning Unexpected colours that have 320% of ink where they lie on each other, expected at most 300% (`print.ink-limit`); whether they do is measured where Ghostscript is installed [1]",
  },
  {
    check: "transparency",
    what: "opacity with nothing to blend in",
    file: async () =>
      alter(
        await pressFile("T /G gs 100 100 50 50 re f", { ExtGState: dict({ G: dict({ ca: 0.5 }) }) }),
        ({ page }) => {
          page.delete("Group");
        },
      ),
    found: "error Unexpected transparency (opacity 50%) without a blending space, expected DeviceCMYK [1]",
  },
  {
    check: "transparency",
    what: "blending in RGB",
    file: changed(({ page }) => void page.set("Group", dict({ S: "/Transparency", CS: "/DeviceRGB" }))),
    found: "error Unexpected blending in DeviceRGB, expected DeviceCMYK [1]",
  },
  {
    check: "pictures",
    what: "a picture of the manuscript with too few pixels for its size",
    file: pictureOf(30),
    order: { pictures: [{ name: "map.png", widthPx: 100, heightPx: 100 }] },
    found:
      'error Unexpected picture map.png of 100 × 100 pixels at 240 ppi, 22 mm from the page\'s left and 117 mm from its top, expected 300 ppi or more (`print.resolution`): a file of 125 × 125 pixels, or a figure with `width="8mm"` [1]',
  },
  {
    check: "pictures",
    what: "one that a camera has turned, in a report that asks for more",
    file: pictureOf(30, { Width: 100, Height: 50 }),
    order: { pictures: [{ name: "photo.jpg", widthPx: 50, heightPx: 100 }], resolution: 200 },
    found:
      'error Unexpected picture photo.jpg of 100 × 50 pixels at 120 ppi, 22 mm from the page\'s left and 117 mm from its top, expected 200 ppi or more (`print.resolution`): a file of 167 × 84 pixels, or a figure with `width="6mm"` [1]',
  },
  {
    check: "pictures",
    what: "a raster inside a drawing that shows its pixels",
    file: pictureOf(60),
    order: { pictures: [{ name: "map.png", widthPx: 100, heightPx: 101 }] },
    found:
      "warning Unexpected raster of 100 × 100 pixels at 120 ppi, 22 mm from the page's left and 107 mm from its top, expected 150 ppi or more; it is no picture of the manuscript: a picture, shadow or filter inside a drawing becomes one [1]",
  },
  {
    check: "picture-inks",
    what: "a picture whose inks were converted",
    file: pictureOf(24),
    order: {
      inkPictures: [{ name: "map.jpg", widthPx: 100, heightPx: 100, sha256: "", otherProfile: "SWOP" }],
    },
    found:
      'warning Unexpected picture map.jpg in inks for "SWOP", expected FOGRA39 or no profile: its inks were converted, and black may be printed in four inks [1]',
  },
  {
    check: "picture-inks",
    what: "a picture whose inks were to stay",
    file: () => pressFile(),
    order: {
      inkPictures: [{ name: "map.jpg", widthPx: 100, heightPx: 100, sha256: "", otherProfile: undefined }],
    },
    found:
      "warning Unexpected change of the inks of picture map.jpg, expected that they stay: it could not be told from another picture of its size, or is cropped, in a drawing or to fill a cover",
  },
  {
    check: "fonts",
    what: "a font that is not embedded",
    file: changed(({ page }) => {
      const font = dict({ Type: "/Font", Subtype: "/TrueType", BaseFont: "/Arial" });
      page.set("Resources", dict({ Font: dict({ Type: font, SlugFont: font }) }));
    }),
    found: "error Unexpected font Arial that is not embedded, expected it in the file [1]",
  },
  {
    check: "hairlines",
    what: "a rule of 0.1 pt",
    file: painted("0.1 w 0 0 0 1 K 100 100 m 200 100 l S"),
    found: "error Unexpected line of 0.1 pt, expected at least 0.25 pt [1]",
  },
  {
    check: "hairlines",
    what: "a bar that is as thin, scaled down",
    file: painted("0 0 0 1 k q 0.2 0 0 0.2 0 0 cm 500 500 300 1 re f Q"),
    found: "error Unexpected line of 0.2 pt, expected at least 0.25 pt [1]",
  },
  {
    check: "white-overprint",
    what: "white type that would vanish",
    file: overprinting("0 0 0 0 k 100 100 50 50 re f"),
    found:
      "error Unexpected white ground in DeviceCMYK that overprints, expected that it knocks out: it is not seen in print [1]",
  },
  {
    check: "black-overprint",
    what: "black type that leaves a white rim in blue",
    file: painted("1 0.8 0 0 k 90 190 100 30 re f T"),
    found:
      "warning Unexpected black text of 10 pt that knocks out the colour below it, expected that it overprints [1]",
  },
  {
    check: "fine-print",
    what: "a thin line in four inks",
    file: painted("0.3 w 0.6 0.4 0.4 1 K 100 100 m 200 100 l S"),
    found: "warning Unexpected line of 0.3 pt in 4 inks, expected 2 at most [1]",
  },
  {
    check: "spot-inks",
    what: "an ink that nobody ordered",
    file: painted("/S cs 0.5 scn 100 100 50 50 re f", { ColorSpace: dict({ S: spot("PANTONE 1807 C") }) }),
    order: { spotInks: ["Gold"] },
    found: "error Unexpected spot ink PANTONE 1807 C, expected Gold (`print.inks`): it makes a plate of its own [1]",
  },
  {
    check: "blank-pages",
    what: "nothing on a page",
    file: () => pressFile("q Q"),
    found: "warning Unexpected blank page, expected something on it [1]",
  },
  {
    check: "blank-pages",
    what: "a blank that print made, as the page says itself",
    file: async () => alter(await pressFile("q Q"), ({ page }) => page.set(blankKey, "/first")),
    found: "note Blank: the body begins on a right-hand page [1]",
  },
  {
    check: "blank-pages",
    what: "print on a blank page",
    file: () => pressFile(),
    order: {
      blanks: new Map([
        [1, "fills the last sheet"],
        [2, "fills the last sheet"],
      ]),
    },
    found: "error Unexpected print on a page that should be blank, expected none [1]",
  },
  {
    check: "page-count",
    what: "pages that fill no sheet",
    file: () => pressFile(),
    order: { signature: 4 },
    found: "error Unexpected 2 pages, expected a multiple of 4 (`print.signature`)",
  },
  {
    check: "page-count",
    what: "a page that is missing",
    file: () => pressFile(),
    order: { pageCount: 4 },
    found: "error Unexpected 2 pages, expected 4",
  },
];

describe("a planted fault", () => {
  test.each(faults)("$check: $what", async ({ check, file, found, order = {}, ink = [1] }) => {
    const said = findings(await file(), order, ...ink).filter((line) => !sound.includes(line));
    expect(said).toEqual([`${check} ${found}`]);
  });
});

test("each check has a planted fault", () => {
  expect(new Set(faults.map(({ check }) => check))).toEqual(new Set(checks.map(({ name }) => name)));
});

test("as many pixels as are asked for are enough, and rasters may have fewer", async () => {
  const files = { pictures: [{ name: "map.png", widthPx: 100, heightPx: 100 }] };
  expect(findings(await pictureOf(24)(), files)).toEqual(sound);
  expect(findings(await pictureOf(30)(), { ...files, resolution: 240 })).toEqual(sound);
  expect(findings(await pictureOf(48)())).toEqual(sound);
});

test("a ground that goes on in an outline beside it bleeds", async () => {
  const [left, bottom, right, top] = boxes.trim;
  const [width, height] = [right - left, top - bottom];
  const bleeding = `1 0 0 0 K 1 0 0 0 k ${left} ${bottom} ${width} ${height} re f`;
  const outline = `${3 * mm} w ${left - 1.5 * mm} ${bottom - 1.5 * mm} ${width + 3 * mm} ${height + 3 * mm} re S`;
  const ofBleed = async (content: string) =>
    findings(await pressFile(content)).filter((line) => line.startsWith("bleed"));
  expect(await ofBleed(`${bleeding} ${outline} T`)).toEqual([]);
  expect(await ofBleed(`${bleeding} T`)).toHaveLength(4);
});
