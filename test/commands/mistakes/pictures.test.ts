/** Reads pictures that can't be decoded, or would take a machine's memory: each is told before it is decoded. */
import { truncate } from "node:fs/promises";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import jpeg from "jpeg-js";
import { expect, test } from "vitest";
import { checkPicture } from "#manuscript/pictures/check-picture.ts";
import { prepareReport } from "../../support/prepare-report.ts";
import { toPlainMessages } from "#messages/format-messages.ts";
import { checkManuscript, writeManuscript } from "../../support/check-manuscript.ts";
import { faultOf } from "../../support/fault-of-picture.ts";
import { greyPng, pngOf, progressiveJpeg, restartedJpeg } from "../../support/pictures-of-test.ts";

const png = greyPng(20, 10);
const [header, pixels] = [png.subarray(16, 29), deflateSync(Buffer.alloc(21 * 10))];
const changed = (bytes: Uint8Array, at: number, ...values: number[]) => {
  const copy = Buffer.from(bytes);
  copy.set(values, at);
  return copy;
};
const parts = (first: Uint8Array, data: Uint8Array = pixels) =>
  pngOf([
    ["IHDR", first],
    ["IDAT", data],
    ["IEND", Buffer.alloc(0)],
  ]);

test.each<[string, Uint8Array, RegExp]>([
  [
    "30,000 pixels on each side",
    greyPng(1, 1, { width: 30_000, height: 30_000 }),
    /has 30,000 × 30,000 pixels, and pages take up to 80 million/,
  ],
  [
    "more pixels declared than there are",
    greyPng(9, 9, { width: 900, height: 900 }),
    /the last of its pixels are missing/,
  ],
  [
    "4 billion pixels on each side",
    parts(changed(header, 0, ...Array(8).fill(255))),
    /4,294,967,295 × 4,294,967,295 pixels/,
  ],
  ["no width", parts(changed(header, 0, 0, 0, 0, 0)), /its size is 0 × 10/],
  ["a hair's height", greyPng(5000, 1), /one of its sides is more than 1,000 times the other/],
  ["its second half missing", png.subarray(0, png.length / 2), /cut off/],
  ["its last byte missing", png.subarray(0, -1), /cut off/],
  ["its end missing", png.subarray(0, -12), /cut off/],
  ["a wrong checksum of the header", changed(png, 30, 1), /part IHDR has a wrong checksum/],
  ["a wrong byte in its pixels", changed(png, 45, 1, 2, 3), /part IDAT has a wrong checksum/],
  ["pixels that don't inflate", parts(header, Buffer.from("no pixels at all")), /its pixels are damaged/],
  ["pixels that end early", parts(header, pixels.subarray(0, -8)), /cut off|missing/],
  [
    "no pixels",
    pngOf([
      ["IHDR", header],
      ["IEND", Buffer.alloc(0)],
    ]),
    /cut off/,
  ],
  [
    "no header",
    pngOf([
      ["IDAT", pixels],
      ["IEND", Buffer.alloc(0)],
    ]),
    /its header is damaged/,
  ],
  ["an unknown kind of colour", parts(changed(header, 9, 5)), /its header is damaged/],
  ["three bits a pixel", parts(changed(header, 8, 3)), /its header is damaged/],
  ["a palette that is missing", parts(changed(header, 9, 3)), /its palette is missing/],
  ["a length out of the file", changed(png, 33, 0x7f), /cut off/],
  ["nothing but its signature", png.subarray(0, 8), /cut off/],
  ["text", Buffer.from("This is text."), /it is no PNG picture/],
  ["a JPEG", Buffer.from("ffd8ffe0", "hex"), /it is a JPEG picture with the ending of PNG: rename it/],
  ["a GIF", Buffer.from("GIF89a"), /it is a GIF picture/],
])("a PNG with %s", async (_, bytes, fault) => {
  expect(await faultOf(bytes, "png")).toMatch(fault);
});

