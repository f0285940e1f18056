/** Texts of fonts' codes, and codes that mean nothing. */
import { expect, test } from "vitest";
import { mendFontTexts, readFontText } from "../../scripts/pdf/font-text.ts";
import { PdfRef, PdfStream, dict, type PdfDict, type PdfName } from "../../scripts/pdf/objects.ts";

function font(name: PdfName, map: string): PdfDict {
  const toUnicode = new PdfRef(new PdfStream(new Map(), Buffer.from(map)));
  return dict({ Type: "/Font", Subtype: "/Type0", BaseFont: name, ToUnicode: toUnicode });
}

const inText = font(
  "/AAAAAA+Pear",
  "2 beginbfchar\n<0005> <0061>\n<0082> <00740074>\nendbfchar\n1 beginbfrange\n<0010> <0012> <0041>\nendbfrange\n",
);
const holes = "3 beginbfchar\n<0005> <0061>\n<0082> <0000>\n<0083> <0000>\nendbfchar\n";

test("tells the text of codes, ranges and ligatures, and none of unknown codes", () => {
  expect(readFontText(inText)("000500820010001200FF")).toBe("attAC");
});

test("gives a code without meaning the text that it has elsewhere in the face, or says that it is unknown", () => {
  const inPicture = font("/BAAAAA+Pear", holes);
  const otherFace = font("/CAAAAA+Pear-Bold", holes);
  mendFontTexts([inPicture, otherFace, inText]);
  expect(readFontText(inPicture)("000500820083")).toBe("att\ufffd");
  expect(readFontText(otherFace)("000500820083")).toBe("a\ufffd\ufffd");
});

test("leaves a map without holes as it is", () => {
  const before = inText.get("ToUnicode");
  mendFontTexts([inText]);
  expect(inText.get("ToUnicode")).toBe(before);
});
