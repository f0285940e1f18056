/** Lists the converters of directives, and of blocks of Markdown that the report needs in another form than usual. */
import type { Nodes } from "mdast";
import { classesOfDirective, layoutClasses } from "../../markdown/directives/classes.ts";
import type { DirectiveNode } from "../../markdown/directives/directive.ts";
import { directiveOf, type DirectiveName } from "../../markdown/directives/directives.ts";
import { addClass, element, text } from "../element.ts";
import type { NodeContext, ToHast } from "../hast-context.ts";
import { box } from "./box.ts";
import { chart } from "./chart.ts";
import { definitionDescription, definitionList, definitionTerm } from "./definition-list.ts";
import { figure } from "./figure.ts";
import { formula } from "./formula.ts";
import { fullPage } from "./full-page.ts";
import { heading } from "./heading.ts";
import { keep } from "./keep.ts";
import { markdownTable } from "./markdown-table.ts";
import { note } from "./note.ts";
import { pageBreak } from "./page-break.ts";
import { pullQuote } from "./pull-quote.ts";
import { table } from "./table.ts";

const directiveBlocks: Readonly<Record<DirectiveName, ToHast<never>>> = {
  box,
  chart,
  figure,
  "full-page": fullPage,
  keep,
  note,
  "page-break": pageBreak,
  "pull-quote": pullQuote,
  table,
};

/** Converts a directive. An unknown one is converted as a note, or in a line as its text. */
function directiveToHast(node: DirectiveNode, around: NodeContext): ReturnType<ToHast<Nodes>> {
  const known = directiveOf(node);
  if (!known && node.type === "textDirective") {
    return element("span", {}, [text(`:${node.name}[`), ...around.state.all(node), text("]")]);
  }
  const block = (known ? directiveBlocks[known.name] : (note as ToHast<never>))(node as never, around);
  const given = classesOfDirective(node);
  if (block) for (const name of layoutClasses) if (given.includes(name)) addClass(block, name);
  return block;
}

/** Converters by the node's type. Definitions of notes are converted elsewhere. */
export const blocks = {
  heading,
  math: formula,
  defList: definitionList,
  defListTerm: definitionTerm,
  defListDescription: definitionDescription,
  table: markdownTable,
  containerDirective: directiveToHast,
  leafDirective: directiveToHast,
  textDirective: directiveToHast,
  footnoteDefinition: () => undefined,
};
