/** Finds pictures with too few pixels. */
import { addFlaw, type InspectedPage } from "./inspected-page.ts";

/** Least pixels an inch of a picture as printed: with fewer, pixels are seen at a screen of 150 lines. */
const lowestPpi = 200;

export function findCoarsePictures(page: InspectedPage): void {
  for (const picture of page.content.querySelectorAll("img")) {
    // One that stands for a page of a PDF says nothing of that.
    if (/^data:image\/svg|\.svg$/.test(picture.src) || picture.classList.contains("is-page")) continue;
    const rect = picture.getBoundingClientRect();
    // One that would be too tall stands smaller inside its box.
    const { naturalWidth, naturalHeight } = picture;
    const along = [naturalWidth / rect.width, naturalHeight / rect.height];
    // One that fills its box goes beyond it on two sides.
    const isFilling = getComputedStyle(picture).objectFit === "cover";
    const ppi = Math.round((isFilling ? Math.min(...along) : Math.max(...along)) * 96);
    if (ppi >= lowestPpi) continue;
    addFlaw(page, "low-resolution", { element: picture, rect, amount: ppi, words: picture.alt || nameOf(picture) });
  }
}

/** Returns the name of a picture's file, for one without words. */
function nameOf({ src }: HTMLImageElement): string {
  if (src.startsWith("data:")) return "";
  const name = src.slice(src.lastIndexOf("/") + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
