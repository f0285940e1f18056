/** Reads every `[^label]` as a callout, even if this file doesn't define the note, and writes it as one. */
import type { Root } from "mdast";
import type { Construct, Extension } from "micromark-util-types";
import { visit } from "unist-util-visit";
import type { Syntax } from "../syntax.ts";

const leftSquareBracket = 91;

class EveryLabel extends Array<string> {
  override includes(): boolean {
    return true;
  }
}

/**
 * An array that finds labels of definitions in a set: micromark searches its array for each label, which takes
 * quadratic time.
 */
class KnownLabels extends Array<string> {
  readonly #known = new Set<string>();

  override includes(label: string): boolean {
    return this.#known.has(label);
  }

  override push(...labels: string[]): number {
    for (const label of labels) this.#known.add(label);
    return this.#known.size;
  }
}

const believeEveryLabel: Construct = {
  name: "believeEveryLabel",
  tokenize(_effects, _ok, nok) {
    const parser = this.parser as { gfmFootnotes?: string[]; defined: string[] };
    if (!(parser.gfmFootnotes instanceof EveryLabel)) {
      parser.gfmFootnotes = new EveryLabel();
      const known = new KnownLabels();
      known.push(...parser.defined);
      parser.defined = known;
    }
    return nok;
  },
};

/**
 * Makes every `[^label]` a callout. GFM reads it as text unless the same document defines the note: the tokenizer asks
 * `parser.gfmFootnotes.includes(label)` (https://github.com/micromark/micromark-extension-gfm-footnote,
 * `lib/syntax.js`). Notes of a report may be defined in another file, so this construct, tried first at each `[`,
 * replaces that array by one that includes every label, and then fails so that the next construct is tried. To be
 * removed when the extension has an option for it.
 */
export const everyCallout: Extension = {
  document: { [leftSquareBracket]: believeEveryLabel },
  contentInitial: { [leftSquareBracket]: believeEveryLabel },
  text: { [leftSquareBracket]: believeEveryLabel },
};

/** Escapes the colon behind a callout at the start of a line, where it would be parsed as a definition. */
function keepCallouts(root: Root): void {
  visit(root, "footnoteReference", (_, index, parent) => {
    if (!parent || index === undefined) return;
    const [before, behind] = [parent.children[index - 1], parent.children[index + 1]];
    const isAtStart = !before || before.type === "break" || (before.type === "text" && /[\r\n]$/.test(before.value));
    if (!isAtStart || behind?.type !== "text" || !behind.value.startsWith(":")) return;
    behind.value = behind.value.slice(1);
    parent.children.splice(index + 1, 0, { type: "html", value: "\\:" });
  });
}

export const callout: Syntax = { micromark: () => everyCallout, write: keepCallouts };
