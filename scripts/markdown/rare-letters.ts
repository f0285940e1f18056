/**
 * Finds the letters of a text that the report's typeface lacks, and in code all letters but ASCII, with their places.
 */
import { html, parseFragment, type DefaultTreeAdapterTypes } from "parse5";
import type { Nodes } from "mdast";
import { defaultSchema } from "rehype-sanitize";
import type { Point } from "unist";
import type { VFile } from "vfile";
import { alternativeOf } from "./alternative-of.ts";
import { directiveOf } from "./directives/directives.ts";
import { printableText } from "../manuscript/printable-text.ts";
import type { PrintedSetting } from "../manuscript/settings/printed-settings.ts";
import type { NodesByType } from "./nodes-by-type.ts";
import { pointAt, sourceTextOf, type SourceText } from "./web-export/source-text.ts";

/** A letter as readers see it (a grapheme cluster), which may consist of several characters: `a̱`, `👩‍💻`. */
export interface RareLetter {
  letter: string;
  inCode: boolean;
  /** Number of times that the letter occurs in the file. */
  count: number;
  /** Position of the first occurrence, or of its block where no more is known. */
  place: Point;
}

/** Matches characters without a visible glyph. */
const unseen = /[\s\p{Default_Ignorable_Code_Point}\p{Cc}]/u;

/** @param covered - code points that the typeface has */
export function rareLettersOf(file: VFile, nodes: NodesByType, covered: ReadonlySet<number>): RareLetter[] {
  const found = new LetterCount(covered);
  let source: SourceText | undefined;
  const texts: { node: Nodes; text: () => string; inCode?: boolean }[] = [
    ...nodes.literals.map((node) => {
      return { node, text: () => node.value, inCode: node.type === "code" || node.type === "inlineCode" };
    }),
    ...nodes.html.map((node) => ({ node, text: () => textOfHtml(node.value) })),
    ...nodes.directives.map((node) => ({
      node,
      text: () => (directiveOf(node)?.printedAttributes ?? []).map((name) => node.attributes?.[name] ?? "").join(""),
    })),
    // A picture that can't be printed is replaced by its alternative text, or the name of its file.
    ...nodes.images.map((node) => {
      return { node, text: () => `${alternativeOf(node)}${node.data?.hProperties?.credit ?? ""}` };
    }),
  ];
  for (const { node, text, inCode } of texts.toSorted((a, b) => offsetOf(a.node) - offsetOf(b.node))) {
    found.take(text(), (letter) => placeOf(letter, node, (source ??= sourceTextOf(file))), inCode);
  }
  return found.letters();
}

function offsetOf({ position }: Nodes): number {
  return position?.start.offset ?? 0;
}

/** Returns the letters of consecutive parts of a file, counted together. */
export function joinRareLetters(parts: readonly (readonly RareLetter[])[]): RareLetter[] {
  const letters = new Map<string, RareLetter>();
  for (const letter of parts.flat()) addLetter(letters, letter);
  return [...letters.values()];
}

function addLetter(letters: Map<string, RareLetter>, added: RareLetter): void {
  const key = `${added.inCode ? "code" : "text"} ${added.letter}`;
  const known = letters.get(key);
  letters.set(key, known ? { ...known, count: known.count + added.count } : added);
}

/** Finds the rare letters in the settings that are printed, by the file that holds the setting. */
export function rareLettersInSettings(
  settings: readonly PrintedSetting[],
  covered: ReadonlySet<number>,
): Map<VFile, RareLetter[]> {
  const counts = new Map<VFile, LetterCount>();
  for (const { value, file, point } of settings) {
    const found = counts.get(file) ?? new LetterCount(covered);
    counts.set(file, found);
    found.take(value, point);
  }
  return new Map(Array.from(counts, ([file, found]) => [file, found.letters()]));
}

/**
 * Finds the rare letters of a file without mark-up.
 *
 * @param others - letters that are printed of what it holds, as digits of the report's language
 */
export function rareLettersInText(file: VFile, covered: ReadonlySet<number>, others = ""): RareLetter[] {
  const found = new LetterCount(covered);
  const source = sourceTextOf(file);
  found.take(source.text + others, (letter) => pointAt(source, Math.max(0, source.text.indexOf(letter))));
  return found.letters();
}

class LetterCount {
  readonly #covered: ReadonlySet<number>;
  readonly #letters = new Map<string, RareLetter>();

