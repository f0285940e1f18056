/** Reads the facts of any PDF, whoever wrote it: encrypted, damaged, updated, compressed. */
import type { PressFacts } from "./read-press-file.ts";
import { readPressFile } from "./read-press-file.ts";
import { UnreadablePdf, normalisePdf } from "../../../lib/pdf/foreign/normalise-pdf.ts";

export interface ForeignFile {
  readonly facts: PressFacts;
  /** The file as `normalisePdf` rewrites it: the same pages, decrypted, repaired and without object streams. */
  readonly plain: Uint8Array;
}

/**
 * Why a file could not be read. It is returned as a value, since threads lose the class of an error that they throw.
 */
export interface UnreadFile {
  readonly why: string;
}

export async function readForeignFile(bytes: Uint8Array): Promise<ForeignFile | UnreadFile> {
  try {
    const { bytes: plain, repairs } = await normalisePdf(bytes);
    return { facts: readFacts(bytes, readPressFile(plain), repairs), plain };
  } catch (error) {
    // The file may come from anywhere, so an error is a fault of the file, and not ours.
    if (error instanceof UnreadablePdf) return { why: error.message };
    const why = error instanceof RangeError ? "it is too deep, or leads in a circle" : (error as Error).message;
    return { why: `its structure can't be followed: ${why}` };
  }
}

function readFacts(bytes: Uint8Array, read: PressFacts, repairs: readonly string[]): PressFacts {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = source.toString("latin1", 0, 1024);
  return {
    ...read,
    version: /%PDF-(\d\.\d)/.exec(head)?.[1] ?? read.version,
    // The rewritten file has another ID and no encryption, so both are read from the original.
    hasId: holds(source, /\/ID\s*\[/),
    isEncrypted: holds(source, /\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/),
    repairs,
  };
}

const windowBytes = 1 << 24;
const overlapBytes = 64;

/**
 * Returns whether a pattern occurs in the bytes. They are searched a window at a time, since a string of all of them
 * may be too long.
 */
function holds(bytes: Buffer, pattern: RegExp): boolean {
  for (let at = 0; at < bytes.length; at += windowBytes) {
    if (pattern.test(bytes.toString("latin1", at, at + windowBytes + overlapBytes))) return true;
  }
  return false;
}
