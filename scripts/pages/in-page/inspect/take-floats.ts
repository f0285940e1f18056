/** Records the places of figures and tables on a page, and of words that refer to them. */
import { placeOnPage, tidy, wordsOfElement, type InspectedPage } from "./inspected-page.ts";

export function takeFloats(page: InspectedPage): void {
  const { content, index, inspection } = page;
  for (const element of content.querySelectorAll(".figure[id], .table[id]")) {
    const caption = element.querySelector(".caption");
    const title = caption ? tidy(wordsOfElement(caption)) : "";
    inspection.floats[element.id] ??= { ...placeOnPage(page, element, element.getBoundingClientRect()), title };
  }
  for (const link of content.querySelectorAll("a.reference")) {
    const pages = (inspection.mentions[link.getAttribute("href")!.slice(1)] ??= []);
    if (pages.at(-1) !== index) pages.push(index);
  }
}
