/** Markdown in, its units on real pages and all messages out: what the tests of paging have in common. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { complainOfPages } from "../../scripts/pages/complain-of-pages.ts";
import type { PrintMeans } from "../../scripts/pages/print-means.ts";
import { printReport, type PrintedUnit } from "../../scripts/pages/print-report.ts";
import { fontsPath, stylesPath } from "../../scripts/pages/read-styles.ts";
import { openSeats } from "../../scripts/pages/seats.ts";
import { prepareReport } from "../../scripts/prepare-report.ts";
import { formatMessage, toPlainMessages } from "../../scripts/report/format-messages.ts";
import { plainMeans } from "./plain-means.ts";

/** Sabotages Paged.js in the tab: sees each finished page. */
export type Harm = (page: HTMLElement) => void;

interface Options {
  harm?: Harm | undefined;
  folioOf?: PrintMeans["folioOf"] | undefined;
  mend?: PrintMeans["mend"];
}

/** Writes `markdown` into `folder` as input.md; expects nothing to be said of it before it is paged. */
export async function layOutIn(
  folder: string,
  markdown: string,
  { harm, folioOf = String, mend = (pdf) => Promise.resolve(pdf) }: Options = {},
): Promise<{ units: PrintedUnit[]; messages: string[] }> {
  const path = join(folder, "input.md");
  await writeFile(path, markdown);
  const { prepared, files } = await prepareReport(path);
  expect(toPlainMessages(files).map(formatMessage)).toEqual([]);
  const seats = openSeats(1, { fonts: fontsPath, folders: [stylesPath, folder] });
  try {
    if (harm) {
      await seats.use((seat) =>
        seat.work("harm", {}, (tab) =>
          tab.evaluate((source) => {
            const script = document.createElement("script");
            script.textContent = `Paged.registerHandlers(class extends Paged.Handler { afterPageLayout(page) { (${source})(page); } });`;
            document.head.append(script);
          }, harm.toString()),
        ),
      );
    }
    const printed = await printReport(await plainMeans(seats, { folioOf, mend }), prepared!.units);
    complainOfPages(printed, files);
    const messages = toPlainMessages(files).map((message) => formatMessage(message).replace(`${path}:`, "input.md:"));
    return { units: printed.units, messages };
  } finally {
    await seats.close();
  }
}
