/** Makes the front cover from the settings. */
import type { Element } from "hast";
import type { CoverForm } from "../../manuscript/covers/cover-form.ts";
import type { ResolvedSettings } from "../../markdown/parsed-report.ts";
import { element, text } from "../element.ts";
import { toCoverPicture, toEmblem, type CoverArt } from "./cover-art.ts";
import { toMotif } from "./motif.ts";
import { yearOf } from "../../languages/format-date.ts";

/** The most characters of a title that is set in large type. */
const longTitle = 40;

type CoverSettings = Pick<ResolvedSettings, "body" | "title" | "subtitle" | "date" | "cover">;

/**
 * Returns body, title, subtitle and year on a background that bleeds, with the theme's pattern or a picture, and the
 * emblem; or the author's own cover. A year at the end of the title is set apart.
 */
export function toCover(settings: CoverSettings, art: CoverArt = new Map()): Element {
  const { cover, body, title, subtitle } = settings;
  const [file, picture] = [art.get("cover.file"), art.get("cover.picture")];
  const section = (kind: string[], children: Element[]) =>
    element("section", { className: ["part", "cover", ...kind] }, children);
  if (file) {
    const words = cover.alt ?? [body, title, subtitle].filter(Boolean).join(". ");
    return section(
      ["has-file", ...(file.form === "trimmed" ? ["is-trimmed"] : [])],
      [toCoverPicture(file, words, ["cover-file", ...exact(file), ...(file.isPage ? ["is-page"] : [])])],
    );
  }
  const content = [...toEmblem(cover.emblem, art.get("cover.emblem")), ...wordsOf(settings)];
  if (!picture) return section([], [toMotif("front"), ...content]);
  if (cover.position === "band") {
    const band = element("div", { className: ["cover-band"] }, [toCoverPicture(picture, cover.alt, ["cover-picture"])]);
    return section(["has-band"], [...content, band]);
  }
  const panel = element("div", { className: ["cover-panel"] }, content);
  return section(["has-bleed"], [toCoverPicture(picture, cover.alt, ["cover-picture", ...exact(picture)]), panel]);
}

/** Returns the class of a picture that has exactly the size of the page with its bleed, so that it isn't cropped. */
function exact({ form }: { form: CoverForm }): string[] {
  return form === "with bleed" ? ["is-exact"] : [];
}

function wordsOf({ body, title, subtitle, date }: CoverSettings): Element[] {
  const year = date && !title.includes(yearOf(date)) ? yearOf(date) : undefined;
  return [
    ...(body ? [element("p", { className: ["cover-body"] }, [text(body)])] : []),
    element("p", { className: ["cover-title", ...(title.length > longTitle ? ["is-long"] : [])] }, titleOf(title)),
    ...(subtitle ? [element("p", { className: ["cover-subtitle"] }, [text(subtitle)])] : []),
    ...(year ? [element("p", { className: ["cover-date"] }, [text(year)])] : []),
  ];
}

function titleOf(title: string) {
  const [, before, year] = /^(.+) (\d{4})$/.exec(title) ?? [];
  if (before === undefined || year === undefined) return [text(title)];
  return [text(`${before} `), element("span", { className: ["cover-year"] }, [text(year)])];
}
