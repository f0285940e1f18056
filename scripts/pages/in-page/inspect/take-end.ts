/** Measures where the text of a page ends, and above which height the page can't be cut. */
import type { PageEnd } from "../../inspection.ts";
import { textLinesOf } from "../lines/text-lines.ts";
import { blocks, pxToMm, type InspectedPage } from "./inspected-page.ts";

export function takeEnd(page: InspectedPage): PageEnd {
  const { area, content, texts, trim } = page;
  const last = texts.at(-1);
  const style = getComputedStyle(last?.parentElement!.closest(blocks) ?? content);
  const lineHeight = pxToMm(Number.parseFloat(style.lineHeight));
  const whole = wholeAround(last, content);
  const lastLine = pxToMm((textLinesOf(last ? [last] : []).at(-1) ?? area).top - area.top);
  return {
    areaTop: pxToMm(area.top - trim.top),
    areaHeight: pxToMm(area.height),
    lastLine,
    lineHeight,
    lastWhole: whole ? pxToMm(whole.getBoundingClientRect().top - area.top) : lastLine,
    least: pxToMm(bottomOfHead(page) - area.top),
  };
}

/** Returns the bottom of the first block on the page that must not break. */
function bottomOfHead({ element, area, content, texts }: InspectedPage): number {
  // Content behind a turned page begins a new one anyway.
  if (element.matches(".pagedjs_turned_page")) return area.bottom;
  const first = texts.find((node) => !node.parentElement!.closest("[data-repeated]"));
  let block = wholeAround(first, content);
  // Rows that a merged cell covers belong to it.
  while (block?.nextElementSibling?.hasAttribute("data-joined")) block = block.nextElementSibling;
  return block?.getBoundingClientRect().bottom ?? area.top;
}

/** Returns the outermost element around a text that must not break. */
function wholeAround(text: Text | undefined, content: Element): Element | undefined {
  let whole: Element | undefined;
  for (let around = text?.parentElement; around && around !== content; around = around.parentElement) {
    if (getComputedStyle(around).breakInside === "avoid") whole = around;
  }
  return whole;
}
