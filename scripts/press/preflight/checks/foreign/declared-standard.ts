/** Judges a file by the PDF/X that it declares: X-1a, X-3 or X-4 (ISO 15930-1, -3, -4, -6, -7). */
import type { Check, PressFinding } from "../../finding.ts";
import type { PressFacts } from "../../facts/read-press-file.ts";

/** Keys of the catalog that no PDF/X may have: actions, forms, embedded files. */
const forbiddenKeys = ["OpenAction", "AA", "AcroForm", "JavaScript", "EmbeddedFiles", "Collection"];
/** Annotations that belong to the printing of a sheet, not to the page. */
const ofPrinters = ["PrinterMark", "TrapNet"];
/** The newest version of PDF that each standard allows. */
const versions: Record<PdfxFamily, string> = { "X-1a": "1.4", "X-3": "1.4", "X-4": "1.6" };

export type PdfxFamily = "X-1a" | "X-3" | "X-4";

/** Returns the family of the standard that a file declares; undefined where it declares none, or another one. */
export function standardFamilyOf({ info, xmp }: Pick<PressFacts, "info" | "xmp">): PdfxFamily | undefined {
  const named = declared({ info, xmp });
  return (["X-1a", "X-3", "X-4"] as const).find((family) => named?.startsWith(`PDF/${family}`));
}

/**
 * Returns the declared standard, as `PDF/X-1a:2003`: from the XMP, where it is an element or an attribute, or from the
 * document information.
 */
function declared({ info, xmp }: Pick<PressFacts, "info" | "xmp">): string | undefined {
  const inXmp = /pdfxid:GTS_PDFXVersion(?:>|\s*=\s*["'])\s*([^<"']+)/.exec(xmp)?.[1]?.trim();
  // A file in PDF/X-1a:2001 has the version X-1, and the conformance tells that it is X-1a.
  return inXmp ?? (info.get("GTS_PDFXConformance") || info.get("GTS_PDFXVersion") || undefined);
}

export const declaredStandard: Check = {
  name: "standard",
  title: "PDF/X as declared: version, printing condition, nothing that acts",
  run: (facts, { condition }) => {
    const found: PressFinding[] = [];
    const error = (text: string) => void found.push({ severity: "error", text });
    const family = standardFamilyOf(facts);
    const { version, hasId, info, intent, catalogKeys, layers, pages } = facts;
    if (!family) error(`Unexpected standard ${declared(facts) ?? "none"}, expected PDF/X-4, X-3 or X-1a`);
    const newest = family && versions[family];
    if (newest && version > newest) error(`Unexpected PDF ${version}, expected ${newest} at most in PDF/${family}`);
    if (family && !hasId) error("Unexpected file without an ID in its trailer, expected one");
    if (
      family &&
      !/^\/?(?:True|False)$/.test(info.get("Trapped") ?? "") &&
      !/Trapped(?:>|=["'])(?:True|False)/.test(facts.xmp)
    ) {
      error(`Unexpected Trapped ${info.get("Trapped") || "unset"}, expected True or False`);
    }
    if (!intent) error("Unexpected file without a printing condition, expected an output intent for PDF/X");
    else if (condition && intent.condition !== condition) {
      error(`Unexpected printing condition ${intent.condition || "without a name"}, expected ${condition}`);
    }
    for (const key of forbiddenKeys) {
      if (catalogKeys.includes(key))
        error(`Unexpected ${key} in the file, expected nothing that acts or is for screens`);
    }
    if (layers > 0) {
      const text = `Unexpected layers (${layers}), expected none: those that are hidden are printed by some presses`;
      found.push({ severity: family === "X-4" ? "warning" : "error", text });
    }
    for (const { number: page, annotations, oddities } of pages) {
      const kinds = [...new Set(annotations)].filter((kind) => !ofPrinters.includes(kind));
      if (kinds.length > 0) {
        found.push({ severity: "error", page, text: `Unexpected annotations (${kinds.join(", ")}), expected none` });
      }
      for (const oddity of oddities) {
        if (oddity !== "inline image")
          found.push({ severity: "error", page, text: `Unexpected ${oddity}, expected none` });
      }
    }
    return found;
  },
};
