/** Reads text, sizes, links, outline and labels of a PDF with a library other than its writer (pdf.js). */
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

export interface ReadPdf {
  pages: ReadPage[];
  title: string;
  labels: string[] | null;
  outline: { title: string; page: number }[];
  /** Titles of the outline on all its levels, in order. */
  outlineTitles: string[];
}

export interface ReadPage {
  /** Text with white space as one space. */
  text: string;
  /** Width in points. */
  width: number;
  height: number;
  /** Addresses of links to the web, and page numbers (from 1) of links within. */
  links: (string | number)[];
}

interface OutlineItem {
  title: string;
  dest: unknown;
  items: OutlineItem[];
}

function titlesOf(items: readonly OutlineItem[]): string[] {
  return items.flatMap(({ title, items: below }) => [title, ...titlesOf(below)]);
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  const pageOf = async (destination: unknown): Promise<number> => {
    const explicit = typeof destination === "string" ? await document.getDestination(destination) : destination;
    return (await document.getPageIndex((explicit as [{ num: number; gen: number }])[0])) + 1;
  };
  const pages: ReadPage[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const text = items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("");
    const [left, bottom, right, top] = page.view as [number, number, number, number];
    const links: (string | number)[] = [];
    for (const annotation of await page.getAnnotations()) {
      links.push(annotation.url ?? (await pageOf(annotation.dest)));
    }
    pages.push({ text: text.replaceAll(/\s+/g, " "), width: right - left, height: top - bottom, links });
  }
  const { info } = await document.getMetadata();
  const outline = ((await document.getOutline()) ?? []) as OutlineItem[];
  const read: ReadPdf = {
    pages,
    title: (info as { Title?: string }).Title ?? "",
    labels: await document.getPageLabels(),
    outlineTitles: titlesOf(outline),
    outline: await Promise.all(outline.map(async ({ title, dest }) => ({ title, page: await pageOf(dest) }))),
  };
  await task.destroy();
  return read;
}
