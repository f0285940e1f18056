/** Makes the imprint from the settings. */
import type { Element, ElementContent } from "hast";
import type { Edition } from "../../manuscript/settings/schema/settings-schema.ts";
import type { ResolvedSettings } from "../../markdown/parsed-report.ts";
import { fillLabel } from "../../languages/labels.ts";
import type { Labels } from "../../languages/language-facts.ts";
import { folioPlaceholder } from "../page-slots.ts";
import { element, text } from "../element.ts";
import { toCitationLine } from "./citation.ts";
import { formatDate, yearOf } from "../../languages/format-date.ts";

/** A credit with the pictures that it is for. */
export interface ListedCredit {
  credit: string;
  /** Ids of the pictures, with the name by which the web page refers to each. */
  pictures: readonly { id: string; name: string }[];
}

/**
 * Returns lines in the order of the agency's publications: printer, completion, edition; disclaimer; place, publisher
 * and year; identifiers, a row for each medium; copyright, also of illustrations and the cover's picture; reuse; rights
 * of others, with the credits that are listed here; how to cite. Lines that the settings don't give are left out; the
 * rules identifiers.ts and imprint-lines.ts report which are missing.
 */
export function toImprint(settings: ResolvedSettings, credits: readonly ListedCredit[] = []): Element {
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
    ...(identifiers ? [identifiers] : []),
    ...paragraphs(imprint.copyright),
    ...paragraphs(imprint.illustrations),
    ...paragraphs(imprintCredit(settings)),
    ...paragraphs(imprint.reuse),
    ...paragraphs(imprint["third-parties"]),
    ...(credits.length > 0 ? [toCredits(credits, labels)] : []),
    toCitationLine(settings),
  ];
  return element("section", { className: ["part", "imprint"] }, [
    element("div", { className: ["imprint-text"] }, blocks),
  ]);
}

/** Returns a line for each credit with the page numbers of its pictures, which on the web are links to them. */
function toCredits(credits: readonly ListedCredit[], { page }: Labels): Element {
  const [before, after] = page.split("{page}");
  const lines = credits.map(({ credit, pictures }) => {
    const pages = pictures.map(({ id, name }) =>
      element("a", { href: `#${id}`, className: ["credit-page"], dataWebText: name }, [
        text(before!.replace(/ $/, "\u00a0")),
        element("span", { dataPageRef: id }, [text(folioPlaceholder)]),
        text(after!.replace(/^ /, "\u00a0")),
      ]),
    );
    return element("li", {}, [text(credit), ...pages.flatMap((one) => [text(", "), one])]);
  });
  return element("ul", { className: ["credits"] }, lines);
}

/** Returns the credit of the cover's picture, where there is a cover with one. */
function imprintCredit({ parts, cover }: ResolvedSettings): string | null | undefined {
  return parts.cover && (cover.picture ?? cover.file) !== undefined ? cover.credit : undefined;
}

/** Returns place, publisher and year: `Luxembourg: Publications Office of the European Union, 2023`. */
function publisherLine(place: string | undefined, publisher: string | undefined, date: string | undefined) {
  const who = [place, publisher].filter(Boolean).join(": ");
  return who && [who, date && yearOf(date)].filter(Boolean).join(", ");
}

/**
 * Returns a table with a row for each medium and a column for each kind of identifier; undefined where there are no
 * identifiers. The marks before the numbers (ISBN, doi) are those of the standards.
 */
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

/**
 * Returns the printed name of a medium: `PDF` for `pdf`, the word of the report's language for `print`, other names as
 * they are.
 */
export function nameOfMedium(medium: string, labels: Labels): string {
  if (medium === "print") return labels.print;
  return ["pdf", "html", "epub"].includes(medium) ? medium.toUpperCase() : medium;
}

function paragraphs(words: string | null | undefined): Element[] {
  if (!words) return [];
  return words.split(/\n\s*\n/).map((paragraphText) => paragraph([text(paragraphText.trim())]));
}

function paragraph(content: ElementContent[]): Element {
  return element("p", {}, content);
}

function joinLines(lines: readonly string[]): ElementContent[] {
  return lines.flatMap((line, index) => (index === 0 ? [text(line)] : [element("br", {}), text(line)]));
}
