/** Sets the micro-typography of a language in hast: quotation marks, dashes, no-break spaces, soft hyphens. */
import type { Element, ElementContent, Root, RootContent, Text } from "hast";
import { languageOfTag, type KnownLanguage, type Language } from "../../languages/languages.ts";
import { hasClass } from "../element.ts";
import { conventionsOf } from "./conventions.ts";
import { setDashes } from "./dashes.ts";
import { maskAddresses } from "./mask-addresses.ts";
import { holdLastWord, lastTokenOf, setNoBreakSpaces } from "./no-break-spaces.ts";
import { setQuotationMarks } from "./quotation-marks.ts";
import { partLigatures } from "./part-ligatures.ts";
import { partMarks } from "./part-marks.ts";
import { calloutMark, hasMarks, object, seam } from "./run-marks.ts";
import { setSoftHyphens, type HyphenOptions } from "./soft-hyphens.ts";

export interface TypeOptions {
  /**
   * Whether words get soft hyphens: on pages, since headless Chromium has no hyphenation patterns, but not on the web.
   */
  hyphenate: boolean;
}

const inline = new Set(
  "a abbr b bdi bdo br cite code data del dfn em i img input ins kbd mark q s samp small span strong sub sup time tt u var wbr".split(
    " ",
  ),
);
const untouched = new Set("code pre kbd math samp tt var script style".split(" "));
const unhyphenated = new Set("h1 h2 h3 h4 h5 h6 caption figcaption".split(" "));
/**
 * The least letters of a word that is divided in a table: only those words are that would not fit into a column
 * undivided.
 */
const leastLetters = 12;
const wordsInCells: Record<string, HyphenOptions> = {
  td: { leastLetters },
  th: { leastLetters, dividesCapitalised: true },
};
const paragraphs = new Set("p li dd".split(" "));

/** How the text of an element is set. */
interface Manner {
  /** Language of the text; undefined where it is not known, and the text stays as it is. */
  language: KnownLanguage | undefined;
  hyphenate: boolean;
  /** Which words are divided; undefined for the usual ones. */
  words?: HyphenOptions | undefined;
}

/** A run of consecutive text, across inline elements. */
interface TypeRun {
  /**
   * Text nodes, and, without a node, placeholders for other inline content. `around` is the inline element that holds
   * the text.
   */
  pieces: { node?: Text; text: string; around?: Element | undefined }[];
}

/**
 * Returns a copy of a tree with its text set; elements and count of text nodes stay the same. White space, straight
 * quotation marks, apostrophes, `-` and `...` may become other characters, and soft hyphens, the spaces of French
 * guillemets and word joiners are added. Nothing else changes, and setting it a second time changes nothing. Left as
 * they are: code, addresses, text that the pipeline generated, and text in unknown languages. Headings and captions get
 * no soft hyphens; those in a table's head stay only where it has no room without (fit-tables.ts).
 */
export function setType<Tree extends Root | Element>(tree: Tree, language: Language, options: TypeOptions): Tree {
  const manner: Manner = { language: languageOfTag(language), hyphenate: options.hyphenate };
  return setBlock(tree, tree.type === "element" ? mannerOf(tree, manner) : manner);
}

/** Returns a set text without elements, as a title that the contents repeat; it gets no soft hyphens. */
export function setPlainText(value: string, language: Language): string {
  const node: Text = { type: "text", value };
  setRun({ pieces: [{ node, text: value }] }, { language: languageOfTag(language), hyphenate: false }, false);
  return node.value;
}

function setBlock<Block extends Root | Element>(block: Block, manner: Manner): Block {
  if (block.type === "element" && isUntouched(block)) return block;
  const isParagraph = block.type === "element" && paragraphs.has(block.tagName);
  let run: TypeRun = { pieces: [] };
  const children = (block.children as RootContent[]).map((child) => {
    if (isInline(child)) return setInline(child, manner, run);
    setRun(run, manner, isParagraph);
    run = { pieces: [] };
    return child.type === "element" ? setBlock(child, mannerOf(child, manner)) : child;
  });
  setRun(run, manner, isParagraph);
  return { ...block, children };
}

/** Copies an inline node and adds its text to the run; the copied text nodes change when the run is set. */
function setInline(node: RootContent, manner: Manner, run: TypeRun, around?: Element): ElementContent {
  if (node.type === "text") {
    const copy = { ...node };
    run.pieces.push({ node: copy, text: node.value, around });
    return copy;
  }
  if (node.type !== "element") return node as ElementContent;
  if (isUntouched(node) || node.tagName === "img" || node.tagName === "input") {
    run.pieces.push({ text: hasClass(node, "callout") ? calloutMark : object });
    return node;
  }
  if (node.tagName === "br") {
    run.pieces.push({ text: "\n" });
    return node;
  }
  const own = mannerOf(node, manner);
  if (own.language !== manner.language || !isInline(node)) {
    run.pieces.push({ text: isInline(node) ? object : "\n" });
    return setBlock(node, own);
  }
  const copy = { ...node };
  copy.children = node.children.map((child) => setInline(child, manner, run, copy));
  return copy;
}

function mannerOf(element: Element, { language, hyphenate, words }: Manner): Manner {
  const { lang } = element.properties;
  return {
    language: typeof lang === "string" ? languageOfTag(lang) : language,
    hyphenate: hyphenate && !unhyphenated.has(element.tagName) && !hasClass(element, "caption"),
    words: wordsInCells[element.tagName] ?? words,
  };
}

function isInline(node: RootContent): boolean {
  return node.type === "text" || node.type === "comment" || (node.type === "element" && inline.has(node.tagName));
}

function isUntouched(element: Element): boolean {
  return untouched.has(element.tagName) || "dataGenerated" in element.properties || hasClass(element, "address");
}

function setRun({ pieces }: TypeRun, { language, hyphenate, words }: Manner, isParagraph: boolean): void {
  partLigatures(pieces);
  partMarks(pieces);
  if (!language || !pieces.some(({ node }) => node && /\S/.test(node.value))) return;
  if (pieces.some(({ node }) => node && hasMarks(node.value))) return;
  const { text, unmask } = maskAddresses(pieces.map((piece) => piece.text).join(seam));
  const conventions = conventionsOf(language);
  let set = setDashes(setQuotationMarks(text, conventions), conventions);
  set = setNoBreakSpaces(set, language);
  if (isParagraph) set = holdLastWord(set);
  if (hyphenate) {
    // The last word of a paragraph isn't divided, so that its last line is never the rest of a word.
    const end = isParagraph ? lastTokenOf(set).start : set.length;
    set = setSoftHyphens(set.slice(0, end), language, words) + set.slice(end);
  }
  for (const [index, value] of unmask(set).split(seam).entries()) {
    const node = pieces[index]!.node;
    if (node) node.value = value;
  }
}
