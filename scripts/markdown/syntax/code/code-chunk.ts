/** Reads code that Quarto and R Markdown run, ```` ```{r} ````, as code, or as a picture where it only shows one. */
import type { BlockContent, Code, Image, Nodes, Paragraph, Root } from "mdast";
import type { VFile } from "vfile";
import { parse as parseYaml } from "yaml";
import { complain } from "../../../messages/complain.ts";
import { kindOfNote } from "../../directives/note.ts";
import { eachNode } from "../../each-node.ts";
import type { Attributes } from "../attributes.ts";
import type { ParsePart, Syntax } from "../syntax.ts";

export const codeChunk: Syntax = { read: readChunks };

/** Languages whose names in braces mark code that other programs run; other names in braces are directives. */
const languages = new Set(
  (
    "r python python3 julia bash sh zsh shell powershell sql sqlite stata sas spss ojs observable javascript js node css " +
    "scss html mermaid dot graphviz rcpp stan bugs matlab octave scala go rust ruby perl awk haskell tikz asy cat"
  ).split(" "),
);

/** Blocks of Markdown that bookdown writes as fenced code: its theorems and others. */
const markdownBlocks = new Set(
  (
    "block block2 asis theorem lemma corollary proposition conjecture definition example exercise hypothesis proof " +
    "remark solution"
  ).split(" "),
);

type Options = Readonly<Record<string, unknown>>;

