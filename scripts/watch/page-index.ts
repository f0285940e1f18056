/** Tells which block of the Markdown stands on which page, and which words, of the static pages of all units. */
import type { StaticPages } from "../pages/static-pages.ts";

/** A block of the Markdown on a page. */
export interface FoundBlock {
  /** Number of the page, counted from 1. */
  page: number;
  /** `file:line:column`; undefined where the page as a whole is meant. */
  source: string | undefined;
}

export interface PageIndex {
  /** Returns the block at a place of a file, or the last one before it. */
  blockAt(file: string, line: number, column?: number): FoundBlock | undefined;
  /** Returns pages on which all of these words stand together. */
  pagesWith(words: string): FoundBlock[];
  /** Returns files that blocks come from. */
  files(): string[];
}

interface IndexedBlock {
  file: string;
  line: number;
  column: number;
  source: string;
}

type FileBlock = Omit<IndexedBlock, "file"> & { page: number };

/** Blocks and texts on a unit's pages, wherever these stand in the report. */
interface Findings {
  /** Blocks by file; pages are those of the unit, from 0. */
  blocks: Map<string, FileBlock[]>;
  /** Text of each page. */
  texts: string[];
}

/** Findings by pages: a unit's are searched through once, as long as they are used. */
const findingsOf = new WeakMap<StaticPages, Findings>();

export function indexPages(units: readonly { firstPage: number; sheets: StaticPages }[]): PageIndex {
  const found = units.map(({ firstPage, sheets }) => ({ firstPage, ...findingsIn(sheets) }));
  const byFile = new Map<string, FileBlock[]>();
  return {
    blockAt(file, line, column = Infinity) {
      const blocks = blocksOf(file);
      const isBefore = (block: FileBlock) => block.line < line || (block.line === line && block.column <= column);
      const last = blocks.findLast(isBefore) ?? blocks[0];
      return last && blocks.find(({ source }) => source === last.source);
    },
    pagesWith(words) {
      const wanted = plainText(words).trim();
      return wanted === ""
        ? []
        : found.flatMap(({ firstPage, texts }) =>
            texts.flatMap((text, index) =>
              text.includes(wanted) ? [{ page: firstPage + index, source: undefined }] : [],
            ),
          );
    },
    files: () => [...new Set(found.flatMap(({ blocks }) => [...blocks.keys()]))],
  };

  /**
   * Returns the blocks of a file that is asked for: a large report has ten thousand blocks, of which an edit's
   * messages name few.
   */
  function blocksOf(file: string): FileBlock[] {
    const known = byFile.get(file);
    if (known) return known;
    const all = found.flatMap(({ firstPage, blocks }) =>
      (blocks.get(file) ?? []).map((block) => ({ ...block, page: firstPage + block.page })),
    );
    // Notes stand on other pages than the text around them; of a block over several pages the first counts.
    all.sort((a, b) => a.line - b.line || a.column - b.column || a.page - b.page);
    byFile.set(file, all);
    return all;
  }
}

function findingsIn(sheets: StaticPages): Findings {
  const known = findingsOf.get(sheets);
  if (known) return known;
  const found: Findings = { blocks: new Map(), texts: [] };
  for (const [page, { sources, text }] of sheets.pages.entries()) {
    for (const source of sources) {
      const block = toBlock(source);
      if (!block) continue;
      const { file, ...place } = block;
      const blocks = found.blocks.get(file) ?? [];
      found.blocks.set(file, blocks);
      blocks.push({ ...place, page });
    }
    found.texts.push(plainText(text));
  }
  findingsOf.set(sheets, found);
  return found;
}

function toBlock(source: string): IndexedBlock | undefined {
  const match = /^(.*):(\d+):(\d+)$/s.exec(source);
  return match ? { file: match[1]!, line: Number(match[2]), column: Number(match[3]), source } : undefined;
}

/** Returns words as one would type them: small letters, single spaces, no soft hyphens. */
function plainText(text: string): string {
  return text.replaceAll("\u00ad", "").replaceAll(/\s+/g, " ").toLowerCase();
}
