/** Checks the pictures of the covers: their size, their text, and whether emblems can be seen. */
import { contrast } from "../../lib/colour/rgb.ts";
import { complain } from "../../messages/complain.ts";
import { tokensOfTheme } from "../../theme/read-styles.ts";
import type { Theme } from "../../theme/theme.ts";
import { pageSizeOf, readColour } from "../../theme/tokens.ts";
import type { ImportedPage } from "../../lib/pdf/foreign/import-page.ts";
import { placeCoverPage } from "./cover-page.ts";
import type { Picture } from "../pictures/read-pictures.ts";
import type { SettingPictures } from "../settings/setting-pictures.ts";
import type { Settings } from "../settings/schema/settings-schema.ts";
import { coloursOfSvg, lettersOfSvg } from "../pictures/svg-looks.ts";
import { unseenInPng } from "../pictures/png-looks.ts";
import { formOfCover } from "./cover-form.ts";

/** The least contrast between an emblem's colours and its background (WCAG 2.2, 1.4.11). */
const leastContrast = 3;

/** The facts of a report that its covers depend on. */
interface CoveredReport {
  settings: Pick<Settings, "print">;
  theme: Theme;
  settingPictures: SettingPictures;
}

/** Complains of faults of the covers' pictures, at the settings that name them. @param pictures - by their addresses */
export async function checkCovers(
  { settings, theme, settingPictures: { file, facts } }: CoveredReport,
  pictures: ReadonlyMap<string, Picture>,
): Promise<void> {
  if (facts.pictures.length === 0) return;
  const tokens = tokensOfTheme(theme);
  const { width, height } = pageSizeOf(tokens);
  const bleed = settings.print.bleed;
  const ground = readColour(tokens, "cover-ground");
  for (const { setting, url, position } of facts.pictures) {
    const picture = pictures.get(url);
    if (!picture) continue;
    const tell = (found: string, expected: string) =>
      void complain(file, "cover-setting", { setting, found, expected }, position);
    const drawing = picture.mediaType === "image/svg+xml" ? picture.bytes.toString("utf8") : undefined;
    if (setting === "cover.file") {
      const { page } = picture;
      if (page)
        for (const fault of faultsOfPage(picture.path, page, { width, height, bleed }, settings.print)) tell(...fault);
      const fault = page ? undefined : faultOfForm(picture, { width, height, bleed });
      if (fault) tell(fault.found, fault.expected);
    }
    const letters = drawing === undefined ? [] : lettersOfSvg(drawing);
    if (letters.length > 0) {
      const named = letters.map((family) => (family === "" ? "no typeface" : `\`${family}\``)).join(", ");
      tell(
        `letters in ${named} in \`${url}\``,
        "letters as paths, or the typeface within the file; others are printed in one that the browser chooses",
      );
    }
    if (!setting.endsWith(".emblem")) continue;
    const unseen =
      drawing === undefined
        ? await unseenInPicture(picture, ground)
        : unseenColours(coloursOfSvg(drawing) ?? [], ground);
    if (unseen.length === 0) continue;
    tell(
      `${unseen.join(", ")} in emblem \`${url}\` on the cover's ${ground}`,
      `colours that are seen on it (a contrast of ${leastContrast} to 1): take the emblem's form for ${contrast(ground, "#ffffff") > contrast(ground, "#000000") ? "dark" : "light"} grounds`,
    );
  }
}

/**
 * Returns the colours of an emblem, in the order in which they are painted, that are hard to see on the background, up
 * to the first that is easy to see: later ones may be painted on that.
 */
function unseenColours(colours: readonly string[], ground: string): string[] {
  const firstSeen = colours.findIndex((colour) => contrast(colour, ground) >= leastContrast);
  return colours.slice(0, firstSeen === -1 ? undefined : firstSeen);
}

/**
 * Returns the faults of a PDF page, as found and expected: its size, annotations that are lost, inks for another
 * printing condition.
 */
function faultsOfPage(
  path: string,
  page: ImportedPage,
  size: CoverPdfPage,
  { condition }: Settings["print"],
): [found: string, expected: string][] {
  const faults: [string, string][] = [];
  const { fault } = placeCoverPage(page, size);
  if (fault) faults.push([`cover \`${path}\` ${fault.found}`, fault.expected]);
  if (page.isRepaired)
    faults.push([
      `damage in \`${path}\`, mended as far as possible`,
      "a sound PDF: look at the cover, or save it anew",
    ]);
  if (page.leftOut.length > 0)
    faults.push([`${page.leftOut.join(" and ")} in \`${path}\``, "a page without; they are not printed"]);
  if (page.hasInks && page.condition !== undefined && !isNamed(page.condition, condition))
    faults.push([
      `inks for ${page.condition} in \`${path}\``,
      `inks for ${condition}, as the report is printed; their amounts stay as they are, and may look different`,
    ]);
  return faults;
}

/**
 * Returns whether two names mean the same printing condition, as `FOGRA39L`, `Coated FOGRA39 (ISO 12647-2:2004)` and
 * `FOGRA39` do.
 */
function isNamed(one: string, other: string): boolean {
  const plain = (name: string) => name.toLowerCase().replaceAll(/[^a-z\d]/g, "");
  return plain(one).includes(plain(other)) || plain(other).includes(plain(one));
}

/**
 * Returns the colours of a PNG emblem that are hard to see; none for a JPEG, which is never transparent and seldom an
 * emblem.
 */
async function unseenInPicture({ mediaType, bytes }: Picture, ground: string): Promise<string[]> {
  return mediaType === "image/png" ? unseenInPng(bytes, ground, leastContrast) : [];
}

interface CoverPdfPage {
  width: number;
  height: number;
  bleed: number;
}

function faultOfForm(picture: Picture, page: CoverPdfPage): { found: string; expected: string } | undefined {
  const { width, height, bleed } = page;
  const wanted = `${round(width + 2 * bleed)} × ${round(height + 2 * bleed)} mm, the page of ${round(width)} × ${round(height)} mm with ${round(bleed)} mm of bleed on each side`;
  const size = sizeInWords(picture);
  switch (formOfCover(picture, page)) {
    case "with bleed":
      return undefined;
    case "trimmed":
      return {
        found: `cover \`${picture.path}\` of ${size}, which ends where the page is cut`,
        expected: `${wanted}; beyond the cut is the cover's ground`,
      };
    case "other":
      return {
        found: `cover \`${picture.path}\` of ${size}`,
        expected: `${wanted}; it is scaled to fill the page, and cut on two sides`,
      };
    case "unknown":
      return {
        found: `cover \`${picture.path}\` that doesn't say how large it is`,
        expected: `\`width\`, \`height\` and \`viewBox\` of ${wanted}`,
      };
  }
}

function sizeInWords({ width = 0, height = 0 }: Picture): string {
  const inMm = (px: number) => round((px / 96) * 25.4);
  return `${inMm(width)} × ${inMm(height)} mm`;
}

function round(mm: number): number {
  return Math.round(mm * 10) / 10;
}
