/** Reads a language's tag as people write it (BCP 47), and says which one was probably meant. */
import { languages } from "./languages.ts";

/** Scripts that run from right to left (ISO 15924). */
const rightToLeft = new Set("Adlm Arab Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa Yezi".split(" "));

/** Returns the tag in the usual letters, `en-GB` for `en-gb`; undefined for what names no language. */
export function readLanguageTag(written: string): string | undefined {
  try {
    const [tag] = Intl.getCanonicalLocales(written);
    const primary = tag && new Intl.Locale(tag).language;
    if (!primary || primary.length > 3) return undefined;
    // Tags of two letters are all known, those of three are some eight thousand.
    return primary.length > 2 || namesOf(primary).length > 0 ? tag : undefined;
  } catch {
    return undefined;
  }
}

/** Says what is expected instead of a text that is no tag, and which one was probably meant. */
export function expectedTag(written: string): string {
  const meant = meantBy(written);
  return `a language's tag, as en, fr or en-GB${meant === undefined ? "" : ` (did you mean \`${meant}\`?)`}`;
}

/** Returns whether a language is written from right to left. */
export function isRightToLeft(tag: string): boolean {
  return rightToLeft.has(new Intl.Locale(tag).maximize().script ?? "");
}

/** Returns a language's name in English, its tag where it has none. */
export function languageName(tag: string): string {
  return new Intl.DisplayNames("en", { type: "language" }).of(tag) ?? tag;
}

function meantBy(written: string): string | undefined {
  const word = written
    .replaceAll(/^[\s"'“”„‘’]+|(?<![\s"'“”„‘’])[\s"'“”„‘’]+$/g, "")
    .replaceAll("_", "-")
    .toLowerCase();
  return languages.find((tag) => namesOf(tag).includes(word)) ?? (word === written ? undefined : readLanguageTag(word));
}

/** Returns a language's names in English and in itself, in small letters. */
function namesOf(tag: string): string[] {
  return ["en", tag].flatMap((own) => {
    const name = new Intl.DisplayNames(own, { type: "language", fallback: "none" }).of(tag);
    return name === undefined ? [] : [name.toLowerCase()];
  });
}
