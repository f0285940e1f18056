/** Makes the title page from the settings. */
import type { Element } from "hast";
import type { ResolvedSettings } from "../../markdown/parsed-report.ts";
import { element, text } from "../element.ts";
import { yearOf } from "../../languages/format-date.ts";

/**
 * Returns body, title and subtitle, edition or year, place: in the order that the Interinstitutional Style Guide
 * asks for.
 */
export function toTitlePage(
  settings: Pick<ResolvedSettings, "body" | "title" | "subtitle" | "date" | "place" | "imprint">,
): Element {
  const { body, title, subtitle, date, place, imprint } = settings;
  const edition = imprint.edition ?? (date && yearOf(date));
  const line = (name: string, words: string | undefined) =>
    words ? [element("p", { className: [name] }, [text(words)])] : [];
  return element("section", { className: ["part", "title-page"] }, [
    ...line("title-page-body", body),
    ...line("title-page-title", title),
    ...line("title-page-subtitle", subtitle),
    ...line("title-page-edition", edition),
    ...line("title-page-place", place),
  ]);
}