function readChunks(tree: Root, file: VFile, parsePart: ParsePart): void {
  if (!/(?:(?<!`)`{3,}|(?<!~)~{3,})[ \t]*\{+=?[A-Za-z]/.test(String(file))) return;
  /** The first chunk for each message, which is given once in a file. */
  const told = new Map<string, Code>();
  eachNode<Nodes>(tree, (parent) => {
    if (!("children" in parent)) return;
    (parent as { children: Nodes[] }).children = parent.children.flatMap((node): Nodes[] =>
      node.type === "code" ? (readBlock(node, parsePart) ?? readChunk(node, file, told) ?? [node]) : [node],
    );
  });
  for (const [read, node] of told)
    complain(file, "foreign-markup", { found: node.lang?.startsWith("{") ? node.lang : `{${node.lang}}`, read }, node);
}

/** Returns the note that a block of bookdown is read as; undefined for other code. */
function readBlock({ lang, meta, position }: Code, parsePart: ParsePart): Nodes[] | undefined {
  const header = [lang, meta].filter(Boolean).join(" ");
  const [, name = "", rest = ""] = /^\{([a-z]+\d?)(?:[ \t,]+(?![ \t,])(.*))?\}$/.exec(header) ?? [];
  // Without options it is a MyST directive.
  const isBlock = markdownBlocks.has(name) && (rest !== "" || /^(?:block|asis)/.test(name));
  if (!isBlock || !position) return undefined;
  const { start, end } = position;
  const lines = Array.from({ length: Math.max(0, end.line - start.line - 1) }, (_, index) => start.line + 1 + index);
  const children = parsePart(lines, start.column - 1) as BlockContent[];
  if (name === "asis") return children;
  const options = optionsIn(rest);
  const type = wordsIn(options["type"])?.replace(/^rmd|^bs4/, "");
  const kind = kindOfNote(type);
  const named = wordsIn(options["name"]);
  const title = name.startsWith("block")
    ? named
    : [name[0]!.toUpperCase() + name.slice(1), named].filter(Boolean).join(": ");
  const label: Paragraph[] =
    title === undefined
      ? []
      : [
          {
            type: "paragraph",
            children: [{ type: "text", value: title, position }],
            data: { directiveLabel: true },
            position,
          },
        ];
  const attributes = title === undefined && kind === undefined ? {} : { kind: kind ?? "note" };
  return [{ type: "containerDirective", name: "note", attributes, children: [...label, ...children], position }];
}

/** Returns the nodes that a chunk is read as; undefined for other code. */
function readChunk(node: Code, file: VFile, told: Map<string, Code>): Nodes[] | undefined {
  const header = [node.lang, node.meta].filter(Boolean).join(" ");
  const [, braces = "", language = "", rest = ""] =
    /^(\{{1,2})([A-Za-z][\w+-]*)(?:[ \t,]+(?![ \t,])(.*?))?\}{1,2}$/.exec(header) ?? [];
  const other = /^\{=([a-z]\w*)\}$/i.exec(header)?.[1]?.toLowerCase();
  if (other !== undefined) {
    const read = /^html\d?$/.test(other) ? "HTML" : "what is meant for other outputs; left out";
    if (!told.has(read)) told.set(read, node);
    const { value, position } = node;
    return read === "HTML" ? [{ type: "html", value, ...(position ? { position } : {}) }] : [];
  }
  if (!languages.has(language.toLowerCase())) return undefined;
  const lang = language.toLowerCase();
  if (braces === "{{") return [{ ...node, lang, meta: null }];
  const { options, value } = withoutOptions(node.value, optionsIn(rest));
  const chunk: Code = { ...node, lang, meta: null, value };
  const picture = pictureOf(chunk, options);
  const tell = (read: string) => void (told.has(read) || told.set(read, chunk));
  if (picture) return [picture];
  if (options["echo"] === false || options["include"] === false) {
    tell("code that is not to be printed, as its options say; left out, and so is what it gives when it runs");
    return [];
  }
  const source = fileOf(options);
  if (source !== undefined) {
    const found = `code from the file \`${source}\``;
    complain(file, "unusual-markup", { found, expected: "its lines in this place", read: "as what stands here" }, node);
  }
  tell("code; its options are left out, and so is what it gives when it runs");
  return value.trim() === "" ? [] : [chunk];
}

/** Returns the picture of a chunk that does nothing but show it; undefined for other chunks. */
function pictureOf(chunk: Code, options: Options): Paragraph | undefined {
  const lines = chunk.value.split("\n").filter((line) => line.trim() !== "" && !line.trim().startsWith("#"));
  const [, path] =
    /^(?:knitr::)?include_graphics\([ \t]*(?:path[ \t]*=[ \t]*)?["']([^"']+)["'][^()]*\)$/.exec(
      lines.join(" ").trim(),
    ) ?? [];
  if (path === undefined) return undefined;
  const place = chunk.position ? { position: chunk.position } : {};
  const [id, caption] = [wordsIn(options["label"]), wordsIn(options["fig-cap"])];
  const alt = wordsIn(options["fig-alt"]);
  const width = /^\d+(?:\.\d+)?(?:%|in|cm|mm|px)$/.exec(wordsIn(options["out-width"]) ?? "")?.[0];
  const hProperties: Attributes = {
    ...(id && (caption !== undefined || /^fig[-:]/.test(id)) ? { id } : {}),
    ...(caption === undefined ? {} : { caption }),
    ...(alt === undefined ? {} : { alt }),
    ...(width === undefined ? {} : { width }),
  };
  const image: Image = { type: "image", url: path, alt: alt ?? caption ?? "", data: { hProperties }, ...place };
  return { type: "paragraph", children: [image], ...place };
}

function wordsIn(value: unknown): string | undefined {
  const words =
    typeof value === "string" || typeof value === "number" ? String(value).replaceAll(/\s+/g, " ").trim() : "";
  return words === "" ? undefined : words;
}

function fileOf(options: Options): string | undefined {
  const code = wordsIn(options["code"]) ?? wordsIn(options["file"]);
  return code === undefined ? undefined : (/["']([^"']+)["']/.exec(code)?.[1] ?? code);
}

/** Reads the options behind the language: a label, and `name = value` of R. */
function optionsIn(header: string): Options {
  const options: Record<string, unknown> = {};
  const [, label, others = ""] = /^([\w.:-]+)?(?=[ \t]*(?:,|$))[ \t,]*(.*)$/.exec(header) ?? [
    undefined,
    undefined,
    header,
  ];
  if (label) options["label"] = label;
  const pair = /([\w.]+)[ \t]*=[ \t]*("[\s\S]*?"(?=[ \t]*(?:,|$))|'[\s\S]*?'(?=[ \t]*(?:,|$))|[\w.]+\([^()]*\)|[^,]+)/g;
  for (const [, name = "", value = ""] of others.matchAll(pair)) {
    options[name.replaceAll(".", "-")] = valueOf(value.trim());
  }
  return options;
}

function valueOf(written: string): unknown {
  if (/^(?:T|TRUE|true)$/.test(written)) return true;
  if (/^(?:F|FALSE|false)$/.test(written)) return false;
  return /^(["'])([\s\S]*)\1$/.exec(written)?.[2] ?? written;
}

/** Removes lines of options, `#| name: value`, from the start of code, and reads them as YAML. */
function withoutOptions(code: string, given: Options): { options: Options; value: string } {
  const lines = code.split("\n");
  const mark = /^[ \t]*(?:#|\/\/|--|%%|%)\|[ ]?/;
  const end = lines.findIndex((line) => !mark.test(line));
  const count = end === -1 ? lines.length : end;
  const yaml = lines.slice(0, count).map((line) => line.replace(mark, ""));
  const value = lines.slice(count).join("\n").replace(/^\n+/, "");
  return { options: { ...given, ...(count > 0 ? yamlOf(yaml.join("\n")) : {}) }, value };
}

function yamlOf(text: string): Options {
  try {
    const read: unknown = parseYaml(text, { logLevel: "silent" });
    if (typeof read !== "object" || read === null) return {};
    return Object.fromEntries(
      Object.entries(read).map(([name, value]) => [name.replaceAll(".", "-"), value as unknown]),
    );
  } catch {
    // Lines that aren't YAML are removed and ignored.
    return {};
  }
}
