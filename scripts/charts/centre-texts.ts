/** Moves a chart's texts to the middle of their lines, by the height of the typeface's capitals. */
import type { Element } from "hast";
import type { FontMetrics } from "../theme/font-metrics.ts";
import { middleEm, roundPlace } from "./shapes.ts";

/** Returns the elements with their texts moved; as they are where capitals are as high as those of Carlito. */
export function centreTexts(elements: Element[], { capHeight }: Pick<FontMetrics, "capHeight">): Element[] {
  const shiftEm = roundPlace(capHeight / 2) - middleEm;
  if (shiftEm === 0) return elements;
  return elements.map((element) => {
    if (element.tagName !== "text") return element;
    const { y, fontSize } = element.properties;
    return {
      ...element,
      properties: { ...element.properties, y: String(roundPlace(Number(y) + shiftEm * Number(fontSize))) },
    };
  });
}
