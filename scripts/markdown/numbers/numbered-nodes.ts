/** Lists the nodes of a section that its facts describe, in the same order as the facts. */
import type { FootnoteReference, Heading, Nodes, Root } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import { creditOf } from "../credit-of.ts";
import { isChart } from "../directives/chart.ts";
import { isDirective, numberedAs } from "../directives/directive-nodes.ts";
import type { DirectiveNode } from "../directives/directive.ts";
import { givenId } from "../syntax/attributes.ts";
import type { DisplayMath } from "../syntax/formulas/formula.ts";

/** Nodes in the order of the section's facts. */
export interface NumberedNodes {
  /** Callouts outside notes. */
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

/** Returns whether a node is a numbered formula, that is, one with an id. */
export function isNumberedFormula(node: Nodes): node is DisplayMath {
  return node.type === "math" && givenId(node) !== undefined;
}

/** Calls `see` with a node and all its descendants, parents first, and with whether each stands in a note. */
export function eachNodeInNotes(node: Nodes, inNote: boolean, see: (node: Nodes, inNote: boolean) => void): void {
  see(node, inNote);
  if (!("children" in node)) return;
  for (const child of node.children) eachNodeInNotes(child, inNote || node.type === "footnoteDefinition", see);
}
