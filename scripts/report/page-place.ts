/** A message and where on the pages its cause stands in; that place out again, for who shows messages on pages. */
import type { VFileMessage } from "vfile-message";

/** A place in the finished report. */
export interface PagePlace {
  /** Counted from 1. */
  page: number;
  /** Millimetres from the top left corner of the trimmed page; the whole page, if not known. */
  rect?: { x: number; y: number; width: number; height: number };
}

const places = new WeakMap<VFileMessage, PagePlace>();

export function setPagePlace(message: VFileMessage, place: PagePlace): void {
  places.set(message, place);
}

export function pagePlaceOf(message: VFileMessage): PagePlace | undefined {
  return places.get(message);
}