test.each<[string, Uint8Array]>([
  ["whole", png],
  ["followed by other bytes", Buffer.concat([png, Buffer.from("more")])],
  [
    "in pieces",
    pngOf([
      ["IHDR", header],
      ["IDAT", pixels.subarray(0, 5)],
      ["IDAT", pixels.subarray(5)],
      ["IEND", Buffer.alloc(0)],
    ]),
  ],
  ["interlaced", parts(changed(header, 12, 1), deflateSync(Buffer.alloc(300)))],
  ["of 16 bits", parts(changed(header, 8, 16), deflateSync(Buffer.alloc(41 * 10)))],
  [
    "with a remark whose checksum is wrong",
    Buffer.concat([
      png.subarray(0, 33),
      changed(pngOf([["tEXt", Buffer.from("a\0b")]]).subarray(8), 11, 9),
      png.subarray(33),
    ]),
  ],
  [
    "animated",
    pngOf([
      ["IHDR", header],
      ["acTL", Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])],
      ["IDAT", pixels],
      ["fdAT", pixels],
      ["IEND", Buffer.alloc(0)],
    ]),
  ],
])("a PNG is read: %s", async (_, bytes) => {
  expect(await checkPicture(Buffer.from(bytes), "image/png")).toEqual({
    width: 20,
    height: 10,
    outside: [],
    weight: 1,
  });
});

const photo = Buffer.from(jpeg.encode({ width: 40, height: 30, data: Buffer.alloc(40 * 30 * 4, 0x77) }, 80).data);
const frame = photo.indexOf(Buffer.from([0xff, 0xc0]));
const scan = photo.indexOf(Buffer.from([0xff, 0xda]));

const codes = photo.indexOf(Buffer.from([0xff, 0xc4]));
const end = Buffer.from([0xff, 0xd9]);

/** Returns the first half of the bytes, closed as a program does that repairs a cut file. */
function withoutHalf(bytes: Buffer): Buffer {
  const scans = bytes.indexOf(Buffer.from([0xff, 0xda]));
  return Buffer.concat([bytes.subarray(0, Math.floor((scans + bytes.length) / 2)), end]);
}

/** Breaks a picture off in its last scan. */
function brokenOff(bytes: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, bytes.lastIndexOf(Buffer.from([0xff, 0xda])) + 30), end]);
}

function withBits(value: number): Buffer {
  return changed(photo, scan + 30, ...Array<number>(8).fill(value));
}

function withoutRestart(number: number): Buffer {
  const at = restartedJpeg.indexOf(Buffer.from([0xff, 0xd0 + number]));
  return Buffer.concat([restartedJpeg.subarray(0, at), restartedJpeg.subarray(at + 2)]);
}

/** Leaves out the segments that have a marker. */
function without(bytes: Buffer, marker: number): Buffer {
  const at = bytes.indexOf(Buffer.from([0xff, marker]));
  if (at === -1) return bytes;
  return without(Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 2 + bytes.readUInt16BE(at + 2))]), marker);
}

function manyScans(count: number): Buffer {
  const body = photo.subarray(scan, -2);
  return Buffer.concat([photo.subarray(0, scan), ...Array.from({ length: count }, () => body), end]);
}

test.each<[string, Uint8Array, RegExp]>([
  ["its end missing", photo.subarray(0, -2), /cut off/],
  ["its second half missing", photo.subarray(0, scan + 40), /cut off/],
  ["its pixels missing", photo.subarray(0, scan), /cut off/],
  ["an end at once", Buffer.concat([photo.subarray(0, scan), Buffer.from([0xff, 0xd9])]), /holds no pixels/],
  ["no size", Buffer.concat([photo.subarray(0, frame), photo.subarray(frame + 19)]), /it has no size/],
  ["no height", changed(photo, frame + 5, 0, 0), /its size is 40 × 0/],
  ["65,000 pixels on each side", changed(photo, frame + 5, 0xfd, 0xe8, 0xfd, 0xe8), /65,000 × 65,000 pixels/],
  ["12 bits a colour", changed(photo, frame + 4, 12), /12 bits a colour/],
  ["arithmetic coding", changed(photo, frame + 1, 0xc9), /coded arithmetically/],
  ["arithmetic progressive coding", changed(photo, frame + 1, 0xca), /coded arithmetically/],
  ["lossless coding", changed(photo, frame + 1, 0xc3), /lossless/],
  ["two channels", changed(photo, frame + 9, 2), /2 channels/],
  ["a part out of the file", changed(photo, 4, 0xff, 0xff), /cut off|damaged/],
  ["noise behind its first bytes", Buffer.concat([photo.subarray(0, 20), Buffer.alloc(500, 0x55)]), /damaged/],
  ["three bytes", photo.subarray(0, 3), /cut off/],
  [
    "its second half missing, but for its end",
    withoutHalf(photo),
    /can be read up to \d+%, and are damaged or missing/,
  ],
  ["bits that are no code", withBits(0xfe), /can be read up to \d+%, and are damaged or missing/],
  ["its last scan broken off", brokenOff(progressiveJpeg), /some of its pixels are damaged or missing/],
  ["no restart where one was announced", withoutRestart(1), /can be read up to \d+%/],
  ["much behind its pixels", Buffer.concat([photo.subarray(0, -2), Buffer.alloc(500, 1), end]), /up to 99%/],
  ["no codes", without(photo, 0xc4), /its tables are missing or damaged/],
  ["no quantization", without(photo, 0xdb), /its tables are missing or damaged/],
  ["more codes than there can be", changed(photo, codes + 5, 9), /its tables are missing or damaged/],
  ["a scan of another picture", changed(photo, scan + 5, 99), /a scan of it is of another picture/],
  ["a mark of progressive coding alone", changed(photo, frame + 1, 0xc2), /a scan of it has a wrong header/],
  ["500 scans", manyScans(500), /more than 100 scans/],
  ["text", Buffer.from("text"), /it is no JPEG picture/],
])("a JPEG with %s", async (_, bytes, fault) => {
  expect(await faultOf(bytes, "jpeg")).toMatch(fault);
});

