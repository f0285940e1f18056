/** Gives the words that the pipeline prints in a report's language, filled in. */
import type { Labels } from "./language-facts.ts";
import { languageFacts, type Language } from "./languages.ts";
import type { Template } from "./template.ts";

/** Words of a report's own, instead of its language's. */
export type OwnLabels = Partial<Omit<Labels, "noteKinds">> & { noteKinds?: Partial<Labels["noteKinds"]> };

/** Returns all labels of a language. @param own - those that are the report's own */
export function labelsOf(language: Language, own: OwnLabels = {}): Labels {
  const { labels } = languageFacts(language);
  return { ...labels, ...own, noteKinds: { ...labels.noteKinds, ...own.noteKinds } };
}

/** Fills in a label: `page {page}` → `page 47`. */
export function fillLabel<Names extends string>(label: Template<Names>, values: Record<Names, string>): string {
  return label.replaceAll(/\{(\w+)\}/g, (_, name: Names) => values[name]);
}

/** Names what is numbered through the report; each has its word in `Labels`. */
export type CaptionedKind = "box" | "figure" | "table" | "equation";

/** A numbered thing, as far as its name goes. */
export interface NamedTarget {
  kind: "section" | CaptionedKind;
  /** Number as printed. */
  number: string;
  /** Word of its own before the number, instead of the language's for its kind: that of a kind of box. */
  word?: string | undefined;
  /** Whether its number has its word in it, as `Annex 1.` has. */
  isAnnex?: true | undefined;
}

/** Returns `Figure 3`, `Section 2.4.1.`, `3. ábra`, `In focus 1`, `Annex 1`; the space doesn't break. */
export function nameOfTarget(
  { kind, number, word, isAnnex }: NamedTarget,
  { labels, language }: { labels: Labels; language: Language },
): string {
  if (isAnnex) return number.replace(/\.$/, "");
  // Which noun a word of one's own would be, and so its order, isn't known.
  if (word !== undefined) return `${word}\u00a0${number}`;
  return fillOrder(labels[kind], number, language);
}

/** Puts a word and a number in the language's order: `Figure 3`, `3. ábra`. */
export function fillOrder(word: string, number: string, language: Language): string {
  const { numberFirst } = languageFacts(language);
  if (!numberFirst) return `${word}\u00a0${number}`;
  const shown = numberFirst === "plain" || number.endsWith(".") ? number : `${number}.`;
  return `${shown}\u00a0${word}`;
}
