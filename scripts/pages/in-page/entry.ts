/** Puts on the window its only entry: the functions of this folder that lay a unit out. */
import type { InPage } from "../tab-functions.ts";
import { setPlacement } from "./set-placement.ts";
import { leftOut } from "./left-out.ts";
import { loadFonts, useFaces } from "./load-fonts.ts";
import { paginate } from "./paginate.ts";
import { placePages } from "./place-pages.ts";
import { prepareWindow } from "./prepare-window.ts";
import { takeAnchors } from "./take/take-anchors.ts";
import { lastInventory, takeInventory } from "./take/take-inventory.ts";
import { takePages } from "./take/take-pages.ts";
import { takeTrims } from "./take/take-trims.ts";

declare global {
  interface Window {
    inPage: InPage;
  }
}

prepareWindow();
window.inPage = {
  loadFonts,
  useFaces,
  paginate,
  takeAnchors,
  takeInventory,
  lastInventory,
  takePages,
  placePages,
  setPlacement,
  takeTrims,
  leaveOut: (...steps) => {
    leftOut.clear();
    for (const step of steps) leftOut.add(step);
  },
};
