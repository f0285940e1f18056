/** Makes a document of a unit's pages, in their place in the report, ready to print. */
import type { Placement } from "../placement.ts";
import type { StaticPages } from "../static-pages.ts";
import { awaitPictures } from "./await-pictures.ts";
import { markTags } from "./mark-tags.ts";

/**
 * Fills the document with `pages`, or takes those that are in it, and waits for their pictures. The sheet is put around
 * the finished pages, so that their breaks don't depend on it. Content beyond the bleed is clipped, since Chromium
 * shrinks pages that overflow their sheet.
 *
 * @returns the count of pixels of all pictures
 */
export async function placePages(
  pages: Pick<StaticPages, "html" | "styles"> | undefined,
  {
    destinations,
    title,
    language,
    sheet,
    marksPlaces,
  }: Pick<Placement, "destinations" | "title" | "language" | "sheet" | "marksPlaces">,
): Promise<number> {
  if (pages) {
    const own = document.createElement("style");
    own.textContent = pages.styles;
    document.head.replaceChildren(own);
    document.body.innerHTML = pages.html;
  }
  // Only the print has to be laid out, so the screen, which nobody sees, is empty.
  const screen = document.createElement("style");
  screen.textContent = "@media screen { body { display: none } }";
  const { widthPx, heightPx, marginPx, bleedPx } = sheet;
  const around = document.createElement("style");
  around.textContent = `
    @page { size: ${widthPx}px ${heightPx}px; margin: 0 }
    :root { --bleed: ${bleedPx}px }
    @media print {
      .pagedjs_pages .pagedjs_page {
        box-sizing: border-box;
        width: ${widthPx}px;
        height: ${heightPx}px !important;
        min-height: 0;
        max-height: none;
        padding: ${marginPx}px;
      }
      .pagedjs_pages .pagedjs_page > .pagedjs_sheet {
        height: var(--pagedjs-height) !important;
        min-height: 0;
        max-height: none;
        overflow: clip;
        overflow-clip-margin: ${bleedPx}px;
      }
    }`;
  document.head.append(screen, around);
  document.body.hidden = false;
  document.body.insertAdjacentHTML("beforeend", destinations);
  document.title = title;
  document.documentElement.lang = language;
  markTags(document.body, marksPlaces);
  await awaitPictures();
  return [...document.images].reduce((sum, { naturalWidth, naturalHeight }) => sum + naturalWidth * naturalHeight, 0);
}
