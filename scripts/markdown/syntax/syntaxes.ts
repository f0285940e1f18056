/** Lists the syntaxes that are read beside CommonMark, and joins their extensions for the parser and the writer. */
import type { Root } from "mdast";
import type { Extension as FromMarkdownExtension } from "mdast-util-from-markdown";
import type { Extension as MicromarkExtension } from "micromark-util-types";
import type { VFile } from "vfile";
import { linearAttention } from "../linear/attention.ts";
import { attributes } from "./attributes.ts";
import { blockAttributes } from "./block-attributes.ts";
import { bracketedSpan } from "./bracketed-span.ts";
import { callout } from "./callout.ts";
import { admonition } from "./admonition.ts";
import { codeChunk } from "./code-chunk.ts";
import { curlyQuotes } from "./curly-quotes.ts";
import { definition } from "./definition.ts";
import { definitionList } from "./definition-list.ts";
import { directive } from "./directive.ts";
import { emojiName } from "./emoji-name.ts";
import { fancyList } from "./fancy-list.ts";
import { foreignBreak } from "./foreign-break.ts";
import { formula } from "./formula.ts";
import { frontMatter } from "./front-matter.ts";
import { fullPageCredit } from "./full-page-credit.ts";
import { gfm } from "./gfm.ts";
import { htmlPicture } from "./html-picture.ts";
import { inlineNote } from "./inline-note.ts";
import { codeInfo } from "./code-info.ts";
import { fencedQuotation } from "./fenced-quotation.ts";
import { textileList } from "./textile-list.ts";
import { crossReference } from "./cross-reference.ts";
import { figurePicture } from "./figure-picture.ts";
import { labelLine } from "./label-line.ts";
import { lineBlock } from "./line-block.ts";
import { tableCaption } from "./table-caption.ts";
import { listDelimiter } from "./list-delimiter.ts";
import { markdownInHtml } from "./markdown-in-html.ts";
import { lateNote } from "./late-note.ts";
import { mergedCell } from "./merged-cell.ts";
import { mdxComment } from "./mdx-comment.ts";
import { mystDirective } from "./myst-directive.ts";
import { mystRole } from "./myst-role.ts";
import { leftOutMark } from "./left-out-mark.ts";
import { obsidian } from "./obsidian.ts";
import { pageBreak } from "./page-break.ts";
import { quartoDiv } from "./quarto-div.ts";
import { schemelessAddress } from "./schemeless-address.ts";
import { sourceCallout } from "./source-callout.ts";
import { spacedNote } from "./spaced-note.ts";
import { smallMarks } from "./small-marks.ts";
import { textTable } from "./text-table.ts";
import { tildeDefinition } from "./tilde-definition.ts";
import { tiedNumber } from "./tied-number.ts";
import { texEnvironment } from "./tex-environment.ts";
import { texFormula } from "./tex-formula.ts";
import { templateAddress } from "./template-address.ts";
import { templateMark } from "./template-mark.ts";
import { wikiLink } from "./wiki-link.ts";
import type { ParsePart, Syntax, ToMarkdownExtension } from "./syntax.ts";

/** Reads CommonMark's own emphasis, in linear time. */
const emphasis: Syntax = { micromark: () => linearAttention };

/**
 * Syntaxes in the order of their `read`; `write` runs in the opposite order. Of several tokenizers for one character,
 * the last is tried first.
 */
const syntaxes: readonly Syntax[] = [
  gfm,
  directive,
  textTable,
  codeChunk,
  mystDirective,
  quartoDiv,
  fencedQuotation,
  textileList,
  admonition,
  codeInfo,
  foreignBreak,
  pageBreak,
  callout,
  emphasis,
  templateAddress,
  templateMark,
  mdxComment,
  curlyQuotes,
  markdownInHtml,
  definitionList,
  tildeDefinition,
  tiedNumber,
  smallMarks,
  formula,
  texFormula,
  texEnvironment,
  frontMatter,
  htmlPicture,
  spacedNote,
  lateNote,
  inlineNote,
  sourceCallout,
  definition,
  schemelessAddress,
  obsidian,
  leftOutMark,
  wikiLink,
  mystRole,
  attributes,
  fullPageCredit,
  tableCaption,
  figurePicture,
  lineBlock,
  labelLine,
  crossReference,
  emojiName,
  listDelimiter,
  fancyList,
  mergedCell,
  bracketedSpan,
  blockAttributes,
];

export const fromMarkdownExtensions: readonly FromMarkdownExtension[] = syntaxes.flatMap(
  ({ fromMarkdown = [] }) => fromMarkdown,
);

export const toMarkdownExtensions: readonly ToMarkdownExtension[] = syntaxes.flatMap(
  ({ toMarkdown = [] }) => toMarkdown,
);

export function micromarkExtensionsFor(text: string): MicromarkExtension[] {
  return syntaxes.flatMap((syntax) => syntax.micromark?.(text) ?? []);
}

export function readSyntaxes(tree: Root, file: VFile, parsePart: ParsePart): void {
  for (const syntax of syntaxes) syntax.read?.(tree, file, parsePart);
}

export function writeSyntaxes(tree: Root): void {
  for (const syntax of syntaxes.toReversed()) syntax.write?.(tree);
}
