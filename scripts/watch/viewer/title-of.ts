/** Names a unit, in the reader's browser, as people call it. */
import type { ViewUnit } from "../view-state.ts";

const kinds: Partial<Record<ViewUnit["kind"], string>> = {
  cover: "Cover",
  "title-page": "Title page",
  imprint: "Imprint",
  lists: "Lists",
  "back-cover": "Back cover",
};

export function titleOfUnit({ kind, title }: ViewUnit): string {
  return kinds[kind] ?? title;
}
