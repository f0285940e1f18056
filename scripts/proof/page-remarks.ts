/** Finds the place on a page of each message of a build. */
import type { VFile } from "vfile";
import type { VFileMessage } from "vfile-message";
import type { PageBlocks } from "../pages/page-blocks.ts";
import type { PrintedUnit } from "../pages/page-report.ts";
import type { Severity } from "../messages/catalogue/catalogue-entry.ts";
import { severityOf } from "../messages/format-messages.ts";
import { pagePlaceOf, type PagePlace } from "../messages/page-place.ts";

/** A message as it is shown on a proof. */
export interface PageRemark {
  severity: Severity;
  code: string;
  text: string;
  /** `file:line:column`, or the file alone. */
  source: string;
  /** Undefined where the message is about no page: a setting, say. */
  place: PagePlace | undefined;
}

/** A block of the Markdown on a page of the book. */
export interface PlacedBlock extends Required<PagePlace> {
  file: string;
  line: number;
  column: number;
}

/** Returns all blocks with their places; a block that runs over several pages comes once for each. */
export async function placedBlocks(printed: readonly PrintedUnit[]): Promise<PlacedBlock[]> {
  const units = await Promise.all(printed.map(async (unit) => unitBlocks(unit.firstPage, await unit.loadBlocks())));
  return units.flat();
}

/**
 * Returns a unit's blocks with their places on the book's pages. Paged.js lays out every unit as if its first page were
 * a recto; where it is a verso, the margins of the unit's pages are mirrored here.
 */
export function unitBlocks(firstPage: number, pages: readonly PageBlocks[]): PlacedBlock[] {
  const turned = firstPage % 2 === 0;
  return pages.flatMap(({ turnMm, blocks }, index) =>
    blocks.flatMap(([source, x, y, width, height]): PlacedBlock[] => {
      const match = /^(.*):(\d+):(\d+)$/.exec(source);
      if (!match) return [];
      const rect = { x: turned ? x + turnMm : x, y, width, height };
      return [{ file: match[1]!, line: Number(match[2]), column: Number(match[3]), page: firstPage + index, rect }];
    }),
  );
}

/** Returns the messages in the order of pages, each once; those without a page come first. */
export function pageRemarks(files: readonly VFile[], blocks: readonly PlacedBlock[]): PageRemark[] {
  const byFile = new Map<string, PlacedBlock[]>();
  for (const block of blocks) {
    const known = byFile.get(block.file);
    if (known) known.push(block);
    else byFile.set(block.file, [block]);
  }
  const seen = new Set<string>();
  const remarks = files.flatMap((file) =>
    file.messages.toSorted(byLine).flatMap((message): PageRemark[] => {
      const { line, column } = message;
      const source = line === undefined ? file.path : `${file.path}:${line}:${column ?? 1}`;
      const known = pagePlaceOf(message);
      const near = (byFile.get(file.path) ?? []).filter(({ page }) => !known || page === known.page);
      const found = known?.rect || line === undefined ? undefined : blockAt(near, line, column ?? 1);
      const remark = {
        severity: severityOf(message),
        code: message.ruleId ?? "",
        text: message.reason,
        source,
        place: found ? { page: found.page, rect: found.rect } : known,
      };
      const key = JSON.stringify(remark);
      if (seen.has(key)) return [];
      seen.add(key);
      return [remark];
    }),
  );
  const topOf = ({ place }: PageRemark) => place?.rect?.y ?? 0;
  return remarks.toSorted((a, b) => (a.place?.page ?? 0) - (b.place?.page ?? 0) || topOf(a) - topOf(b));
}

function byLine(a: VFileMessage, b: VFileMessage): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

/** Returns the last block that begins at or before a place in its file, on the first page that the block stands on. */
export function blockAt(blocks: readonly PlacedBlock[], line: number, column: number): PlacedBlock | undefined {
  let found: PlacedBlock | undefined;
  for (const block of blocks) {
    if (block.line > line || (block.line === line && block.column > column)) continue;
    if (!found || block.line > found.line || (block.line === found.line && block.column > found.column)) found = block;
  }
  return found;
}
