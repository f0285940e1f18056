/** Chooses the faces that are loaded for letters, and tells which letters none has. */
import { create } from "fontkit";
import { describe, expect, test } from "vitest";
import { noStore } from "#lib/cache/cached.ts";
import { chooseFaces, codeFamily } from "#theme/choose-faces.ts";
import type { Face } from "#theme/face.ts";
import { faceKinds } from "#theme/theme.ts";
import { bytesOfFace } from "#theme/face-files.ts";
import { theme } from "../../support/usual-theme.ts";

const choose = (text: string[], code: string[] = []) =>
  chooseFaces({ text: new Set(text), code: new Set(code), hasCode: code.length > 0 }, theme, noStore);

/** Names the upright and regular ones: `DejaVuSans U+2713`. */
function plainFaces(faces: readonly Face[], family = "Carlito"): string[] {
  return faces
    .filter((face) => face.family === family && face.style === "normal" && face.weight === "400")
    .map(({ url, range }) => {
      const name = url.startsWith("data:") ? "signs" : url.replace(/^.*\/|\.ttf$/g, "");
      return [name, range].filter(Boolean).join(" ");
    });
}

test("nothing where nothing is needed", async () => {
  expect(await choose([])).toEqual({ faces: [], missing: new Set(), hash: "" });
});

test("each letter has one face, in four kinds, for it alone", async () => {
  const { faces, missing } = await choose(["✓", "→", "王", "ש"]);
  expect(plainFaces(faces)).toEqual([
    "DejaVuSans U+2192,U+2713",
    "DroidSansFallback U+738B",
    "NotoSansHebrew-Regular U+5E9",
  ]);
  expect(faces).toHaveLength(12);
  expect(missing).toEqual(new Set());
});

test("a mark comes with the letter below it, which the typeface has", async () => {
  const { faces } = await choose(["a\u0331"]);
  expect(plainFaces(faces)).toEqual(["DejaVuSans U+61,U+331"]);
});

test("an emoji of several is drawn by one face, or part by part", async () => {
  const { faces, missing } = await choose(["👩‍💻", "ไ\u0e48"]);
  expect(plainFaces(faces)).toEqual(["signs U+E44,U+E48", "NotoEmoji-Regular U+200D,U+1F469,U+1F4BB"]);
  expect(missing).toEqual(new Set(["ไ", "\u0e48"]));
});

describe("a mark that none has", async () => {
  const { faces, missing } = await choose(["a\u0947", "\u0940"], ["“\u0947"]);
  const open = async (face: Face) => {
    const font = create(await bytesOfFace(face));
    if (!("layout" in font)) throw new Error("Unexpected collection, expected one face");
    return font;
  };
  const ofSigns = faces.filter(({ url, range }) => url.startsWith("data:") && range?.includes("U+947"));

  test("is drawn by one face with what it stands on, and with signs that may come before it when it stands alone", async () => {
    expect(missing).toEqual(new Set(["\u0947", "\u0940"]));
    const [plain] = ofSigns.filter(({ family }) => family === "Carlito");
    const { characterSet } = await open(plain!);
    for (const character of "a\u0947\u0940‘’“”«»() 1") expect(characterSet).toContain(character.codePointAt(0));
  });

  test("stands on letters of the typeface, its weight and its slope, in code on those of code", async () => {
    expect(ofSigns.map(({ family }) => family)).toEqual(
      ["Carlito", codeFamily].flatMap((family) => faceKinds.map(() => family)),
    );
    const widthOf = async (face: Face, character: string) => {
      const font = await open(face);
      return font.layout(character).advanceWidth / font.unitsPerEm;
    };
    const { text } = theme;
    for (const [index, url] of [text.regular, text.italic, text.bold, text.boldItalic].entries()) {
      const [signs, own] = [await widthOf(ofSigns[index]!, "a"), await widthOf({ url } as Face, "a")];
      expect(signs).toBeCloseTo(own, 3);
    }
    expect(await widthOf(ofSigns[4]!, "“")).toBeCloseTo(0.602 * 0.86, 3);
  });
});

