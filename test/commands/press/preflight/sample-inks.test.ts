/** Tells how much ink lies on a page, from Ghostscript's rendering, and without it from the colours in the file. */
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, describe, expect, test, vi } from "vitest";
import { dict, type PdfValue } from "#lib/pdf/objects.ts";
import { deflatedStream } from "#lib/pdf/write-objects.ts";
import type { InkBound } from "#press/preflight/facts/ink-layers.ts";
import type { PageFacts } from "#press/preflight/facts/page-facts.ts";
import { readPressFile } from "#press/preflight/facts/read-press-file.ts";
import { readPlates } from "#press/preflight/read-plates.ts";
import { renderInks } from "#press/preflight/render-inks.ts";
import { sampleInks } from "#press/preflight/sample-inks.ts";
import { boxes, pressFile, reference } from "../../../support/press-pdf.ts";
import { skipped, withoutProgram } from "../../../support/why-skipped.ts";

afterEach(() => void vi.unstubAllEnvs());

const noGhostscript = withoutProgram("gs", "Ghostscript");

const overprints = { ExtGState: dict({ O: dict({ OP: true, op: true, OPM: 1 }) }) };
/** Content of two grounds over each other, the upper one of black that overprints: 320% together. */
const grounds = "T q 1 1 0.2 0 k 100 100 80 80 re f Q q 0 0 0 1 k /O gs 100 100 80 80 re f Q";
const order = { pageCount: 2, inkLimit: 3, bleedOf: () => boxes.bleed };

function sample(bytes: Uint8Array) {
  return sampleInks(bytes, readPressFile(bytes), order);
}

/** Returns what the colours of the first page can bring together. */
async function boundOf(content: string, resources: Record<string, PdfValue> = {}): Promise<InkBound> {
  return readPressFile(await pressFile(content, { ...overprints, ...resources })).pages[0]!.ink;
}

