/**
 * Reads info strings of other programs: `rust,ignore`, `js{1,3}`, `{.js #id}`, `title="a.js"`, and hides lines as mdBook
 * does.
 */
import type { Code, Nodes, Paragraph, Root } from "mdast";
import type { VFile } from "vfile";
import { complain } from "../../../messages/complain.ts";
import { eachNode } from "../../each-node.ts";
import { readContainerAttributes } from "../containers/container-line.ts";
import type { Syntax } from "../syntax.ts";

export const codeInfo: Syntax = { read: readInfos };

function readInfos(tree: Root, file: VFile): void {
  const written = String(file);
  if (!/(?:(?<!`)`{3,}|(?<!~)~{3,})[ \t]*(?:[\w+#.-]+[,{ \t]|\{|rust)/.test(written) && !inclusion.test(written))
    return;
  let hidden: { line: string; node: Code } | undefined;
  eachNode<Nodes>(tree, (parent) => {
    if (!("children" in parent)) return;
    (parent as { children: Nodes[] }).children = (parent.children as Nodes[]).flatMap((node): Nodes[] => {
      if (node.type !== "code") return [node];
      complainOfInclusion(node, file);
      if (!node.lang) return [node];
      readBraces(node);
      const line = hideLines(node);
      if (line !== undefined) hidden ??= { line, node };
      return [...titleOf(node), node];
    });
  });
  const read = "lines of code that mdBook hides; left out";
  if (hidden) complain(file, "foreign-markup", { found: hidden.line, read }, hidden.node);
}

/** Classes that say how code looks, and don't name its language (Pandoc, MkDocs). */
const looks = /^(?:number-?lines|line-?numbers|line-?anchors|linenos|code-?block|source-?code|no-?copy)$/i;

/** Reads attributes in braces, `{.js #id title="a.js"}`, where a language would stand: the first class is the language. */
function readBraces(node: Code): void {
  const [, inside] = /^\{([ \t]*[.#][^{}]*)\}$/.exec([node.lang, node.meta].filter(Boolean).join(" ")) ?? [];
  const values = inside === undefined ? undefined : readContainerAttributes(inside)?.values;
  if (!values) return;
  node.lang = (values["class"] ?? "").split(" ").find((name) => name !== "" && !looks.test(name)) ?? null;
  if (values["id"] !== undefined) node.data = { ...node.data, hProperties: { id: values["id"] } };
}

/**
 * Removes options from the language, and from Rust code the lines that rustdoc hides; returns the first of these lines.
 */
function hideLines(node: Code): string | undefined {
  const [, lang, options] = /^([A-Za-z][\w+#.-]*)(?:([,{].*))?$/s.exec(node.lang!) ?? [];
  if (lang === undefined) return undefined;
  if (options !== undefined) node.lang = lang;
  if (lang !== "rust") return undefined;
  const lines = node.value.split("\n");
  const first = lines.find((line) => isHidden(line));
  if (first === undefined) return undefined;
  const shown = lines.filter((line) => !isHidden(line));
  node.value = shown.map((line) => line.replace(/^([ \t]*#)#(?=[ \t])/, "$1")).join("\n");
  return first.trim();
}

/**
 * Matches a line that another program replaces by lines of a file; `aboutText` matches languages in which such a line
 * may be an example.
 */
const inclusion =
  /^[ \t]*(?:\{\{#(?:rustdoc_)?include[ \t][^{}\n]*\}\}|\{\{<[ \t]*include[ \t][^{}\n]*>\}\}|-{2,}8<-{2,}[ \t]*["'][^\n]*)[ \t]*$/m;
const aboutText = /^(?:md|markdown|text|txt|handlebars|html|ya?ml|toml|rst)$/i;

function complainOfInclusion(node: Code, file: VFile): void {
  const found = inclusion.exec(node.value)?.[0].trim();
  if (found === undefined || aboutText.test(node.lang ?? "")) return;
  const like = "a file that another program puts in";
  complain(file, "raw-markup", { found, like, expected: "its lines in this place" }, node);
}

/** Returns whether a line begins with `#` and a space, which no Rust code does. */
function isHidden(line: string): boolean {
  return /^[ \t]*#(?:[ \t]|$)/.test(line);
}

/** Returns a paragraph with the title that Docusaurus, MkDocs and others print above code; empty without one. */
function titleOf({ meta, position }: Code): Paragraph[] {
  const [, , title] = /(?:^|[\s{,])(?:title|filename|caption)=(["'])(.+?)\1/.exec(meta ?? "") ?? [];
  if (title === undefined) return [];
  const place = position ? { position } : {};
  return [{ type: "paragraph", children: [{ type: "text", value: title, ...place }], ...place }];
}
