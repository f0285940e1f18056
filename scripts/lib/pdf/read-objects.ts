/** Reads the objects of a PDF as Chromium writes it, with each reference resolved to its object. */
import {
  PdfLateDict,
  PdfRef,
  PdfStream,
  PdfString,
  serialise,
  type PdfDict,
  type PdfDocument,
  type PdfName,
  type PdfValue,
} from "./objects.ts";
import { endOfLiteral, endsToken, isWhiteSpace, readHex, unescapeLiteral, unescapeName } from "./syntax.ts";

/**
 * Reads what Skia's PDF backend writes (Chromium 147): one classic cross-reference table, generation 0 throughout,
 * stream lengths as plain numbers. Streams stay slices of `bytes`; nothing is inflated, and structure elements are read
 * on demand.
 *
 * @param changes - for a file whose objects are copied into another file without being read, so that annotations are
 *   read on demand too
 * @throws {Error} for bytes that are no PDF, are incomplete or damaged, and for what that backend never writes:
 *   encryption, cross-reference streams, incremental updates
 */
export function readObjects(bytes: Uint8Array, changes?: AnnotationChanges): PdfDocument {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = buffer.toString("latin1");
  if (!text.startsWith("%PDF-")) throw new Error("Unexpected first bytes, expected a PDF (%PDF-)");
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1];
  if (start === undefined)
    throw new Error("Unexpected end of PDF, expected startxref and %%EOF (is the file cut short?)");

  const reader = new ObjectReader(text, buffer, changes);
  const { offsets, trailer } = reader.readCrossReferences(Number(start));
  for (const [key, what] of [
    ["Encrypt", "encryption"],
    ["Prev", "appended update"],
    ["XRefStm", "cross-reference stream"],
  ] as const) {
    if (trailer.has(key)) throw new Error(`Unexpected ${what} in PDF, expected a file as Chromium prints it`);
  }
  for (const [number, offset] of offsets) reader.readIndirect(number, offset);

  const catalog = trailer.get("Root");
  if (!(catalog instanceof PdfRef) || !(catalog.value instanceof Map)) {
    throw new Error("Unexpected PDF without a catalog, expected /Root in its trailer");
  }
  const info = trailer.get("Info");
  return { catalog, info: info instanceof PdfRef ? info : undefined };
}

/** Changes to the entries of annotations when they are copied into another file. */
export interface AnnotationChanges {
  /** Returns the entry that replaces a `Dest` that is a name. */
  readonly leadTo: (name: PdfName) => readonly [key: string, value: PdfValue];
  /** Returns the new `StructParent`; undefined to remove the entry. */
  readonly keyOf: (key: number) => number | undefined;
}

/** How Skia and `writeObjects` begin a structure element and an annotation. */
const elementHead = "<</Type /StructElem";
const annotationHead = "<</Type /Annot";

/**
 * Matches the entries that change in another file, and strings, which may look like them and are skipped. Skia and
 * `writeObjects` escape every bracket in a string.
 */
const changing = /\d+ 0 R|\((?:[^\\)]|\\[^])*\)|\/Dest \/[^\0\t\n\f\r ()<>[\]{}/%]+|\/StructParent \d+/g;

class ObjectReader {
  #at = 0;
  readonly #text: string;
  readonly #buffer: Buffer;
  readonly #changes: AnnotationChanges | undefined;
  readonly #refs: (PdfRef | undefined)[] = [];

  constructor(text: string, buffer: Buffer, changes?: AnnotationChanges) {
    this.#text = text;
    this.#buffer = buffer;
    this.#changes = changes;
  }

