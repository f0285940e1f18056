/** A document's objects in, the bytes of a PDF out; same objects, same bytes. */
import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import { PdfRef, PdfStream, PdfString, dict, serialise, type PdfDocument, type PdfValue } from "./objects.ts";

/** Enough objects in one object stream to deflate well, few enough to be read one by one. */
const objectsInStream = 200;

/** How hard object streams and the cross-reference table are deflated: 6 takes twice the time for two hundredths of a file's size. */
const level = 3;
/** Most streams fit when deflated, so that they are in one piece. */
const chunkSize = 1 << 15;

/** Where an object stands: at a byte of the file, or as the nth in an object stream. */
type Place = { readonly offset: number } | { readonly container: number; readonly nth: number };

/**
 * Writes all objects that the catalog reaches, numbered in the order in which they are first referred
 * to, and a file identifier (ISO 32000-1, 14.4) that is the hash of everything before it.
 *
 * @param packed - `true` puts objects in deflated object streams with a cross-reference stream (7.5.7,
 *   7.5.8), about a third of the size. `false` writes a plain file that `readObjects` can read again.
 * @param version - of PDF, as the header tells it.
 */
export function writeObjects(document: PdfDocument, packed: boolean, version: "1.6" | "1.7" = "1.7"): Uint8Array {
  const output = new Output();
  const numbers = new Map<PdfRef, number>();
  const queue: PdfRef[] = [];
  // Number 0 is never an object.
  const places: (Place | undefined)[] = [undefined];
  const nextNumber = () => places.push(undefined) - 1;
  const numberOf = (ref: PdfRef): number => {
    let number = numbers.get(ref);
    if (number === undefined) {
      if (ref.value instanceof PdfRef) number = numberOf(ref.value);
      else {
        number = nextNumber();
        queue.push(ref);
      }
      numbers.set(ref, number);
    }
    return number;
  };
  const writeStream = (number: number, { dict: entries, bytes }: PdfStream) => {
    places[number] = { offset: output.length };
    const syntax = serialise(new Map(entries).set("Length", bytes.length), numberOf);
    output.pushText(`${number} 0 obj\n${syntax}\nstream\n`);
    output.pushBytes(bytes);
    output.pushText("\nendstream\nendobj\n");
  };

  let waiting: { number: number; syntax: string }[] = [];
  const writeWaiting = () => {
    if (waiting.length === 0) return;
    const container = nextNumber();
    let index = "";
    let body = "";
    for (const [nth, { number, syntax }] of waiting.entries()) {
      places[number] = { container, nth };
      index += `${number} ${body.length} `;
      body += `${syntax}\n`;
    }
    const entries = { Type: "/ObjStm", N: waiting.length, First: index.length } as const;
    writeStream(container, deflatedStream(entries, Buffer.from(index + body, "latin1"), level));
    waiting = [];
  };

  output.pushText(`%PDF-${version}\n%\xe2\xe3\xcf\xd3\n`);
  const trailer = { Root: document.catalog, Info: document.info };
  for (const ref of Object.values(trailer)) if (ref) numberOf(ref);
  // The queue grows while it is read.
  for (const ref of queue) {
    const number = numberOf(ref);
    if (ref.value instanceof PdfStream) writeStream(number, ref.value);
    else if (packed) {
      if (waiting.push({ number, syntax: serialise(ref.value, numberOf) }) === objectsInStream) writeWaiting();
    } else {
      places[number] = { offset: output.length };
      output.pushText(`${number} 0 obj\n${serialise(ref.value, numberOf)}\nendobj\n`);
    }
  }
  writeWaiting();

  // Half of the hash is enough to tell files apart.
  const id = new PdfString(output.hash().slice(0, 16));
  const start = output.length;
  if (packed) {
    const table = nextNumber();
    places[table] = { offset: start };
    const entries = {
      Type: "/XRef",
      Size: places.length,
      W: [1, 4, 2],
      ...trailer,
      ID: [id, id],
    } as const;
    writeStream(table, deflatedStream({ ...entries, W: [...entries.W], ID: [id, id] }, packedTable(places), level));
  } else {
    const entries = dict({ Size: places.length, ...trailer, ID: [id, id] });
    output.pushText(`xref\n0 ${places.length}\n${places.map(tableLine).join("")}`);
    output.pushText(`trailer\n${serialise(entries, numberOf)}\n`);
  }
  output.pushText(`startxref\n${start}\n%%EOF\n`);
  return output.bytes();
}

/** A stream of `bytes`, deflated, with `entries` beside the filter. */
export function deflatedStream(
  entries: Record<string, PdfValue | undefined>,
  bytes: Uint8Array,
  level: number,
): PdfStream {
  return new PdfStream(dict({ ...entries, Filter: "/FlateDecode" }), deflateSync(bytes, { level, chunkSize }));
}

function tableLine(place: Place | undefined): string {
  if (!place || !("offset" in place)) return "0000000000 65535 f \n";
  return `${String(place.offset).padStart(10, "0")} 00000 n \n`;
}

/** Rows of a cross-reference stream with field widths 1, 4 and 2 (7.5.8.3). */
function packedTable(places: readonly (Place | undefined)[]): Buffer {
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

/** Gathers pieces; text is Latin-1. */
class Output {
  readonly #pieces: Uint8Array[] = [];
  #piecesLength = 0;
  /** Text that is not yet a piece. */
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

  /** Of everything so far (SHA-256). */
  hash(): string {
    const hash = createHash("sha256");
    for (const piece of this.#pieces) hash.update(piece);
    return hash.update(this.#text, "latin1").digest("binary");
  }

  bytes(): Buffer {
    return Buffer.concat([...this.#pieces, Buffer.from(this.#text, "latin1")], this.length);
  }
}