describe("what colours can bring together", () => {
  const cyan = "1 0 0 0 k 100 100 80 80 re f";

  test("a colour alone", async () => {
    expect(await boundOf("1 0.9 0.8 0.1 k 100 100 80 80 re f")).toEqual({ least: 2.8, most: 2.8, isProven: true });
  });

  test("what knocks out is not added, what overprints is, where it may lie on the other", async () => {
    expect(await boundOf(`${cyan} 0 1 1 0 k 100 100 80 80 re f`)).toMatchObject({ most: 2 });
    expect(await boundOf(`${cyan} q /O gs 0 1 1 0 k 100 100 80 80 re f Q`)).toMatchObject({ least: 2, most: 3 });
    expect(await boundOf(`${cyan} q /O gs 0 1 1 0 k 190 100 80 80 re f Q`)).toMatchObject({ most: 2 });
    // Ink that both have is printed once.
    expect(await boundOf(`${cyan} q /O gs 0.5 1 1 0 k 100 100 80 80 re f Q`)).toMatchObject({ most: 2.5 });
  });

  test("type overprints too, with all that its letters may reach", async () => {
    // The ground begins a little above the line of type, which stands at 100, 200.
    const above = "0 1 1 0 k 100 208 80 80 re f";
    expect(await boundOf(`${above} /O gs T`)).toMatchObject({ most: 3 });
    expect(await boundOf("0 1 1 0 k 100 240 80 80 re f /O gs T")).toMatchObject({ most: 2 });
  });

  test("three layers, strokes, forms, greys, and opacity, which only mixes", async () => {
    const layers = `${cyan} /O gs 0 1 0 0 K 20 w 100 100 m 180 180 l S 0 0 0 0.5 k 100 100 80 80 re f`;
    expect(await boundOf(layers)).toMatchObject({ most: 2.5 });
    const form = deflatedStream({ Subtype: "/Form", BBox: [0, 0, 50, 50] }, Buffer.from("0.25 g 0 0 50 50 re f"), 1);
    const xObject = { XObject: dict({ F: reference(form) }) };
    expect(await boundOf(`${cyan} /O gs 1 0 0 1 100 100 cm /F Do`, xObject)).toMatchObject({ most: 1.75 });
    const half = { ExtGState: dict({ H: dict({ ca: 0.5 }) }) };
    expect(await boundOf("1 1 0 0 k 100 100 80 80 re f /H gs 0 0 1 1 k 100 100 80 80 re f", half)).toMatchObject({
      most: 2,
      isProven: true,
    });
  });

  test("nothing outside the bleed, or clipped away", async () => {
    expect(await boundOf("1 1 1 1 k 0 0 20 20 re f q 0 0 50 50 re W n 100 100 20 20 re f Q T")).toMatchObject({
      most: 1,
    });
  });

  test("a spot ink is the inks that stand for it, black on it comes to these", async () => {
    const tint = { FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: [0, 0.9, 0.8, 0.4], N: 1 };
    const gold = { ColorSpace: dict({ Spot: ["/Separation", "/Gold", "/DeviceCMYK", dict(tint)] }) };
    const ground = "/Spot cs 100 100 50 50 re f";
    expect(await boundOf(ground, gold)).toEqual({ least: 2.1, most: 2.1, isProven: true });
    const black = "0 0 0 1 k /O gs 100 100 50 50 re f";
    expect(await boundOf(`/Spot cs 0.5 scn 100 100 50 50 re f ${black}`, gold)).toMatchObject({ most: 1.85 });
  });

  test.each([
    ["a picture", "q 50 0 0 50 100 100 cm /P Do Q"],
    ["a gradient", "q 100 100 50 50 re W n /S sh Q"],
    ["a spot ink that overprints", "/O gs /Spot cs 1 scn 100 100 50 50 re f"],
    ["a blend mode", "/M gs 1 0 0 0 k 100 100 50 50 re f"],
  ])("%s proves nothing", async (_, content) => {
    const line = { FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: [1, 0, 0, 0], N: 1 };
    const image: Record<string, PdfValue> = {
      Subtype: "/Image",
      Width: 1,
      Height: 1,
      BitsPerComponent: 8,
      ColorSpace: "/DeviceGray",
    };
    const resources: Record<string, PdfValue> = {
      ExtGState: dict({ M: dict({ BM: "/Multiply" }), O: dict({ OP: true }) }),
      XObject: dict({ P: reference(deflatedStream(image, Buffer.alloc(1), 1)) }),
      Shading: dict({
        S: dict({ ShadingType: 2, ColorSpace: "/DeviceCMYK", Coords: [0, 0, 1, 0], Function: dict(line) }),
      }),
      ColorSpace: dict({ Spot: ["/Separation", "/Gold", "/DeviceCMYK", dict(line)] }),
    };
    expect(await boundOf(content, resources)).toMatchObject({ isProven: false });
  });
});

test.skipIf(noGhostscript)(`what may be too much is measured${skipped(noGhostscript)}`, async () => {
  const { samples, method } = await sample(await pressFile(grounds, overprints));
  expect(method).toMatch(/^rendered by Ghostscript [\d.]+ at 24 ppi on 2 pages$/);
  expect(samples.map(({ page }) => page)).toEqual([1, 2]);
  expect(samples[0]!.most).toBeCloseTo(3.2, 1);
  expect(samples[0]!.least).toBe(samples[0]!.most);
  // The registration marks are in all inks, but outside the bleed.
  expect(samples[1]!.most).toBe(0);
});

test.skipIf(noGhostscript)(`no page of a report has more ink than was proven${skipped(noGhostscript)}`, async () => {
  const bytes = await pressFile("T 1 0.6 0 0 k 100 100 80 80 re f /O gs 0 0 0 1 k 120 120 20 20 re f", overprints);
  const { ink } = readPressFile(bytes).pages[0]!;
  const { samples } = await sample(bytes);
  expect(ink).toEqual({ least: 1.6, most: 2.6, isProven: true });
  expect(samples[0]!.most).toBeCloseTo(2.6, 2);
});

