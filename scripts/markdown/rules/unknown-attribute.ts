/** Complains of each attribute and class that a directive of the report doesn't take. */
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { didYouMean } from "../../messages/did-you-mean.ts";
import { nearest } from "../../messages/nearest.ts";
import { classesOfDirective, layoutClasses } from "../directives/classes.ts";
import type { Directive, DirectiveNode } from "../directives/directive.ts";
import { colonsOf, directiveOf, directiveFormOf } from "../directives/directives.ts";
import type { NodesByType } from "../nodes-by-type.ts";

export function unknownAttribute(file: VFile, { directives }: NodesByType): void {
  for (const node of directives) {
    const directive = directiveOf(node);
    if (!directive) continue;
    const of = `in directive \`${colonsOf[directiveFormOf(node)]}${node.name}\``;
    for (const facts of unknownAttributes(node, directive)) {
      complain(file, "unknown-attribute", { of, ...facts }, node);
    }
  }
}

function unknownAttributes(node: DirectiveNode, directive: Directive): { attribute: string; expected: string }[] {
  const allowed = ["id", ...Object.keys(directive.attributes)];
  const classes = [...(directive.classes ?? []), ...layoutClasses];
  const expectedClasses = `${classes.map((one) => `\`.${one}\``).join(", ")} or none`;
  const near = (name: string) =>
    directive.hasTitle !== false &&
    nearest(name, ["title", "caption"]) !== undefined &&
    nearest(name, allowed) === undefined
      ? ` (its title stands in brackets, \`${colonsOf[directiveFormOf(node)]}${node.name}[Title]\`)`
      : didYouMean(name, allowed);
  return [
    ...Object.keys(node.attributes ?? {})
      .filter((attribute) => attribute !== "class" && !allowed.includes(attribute))
      .map((attribute) => ({
        attribute: `attribute \`${attribute}\``,
        expected: `${allowed.join(" or ")}${near(attribute)}`,
      })),
    ...classesOfDirective(node)
      .filter((name) => !classes.includes(name))
      .map((name) => ({
        attribute: `class \`${name}\``,
        expected: `${expectedClasses}${didYouMean(name, classes, (one) => `\`.${one}\``)}`,
      })),
  ];
}
