/** Records the places of figures and tables on a page, and of words that refer to them. */
import { placeOf, tidy, wordsOf, type InspectedPage } from "./inspected-page.ts";

export function takeFloats(page: InspectedPage): void {
  const { content, index, inspection } = page;
  for (const element of content.querySelectorAll(".figure[id], .table[id]")) {
    const caption = element.querySelector(".caption");
    const title = caption ? tidy(wordsOf(caption)) : "";
    inspection.floats[element.id] ??= { ...placeOf(page, element, element.getBoundingClientRect()), title };
  }
  for (const link of content.querySelectorAll("a.reference")) {
    const pages = (inspection.mentions[link.getAttribute("href")!.slice(1)] ??= []);
    if (pages.at(-1) !== index) pages.push(index);
  }
}
