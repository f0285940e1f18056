/** Writes the objects of a document as a PDF, always with the same bytes for the same objects. */
import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import { PdfRef, PdfStream, PdfString, dict, serialise, type PdfDocument, type PdfValue } from "./objects.ts";

/** Count of objects in an object stream: enough to deflate well, and few enough to be read singly. */
const objectsInStream = 200;

/**
 * Compression level of object streams and the cross-reference stream: 6 takes twice the time for 2% of the file's size.
 */
const level = 3;
const carriageReturn = 13;

/** Size of the output buffer: most streams fit when deflated, so that each is one chunk. */
const chunkSize = 1 << 15;

/** Where an object is: at an offset of the file, or as the nth in an object stream. */
type ObjectPlace = { readonly offset: number } | { readonly container: number; readonly nth: number };

type PdfVersion = "1.6" | "1.7" | "2.0";

/**
 * Writes all objects that the catalog reaches, numbered in the order of the first references to them, and a file
 * identifier (ISO 32000-1, 14.4) that is the hash of all bytes before it.
 *
 * @param packed - `true` puts objects in deflated object streams with a cross-reference stream (7.5.7,
 *   7.5.8), about a third of the size. `false` writes a plain file that `readObjects` can read again.
 * @param version - version of PDF in the header
 */
export function writeObjects(document: PdfDocument, packed: boolean, version: PdfVersion = "1.7"): Uint8Array {
  return new Writer(packed, version).write(document);
}

class Writer {
  readonly #packed: boolean;
  readonly #output = new Output();
  readonly #numbers = new Map<PdfRef, number>();
  /** Objects with a number; those that are not yet written are at the end. */
  readonly #queue: PdfRef[] = [];
  /** Places of objects by number; number 0 is never an object. */
  readonly #places: (ObjectPlace | undefined)[] = [undefined];
  /** Objects of the next object stream. */
  #waiting: { number: number; syntax: string }[] = [];

  constructor(packed: boolean, version: string) {
    this.#packed = packed;
    this.#output.pushText(`%PDF-${version}\n%\xe2\xe3\xcf\xd3\n`);
  }

  write({ catalog, info }: PdfDocument): Uint8Array {
    const trailer = { Root: catalog, Info: info };
    for (const ref of Object.values(trailer)) if (ref) this.#numberOf(ref);
    // The queue grows while it is iterated.
    for (const ref of this.#queue) this.#writeObject(this.#numberOf(ref), ref.value);
    this.#writeWaiting();
    // Half of the hash is enough to tell files apart.
    const id = new PdfString(this.#output.hash().slice(0, 16));
    const start = this.#output.length;
    this.#writeTable({ ...trailer, ID: [id, id] });
    this.#output.pushText(`startxref\n${start}\n%%EOF\n`);
    return this.#output.bytes();
  }

  #nextNumber(): number {
    return this.#places.push(undefined) - 1;
  }

  // A field rather than a method, since it is passed as a function for every object.
  readonly #numberOf = (ref: PdfRef): number => {
    let number = this.#numbers.get(ref);
    if (number === undefined) {
      if (ref.value instanceof PdfRef) number = this.#numberOf(ref.value);
      else {
        number = this.#nextNumber();
        this.#queue.push(ref);
      }
      this.#numbers.set(ref, number);
    }
    return number;
  };

