/** Makes the project's own nodes from the directives of MyST that it knows. */
import { parse as parseCsv } from "csv-parse/sync";
import type {
  BlockContent,
  Code,
  Image,
  List,
  Nodes,
  Paragraph,
  PhrasingContent,
  Table,
  TableCell,
  TableRow,
} from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import { pictureWidthOf } from "../../picture-width.ts";
import { textOfNode } from "../../text-of.ts";
import { definitionListOf, type Definition } from "../lists/definition-nodes.ts";
import { makeFigure } from "../pictures/figure-picture.ts";

/** A directive as it is written, known or unknown. */
export interface MystDirective {
  name: string;
  /** Text behind the name. */
  argument: string;
  /** Values of lines `:name: value` below it. */
  options: Readonly<Record<string, string>>;
  /** Lines below the options, as they are written. */
  text: string;
  node: Code | ContainerDirective;
  /** Parses the argument as phrasing content. */
  title: () => PhrasingContent[];
  /** Parses the lines below the options. */
  body: () => Nodes[];
  /** Parses `count` of these lines from index `from` on, without `left` columns at their beginning. */
  part: (from: number, count: number, left: number) => Nodes[];
}

/** Returns the nodes; undefined where the directive isn't as expected, so that its content is printed. */
type MystForm = (found: MystDirective) => Nodes[] | undefined;

const forms: [names: string, form: MystForm][] = [
  ["figure figure-md", mystFigure],
  ["image", (found) => [paragraphOf([pictureOf(found)], found)]],
  ["table", (found) => titled(found, found.body())],
  ["list-table", listTable],
  ["csv-table", csvTable],
  ["code code-block code-cell sourcecode prompt parsed-literal", code],
  ["epigraph highlights pull-quote", quotation],
  [
    "sidebar margin aside topic dropdown card tab-item tab group-tab grid-item grid-item-card details exercise solution proof theorem definition remark lemma corollary proposition axiom conjecture assumption observation criterion property algorithm example",
    noted,
  ],
  ["code-tab", codeTab],
  ["glossary", glossary],
  ["raw", raw],
  ["tab-set tabs grid container div compound rubric line-block only", (found) => found.body()],
  [
    "toctree contents tableofcontents index bibliography meta target label exercise-start exercise-end solution-start solution-end",
    () => [],
  ],
];

export const mystForms: ReadonlyMap<string, MystForm> = new Map(
  forms.flatMap(([names, form]) => names.split(" ").map((name) => [name, form] as const)),
);

function mystFigure(found: MystDirective): Nodes[] {
  const body = found.body();
  const isPicture = (node: Nodes | undefined) =>
    node?.type === "paragraph" && node.children.some((child) => child.type === "image");
  // `figure-md` contains the picture itself, and its argument is an id.
  const own = found.argument !== "" && found.name === "figure" ? [paragraphOf([pictureOf(found)], found)] : [];
  const pictures = [...own, ...body.filter(isPicture)];
  const [caption, ...legend] = body.filter((node) => !isPicture(node));
  const id =
    found.options["name"] ?? found.options["label"] ?? (found.name === "figure-md" ? found.argument : undefined);
  if (caption?.type !== "paragraph") return [...pictures, ...body.filter((node) => !isPicture(node))];
  const words = textOfNode(caption);
  for (const picture of own.flatMap(({ children }) => children)) {
    if (picture.type === "image") picture.alt ||= words;
  }
  const blocks = [...pictures, ...legend] as BlockContent[];
  return [makeFigure(caption.children, blocks, found.node, id ? { id } : {})];
}

function pictureOf({ argument, options, node }: MystDirective): Image {
  const width = options["width"] ?? options["figwidth"];
  const isWidth = width !== undefined && pictureWidthOf(width) !== undefined;
  return {
    type: "image",
    url: argument.replace(/^<(.*)>$/, "$1"),
    alt: options["alt"] ?? "",
    ...(isWidth ? { data: { hProperties: { width } } } : {}),
    ...placeOf(node),
  };
}

