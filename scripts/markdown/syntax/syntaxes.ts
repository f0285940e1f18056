/** Lists the syntaxes that are read beside CommonMark, and joins their extensions for the parser and the writer. */
import type { Root } from "mdast";
import type { Extension as FromMarkdownExtension } from "mdast-util-from-markdown";
import type { Extension as MicromarkExtension } from "micromark-util-types";
import type { VFile } from "vfile";
import { linearAttention } from "../linear/attention.ts";
import { attributes } from "./attributes.ts";
import { blockAttributes } from "./block-attributes.ts";
import { bracketedSpan } from "./bracketed-span.ts";
import { callout } from "./notes/callout.ts";
import { admonition } from "./containers/admonition.ts";
import { codeChunk } from "./code/code-chunk.ts";
import { curlyQuotes } from "./curly-quotes.ts";
import { definition } from "./links/definition.ts";
import { definitionList } from "./lists/definition-list.ts";
import { directive } from "./containers/directive.ts";
import { emojiName } from "./emoji-name.ts";
import { escapedSpace } from "./escaped-space.ts";
import { fancyList } from "./lists/fancy-list.ts";
import { foreignBreak } from "./foreign-break.ts";
import { formula } from "./formulas/formula.ts";
import { frontMatter } from "./front-matter.ts";
import { fullPageCredit } from "./containers/full-page-credit.ts";
import { gfm } from "./gfm.ts";
import { htmlPicture } from "./pictures/html-picture.ts";
import { inlineNote } from "./notes/inline-note.ts";
import { codeInfo } from "./code/code-info.ts";
import { fencedQuotation } from "./fenced-quotation.ts";
import { textileList } from "./lists/textile-list.ts";
import { crossReference } from "./links/cross-reference.ts";
import { figurePicture } from "./pictures/figure-picture.ts";
import { labelLine } from "./myst/label-line.ts";
import { lineBlock } from "./line-block.ts";
import { tableCaption } from "./tables/table-caption.ts";
import { listDelimiter } from "./lists/list-delimiter.ts";
import { markdownInHtml } from "./markdown-in-html.ts";
import { lateNote } from "./notes/late-note.ts";
import { mergedCell } from "./tables/merged-cell.ts";
import { bracedComment } from "./braced-comment.ts";
import { mystDirective } from "./myst/myst-directive.ts";
import { mystRole } from "./myst/myst-role.ts";
import { leftOutMark } from "./left-out-mark.ts";
import { obsidian } from "./pictures/obsidian.ts";
import { pageBreak } from "./containers/page-break.ts";
import { quartoDiv } from "./containers/quarto-div.ts";
import { schemelessAddress } from "./links/schemeless-address.ts";
import { sourceCallout } from "./notes/source-callout.ts";
import { spacedNote } from "./notes/spaced-note.ts";
import { smallMarks } from "./small-marks.ts";
import { textTable } from "./tables/text-table.ts";
import { tildeDefinition } from "./lists/tilde-definition.ts";
import { tiedNumber } from "./tables/tied-number.ts";
import { texEnvironment } from "./formulas/tex-environment.ts";
import { texFormula } from "./formulas/tex-formula.ts";
import { templateAddress } from "./links/template-address.ts";
import { templateMark } from "./links/template-mark.ts";
import { wikiLink } from "./links/wiki-link.ts";
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
  bracedComment,
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
  escapedSpace,
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
