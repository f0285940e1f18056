/** Finds pictures with too low a resolution. */
import { percentDecode } from "../../../lib/percent-decode.ts";
import { addFlaw, type InspectedPage } from "./inspected-page.ts";

/**
 * The least resolution of a printed picture, in pixels per inch: with less, pixels are seen at a screen ruling of 150
 * lines.
 */
const lowestPpi = 200;

export function findCoarsePictures(page: InspectedPage): void {
  for (const picture of page.content.querySelectorAll("img")) {
    // A placeholder for a PDF page has no resolution.
    if (/^data:image\/svg|\.svg$/.test(picture.src) || picture.classList.contains("is-page")) continue;
    const rect = picture.getBoundingClientRect();
    // A picture that would be too high is shown smaller inside its box.
    const { naturalWidth, naturalHeight } = picture;
    const along = [naturalWidth / rect.width, naturalHeight / rect.height];
    // A picture that covers its box is cropped on two sides.
    const isFilling = getComputedStyle(picture).objectFit === "cover";
    const ppi = Math.round((isFilling ? Math.min(...along) : Math.max(...along)) * 96);
    if (ppi >= lowestPpi) continue;
    addFlaw(page, "low-resolution", { element: picture, rect, amount: ppi, words: picture.alt || nameOf(picture) });
  }
}

/** Returns the file name of a picture without alternative text. */
function nameOf({ src }: HTMLImageElement): string {
  if (src.startsWith("data:")) return "";
  const name = src.slice(src.lastIndexOf("/") + 1);
  return percentDecode(name);
}
