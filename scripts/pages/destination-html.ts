/** Writes the HTML that makes Chromium print destinations for links from and to other units. */
import type { UnitLinks } from "../html/unit-facts.ts";

/**
 * Returns HTML to put at the end of a unit's body before it is printed. Chromium prints a destination only for an
 * id that a link of the same page leads to, and a link only if its id is on the same page (Blink's
 * PrintContext::CollectLinkedDestinations); links that nobody sees, and elements of no size, do for both.
 */
export function destinationHtml({ targets, foreign }: UnitLinks): string {
  const links = Array.from(targets, (id) => `<a href="#${encodeURIComponent(id)}"></a>`);
  const elements = Array.from(
    foreign,
    (id) => `<span id="${id.replace(/&/g, "&amp;").replace(/"/g, "&quot;")}"></span>`,
  );
  return `<div hidden>${links.join("")}${elements.join("")}</div>`;
}
