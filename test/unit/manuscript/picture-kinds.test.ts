/** Names files that stand where a picture is expected by what they are. */
import { expect, test } from "vitest";
import { pictureKindOf, kindOfEnding } from "#manuscript/pictures/picture-kinds.ts";

test.each([
  ["\x89PNG\r\n\x1a\n", "a PNG"],
  ["\xff\xd8\xff\xe0", "a JPEG"],
  ["RIFF\x24\0\0\0WEBPVP8 ", "a WebP"],
  ["<svg xmlns='http://www.w3.org/2000/svg'/>", "an SVG"],
  ["\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a -->\n<!DOCTYPE svg PUBLIC 'x'>\n<svg/>", "an SVG"],
  ["GIF89a", "a GIF"],
  ["BM\x36\0\0\0\0\0\0\0", "a BMP"],
  ["\0\0\0\x18ftypavif", "an AVIF"],
  ["\0\0\0\x18ftypheic", "a HEIC, as iPhones take them"],
  ["\0\0\0\x18ftypmif1", "a HEIC, as iPhones take them"],
  ["II*\0\x08\0\0\0", "a TIFF"],
  ["MM\0*", "a TIFF"],
  ["8BPS\0\x01", "a Photoshop file"],
  ["%!PS-Adobe-3.0 EPSF-3.0", "an EPS"],
  ["\xc5\xd0\xd3\xc6", "an EPS"],
  ["%PDF-1.7", "a PDF"],
  ["\xd7\xcd\xc6\x9a", "a WMF, a drawing of Windows"],
  [`\x01\0\0\0${"\0".repeat(36)} EMF`, "an EMF, a drawing of Windows"],
  ["\0\0\0\x0cjP  \r\n", "a JPEG 2000"],
  ["<!DOCTYPE html><p>Not found", "a page of the web, such as a message that the picture was not found"],
  ["BMW is no picture", undefined],
  ["words", undefined],
])("%j", (start, name) => {
  expect(pictureKindOf(Buffer.from(start, "latin1"))?.name).toBe(name);
});

test("the ending tells of kinds that have no mark, and of none that are printed", () => {
  expect(kindOfEnding(".AI")?.name).toBe("an Illustrator file");
  expect(kindOfEnding(".png")).toBeUndefined();
});
