/** The static pages of all units in; which block of the Markdown stands on which page, and which words, out. */
import { htmlByPage } from "../pages/page-contents.ts";
import type { StaticPages } from "../pages/in-page/take-pages.ts";

/** A block of the Markdown on a page. */
export interface FoundBlock {
  /** Counted from 1. */
  page: number;
  /** `file:line:column`; undefined where the page as a whole is meant. */
  source: string | undefined;
}

export interface PageIndex {
  /** The block at a place of a file, or the last one before it. */
  blockAt(file: string, line: number, column?: number): FoundBlock | undefined;
  /** Pages on which all of these words stand together. */
  pagesWith(words: string): FoundBlock[];
  /** Files that blocks come from. */
  files(): string[];
}

interface Block {
  file: string;
  line: number;
  column: number;
  source: string;
}

/** What is found on a page, wherever it stands in the report. */
interface PageFindings {
  blocks: Block[];
  text: string;
}

/** A unit's pages are searched through once, as long as they are used. */
const findingsOf = new WeakMap<StaticPages, PageFindings[]>();

export function indexPages(units: readonly { firstPage: number; sheets: StaticPages }[]): PageIndex {
  const pages = units.flatMap(({ firstPage, sheets }) =>
    findingsIn(sheets).map((found, index) => ({ ...found, page: firstPage + index })),
  );
  const byFile = new Map<string, (Block & { page: number })[]>();
  for (const { blocks, page } of pages) {
    for (const block of blocks) {
      const known = byFile.get(block.file);
      if (known) known.push({ ...block, page });
      else byFile.set(block.file, [{ ...block, page }]);
    }
  }
  // Notes stand on other pages than the text around them; of a block over several pages the first counts.
  for (const blocks of byFile.values())
    blocks.sort((a, b) => a.line - b.line || a.column - b.column || a.page - b.page);
  return {
    blockAt(file, line, column = Infinity) {
      const blocks = byFile.get(file) ?? [];
      const isBefore = (block: Block) => block.line < line || (block.line === line && block.column <= column);
      const last = blocks.findLast(isBefore) ?? blocks[0];
      return last && blocks.find(({ source }) => source === last.source);
    },
    pagesWith(words) {
      const wanted = plainText(words).trim();
      return wanted === ""
        ? []
        : pages.flatMap(({ text, page }) => (text.includes(wanted) ? [{ page, source: undefined }] : []));
    },
    files: () => [...byFile.keys()],
  };
}

function findingsIn(sheets: StaticPages): PageFindings[] {
  const known = findingsOf.get(sheets);
  if (known) return known;
  const found = htmlByPage(sheets).map((html) => ({
    blocks: Array.from(html.matchAll(/ data-source="([^"]+)"/g), ([, source]) => toBlock(decode(source!))).filter(
      (block) => block !== undefined,
    ),
    text: plainText(decode(html.slice(html.indexOf("pagedjs_page_content")).replaceAll(/<[^>]*>/g, " "))),
  }));
  findingsOf.set(sheets, found);
  return found;
}

function toBlock(source: string): Block | undefined {
  const match = /^(.*):(\d+):(\d+)$/s.exec(source);
  return match ? { file: match[1]!, line: Number(match[2]), column: Number(match[3]), source } : undefined;
}

/** Words as one would type them: small letters, single spaces, no soft hyphens. */
function plainText(text: string): string {
  return text.replaceAll("\u00ad", "").replaceAll(/\s+/g, " ").toLowerCase();
}

/** The browser writes these references, and no others, into attributes and text. */
function decode(html: string): string {
  const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: "\u00a0" };
  return html.replaceAll(/&(?:#(\d+)|([a-z]+));/g, (whole, code: string | undefined, name: string | undefined) =>
    code === undefined ? (named[name!] ?? whole) : String.fromCodePoint(Number(code)),
  );
}
