/** Makes, in the reader's browser, the element that a page is drawn in. */
import type { ViewUnit } from "../view-state.ts";

/** A page of the report and its element. */
export interface Slot {
  page: number;
  /** Part and page in it that stand here; undefined for a page left blank. */
  place: { unit: ViewUnit; index: number } | undefined;
  element: HTMLElement;
  host: HTMLElement;
  margin: HTMLElement;
  /** Name of what is drawn in it, as `nameOf` gives it. */
  drawn: string | undefined;
}

export function makeSlot(page: number): Slot {
  const element = document.createElement("article");
  element.className = "page";
  element.id = `page-${page}`;
  element.tabIndex = 0;
  const slug = document.createElement("p");
  slug.className = "slug";
  for (const name of ["page-number", "page-title", "page-messages", "page-badge"]) {
    const span = document.createElement("span");
    span.className = name;
    slug.append(span);
  }
  slug.querySelector(".page-badge")!.textContent = "changed";
  const sheet = document.createElement("div");
  sheet.className = "sheet";
  const host = document.createElement("div");
  host.className = "host";
  sheet.append(host);
  const margin = document.createElement("ul");
  margin.className = "margin";
  margin.setAttribute("aria-label", "Messages of this page");
  element.append(slug, sheet, margin);
  return { page, place: undefined, element, host, margin, drawn: undefined };
}

/** Takes the sheet's size from a page, once there is one; it is the same for all. */
export function measureSheet(root: ShadowRoot): void {
  const sheet = root.querySelector<HTMLElement>(".pagedjs_sheet");
  if (!sheet || sheet.offsetWidth === 0) return;
  const { style } = document.documentElement;
  const [width, height] = [`${sheet.offsetWidth}px`, `${sheet.offsetHeight}px`];
  if (style.getPropertyValue("--page-width") === width && style.getPropertyValue("--page-height") === height) return;
  style.setProperty("--page-width", width);
  style.setProperty("--page-height", height);
}
