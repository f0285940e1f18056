/** Lays Markdown out on real pages and returns its units and all messages, for the tests of paging. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { complainOfPages, complainOfPrint } from "#pages/complain-of-pages.ts";
import type { LayoutContext } from "#pages/layout-context.ts";
import type { PrintedUnit } from "#pages/page-report.ts";
import { printReport } from "./print-report.ts";
import { fontsPath, stylesPath } from "#theme/built-in-theme.ts";
import { readPrintStyles } from "#theme/read-styles.ts";
import { trimOnSheet } from "#pages/print-sheet.ts";
import { openBrowserPool } from "#pages/browser-pool.ts";
import { withFaces } from "#pages/with-faces.ts";
import { repairAndCheck } from "#screen-pdf/repair-tags.ts";
import { prepareReport } from "./prepare-report.ts";
import { formatMessage, toPlainMessages } from "#messages/format-messages.ts";
import { a4, a4Sheet, plainMeans } from "./plain-means.ts";
import { theme } from "./usual-theme.ts";

/** Sabotages Paged.js in the tab: sees each finished page. */
export type Harm = (page: HTMLElement) => void;

/** Repairs and checks what was printed on A4, as a build does. @param spoil - does harm to the PDF before */
export function checkPrint(spoil: (pdf: Uint8Array) => Uint8Array = (pdf) => pdf): LayoutContext["repair"] {
  const trim = trimOnSheet(a4Sheet, a4);
  return (prints, { unitId, tablePieces, pageCount, expected }) =>
    Promise.resolve(repairAndCheck(prints.map(spoil), { unitId, tablePieces, pageCount, expected, trim }));
}

interface Options {
  harm?: Harm | undefined;
  folioOf?: LayoutContext["folioOf"] | undefined;
  repair?: LayoutContext["repair"] | undefined;
  /** Styles that come behind the report's. */
  css?: string | undefined;
  /** Beginnings, behind their places, of the messages that are said before it is paged. */
  said?: readonly string[] | undefined;
}

/** Writes `markdown` into `folder` as input.md; expects nothing but `said` to be said of it before it is paged. */
export async function layOutIn(
  folder: string,
  markdown: string,
  { harm, folioOf, repair = ([pdf]) => Promise.resolve({ pdf: pdf! }), css = "", said = [] }: Options = {},
): Promise<{ units: PrintedUnit[]; messages: string[] }> {
  const path = join(folder, "input.md");
  await writeFile(path, markdown);
  const { prepared, files } = await prepareReport(path);
  const before = toPlainMessages(files).map(formatMessage);
  expect(before).toEqual(said.map((words) => expect.stringContaining(words)));
  const pool = openBrowserPool(1, { fonts: fontsPath, folders: [stylesPath, folder] });
  try {
    if (harm) {
      await pool.use((slot) =>
        slot.work("harm", {}, (tab) =>
          tab.evaluate((source) => {
            const script = document.createElement("script");
            script.textContent = `Paged.registerHandlers(class extends Paged.Handler { afterPageLayout(page) { (${source})(page); } });`;
            document.head.append(script);
          }, harm.toString()),
        ),
      );
    }
    const printed = await printReport(
      await plainMeans(withFaces(pool, prepared!.faces.faces), {
        ...(folioOf ? { folioOf } : {}),
        repair,
        css: `${await readPrintStyles(theme)}\n${css}`,
      }),
      prepared!.units,
    );
    complainOfPages(printed, files);
    complainOfPrint(printed.units, files);
    const messages = toPlainMessages(files).map((message) => formatMessage(message).replace(`${path}:`, "input.md:"));
    return { units: printed.units, messages };
  } finally {
    await pool.close();
  }
}
