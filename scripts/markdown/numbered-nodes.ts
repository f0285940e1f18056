/** Lists the nodes of a section that the facts of it name, in the order in which they do. */
import type { FootnoteReference, Heading, Nodes, Root } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import { creditOf } from "./credit-of.ts";
import { isChart } from "./directives/chart.ts";
import { isDirective, numberedAs } from "./directives/directive-nodes.ts";
import type { DirectiveNode } from "./directives/directive.ts";
import { givenId } from "./syntax/attributes.ts";
import type { DisplayMath } from "./syntax/formula.ts";

/** Nodes in the order in which the facts of a section name them. */
export interface NumberedNodes {
  /** Callouts without those in notes. */
  callouts: FootnoteReference[];
  targets: (Heading | DirectiveNode | DisplayMath)[];
  charts: ContainerDirective[];
  /** Pictures and figures that have a credit. */
  credited: Nodes[];
}

export function numberedNodesOf(tree: Root): NumberedNodes {
  const nodes: NumberedNodes = { callouts: [], targets: [], charts: [], credited: [] };
  eachNodeInNotes(tree, false, (node, inNote) => {
    if (creditOf(node) !== undefined) nodes.credited.push(node);
    if (node.type === "footnoteReference" && !inNote) nodes.callouts.push(node);
    else if (node.type === "heading" || isNumberedFormula(node)) nodes.targets.push(node);
    else if (isDirective(node)) {
      if (numberedAs(node)) nodes.targets.push(node);
      if (isChart(node)) nodes.charts.push(node);
    }
  });
  return nodes;
}

/** Returns whether a formula has a number: one that has an id. */
export function isNumberedFormula(node: Nodes): node is DisplayMath {
  return node.type === "math" && givenId(node) !== undefined;
}

/** Calls `see` with a node and all below it, parents before their children, and whether a note is around it. */
export function eachNodeInNotes(node: Nodes, inNote: boolean, see: (node: Nodes, inNote: boolean) => void): void {
  see(node, inNote);
  if (!("children" in node)) return;
  for (const child of node.children) eachNodeInNotes(child, inNote || node.type === "footnoteDefinition", see);
}
