/** A unit's hast in, the HTML that is paged out. */
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import type { Unit } from "./units.ts";

const processor = unified().use(rehypeStringify).freeze();

export function toUnitHtml({ hast }: Unit): string {
  return processor.stringify({ type: "root", children: [hast] });
}
