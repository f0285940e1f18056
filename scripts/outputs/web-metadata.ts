/** Says of a report what search engines, catalogues and reference managers read in the head of its web page. */
import type { Element } from "hast";
import type { ResolvedSettings } from "../markdown/parsed-report.ts";
import { element, text } from "../html/element.ts";

/**
 * Returns elements for the page's `<head>`: Dublin Core, Highwire Press tags (`citation_*`), Open Graph and schema.org.
 * What the settings don't give is left out.
 */
export function toWebMetadata(settings: ResolvedSettings): Element[] {
  const { address } = settings;
  const pdf = pdfAddress(settings);
  return [
    element("link", { rel: ["schema.DC"], href: "http://purl.org/dc/elements/1.1/" }),
    ...named(namesOf(settings)),
    ...Object.entries(openGraphOf(settings)).flatMap(([property, content]) =>
      content ? [element("meta", { property, content })] : [],
    ),
    ...(address ? [element("link", { rel: ["canonical"], href: address })] : []),
    element("link", { rel: ["alternate"], type: "application/pdf", href: pdf }),
    // No script runs: the policy of the page lets none, and browsers only read this one.
    element("script", { type: "application/ld+json" }, [text(toSafeJson(schemaOf(settings)))]),
  ];
}

/** Returns where the PDF is: beside the page. */
export function pdfAddress({ slug, address }: ResolvedSettings): string {
  const name = `${slug}.pdf`;
  return address ? new URL(name, address).href : name;
}

type Values = Record<string, string | (string | undefined)[] | undefined>;

function named(values: Values): Element[] {
  return Object.entries(values).flatMap(([name, content]) =>
    [content].flat().flatMap((one) => (one ? [element("meta", { name, content: one })] : [])),
  );
}

function namesOf(settings: ResolvedSettings): Values {
  const { title, subtitle, body, publisher, date, language, imprint } = settings;
  const { isbn, issn, doi, catalogue } = identifiersOf(settings);
  const whole = subtitle ? `${title}: ${subtitle}` : title;
  return {
    description: descriptionOf(settings),
    author: body,
    date,
    "DC.title": whole,
    "DC.creator": body,
    "DC.publisher": publisher,
    "DC.date": date,
    "DC.language": language,
    "DC.type": "Text",
    "DC.format": "text/html",
    "DC.rights": imprint.copyright,
    "DC.identifier": [
      ...doi.map((one) => `doi:${one}`),
      ...isbn.map((one) => `urn:isbn:${one}`),
      ...issn.map((one) => `urn:issn:${one}`),
      ...catalogue,
    ],
    citation_title: whole,
    citation_author: body,
    citation_technical_report_institution: body,
    citation_publisher: publisher,
    citation_publication_date: date?.replaceAll("-", "/"),
    citation_language: language,
    citation_isbn: isbn,
    citation_issn: issn,
    citation_doi: doi[0],
    citation_pdf_url: pdfAddress(settings),
  };
}

function openGraphOf(settings: ResolvedSettings): Record<string, string | undefined> {
  const { title, body, date, language, address } = settings;
  return {
    "og:type": "article",
    "og:title": title,
    "og:description": descriptionOf(settings),
    "og:site_name": body,
    "og:locale": openGraphLocale(language),
    "og:url": address,
    "article:published_time": date,
  };
}

/** Returns a locale as Open Graph has it, `en_GB`; undefined for a language without a region, which it has none for. */
function openGraphLocale(tag: string): string | undefined {
  const { language, region } = new Intl.Locale(tag);
  return region && `${language}_${region}`;
}

/** Returns the report as schema.org has it. */
function schemaOf(settings: ResolvedSettings): object {
  const { title, subtitle, body, abbreviation, publisher, date, language, address, imprint } = settings;
  const { isbn, issn, doi, catalogue } = identifiersOf(settings);
  const identifier = [
    ...doi.map((value) => property("doi", value)),
    ...isbn.map((value) => property("isbn", value)),
    ...issn.map((value) => property("issn", value)),
    ...catalogue.map((value) => property("catalogue number", value)),
  ];
  const pdf = { "@type": "MediaObject", encodingFormat: "application/pdf", contentUrl: pdfAddress(settings) };
  return {
    "@context": "https://schema.org",
    "@type": "Report",
    name: title,
    alternativeHeadline: subtitle,
    description: descriptionOf(settings),
    inLanguage: language,
    datePublished: date,
    author: body && { "@type": "Organization", name: body, alternateName: abbreviation },
    publisher: publisher && { "@type": "Organization", name: publisher },
    url: address,
    sameAs: doi.length > 0 ? doi.map((one) => `https://doi.org/${one}`) : undefined,
    identifier: identifier.length > 0 ? identifier : undefined,
    copyrightNotice: imprint.copyright,
    encoding: pdf,
  };
}

function property(propertyID: string, value: string): object {
  return { "@type": "PropertyValue", propertyID, value };
}

function descriptionOf({ title, subtitle, body }: ResolvedSettings): string {
  return [subtitle ? `${title}: ${subtitle}` : title, body].filter(Boolean).join(". ");
}

/** Numbers that a publication is known by, each once. */
type Identifiers = Record<"isbn" | "issn" | "doi" | "catalogue", string[]>;

/** Returns the numbers of all editions, those of the page itself first. */
function identifiersOf({ editions }: ResolvedSettings): Identifiers {
  const ordered = editions.toSorted((a, b) => Number(b.medium === "html") - Number(a.medium === "html"));
  const all = (kind: keyof Identifiers) => [
    ...new Set(ordered.map((edition) => edition[kind]).filter((one): one is string => Boolean(one))),
  ];
  return { isbn: all("isbn"), issn: all("issn"), doi: all("doi"), catalogue: all("catalogue") };
}

/** Writes JSON in which nothing ends the element that it stands in. */
function toSafeJson(value: object): string {
  return JSON.stringify(value).replaceAll("<", String.raw`\u003c`);
}
