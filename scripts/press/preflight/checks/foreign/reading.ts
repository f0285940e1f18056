/** Tells which parts of a file could not be read or judged, and what was repaired to read it. */
import { numberRuns } from "../../../../messages/number-runs.ts";
import type { Check, PressFinding } from "../../finding.ts";

export const reading: Check = {
  name: "reading",
  title: "The whole file could be read and judged",
  run: ({ pages, repairs, isEncrypted }, { spotInks, condition }) => {
    const found: PressFinding[] = [];
    if (pages.length === 0)
      found.push({ severity: "error", text: "Unexpected file without pages, expected at least one" });
    if (isEncrypted) found.push({ severity: "error", text: "Unexpected encryption, expected none (PDF/X)" });
    for (const repair of repairs) {
      found.push({ severity: "error", text: `Unexpected damage, repaired for this preflight: ${repair}` });
    }
    for (const { number: page, unread, oddities } of pages) {
      for (const why of unread) found.push({ severity: "warning", page, text: `Not checked: ${why}` });
      if (oddities.has("inline image")) {
        found.push({ severity: "note", page, text: "Not checked: colours and pixels of pictures inside the content" });
      }
    }
    const uncut = pages.filter(({ trim }) => !trim).map(({ number }) => number);
    if (uncut.length > 0) {
      const runs = numberRuns(uncut).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
      const text = `Not checked: bleed and distance to the cut on pages without a TrimBox (${runs.join(", ")})`;
      found.push({ severity: "warning", text });
    }
    if (!spotInks)
      found.push({ severity: "note", text: "Not checked: whether spot inks were ordered; --inks names them" });
    if (!condition) found.push({ severity: "note", text: "Not checked: the printing condition; --condition names it" });
    return found;
  },
};