  readCrossReferences(start: number): { offsets: Map<number, number>; trailer: PdfDict } {
    this.#at = start;
    if (this.#token() !== "xref") throw this.#unexpected("a classic cross-reference table");
    const offsets = new Map<number, number>();
    for (let token = this.#token(); token !== "trailer"; token = this.#token()) {
      const first = Number(token);
      const count = Number(this.#token());
      if (token === "" || !Number.isInteger(first + count)) {
        throw this.#unexpected("an entry of the cross-reference table");
      }
      this.#skipSpace();
      for (let number = first; number < first + count; number++) {
        // An entry of the table has 20 bytes: offset, generation, type, and a line end of two bytes (7.5.4).
        const offset = Number(this.#text.slice(this.#at, this.#at + 10));
        const use = this.#text[this.#at + 17];
        if (Number.isNaN(offset) || (use !== "n" && use !== "f")) {
          throw this.#unexpected("an entry of the cross-reference table");
        }
        if (use === "n") offsets.set(number, offset);
        this.#at += 20;
      }
    }
    const trailer = this.#value();
    if (!(trailer instanceof Map)) throw this.#unexpected("the trailer's dictionary");
    return { offsets, trailer };
  }

  readIndirect(number: number, offset: number): void {
    const header = `${number} 0 obj`;
    if (!this.#text.startsWith(header, offset)) {
      this.#at = offset;
      throw this.#unexpected(`\`${header}\``);
    }
    this.#at = offset + header.length;
    this.#skipSpace();
    const start = this.#at;
    const ref = this.#ref(number);
    const late =
      this.#text.startsWith(elementHead, start) || (this.#changes && this.#text.startsWith(annotationHead, start));
    ref.value = late ? new UnreadDict(this, start) : this.#objectOrStream();
  }

  /** Returns the dictionary of an object that is one. */
  readDict(start: number): PdfDict {
    this.#at = start;
    const dict = this.#dict();
    if (this.#token() !== "endobj") throw this.#unexpected("`endobj`");
    return dict;
  }

  /**
   * Returns a copy of the syntax from `start` to the object's end, which no string can contain, since line feeds in
   * strings are escaped.
   */
  copyDict(start: number, numberOf: (ref: PdfRef) => number): string {
    const end = this.#text.indexOf("\nendobj", start);
    return this.#text.slice(start, end).replace(changing, (found) => {
      if (found.endsWith(" 0 R")) return `${numberOf(this.#ref(Number.parseInt(found, 10)))} 0 R`;
      if (!this.#changes || found.startsWith("(")) return found;
      const [key, value = ""] = found.split(" ");
      if (key === "/Dest") {
        const [newKey, changed] = this.#changes.leadTo(unescapeName(value));
        return `/${newKey} ${serialise(changed, numberOf)}`;
      }
      const changed = this.#changes.keyOf(Number(value));
      return changed === undefined ? "" : `${key} ${changed}`;
    });
  }

  #objectOrStream(): PdfValue {
    const value = this.#value();
    const keyword = this.#token();
    if (keyword === "endobj") return value;
    if (keyword === "stream" && value instanceof Map) return this.#stream(value);
    throw this.#unexpected("`endobj`");
  }

  #stream(dict: PdfDict): PdfStream {
    let start = this.#at;
    if (this.#text[start] === "\r") start++;
    if (this.#text[start] === "\n") start++;
    const length = dict.get("Length");
    if (typeof length !== "number") throw this.#unexpected("a stream that tells its length as a number");
    this.#at = start + length;
    if (this.#token() !== "endstream") throw this.#unexpected("`endstream`");
    return new PdfStream(dict, this.#buffer.subarray(start, start + length));
  }

  #ref(number: number): PdfRef {
    return (this.#refs[number] ??= new PdfRef());
  }

  #skipSpace(): void {
    const text = this.#text;
    let at = this.#at;
    while (isWhiteSpace[text.charCodeAt(at)] === 1) at++;
    this.#at = at;
  }

  /** Returns the next run of regular characters: a keyword or a number. */
  #token(): string {
    this.#skipSpace();
    const text = this.#text;
    const start = this.#at;
    let at = start;
    while (endsToken[text.charCodeAt(at)] === 0) at++;
    this.#at = at;
    return text.slice(start, at);
  }

  #value(): PdfValue {
    this.#skipSpace();
    const text = this.#text;
    switch (text[this.#at]) {
      case "/":
        return this.#name();
      case "<":
        return text[this.#at + 1] === "<" ? this.#dict() : this.#hexString();
      case "(":
        return this.#literalString();
      case "[":
        return this.#array();
      default:
        return this.#numberRefOrKeyword();
    }
  }

  #name(): PdfName {
    const text = this.#text;
    const start = this.#at;
    let at = start + 1;
    while (endsToken[text.charCodeAt(at)] === 0) at++;
    this.#at = at;
    return unescapeName(text.slice(start, at));
  }

  #dict(): PdfDict {
    this.#at += 2;
    const dict: PdfDict = new Map();
    for (;;) {
      this.#skipSpace();
      const c = this.#text[this.#at];
      if (c === "/") {
        const key = this.#name().slice(1);
        dict.set(key, this.#value());
      } else if (c === ">" && this.#text[this.#at + 1] === ">") {
        this.#at += 2;
        return dict;
      } else throw this.#unexpected("a key of a dictionary or its end");
    }
  }

  #array(): PdfValue[] {
    this.#at++;
    const array: PdfValue[] = [];
    for (;;) {
      this.#skipSpace();
      if (this.#text[this.#at] === "]") {
        this.#at++;
        return array;
      }
      array.push(this.#value());
    }
  }

  #numberRefOrKeyword(): PdfValue {
    const text = this.#text;
    const token = this.#token();
    if (token === "true") return true;
    if (token === "false") return false;
    if (token === "null") return null;
    const number = Number(token);
    if (token === "" || Number.isNaN(number)) throw this.#unexpected("an object");
    if (text.startsWith(" 0 R", this.#at) && endsToken[text.charCodeAt(this.#at + 4)] === 1) {
      this.#at += 4;
      return this.#ref(number);
    }
    return number;
  }

  #hexString(): PdfString {
    const start = this.#at + 1;
    const end = this.#text.indexOf(">", start);
    if (end < 0) throw this.#unexpected("the end of a string");
    this.#at = end + 1;
    return new PdfString(readHex(this.#buffer, start, end));
  }

  #literalString(): PdfString {
    const start = this.#at + 1;
    const end = endOfLiteral(this.#buffer, this.#at);
    if (end < 0) throw this.#unexpected("the end of a string");
    this.#at = end;
    return new PdfString(unescapeLiteral(this.#text.slice(start, end - 1)));
  }

  #unexpected(expected: string): Error {
    const found = this.#text.slice(this.#at, this.#at + 24).replace(/[^ -~]+/g, " ");
    return new Error(`Unexpected "${found}" at byte ${this.#at} of PDF, expected ${expected}`);
  }
}

/** A dictionary in the file at offset `start`, read on demand. */
class UnreadDict extends PdfLateDict {
  readonly #reader: ObjectReader;
  readonly #start: number;

  constructor(reader: ObjectReader, start: number) {
    super();
    this.#reader = reader;
    this.#start = start;
  }

  make(): PdfDict {
    return this.#reader.readDict(this.#start);
  }

  override syntax(numberOf: (ref: PdfRef) => number): string {
    return this.#reader.copyDict(this.#start, numberOf);
  }
}
