/** Makes the report's web page, with the typefaces and stylesheets of its theme in it. */
import type { Store } from "../lib/cache/store.ts";
import { toWebPage } from "../outputs/web-page.ts";
import { readWebStyles } from "../theme/read-styles.ts";
import { readWebFaces } from "../theme/web-faces.ts";
import type { PrintedBook } from "./print.ts";

/** Returns the page. @param store - holds the typefaces of earlier builds */
export async function makeWebPage(
  { report, units, numbering, pictures }: Pick<PrintedBook, "report" | "units" | "numbering" | "pictures">,
  store: Store,
): Promise<string> {
  const { theme, settings } = report;
  const words = JSON.stringify(settings);
  const faces = await readWebFaces(theme, store, [...units.map(({ webHtml }) => webHtml), words]);
  const styles = [await readWebStyles(theme), faces].join("\n");
  return toWebPage(report, { units, targets: numbering.targets, pictures, styles });
}
