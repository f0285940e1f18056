/** Names ICC profiles that can't be used for print: each is told at `print.profile`, and the next one works. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../support/run-script.ts";
import { checkManuscript } from "../../support/check-manuscript.ts";

const colours = join(root, "styles/colour");
const whole = await readFile(join(colours, "FOGRA39L_coated.icc"));
const srgb = await readFile(join(colours, "sRGB.icc"));
const tags = Array.from({ length: whole.readUInt32BE(128) }, (_, index) => 132 + 12 * index);

function changed(change: (bytes: Buffer) => void): Buffer {
  const bytes = Buffer.from(whole);
  change(bytes);
  return bytes;
}

/** Changes the tables of colours (ISO 15076-1, 10.10: lut16Type). */
function inTables(at: number, value: number): Buffer {
  return changed((bytes) => {
    const starts = tags.map((tag) => bytes.readUInt32BE(tag + 4));
    for (const start of starts) if (bytes.toString("latin1", start, start + 3) === "mft") bytes[start + at] = value;
  });
}

const sayOf = async (bytes: Uint8Array) =>
  (
    await checkManuscript({
      "report.yaml": "title: A\nprint:\n  profile: press.icc\n",
      "press.icc": bytes,
      "a.md": "# A\n\nWords.\n",
    })
  ).says;

test.each<[string, Uint8Array, RegExp]>([
  ["nothing", Buffer.alloc(0), /expected an ICC profile$/],
  ["text", Buffer.from("no profile"), /expected an ICC profile$/],
  ["the screen's colours", srgb, /expected the profile of a printing condition, in CMYK/],
  ["a scanner's profile", changed((bytes) => bytes.write("scnr", 12)), /expected the profile of a printing condition/],
  ["its header alone", whole.subarray(0, 128), /cut off or damaged/],
  ["its first 1,000 bytes", whole.subarray(0, 1000), /cut off or damaged/],
  ["its first half", whole.subarray(0, whole.length / 2), /cut off or damaged/],
  ["its last 100 bytes missing", whole.subarray(0, -100), /cut off or damaged/],
  ["no tags", changed((bytes) => bytes.writeUInt32BE(0, 128)), /cut off or damaged/],
  ["4 billion tags", changed((bytes) => bytes.writeUInt32BE(0xffffffff, 128)), /cut off or damaged/],
  [
    "tags out of the file",
    changed((bytes) => tags.forEach((tag) => bytes.writeUInt32BE(0xfffffff0, tag + 4))),
    /cut off or damaged/,
  ],
  [
    "tags of 4 GB",
    changed((bytes) => tags.forEach((tag) => bytes.writeUInt32BE(0xfffffff0, tag + 8))),
    /cut off or damaged/,
  ],
  ["zeros", changed((bytes) => bytes.fill(0, 500)), /cut off or damaged/],
  ["ones", changed((bytes) => bytes.fill(0xff, 500)), /cut off or damaged/],
  [
    "noise",
    changed((bytes) => bytes.forEach((_, at) => at > 500 && (bytes[at] = (at * 7919) % 251))),
    /cut off or damaged/,
  ],
  ["grids of 255 points", inTables(10, 255), /cut off or damaged/],
  ["16 inks in its tables", inTables(8, 16), /cut off or damaged/],
  ["no colours in its tables", inTables(9, 0), /cut off or damaged/],
  ["an unknown space of colours", changed((bytes) => bytes.write("zzzz", 20)), /cut off or damaged/],
  ["an unknown version", changed((bytes) => bytes.writeUInt32BE(0xff000000, 8)), /cut off or damaged/],
])("a profile with %s", async (_, bytes, expected) => {
  const says = await sayOf(bytes);
  expect(says).toEqual([expect.stringMatching(/^report\.yaml:3:12 error bad-setting Unexpected profile `press\.icc`/)]);
  expect(says[0]).toMatch(expected);
});

test("a whole one is taken, also after damaged ones", async () => {
  expect(await sayOf(whole)).toEqual([]);
});