  #writeObject(number: number, value: PdfValue): void {
    if (value instanceof PdfStream) this.#writeStream(number, value);
    else if (this.#packed) {
      const count = this.#waiting.push({ number, syntax: serialise(value, this.#numberOf) });
      if (count === objectsInStream) this.#writeWaiting();
    } else {
      this.#places[number] = { offset: this.#output.length };
      this.#output.pushText(`${number} 0 obj\n${serialise(value, this.#numberOf)}\nendobj\n`);
    }
  }

  #writeStream(number: number, { dict: entries, bytes }: PdfStream): void {
    this.#places[number] = { offset: this.#output.length };
    const syntax = serialise(new Map(entries).set("Length", bytes.length), this.#numberOf);
    this.#output.pushText(`${number} 0 obj\n${syntax}\nstream\n`);
    this.#output.pushBytes(bytes);
    // After data that end in a carriage return, a lone line feed could be taken for the second half of a line end.
    this.#output.pushText(bytes.at(-1) === carriageReturn ? "\r\nendstream\nendobj\n" : "\nendstream\nendobj\n");
  }

  #writeWaiting(): void {
    if (this.#waiting.length === 0) return;
    const container = this.#nextNumber();
    let index = "";
    let body = "";
    for (const [nth, { number, syntax }] of this.#waiting.entries()) {
      this.#places[number] = { container, nth };
      index += `${number} ${body.length} `;
      body += `${syntax}\n`;
    }
    const entries = { Type: "/ObjStm", N: this.#waiting.length, First: index.length } as const;
    this.#writeStream(container, deflatedStream(entries, Buffer.from(index + body, "latin1"), level));
    this.#waiting = [];
  }

  /** Writes the cross-reference table and `trailer`, or the stream that is both. */
  #writeTable(trailer: Record<string, PdfValue | undefined>): void {
    const places = this.#places;
    if (this.#packed) {
      const table = this.#nextNumber();
      places[table] = { offset: this.#output.length };
      const entries = { Type: "/XRef" as const, Size: places.length, W: [1, 4, 2], ...trailer };
      this.#writeStream(table, deflatedStream(entries, packedTable(places), level));
    } else {
      const entries = dict({ Size: places.length, ...trailer });
      this.#output.pushText(`xref\n0 ${places.length}\n${places.map(tableLine).join("")}`);
      this.#output.pushText(`trailer\n${serialise(entries, this.#numberOf)}\n`);
    }
  }
}

/** Returns a deflated stream of `bytes`, with further `entries`. */
export function deflatedStream(
  entries: Record<string, PdfValue | undefined>,
  bytes: Uint8Array,
  level: number,
): PdfStream {
  return new PdfStream(dict({ ...entries, Filter: "/FlateDecode" }), deflateSync(bytes, { level, chunkSize }));
}

function tableLine(place: ObjectPlace | undefined): string {
  if (!place || !("offset" in place)) return "0000000000 65535 f \n";
  return `${String(place.offset).padStart(10, "0")} 00000 n \n`;
}

/** Returns the rows of a cross-reference stream with field widths 1, 4 and 2 (7.5.8.3). */
function packedTable(places: readonly (ObjectPlace | undefined)[]): Buffer {
  const rows = Buffer.alloc(places.length * 7);
  for (const [number, place] of places.entries()) {
    const at = number * 7;
    if (!place) rows.writeUInt16BE(0xffff, at + 5);
    else if ("offset" in place) {
      rows.writeUInt8(1, at);
      rows.writeUInt32BE(place.offset, at + 1);
    } else {
      rows.writeUInt8(2, at);
      rows.writeUInt32BE(place.container, at + 1);
      rows.writeUInt16BE(place.nth, at + 5);
    }
  }
  return rows;
}

/** Collects the output; text is Latin-1. */
class Output {
  readonly #pieces: Uint8Array[] = [];
  #piecesLength = 0;
  /** Text that is not yet in `#pieces`. */
  #text = "";

  get length(): number {
    return this.#piecesLength + this.#text.length;
  }

  pushText(text: string): void {
    this.#text += text;
  }

  pushBytes(bytes: Uint8Array): void {
    this.#pieces.push(Buffer.from(this.#text, "latin1"), bytes);
    this.#piecesLength += this.#text.length + bytes.length;
    this.#text = "";
  }

  /** Returns the SHA-256 of everything so far. */
  hash(): string {
    const hash = createHash("sha256");
    for (const piece of this.#pieces) hash.update(piece);
    return hash.update(this.#text, "latin1").digest("binary");
  }

  bytes(): Buffer {
    return Buffer.concat([...this.#pieces, Buffer.from(this.#text, "latin1")], this.length);
  }
}
