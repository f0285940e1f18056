/** hast with raw HTML in; the same parsed and without all that a report may not hold, each loss complained of. */
import type { Element, Root } from "hast";
import rehypeRaw from "rehype-raw";
import rehypeSanitize, { defaultSchema, type Options as Schema } from "rehype-sanitize";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { complain } from "../report/complain.ts";

/** Elements that authors may write beside those of GitHub's schema. */
const extraElements = ["abbr", "bdi", "bdo", "cite", "dfn", "mark", "small", "wbr", "u"];
const refusedElements = new Set(["picture", "source"]);
/** Elements that only Markdown may make: pictures, since each is looked for and has its text; boxes of task lists. */
const onlyFromMarkdown = new Set(["img", "input"]);

/** GitHub's schema, without its prefix on ids: ids of a report are checked to be unique, and no script runs on them. */
const schema: Schema = {
  ...defaultSchema,
  clobberPrefix: "",
  tagNames: [...(defaultSchema.tagNames ?? []).filter((name) => !refusedElements.has(name)), "aside", ...extraElements],
  attributes: {
    ...defaultSchema.attributes,
    "*": [
      "className",
      "id",
      "lang",
      "dir",
      "title",
      "dataGenerated",
      "dataContinued",
      "dataPageRef",
      "dataWebText",
      "dataChart",
      "dataHeadColumns",
      "colSpan",
      "rowSpan",
      "align",
      "scope",
    ],
    a: ["href"],
    img: ["src", "alt", "width", "height"],
    input: ["type", "checked", "disabled"],
    ol: ["start", "type", "reversed"],
    li: ["value"],
    td: ["headers"],
    th: ["headers", "abbr"],
  },
  protocols: { href: ["http", "https", "mailto"], src: ["file", "data"], cite: ["http", "https"] },
};

export function sanitise(hast: Root, file: VFile): Root {
  const written = new Set<string>();
  visit(hast, "element", (node) => void written.add(keyOf(node)));
  const parsed = parseRaw(hast, file);
  visit(parsed, "element", (node) => {
    const isMarkdowns = written.has(keyOf(node));
    if (!schema.tagNames!.includes(node.tagName) || (onlyFromMarkdown.has(node.tagName) && !isMarkdowns)) {
      complain(file, "dropped-html", { what: `element <${node.tagName}>` }, node);
      return;
    }
    const allowed = new Set(
      [...(schema.attributes![node.tagName] ?? []), ...schema.attributes!["*"]!].map(nameOfAttribute),
    );
    for (const name of Object.keys(node.properties)) {
      if (!allowed.has(name)) complain(file, "dropped-html", { what: `attribute ${name} on <${node.tagName}>` }, node);
    }
  });
  return unified().use(rehypeSanitize, schema).runSync(parsed);
}

/** The parser's walks recurse; HTML made to be deep is the author's to mend, not a crash. */
function parseRaw(hast: Root, file: VFile): Root {
  try {
    return unified().use(rehypeRaw).runSync(hast, file);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    complain(file, "too-large", { what: "nesting of HTML elements", limit: "some hundred" });
    return { type: "root", children: [] };
  }
}

function nameOfAttribute(definition: string | [string, ...unknown[]]): string {
  return typeof definition === "string" ? definition : definition[0];
}

/** Elements that come from Markdown are known again after parsing by name and place. */
function keyOf(node: Element): string {
  return `${node.tagName}@${node.position?.start?.offset}`;
}
