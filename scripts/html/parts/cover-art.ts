/** Collects the pictures of the covers that settings name, as far as they can be printed. */
import type { Element } from "hast";
import type { Emblem } from "../../manuscript/settings/schema/cover-schema.ts";
import { formOfCover, type CoverForm } from "../../manuscript/covers/cover-form.ts";
import type { Picture } from "../../manuscript/pictures/read-pictures.ts";
import type { PictureSetting, SettingPictures } from "../../manuscript/settings/setting-pictures.ts";
import { sourcePlaceOf } from "../../markdown/parsed-report.ts";
import { element } from "../element.ts";
import type { PlacedPicture } from "../hast-context.ts";

/** A picture of a cover, with its place in the settings. */
interface Art extends PlacedPicture {
  source: string;
  form: CoverForm;
  /** Whether it is a page of a PDF. A browser can't draw that, so it is put in when the cover has been printed. */
  isPage: boolean;
}

/** PNG of two by two grey pixels, which stands for a PDF page until the cover has been printed. */
const standIn =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAADklEQVR42mO4fpbh7HUACd4DSSCN/foAAAAASUVORK5CYII=";

/** Pictures of the covers by the settings that name them. */
export type CoverArt = ReadonlyMap<PictureSetting, Art>;

/**
 * Returns the pictures that can be printed.
 *
 * @param pictures - pictures by their addresses, relative to the manuscript's folder
 * @param page - page size and bleed, in millimetres
 */
export function coverArtOf(
  { file, facts }: SettingPictures,
  pictures: ReadonlyMap<string, Picture>,
  page: { width: number; height: number; bleed: number },
): CoverArt {
  return new Map(
    facts.pictures.flatMap(({ setting, url, position }) => {
      const picture = pictures.get(url);
      if (!picture) return [];
      const { width, height } = picture;
      const isPage = picture.page !== undefined;
      const shown = isPage
        ? ({ url: standIn, form: "with bleed" } as const)
        : { url: picture.url, form: formOfCover(picture, page) };
      return [[setting, { ...shown, width, height, source: sourcePlaceOf(file, position.start), isPage }] as const];
    }),
  );
}

/** Returns a picture that fills its container. Without alternative text it is decoration. */
export function toCoverPicture({ url, source }: Art, alt: string | undefined, classes: string[]): Element {
  return element("img", { className: classes, src: url, alt: alt ?? "", dataSource: source });
}

/** Returns an emblem in the width that the settings give, which includes its clear space. */
export function toEmblem(settings: Emblem | undefined, art: Art | undefined): Element[] {
  if (!settings || !art) return [];
  const width = (Number.parseFloat(settings.width) / 25.4) * 96;
  const height = art.width && art.height ? (width * art.height) / art.width : undefined;
  const size = { width: round(width), ...(height === undefined ? {} : { height: round(height) }) };
  return [
    element("img", {
      className: ["emblem"],
      src: art.url,
      alt: settings.alt ?? "",
      ...size,
      dataClear: Number.parseFloat(settings.clear),
      dataSource: art.source,
    }),
  ];
}

function round(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}
