/** Finds the tags of authors' HTML in the source, since a parser keeps neither the case of letters nor white space. */
import type { Element, Root } from "hast";
import rehypeRaw from "rehype-raw";
import { unified } from "unified";

export interface WrittenTags {
  /** Returns the start tag of an element as it is written. Each tag is returned once, in the order of elements. */
  take(element: Element): string;
  /** Returns whether there is an end tag with this name. */
  isClosed(tagName: string): boolean;
}

/**
 * Reads all tags.
 *
 * @param raw - all HTML that authors wrote, in order
 */
export function readWrittenTags(raw: string): WrittenTags {
  const opening = new Map<string, string[]>();
  const closing = new Set<string>();
  const start = /<(\/?)([a-z][^\s/>]*)/gi;
  for (let match = start.exec(raw); match; match = start.exec(raw)) {
    const end = raw.indexOf(">", start.lastIndex) + 1;
    if (end === 0) break;
    const name = match[2]!.toLowerCase();
    const tag = raw.slice(match.index, end);
    if (match[1] !== "") closing.add(name);
    else if (opening.has(name)) opening.get(name)!.push(tag);
    else opening.set(name, [tag]);
    start.lastIndex = end;
  }
  const known = new Map<string, string>();
  const attributesAs = (tag: string): string => {
    if (!known.has(tag)) known.set(tag, attributesOf(tag));
    return known.get(tag)!;
  };
  return {
    take({ tagName, properties }) {
      const tags = opening.get(tagName.toLowerCase()) ?? [];
      const wanted = JSON.stringify(properties);
      const found = tags.findIndex((tag) => attributesAs(tag) === wanted);
      return tags.splice(Math.max(found, 0), 1)[0] ?? `<${tagName}>`;
    },
    isClosed: (tagName) => closing.has(tagName),
  };
}

/** Returns the attributes of a start tag as hast has them, as JSON. */
function attributesOf(tag: string): string {
  const root: Root = { type: "root", children: [{ type: "raw", value: tag }] };
  const parsed = unified().use(rehypeRaw).runSync(root);
  const [first] = parsed.children;
  return JSON.stringify(first?.type === "element" ? first.properties : {});
}
