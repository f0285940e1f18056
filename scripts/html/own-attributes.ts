/** Puts the id that stands in braces behind a heading, a link or a picture on its element, and tells of classes. */
import type { Element } from "hast";
import type { Nodes } from "mdast";
import { complain } from "../messages/complain.ts";
import { nearest } from "../messages/nearest.ts";
import { pictureNames } from "../markdown/syntax/attributes.ts";
import type { HastContext } from "./hast-context.ts";

/**
 * Puts the attributes on `result`.
 *
 * @param knownClasses - classes that say something to the pipeline; `dropped-attribute` complains of others
 */
export function takeAttributes(
  node: Nodes,
  result: Element,
  { file, targets, takenIds }: Pick<HastContext, "file" | "targets" | "takenIds">,
  knownClasses?: ReadonlySet<string>,
): Element {
  const { id, className = [], others = [] } = node.data?.hProperties ?? {};
  if (id !== undefined) {
    const target = targets.get(node);
    if (target) result.properties.id = target.id;
    else if (!takenIds.has(id)) result.properties.id = id;
    takenIds.add(id);
  }
  const unknown = className.filter((name) => !knownClasses?.has(name));
  const known = Object.keys(pictureNames);
  const dropped: string[] = [];
  for (const name of others.map((written) => written.replace(/=.*/s, ""))) {
    const near = nearest(name, known);
    if (near === undefined) {
      dropped.push(`\`${name}\``);
      continue;
    }
    const expected = `${known.join(" or ")} (did you mean \`${near}\`?)`;
    complain(file, "unknown-attribute", { of: "of a picture", attribute: `attribute \`${name}\``, expected }, node);
  }
  const what = [...unknown.map((name) => `\`.${name}\``), ...dropped].join(", ");
  if (what) complain(file, "dropped-attribute", { what }, node);
  return result;
}
