/** Gathers what the browser needs to show a report on its pages, with its messages, as plain data. */
import type { VFile } from "vfile";
import type { UnitKind } from "../html/unit-kind.ts";
import type { PagedBook } from "../pipeline/page.ts";
import type { Placement } from "../pages/placement.ts";
import type { PlacedMessage } from "../pages/complain-of-pages.ts";
import { toPlainMessages, type PlainMessage } from "../messages/format-messages.ts";
import type { PageIndex } from "./page-index.ts";

/** State of the report that is shown. It stays, but for its messages, while the manuscript can't be laid out. */
export interface ViewState {
  title: string;
  language: string;
  /**
   * Path before files' names where these don't lie below the folder that the watch runs in: an editor opens both.
   */
  root: string;
  /** Number of the build, which rises by one with each that is shown; 0 before the first. */
  build: number;
  pageCount: number;
  /** Page with the folio 1: those before it are in roman numerals. */
  textFirst: number;
  units: ViewUnit[];
  /** Pages unlike any of the build before, counted from 1. */
  changed: number[];
  messages: ViewMessage[];
  /**
   * Whether the pages are of an earlier state of the manuscript: what stops the way to new ones is among the
   * messages.
   */
  isBehind: boolean;
  /** Summary of what the build did, in one line. */
  said: string;
  /** Stands for the faces of letters that the typeface lacks. */
  faces: string;
}

export interface ViewUnit {
  id: string;
  kind: UnitKind;
  title: string;
  /** Key of the pages: two units with the same key have the same pages. */
  key: string;
  pageCount: number;
  placement: Omit<Placement, "destinations">;
  /** Index of the page, from 0, by id. */
  anchors: Record<string, number>;
}

export interface ViewMessage extends PlainMessage {
  /** Page on which its place is, as far as is known; counted from 1. */
  page: number | undefined;
  /** Source of the block that it concerns. */
  source: string | undefined;
  /** Rectangle on the page, where it is about one: millimetres from the trimmed page's top left corner. */
  rect: PlacedMessage["rect"] | undefined;
}

export const emptyState: ViewState = {
  title: "Report",
  language: "en",
  root: "",
  build: 0,
  pageCount: 0,
  textFirst: 1,
  units: [],
  changed: [],
  messages: [],
  isBehind: false,
  said: "",
  faces: "",
};

export function viewUnits({ pages }: Pick<PagedBook, "pages">): ViewUnit[] {
  return pages.units.map(({ unit: { id, kind, title }, key, pageCount, anchors, placement }) => {
    const { destinations: _, ...shown } = placement;
    return { id, kind, title, key, pageCount, placement: shown, anchors };
  });
}

/**
 * Returns messages with their places on pages.
 *
 * @param index - of the pages that are shown, which may be older than the messages
 * @param findings - those among the messages that are about a place on a page
 */
export function viewMessages(
  files: readonly VFile[],
  index: PageIndex,
  findings: readonly PlacedMessage[],
): ViewMessage[] {
  const found = new Map(findings.map((finding) => [nameOf(finding), finding]));
  return toPlainMessages(files).map((message) => {
    const { file, line, column } = message;
    const block = line === undefined ? undefined : index.blockAt(file, line, column ?? 1);
    const finding = found.get(nameOf(message));
    return { ...message, page: finding?.page ?? block?.page, source: block?.source, rect: finding?.rect };
  });
}

function nameOf({ file, line, column, code, text }: PlainMessage | PlacedMessage): string {
  return JSON.stringify([file, line, column, code, text]);
}
