/** Parses the raw HTML in a section's hast, and removes what a report may not have, with a message. */
import type { Element, Nodes, Root } from "hast";
import rehypeRaw from "rehype-raw";
import rehypeSanitize, { defaultSchema, type Options as Schema } from "rehype-sanitize";
import { unified } from "unified";
import type { Point } from "unist";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { printableText } from "../../manuscript/printable-text.ts";
import type { Labels } from "../../languages/language-facts.ts";
import { eachNode } from "../../markdown/each-node.ts";
import { complain } from "../../messages/complain.ts";
import { shorten } from "../../messages/shorten.ts";
import { checkAddresses } from "./check-addresses.ts";
import { closeHtml } from "./close-html.ts";
import { hasNoteClass, readHtmlNotes } from "./html-notes.ts";
import { takeOutForeign } from "./foreign-elements.ts";
import { replaceUnknown } from "./unknown-elements.ts";
import { readWrittenTags } from "./written-tags.ts";
import { conditionalComments, serverComments, unprintedMarkup } from "./unprinted-markup.ts";

/** Elements that authors may write in addition to those of GitHub's schema. */
const extraElements = ["figure", "figcaption", "aside", "abbr", "bdi", "cite", "dfn", "mark", "small", "wbr", "u"];
const refusedElements = new Set(["picture", "source"]);
/**
 * Elements that only Markdown may make: pictures, since each is read and needs alternative text, and the boxes of task
 * lists.
 */
const onlyFromMarkdown = new Set(["img", "input"]);

/**
 * Attributes that authors may write: those that say something about the text. Classes and `data-*` are not among them,
 * since the pipeline's own code and stylesheets rely on those.
 */
const authorsAttributes: Readonly<Record<string, string[]>> = {
  "*": ["id", "lang", "dir", "title", "align"],
  a: ["href"],
  ol: ["start", "type", "reversed"],
  li: ["value"],
  td: ["colSpan", "rowSpan", "headers", "scope"],
  th: ["colSpan", "rowSpan", "headers", "scope", "abbr"],
};

/** The most columns and rows that a cell may span: browsers read larger numbers as these (HTML, 4.9.11). */
const mostSpanned = { colSpan: 1000, rowSpan: 65534 } as const;

/**
 * Returns the tree without what authors may not write. Elements that Markdown or the pipeline made keep all their
 * attributes; those that an author wrote as HTML keep `authorsAttributes`. `<details>` becomes a block, since nothing
 * can be unfolded on a page; the web page has it again. Complains `dropped-html` of what would not be printed,
 * `conditional-comment` of what only some programs show, and `dropped-attribute` of attributes that change no word.
 */
export function sanitise(hast: Root, file: VFile, labels: Labels, takenIds: Set<string> = new Set()): Root {
  for (const { place, ...facts } of unprintedMarkup(hast)) complain(file, "dropped-html", facts, place);
  for (const { condition, place } of conditionalComments(hast)) {
    complain(file, "conditional-comment", { condition }, place);
  }
  for (const { written, place } of serverComments(hast)) {
    const expected = "its text in this place, or a file of its own in `sections`";
    const found = `\`${shorten(written)}\`, which a web server fills in`;
    complain(file, "unusual-markup", { found, expected, read: "as a comment, which is not printed" }, place);
  }
  const rawText = rawTextOf(hast);
  const mark = unwrittenMark(rawText.toLowerCase());
  const written = readWrittenTags(rawText);
  const own: Element["properties"][] = [];
  const ownElements = new Set<string>();
  eachNode<Nodes>(hast, (node) => {
    if (node.type !== "element") return;
    own.push(node.properties);
    ownElements.add(node.tagName);
    node.properties = { ...node.properties, [mark]: own.length - 1 };
  });
  closeHtml(hast, file, (name) => allowedElements.has(name));
  const parsed = parseRaw(hast, file);
  takeOutBrackets(parsed);
  const { names, first } = takeOutForeign(parsed, { mark, written, file });
  if (first) complain(file, "dropped-element", { what: names.map((name) => `<${name}>`).join(", ") }, first);
  replaceUnknown(parsed, {
    mark,
    written,
    file,
    isAllowed: ({ tagName }) => allowedElements.has(tagName) && !onlyFromMarkdown.has(tagName),
  });
  complainOfElements(parsed, mark, file);
  readHtmlNotes(parsed, labels.noteKinds, { mark, register: (properties) => String(own.push(properties) - 1) });
  refuse(parsed, mark, ownElements);
  const clean = unified().use(rehypeSanitize, schemaWith(mark, ownElements)).runSync(parsed);
  const ids = new Set<string>();
  eachNode<Nodes>(clean, (node) => {
    if (node.type === "text") node.value = printableText(node.value);
    if (node.type !== "element") return;
    const { [mark]: index, ...properties } = node.properties;
    node.properties = typeof index === "string" ? { ...own[Number(index)] } : authorsProperties(properties);
    if (index === undefined) unfold(node);
    dropRepeatedId(node, ids);
    const { id } = node.properties;
    if (index !== undefined || typeof id !== "string") return;
    if (takenIds.has(id)) delete node.properties.id;
    takenIds.add(id);
  });
  return clean;
}

function rawTextOf(hast: Root): string {
  let written = "";
  eachNode<Nodes>(hast, (node) => {
    if (node.type === "raw") written += node.value;
  });
  return written;
}

/**
 * Returns the name of a `data-*` attribute that the author's text doesn't have, so that it can mark the pipeline's own
 * elements.
 */
