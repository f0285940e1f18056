/** Checks that the file meets PDF/X-4 (ISO 15930-7). */
import type { Check, PressFinding } from "../finding.ts";
import type { PressFacts } from "../facts/read-press-file.ts";

/** Keys of the catalog that no PDF/X-4 may have: actions, forms, embedded files (ISO 15930-7, 6.14 to 6.17). */
const forbiddenKeys = ["OpenAction", "AA", "AcroForm", "JavaScript", "Collection", "StructTreeRoot"];

export const standard: Check = {
  name: "standard",
  title: "PDF/X-4: version, metadata, printing condition, nothing that acts",
  run: (facts, { condition }) => [
    ...wholeFile(facts, condition),
    ...facts.pages.flatMap(({ number, annotations, oddities, unread }): PressFinding[] => [
      ...(annotations.length > 0 ? [pageError(number, "Unexpected links or annotations, expected none")] : []),
      ...[...oddities].map((oddity) => pageError(number, `Unexpected ${oddity}, expected none`)),
      ...[...unread].map((why) => pageError(number, `Not checked: ${why}`)),
    ]),
  ],
};

function pageError(page: number, text: string): PressFinding {
  return { severity: "error", page, text };
}

function wholeFile(facts: PressFacts, condition: string | undefined): PressFinding[] {
  const { version, hasId, info, xmp, intent, catalogKeys } = facts;
  const found: PressFinding[] = [];
  const error = (text: string) => void found.push({ severity: "error", text });
  if (version !== "1.6") error(`Unexpected PDF ${version}, expected 1.6`);
  if (!hasId) error("Unexpected file without an ID in its trailer, expected one");
  const claim = property(xmp, "pdfxid:GTS_PDFXVersion");
  if (claim !== "PDF/X-4") error(`Unexpected standard ${claim ?? "none"} in the XMP, expected PDF/X-4`);
  for (const key of ["Title", "CreationDate", "ModDate"]) {
    if (!info.get(key)) error(`Unexpected document information without ${key}, expected it`);
  }
  if (info.get("Title") !== unescape(property(xmp, "dc:title") ?? "")) {
    error("Unexpected title in the XMP, expected that of the document information");
  }
  if (info.get("Trapped") !== "/False" || property(xmp, "pdf:Trapped") !== "False") {
    error(
      `Unexpected Trapped ${info.get("Trapped") ?? "unset"}, expected False in the document information and the XMP`,
    );
  }
  for (const key of ["xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate", "xmpMM:DocumentID"]) {
    if (!property(xmp, key)) error(`Unexpected XMP without ${key}, expected it`);
  }
  if (info.get("CreationDate")?.startsWith("D:1970")) {
    found.push({
      severity: "warning",
      text: "Unexpected report without a date, expected `date: 2023-05` in report.yaml; the file says 1970",
    });
  }
  if (!intent) error("Unexpected file without a printing condition, expected an output intent for PDF/X");
  else {
    if (condition !== undefined && intent.condition !== condition)
      error(`Unexpected printing condition ${intent.condition}, expected ${condition}`);
    if (intent.profile !== "prtr CMYK") {
      error(
        `Unexpected profile (${intent.profile ?? "none"}) of the printing condition, expected one for print in CMYK`,
      );
    }
  }
  for (const key of forbiddenKeys) {
    if (catalogKeys.includes(key))
      error(`Unexpected ${key} in the catalog, expected nothing that acts or is for screens`);
  }
  return found;
}

/** Returns the text of an XMP property, without the elements of a list around it. */
function property(xmp: string, name: string): string | undefined {
  const text = new RegExp(`<${name}>([^]*?)</${name}>`).exec(xmp)?.[1];
  return text?.replace(/<[^<>]*>/g, "");
}

function unescape(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
