/** Finds ActualText that only repeats the text of the glyphs, and moves that of a divided word to its hyphen. */
import type { ContentEdit } from "../content/content-stream.ts";

interface Span {
  /** The ActualText, which a reader copies instead of the glyphs (14.9.4). */
  said: string;
  /** Strings of glyphs with their text, and where they begin and end in the content, brackets included. */
  strings: { text: string; start: number; end: number }[];
  start: number;
  end: number;
}

const soft = "\u00ad";
const anySpace = /[\s\u2000-\u200a]/g;

/**
 * Collects edits while the text of a page is read in order. Many readers ignore ActualText, and some ignore all text
 * after one. So it is removed where the font gives the same text. Chromium (147) writes a soft hyphen, which is
 * invisible, as a space, so that a reader would find two words: it is removed too, and where a word is divided, the
 * drawn hyphen gets its text.
 */
export class PlainSpans {
  readonly edits: ContentEdit[] = [];
  #span: Span | undefined;
  #isDivided = false;

  begin(said: string, start: number, end: number): void {
    this.#span = { said, strings: [], start, end };
  }

  /**
   * Adds shown text.
   *
   * @param start - offset of the strings
   * @param end - offset behind the strings
   * @param operatorEnd - offset behind the operator that shows them
   */
  show(text: string, start: number, end: number, operatorEnd: number): void {
    if (this.#span) this.#span.strings.push({ text, start, end });
    else if (this.#isDivided && text !== "") {
      this.#isDivided = false;
      if (text !== "-" && text !== "\u2010") return;
      this.edits.push(
        { start, end: start, by: "/Span <</ActualText <FEFF00AD> >> BDC " },
        { start: operatorEnd, end: operatorEnd, by: " EMC" },
      );
    }
  }

  end(start: number, end: number): void {
    const span = this.#span;
    this.#span = undefined;
    if (!span || span.strings.length === 0) return;
    const { said, strings } = span;
    const shown = strings.map(({ text }) => text).join("");
    const parted = said.includes(soft) ? strings.filter(({ text }) => text === " ") : [];
    const left = strings.filter((one) => !parted.includes(one));
    const isPlain =
      said.includes(soft) && shown !== said
        ? left.map(({ text }) => text).join("") === said.replaceAll(soft, "")
        : shown === said || shown.replaceAll(anySpace, " ") === said.replaceAll(anySpace, " ");
    if (!isPlain) return;
    this.edits.push({ start: span.start, end: span.end, by: "\n" }, { start, end, by: "\n" });
    for (const string of parted) this.edits.push({ start: string.start, end: string.end, by: "<>" });
    this.#isDivided = said.endsWith(soft);
  }
}
