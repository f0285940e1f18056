/** Returns the laid-out pages of the document as static HTML and stylesheets. */
import { referencedId } from "../../../markdown/references.ts";
import type { StaticPage, StaticPages } from "../../static-pages.ts";
import { movedBlock } from "../floats/moved-blocks.ts";

/**
 * Returns the pages without parts that print nothing and take time to print (empty margin boxes, footnote and bleed
 * areas), and without the identifiers of Paged.js.
 */
export function takePages(): StaticPages {
  const pages = document.querySelector<HTMLElement>(".pagedjs_pages")!;
  // The pages are hidden singly; shown again, all would be laid out and painted for nobody.
  document.body.hidden = true;
  for (const page of pages.querySelectorAll<HTMLElement>(".pagedjs_page")) page.style.removeProperty("display");
  const empty = [
    // The corners stay: which of them have content depends on which pages are versos.
    '.pagedjs_margin:not(.hasContent):not([class*="top-left"], [class*="top-right"], [class*="bottom-left"], [class*="bottom-right"])',
    '.pagedjs_margin[class*="-corner"]:not(.hasContent)',
    ".pagedjs_bleed",
    ".pagedjs_footnote_area:has(.pagedjs_footnote_content.pagedjs_footnote_empty)",
  ];
  for (const element of pages.querySelectorAll(empty.join())) element.remove();
  for (const element of pages.querySelectorAll(
    '[class*="-corner-holder"], .pagedjs_margin-left, .pagedjs_margin-right',
  )) {
    if (element.childElementCount === 0) element.remove();
  }
  // Running heads and folios are not part of the text: hidden from accessibility, they become artifacts (PDF/UA-1,
  // 7.1).
  for (const element of pages.querySelectorAll(".pagedjs_margin")) element.setAttribute("aria-hidden", "true");
  numberPieces(pages);
  for (const element of pages.querySelectorAll("[data-ref]")) element.removeAttribute("data-ref");
  for (const element of pages.querySelectorAll("[data-id]")) element.removeAttribute("data-id");
  for (const element of pages.querySelectorAll("[data-split-original]")) {
    element.setAttribute("data-split-original", "");
  }
  const styles = [...document.head.querySelectorAll("style")].map(textOfStyles);
  const found: StaticPage[] = [];
  let html = (pages.cloneNode() as HTMLElement).outerHTML.slice(0, -"</div>".length);
  for (const page of pages.children) {
    found.push({ start: html.length, ...factsOf(page) });
    // Text that is not ASCII takes five times as long to leave the browser.
    html += page.outerHTML.replace(/[^\0-\x7f]/gu, (character) => `&#${character.codePointAt(0)};`);
  }
  return { html: `${html}</div>`, styles: styles.join("\n"), pages: found };

  function factsOf(page: Element): Omit<StaticPage, "start"> {
    const valuesOf = (name: string, selector = `[${name}]`) =>
      Array.from(page.querySelectorAll(selector), (element) => element.getAttribute(name)!);
    const kinds = [...page.classList].filter((name) => /^pagedjs_\w+_page$/.test(name));
    const texts: string[] = [];
    const area = page.querySelector(".pagedjs_area");
    const walker = area && document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
    while (walker?.nextNode()) {
      const { data, previousSibling } = walker.currentNode as Text;
      // Two adjacent text nodes become one in HTML, and an empty one disappears.
      if (previousSibling instanceof Text && texts.length > 0) texts.push(texts.pop()! + data);
      else if (data !== "") texts.push(data);
    }
    return {
      kinds: kinds.filter((name) => name !== "pagedjs_left_page" && name !== "pagedjs_right_page"),
      pictures: valuesOf("src", "img").filter((url) => url.startsWith("file:")),
      folioIds: valuesOf("data-page-of"),
      ids: valuesOf("id"),
      linkedIds: valuesOf("href", 'a[href^="#"]').flatMap((href) => referencedId(href) ?? []),
      movedIds: valuesOf("id", `${movedBlock}[id]`),
      ownedIds: valuesOf("aria-owns").flatMap((ids) => ids.split(" ")),
      sources: valuesOf("data-source"),
      text: texts.join(" "),
    };
  }
}

/**
 * Matches selectors of rules that Paged.js (0.4.3, its handlers Following and NthOfType) puts in the place of those with
 * `+` or `:nth-of-type()`, since elements are parted from their siblings by page ends.
 */
const insertedRule = /\[data-(?:following|nth-of-type)\*=/;

/** Returns the text of a stylesheet with the rules that Paged.js added to it, which are not part of its text. */
function textOfStyles({ textContent, sheet }: HTMLStyleElement): string {
  const inserted = Array.from(sheet?.cssRules ?? [], ({ cssText }) => cssText).filter((rule) =>
    insertedRule.test(rule),
  );
  return [textContent ?? "", ...inserted].join("\n");
}

/** Gives all pieces of a divided element the same number, instead of the random name of Paged.js. */
function numberPieces(pages: Element): void {
  const numbers = new Map<string, number>();
  for (const piece of pages.querySelectorAll("[data-split-from], [data-split-to]")) {
    const name = piece.getAttribute("data-ref");
    if (name === null) continue;
    if (!numbers.has(name)) numbers.set(name, numbers.size + 1);
    for (const attribute of ["data-split-from", "data-split-to"]) {
      if (piece.hasAttribute(attribute)) piece.setAttribute(attribute, String(numbers.get(name)));
    }
  }
}
