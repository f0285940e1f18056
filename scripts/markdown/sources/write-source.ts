/** Writes a source in the project's citation style: author. (date). title. publisher. address. */
import type { PhrasingContent } from "mdast";
import { fillLabel } from "../../languages/labels.ts";
import type { Labels } from "../../languages/language-facts.ts";
import { localeOf, type Language } from "../../languages/languages.ts";
import type { CitedSource } from "../../manuscript/sources/source-library.ts";

/** Form of a citation: with all known fields, with author, year and title, or "Ibid." */
export type SourceForm = "full" | "short" | "ibidem";

interface Writing {
  language: Language;
  labels: Pick<Labels, "accessed" | "ibidem">;
  /** Place in the source; empty where none is named. */
  locator: string;
  form: SourceForm;
}

/** Returns the citation as text and links; unknown fields are left out. */
export function writeSource(source: CitedSource, { language, labels, locator, form }: Writing): PhrasingContent[] {
  const { author, date, title, shortTitle, container, accessed } = source;
  if (form === "ibidem") return [words(sentence([labels.ibidem, locator].filter(Boolean).join(", ")))];
  if (form === "short") {
    const name = located(shortTitle ?? title, locator);
    return [words([author, date && `(${date.slice(0, 4)})`, name].filter(isThere).map(sentence).join(" "))];
  }
  // The pages of a part are pages of the work that contains it.
  const [name, whole] =
    container === undefined ? [located(title, locator), undefined] : [title, located(container, locator)];
  const parts = [author, date && `(${writtenDate(date, language)})`, name, whole, publisherOf(source)];
  const said = parts.filter(isThere).map(sentence).join(" ");
  const address = addressOf(source);
  // A source without any field, which is reported, is printed as its key, so that it can be found.
  if (address === undefined) return [words(said || sentence(source.key))];
  const looked = accessed && source.doi === undefined ? dayOf(accessed, language) : undefined;
  return [
    ...(said ? [words(`${said} `)] : []),
    { type: "link", url: address, children: [words(address)] },
    ...(looked ? [words(` (${fillLabel(labels.accessed, { date: looked })}).`)] : []),
  ];
}

function located(name: string | undefined, locator: string): string | undefined {
  return [name, locator].filter(isThere).join(", ") || undefined;
}

/** Returns `Paris: Publisher`, or only one of the two. */
function publisherOf({ place, publisher }: CitedSource): string | undefined {
  return [place, publisher].filter(isThere).join(": ") || undefined;
}

function isThere(part: string | undefined): part is string {
  return part !== undefined && part !== "";
}

/** Returns a part with a full stop at its end, unless it ends with punctuation. */
function sentence(part: string): string {
  return /[.!?…]$/.test(part) ? part : `${part}.`;
}

function words(value: string): PhrasingContent & { type: "text" } {
  return { type: "text", value: value.normalize("NFC") };
}

/** Returns the DOI's address, which is permanent, else the source's own. */
function addressOf({ address, doi }: CitedSource): string | undefined {
  return doi === undefined ? address : `https://doi.org/${doi}`;
}

/**
 * Returns `2023, May 31`, the day and month in the format of the language; in English as in the reports of EU agencies.
 */
function writtenDate(date: string, language: Language): string {
  const [year, month, day] = date.split("-");
  if (month === undefined) return year!;
  return `${year}, ${inWords(date, language, { month: "long", ...(day === undefined ? {} : { day: "numeric" }) })}`;
}

function dayOf(date: string, language: Language): string {
  const [, month, day] = date.split("-");
  if (month === undefined) return date;
  return inWords(date, language, { year: "numeric", month: "long", ...(day === undefined ? {} : { day: "numeric" }) });
}

function inWords(date: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  const locale = localeOf(language);
  const isEnglish = locale.startsWith("en") && options.year === undefined;
  const format = new Intl.DateTimeFormat(isEnglish ? "en-US" : locale, { ...options, timeZone: "UTC" });
  return format.format(new Date(date.length > "2023-05".length ? date : `${date}-01`));
}
