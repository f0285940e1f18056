/** How much ink lies on a page: from Ghostscript's rendering, and from the colours in the file where there is none. */
import { spawnSync } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, describe, expect, test, vi } from "vitest";
import { dict } from "../../../scripts/pdf/objects.ts";
import { readPressFile } from "../../../scripts/press/preflight/facts/read-press-file.ts";
import { readPlates } from "../../../scripts/press/preflight/read-plates.ts";
import { sampleColours, sampleRendering } from "../../../scripts/press/preflight/sample-inks.ts";
import { boxes, pressFile } from "../press-pdf.ts";

afterEach(() => void vi.unstubAllEnvs());

const ghostscript = spawnSync("gs", ["--version"]).error === undefined;

/** Two grounds over each other, the upper one of black that overprints: 300% together. */
const grounds = "T q 1 1 0 0.2 k 100 100 80 80 re f Q q 0 0 0 1 k /O gs 100 100 80 80 re f Q";

test.skipIf(!ghostscript)(
  `inks that lie over each other are added up${ghostscript ? "" : " (skipped: Ghostscript is not installed)"}`,
  async () => {
    const states = { ExtGState: dict({ O: dict({ OP: true, op: true, OPM: 1 }) }) };
    const sampling = await sampleRendering(await pressFile(grounds, states), 2, boxes.bleed);
    if (typeof sampling === "string") throw new Error(sampling);
    expect(sampling.method).toMatch(/^rendered by Ghostscript [\d.]+ at 24 ppi$/);
    expect(sampling.samples.map(({ page }) => page)).toEqual([1, 2]);
    expect(sampling.samples[0]!.most).toBeCloseTo(3, 1);
    // The registration marks are in all inks, but outside the bleed.
    expect(sampling.samples[1]!.most).toBe(0);
  },
);

test("without Ghostscript the flat colours count, and the result says so", async () => {
  vi.stubEnv("GS", "no-such-program");
  const bytes = await pressFile("T 1 0.9 0.8 0.1 k 100 100 80 80 re f");
  const why = await sampleRendering(bytes, 2, boxes.bleed);
  expect(why).toBe("Ghostscript is not installed");
  const { samples, method } = sampleColours(readPressFile(bytes), why as string);
  expect(samples[0]!.most).toBeCloseTo(2.8, 6);
  expect(method).toContain("since Ghostscript is not installed");
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
  expect(await sampleRendering(await pressFile(), 2, boxes.bleed)).toBe(
    "Ghostscript 9.9 failed: it ended (1) after 0 of 2 pages: no memory",
  );
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
