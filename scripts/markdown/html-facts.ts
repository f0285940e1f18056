/** Finds ids, and links within the report, in the raw HTML of a section's Markdown. */
import type { Element, Nodes as HastNodes, RootContent } from "hast";
import type { Html } from "mdast";
import rehypeRaw from "rehype-raw";
import { unified } from "unified";
import type { Position } from "unist";
import { VFile } from "vfile";
import { eachNode } from "./each-node.ts";
import { isFileBeside } from "./kind-of-address.ts";
import { referencedId } from "./references.ts";

interface FoundHtml {
  id: string;
  position: Position | undefined;
}

interface HtmlFacts {
  ids: FoundHtml[];
  references: FoundHtml[];
  /** Links with relative paths. */
  links: { url: string; position: Position | undefined }[];
}

/**
 * Returns all ids and addresses with their positions, read by the parser that later reads the whole section's HTML
 * (sanitise.ts), but without the Markdown in between.
 */
export function htmlFactsOf(nodes: readonly Html[]): HtmlFacts {
  const facts: HtmlFacts = { ids: [], references: [], links: [] };
  if (!nodes.some(({ value }) => /\b(?:id|href|name)\b/i.test(value))) return facts;
  for (const { tagName, properties, position } of elementsIn(nodes)) {
    const { href, name } = properties;
    const id = properties.id ?? (tagName === "a" ? name : undefined);
    if (typeof id === "string" && id !== "") facts.ids.push({ id, position });
    const reference = typeof href === "string" ? referencedId(href) : undefined;
    if (reference !== undefined) facts.references.push({ id: reference, position });
    else if (tagName === "a" && typeof href === "string" && isFileBeside(href)) {
      facts.links.push({ url: href, position });
    }
  }
  return facts;
}

/**
 * Returns the elements. Overlapping elements (`<b>a <i>b</b> c</i>`), of which the parser makes two, are returned once.
 */
function elementsIn(nodes: readonly Html[]): Element[] {
  const raw = nodes.map(({ value, position }): RootContent => ({
    type: "raw",
    value,
    ...(position ? { position } : {}),
  }));
  const elements = new Map<number | undefined, Element>();
  try {
    eachNode<HastNodes>(unified().use(rehypeRaw).runSync({ type: "root", children: raw }, new VFile()), (node) => {
      const at = node.position?.start.offset;
      if (node.type === "element" && !elements.has(at)) elements.set(at, node);
    });
  } catch (error) {
    // Nested too deep for the parser's recursion; this is reported when the section becomes HTML.
    if (!(error instanceof RangeError)) throw error;
  }
  return [...elements.values()];
}
