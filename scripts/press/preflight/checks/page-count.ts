/** Checks that the pages come out even on the printer's sheets. */
import type { Check } from "../finding.ts";

export const pageCount: Check = {
  name: "page-count",
  title: "Pages a multiple of the signature",
  run: ({ pages }, { kind, signature, pageCount: ordered }) => {
    const { length } = pages;
    if (ordered !== undefined && length !== ordered)
      return [{ severity: "error", text: `Unexpected ${length} pages, expected ${ordered}` }];
    if (kind === "cover") {
      return length === 1
        ? []
        : [{ severity: "error", text: `Unexpected ${length} sheets of the cover, expected one` }];
    }
    // A file of one page is taken for a cover.
    if (kind === "any" && length === 1) return [];
    if (signature === undefined || length % signature === 0) return [];
    return [
      {
        severity: "error",
        text: `Unexpected ${length} pages, expected a multiple of ${signature} (\`print.signature\`)`,
      },
    ];
  },
};
