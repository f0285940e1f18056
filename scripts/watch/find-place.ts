/** Finds the pages that somebody means who types into the field "Go to". */
import { basename } from "node:path";
import { folioOf } from "../pages/folios.ts";
import type { FoundBlock, PageIndex } from "./page-index.ts";
import type { ViewState } from "./view-state.ts";

/**
 * Understands `41`, `page 41` or `page iv`, `note 170`, `file.md:17` or `file.md:17:3` (the end of a path is
 * enough), `#id`, and words that stand on a page.
 */
export function findPlace(query: string, state: ViewState, index: PageIndex): FoundBlock[] {
  const text = query.trim();
  const folio = /^(?:(?:p\.?|page)\s*)?(\d+|(?<=[\s.])[ivxlc]+)$/i.exec(text)?.[1];
  if (folio !== undefined) return onPage(pageOfFolio(folio.toLowerCase(), state));
  const note = /^(?:note|n\.)\s*(\d+)$/i.exec(text)?.[1];
  const id = note === undefined ? /^#(\S+)$/.exec(text)?.[1] : `note-${note}`;
  if (id !== undefined) return onPage(pageOfId(id, state));
  const place = /^(.+?\.\w+):(\d+)(?::(\d+))?$/.exec(text) ?? /^([^\s:]+\.\w+)$/.exec(text);
  const file = place && fileNamed(place[1]!, index.files());
  if (!file) return index.pagesWith(text);
  const column = place[3] === undefined ? undefined : Number(place[3]);
  const block = index.blockAt(file, Number(place[2] ?? 1), column);
  return block ? [block] : [];
}

function onPage(page: number | undefined): FoundBlock[] {
  return page === undefined || page < 1 ? [] : [{ page, source: undefined }];
}

function pageOfFolio(folio: string, { pageCount, textFirst }: ViewState): number | undefined {
  for (let page = 1; page <= pageCount; page++) if (folioOf(page, textFirst) === folio) return page;
  return undefined;
}

function pageOfId(id: string, { units }: ViewState): number | undefined {
  const unit = units.find(({ anchors }) => Object.hasOwn(anchors, id));
  return unit && unit.placement.firstPage + unit.anchors[id]!;
}

/** Returns the file with this path, the end of its path, or its name alone. */
function fileNamed(name: string, files: readonly string[]): string | undefined {
  return (
    files.find((file) => file === name) ??
    files.find((file) => file.endsWith(`/${name}`)) ??
    files.find((file) => name.endsWith(`/${file}`) || basename(file) === name)
  );
}