/** Returns `:::table` where the directive has a title, else the content. */
function titled(found: MystDirective, body: Nodes[]): Nodes[] {
  const title = found.argument === "" ? [] : found.title();
  const id = found.options["name"] ?? found.options["label"];
  if (title.length === 0 || !body.some(({ type }) => type === "table")) return [...labelOf(title, found), ...body];
  const label: Paragraph = { ...paragraphOf(title, found), data: { directiveLabel: true } };
  const table: ContainerDirective = {
    type: "containerDirective",
    name: "table",
    attributes: id ? { id } : {},
    children: [label, ...(body as BlockContent[])],
    ...placeOf(found.node),
  };
  return [table];
}

function labelOf(title: PhrasingContent[], found: MystDirective): Nodes[] {
  return title.length > 0 ? [paragraphOf(title, found)] : [];
}

/** Reads a list of rows, each a list of cells; undefined for other content. */
function listTable(found: MystDirective): Nodes[] | undefined {
  const body = found.body();
  const [list, ...others] = body;
  if (list?.type !== "list" || others.length > 0) return undefined;
  const rows = list.children.map((item) => item.children[0]);
  const isRow = (node: Nodes | undefined): node is List => node?.type === "list";
  if (!rows.every(isRow)) return undefined;
  const cells = rows.map((row) => row.children.map(({ children }) => children));
  const table = tableOf(
    cells.map((row) => row.map((blocks) => contentOf(blocks))),
    found,
  );
  return titled(found, [table]);
}

/**
 * Returns the content of a cell: phrasing content, or blocks where it has several. Markdown's own cells have one line,
 * but the conversion of cells to HTML accepts blocks too.
 */
function contentOf(blocks: readonly Nodes[]): PhrasingContent[] {
  const [only, ...others] = blocks;
  return only?.type === "paragraph" && others.length === 0 ? only.children : (blocks as PhrasingContent[]);
}

function csvTable(found: MystDirective): Nodes[] | undefined {
  const { header, delim, file, url } = found.options;
  if (file !== undefined) return [tableFrom(file, found)];
  if (url !== undefined) return undefined;
  const delimiter = delim === "tab" ? "\t" : (delim ?? ",");
  try {
    const options = { delimiter, relax_column_count: true, skip_empty_lines: true, trim: true };
    const text = [...(header === undefined ? [] : [header]), found.text].join("\n");
    const rows = parseCsv(text, options);
    if (rows.length === 0) return undefined;
    return titled(found, [
      tableOf(
        rows.map((row) => row.map((value): PhrasingContent[] => [{ type: "text", value, ...placeOf(found.node) }])),
        found,
      ),
    ]);
  } catch {
    return undefined;
  }
}

/** Returns `:::table{data="a.csv"}`. */
function tableFrom(data: string, found: MystDirective): ContainerDirective {
  const { name, label = name } = found.options;
  const title = found.argument === "" ? [] : found.title();
  const caption: Paragraph[] =
    title.length > 0 ? [{ ...paragraphOf(title, found), data: { directiveLabel: true } }] : [];
  const attributes = { ...(label ? { id: label } : {}), data };
  return { type: "containerDirective", name: "table", attributes, children: caption, ...placeOf(found.node) };
}

function tableOf(rows: PhrasingContent[][][], { node, options }: MystDirective): Table {
  const width = Math.max(...rows.map(({ length }) => length));
  const place = placeOf(node);
  const hasHead = Number(options["header-rows"] ?? 0) > 0 || options["header"] !== undefined;
  const cellOf = (children: PhrasingContent[]): TableCell => ({ type: "tableCell", children, ...place });
  const rowOf = (row: PhrasingContent[][]): TableRow => ({
    type: "tableRow",
    children: [...row, ...Array.from({ length: width - row.length }, (): PhrasingContent[] => [])].map(cellOf),
    ...place,
  });
  const head = hasHead ? [] : [rowOf([])];
  return {
    type: "table",
    align: Array.from({ length: width }, () => null),
    children: [...head, ...rows.map(rowOf)],
    ...place,
  };
}

