/** Fills in settings that the author left open, from the content of the sections. */
import { labelsOf } from "../languages/labels.ts";
import { ownLabels } from "../manuscript/settings/label-settings.ts";
import { outputName } from "../manuscript/output-name.ts";
import type { Manuscript } from "../manuscript/manuscript.ts";
import { boxKindsOf } from "./box-kinds.ts";
import type { ResolvedSettings } from "./parsed-report.ts";
import type { SectionReading } from "./read-section.ts";
import { formatSectionNumber } from "./numbers/section-number.ts";

/**
 * Returns complete settings. The author's settings come first, then the facts in a page saved from the web, then the
 * first heading.
 */
export function resolveSettings(
  { settings, name, isSingleFile, theme }: Pick<Manuscript, "settings" | "name" | "isSingleFile" | "theme">,
  readings: readonly Pick<SectionReading, "facts" | "webExport">[],
): ResolvedSettings {
  const webExport = readings.find((reading) => reading.webExport)?.webExport;
  const citation = webExport?.citation;
  const heading = readings.flatMap(({ facts }) => facts.targets).find(({ kind }) => kind === "section");
  const headingText = heading && [heading.number && formatSectionNumber(heading.number), heading.title].filter(Boolean);
  const date =
    settings.date ??
    (citation?.year && `${citation.year}-${String(citation.month ?? 1).padStart(2, "0")}`) ??
    undefined;
  const abbreviation = settings.abbreviation ?? citation?.body;
  return {
    ...settings,
    ...(abbreviation ? { abbreviation } : {}),
    ...(date ? { date } : {}),
    title: settings.title ?? citation?.publication ?? headingText?.join(" ") ?? name,
    slug: settings.slug ?? outputName(isSingleFile ? name : (settings.title ?? name)),
    labels: labelsOf(settings.language, ownLabels(settings.labels)),
    boxKinds: boxKindsOf(theme.boxKinds, settings.language, settings.labels["box-kinds"] ?? {}),
    notes: { ...settings.notes, first: settings.notes.first ?? webExport?.firstNote ?? 1 },
  };
}
