/** Joins the words of a phrase from right to left, so that readers which turn what is painted turn it as a whole. */
import { leftwards } from "../lib/pdf/text/reader-letters.ts";

/** Returns the text of a glyph; empty where nothing is known. @param font - name with its slash */
export type GlyphText = (font: string, code: number) => string;

/** Marks text that is painted from the left though it is read from the right (ISO 32000-1, 14.8.2.3.3). */
const mark = "/ReversedChars BMC";
/** Matches text objects, one behind the other, and each of them, as Skia writes them. */
const runs = /(?:BT\n(?:(?!ET\n)[^\n]*\n)*ET\n){3,}/g;
const objects = /BT\n(?:(?!ET\n)[^\n]*\n)*ET\n/g;
/** Matches a text object of one glyph, with the name of its font and its code. */
const single = /^BT\n(\/\S+) [\d.]+ Tf\n[^\n]* Tm\n(?:-?[\d.]+ 0 Td )?<([\dA-Fa-f]{4})> Tj\nET\n$/;

/**
 * Returns the content without the spaces between two such words, the same object if there are none. They are of the
 * report's typeface, the words of one that has these letters, and so pdf.js (5) turned each word by itself, and copied
 * the phrase from its end. Without them it finds one text with gaps, in which it puts spaces; so do others that order
 * text by its place (poppler 22, PDFium 150). The tags tell the words with their spaces (`name-backward-text.ts`).
 */
export function joinBackwardWords(content: Buffer, textOf: GlyphText): Buffer {
  if (!content.includes(mark)) return content;
  const written = content.toString("latin1");
  const joined = written.replace(runs, (run) => joinIn(run.match(objects) ?? [], textOf));
  return joined === written ? content : Buffer.from(joined, "latin1");
}

/** Returns text objects, with one mark around those of each phrase. */
function joinIn(all: readonly string[], textOf: GlyphText): string {
  const isWord = all.map((object) => object.split(mark).length === 2 && leftwards.test(textIn(object, textOf)));
  const isSpace = (at: number) => single.test(all[at]!) && /^\s$/.test(textIn(all[at]!, textOf));
  let joined = "";
  for (let at = 0; at < all.length; at++) {
    let end = at;
    while (isWord[end] && isWord[end + 2] && isSpace(end + 1)) end += 2;
    if (end > at) {
      const words = all.slice(at, end + 1).filter((_, index) => index % 2 === 0);
      joined += `${mark}\n${words.map((word) => word.replace(`${mark}\n`, "").replace(/EMC\nET\n$/, "ET\n")).join("")}EMC\n`;
    } else joined += all[at]!;
    at = end;
  }
  return joined;
}

function textIn(object: string, textOf: GlyphText): string {
  const [, font = ""] = /(\/\S+) [\d.]+ Tf\n/.exec(object) ?? [];
  const codes = Array.from(object.matchAll(/<([\dA-Fa-f]+)> Tj/g), ([, hex]) => hex!).join("");
  return Array.from(codes.match(/.{4}/g) ?? [], (code) => textOf(font, Number.parseInt(code, 16))).join("");
}
