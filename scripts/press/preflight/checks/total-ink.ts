/** Checks that nowhere more ink is printed than the paper can take. */
import { orderedSettingName } from "../setting-name.ts";
import type { Check, PressFinding } from "../finding.ts";

/** How far a sample may be off, 1 for one full ink: it is rounded to a byte for each of four inks. */
const tolerance = 0.02;

export const totalInk: Check = {
  name: "total-ink",
  title: "Ink on one spot within the limit of the paper",
  run: (_, { kind, inkLimit }, samples) =>
    samples.flatMap(({ page, least, most }): PressFinding[] => {
      if (most <= inkLimit + tolerance) return [];
      const expected = `expected at most ${Math.round(inkLimit * 100)}% (${orderedSettingName({ kind }, "ink-limit")})`;
      if (least > inkLimit + tolerance) {
        const text = `Unexpected ${Math.round(least * 100)}% of ink on one spot, ${expected}`;
        return [{ severity: "error", page, text }];
      }
      const text = `Unexpected colours that have ${Math.round(most * 100)}% of ink where they lie on each other, ${expected}; whether they do is measured where Ghostscript is installed`;
      return [{ severity: "warning", page, text }];
    }),
};
