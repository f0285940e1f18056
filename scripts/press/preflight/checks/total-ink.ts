/** Whether the paper can take the ink: samples of each page in, findings out. */
import type { Check, Finding } from "../finding.ts";

/** A sample has whole bytes for each of four inks. */
const tolerance = 0.02;

export const totalInk: Check = {
  name: "total-ink",
  title: "Ink on one spot within the limit of the paper",
  run: (_, { inkLimit }, samples) =>
    samples
      .filter(({ most }) => most > inkLimit + tolerance)
      .map(({ page, most }): Finding => {
        const text = `Unexpected ${Math.round(most * 100)}% of ink on one spot, expected at most ${Math.round(inkLimit * 100)}% (\`print.ink-limit\`)`;
        return { severity: "error", page, text };
      }),
};
