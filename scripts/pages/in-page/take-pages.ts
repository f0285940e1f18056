/** Runs in the browser: the pages that Paged.js made in, the same as static HTML and stylesheets out. */

/** Pages that need no script any more. */
export interface StaticPages {
  html: string;
  styles: string;
  /** Where in `html` each page begins; the last one ends before the end tag of what is around all. */
  starts: number[];
}

/**
 * Takes out what prints nothing and costs time to print (empty margin boxes, footnote and bleed areas),
 * and the identifiers that Paged.js makes from the clock. Self-contained: it is sent to the browser as text.
 */
export function takePages(): StaticPages {
  const pages = document.querySelector<HTMLElement>(".pagedjs_pages")!;
  // The pages are hidden one by one; shown again, all of them would be laid out and painted for nobody.
  document.body.hidden = true;
  for (const page of pages.querySelectorAll<HTMLElement>(".pagedjs_page")) page.style.removeProperty("display");
  const empty = [
    // The corners of the page stay: which of them speak is decided when it is known which pages are versos.
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
  // Running heads and folios are no part of the text: hidden from its tags, they become artifacts (PDF/UA-1, 7.1).
  for (const element of pages.querySelectorAll(".pagedjs_margin")) element.setAttribute("aria-hidden", "true");
  for (const element of pages.querySelectorAll("[data-ref]")) element.removeAttribute("data-ref");
  for (const element of pages.querySelectorAll("[data-id]")) element.removeAttribute("data-id");
  for (const name of ["data-split-from", "data-split-to", "data-split-original"]) {
    for (const element of pages.querySelectorAll(`[${name}]`)) element.setAttribute(name, "");
  }
  const styles = [...document.head.querySelectorAll("style")].map((style) => style.textContent ?? "");
  const starts: number[] = [];
  let html = (pages.cloneNode() as HTMLElement).outerHTML.slice(0, -"</div>".length);
  for (const page of pages.children) {
    starts.push(html.length);
    // On its way out of the browser a text that is not ASCII takes five times as long.
    html += page.outerHTML.replace(/[^\0-\x7f]/gu, (character) => `&#${character.codePointAt(0)};`);
  }
  return { html: `${html}</div>`, styles: styles.join("\n"), starts };
}
