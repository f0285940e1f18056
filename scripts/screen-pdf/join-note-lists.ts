/** Makes one list of all endnotes of a part: the notes of each section are a list in it, with the section's title. */
import { isElement, noTagFacts, type Element, type Kid } from "../lib/pdf/tags.ts";
import { headingLevelOf } from "./nest-sections.ts";

/** @param part - with its sections nested */
export function joinNoteLists(part: Element): void {
  const list: Element = { kind: "element", type: "/L", facts: noTagFacts, kids: [] };
  part.kids = part.kids.flatMap((kid): Kid[] => {
    const ofSection = listOf(kid);
    if (!ofSection) return [kid];
    list.kids.push(ofSection);
    return list.kids.length === 1 ? [list] : [];
  });
}

/** Returns the list of a section's notes, which stands alone or below its title; undefined for what is none. */
function listOf(kid: Kid): Element | undefined {
  if (!isElement(kid)) return undefined;
  if (kid.type === "/L") return kid;
  const [title, list, ...others] = kid.kids;
  if (kid.type !== "/Sect" || others.length > 0 || !title || !list || !isElement(title) || !isElement(list))
    return undefined;
  if (headingLevelOf(title) === 0 || list.type !== "/L") return undefined;
  // The title stays a heading, by which readers find the section.
  list.kids.unshift({ kind: "element", type: "/Caption", facts: noTagFacts, kids: [title] });
  return list;
}
