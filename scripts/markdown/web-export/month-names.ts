/** A month's name in any official language of the European Union in, its number out. */

/** BCP 47 tags of the 24 official languages. */
const officialLanguages = [
  "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr",
  "hu", "it", "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv",
]; // prettier-ignore

/** What a word says where it is a month's name; a word may name different months (`listopad`). */
export interface MonthReading {
  /** From 1. */
  month: number;
  language: string;
}

/** The months that `word` names in `language`, or, where it names none there, in the other languages. */
export function readMonth(word: string, language: string): MonthReading[] {
  const own = readMonthIn(word, language);
  if (own) return [own];
  return officialLanguages.flatMap((other) => readMonthIn(word, other) ?? []);
}

/** `5`, `en` → `May`. */
export function monthName(month: number, language: string): string {
  return nameFormatter(language, { month: "long" })(month);
}

/** `fr` → `French`. */
export function languageName(language: string): string {
  return new Intl.DisplayNames("en", { type: "language" }).of(language) ?? language;
}

function readMonthIn(word: string, language: string): MonthReading | undefined {
  const written = fold(word, language);
  for (const form of forms) {
    const name = nameFormatter(language, form);
    for (let month = 1; month <= 12; month++) {
      if (fold(name(month), language) === written) return { month, language };
    }
  }
  return undefined;
}

/** Alone, with a year and with a day: many languages decline the name (`lipiec`, `lipca`). */
const forms: Intl.DateTimeFormatOptions[] = [
  { month: "long" },
  { month: "long", year: "numeric" },
  { month: "long", year: "numeric", day: "numeric" },
];

function nameFormatter(language: string, form: Intl.DateTimeFormatOptions): (month: number) => string {
  const formatter = new Intl.DateTimeFormat(language, { ...form, timeZone: "UTC" });
  return (month) => {
    const parts = formatter.formatToParts(Date.UTC(2022, month - 1, 1));
    return parts.find(({ type }) => type === "month")!.value;
  };
}

function fold(word: string, language: string): string {
  return word.normalize("NFC").toLocaleLowerCase(language);
}
