/** Makes the short contents on a section's opening page, from the headings just below its own. */
import type { Element } from "hast";
import type { Language } from "../../languages/languages.ts";
import { element } from "../element.ts";
import { setTitleWords } from "../title-words.ts";
import { toContentsLine, type ContentsEntry } from "./contents.ts";

/**
 * Returns the list, which comes after the section's `<h1>`. Only entries of the highest level among them are shown;
 * undefined where there are fewer than two.
 */
export function toOpenerContents(entries: readonly ContentsEntry[], language: Language): Element | undefined {
  const level = Math.min(...entries.map((entry) => entry.level));
  const shown = entries.filter((entry) => entry.level === level);
  if (shown.length < 2) return undefined;
  return element("div", { className: ["opener-contents"], dataGenerated: "" }, [
    element(
      "ol",
      {},
      shown.map((entry) => element("li", {}, [toContentsLine(entry, setTitleWords(entry, language))])),
    ),
  ]);
}
