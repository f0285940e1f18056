/** Adds missing end tags to authors' HTML where the element would affect what follows, and complains of them. */
import type { Element, Nodes, Parents, Root } from "hast";
import { Tokenizer, TokenizerMode, type Token } from "parse5";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { pointIn } from "./point-in.ts";

type Raw = Extract<Nodes, { type: "raw" }>;

interface Opened {
  name: string;
  raw: Raw;
  /** Offsets of the tag in `raw.value`. */
  begin: number;
  end: number;
  /**
   * The paragraph, cell or other block that holds the tag, and the index of the child of that block in which it stands.
   */
  block: Parents;
  child: number;
  /** How many elements made by Markdown come before the tag. */
  before: number;
  /** How many opening tags come before it. */
  order: number;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** Void elements, and elements whose end tag may be left out (HTML, 13.1.2.4). */
const endless = words(
  "area base basefont bgsound br col embed frame hr image img input keygen link meta param source track wbr " +
    "p li dt dd td th tr thead tbody tfoot colgroup caption option optgroup rp rt rb rtc html head body frameset",
);
/** Elements whose content a browser doesn't read as text and elements of the page. */
const swallowing = words(
  "audio canvas iframe math noembed noframes noscript object script select style svg template textarea title video xmp",
);
/** Elements that hold blocks. */
const containers = words(
  "address article aside blockquote center details dialog dir div dl fieldset figure footer form header hgroup main menu nav ol section ul",
);
/** Elements within a line that Markdown can make. */
const withinLine = words("a b code del em i img input ins mark q s small span strong sub sup u");
/** Elements whose content is not parsed as HTML (HTML, 13.2.6.2), with the state of the tokenizer in them. */
const textModes: ReadonlyMap<string, Tokenizer["state"]> = new Map([
  ...["title", "textarea"].map((name) => [name, TokenizerMode.RCDATA] as const),
  ...["style", "xmp", "iframe", "noembed", "noframes"].map((name) => [name, TokenizerMode.RAWTEXT] as const),
  ["script", TokenizerMode.SCRIPT_DATA],
]);

/**
 * Adds missing end tags to the tree before it is parsed as HTML. An element that would swallow what Markdown made ends
 * right behind its own start tag, one within a line ends with its paragraph, and one that holds blocks before the next
 * heading. Complains `unclosed-html` of those for which `isTold` returns true.
 */
export function closeHtml(hast: Root, file: VFile, isTold: (name: string) => boolean): void {
  const { unclosed, swallowed } = findOpen(hast);
  for (const { name, raw, begin } of unclosed) {
    if (isTold(name))
      complain(file, "unclosed-html", { name }, pointIn(raw.position?.start, raw.value.slice(0, begin)));
  }
  // From the back, so that an insertion doesn't move places that are still to come. Of several end tags at one place,
  // that of the element opened last comes first.
  const ends = [...unclosed, ...swallowed].toSorted((a, b) => a.order - b.order).map((opened) => endOf(opened));
  for (const { raw, at, tag } of ends.toSorted((a, b) => b.at - a.at)) {
    if (raw) raw.value = `${raw.value.slice(0, at)}${tag}${raw.value.slice(at)}`;
  }
  for (const { block, at, tag } of ends.toSorted((a, b) => b.at - a.at)) {
    if (block) (block as Element).children.splice(at, 0, { type: "raw", value: tag } as unknown as Element);
  }
}

/** Returns where the end tag goes: to an offset in raw HTML, or before a child of a block. */
function endOf({ name, raw, end, block, child }: Opened): { raw?: Raw; block?: Parents; at: number; tag: string } {
  const tag = `</${name}>`;
  if (swallowing.has(name) || (name === "table" && isLine(block))) return { raw, at: end, tag };
  const holdsBlocks = name === "table" ? !tagsIn(raw.value).at(-1)?.isEnd : containers.has(name);
  if (!isLine(block) && !holdsBlocks) return { raw, at: raw.value.length, tag };
  const next = block.children.findIndex((node, index) => index > child && isHeading(node));
  return { block, at: next < 0 ? block.children.length : next, tag };
}

/** Returns whether an element holds phrasing content and no blocks. */
function isLine(block: Parents): boolean {
  return block.type === "element" && /^(?:p|h[1-6]|dt|th|td|figcaption|summary)$/.test(block.tagName);
}

function isHeading(node: Nodes): boolean {
  return node.type === "element" && /^h[1-6]$/.test(node.tagName);
}

/**
 * Returns the elements without an end tag, and those with one between whose tags something of Markdown would be
 * swallowed.
 */
function findOpen(hast: Root): { unclosed: Opened[]; swallowed: Opened[] } {
  const open = new Map<string, Opened[]>();
  const swallowed: Opened[] = [];
  let own = 0;
  let order = 0;
  const readRaw = (raw: Raw, block: Parents, child: number): void => {
    for (const { name, isEnd, begin, end } of tagsIn(raw.value)) {
      if (endless.has(name)) continue;
      const opened = open.get(name) ?? [];
      open.set(name, opened);
      if (!isEnd) {
        opened.push({ name, raw, begin, end, block, child, before: own, order: order++ });
        continue;
      }
      const start = opened.pop();
      if (start && start.before < own && swallowing.has(name)) swallowed.push(start);
    }
  };
  const walk = (node: Parents, block: Parents, child: number): void => {
    node.children.forEach((inner, index) => {
      const at = node === block ? index : child;
      if (inner.type === "raw") readRaw(inner, block, at);
      if (inner.type !== "element") return;
      own++;
      if (withinLine.has(inner.tagName)) walk(inner, block, at);
      else walk(inner, inner, 0);
    });
  };
  walk(hast, hast, 0);
  return { unclosed: [...open.values()].flat(), swallowed };
}

interface Tag {
  name: string;
  isEnd: boolean;
  begin: number;
  end: number;
}

function tagsIn(html: string): Tag[] {
  const tags: Tag[] = [];
  const see = ({ tagName: name, location, selfClosing, isEnd }: Token.TagToken & { isEnd: boolean }): void => {
    if (!location || (selfClosing && foreign.has(name))) return;
    tags.push({ name, isEnd, begin: location.startOffset, end: location.endOffset });
    const mode = isEnd ? undefined : textModes.get(name);
    if (mode !== undefined) tokenizer.state = mode;
  };
  const nothing = (): void => undefined;
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag: (token) => see({ ...token, isEnd: false }),
      onEndTag: (token) => see({ ...token, isEnd: true }),
      onComment: nothing,
      onDoctype: nothing,
      onEof: nothing,
      onCharacter: nothing,
      onNullCharacter: nothing,
      onWhitespaceCharacter: nothing,
    },
  );
  tokenizer.write(html, true);
  return tags;
}

/** Elements of other languages, in which `/>` closes an element; in HTML it doesn't. */
const foreign = words("math svg");
