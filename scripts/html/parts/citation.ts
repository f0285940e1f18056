/** Settings and a section in, the form in which to cite it out. */
import type { Element, ElementContent } from "hast";
import type { SettledSettings } from "../../markdown/parsed-report.ts";
import { labelsOf } from "../labels.ts";
import { element, text } from "../element.ts";
import { conventionsOf } from "../typography/conventions.ts";
import { formatDate } from "./format-date.ts";

/** What a citation is built from. */
export type Cited = Pick<SettledSettings, "abbreviation" | "body" | "title" | "subtitle" | "date" | "language">;

/** A section's number (`2.4.1.`) and title as printed. */
export interface CitedSection {
  number: string | undefined;
  title: string;
}

/**
 * `EUAA, “2.4.1. Action plans” in *Asylum Report 2023*, May 2023.`, or without a section
 * `EUAA, *Asylum Report 2023: Annual Report*, May 2023.` What the settings don't give is left out. A single
 * file, which is titled by its heading, is cited as a report.
 */
export function toCitation(settings: Cited, section?: CitedSection): ElementContent[] {
  const { title, subtitle, date, language } = settings;
  const author = settings.abbreviation ?? settings.body;
  const content: ElementContent[] = author ? [text(`${author}, `)] : [];
  const name = section && [section.number, section.title].filter(Boolean).join(" ");
  const isPart = name !== undefined && name !== title;
  if (isPart) {
    const [open, close] = conventionsOf(language).quotes.first;
    content.push(text(`${open}${name}${close} ${labelsOf(language).citedIn} `));
  }
  content.push(element("em", {}, [text(isPart || !subtitle ? title : `${title}: ${subtitle}`)]));
  const end = date ? `, ${formatDate(date, language)}` : "";
  content.push(text(end.endsWith(".") ? end : `${end}.`));
  return content;
}

/** The same as a paragraph that opens with "Please cite as:"; `place` is where in a section it stands. */
export function toCitationLine(settings: Cited, section?: CitedSection, place?: "opener" | "end"): Element {
  const { citeAs } = labelsOf(settings.language);
  // French sets a narrow no-break space before a colon.
  const colon = settings.language === "fr" ? "\u202f:" : ":";
  const className = ["citation", ...(place ? [`citation-at-${place}`] : [])];
  return element("p", { className, dataGenerated: "" }, [text(`${citeAs}${colon} `), ...toCitation(settings, section)]);
}
