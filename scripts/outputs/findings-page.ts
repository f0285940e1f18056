/** Makes a self-contained web page of messages about places on pages, with a picture of each, for designers and editors. */
import type { Element } from "hast";
import type { PlacedMessage } from "../pages/complain-of-pages.ts";
import type { PlacePicture } from "../pages/picture-places.ts";
import { toHtmlDocument } from "../html/html-document.ts";
import { element, text } from "../html/element.ts";
import { plural } from "../messages/plural.ts";

/**
 * Returns the page in English, as all messages are. The place is outlined in its picture, and told in the message.
 */
export function toFindingsPage(
  title: string,
  findings: readonly PlacedMessage[],
  pictures: readonly PlacePicture[],
  styles: string,
): string {
  const heading = `Pages of ${title}`;
  const count = plural(findings.length, "place");
  const outlines = findings.map((finding, index) => outlineRule(index, finding, pictures[index]!));
  return toHtmlDocument({ language: "en", title: heading, styles: [styles, ...outlines].join("\n") }, [
    element("main", {}, [
      element("h1", {}, [text(heading)]),
      element("p", {}, [text(findings.length === 0 ? "Nothing is left to mend." : `${count} to look at.`)]),
      ...findings.map((finding, index) => toEntry(index, finding, pictures[index]!)),
    ]),
  ]);
}

/** Returns the rule that places the outline in its picture: the page's policy allows stylesheets, no attributes. */
function outlineRule(index: number, { rect }: PlacedMessage, { topMm, widthMm, heightMm }: PlacePicture): string {
  const percent = (mm: number, of: number) => `${((mm / of) * 100).toFixed(2)}%`;
  const places = [
    `left: ${percent(rect.x, widthMm)}`,
    `top: ${percent(rect.y - topMm, heightMm)}`,
    `width: ${percent(rect.width, widthMm)}`,
    `height: ${percent(rect.height, heightMm)}`,
  ];
  return `#finding-${index + 1} .outline { ${places.join("; ")} }`;
}

function toEntry(
  index: number,
  { code, severity, folio, text: words, file, line, column }: PlacedMessage,
  picture: PlacePicture,
): Element {
  const place = line === undefined ? file : `${file}:${line}:${column ?? 1}`;
  const src = `data:image/png;base64,${Buffer.from(picture.png).toString("base64")}`;
  return element("section", { id: `finding-${index + 1}`, className: ["finding", severity] }, [
    element("h2", {}, [text(`Page ${folio}: ${code}`)]),
    element("p", {}, [text(words)]),
    element("p", { className: ["place"] }, [element("code", {}, [text(place)])]),
    element("div", { className: ["picture"] }, [
      element("img", { src, alt: `The place on page ${folio}, outlined` }),
      element("span", { className: ["outline"] }),
    ]),
  ]);
}
