/** Makes a unit without words, for tests that need no more of it than a name. */
import type { Unit } from "#html/units.ts";

export const plainUnit: Unit = {
  id: "section-1",
  kind: "section",
  title: "1. One",
  html: "<p>One</p>",
  webHtml: "<p>One</p>",
  webPictures: [],
  ids: [],
  references: [],
  pageColumns: [],
  pageReferences: [],
  inventory: { text: [], things: {}, figures: [], labels: [] },
  opening: "anywhere",
  waitsFor: "nothing",
  isText: true,
  links: { targets: [], foreign: [] },
  sourceFile: undefined,
  notes: [],
};
