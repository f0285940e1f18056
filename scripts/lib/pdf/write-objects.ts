/** Writes the objects of a document as a PDF, always with the same bytes for the same objects. */
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { deflate, deflateSync } from "node:zlib";
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

/** A stream that is written when its bytes are there. */
interface PendingStream {
  number: number;
  stream: PdfStream | Promise<PdfStream>;
}

type PdfVersion = "1.6" | "1.7" | "2.0";

/**
 * Writes all objects that the catalog reaches, numbered in the order of the first references to them, and a file
 * identifier (ISO 32000-1, 14.4) that is the hash of all bytes before it: a plain file that `readObjects` can read
 * again.
 *
 * @param version - version of PDF in the header
 */
export function writeObjects({ catalog, info }: PdfDocument, version: PdfVersion = "1.7"): Uint8Array {
  const numbers = new ObjectNumbers([catalog, info]);
  const output = new Output(version);
  const places: ObjectPlace[] = [];
  for (const { number, value } of numbers.objects()) {
    places[number] = { offset: output.length };
    if (value instanceof PdfStream) output.pushStream(number, value, numbers.numberOf);
    else output.pushText(`${number} 0 obj\n${serialise(value, numbers.numberOf)}\nendobj\n`);
  }
  const id = output.id();
  const start = output.length;
  const entries = dict({ Size: numbers.count, Root: catalog, Info: info, ID: [id, id] });
  const lines = Array.from({ length: numbers.count }, (_, number) => tableLine(places[number]));
  output.pushText(`xref\n0 ${numbers.count}\n${lines.join("")}`);
  output.pushText(`trailer\n${serialise(entries, numbers.numberOf)}\n`);
  return output.end(start);
}

/**
 * Writes the same objects in deflated object streams with a cross-reference stream (7.5.7, 7.5.8), about a third of the
 * size. They are deflated beside this thread, while it writes the next ones.
 *
 * @param version - version of PDF in the header
 */
export async function packObjects({ catalog, info }: PdfDocument, version: PdfVersion = "1.7"): Promise<Uint8Array> {
  const numbers = new ObjectNumbers([catalog, info]);
  const places: ObjectPlace[] = [];
  const streams: PendingStream[] = [];
  let waiting: { number: number; syntax: string }[] = [];
  const pack = () => {
    if (waiting.length === 0) return;
    const container = numbers.next();
    for (const [nth, { number }] of waiting.entries()) places[number] = { container, nth };
    streams.push({ number: container, stream: objectStream(waiting) });
    waiting = [];
  };
  for (const { number, value } of numbers.objects()) {
    // The objects that it names get their numbers in its turn, and the stream is written later.
    if (value instanceof PdfStream) serialise(value.dict, numbers.numberOf);
    if (value instanceof PdfStream) streams.push({ number, stream: value });
    else if (waiting.push({ number, syntax: serialise(value, numbers.numberOf) }) === objectsInStream) pack();
  }
  pack();
  const output = new Output(version);
  for (const { number, stream } of streams) {
    const whole = await stream;
    places[number] = { offset: output.length };
    output.pushStream(number, whole, numbers.numberOf);
  }
  const id = output.id();
  const start = output.length;
  const table = numbers.next();
  places[table] = { offset: start };
  const facts = { Size: numbers.count, W: [1, 4, 2], Root: catalog, Info: info, ID: [id, id] };
  const entries = { Type: "/XRef" as const, ...facts };
  output.pushStream(table, deflatedStream(entries, packedTable(places, numbers.count), level), numbers.numberOf);
  return output.end(start);
}

/** Numbers objects in the order in which they are first referred to. */
class ObjectNumbers {
  readonly #numbers = new Map<PdfRef, number>();
  /** Objects with a number, in its order; it grows while they are written. */
  readonly #queue: PdfRef[] = [];
  /** How many numbers there are; 0 is never an object. */
  count = 1;

  constructor(first: readonly (PdfRef | undefined)[]) {
    for (const ref of first) if (ref) this.numberOf(ref);
  }

  /** Gives the next number to what is no object of the document. */
  next(): number {
    return this.count++;
  }

  // A field rather than a method, since it is passed as a function for every object.
  readonly numberOf = (ref: PdfRef): number => {
    let number = this.#numbers.get(ref);
    if (number === undefined) {
      if (ref.value instanceof PdfRef) number = this.numberOf(ref.value);
      else {
        number = this.next();
        this.#queue.push(ref);
      }
      this.#numbers.set(ref, number);
    }
    return number;
  };

  /** Yields all objects, those too that get their numbers meanwhile. */
  *objects(): Generator<{ number: number; value: PdfValue }, void> {
    for (const ref of this.#queue) yield { number: this.numberOf(ref), value: ref.value };
  }
}

const deflateAside = promisify(deflate);

/** Returns a stream of objects that are no streams. */
async function objectStream(objects: readonly { number: number; syntax: string }[]): Promise<PdfStream> {
  let index = "";
  let body = "";
  for (const { number, syntax } of objects) {
    index += `${number} ${body.length} `;
    body += `${syntax}\n`;
  }
  const bytes = await deflateAside(Buffer.from(index + body, "latin1"), { level, chunkSize });
  const entries = { Type: "/ObjStm", N: objects.length, First: index.length, Filter: "/FlateDecode" } as const;
  return new PdfStream(dict(entries), bytes);
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
function packedTable(places: readonly (ObjectPlace | undefined)[], count: number): Buffer {
  const rows = Buffer.alloc(count * 7);
  for (let number = 0; number < count; number++) {
    const place = places[number];
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

  constructor(version: string) {
    this.pushText(`%PDF-${version}\n%\xe2\xe3\xcf\xd3\n`);
  }

  get length(): number {
    return this.#piecesLength + this.#text.length;
  }

  pushText(text: string): void {
    this.#text += text;
  }

  pushStream(number: number, { dict: entries, bytes }: PdfStream, numberOf: (ref: PdfRef) => number): void {
    const syntax = serialise(new Map(entries).set("Length", bytes.length), numberOf);
    this.pushText(`${number} 0 obj\n${syntax}\nstream\n`);
    this.#pieces.push(Buffer.from(this.#text, "latin1"), bytes);
    this.#piecesLength += this.#text.length + bytes.length;
    // After data that end in a carriage return, a lone line feed could be taken for the second half of a line end.
    this.#text = bytes.at(-1) === carriageReturn ? "\r\nendstream\nendobj\n" : "\nendstream\nendobj\n";
  }

  /** Returns the file's identifier: half of the SHA-256 of everything so far, which is enough to tell files apart. */
  id(): PdfString {
    const hash = createHash("sha256");
    for (const piece of this.#pieces) hash.update(piece);
    return new PdfString(hash.update(this.#text, "latin1").digest("binary").slice(0, 16));
  }

  /** Ends the file. @param start - offset of its table */
  end(start: number): Buffer {
    this.pushText(`startxref\n${start}\n%%EOF\n`);
    return Buffer.concat([...this.#pieces, Buffer.from(this.#text, "latin1")], this.length);
  }
}
