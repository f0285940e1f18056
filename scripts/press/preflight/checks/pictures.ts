/** Whether pictures have enough pixels for their size on paper: pictures in, findings out. */
import type { Check, Finding } from "../finding.ts";

/** Offset printing shows 300; below 150 anybody sees the pixels. */
const wantedPpi = 300;
const leastPpi = 150;

export const pictures: Check = {
  name: "pictures",
  title: `Pictures with ${wantedPpi} pixels an inch as printed`,
  run: ({ pages }) =>
    pages.flatMap(({ number, pictures: painted }) =>
      painted
        .filter(({ ppi }) => Math.round(ppi) < wantedPpi)
        .map(({ ppi, widthPx, heightPx }): Finding => {
          const text = `Unexpected picture of ${widthPx} × ${heightPx} pixels at ${Math.round(ppi)} ppi, expected ${wantedPpi} or more`;
          return { severity: ppi < leastPpi ? "error" : "warning", page: number, text };
        }),
    ),
};