test("a vowel is parted as browsers part it", async () => {
  const { faces, missing } = await choose(["\u0eb3", "\u0e33", "\u09cb"]);
  expect(plainFaces(faces).find((face) => face.startsWith("DejaVuSans"))).toContain("U+EB2,U+EB3,U+ECD");
  const signs = plainFaces(faces).find((face) => face.startsWith("signs"));
  for (const code of ["U+E32,U+E33", "U+E4D", "U+9BE", "U+9C7", "U+9CB"]) expect(signs).toContain(code);
  expect(missing).toEqual(new Set(["\u0e33", "\u09cb"]));
});

test("code has a face for all of it, and others for what that lacks", async () => {
  const { faces } = await choose([], ["é", "├", "王"]);
  expect(plainFaces(faces, codeFamily)).toEqual(["DroidSansFallback U+738B", "DejaVuSansMono"]);
  expect(plainFaces(faces)).toEqual([]);
  const [east, own] = faces.filter(({ style, weight }) => style === "normal" && weight === "400");
  // Of the width of their em, and of 1233 of 2048 units.
  expect(east!.scale! / ((own!.scale! * 1233) / 2048)).toBeCloseTo(2, 2);
});

describe("a face of signs", async () => {
  const { faces } = await choose(["\u{13000}", "ไ"]);
  const face = create(await bytesOfFace(faces[0]!));
  if (!("layout" in face)) throw new Error("Unexpected collection, expected one face");

  test("has the characters that none has, and no other", () => {
    expect(face.characterSet).toEqual([0xe44, 0x13000]);
    expect(faces[0]!.range).toBe("U+E44,U+13000");
  });

  test("draws each as a frame with its number in it", () => {
    for (const [character, digits] of [
      ["ไ", 4],
      ["\u{13000}", 5],
    ] as const) {
      const [glyph] = face.layout(character).glyphs;
      const { minX, maxX, minY, maxY } = glyph!.bbox;
      expect(glyph!.path.commands.filter(({ command }) => command === "moveTo").length).toBeGreaterThanOrEqual(
        2 + digits,
      );
      expect(glyph!.advanceWidth).toBeGreaterThan(maxX);
      expect([minX, minY, maxY]).toEqual([60, -170, 1330]);
    }
  });
});

test("bold letters of the East are made of the regular ones, as wide as these and blacker", async () => {
  const { faces } = await choose(["王", "国", "한"]);
  const faceOf = async (weight: Face["weight"]) => {
    const found = faces.find((face) => face.style === "normal" && face.weight === weight)!;
    const face = create(await bytesOfFace(found));
    if (!("layout" in face)) throw new Error("Unexpected collection, expected one face");
    return face;
  };
  const [regular, bold] = [await faceOf("400"), await faceOf("700")];
  expect(bold.characterSet).toEqual([0x56fd, 0x738b, 0xd55c]);
  for (const letter of ["王", "国", "한"]) {
    const [thin, thick] = [regular, bold].map((face) => face.layout(letter).glyphs[0]!);
    expect(thick!.advanceWidth).toBe(thin!.advanceWidth);
    const wider = thick!.bbox.width - thin!.bbox.width;
    expect(wider / regular.unitsPerEm).toBeCloseTo(0.032, 2);
    expect(areaOf(thick!)).toBeGreaterThan(1.2 * areaOf(thin!));
    expect(areaOf(thick!)).toBeLessThan(2 * areaOf(thin!));
  }
});

/** Returns the black area of a glyph, about: curves count as lines between their points. */
function areaOf({ path }: ReturnType<import("fontkit").Font["getGlyph"]>): number {
  let area = 0;
  let [start, at] = [
    [0, 0],
    [0, 0],
  ];
  for (const { command, args } of path.commands) {
    const next = command === "closePath" ? start : args.slice(-2);
    if (command === "moveTo") start = next;
    else area += (at[0]! * next[1]! - next[0]! * at[1]!) / 2;
    at = next;
  }
  return Math.abs(area);
}
