/** Knows countries of Europe: where each stands on a map of tiles, and by which names and codes tables call it. */
import { localeOf, type Language } from "../languages/languages.ts";
import { nearest } from "../messages/nearest.ts";

/** A place on the map, counted in tiles from the left and from the top. */
export interface TilePlace {
  column: number;
  row: number;
}

/**
 * Places of countries, each near its neighbours, by ISO 3166-1 codes (and XK), a line a row: what stands between two
 * blanks is a tile, a point none.
 */
const rows = [
  "IS . . . NO SE FI . .",
  ". . . . . . EE . .",
  ". . . . DK . LV . .",
  "IE GB . NL DE PL LT . .",
  ". . BE LU CZ SK UA MD .",
  ". FR CH LI AT HU RO . .",
  "PT ES . IT SI HR RS BG .",
  ". . . . . BA ME XK TR",
  ". . . . . . AL MK .",
  ". . . . MT . . EL CY",
];

const places = new Map<string, TilePlace>(
  rows.flatMap((line, row) =>
    line.split(" ").flatMap((code, column) => (code === "." ? [] : [[isoOf(code), { column, row }] as const])),
  ),
);

/** Members of the European Union. */
const members = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" ");
/** Countries that take part in the common asylum system beside them. */
const associated = "CH IS LI NO".split(" ");

/** Names beside those of `Intl`, by which English tables call them. */
const otherNames: Readonly<Record<string, string>> = {
  "czech republic": "CZ",
  "slovak republic": "SK",
  "the netherlands": "NL",
  turkey: "TR",
  turkiye: "TR",
  "republic of moldova": "MD",
  macedonia: "MK",
};

/** Returns the country's code as institutions of the Union write it, which have EL for Greece and UK. */
export function countryCodeOf(country: string): string {
  return country === "GR" ? "EL" : country === "GB" ? "UK" : country;
}

function isoOf(code: string): string {
  return code === "EL" ? "GR" : code === "UK" ? "GB" : code;
}

/** Returns the country's place. */
export function placeOfCountry(country: string): TilePlace {
  return places.get(country)!;
}

/**
 * Returns countries that a map shows beside those of a table: all members; where one of those that are associated is
 * in the table, these too.
 */
export function countriesBeside(given: ReadonlySet<string>): string[] {
  return [...members, ...(associated.some((country) => given.has(country)) ? associated : [])];
}

export interface CountryFinder {
  /** Returns the ISO code of what a table calls a country; undefined where the map has none of that name. */
  find(name: string): string | undefined;
  /** Returns the known name that is most like one that is not known. */
  near(name: string): string | undefined;
  nameOf(country: string): string;
  /** Returns the name of a country that a table calls by a code or, in another language, in English; else its own. */
  printedName(country: string, written: string): string;
}

/** Returns the names of all countries of the map, as it writes them where a table has none. */
export function namesOfCountries(language: Language): string[] {
  return Array.from(places.keys(), countryNamer(language));
}

/** Returns a function from a country's ISO code to its name in a language, or in English. */
function countryNamer(language: Language): (country: string) => string {
  const own = new Intl.DisplayNames([localeOf(language), "en"], { type: "region" });
  return (country) => own.of(country) ?? country;
}

/** Finds countries by their codes, and by their names in a language and in English. */
export function countryFinder(language: Language): CountryFinder {
  const nameOf = countryNamer(language);
  const known = new Map<string, string>(Object.entries(otherNames));
  const names: string[] = [];
  const ownNames = new Set<string>();
  for (const country of places.keys()) {
    for (const locale of ["en", localeOf(language)]) {
      for (const style of ["long", "short"] as const) {
        const name = new Intl.DisplayNames([locale, "en"], { type: "region", style }).of(country);
        if (!name) continue;
        known.set(folded(name), country);
        if (locale !== "en") ownNames.add(folded(name));
      }
    }
    names.push(nameOf(country));
    known.set(folded(country), country).set(folded(countryCodeOf(country)), country);
  }
  // What an English table says is kept, whichever of the English names it is.
  const isEnglish = /^en(?:-|$)/.test(language);
  const isKept = (written: string) => ownNames.has(folded(written)) || (isEnglish && written.length > 2);
  return {
    find: (name) => known.get(folded(name)),
    near: (name) => nearest(name, names),
    nameOf,
    printedName: (country, written) => (isKept(written) ? written : nameOf(country)),
  };
}

/** Returns a name without accents, capitals and marks of footnotes, by which tables differ. */
function folded(name: string): string {
  return name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[*†‡().]/g, "")
    .trim();
}
