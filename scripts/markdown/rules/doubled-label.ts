/** Warns of "Figure [](#f)", since a link without words prints the word "Figure" itself. */
import type { Labels } from "../../languages/language-facts.ts";
import { complain } from "../../messages/complain.ts";
import type { Numbering } from "../numbers/number-report.ts";
import type { ParsedReport } from "../parsed-report.ts";
import type { TargetFacts } from "../section-facts.ts";

type LabelKind = TargetFacts["kind"] | "annex";

const kinds: readonly LabelKind[] = ["section", "box", "figure", "table", "equation", "annex"];

export function doubledLabel({ sections, settings }: ParsedReport, { sections: numbers }: Numbering): void {
  const { labels } = settings;
  for (const [index, { file, facts }] of sections.entries()) {
    for (const { id, before, position } of facts.references) {
      const target = numbers[index]!.references[`#${id}`];
      const kind = before === undefined ? undefined : kindOfWord(before, labels);
      if (!target?.number || !kind) continue;
      const own = target.word ?? labels[target.isAnnex ? "annex" : target.kind];
      complain(
        file,
        "doubled-label",
        { word: before!, id, own, isSame: before!.toLowerCase() === own.toLowerCase() },
        position,
      );
    }
  }
}

/** Returns the kind that a word names: `Figure`, `figures`; undefined for other words. */
function kindOfWord(word: string, labels: Labels): LabelKind | undefined {
  const plain = word.toLowerCase();
  return kinds.find((kind) => [labels[kind].toLowerCase(), `${labels[kind].toLowerCase()}s`].includes(plain));
}
