/** Makes the HTML of every section, that of a long file part by part, or takes it from the cache. */
import type { DrawnChart } from "../charts/draw-charts.ts";
import type { PlacedPicture } from "../html/hast-context.ts";
import { joinSectionHtml, partSources, type PartSource } from "../html/join-section-html.ts";
import type { PlacedAuthor } from "../html/parts/author.ts";
import type { SectionHtml, SectionSource } from "../html/section-to-html.ts";
import { cachedOne, json, cacheKeyOf, type Codec } from "../lib/cache/cached.ts";
import type { PartAuthor, ChapterRole } from "../manuscript/chapters.ts";
import type { NamedPicture } from "../manuscript/pictures/place-pictures.ts";
import type { Picture } from "../manuscript/pictures/read-pictures.ts";
import type { Numbering } from "../markdown/numbers/number-report.ts";
import {
  sourcePlaceOf as placeOf,
  type ParsedReport,
  type ParsedSection,
  type ResolvedSettings,
  type SectionPart,
} from "../markdown/parsed-report.ts";
import { restoreMessages } from "../messages/serialize-messages.ts";
import type { BuildContext } from "./build-context.ts";

interface NumberedReport {
  report: ParsedReport;
  numbering: Numbering;
  pictures: ReadonlyMap<string, Picture>;
  /** Numbers of the colours, from 1, that each section's parts have in turn. */
  colours: readonly (readonly number[])[];
}

/** Returns one promise a section. @param charts - of each section; its HTML is made as soon as they are drawn */
export function sectionHtmls(
  numbered: NumberedReport,
  charts: readonly Promise<(DrawnChart | null)[]>[],
  context: Pick<BuildContext, "store" | "workers">,
): Promise<SectionHtml>[] {
  const maker = new HtmlMaker(context);
  const htmls = numbered.report.sections.map(async (section, index): Promise<SectionHtml> => {
    const html = await maker.make(section, sourceOf(numbered, index, await charts[index]!));
    restoreMessages(section.file, html.messages);
    return html;
  });
  // They are awaited one after another, and a later one may fail first.
  for (const html of htmls) html.catch(() => undefined);
  return htmls;
}

/** A text that was read. */
interface PartText extends Pick<ParsedSection, "key" | "loadTree"> {
  /** Its characters. */
  length: number;
}

class HtmlMaker {
  readonly #context: Pick<BuildContext, "store" | "workers">;
  #characters = 0;

  constructor(context: Pick<BuildContext, "store" | "workers">) {
    this.#context = context;
  }

  async make(section: ParsedSection, source: PartSource): Promise<SectionHtml> {
    const inParts = section.parts && (await this.#makeInParts(section.parts, source));
    return inParts ?? this.#makeOne({ ...section, length: String(section.file).length }, source);
  }

  /** Returns undefined where the parts can't be made apart. */
  async #makeInParts(parts: readonly SectionPart[], source: PartSource): Promise<SectionHtml | undefined> {
    const sources = partSources(
      source,
      parts,
      parts.some(({ hasHtml }) => hasHtml),
    );
    const { colours = [] } = source;
    const [first, ...others] = parts;
    const ofFirst = this.#makeOne(textOf(first!), sources[0]!);
    // What stands before the first title may be a part of its own, which has the first colour.
    let next = colours.length > 1 ? (await ofFirst).parts.length : 1;
    const htmls = await Promise.all([
      ofFirst,
      ...others.map((part, index) => {
        // What goes on in a part before has the colour of that.
        const from = next + colours.length - (part.continues ? 1 : 0);
        const turned = colours.map((_, place) => colours[(place + from) % colours.length]!);
        next += titlesIn(part);
        return this.#makeOne(textOf(part), { ...sources[index + 1]!, ...(source.colours ? { colours: turned } : {}) });
      }),
    ]);
    const haveTheirColours = htmls.every(
      ({ parts: pieces }, index) =>
        index === 0 || pieces.length === titlesIn(parts[index]!) + (parts[index]!.continues ? 1 : 0),
    );
    return colours.length > 1 && !haveTheirColours ? undefined : joinSectionHtml(parts, sources, htmls);
  }

