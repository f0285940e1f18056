/** Makes the back cover from the settings. */
import type { Element } from "hast";
import type { Edition } from "../../manuscript/settings/schema/settings-schema.ts";
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
 * Returns the background, title and body, the emblem, the catalogue number, and a white panel with price and one ISBN as
 * a barcode. If the front cover has a picture of its own, the back has no pattern.
 */
export async function toBackCover(settings: BackCoverSettings, art: CoverArt = new Map()): Promise<Element> {
  const { body, title, subtitle } = settings;
  const isPlain = art.has("cover.picture") || art.has("cover.file");
  const edition = editionOnBarcode(settings.editions);
  const { catalogue } = edition ?? settings.editions.find((one) => one.catalogue) ?? {};
  return element("section", { className: ["part", "back-cover"] }, [
    ...(isPlain ? [] : [toMotif("back")]),
    ...toEmblem(settings["back-cover"].emblem, art.get("back-cover.emblem")),
    element("p", { className: ["back-cover-title"] }, [text(title)]),
    ...line("back-cover-subtitle", subtitle),
    ...line("back-cover-body", body),
    ...line("back-cover-catalogue", catalogue),
    ...(await toPanel(settings, edition)),
  ]);
}

function line(className: string, words: string | null | undefined): Element[] {
  return words ? [element("p", { className: [className] }, [text(words)])] : [];
}

async function toPanel({ labels, ...settings }: BackCoverSettings, edition: Edition | undefined): Promise<Element[]> {
  const lines = line("back-cover-price", settings["back-cover"].price);
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
