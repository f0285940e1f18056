/** What a publication says of itself in, the information dictionary and the XMP packet out, which agree. */
import { createHash } from "node:crypto";
import { PdfRef, PdfStream, dict, textString } from "./objects.ts";

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

/** The standard that a file says it meets: PDF/UA-1 for readers, PDF/X-4 for the press. */
export type Standard = "ua-1" | "x-4";

/** The information dictionary (ISO 32000-1, 14.3.3). */
export function buildInfo(facts: Metadata, standard?: Standard): PdfRef {
  const text = (value: string | undefined) => (value ? textString(value) : undefined);
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
 * The XMP packet (ISO 16684-1), left uncompressed so that programs which know no PDF can find it.
 *
 * @param standard - what the file says that it meets (ISO 14289-1, 5; ISO 15930-7, 6.3 and 6.4).
 */
export function buildXmp(facts: Metadata, standard?: Standard): PdfRef {
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
    property("pdfuaid:part", standard === "ua-1" ? "1" : undefined),
    ...(standard === "x-4" ? pressProperties(facts, date) : []),
  ];
  const packet = `<?xpacket begin="\u{feff}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
${properties.filter(Boolean).join("\n")}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
  return new PdfRef(new PdfStream(dict({ Type: "/Metadata", Subtype: "/XML" }), Buffer.from(packet, "utf8")));
}

function pressProperties(facts: Metadata, date: string | undefined): (string | undefined)[] {
  const hash = createHash("sha256").update(JSON.stringify(facts)).digest("hex");
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

function escape(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
