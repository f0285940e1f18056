/** Settings in, the back cover out. */
import type { Element } from "hast";
import type { Edition } from "../../manuscript/settings-schema.ts";
import type { SettledSettings } from "../../markdown/parsed-report.ts";
import { element, text } from "../element.ts";
import { toBarcode } from "./barcode.ts";
import { nameOfMedium } from "./imprint.ts";
import { toMotif } from "./motif.ts";

/** The cover's ground, the title and body, and a white panel with one ISBN as a barcode. */
export async function toBackCover(
  settings: Pick<SettledSettings, "body" | "title" | "subtitle" | "editions" | "language">,
): Promise<Element> {
  const { body, title, subtitle, editions, language } = settings;
  const edition = editionOnBarcode(editions);
  const panel = async (isbn: string, medium: string) => {
    const which = medium === "print" ? "" : `${nameOfMedium(medium, language)} `;
    return element("div", { className: ["barcode-panel"] }, [
      element("p", { className: ["barcode-isbn"] }, [text(`${which}ISBN\u00a0${isbn}`)]),
      await toBarcode(isbn),
    ]);
  };
  return element("section", { className: ["part", "back-cover"] }, [
    toMotif("back"),
    element("p", { className: ["back-cover-title"] }, [text(title)]),
    ...(subtitle ? [element("p", { className: ["back-cover-subtitle"] }, [text(subtitle)])] : []),
    ...(body ? [element("p", { className: ["back-cover-body"] }, [text(body)])] : []),
    ...(edition?.isbn ? [await panel(edition.isbn, edition.medium)] : []),
  ]);
}

/** The print edition, since its cover is what a till reads; where it has no ISBN, the first that has one. */
function editionOnBarcode(editions: readonly Edition[]): Edition | undefined {
  return editions.find(({ medium, isbn }) => medium === "print" && isbn) ?? editions.find(({ isbn }) => isbn);
}
