/** Writes HTML that makes Chromium print destinations for links between units. */
import type { UnitLinks } from "../html/unit-facts.ts";

/**
 * Returns HTML for the end of a unit's body. Chromium prints a destination only for an id to which a link of the same
 * document leads, and a link only if its id is in the same document (Blink's PrintContext::CollectLinkedDestinations);
 * invisible links and elements without size serve for both.
 */
export function destinationHtml({ targets, foreign }: UnitLinks): string {
  const links = Array.from(targets, (id) => `<a href="#${encodeURIComponent(id)}"></a>`);
  const elements = Array.from(
    foreign,
    (id) => `<span id="${id.replace(/&/g, "&amp;").replace(/"/g, "&quot;")}"></span>`,
  );
  return `<div hidden>${links.join("")}${elements.join("")}</div>`;
}
