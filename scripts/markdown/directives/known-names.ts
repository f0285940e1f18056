/** Writes the names of the directives for a message. */
import { nearest } from "../../messages/nearest.ts";
import { titleOfDirective } from "./directive-nodes.ts";
import type { DirectiveNode } from "./directive.ts";
import { colonsOf, directives } from "./directives.ts";

/**
 * Returns all names, with the one nearest to the name that was found.
 *
 * @param boxKinds - names of the kinds of boxes, each written as a box of the kind
 */
export function knownNames(found: DirectiveNode, boxKinds: readonly string[] = []): string {
  const ways = new Map([
    ...boxKinds.map((kind) => [kind, `:::box${titleOfDirective(found) ? "[…]" : ""}{kind="${kind}"}`] as const),
    ...directives.map(({ name, form }) => [name, `${colonsOf[form]}${name}`] as const),
  ]);
  const near = nearest(found.name, ways.keys());
  const known = directives.map(({ name }) => ways.get(name)).join(", ");
  return near === undefined ? known : `${known} (did you mean ${ways.get(near)!}?)`;
}
