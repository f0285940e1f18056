/** Writes a whole report as one HTML document that any paginator can print. */
import { cp, mkdir, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Unit } from "#html/units.ts";
import { fontsPath } from "#theme/built-in-theme.ts";
import { readPrintStyles } from "#theme/read-styles.ts";
import { prepareReport } from "../support/prepare-report.ts";
import { toPlainMessages } from "#messages/format-messages.ts";
import { theme } from "../support/usual-theme.ts";

/**
 * Writes `document.html` to the new folder `folder`, with the typefaces and pictures beside it: addresses are
 * relative, because some tools read the folder from disk and others serve it. The stylesheet stands in the
 * document; links lead from section to section as ids do. Resolves to the document's path.
 *
 * @throws where the manuscript has errors
 */
export async function writeWholeDocument(manuscript: string, folder: string): Promise<string> {
  const { prepared, files } = await prepareReport(manuscript);
  if (!prepared) throw new Error(`Unexpected errors in ${manuscript}: ${JSON.stringify(toPlainMessages(files))}`);
  const { report, units, pictures } = prepared;
  await mkdir(join(folder, "pictures"), { recursive: true });
  await cp(fontsPath, join(folder, "fonts"), { recursive: true });
  const names = new Map<string, string>();
  for (const { url, bytes } of pictures.values()) {
    const name = `pictures/${names.size + 1}${extname(url)}`;
    names.set(url, name);
    await writeFile(join(folder, name), bytes);
  }
  const path = join(folder, "document.html");
  const styles = (await readPrintStyles(theme)).replaceAll(pathToFileURL(fontsPath).href, "fonts/");
  await writeFile(path, toWholeDocument(units, names, styles, report.settings));
  return path;
}

/** Joins the units. @param pictures - an `img`'s address → the one that it gets */
export function toWholeDocument(
  units: readonly Pick<Unit, "html">[],
  pictures: ReadonlyMap<string, string>,
  styles: string,
  { title, language }: { title: string; language: string },
): string {
  const parts = units.map(({ html }) => withPictures(html, pictures));
  // What the build does by paging each part on its own, and by setting the running heads part by part.
  const own = `:root { --running-head-verso: ${quoteCss(title)}; --running-head-recto: ${quoteCss(title)}; }
.part + .part { break-before: page; }`;
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
<style>
${styles}
${own}
</style>
</head>
<body>
${parts.join("\n")}
</body>
</html>
`;
}

function withPictures(html: string, pictures: ReadonlyMap<string, string>): string {
  return html.replaceAll(/(<img src=")([^"]+)"/g, (whole, start: string, written: string) => {
    const name = pictures.get(written.replaceAll("&#x26;", "&"));
    return name === undefined ? whole : `${start}${name}"`;
  });
}

/** Returns a CSS string in a style element: its text may end neither the string nor the element. */
function quoteCss(text: string): string {
  return `"${text.replaceAll(/["\\<\n]/g, (found) => `\\${found.codePointAt(0)!.toString(16)} `)}"`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
