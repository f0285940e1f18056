/** Lists the checks of a file from elsewhere, in the order in which people read the result. */
import { blackOverprint } from "./checks/black-overprint.ts";
import { blankPages } from "./checks/blank-pages.ts";
import { bleed } from "./checks/bleed.ts";
import { finePrint } from "./checks/fine-print.ts";
import { declaredBoxes } from "./checks/foreign/declared-boxes.ts";
import { declaredColours, declaredTransparency } from "./checks/foreign/declared-colours.ts";
import { declaredStandard } from "./checks/foreign/declared-standard.ts";
import { embeddedFonts } from "./checks/foreign/embedded-fonts.ts";
import { reading } from "./checks/foreign/reading.ts";
import { sharpPictures } from "./checks/foreign/sharp-pictures.ts";
import { hairlines } from "./checks/hairlines.ts";
import { pageCount } from "./checks/page-count.ts";
import { safeDistance } from "./checks/safe-distance.ts";
import { spotInks } from "./checks/spot-inks.ts";
import { totalInk } from "./checks/total-ink.ts";
import { whiteOverprint } from "./checks/white-overprint.ts";
import type { Check } from "./finding.ts";

export const foreignChecks: readonly Check[] = [
  reading,
  declaredStandard,
  declaredBoxes,
  bleed,
  safeDistance,
  declaredColours,
  spotInks,
  totalInk,
  whiteOverprint,
  blackOverprint,
  declaredTransparency,
  sharpPictures,
  embeddedFonts,
  hairlines,
  finePrint,
  blankPages,
  pageCount,
];
