/** Finds texts beside glyphs (ActualText) that say what the glyphs say, and puts a divided word's on its hyphen. */
import type { ContentEdit } from "./content-stream.ts";

interface Span {
  /** Text that a reader copies instead of the glyphs (14.9.4). */
  said: string;
  /** Strings of glyphs, by what they say: where they begin and end in the content, with their brackets. */
  strings: { text: string; start: number; end: number }[];
  start: number;
  end: number;
}

const soft = "\u00ad";
const anySpace = /[\s\u2000-\u200a]/g;

/**
 * Is told what a page shows, in order. Many readers pass over texts beside glyphs, and some all that comes behind one:
 * where the font says the same they go. Chromium (147) shows a soft hyphen, which nobody sees, as a space: a reader
 * would find two words. It goes too; where a word is divided, the hyphen that is drawn gets its text.
 */
export class PlainSpans {
  readonly edits: ContentEdit[] = [];
  #span: Span | undefined;
  #isDivided = false;

  begin(said: string, start: number, end: number): void {
    this.#span = { said, strings: [], start, end };
  }

  /** @param start - of the strings, and `end` of them, and of the operator that shows them */
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
