/** Names the directives of the report in a message. */
import { nearest } from "../../messages/nearest.ts";
import { colonsOf, directives } from "./directives.ts";

/** Returns all names, and which of them was perhaps meant. */
export function knownNames(found: string): string {
  const written = directives.map(({ name, form }) => `${colonsOf[form]}${name}`);
  const names = directives.map(({ name }) => name);
  const near = nearest(found, names);
  const known = written.join(", ");
  return near ? `${known} (did you mean ${written[names.indexOf(near)]}?)` : known;
}
