/** Reads texts of fonts' codes, and codes that mean nothing. */
import { expect, test } from "vitest";
import { contentOfStream } from "#lib/pdf/content/content-stream.ts";
import { repairFontTexts, readFontCodes, shownCodes } from "#lib/pdf/fonts/font-text.ts";
import { PdfRef, PdfStream, dict, type PdfDict, type PdfName } from "#lib/pdf/objects.ts";

function font(name: PdfName, map: string): PdfDict {
  const toUnicode = new PdfRef(new PdfStream(new Map(), Buffer.from(map)));
  return dict({ Type: "/Font", Subtype: "/Type0", BaseFont: name, ToUnicode: toUnicode });
}

const inText = font(
  "/AAAAAA+Pear",
  "2 beginbfchar\n<0005> <0061>\n<0082> <00740074>\nendbfchar\n1 beginbfrange\n<0010> <0012> <0041>\nendbfrange\n",
);
const holes = "3 beginbfchar\n<0005> <0061>\n<0082> <0000>\n<0083> <0000>\nendbfchar\n";

const textOf = (from: PdfDict, hex: string) =>
  shownCodes(readFontCodes(from), hex)
    .map(({ text }) => text)
    .join("");

test("tells the text of codes, ranges and ligatures, and none of unknown codes", () => {
  expect(textOf(inText, "000500820010001200FF")).toBe("attAC");
});

test("gives a code without meaning the text that it has elsewhere in the face, or says that it is unknown", () => {
  const inPicture = font("/BAAAAA+Pear", holes);
  const otherFace = font("/CAAAAA+Pear-Bold", holes);
  repairFontTexts([inPicture, otherFace, inText]);
  expect(textOf(inPicture, "000500820083")).toBe("att\ufffd");
  expect(textOf(otherFace, "000500820083")).toBe("a\ufffd\ufffd");
});

test("leaves a map without holes as it is", () => {
  const before = inText.get("ToUnicode");
  repairFontTexts([inText]);
  expect(inText.get("ToUnicode")).toBe(before);
});

test("gives ligatures their letters, alone and in a range", () => {
  const withLigatures = font(
    "/DAAAAA+Pear",
    "2 beginbfchar\n<0005> <0061>\n<0043> <FB01>\nendbfchar\n2 beginbfrange\n<0040> <0042> <FB03>\n<0010> <0012> <0041>\nendbfrange\n",
  );
  repairFontTexts([withLigatures]);
  expect(textOf(withLigatures, "0005004300400041004200100012")).toBe("afiffifflstAC");
});

test("writes a line for each code of a range of ligatures, a hundred in a block", () => {
  const lines = Array.from(
    { length: 60 },
    (_, index) => `<${(0x100 + 2 * index).toString(16)}> <${(0x101 + 2 * index).toString(16)}> <FB50>`,
  );
  const wide = font("/EAAAAA+Pear", `60 beginbfrange\n${lines.join("\n").replaceAll("<1", "<01")}\nendbfrange\n`);
  repairFontTexts([wide]);
  const { value } = wide.get("ToUnicode") as PdfRef;
  const map = contentOfStream(value as PdfStream).toString("latin1");
  expect(map).not.toContain("[");
  const blocks = Array.from(map.matchAll(/^(\d+) beginbfrange\n([^]*?)\nendbfrange$/gm), ([, count, inner]) => [
    Number(count),
    inner!.split("\n").length,
  ]);
  expect(blocks).toEqual([
    [100, 100],
    [20, 20],
  ]);
  expect(textOf(wide, "01000177")).toBe("ٱٱ");
});
