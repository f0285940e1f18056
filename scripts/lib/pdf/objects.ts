/** Represents the objects of PDF (ISO 32000-1, 7.3) as plain values, and writes their syntax. */
import { decodeUtf16, encodeUtf16 } from "./utf16.ts";

/**
 * A reference, which holds the object it points at instead of a number: reading resolves numbers to these, and writing
 * assigns new ones. So objects of several files can be mixed freely, and objects without a reference to them are not
 * written.
 */
export class PdfRef {
  value: PdfValue;
  constructor(value: PdfValue = null) {
    this.value = value;
  }
}

/** A string object; each character of `bytes` (0 to 255) is one byte. */
export class PdfString {
  readonly bytes: string;
  constructor(bytes: string) {
    this.bytes = bytes;
  }
}

/** A stream with its bytes as in the file: still filtered, a slice of the source. */
export class PdfStream {
  readonly dict: PdfDict;
  readonly bytes: Uint8Array;
  constructor(dict: PdfDict, bytes: Uint8Array) {
    this.dict = dict;
    this.bytes = bytes;
  }
}

/**
 * A dictionary that is made on demand, and anew each time. Most objects of a file are structure elements: as maps, all
 * at once, they would keep the garbage collector busy.
 */
export abstract class PdfLateDict {
  abstract make(): PdfDict;
  /** Returns the dictionary's syntax, as `serialise` does. */
  syntax(numberOf: (ref: PdfRef) => number): string {
    return serialise(this.make(), numberOf);
  }
}

/** A name, with its slash and with `#xx` escapes resolved. */
export type PdfName = `/${string}`;
/** A dictionary; its keys are names without the slash. */
export type PdfDict = Map<string, PdfValue>;
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfRef
  | PdfStream
  | PdfDict
  | PdfLateDict
  | PdfValue[];

/** The objects from which a document is reached: the catalog and the information dictionary. */
export interface PdfDocument {
  readonly catalog: PdfRef;
  readonly info: PdfRef | undefined;
}

/** Returns a dictionary from an object literal; keys that are `undefined` are left out. */
export function dict(entries: Record<string, PdfValue | undefined>): PdfDict {
  const made: PdfDict = new Map();
  for (const [key, value] of Object.entries(entries)) {
    if (value !== undefined) made.set(key, value);
  }
  return made;
}

/** Returns the value behind any number of references; a late dictionary is made. */
export function resolve(value: PdfValue | undefined): PdfValue {
  let resolved = value ?? null;
  while (resolved instanceof PdfRef) resolved = resolved.value;
  return resolved instanceof PdfLateDict ? resolved.make() : resolved;
}

/** Returns the dictionary that `value` is or refers to; undefined for everything else. */
export function asDict(value: PdfValue | undefined): PdfDict | undefined {
  const resolved = resolve(value);
  return resolved instanceof Map ? resolved : undefined;
}

/** Returns the dictionary that `value` is or refers to. @throws {Error} for everything else. */
export function expectDict(value: PdfValue | undefined): PdfDict {
  const found = asDict(value);
  if (!found) throw new Error("Unexpected object, expected a dictionary");
  return found;
}

/** Returns the array that `value` is or refers to; an empty one for everything else. */
export function asArray(value: PdfValue | undefined): PdfValue[] {
  const resolved = resolve(value);
  return Array.isArray(resolved) ? resolved : [];
}

/** Returns a value as text for a message. */
export function describeValue(value: PdfValue | undefined): string {
  const resolved = resolve(value);
  if (resolved instanceof PdfStream) return "a stream";
  return serialise(resolved, () => 0);
}

/** Returns a text string (7.9.2.2): ASCII as it is, everything else as UTF-16BE with a byte order mark. */
export function textString(text: string): PdfString {
  if (/^[\t\n\r\x20-\x7e]*$/.test(text)) return new PdfString(text);
  return new PdfString(byteOrderMark + encodeUtf16(text).toString("latin1"));
}

/** Begins text strings in UTF-16BE. */
const byteOrderMark = "\xfe\xff";

/** Returns the text of a text string; without a byte order mark it is read as Latin-1. */
export function readTextString({ bytes }: PdfString): string {
  return bytes.startsWith(byteOrderMark) ? decodeUtf16(Buffer.from(bytes.slice(2), "latin1")) : bytes;
}

/**
 * Returns the PDF syntax of a direct object; `numberOf` returns the object number of each reference in it.
 *
 * @throws {Error} for a stream inside another object, and for a number that is not finite.
 */
export function serialise(value: PdfValue, numberOf: (ref: PdfRef) => number): string {
  if (typeof value === "string") return serialiseName(value);
  if (typeof value === "number") return serialiseNumber(value);
  if (value instanceof PdfRef) return `${numberOf(value)} 0 R`;
  if (value instanceof PdfString) return serialiseString(value.bytes);
  if (value instanceof Map) {
    let syntax = "<<";
    for (const [key, entry] of value) syntax += `${serialiseName(`/${key}`)} ${serialise(entry, numberOf)}`;
    return `${syntax}>>`;
  }
  if (Array.isArray(value)) {
    let syntax = "[";
    for (let i = 0; i < value.length; i++) syntax += (i ? " " : "") + serialise(value[i] ?? null, numberOf);
    return `${syntax}]`;
  }
  if (value instanceof PdfLateDict) return value.syntax(numberOf);
  if (value instanceof PdfStream) throw new Error("Unexpected stream inside an object, expected a reference to it");
  return String(value);
}

/**
 * Matches characters that a name can have only as `#xx` (7.3.5): all but its first slash that are not regular, visible
 * ASCII.
 */
const irregular = /[^!-~]|[#()<>[\]{}%]|.\//;

function serialiseName(name: string): string {
  if (!irregular.test(name)) return name;
  const escape = (c: string) => `#${c.charCodeAt(0).toString(16).padStart(2, "0")}`;
  return `/${name.slice(1).replace(/[^!-~]|[#()<>[\]{}/%]/g, escape)}`;
}

function serialiseNumber(number: number): string {
  if (!Number.isFinite(number)) throw new Error(`Unexpected number ${number}, expected a finite one`);
  const decimal = String(number);
  // Numbers in PDF have no exponents (7.3.3).
  return decimal.includes("e") ? number.toFixed(10).replace(/\.?0+$/, "") : decimal;
}

function serialiseString(bytes: string): string {
  if (/^[\x20-\x7e]*$/.test(bytes)) return `(${bytes.replace(/[()\\]/g, "\\$&")})`;
  return `<${Buffer.from(bytes, "latin1").toString("hex")}>`;
}
