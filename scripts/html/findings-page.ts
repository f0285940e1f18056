/** Messages about places on pages, and a picture of each, in; one self-contained web page for designers and editors out. */
import type { Element } from "hast";
import type { PlacedMessage } from "../pages/complain-of-pages.ts";
import type { Picture } from "../pages/picture-places.ts";
import { toHtmlDocument } from "./html-document.ts";
import { element, text } from "./element.ts";
import { plural } from "../report/plural.ts";

/** In English, as all messages are. The place is outlined in its picture, and told in the message. */
export function toFindingsPage(
  title: string,
  findings: readonly PlacedMessage[],
  pictures: readonly Picture[],
  styles: string,
): string {
  const heading = `Pages of ${title}`;
  const count = plural(findings.length, "place");
  return toHtmlDocument({ language: "en", title: heading, styles }, [
    element("h1", {}, [text(heading)]),
    element("p", {}, [text(findings.length === 0 ? "Nothing is left to mend." : `${count} to look at.`)]),
    ...findings.map((finding, index) => toEntry(finding, pictures[index]!)),
  ]);
}

function toEntry(
  { code, severity, page, rect, text: words, file, line, column }: PlacedMessage,
  picture: Picture,
): Element {
  const place = line === undefined ? file : `${file}:${line}:${column ?? 1}`;
  const percent = (mm: number, of: number) => `${((mm / of) * 100).toFixed(2)}%`;
  const { topMm, widthMm, heightMm } = picture;
  const outline = [
    `left: ${percent(rect.x, widthMm)}`,
    `top: ${percent(rect.y - topMm, heightMm)}`,
    `width: ${percent(rect.width, widthMm)}`,
    `height: ${percent(rect.height, heightMm)}`,
  ].join("; ");
  const src = `data:image/png;base64,${Buffer.from(picture.png).toString("base64")}`;
  return element("section", { className: ["finding", severity] }, [
    element("h2", {}, [text(`Page ${page}: ${code}`)]),
    element("p", {}, [text(words)]),
    element("p", { className: ["place"] }, [element("code", {}, [text(place)])]),
    element("div", { className: ["picture"] }, [
      element("img", { src, alt: `The place on page ${page}, outlined` }),
      element("span", { className: ["outline"], style: outline }),
    ]),
  ]);
}
