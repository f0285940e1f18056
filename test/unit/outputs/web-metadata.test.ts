/** Reads what the head of a web page tells search engines, catalogues and reference managers. */
import { toString } from "hast-util-to-string";
import { expect, test } from "vitest";
import { labelsOf } from "#languages/labels.ts";
import { settingsSchema } from "#manuscript/settings/schema/settings-schema.ts";
import type { ResolvedSettings } from "#markdown/parsed-report.ts";
import { toWebMetadata } from "#outputs/web-metadata.ts";

const all = {
  title: "Lanterns",
  subtitle: "On quays",
  body: "Lantern Agency",
  abbreviation: "LA",
  publisher: "Lantern Press",
  date: "2031-05-04",
  language: "en-GB",
  address: "https://example.org/report/",
  slug: "lanterns",
  imprint: { copyright: "© Lantern Agency, 2031" },
  editions: [
    {
      medium: "print",
      isbn: "978-92-9403-192-1",
      issn: "2314-9701",
      doi: "10.2847/82162",
      catalogue: "BZ-AB-23-001-EN-N",
    },
    { medium: "html", isbn: "978-92-9403-191-4", doi: "10.2847/12345" },
  ],
};

/** Returns contents by name or property, addresses by relation, and what schema.org has. */
function headOf(given: object) {
  const read = settingsSchema.parse(given);
  const found = { title: read.title ?? "", slug: read.slug ?? "report", labels: labelsOf(read.language), boxKinds: {} };
  const names = new Map<string, string[]>();
  let json = "";
  const settings: ResolvedSettings = { ...read, ...found, notes: { ...read.notes, first: 1 } };
  for (const element of toWebMetadata(settings)) {
    const { name, property, content, rel, href } = element.properties;
    if (element.tagName === "script") json = toString(element);
    else {
      const key = String(name ?? property ?? [rel].flat().join(" "));
      names.set(key, [...(names.get(key) ?? []), String(content ?? href)]);
    }
  }
  return { names: Object.fromEntries(names), json, schema: JSON.parse(json) as unknown };
}

test("all that the settings have is told", () => {
  const { names, schema } = headOf(all);
  expect(names).toEqual({
    "schema.DC": ["http://purl.org/dc/elements/1.1/"],
    description: ["Lanterns: On quays. Lantern Agency"],
    author: ["Lantern Agency"],
    date: ["2031-05-04"],
    "DC.title": ["Lanterns: On quays"],
    "DC.creator": ["Lantern Agency"],
    "DC.publisher": ["Lantern Press"],
    "DC.date": ["2031-05-04"],
    "DC.language": ["en-GB"],
    "DC.type": ["Text"],
    "DC.format": ["text/html"],
    "DC.rights": ["© Lantern Agency, 2031"],
    "DC.identifier": [
      "doi:10.2847/12345",
      "doi:10.2847/82162",
      "urn:isbn:978-92-9403-191-4",
      "urn:isbn:978-92-9403-192-1",
      "urn:issn:2314-9701",
      "BZ-AB-23-001-EN-N",
    ],
    citation_title: ["Lanterns: On quays"],
    citation_author: ["Lantern Agency"],
    citation_technical_report_institution: ["Lantern Agency"],
    citation_publisher: ["Lantern Press"],
    citation_publication_date: ["2031/05/04"],
    citation_language: ["en-GB"],
    citation_isbn: ["978-92-9403-191-4", "978-92-9403-192-1"],
    citation_issn: ["2314-9701"],
    citation_doi: ["10.2847/12345"],
    citation_pdf_url: ["https://example.org/report/lanterns.pdf"],
    "og:type": ["article"],
    "og:title": ["Lanterns"],
    "og:description": ["Lanterns: On quays. Lantern Agency"],
    "og:site_name": ["Lantern Agency"],
    "og:locale": ["en_GB"],
    "og:url": ["https://example.org/report/"],
    "article:published_time": ["2031-05-04"],
    canonical: ["https://example.org/report/"],
    alternate: ["https://example.org/report/lanterns.pdf"],
  });
  const identifier = (propertyID: string, value: string) => ({ "@type": "PropertyValue", propertyID, value });
  expect(schema).toMatchObject({
    "@type": "Report",
    name: "Lanterns",
    alternativeHeadline: "On quays",
    inLanguage: "en-GB",
    datePublished: "2031-05-04",
    author: { "@type": "Organization", name: "Lantern Agency", alternateName: "LA" },
    publisher: { "@type": "Organization", name: "Lantern Press" },
    url: "https://example.org/report/",
    sameAs: ["https://doi.org/10.2847/12345", "https://doi.org/10.2847/82162"],
    identifier: [
      identifier("doi", "10.2847/12345"),
      identifier("doi", "10.2847/82162"),
      identifier("isbn", "978-92-9403-191-4"),
      identifier("isbn", "978-92-9403-192-1"),
      identifier("issn", "2314-9701"),
      identifier("catalogue number", "BZ-AB-23-001-EN-N"),
    ],
    copyrightNotice: "© Lantern Agency, 2031",
    encoding: { encodingFormat: "application/pdf", contentUrl: "https://example.org/report/lanterns.pdf" },
  });
});

test("what they lack is left out, and a language without a region has no locale", () => {
  const { names, schema } = headOf({ title: "Lanterns" });
  expect(Object.keys(names)).toEqual(
    "schema.DC description DC.title DC.language DC.type DC.format citation_title citation_language citation_pdf_url og:type og:title og:description alternate".split(
      " ",
    ),
  );
  expect(names["alternate"]).toEqual(["report.pdf"]);
  expect(schema).not.toHaveProperty("identifier");
});

test("no title ends the element that it stands in", () => {
  const { json, schema } = headOf({ title: "a </script> b" });
  expect(json).not.toContain("<");
  expect(schema).toMatchObject({ name: "a </script> b" });
});
