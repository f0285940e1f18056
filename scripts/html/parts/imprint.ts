/** Settings in, the imprint out. */
import type { Element, ElementContent } from "hast";
import type { Edition } from "../../manuscript/settings-schema.ts";
import type { SettledSettings } from "../../markdown/parsed-report.ts";
import { fillLabel, labelsOf, type Language } from "../labels.ts";
import { element, text } from "../element.ts";
import { toCitationLine } from "./citation.ts";
import { formatDate, yearOf } from "./format-date.ts";

/**
 * In the order of EU publications: printer, completion, edition; disclaimer; place, publisher and year;
 * copyright, also of illustrations; how to cite; then identifiers, a row for each medium. What the
 * settings don't give is left out; the rules of identifiers.ts report what is missing.
 */
export function toImprint(settings: SettledSettings): Element {
  const { imprint, language, date, editions } = settings;
  const { printedBy, completed } = labelsOf(language);
  const printer = imprint["printed-by"];
  const facts = [
    printer && fillLabel(printedBy, { name: printer }),
    imprint.completed && fillLabel(completed, { date: formatDate(imprint.completed, language) }),
    imprint.edition,
  ].filter((fact) => fact !== undefined);
  const blocks = [
    ...(facts.length > 0 ? [paragraph(joinLines(facts))] : []),
    ...paragraphs(imprint.disclaimer),
    ...paragraphs(publisherLine(settings.place, settings.publisher, date)),
    ...paragraphs(imprint.copyright),
    ...paragraphs(imprint.illustrations),
    toCitationLine(settings),
    ...(editions.length > 0 ? [toIdentifiers(editions, language)] : []),
  ];
  return element("section", { className: ["part", "imprint"] }, [
    element("div", { className: ["imprint-text"] }, blocks),
  ]);
}

/** `Luxembourg: Publications Office of the European Union, 2023` */
function publisherLine(place: string | undefined, publisher: string | undefined, date: string | undefined) {
  const who = [place, publisher].filter(Boolean).join(": ");
  return who && [who, date && yearOf(date)].filter(Boolean).join(", ");
}

/** A column for each kind of identifier that any edition has; the marks before the numbers are the standards' own. */
function toIdentifiers(editions: readonly Edition[], language: Language): Element {
  const columns: { show: (edition: Edition) => ElementContent[] }[] = [
    { show: ({ isbn }) => (isbn ? [text(`ISBN\u00a0${isbn}`)] : []) },
    { show: ({ issn }) => (issn ? [text(`ISSN\u00a0${issn}`)] : []) },
    { show: ({ doi }) => (doi ? [element("a", { href: `https://doi.org/${doi}` }, [text(`doi:${doi}`)])] : []) },
    { show: ({ catalogue }) => (catalogue ? [text(catalogue)] : []) },
  ];
  const used = columns.filter(({ show }) => editions.some((edition) => show(edition).length > 0));
  const rows = editions.map((edition) =>
    element("tr", {}, [
      element("th", { scope: "row" }, [text(nameOfMedium(edition.medium, language))]),
      ...used.map(({ show }) => element("td", {}, show(edition))),
    ]),
  );
  return element("table", { className: ["identifiers"] }, [element("tbody", {}, rows)]);
}

/** `pdf` → `PDF`; `print` in the report's language; other names as they stand. */
export function nameOfMedium(medium: string, language: Language): string {
  if (medium === "print") return labelsOf(language).print;
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
