/** Builds the outline that a reader shows beside the pages from headings with their levels. */
import { PdfRef, dict, textString, type PdfValue } from "../lib/pdf/objects.ts";

export interface OutlineEntry {
  /**
   * Words without languages: the marks for these within a text (ISO 32000-1, 7.9.2.2) are shown as letters by readers
   * that stand on Poppler (22.12, "frdroit").
   */
  readonly title: string;
  /** 1 for the highest; a level may be skipped, the entry then hangs below the nearest higher one. */
  readonly level: number;
  /** The id of the element that it leads to. */
  readonly destination: string;
}

interface OutlineItem {
  readonly ref: PdfRef;
  readonly entry: OutlineEntry | undefined;
  readonly kids: OutlineItem[];
}

/**
 * Builds the outline (ISO 32000-1, 12.3.3) with the first level to be seen and deeper ones folded.
 *
 * @param leadTo - gives the entry that leads to an id, `Dest` or `A`; it throws for one that is not there.
 */
export function buildOutline(
  entries: readonly OutlineEntry[],
  leadTo: (id: string) => readonly [key: string, value: PdfValue],
): PdfRef {
  const root: OutlineItem = { ref: new PdfRef(), entry: undefined, kids: [] };
  const open: OutlineItem[] = [root];
  for (const entry of entries) {
    while ((open.at(-1)?.entry?.level ?? 0) >= entry.level) open.pop();
    const item: OutlineItem = { ref: new PdfRef(), entry, kids: [] };
    open.at(-1)?.kids.push(item);
    open.push(item);
  }
  writeItems(root);
  root.ref.value = dict({ Type: "/Outlines", ...ends(root), Count: root.kids.length });
  return root.ref;

  function writeItems(parent: OutlineItem): void {
    for (const [i, item] of parent.kids.entries()) {
      if (!item.entry) continue;
      item.ref.value = dict({
        Title: textString(item.entry.title),
        Parent: parent.ref,
        Prev: parent.kids[i - 1]?.ref,
        Next: parent.kids[i + 1]?.ref,
        ...ends(item),
        // Negative: so many would be seen if it were unfolded.
        Count: item.kids.length > 0 ? -item.kids.length : undefined,
        ...Object.fromEntries([leadTo(item.entry.destination)]),
      });
      writeItems(item);
    }
  }
}

function ends(item: OutlineItem): Record<string, PdfRef | undefined> {
  return { First: item.kids[0]?.ref, Last: item.kids.at(-1)?.ref };
}
