/** Draws pages of a PDF side by side. */
import type { Page } from "puppeteer";

/**
 * Returns a picture of pages as WebP.
 *
 * @param tab - in which the PDF is open (pdf-in-tab.ts)
 * @param pages - each by its number, or words of a line of it: the last page that has them
 * @param part - share of the pages' height that is shown, from the top
 */
export async function drawPages(tab: Page, pages: readonly (number | string)[], part = 1): Promise<Buffer> {
  const address = (await tab.evaluate(`(async () => {
    // Letters that are drawn small stand unevenly: pages are drawn larger, and made smaller.
    const [scale, finer, gap] = [${pages.length > 1 ? 0.6 : 0.9}, 4, 12];
    const pieces = await Promise.all(Array.from({ length: shown.numPages }, async (_, index) =>
      (await (await shown.getPage(index + 1)).getTextContent()).items.map(({ str }) => str)));
    const numbers = ${JSON.stringify(pages)}.map((wanted) =>
      wanted > 0 ? wanted : pieces.findLastIndex((page) => page.some((piece) => piece.includes(wanted))) + 1);
    const canvases = [];
    for (const number of numbers) {
      const page = await shown.getPage(number);
      const viewport = page.getViewport({ scale: scale * finer });
      const canvas = Object.assign(document.createElement("canvas"), { width: viewport.width, height: viewport.height });
      await page.render({ canvas, canvasContext: canvas.getContext("2d"), viewport }).promise;
      canvases.push(canvas);
    }
    const sheet = Object.assign(document.createElement("canvas"), {
      width: canvases.reduce((sum, { width }) => sum + width / finer + gap, gap),
      height: Math.max(...canvases.map(({ height }) => height * ${part})) / finer + 2 * gap,
    });
    const onto = sheet.getContext("2d");
    onto.imageSmoothingQuality = "high";
    onto.fillStyle = "#ccc";
    onto.fillRect(0, 0, sheet.width, sheet.height);
    let left = gap;
    for (const canvas of canvases) {
      const [width, height] = [canvas.width, canvas.height * ${part}];
      onto.drawImage(canvas, 0, 0, width, height, left, gap, width / finer, height / finer);
      left += width / finer + gap;
    }
    return sheet.toDataURL("image/webp", 0.8);
  })()`)) as string;
  return Buffer.from(address.split(",")[1]!, "base64");
}
