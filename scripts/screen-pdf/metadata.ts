/** Writes what a publication says of itself, alike in the information dictionary and in XMP. */
import { sha256Of } from "../lib/cache/hash-of.ts";
import { PdfRef, PdfStream, dict, textString } from "../lib/pdf/objects.ts";

export interface Metadata {
  readonly title: string;
  readonly author?: string;
  readonly subject?: string;
  readonly keywords?: readonly string[];
  /** BCP 47. */
  readonly language: string;
  /** When the file was made, as told by the caller: no clock is read, so that same input gives same bytes. */
  readonly date?: Date;
  /** The program that made the text. */
  readonly creator?: string;
  /** Hash (SHA-256, hexadecimal) of what it was made from. */
  readonly source?: string;
  /** The program that made the PDF. */
  readonly producer?: string;
}

/**
 * The standards that a file says it meets: for readers and archives PDF/UA-1 with PDF/A-2a, or PDF/UA-2 with PDF/A-4,
 * PDF/X-4 for the press.
 */
export type Standard = "a-2a" | "a-4" | "x-4";

/** Returns the information dictionary (ISO 32000-1, 14.3.3). */
export function buildInfo(facts: Metadata, standard?: Standard): PdfRef {
  const text = (value: string | undefined) => (value ? textString(withoutControls(value)) : undefined);
  const date = facts.date && textString(`D:${facts.date.toISOString().slice(0, 19).replace(/[-T:]/g, "")}Z`);
  return new PdfRef(
    dict({
      Title: text(facts.title),
      Author: text(facts.author),
      Subject: text(facts.subject),
      Keywords: text(facts.keywords?.join(", ")),
      Creator: text(facts.creator),
      Producer: text(facts.producer),
      CreationDate: date,
      ModDate: date,
      // No ink is spread under its neighbour: that is left to the press (ISO 15930-7, 6.9).
      Trapped: standard === "x-4" ? "/False" : undefined,
    }),
  );
}

/**
 * Returns the XMP packet (ISO 16684-1), left uncompressed so that programs which know no PDF can find it.
 *
 * @param standard - what the file says that it meets (ISO 14289-1 and -2, 5; ISO 19005-2, 6.6.4;
 * ISO 19005-4, 6.7.3; ISO 15930-7, 6.3 and 6.4).
 */
export function buildXmp(facts: Metadata, standard?: Standard): PdfRef {
  const archived = standard === "a-2a";
  const date = facts.date && `${facts.date.toISOString().slice(0, 19)}Z`;
  const properties = [
    "<dc:format>application/pdf</dc:format>",
    property("dc:title", localised(facts.title)),
    property("dc:creator", facts.author && `<rdf:Seq><rdf:li>${escape(facts.author)}</rdf:li></rdf:Seq>`),
    property("dc:description", facts.subject && localised(facts.subject)),
    property("dc:language", `<rdf:Bag><rdf:li>${escape(facts.language)}</rdf:li></rdf:Bag>`),
    property("dc:source", facts.source && `sha256:${escape(facts.source)}`),
    property("pdf:Keywords", facts.keywords?.length ? escape(facts.keywords.join(", ")) : undefined),
    property("pdf:Producer", facts.producer && escape(facts.producer)),
    property("xmp:CreatorTool", facts.creator && escape(facts.creator)),
    property("xmp:CreateDate", date),
    property("xmp:ModifyDate", date),
    ...(archived ? archiveProperties : []),
    ...(standard === "a-4" ? newArchiveProperties : []),
    ...(standard === "x-4" ? pressProperties(facts, date) : []),
  ];
  const packet = `<?xpacket begin="\u{feff}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"${archived ? ` ${archiveNamespaces}` : ""}${standard === "a-4" ? ` ${archiveNamespace}` : ""} xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
${properties.filter(Boolean).join("\n")}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
  return new PdfRef(new PdfStream(dict({ Type: "/Metadata", Subtype: "/XML" }), Buffer.from(packet, "utf8")));
}

const archiveNamespace = 'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"';
const archiveNamespaces =
  `${archiveNamespace} ` +
  'xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" ' +
  'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"';

/** Properties that declare PDF/UA-2 and PDF/A-4; each standard knows those of the other. */
const newArchiveProperties = [
  "<pdfuaid:part>2</pdfuaid:part>",
  "<pdfuaid:rev>2024</pdfuaid:rev>",
  "<pdfaid:part>4</pdfaid:part>",
  "<pdfaid:rev>2020</pdfaid:rev>",
];

/** Properties that declare PDF/UA-1 and PDF/A-2, which wants those that it doesn't know described (6.6.2.3). */
const archiveProperties = [
  "<pdfuaid:part>1</pdfuaid:part>",
  "<pdfaid:part>2</pdfaid:part>",
  "<pdfaid:conformance>A</pdfaid:conformance>",
  `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>`,
];

function pressProperties(facts: Metadata, date: string | undefined): (string | undefined)[] {
  const hash = sha256Of(JSON.stringify(facts));
  const id = [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20, 32)].join(
    "-",
  );
  return [
    property("pdfxid:GTS_PDFXVersion", "PDF/X-4"),
    property("pdf:Trapped", "False"),
    property("xmp:MetadataDate", date),
    property("xmpMM:DocumentID", `uuid:${id}`),
    property("xmpMM:VersionID", "1"),
    property("xmpMM:RenditionClass", "default"),
  ];
}

function property(name: string, value: string | undefined): string | undefined {
  return value ? `<${name}>${value}</${name}>` : undefined;
}

function localised(text: string): string {
  return `<rdf:Alt><rdf:li xml:lang="x-default">${escape(text)}</rdf:li></rdf:Alt>`;
}

/** Makes blanks of control characters, and of code points that XML 1.0 (2.2) has no place for. */
function withoutControls(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cs}\ufffe\uffff]+/gu, " ");
}

function escape(text: string): string {
  return withoutControls(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
