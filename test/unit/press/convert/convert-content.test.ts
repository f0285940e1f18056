/** Converts content in screen colours to inks, and changes nothing else. */
import { beforeAll, expect, test } from "vitest";
import { dict, type PdfValue } from "#lib/pdf/objects.ts";
import { inkConverter, type InkConverter } from "#lib/colour/ink-converter.ts";
import { openProfile } from "#lib/colour/open-profile.ts";
import { inkTarget, maskTarget } from "#press/convert/colour-target.ts";
import { convertContent } from "#press/convert/convert-content.ts";
import { profile, srgb } from "../../../support/press-pdf.ts";

let converter: InkConverter;

beforeAll(async () => {
  const named = new Map([
    ["#003399", { cmyk: [1, 0.8, 0, 0] as const }],
    ["#c00000", { cmyk: [0, 1, 0.9, 0.05] as const, spot: "Signal Red" }],
  ]);
  converter = inkConverter(await openProfile(profile, srgb), named, 3);
});

const convert = (content: string, spaces: Record<string, PdfValue> = {}) => {
  const made = convertContent(Buffer.from(content), inkTarget(converter), (name) => dict(spaces).get(name));
  return { ...made, text: made.content.toString("latin1").replaceAll(/\s+/g, " ").trim() };
};

test("black overprints, every other colour knocks out again", () => {
  expect(convert("0 0 0 rg 1 0 0 1 5 5 Tm <01> Tj 0 .2 .6 rg <02> Tj 0 0 0 rg").text).toBe(
    "0 0 0 1 k /OverprintF gs 1 0 0 1 5 5 Tm <01> Tj 1 0.8 0 0 k /Overprint gs <02> Tj 0 0 0 1 k /OverprintF gs",
  );
});

test("fills and strokes overprint apart from each other, and Q brings back what was", () => {
  expect(convert("0 0 0 RG q 0 0 0 rg Q 1 1 1 RG 0 g").text).toBe(
    "0 0 0 1 K /OverprintS gs q 0 0 0 1 k /OverprintFS gs Q 0 0 0 0 K /Overprint gs 0 0 0 1 k /OverprintF gs",
  );
});

test("a colour space from the resources is read, and one of inks is left alone", () => {
  const icc = ["/ICCBased", dict({})] as PdfValue;
  expect(() => convert("/Odd cs 1 sc", { Odd: icc })).toThrow("Unexpected colour space");
  expect(convert("/Ink cs 0.5 scn", { Ink: ["/Separation", "/Gold", "/DeviceCMYK", dict({})] }).text).toBe(
    "/Ink cs 0.5 scn",
  );
  expect(convert("/Grey cs 0 sc", { Grey: "/DeviceGray" }).text).toBe("0 0 0 1 k /OverprintF gs 0 0 0 1 k");
});

test("a spot ink has a colour space of its own", () => {
  const { text, spots } = convert(".7529 0 0 rg 0 0 5 5 re f");
  expect(text).toBe("/Spot0 cs 1 scn /Overprint gs 0 0 5 5 re f");
  expect([...spots]).toEqual([["Spot0", { cmyk: [0, 1, 0.9, 0.05], spot: "Signal Red" }]]);
});

test("marks of structure go, what they enclose stays", () => {
  expect(convert("/P <</MCID 0 >>BDC BT <01> Tj ET EMC /Artifact BMC 0 0 1 1 re f EMC").text).toBe(
    "BT <01> Tj ET 0 0 1 1 re f",
  );
});

test("a mask keeps its greys", () => {
  const made = convertContent(Buffer.from("0.25 0.25 0.25 rg 1 0 0 rg"), maskTarget, () => undefined);
  expect(made.content.toString().replaceAll(/\s+/g, " ").trim()).toBe("0.25 g 0.3 g");
});

test("an inline image is refused, as Chromium writes none", () => {
  expect(() => convert("BI /W 1 EI")).toThrow("Unexpected inline image");
});