describe("of many pages", () => {
  const many = { ...order, pageCount: 60 };
  const pages = (ink: InkBound) =>
    Array.from({ length: 60 }, (_, i) => ({ number: i + 1, ink, colours: new Map() })) as unknown as PageFacts[];

  /** Writes a stand-in that says of every page it is asked for that it has so much cyan, of 255. */
  async function fakeGhostscript(folder: string, cyan: number): Promise<void> {
    const program = join(folder, "gs.mjs");
    await writeFile(
      program,
      `#!/usr/bin/env node
if (process.argv[2] === "--version") { console.log("9.9"); process.exit(0); }
const list = process.argv.find((word) => word.startsWith("-sPageList=")).slice(11);
const count = list.split(",").reduce((sum, run) => { const [a, b] = run.split("-"); return sum + (b - a) + 1; }, 0);
const pixels = Buffer.alloc(40 * 60 * 4);
for (let at = 0; at < pixels.length; at += 4) pixels[at] = ${cyan};
for (let i = 0; i < count; i++) {
  process.stdout.write("P7\\nWIDTH 40\\nHEIGHT 60\\nDEPTH 4\\nMAXVAL 255\\nENDHDR\\n");
  process.stdout.write(pixels);
}
`,
    );
    await chmod(program, 0o755);
    vi.stubEnv("GS", program);
  }

  test("those that are proven are rendered in a few places; all, where one of these has more", async () => {
    const folder = await mkdtemp(join(tmpdir(), "report-"));
    const facts = { pages: pages({ least: 0.5, most: 0.5, isProven: true }) };
    await fakeGhostscript(folder, 127);
    const sound = await sampleInks(new Uint8Array(), facts, many);
    expect(sound.method).toBe(
      "rendered by Ghostscript 9.9 at 24 ppi on 12 pages; on 48 others the file's flat colours can't bring more together",
    );
    expect(sound.samples.filter(({ most }) => most !== 0.5).map(({ page }) => page)).toEqual([
      1, 6, 12, 17, 22, 28, 33, 39, 44, 49, 55, 60,
    ]);
    await fakeGhostscript(folder, 255);
    const wrong = await sampleInks(new Uint8Array(), facts, many);
    expect(wrong.method).toBe("rendered by Ghostscript 9.9 at 24 ppi on 60 pages");
    expect(wrong.samples.every(({ most }) => most === 1)).toBe(true);
    await rm(folder, { recursive: true });
  });

  test("those that prove nothing, or too much, are all rendered", async () => {
    const folder = await mkdtemp(join(tmpdir(), "report-"));
    await fakeGhostscript(folder, 127);
    for (const ink of [
      { least: 0.5, most: 0.5, isProven: false },
      { least: 0.5, most: 3.1, isProven: true },
    ]) {
      const { samples } = await sampleInks(new Uint8Array(), { pages: pages(ink) }, many);
      expect(samples.every(({ least, most }) => least === most && most < 0.5)).toBe(true);
    }
    await rm(folder, { recursive: true });
  });
});

test("without Ghostscript the colours count, and the result says so", async () => {
  vi.stubEnv("GS", "no-such-program");
  const bytes = await pressFile(grounds, overprints);
  const { samples, method } = await sample(bytes);
  expect(samples[0]!.least).toBeCloseTo(2.2, 6);
  expect(samples[0]!.most).toBeCloseTo(3.2, 6);
  expect(method).toBe("what the file's colours can bring together, since Ghostscript is not installed");
});

