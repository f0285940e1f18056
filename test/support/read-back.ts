/** Reads a PDF with pdf.js: the tests' second opinion on what `scripts/lib/pdf` and `scripts/screen-pdf` write. */
import { inflateSync } from "node:zlib";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** A node of a page's structure tree, as pdf.js gives it. */
export interface TagNode {
  readonly role?: string;
  readonly children?: readonly TagNode[];
  readonly type?: string;
  readonly id?: string;
  readonly alt?: string;
  readonly lang?: string;
}

/** Opens a copy, for pdf.js takes the bytes away; close with `destroy`. */
export async function openPdf(bytes: Uint8Array) {
  return await getDocument({ data: Uint8Array.from(bytes), verbosity: 0, useSystemFonts: true }).promise;
}

type Pdf = Awaited<ReturnType<typeof openPdf>>;

/** Returns the text of each page. */
export async function textOfPages(pdf: Pdf): Promise<string[]> {
  const texts: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    texts.push(items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join(""));
  }
  return texts;
}

/** Returns a page's structure tree with one line an element, indented, and its text or its link behind the role. */
export async function tagsOfPage(pdf: Pdf, number: number): Promise<string> {
  const page = await pdf.getPage(number);
  const texts = new Map<string, string>();
  const open: string[] = [];
  for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
    if ("str" in item) {
      for (const id of open) texts.set(id, (texts.get(id) ?? "") + item.str);
    } else if (item.type === "endMarkedContent") open.pop();
    else open.push(item.id ?? "");
  }
  const lines: string[] = [];
  const walk = (node: TagNode, depth: number) => {
    const text = (node.children ?? [])
      .filter((kid) => kid.type)
      .map((kid) => (kid.type === "content" ? JSON.stringify(texts.get(kid.id ?? "") ?? "") : `<${kid.type}>`));
    const facts = [node.lang && `lang=${node.lang}`, node.alt && `alt=${JSON.stringify(node.alt)}`];
    lines.push(`${"  ".repeat(depth)}${[node.role, ...facts, ...text].filter((part) => part !== undefined).join(" ")}`);
    for (const kid of node.children ?? []) if (!kid.type) walk(kid, depth + 1);
  };
  const tree = (await page.getStructTree()) as TagNode | null;
  for (const kid of tree?.children ?? []) walk(kid, 0);
  return lines.join("\n");
}

/** Returns each link of a page: an address, or the place it leads to as `page index: left, top`. */
export async function linksOfPage(pdf: Pdf, number: number): Promise<string[]> {
  const annotations = await (await pdf.getPage(number)).getAnnotations();
  const links = annotations.filter((annotation) => annotation.subtype === "Link");
  return await Promise.all(links.map(async (link) => link.url ?? (await placeOf(pdf, link.dest))));
}

/** Returns a destination as `page index: left, top`, in points. */
export async function placeOf(pdf: Pdf, destination: unknown): Promise<string> {
  const explicit = typeof destination === "string" ? await pdf.getDestination(destination) : destination;
  if (!Array.isArray(explicit)) return "nowhere";
  return `${await pdf.getPageIndex(explicit[0])}: ${explicit[2]}, ${explicit[3]}`;
}

/** Returns the syntax of all objects, those in object streams inflated, but no other stream's content. */
export function syntaxOf(bytes: Uint8Array): string {
  const file = Buffer.from(bytes);
  const text = file.toString("latin1");
  return text.replace(
    /(<<[^\n]*(?:\n\/[^\n]*)*>>)\s?stream\n([^]*?)\nendstream/g,
    (_, entries: string, content: string) =>
      entries.includes("/ObjStm") ? inflateSync(Buffer.from(content, "latin1")).toString("latin1") : entries,
  );
}
