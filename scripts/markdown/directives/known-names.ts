/** Names the directives of the report in a message. */
import { nearest } from "../../messages/nearest.ts";
import { titleOf } from "./directive-nodes.ts";
import type { DirectiveNode } from "./directive.ts";
import { colonsOf, directives } from "./directives.ts";

/**
 * Returns all names, and which of them was perhaps meant.
 *
 * @param boxKinds - names of kinds of boxes, which are written as boxes
 */
export function knownNames(found: DirectiveNode, boxKinds: readonly string[] = []): string {
  const ways = new Map([
    ...boxKinds.map((kind) => [kind, `:::box${titleOf(found) ? "[…]" : ""}{kind="${kind}"}`] as const),
    ...directives.map(({ name, form }) => [name, `${colonsOf[form]}${name}`] as const),
  ]);
  const near = nearest(found.name, ways.keys());
  const known = directives.map(({ name }) => ways.get(name)).join(", ");
  return near === undefined ? known : `${known} (did you mean ${ways.get(near)!}?)`;
}
