/** Carries with a message where on the pages its cause stands, for those who show messages on pages. */
import type { VFileMessage } from "vfile-message";

/** A place in the finished report. */
export interface PagePlace {
  /** Number of the page, counted from 1. */
  page: number;
  /** Rectangle in millimetres from the top left corner of the trimmed page; undefined for the whole page. */
  rect?: { x: number; y: number; width: number; height: number };
}

const places = new WeakMap<VFileMessage, PagePlace>();

export function setPagePlace(message: VFileMessage, place: PagePlace): void {
  places.set(message, place);
}

export function pagePlaceOf(message: VFileMessage): PagePlace | undefined {
  return places.get(message);
}
