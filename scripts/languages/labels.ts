/** Gives the words that the pipeline prints in a report's language, filled in. */
import type { Labels, Template } from "./language-facts.ts";
import { languageFacts, type Language } from "./languages.ts";

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

/** Returns `Figure 3`, `Section 2.4.1.`, `3. ábra`; the space doesn't break. */
export function nameOfTarget(
  kind: "section" | CaptionedKind,
  number: string,
  { labels, language }: { labels: Labels; language: Language },
): string {
  const { numberFirst } = languageFacts(language);
  const word = labels[kind];
  if (!numberFirst) return `${word}\u00a0${number}`;
  const shown = numberFirst === "plain" || number.endsWith(".") ? number : `${number}.`;
  return `${shown}\u00a0${word}`;
}