describe("the inks of a gradient without a rendering are those of Ghostscript's", () => {
  const ramp = (from: number[], to: number[], power = 1) =>
    dict({ FunctionType: 2, Domain: [0, 1], C0: from, C1: to, N: power });
  const table = (size: number[], outputs: number, bits: number, samples: number[]) =>
    reference(
      deflatedStream(
        {
          FunctionType: 0,
          Domain: size.flatMap(() => [0, 1]),
          Range: Array.from({ length: outputs }, () => [0, 1]).flat(),
          Size: size,
          BitsPerSample: bits,
        },
        Buffer.from(samples),
        1,
      ),
    );
  const calculator = (program: string, inputs: number, outputs: number) =>
    reference(
      deflatedStream(
        {
          FunctionType: 4,
          Domain: Array.from({ length: inputs }, () => [0, 1]).flat(),
          Range: Array.from({ length: outputs }, () => [0, 1]).flat(),
        },
        Buffer.from(program),
        1,
      ),
    );
  const white = [0, 0, 0, 0];
  const dark = [0.9, 0.8, 0.7, 0.4];
  // Its peak lies between the even steps.
  const peak = dict({
    FunctionType: 3,
    Domain: [0, 1],
    Functions: [ramp(white, dark), ramp(dark, white)],
    Bounds: [0.29],
    Encode: [0, 1, 0, 1],
  });
  const gold: PdfValue = ["/Separation", "/Gold", "/DeviceCMYK", ramp(white, [0.2, 0.9, 0.8, 0.4])];
  const hump: PdfValue = [
    "/Separation",
    "/Hump",
    "/DeviceCMYK",
    calculator("{ dup 1 exch sub mul 4 mul dup dup dup }", 1, 4),
  ];
  const two: PdfValue = [
    "/DeviceN",
    ["/Gold", "/Silver"],
    "/DeviceCMYK",
    calculator("{ 2 copy add 2 div 3 1 roll 0.5 mul exch 0.7 mul exch 0.3 }", 2, 4),
  ];
  const plates: PdfValue = ["/DeviceN", ["/Cyan", "/Black"], "/DeviceCMYK", calculator("{ 0 exch 0 exch }", 2, 4)];
  const sampledTint: PdfValue = [
    "/DeviceN",
    ["/A", "/B"],
    "/DeviceCMYK",
    table([2, 2], 4, 8, [0, 0, 0, 0, 255, 0, 0, 0, 0, 200, 0, 0, 255, 200, 100, 90]),
  ];
  const axial = (space: PdfValue, source: PdfValue) =>
    dict({ ShadingType: 2, ColorSpace: space, Coords: [20, 0, 270, 0], Extend: [true, true], Function: source });
  const field = (space: PdfValue, source: PdfValue) =>
    dict({ ShadingType: 1, ColorSpace: space, Matrix: [200, 0, 0, 300, 40, 60], Function: source });
  const vertex = (x: number, y: number, inks: readonly number[]) => [0, x, y, ...inks.map((ink) => ink * 255)];
  const mesh = (shadingType: number, data: number[]) =>
    reference(
      deflatedStream(
        {
          ShadingType: shadingType,
          ColorSpace: "/DeviceCMYK",
          BitsPerCoordinate: 8,
          BitsPerComponent: 8,
          BitsPerFlag: 8,
          Decode: [40, 240, 60, 360, 0, 1, 0, 1, 0, 1, 0, 1],
        },
        Buffer.from(data),
        1,
      ),
    );
  const edges = [0, 0, 0, 85, 0, 170, 0, 255, 85, 255, 170, 255, 255, 255, 255, 170, 255, 85, 255, 0, 170, 0, 85, 0];
  const corners = [white, dark, white, [0, 0, 0, 1]].flatMap((inks) => inks.map((ink) => ink * 255));
  const patch = [0, ...edges, ...corners];

  test.skipIf(noGhostscript).each<[string, PdfValue]>([
    ["axial, of type 2", axial("/DeviceCMYK", ramp(white, dark, 1.7))],
    ["of a part of its function", new Map([...axial("/DeviceCMYK", ramp(white, dark)), ["Domain", [0, 0.5]]])],
    ["stitched", axial("/DeviceCMYK", peak)],
    [
      "of one function an ink",
      axial(
        "/DeviceCMYK",
        dark.map((ink) => ramp([0], [ink])),
      ),
    ],
    ["sampled in 4 bits", axial("/DeviceCMYK", table([3], 4, 4, [0x00, 0x00, 0xfc, 0x84, 0x11, 0x11]))],
    ["sampled in 16 bits", axial("/DeviceGray", table([3], 1, 16, [255, 255, 40, 0, 255, 255]))],
    ["calculated", axial("/DeviceCMYK", calculator("{ dup 1 exch sub mul 4 mul dup dup 0 }", 1, 4))],
    [
      "radial, of a spot ink",
      dict({
        ShadingType: 3,
        ColorSpace: gold,
        Coords: [140, 200, 5, 140, 200, 120],
        Extend: [true, true],
        Function: ramp([0], [1]),
      }),
    ],
    ["of a spot ink whose tint is no line", axial(hump, ramp([0], [1]))],
    ["of two spot inks", axial(two, ramp([0, 1], [1, 0.5]))],
    ["of two spot inks by a table", axial(sampledTint, ramp([0, 0], [1, 1]))],
    ["of two plates", axial(plates, ramp([1, 0], [0.5, 1]))],
    [
      "of two inputs, sampled",
      field("/DeviceCMYK", table([2, 2], 4, 8, [0, 0, 0, 0, 255, 0, 0, 0, 0, 200, 0, 0, 255, 200, 100, 90])),
    ],
    ["of two inputs, calculated", field("/DeviceCMYK", calculator("{ 2 copy mul 0.9 }", 2, 4))],
    [
      "a mesh of triangles",
      mesh(4, [...vertex(0, 0, white), ...vertex(255, 0, dark), ...vertex(0, 255, [0, 1, 0, 0])]),
    ],
    ["a mesh of patches", mesh(6, patch)],
  ])("%s", async (_, shading) => {
    const bytes = await pressFile("q 15 15 260 400 re W n /S sh Q", { Shading: dict({ S: shading }) });
    const rendered = await renderInks(bytes, [1], () => boxes.bleed);
    const most = "most" in rendered ? rendered.most.get(1)! : NaN;
    expect(most).toBeGreaterThan(0.3);
    vi.stubEnv("GS", "no-such-program");
    const { samples } = await sample(bytes);
    expect(samples[0]!.least).toBeGreaterThan(most - 0.03);
    expect(samples[0]!.least).toBeLessThan(most + 0.15);
  });
});