test("a JPEG is read: whole, progressive, with restarts, with other bytes behind it, and filled before a marker", async () => {
  const filledBefore = Buffer.concat([photo.subarray(0, scan), Buffer.alloc(3, 0xff), photo.subarray(scan)]);
  const others = [photo, progressiveJpeg, restartedJpeg, Buffer.concat([photo, Buffer.from("more")]), filledBefore];
  for (const bytes of others) {
    expect(await checkPicture(bytes, "image/jpeg")).toEqual({ width: 40, height: 30, outside: [], weight: 1 });
  }
});

const webp = Buffer.from("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA", "base64");

test.each<[string, Uint8Array, RegExp | undefined]>([
  ["as it is", webp, undefined],
  ["cut", webp.subarray(0, -4), /cut off/],
  ["with a part out of it", changed(webp, 16, 99), /cut off/],
  ["without pixels", changed(webp, 12, 0x58), /holds no pixels/],
  ["whose size is none", changed(webp, 23, 0), /damaged/],
  ["with 16,000 pixels on each side", changed(webp, 26, 0x80, 0x3e, 0x80, 0x3e), /16,000 × 16,000 pixels/],
  ["of its head alone", webp.subarray(0, 12), /cut off/],
])("a WebP %s", async (_, bytes, fault) => {
  const found = await faultOf(bytes, "webp");
  if (fault) expect(found).toMatch(fault);
  else expect(found).toBeUndefined();
});

test("every cut and every changed byte of small pictures is read or told, and nothing is thrown", async () => {
  for (const [bytes, kind] of [
    [png, "png"],
    [photo, "jpeg"],
    [progressiveJpeg, "jpeg"],
    [restartedJpeg, "jpeg"],
    [webp, "webp"],
    [
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50"><rect width="9" height="9"/></svg>'),
      "svg+xml",
    ],
  ] as const) {
    for (let at = 0; at < bytes.length; at += kind === "jpeg" ? 3 : 1) {
      await faultOf(bytes.subarray(0, at), kind);
      for (const value of [0, 0xff]) await faultOf(changed(bytes, at, value), kind);
    }
  }
});

test("the place is that of the picture in the Markdown, in each file that shows it", async () => {
  const { says } = await checkManuscript({
    "report.yaml": "title: T\n",
    "p.png": png.subarray(0, 60),
    "a.md": "# A\n\n![a](p.png)\n",
    "b.md": "# B\n\nText and ![b](p.png) more.\n",
  });
  expect(says).toEqual([
    expect.stringMatching(
      /^a\.md:3:1 error bad-picture Unexpected picture `p\.png`, expected one that can be printed: it is cut off/,
    ),
    expect.stringMatching(/^b\.md:3:10 error bad-picture /),
  ]);
});

test("a picture of 500 MB is not read", async () => {
  const folder = await writeManuscript({ "p.png": png, "a.md": "# A\n\n![a](p.png)\n" });
  await truncate(join(folder, "p.png"), 500 * 1024 * 1024);
  const { files } = await prepareReport(join(folder, "a.md"));
  expect(toPlainMessages(files)).toEqual([
    expect.objectContaining({ line: 3, column: 1, severity: "warning", text: expect.stringContaining("larger than") }),
  ]);
});