function unwrittenMark(written: string): string {
  let end = "x";
  while (written.includes(`data-own${end}`)) end += "x";
  return `dataOwn${end}`;
}

/**
 * Returns the sanitizer's schema: GitHub's, without its prefix on ids, since a report's ids are checked to be unique
 * and no script runs on them.
 */
function schemaWith(mark: string, ownElements: ReadonlySet<string> = new Set()): Schema {
  const attributes = Object.entries(authorsAttributes).map(([name, allowed]) => [name, [...allowed, mark]]);
  return {
    ...defaultSchema,
    clobberPrefix: "",
    tagNames: [
      ...(defaultSchema.tagNames ?? []).filter((name) => !refusedElements.has(name)),
      ...extraElements,
      ...ownElements,
    ],
    attributes: Object.fromEntries(attributes),
    protocols: { href: ["http", "https", "mailto", "tel"] },
    required: {},
  };
}

const allowedElements = new Set(schemaWith("").tagNames);

/**
 * Complains with an error for each element that is refused, and with one information in a file for all attributes that
 * are removed.
 */
function complainOfElements(parsed: Root, mark: string, file: VFile): void {
  const dropped = new Set<string>();
  let first: Point | undefined;
  visit(parsed, "element", (node) => {
    if (mark in node.properties) return;
    checkAddresses(node, file);
    if (!allowedElements.has(node.tagName) || onlyFromMarkdown.has(node.tagName)) {
      complain(file, "dropped-html", { what: `element <${node.tagName}>` }, node);
      return;
    }
    const allowed = [...authorsAttributes["*"]!, ...(authorsAttributes[node.tagName] ?? []), ...silentAttributes];
    const isNote = hasNoteClass(node);
    for (const name of Object.keys(node.properties)) {
      if (allowed.includes(name) || (isNote && ["className", "role"].includes(name))) continue;
      dropped.add(attributeName(name));
      first ??= node.position?.start;
    }
  });
  if (dropped.size > 0) complain(file, "dropped-attribute", { what: [...dropped].join(", ") }, first);
}

/**
 * Renames elements of authors that only the pipeline may make, so that the schema lets only the pipeline's own through.
 */
function refuse(parsed: Root, mark: string, ownElements: ReadonlySet<string>): void {
  visit(parsed, "element", (node) => {
    const { tagName, properties } = node;
    if (ownElements.has(tagName) && !(mark in properties) && !allowedElements.has(tagName)) node.tagName = "refused";
  });
}

/**
 * Attributes that are removed without a message: `open`, since `<details>` is open on paper and on the web, and
 * `markdown`, since Markdown within the element has been read.
 */
const silentAttributes = ["open", "markdown"];

/** Returns the name of an attribute in HTML: hast has `className` for `class` and `onClick` for `onclick`. */
function attributeName(property: string): string {
  if (property === "className") return "class";
  return /^(?:data|aria)[A-Z]/.test(property)
    ? property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    : property.toLowerCase();
}

/**
 * Parses raw HTML, or complains where elements are nested too deeply: the parser recurses, and HTML made to exhaust the
 * stack must end in a message, not in a crash.
 */
function parseRaw(hast: Root, file: VFile): Root {
  try {
    const parsed = unified().use(rehypeRaw).runSync(hast, file);
    // The later steps recurse over the tree too.
    eachNode<Nodes>(parsed, () => undefined);
    return parsed;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const raw: Nodes[] = [];
    eachNode<Nodes>(hast, (node) => void (node.type === "raw" && raw.push(node)));
    complain(file, "too-large", { what: "nesting of HTML elements", limit: "200" }, raw[0]);
    return { type: "root", children: [] };
  }
}

/** Removes `<rp>`, whose brackets are for programs that can't set ruby text. Other content of `<rp>` is printed. */
function takeOutBrackets(parsed: Root): void {
  eachNode<Nodes>(parsed, (node) => {
    if (!("children" in node)) return;
    (node as { children: Nodes[] }).children = node.children.flatMap((child): Nodes[] => {
      if (child.type !== "element" || child.tagName !== "rp") return [child];
      return child.children.every((inner) => inner.type === "text" && /^[\s\p{Ps}\p{Pe}]*$/u.test(inner.value))
        ? []
        : child.children;
    });
  });
}

function authorsProperties(properties: Element["properties"]): Element["properties"] {
  for (const [name, most] of Object.entries(mostSpanned)) {
    if (name in properties) properties[name] = Math.min(Number(properties[name]), most);
  }
  return properties;
}

/**
 * Classes of the blocks that replace elements: `<details>`, which can't be unfolded on a page, and pictures with a
 * caption.
 */
const classOf: ReadonlyMap<string, string> = new Map([
  ["details", "details"],
  ["summary", "summary"],
  ["figure", "figure"],
  ["figcaption", "legend"],
]);

function unfold(node: Element): void {
  const { tagName } = node;
  const className = classOf.get(tagName);
  if (!className) return;
  node.tagName = "div";
  node.properties.className = [className];
  if (tagName === "details" || tagName === "summary") node.data = { ...node.data, onTheWeb: tagName };
}

/**
 * Removes an id that came before with the same place in the source: of overlapping elements (`<b>a <i>b</b> c</i>`) the
 * parser makes two of one.
 */
function dropRepeatedId({ properties, position }: Element, ids: Set<string>): void {
  const { id } = properties;
  if (id === "") delete properties.id;
  if (typeof id !== "string" || !position) return;
  const key = `${position.start.offset} ${id}`;
  if (ids.has(key)) delete properties.id;
  ids.add(key);
}
