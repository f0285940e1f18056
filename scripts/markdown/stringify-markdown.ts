/** mdast in, Markdown out that reads well, changes little from one version to the next, and parses to the same again. */
import type { FootnoteDefinition, Html, Nodes, Root } from "mdast";
import remarkDirective from "remark-directive";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkStringify, { type Options } from "remark-stringify";
import { unified, type Processor } from "unified";
import { visit } from "unist-util-visit";
import { stringify as toYaml } from "yaml";
import type { Attributes } from "./attributes.ts";
import { signIn } from "./table-grid.ts";

const processor = unified()
  // No `---` for a line: at the top of a file it would open front matter.
  .use(remarkStringify, { bullet: "-", emphasis: "*", strong: "*", fence: "`", rule: "*", listItemIndent: "one" })
  .use(remarkGfm, { singleTilde: false })
  .use(remarkFrontmatter, ["yaml"])
  .use(remarkDirective)
  .use(fewerEscapes)
  .freeze();

/**
 * Writes `tree`, which stays as it is. Notes come at the end in the order of their callouts, those
 * without one last; an address that is its own text is written `<https://…>`. `frontMatter` comes
 * first, instead of what the tree has; where it is empty, the tree's own stays.
 */
export function toMarkdown(tree: Root, frontMatter: Readonly<Record<string, unknown>> = {}): string {
  const root = structuredClone(tree);
  if (Object.keys(frontMatter).length > 0) {
    root.children = root.children.filter(({ type }) => type !== "yaml");
    root.children.unshift({ type: "yaml", value: toYaml(frontMatter, { lineWidth: 0 }).trimEnd() });
  }
  moveNotesToEnd(root);
  writeAttributes(root);
  keepCallouts(root);
  keepSigns(root);
  return processor.stringify(root);
}

function moveNotesToEnd(root: Root): void {
  const order = new Map<string, number>();
  visit(root, "footnoteReference", ({ identifier }) => {
    if (!order.has(identifier)) order.set(identifier, order.size);
  });
  const isNote = (node: Nodes): node is FootnoteDefinition => node.type === "footnoteDefinition";
  const rank = ({ identifier }: FootnoteDefinition) => order.get(identifier) ?? Infinity;
  const notes = root.children
    .filter((node) => isNote(node))
    .toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
  root.children = [...root.children.filter((node) => !isNote(node)), ...notes];
}

/** `{#id .class}` goes back to where `readAttributes` took it from; as HTML, which is written as it is. */
function writeAttributes(root: Root): void {
  visit(root, (node, index, parent) => {
    const attributes = node.data?.hProperties;
    if (!attributes || !parent || index === undefined) return;
    const written: Html = { type: "html", value: formatAttributes(attributes) };
    if (node.type === "heading") node.children.push({ type: "text", value: " " }, written);
    else if (node.type === "link" || node.type === "image") parent.children.splice(index + 1, 0, written);
  });
}

function formatAttributes({ id, className = [] }: Attributes): string {
  return `{${[...(id === undefined ? [] : [`#${id}`]), ...className.map((name) => `.${name}`)].join(" ")}}`;
}

/** A callout at the start of a line with a colon behind it would be read as a note: the colon is escaped. */
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

/** A cell with nothing but an escaped sign would be merged with another: Markdown itself needs no escape there. */
function keepSigns(root: Root): void {
  visit(root, "tableCell", (cell) => {
    const sign = signIn(cell);
    if (sign?.isEscaped) cell.children = [{ type: "html", value: `\\${sign.value}` }];
  });
}

/**
 * A unified plugin: fewer escapes. No `\:` in addresses: mdast-util-directive escapes every colon that a letter
 * follows, also within `<…?uri=OJ:L:2013>`, where a backslash isn't an escape and changes the address.
 * To go when its `unsafe` patterns leave out `autolink` and the destinations. No `\.` in `law.Then`:
 * mdast-util-gfm-autolink-literal takes any w for the last of `www`.
 */
function fewerEscapes(this: Processor): void {
  const { toMarkdownExtensions = [] } = this.data() as { toMarkdownExtensions?: ToMarkdownExtension[] };
  const all = toMarkdownExtensions.flatMap((extension) => [extension, ...(extension.extensions ?? [])]);
  for (const pattern of all.flatMap(({ unsafe }) => unsafe ?? [])) {
    if (pattern.character === ":" && !pattern.notInConstruct) {
      pattern.notInConstruct = ["autolink", "destinationLiteral", "destinationRaw"];
    }
    if (pattern.character === "." && pattern.before === "[Ww]") pattern.before = "[Ww]{3}";
  }
}

interface ToMarkdownExtension {
  unsafe?: Options["unsafe"];
  extensions?: ToMarkdownExtension[];
}