test("what Ghostscript says when it fails is kept", async () => {
  const folder = await mkdtemp(join(tmpdir(), "report-"));
  const program = join(folder, "gs");
  await writeFile(
    program,
    '#!/bin/sh\n[ "$1" = "--version" ] && { echo 9.9; exit 0; }\necho "no memory" >&2\nexit 1\n',
  );
  await chmod(program, 0o755);
  vi.stubEnv("GS", program);
  expect(await renderInks(await pressFile(), [1, 2], () => boxes.bleed)).toEqual({
    failure: "Ghostscript 9.9 failed: it ended (1) after 0 of 2 pages: no memory",
  });
  await rm(folder, { recursive: true });
});

describe("plates", () => {
  const head = "P7\nWIDTH 4\nHEIGHT 4\nDEPTH 4\nMAXVAL 255\nTUPLTYPE CMYK\n# by hand\nENDHDR\n";
  const page = (sample: number) => Buffer.concat([Buffer.from(head), Buffer.alloc(64, sample)]);
  const whole = [0, 0, 4, 4] as const;

  test("come one after another, however the stream is cut", async () => {
    const bytes = Buffer.concat([page(0), page(255), page(51)]);
    for (const size of [1, 7, 64, 150, bytes.length]) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.subarray(i * size, (i + 1) * size),
      );
      const found: number[] = [];
      await readPlates(Readable.from(pieces), (plates) => void found.push(plates.mostWithin(whole, 72)));
      expect(found).toEqual([0, 4, 0.8]);
    }
  });

  test("only what lies inside the box counts", async () => {
    const bytes = page(0);
    // The upper left pixel.
    bytes.fill(255, head.length, head.length + 4);
    await readPlates(Readable.from([bytes]), (plates) => expect(plates.mostWithin(whole, 72)).toBe(0));
  });

  test("a stream that ends too early, or is something else, is refused", async () => {
    await expect(readPlates(Readable.from([page(0).subarray(0, 90)]), () => undefined)).rejects.toThrow(
      "expected whole pages",
    );
    const other = Buffer.from("P6\nWIDTH 1\nHEIGHT 1\nDEPTH 3\nENDHDR\n");
    await expect(readPlates(Readable.from([other]), () => undefined)).rejects.toThrow("expected P7");
  });
});
