/** Converts a link; a cross-reference without words of its own gets the name of its target. */
import type { Element, ElementContent } from "hast";
import type { Link, Nodes } from "mdast";
import { nameOfTarget } from "../../languages/labels.ts";
import { languageFacts, type Language } from "../../languages/languages.ts";
import type { Target } from "../../markdown/numbers/number-targets.ts";
import { referencedId } from "../../markdown/references.ts";
import { element, text } from "../element.ts";
import type { HastContext, ToHast } from "../hast-context.ts";
import { takeAttributes } from "../own-attributes.ts";
import { folioPlaceholder } from "../page-slots.ts";
import { quoteTitleWords } from "../title-words.ts";
import { setPlainText } from "../typography/set-type.ts";
import { siblingOf } from "./sibling-of.ts";

/** Classes in braces that the pipeline understands; others would be taken for its own. */
const knownClasses: ReadonlySet<string> = new Set(["cut", "page"]);

export const link: ToHast<Link> = (node, { state, context, parent, fillLater }) => {
  const { references } = context;
  const id = referencedId(node.url);
  const { wiki, swapped } = node.data ?? {};
  const written = references[id === undefined ? node.url : `#${id}`];
  const other = written || !swapped ? undefined : references[swapped.url];
  const target = written ?? other;
  if (wiki !== undefined && id === undefined && !target && context.dead.includes(node.url))
    return element("span", {}, [text(wiki)]);
  const children = other ? [text(swapped!.words)] : state.all(node);
  const given = node.data?.hProperties;
  const properties: Element["properties"] = { href: other ? swapped!.url : node.url };
  if (target) properties.className = ["reference"];
  let marked: ElementContent[] | undefined;
  if (target && children.length === 0) {
    properties.dataGenerated = "";
    const isMarked = target.foreign ?? target.marks;
    marked = isMarked && !target.number ? quoteTitleWords(target, context.language) : undefined;
    const isBare = node.data?.isBare ?? hasLabelBefore(node, parent, target, context);
    const name = nameFor(target, isBare, context);
    const { numbersAreOrdinals, numberFirst } = languageFacts(context.language);
    const isOrdinal = numbersAreOrdinals || numberFirst === "ordinal";
    const hasStop = isOrdinal && !isBeforePunctuation(node, parent);
    const shown = hasStop ? name : name.replace(/\.$/, "");
    if (given?.className?.includes("page")) {
      // The web page has no page numbers, so it shows the name of the target.
      properties.dataWebText = shown;
      children.push(...toPageReference(target.id, context));
    } else children.push(...(marked ?? [text(shown)]));
  } else if (children.length === 0 && node.data?.written !== undefined) {
    children.push(text(node.data.written));
  } else if (children.length === 0 && id !== undefined && !context.dead.includes(`#${id}`)) {
    children.push(text(id));
  } else if (children.length === 0 && id === undefined && !["", "#"].includes(node.url.trim())) {
    properties.className = ["address"];
    children.push(text(node.url));
  } else if (isAddressItself(node)) {
    properties.className = ["address", ...(given?.className ?? []).filter((name) => knownClasses.has(name))];
  }
  const anchor = element("a", properties, children);
  if (marked && properties.dataWebText) fillLater(anchor, (filled) => void (filled.data = { webWords: marked }));
  return takeAttributes(node, anchor, context, knownClasses);
};

/**
 * Returns the name of a target: `Figure 3`, `3` where only the number is asked for, or the title where it has no
 * number.
 */
function nameFor(
  { kind, number, title, word, isAnnex }: HastContext["references"][string],
  isBare: boolean,
  context: HastContext,
): string {
  if (!number) return title ? quote(title, context.language) : (word ?? "");
  if (!isBare) return nameOfTarget({ kind, number, word, isAnnex }, context);
  return isAnnex ? (/\d+/.exec(number)?.[0] ?? number) : number;
}

/**
 * Returns whether the word for the target stands right before the reference, so that it isn't printed twice in "Figure
 * [](#f)".
 */
function hasLabelBefore(
  node: Link,
  parent: Nodes | undefined,
  { kind, word: own, isAnnex }: Pick<Target, "kind" | "word" | "isAnnex">,
  { labels, language }: HastContext,
): boolean {
  const before = siblingOf(node, parent, -1);
  if (before?.type !== "text") return false;
  if (own !== undefined) return /[ \n\u00a0]$/.test(before.value) && endsWithWord(before.value.slice(0, -1), own);
  const word = /(?<!\p{L})(\p{L}+)[ \n\u00a0]$/u.exec(before.value)?.[1];
  if (word === undefined || languageFacts(language).numberFirst) return false;
  return word.toLowerCase() === labels[isAnnex ? "annex" : kind].toLowerCase();
}

function endsWithWord(written: string, word: string): boolean {
  const before = written.slice(0, -word.length);
  return written.slice(before.length).toLowerCase() === word.toLowerCase() && !/\p{L}$/u.test(before);
}

/** Returns a title in the language's quotation marks; quotation marks within it become inner ones. */
function quote(title: string, language: Language): string {
  const quoted = setPlainText(`"${title}"`, language);
  return quoted.startsWith('"') ? `“${setPlainText(title, language)}”` : quoted;
}

/** Returns "page 47" in the language's words, with a slot for the number. */
function toPageReference(id: string, { labels }: HastContext): ElementContent[] {
  const [before, after] = labels.page.split("{page}");
  const number = element("span", { dataPageRef: id }, [text(folioPlaceholder)]);
  return [text(before!.replace(/ $/, "\u00a0")), number, text(after!.replace(/^ /, "\u00a0"))];
}

/**
 * Returns whether punctuation follows, in which case the number loses its own full stop: "vidi [](#sec-2-4)." ends in
 * one.
 */
function isBeforePunctuation(node: Link, parent: Nodes | undefined): boolean {
  const next = siblingOf(node, parent, 1);
  return next?.type === "text" && /^[.,;:!?)\]]/.test(next.value);
}

function isAddressItself(node: Link): boolean {
  const only = node.children.length === 1 ? node.children[0] : undefined;
  return (
    only?.type === "text" &&
    (only.value === node.url || `http://${only.value}` === node.url || `mailto:${only.value}` === node.url)
  );
}
