/** Makes the imprint from the settings. */
import type { Element, ElementContent } from "hast";
import type { Edition } from "../../manuscript/settings-schema.ts";
import type { ResolvedSettings } from "../../markdown/parsed-report.ts";
import { fillLabel } from "../../languages/labels.ts";
import type { Labels } from "../../languages/language-facts.ts";
import { element, text } from "../element.ts";
import { toCitationLine } from "./citation.ts";
import { formatDate, yearOf } from "./format-date.ts";

/**
 * Returns lines in the order of EU publications: printer, completion, edition; disclaimer; place, publisher and
 * year; copyright, also of illustrations and the cover's picture; how to cite; then identifiers, a row for each medium. What the settings
 * don't give is left out; the rules of identifiers.ts report what is missing.
 */
export function toImprint(settings: ResolvedSettings): Element {
  const { imprint, language, labels, date, editions } = settings;
  const { printedBy, completed } = labels;
  const printer = imprint["printed-by"];
  const facts = [
    printer && fillLabel(printedBy, { name: printer }),
    imprint.completed && fillLabel(completed, { date: formatDate(imprint.completed, language) }),
    imprint.edition,
  ].filter((fact) => fact !== undefined);
  const identifiers = toIdentifiers(editions, labels);
  const blocks = [
    ...(facts.length > 0 ? [paragraph(joinLines(facts))] : []),
    ...paragraphs(imprint.disclaimer),
    ...paragraphs(publisherLine(settings.place, settings.publisher, date)),
    ...paragraphs(imprint.copyright),
    ...paragraphs(imprint.illustrations),
    ...paragraphs(creditOf(settings)),
    toCitationLine(settings),
    ...(identifiers ? [identifiers] : []),
  ];
  return element("section", { className: ["part", "imprint"] }, [
    element("div", { className: ["imprint-text"] }, blocks),
  ]);
}

/** Returns whose the cover's picture is, where there is a cover with one. */
function creditOf({ parts, cover }: ResolvedSettings): string | undefined {
  return parts.cover && (cover.picture ?? cover.file) !== undefined ? cover.credit : undefined;
}

/** Returns `Luxembourg: Publications Office of the European Union, 2023`. */
function publisherLine(place: string | undefined, publisher: string | undefined, date: string | undefined) {
  const who = [place, publisher].filter(Boolean).join(": ");
  return who && [who, date && yearOf(date)].filter(Boolean).join(", ");
}

/**
 * Returns a table with a column for each kind of identifier that any edition has; the marks before the numbers are
 * the standards' own.
 */
/** Returns a row for each medium that has an identifier; undefined where none has. */
function toIdentifiers(editions: readonly Edition[], labels: Labels): Element | undefined {
  const columns: { show: (edition: Edition) => ElementContent[] }[] = [
    { show: ({ isbn }) => (isbn ? [text(`ISBN\u00a0${isbn}`)] : []) },
    { show: ({ issn }) => (issn ? [text(`ISSN\u00a0${issn}`)] : []) },
    { show: ({ doi }) => (doi ? [element("a", { href: `https://doi.org/${doi}` }, [text(`doi:${doi}`)])] : []) },
    { show: ({ catalogue }) => (catalogue ? [text(catalogue)] : []) },
  ];
  const used = columns.filter(({ show }) => editions.some((edition) => show(edition).length > 0));
  const rows = editions
    .filter((edition) => used.some(({ show }) => show(edition).length > 0))
    .map((edition) =>
      element("tr", {}, [
        element("th", { scope: "row" }, [text(nameOfMedium(edition.medium, labels))]),
        ...used.map(({ show }) => element("td", {}, show(edition))),
      ]),
    );
  if (rows.length === 0) return undefined;
  return element("table", { className: ["identifiers"] }, [element("tbody", {}, rows)]);
}

/** Returns `PDF` for `pdf`; the word of the report's language for `print`; other names as they stand. */
export function nameOfMedium(medium: string, labels: Labels): string {
  if (medium === "print") return labels.print;
  return ["pdf", "html", "epub"].includes(medium) ? medium.toUpperCase() : medium;
}

function paragraphs(words: string | undefined): Element[] {
  if (!words) return [];
  return words.split(/\n\s*\n/).map((paragraphText) => paragraph([text(paragraphText.trim())]));
}

function paragraph(content: ElementContent[]): Element {
  return element("p", {}, content);
}

function joinLines(lines: readonly string[]): ElementContent[] {
  return lines.flatMap((line, index) => (index === 0 ? [text(line)] : [element("br", {}), text(line)]));
}
