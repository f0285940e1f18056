/** Checks that transparency is blended in CMYK. */
import type { Check, PressFinding } from "../finding.ts";

export const transparency: Check = {
  name: "transparency",
  title: "Transparency blended in CMYK",
  run: ({ pages }) =>
    pages.flatMap(({ number, transparency: kinds, groupSpace }): PressFinding[] => {
      if (groupSpace !== undefined && groupSpace !== "DeviceCMYK") {
        const text = `Unexpected blending in ${groupSpace}, expected DeviceCMYK`;
        return [{ severity: "error", page: number, text }];
      }
      if (kinds.size === 0) return [];
      if (groupSpace === undefined) {
        const text = `Unexpected transparency (${[...kinds].join(", ")}) without a blending space, expected DeviceCMYK`;
        return [{ severity: "error", page: number, text }];
      }
      return [{ severity: "note", page: number, text: `Transparency: ${[...kinds].toSorted().join(", ")}` }];
    }),
};
