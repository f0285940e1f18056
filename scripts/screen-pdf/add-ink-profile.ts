/** Says how inks of a page of one's own look on screens: those of a printing condition (ISO 19005-2, 6.2.4.3). */
import { PdfRef, PdfStream, asDict, expectDict, resolve, type PdfDict, type PdfValue } from "../lib/pdf/objects.ts";
import { deflatedStream } from "../lib/pdf/write-objects.ts";

const profileLevel = 6;
/** Overprinting is the press's; an archive has none of inks with a profile (ISO 19005-2, 6.2.4.2). */
const ofPress = ["OP", "op", "OPM"];

/** Gives all inks on pages the profile of the condition that they are printed in. */
export function addInkProfile(pages: readonly PdfRef[], profile: Uint8Array): void {
  const inks: PdfValue = ["/ICCBased", new PdfRef(deflatedStream({ N: 4 }, profile, profileLevel))];
  const seen = new Set<PdfRef>();
  for (const page of pages) {
    const entries = expectDict(page);
    entries.set("Resources", withProfile(entries.get("Resources") ?? null));
  }

  function withProfile(value: PdfValue): PdfValue {
    if (value === "/DeviceCMYK") return inks;
    if (Array.isArray(value)) return value.map(withProfile);
    if (value instanceof Map) return withProfileDict(value);
    if (value instanceof PdfRef && !seen.has(value)) {
      seen.add(value);
      const held = resolve(value);
      value.value = held instanceof PdfStream ? withProfileStream(held) : withProfile(held);
    }
    return value;
  }

  function withProfileDict(entries: PdfDict): PdfDict {
    const isState = entries.get("Type") === "/ExtGState" || ofPress.some((key) => entries.has(key));
    const kept = isState ? [...entries].filter(([key]) => !ofPress.includes(key)) : [...entries];
    return new Map(kept.map(([key, value]) => [key, withProfile(value)]));
  }

  function withProfileStream({ dict: entries, bytes }: PdfStream): PdfStream {
    const made = withProfileDict(entries);
    const resources = asDict(made.get("Resources"));
    if (resources) {
      const spaces = new Map([...(asDict(resources.get("ColorSpace")) ?? []), ["DefaultCMYK", inks] as const]);
      made.set("Resources", new Map(resources).set("ColorSpace", spaces));
    }
    return new PdfStream(made, bytes);
  }
}
