/** Complains of each unknown directive, and of the problems of each known one. */
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { classesOfDirective, placeOfBreaks } from "../directives/classes.ts";
import type { Directive, DirectiveNode, DirectivePlace, DirectiveProblem } from "../directives/directive.ts";
import { colonsOf, directiveOf, directiveFormOf } from "../directives/directives.ts";
import { knownNames } from "../directives/known-names.ts";
import type { NodesByType } from "../nodes-by-type.ts";

/** @param boxKinds - names of the kinds of boxes that the theme has */
export function unknownDirective(file: VFile, nodes: NodesByType, boxKinds: readonly string[]): void {
  for (const node of nodes.directives) {
    const name = `${colonsOf[directiveFormOf(node)]}${node.name}`;
    const directive = directiveOf(node);
    if (!directive) {
      const printed =
        node.type === "containerDirective" ? "what it holds is printed as a note" : "printed as it is written";
      complain(file, "unknown-directive", { name, known: knownNames(node, boxKinds), printed }, node);
      continue;
    }
    const place = { isTopLevel: nodes.topLevel.has(node) };
    for (const { isLeftOut, ...problem } of problemsOf(node, directive, place)) {
      complain(file, isLeftOut ? "misplaced-layout" : "bad-directive", { name, ...problem }, node);
    }
  }
}

function problemsOf(node: DirectiveNode, directive: Directive, place: DirectivePlace): DirectiveProblem[] {
  const missing = Object.entries(directive.attributes).filter(
    ([attribute, need]) => need === "required" && !node.attributes?.[attribute]?.trim(),
  );
  return [
    ...(classesOfDirective(node).includes("new-page") && !place.isTopLevel
      ? [{ problem: "place of `.new-page`", expected: placeOfBreaks, isLeftOut: true }]
      : []),
    ...missing.map(([attribute]) => ({ problem: `missing \`${attribute}\``, expected: `\`${attribute}="…"\`` })),
    ...(directive.check?.(node, place) ?? []),
  ];
}
