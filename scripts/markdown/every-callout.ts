/** A micromark extension: every `[^label]` becomes a callout, also where this file does not define the note. */
import type { Construct, Extension } from "micromark-util-types";

const leftSquareBracket = 91;

class EveryLabel extends Array<string> {
  override includes(): boolean {
    return true;
  }
}

const believeEveryLabel: Construct = {
  name: "believeEveryLabel",
  tokenize(_effects, _ok, nok) {
    const parser = this.parser as { gfmFootnotes?: string[] };
    if (!(parser.gfmFootnotes instanceof EveryLabel)) parser.gfmFootnotes = new EveryLabel();
    return nok;
  },
};

/**
 * GFM takes `[^label]` for text unless the same document defines the note; the tokenizer asks
 * `parser.gfmFootnotes.includes(label)`
 * (https://github.com/micromark/micromark-extension-gfm-footnote, `lib/syntax.js`). Notes of a report
 * may be defined in another file, so this construct, tried first at each `[`, makes that list
 * answer yes to every label and then steps aside. To go when the extension has an option for it.
 */
export const everyCallout: Extension = { text: { [leftSquareBracket]: believeEveryLabel } };
