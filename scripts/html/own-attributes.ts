/** Puts the id in braces behind a heading, link or picture on its element, and complains of classes that do nothing. */
import type { Element } from "hast";
import type { Nodes } from "mdast";
import { complain } from "../messages/complain.ts";
import { nearest } from "../messages/nearest.ts";
import { pictureNames } from "../markdown/syntax/attributes.ts";
import type { HastContext } from "./hast-context.ts";

/**
 * Puts the id on `result`, complains of attributes that do nothing, and returns `result`.
 *
 * @param knownClasses - classes that the pipeline understands; of others it complains `dropped-attribute`
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