  constructor(covered: ReadonlySet<number>) {
    this.#covered = covered;
  }

  /** @param placeOf - returns the position of a letter; called at its first occurrence */
  take(text: string, placeOf: (letter: string) => Point, inCode = false): void {
    if (!/[^\0-\x7f]/.test(text) || !this.#hasRare(text, inCode)) return;
    for (const segment of graphemesOf(text)) {
      if (!this.#hasRare(segment, inCode)) continue;
      const key = `${inCode ? "code" : "text"} ${segment}`;
      const known = this.#letters.get(key);
      if (known) known.count++;
      else this.#letters.set(key, { letter: segment, inCode, count: 1, place: placeOf(segment) });
    }
  }

  letters(): RareLetter[] {
    return [...this.#letters.values()];
  }

  #hasRare(text: string, inCode: boolean): boolean {
    for (const character of text.match(/\P{ASCII}/gu) ?? []) {
      if ((inCode || !this.#covered.has(character.codePointAt(0)!)) && !unseen.test(character)) return true;
    }
    return false;
  }
}

/** The most characters that are segmented at once, since the time grows with their square. */
const mostAtOnce = 1000;

/** Yields the grapheme clusters of a text: letters with their combining marks. */
function* graphemesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length;) {
    const part = text.slice(from, from + mostAtOnce);
    const segments = Array.from(segmenter().segment(part), ({ segment }) => segment);
    // The last cluster may continue after the chunk.
    if (from + mostAtOnce < text.length && segments.length > 1) segments.pop();
    yield* segments;
    from += segments.reduce((length, segment) => length + segment.length, 0);
  }
}

let segmenterOnce: Intl.Segmenter | undefined;

/** Returns the shared segmenter, which is made when it is first needed: few texts need it, and it is slow to make. */
function segmenter(): Intl.Segmenter {
  return (segmenterOnce ??= new Intl.Segmenter("en", { granularity: "grapheme" }));
}

/** Returns the position of a letter within its node; the node's start where it is written as a character reference. */
function placeOf(letter: string, { position }: Nodes, source: SourceText): Point {
  const [start, end] = [position?.start.offset ?? 0, position?.end.offset ?? 0];
  const forms = [letter, letter.normalize("NFD"), Array.from(letter)[0]!];
  const offsets = forms.map((form) => source.text.indexOf(form, start)).filter((at) => at >= 0 && at < end);
  return pointAt(source, offsets[0] ?? start);
}

/** Elements that a page replaces by words of their attributes (html/raw/unknown-elements.ts). */
const shown = new Set("audio embed iframe input object video".split(" "));

/** Elements that are no words in angle brackets, which are printed with their attributes. */
const usual = new Set([...(defaultSchema.tagNames ?? []), ...shown]);

/**
 * Returns what may be printed of an element's attributes: of a picture the words that stand for it, of a field its
 * words and the boxes ☑ and ☐ that may replace it, of an element that HTML doesn't have all.
 */
function shownOf({ tagName, attrs, namespaceURI }: DefaultTreeAdapterTypes.Element): string[] {
  const valueOf = (wanted: string) => attrs.find(({ name }) => name === wanted)?.value;
  if (tagName === "img") {
    return [alternativeOf({ type: "image", url: valueOf("src") ?? "", alt: valueOf("alt"), title: valueOf("title") })];
  }
  if (shown.has(tagName)) {
    const words = ["title", "value", "placeholder"].map((name) => printableText(valueOf(name) ?? ""));
    return [...words, tagName === "input" ? "☑☐" : ""];
  }
  if (usual.has(tagName) || namespaceURI !== html.NS.HTML) return [];
  return [tagName, ...attrs.flatMap(({ name, value }) => [name, printableText(value)])];
}

/** Returns the text of HTML; without recursion, since HTML may be nested deeper than the stack allows. */
function textOfHtml(html: string): string {
  const texts: string[] = [];
  const left: DefaultTreeAdapterTypes.ChildNode[] = parseFragment(html).childNodes.toReversed();
  for (let node = left.pop(); node; node = left.pop()) {
    if ("value" in node) texts.push(printableText(node.value));
    if ("tagName" in node) texts.push(...shownOf(node));
    if ("childNodes" in node) for (const child of node.childNodes.toReversed()) left.push(child);
  }
  return texts.join("");
}
