/** Puts each heading of a part, and what it heads, into a section of its own. */
import type { Kid, Element } from "../lib/pdf/tags.ts";
import { isElement, noTagFacts } from "../lib/pdf/tags.ts";

/**
 * Nests what stands below headings. The heading that opens the part stands in the part itself; deeper ones open
 * sections, one within the other.
 *
 * @param goesOn - whether it may be the rest of a part, which only a heading of level 1 opens
 */
export function nestSections(part: Element, goesOn = false): void {
  const open: { level: number; kids: Kid[] }[] = [{ level: 0, kids: [] }];
  for (const kid of part.kids) {
    const level = isElement(kid) ? levelOpenedBy(kid) : 0;
    const isFirst = level === 1 || (level > 0 && !goesOn);
    const opensPart = isFirst && open.length === 1 && !open[0]!.kids.some(isHeading);
    if (level > 0 && !opensPart) {
      while (open.length > 1 && open.at(-1)!.level >= level) open.pop();
      const section: Element = { kind: "element", type: "/Sect", facts: noTagFacts, kids: [] };
      open.at(-1)!.kids.push(section);
      open.push({ level, kids: section.kids });
    }
    open.at(-1)!.kids.push(kid);
  }
  part.kids = open[0]!.kids;
}

/** Returns the level of a heading, from 1; 0 for what is none. */
export function headingLevelOf({ type }: Element): number {
  // `/H1`; asked of every element.
  return type.length === 3 && type.startsWith("/H") ? Number(type[2]) : 0;
}

/** Returns the level of a heading, also of one that what is in another language begins with; 0 for none. */
function levelOpenedBy(element: Element): number {
  const [first] = element.kids;
  return element.type === "/Div" && first && isElement(first) ? levelOpenedBy(first) : headingLevelOf(element);
}

function isHeading(kid: Kid): boolean {
  return isElement(kid) && headingLevelOf(kid) > 0;
}
