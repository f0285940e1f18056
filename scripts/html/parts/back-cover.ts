/** Makes the back cover from the settings. */
import type { Element } from "hast";
import type { Edition } from "../../manuscript/settings-schema.ts";
import type { ResolvedSettings } from "../../markdown/parsed-report.ts";
import { element, text } from "../element.ts";
import { toBarcode } from "./barcode.ts";
import { nameOfMedium } from "./imprint.ts";
import { toEmblem, type CoverArt } from "./cover-art.ts";
import { toMotif } from "./motif.ts";

type BackCoverSettings = Pick<
  ResolvedSettings,
  "body" | "title" | "subtitle" | "editions" | "labels" | "cover" | "back-cover"
>;

/**
 * Returns the background, title and body, the emblem, and a white panel with catalogue number, price and one ISBN as a
 * barcode. If the front cover has a picture of its own, the back has no pattern.
 */
export async function toBackCover(settings: BackCoverSettings, art: CoverArt = new Map()): Promise<Element> {
  const { body, title, subtitle } = settings;
  const isPlain = art.has("cover.picture") || art.has("cover.file");
  return element("section", { className: ["part", "back-cover"] }, [
    ...(isPlain ? [] : [toMotif("back")]),
    ...toEmblem(settings["back-cover"].emblem, art.get("back-cover.emblem")),
    element("p", { className: ["back-cover-title"] }, [text(title)]),
    ...(subtitle ? [element("p", { className: ["back-cover-subtitle"] }, [text(subtitle)])] : []),
    ...(body ? [element("p", { className: ["back-cover-body"] }, [text(body)])] : []),
    ...(await toPanel(settings)),
  ]);
}

async function toPanel({ editions, labels, ...settings }: BackCoverSettings): Promise<Element[]> {
  const edition = editionOnBarcode(editions);
  const { catalogue } = edition ?? editions.find((one) => one.catalogue) ?? {};
  const { price } = settings["back-cover"];
  const line = (name: string, words: string | null | undefined) =>
    words ? [element("p", { className: [name] }, [text(words)])] : [];
  const lines = [...line("back-cover-catalogue", catalogue), ...line("back-cover-price", price)];
  if (edition?.isbn) {
    const which = edition.medium === "print" ? "" : `${nameOfMedium(edition.medium, labels)} `;
    lines.push(...line("barcode-isbn", `${which}ISBN\u00a0${edition.isbn}`), await toBarcode(edition.isbn));
  }
  return lines.length > 0 ? [element("div", { className: ["barcode-panel"] }, lines)] : [];
}

/**
 * Returns the print edition, whose cover is what a till reads; where it has no ISBN, the first edition that has one.
 */
function editionOnBarcode(editions: readonly Edition[]): Edition | undefined {
  return editions.find(({ medium, isbn }) => medium === "print" && isbn) ?? editions.find(({ isbn }) => isbn);
}
