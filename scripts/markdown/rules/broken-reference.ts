/** Complains of each link within the report that leads nowhere. */
import { complain } from "../../messages/complain.ts";
import { nearest } from "../../messages/nearest.ts";
import type { Numbering } from "../numbers/number-report.ts";
import type { ParsedReport } from "../parsed-report.ts";
import { suspicionOf } from "./suspect-address.ts";

/**
 * Complains `broken-reference` of a link without words, which prints nothing; `dead-reference` of a link with words, or
 * to an id that its file doesn't have; and `suspect-address` of a link to a file that isn't part of the report.
 */
export function brokenReference({ sections }: ParsedReport, { targets, sections: numbers, astray }: Numbering): void {
  const given = new Set(sections.flatMap(({ facts }) => facts.ids.map(({ id }) => id)));
  for (const [index, { file, facts }] of sections.entries()) {
    const dead = new Set(numbers[index]!.dead);
    for (const { id, isNamed, isWritten, position } of facts.references) {
      const isAnchor = isNamed && given.has(id);
      if (isAnchor && isWritten && !numbers[index]!.references[`#${id}`]) {
        const printed = "what has that id has no number; the reference is printed as it is written";
        complain(file, "dead-reference", { id, printed }, position);
      }
      if (!isNamed && given.has(id) && !numbers[index]!.references[`#${id}`]) {
        const printed = "what has that id has neither number nor title; the id is printed: write words in the brackets";
        complain(file, "dead-reference", { id, printed }, position);
      }
      if (isAnchor || !dead.has(`#${id}`)) continue;
      const near = nearest(id, isNamed ? [...targets.keys(), ...given] : targets.keys());
      const code = isNamed ? "dead-reference" : "broken-reference";
      complain(file, code, { id, ...(near ? { near } : {}) }, position);
    }
    for (const { url, wiki, swapped, position } of facts.links) {
      if (wiki !== undefined && dead.has(url)) {
        if (swapped !== undefined && !dead.has(swapped)) continue;
        const expected = "the name of a file of the report, or `[text](address)`";
        complain(file, "raw-markup", { found: wiki, like: "a link of a wiki", expected }, position);
        continue;
      }
      if (astray[index]!.has(url)) {
        const id = url.slice(url.indexOf("#") + 1);
        const near = nearest(id, targets.keys());
        const printed = "the link leads to the beginning of the file";
        complain(file, "dead-reference", { id, printed, ...(near ? { near } : {}) }, position);
      }
      const why = dead.has(url) ? suspicionOf(url) : undefined;
      if (why) complain(file, "suspect-address", { address: url, why }, position);
    }
  }
}
