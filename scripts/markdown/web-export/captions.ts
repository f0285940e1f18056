/** Reads captions of figures and tables that a web page has twice as `:::figure[…]` and `:::table[…]`. */
import type { Paragraph, Root, RootContent, Table } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import type { VFile } from "vfile";
import { languageFacts, languages, type Language } from "../../languages/languages.ts";
import { complain } from "../../messages/complain.ts";
import { flatten, linesOfFlat, slicePhrasing, positionOfNodes, type FlatLine } from "./flat-text.ts";
import type { SourceText } from "./source-text.ts";

type WebCaptionKind = "figure" | "table";

/** Names that pages give figures besides the label of their language. */
const otherFigures = new Set(["fig", "chart", "graph", "diagram", "map", "graphique", "gráfico"]);

interface WebCaption {
  kind: WebCaptionKind;
  number: string;
  title: string;
  /** Offset in the block's text at which the title begins. */
  titleAt: number;
}

const legend =
  /^(?:notes?|nb|n\.b\.|sources?|remarques?|quellen?|anmerkung(?:en)?|hinweis|fuentes?|notas?|fontes?|fonti|nota|bron(?:nen)?|noot|źródł[oa]|uwag[ai]|zdroj(?:e)?|pozn[aá]mka|kilder?|bem[æa]rk|k[äa]ll[ao]r?|anm|l[äa]hteet?|huomautus|allikas|m[äa]rkus|avots|piez[īi]me|[šs]altinis|pastaba|surs[aă]|not[aă]|vir|izvor|opomba|napomena|forr[áa]s(?:ok)?|megjegyz[ée]s|πηγ[ήη]|σημε[ίι]ωση|източник|бележка|foinse|sors)\s*:/iu;

/**
 * Makes a directive from the first of two equal captions and the blocks below it that belong to it; the second is
 * removed with a message.
 */
export function readCaptions(tree: Root, source: SourceText, file: VFile, language: Language): void {
  const blocks = tree.children.flatMap((block) => captionsApart(block, source, language));
  const children: RootContent[] = [];
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]!;
    const caption = captionOf(block, language);
    const repeat = caption && captionOf(blocks[index + 1], language);
    if (!caption || !repeat || keyOf(caption) !== keyOf(repeat)) {
      children.push(block);
      continue;
    }
    complain(
      file,
      "repeated-heading",
      { text: flatten(blocks[index + 1] as Paragraph).value.trim() },
      blocks[index + 1],
    );
    let end = index + 2;
    while (end < blocks.length && belongs(blocks[end]!, caption.kind)) end++;
    children.push(
      captionedDirective(
        block as Paragraph,
        caption,
        blocks.slice(index + 2, end) as (Paragraph | Table)[],
        source,
        file,
      ),
    );
    index = end - 1;
  }
  tree.children = children;
}

/** Splits a paragraph whose first two lines are the same caption. */
function captionsApart(block: RootContent, source: SourceText, language: Language): RootContent[] {
  if (block.type !== "paragraph") return [block];
  const lines = linesOfFlat(flatten(block).value);
  if (lines.length < 2 || lines[0]!.text !== lines[1]!.text) return [block];
  const cut = (from: number, to: number): Paragraph => {
    const children = slicePhrasing(source, block.children, from, to);
    return { type: "paragraph", children, position: positionOfNodes(children) };
  };
  const [first, second, third] = lines as [FlatLine, FlatLine, FlatLine?];
  const caption = cut(first.from, first.to);
  if (!captionOf(caption, language)) return [block];
  const rest = third ? [cut(third.from, lines.at(-1)!.to)] : [];
  return [caption, cut(second.from, second.to), ...rest];
}

function keyOf({ kind, number, title }: WebCaption): string {
  return `${kind} ${number} ${title.replaceAll(/\s+/g, " ").toLowerCase()}`;
}

function captionOf(block: RootContent | undefined, language: Language): WebCaption | undefined {
  if (block?.type !== "paragraph" && block?.type !== "heading") return undefined;
  const { value } = flatten(block);
  const match =
    /^\s*(?:(\p{L}[\p{L}.]*)\s+)?(\d+(?:\.\d+)*)(?:[.:]|\s+[:–—-](?=\s))?\s+(?:(\p{L}+)[.:]\s+)?(?=\S)/u.exec(value);
  if (!match || /[\n\r]/.test(value.trim())) return undefined;
  const kind = kindOf(match[1] ?? match[3], language);
  if (!kind || (match[1] && match[3])) return undefined;
  return { kind, number: match[2]!, title: value.slice(match[0].length).trim(), titleAt: match[0].length };
}

function kindOf(word: string | undefined, language: Language): WebCaptionKind | undefined {
  if (word === undefined) return undefined;
  const plain = word.toLowerCase().replace(/\.$/, "");
  for (const one of new Set<Language>([language, "en", ...languages])) {
    const { figure, table } = languageFacts(one).labels;
    if (plain === table.toLowerCase() || plain === "tab") return "table";
    if (plain === figure.toLowerCase() || otherFigures.has(plain)) return "figure";
  }
  return undefined;
}

/** Returns whether a block belongs to the figure or table above it. */
function belongs(block: RootContent, kind: WebCaptionKind): boolean {
  if (block.type === "table") return kind === "table";
  if (block.type !== "paragraph") return false;
  if (block.children.every(({ type }) => type === "image")) return kind === "figure";
  return legend.test(flatten(block).value.trim());
}

function captionedDirective(
  block: Paragraph,
  { kind, title, titleAt }: WebCaption,
  below: (Paragraph | Table)[],
  source: SourceText,
  file: VFile,
): RootContent {
  const read = `\`:::${kind}[${title}]\`, under the number that it has in the report`;
  complain(
    file,
    "bare-block",
    { found: `caption of a ${kind}, twice`, expected: `\`:::${kind}[…]\``, read: `as ${read}` },
    block,
  );
  const words = slicePhrasing(source, block.children, titleAt, flatten(block).value.trimEnd().length);
  const label: Paragraph = {
    type: "paragraph",
    data: { directiveLabel: true },
    children: words,
    position: positionOfNodes(words),
  };
  const children: ContainerDirective["children"] = [label];
  for (const one of below) children.push(...(one.type === "paragraph" ? legendsOf(one, source) : [one]));
  return {
    type: "containerDirective",
    name: kind,
    attributes: {},
    children,
    position: { start: block.position!.start, end: (below.at(-1) ?? block).position!.end },
  };
}

/** Returns a paragraph for each line that begins with "Note:" or "Source:". */
function legendsOf(paragraph: Paragraph, source: SourceText): Paragraph[] {
  const lines = linesOfFlat(flatten(paragraph).value);
  if (lines.length < 2 || !lines.every(({ text }) => legend.test(text))) return [paragraph];
  return lines.map(({ from, to }) => {
    const children = slicePhrasing(source, paragraph.children, from, to);
    return { type: "paragraph", children, position: positionOfNodes(children) };
  });
}
