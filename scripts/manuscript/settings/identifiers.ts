/** Complains of identifiers of editions that are missing or wrong. */
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import type { PointOf } from "./read-settings.ts";
import type { Edition, Settings } from "./schema/settings-schema.ts";

type IdentifierKind = Exclude<keyof Edition, "medium">;

/** Names of the identifiers, and functions that return what was expected where one is wrong. */
const kinds: Record<IdentifierKind, { name: string; faultIn: (written: string) => string | undefined }> = {
  isbn: { name: "ISBN", faultIn: faultInIsbn },
  issn: { name: "ISSN", faultIn: faultInIssn },
  doi: { name: "doi", faultIn: faultInDoi },
  catalogue: { name: "catalogue number", faultIn: faultInCatalogueNumber },
};

/**
 * Complains `wrong-identifier` of numbers that can't be right, and `missing-identifier` of those that an edition lacks:
 * an ISSN only where another edition has one, and a print edition's ISBN where a back cover shows its barcode. An
 * identifier that is `none` is not missing.
 *
 * @param pointOf - returns the place of a setting in `settingsFile`
 */
export function identifiers(
  settings: Pick<Settings, "editions" | "parts">,
  settingsFile: VFile,
  pointOf: PointOf,
): void {
  const { editions, parts } = settings;
  const isInSeries = editions.some(({ issn }) => issn);
  for (const [index, edition] of editions.entries()) {
    for (const kind of Object.keys(kinds) as IdentifierKind[]) {
      const { name, faultIn } = kinds[kind];
      const written = edition[kind];
      if (written === undefined && (kind !== "issn" || isInSeries)) {
        complain(
          settingsFile,
          "missing-identifier",
          { medium: edition.medium, name, kind },
          pointOf(["editions", index]),
        );
      }
      const expected = written ? faultIn(written) : undefined;
      if (written && expected) {
        const place = pointOf(["editions", index, kind]);
        complain(settingsFile, "wrong-identifier", { name, found: written, expected }, place);
      }
    }
  }
  if (parts["back-cover"] && !editions.some(({ medium }) => medium === "print")) {
    const place = pointOf(editions.length > 0 ? ["editions"] : ["parts", "back-cover"]);
    complain(settingsFile, "missing-identifier", { medium: "print", name: "ISBN", kind: "isbn" }, place);
  }
}

/** Checks an ISBN (ISO 2108): 13 digits in five groups with hyphens, the last one a check digit. */
function faultInIsbn(written: string): string | undefined {
  const digits = written.replaceAll("-", "");
  if (!/^97[89]\d{10}$/.test(digits) || ![1, 5].includes(written.split("-").length)) {
    return "13 digits in five groups, as 978-92-9403-192-1";
  }
  return checkDigitFault(digits, isbnCheckDigit(digits));
}

/** Returns the check digit of an ISBN-13, from its first 12 digits. */
function isbnCheckDigit(digits: string): string {
  const sum = weigh(digits.slice(0, 12), (index) => (index % 2 === 0 ? 1 : 3));
  return String((10 - (sum % 10)) % 10);
}

/** Checks an ISSN (ISO 3297): 8 characters, the last one a check digit that may be X. */
function faultInIssn(written: string): string | undefined {
  if (!/^\d{4}-\d{3}[\dX]$/.test(written)) return "two groups of four digits, as 2314-9701";
  const sum = weigh(written.replace("-", "").slice(0, 7), (index) => 8 - index);
  const check = (11 - (sum % 11)) % 11;
  return checkDigitFault(written, check === 10 ? "X" : String(check));
}

function weigh(digits: string, weightAt: (index: number) => number): number {
  return Array.from(digits, Number).reduce((sum, digit, index) => sum + digit * weightAt(index), 0);
}

function checkDigitFault(written: string, called: string): string | undefined {
  const last = written.at(-1)!;
  return last === called ? undefined : `one whose digits agree: the others call for ${called} at the end, not ${last}`;
}

/** Checks a doi (ISO 26324): the prefix `10.` with digits, a slash, and any text of the registrant. */
function faultInDoi(written: string): string | undefined {
  return /^10\.\d{4,9}(?:\.\d+)*\/[^\s/]\S*$/.test(written) ? undefined : "only the doi itself, as 10.2847/82162";
}

/**
 * Checks a catalogue number of the Publications Office: body, series, year, number, language, form, as
 * OA-AB-23-001-EN-N.
 */
function faultInCatalogueNumber(written: string): string | undefined {
  return /^[A-Z]{2}-[A-Z\d]{2}-\d{2}-\d{3}-[A-Z\d]{2}-[A-Z]$/.test(written)
    ? undefined
    : "six groups, as BZ-AB-23-001-EN-N";
}
