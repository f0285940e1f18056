/** Writes the form in which to cite the report, or a section of it. */
import type { Element, ElementContent } from "hast";
import type { TitleWords } from "../../markdown/read-title-words.ts";
import type { ResolvedSettings } from "../../markdown/parsed-report.ts";
import { element, text } from "../element.ts";
import { quoteTitleWords } from "../title-words.ts";
import { conventionsOf } from "../typography/conventions.ts";
import { setPlainText } from "../typography/set-type.ts";
import { formatDate } from "../../languages/format-date.ts";

/** Settings that a citation is built from. */
export type Cited = Pick<
  ResolvedSettings,
  "abbreviation" | "body" | "title" | "subtitle" | "date" | "language" | "labels"
>;

/** A section's number (`2.4.1.`) and title as printed. */
export interface CitedSection extends TitleWords {
  number: string | undefined;
}

/**
 * Returns `EUAA, “2.4.1. Action plans” in *Asylum Report 2023*, May 2023.`, or without a section `EUAA, *Asylum Report
 * 2023: Annual Report*, May 2023.` Parts that the settings don't have are left out. A single file, whose heading is the
 * report's title, is cited as a report.
 */
export function toCitation(settings: Cited, section?: CitedSection): ElementContent[] {
  const { title, subtitle, date, language, labels } = settings;
  const author = settings.abbreviation ?? settings.body;
  const content: ElementContent[] = author ? [text(`${author}, `)] : [];
  const name = section && [section.number, section.title].filter(Boolean).join(" ");
  const isPart = name !== undefined && name !== title;
  if (section && isPart) {
    const number = section.number ? `${section.number} ` : "";
    content.push(...quoteTitleWords(section, language, number), text(` ${labels.citedIn} `));
  }
  content.push(
    element("em", {}, [text(setPlainText(isPart || !subtitle ? title : `${title}: ${subtitle}`, language))]),
  );
  const end = date ? `, ${formatDate(date, language)}` : "";
  content.push(text(end.endsWith(".") ? end : `${end}.`));
  return content;
}

/**
 * Returns the citation as a paragraph that opens with "Please cite as:". @param place - place of the citation in a
 * section
 */
export function toCitationLine(settings: Cited, section?: CitedSection, place?: "opener" | "end"): Element {
  const { citeAs } = settings.labels;
  // French sets a narrow no-break space before a colon.
  const colon = conventionsOf(settings.language).hasSpacedPunctuation ? "\u202f:" : ":";
  const className = ["citation", ...(place ? [`citation-at-${place}`] : [])];
  return element("p", { className, dataGenerated: "" }, [text(`${citeAs}${colon} `), ...toCitation(settings, section)]);
}