  #makeOne({ key: ownKey, length, loadTree }: PartText, source: PartSource): Promise<SectionHtml> {
    const { store, workers } = this.#context;
    const key = cacheKeyOf("html", ownKey, JSON.stringify(source));
    return cachedOne(store, "html", key, json as Codec<SectionHtml>, async () => {
      this.#characters += length;
      const threads = workers.forCharacters(this.#characters);
      return threads.run("toSectionHtml", { ...source, tree: await loadTree() });
    });
  }
}

function textOf(part: SectionPart): PartText {
  return { ...part, length: part.text.length };
}

function titlesIn({ facts }: SectionPart): number {
  return facts.targets.filter(({ kind, level, isInner }) => kind === "section" && level === 1 && !isInner).length;
}

/** Returns what a section's HTML is made of, beside its tree. */
function sourceOf(
  { report, numbering, pictures, colours }: NumberedReport,
  index: number,
  charts: (DrawnChart | null)[],
): PartSource {
  const { sections, settings, isSingleFile } = report;
  const { file, facts, role, bookPart, author, icon } = sections[index]!;
  const placed = placedPictures(facts.pictures, pictures);
  const { language, labels, "map-rights": rights } = settings;
  return {
    path: file.path,
    numbers: numbering.sections[index]!,
    pictures: placed,
    charts,
    language,
    labels,
    calloutForm: settings.notes.callouts,
    notePlace: settings.notes.place,
    isNumberedByPage: settings.notes.numbering === "page",
    citation: citationIn(role, settings),
    ...(icon && placed[icon.url] ? { icon: { url: placed[icon.url]!.url, source: placeOf(file, icon.point) } } : {}),
    ...(author ? { author: placedAuthor(author, bookPart, report, pictures) } : {}),
    ...(settings["picture-credits"] === "imprint" && facts.credits.length > 0 ? { listsCredits: true } : {}),
    ...(rights !== undefined && facts.maps.length > 0 ? { mapRights: rights.split(/\n\s*\n/) } : {}),
    ...(isSingleFile ? { isWhole: true } : {}),
    ...(colours[index]!.length > 0 ? { colours: colours[index] } : {}),
  };
}

/** Returns where a section says how to cite it; what stands before the text is cited as the report. */
function citationIn(role: ChapterRole, settings: ResolvedSettings): SectionSource["citation"] {
  const place = settings["cite-sections"];
  if (place === "none" || !["introduction", "section", "annex"].includes(role)) return undefined;
  const { abbreviation, body, title, subtitle, date, language, labels } = settings;
  return { place, cited: { abbreviation, body, title, subtitle, date, language, labels } };
}

/** Returns the author of a part with the picture, where it can be had. */
function placedAuthor(
  { name, function: office, picture: path }: PartAuthor,
  part: string,
  { settingPictures: { file, facts } }: Pick<ParsedReport, "settingPictures">,
  pictures: ReadonlyMap<string, Picture>,
): PlacedAuthor {
  const found = path === undefined ? undefined : pictures.get(path);
  const named = facts.pictures.find(({ setting }) => setting === `parts.${part}.author.picture`);
  const picture = found && { url: found.url, width: found.width, height: found.height };
  return {
    name,
    ...(office === undefined ? {} : { function: office }),
    ...(picture && named ? { picture, source: placeOf(file, named.position.start) } : {}),
  };
}

function placedPictures(
  named: readonly NamedPicture[],
  pictures: ReadonlyMap<string, Picture>,
): Record<string, PlacedPicture> {
  return Object.fromEntries(
    named.flatMap(({ url: written, from = written }) => {
      const picture = pictures.get(from);
      return picture ? [[written, { url: picture.url, width: picture.width, height: picture.height }]] : [];
    }),
  );
}