function code({ argument, text, node, options }: MystDirective): Nodes[] {
  const lang = argument.replace(/^\{|\}$/g, "") || null;
  const block: Code = { type: "code", lang, value: text, ...placeOf(node) };
  const caption = options["caption"];
  return caption
    ? [{ type: "paragraph", children: [{ type: "text", value: caption, ...placeOf(node) }], ...placeOf(node) }, block]
    : [block];
}

/** Reads HTML as HTML; what is meant for other outputs is left out. */
function raw({ argument, text, node }: MystDirective): Nodes[] {
  return /^html\b/i.test(argument) ? [{ type: "html", value: text.trim(), ...placeOf(node) }] : [];
}

/** Reads code of sphinx-tabs, `{code-tab} r R`: its language, and the label of its tab. */
function codeTab(found: MystDirective): Nodes[] {
  const [, language = "", words = ""] = /^(\S*)[ \t]*(.*)$/s.exec(found.argument)!;
  const label: PhrasingContent[] = words === "" ? [] : [{ type: "text", value: words, ...placeOf(found.node) }];
  return [...labelOf(label, found), ...code({ ...found, argument: language })];
}

function quotation(found: MystDirective): Nodes[] {
  return [{ type: "blockquote", children: found.body() as BlockContent[], ...placeOf(found.node) }];
}

function noted(found: MystDirective): Nodes[] {
  const title = found.argument === "" ? [] : found.title();
  const id = found.options["name"] ?? found.options["label"];
  const label: Paragraph[] = title.length > 0 ? [{ ...paragraphOf(title, found), data: { directiveLabel: true } }] : [];
  const attributes = { ...(title.length > 0 ? { kind: "note" } : {}), ...(id ? { id } : {}) };
  const children = [...label, ...(found.body() as BlockContent[])];
  return [{ type: "containerDirective", name: "note", attributes, children, ...placeOf(found.node) }];
}

/**
 * Reads terms, each on a line, with definitions indented below them; Pandoc's form, with colons, is parsed as a list
 * already.
 */
function glossary(found: MystDirective): Nodes[] | undefined {
  const lines = found.text.split("\n");
  const widths = lines.map((line) => /^[ \t]*/.exec(line)![0].length);
  const isTerm = lines.map((line, index) => line.trim() !== "" && widths[index] === 0);
  if (found.node.type !== "code" || lines.some((line) => /^[ \t]*:[ \t]/.test(line))) return found.body();
  const definitions: Definition[] = [];
  let terms: PhrasingContent[][] = [];
  for (let index = 0; index < lines.length; index++) {
    if (isTerm[index]) terms.push(wordsIn(found.part(index, 1, 0)));
    if (isTerm[index] || lines[index]!.trim() === "") continue;
    const next = isTerm.indexOf(true, index);
    const end = next === -1 ? lines.length : next;
    if (terms.length === 0) return undefined;
    definitions.push({ terms, blocks: [found.part(index, end - index, widths[index]!) as BlockContent[]] });
    terms = [];
    index = end - 1;
  }
  return terms.length > 0 || definitions.length === 0 ? undefined : [definitionListOf(definitions, found.node)];
}

function wordsIn([first]: readonly Nodes[]): PhrasingContent[] {
  return first?.type === "paragraph" ? first.children : [];
}

function paragraphOf(children: PhrasingContent[], { node }: MystDirective): Paragraph {
  return { type: "paragraph", children, ...placeOf(node) };
}

function placeOf({ position }: Nodes): Pick<Nodes, "position"> {
  return position ? { position } : {};
}
