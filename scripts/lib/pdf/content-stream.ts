/** Takes the content of a stream out of its filter, and writes edits into content. */
import { inflateSync } from "node:zlib";
import type { PdfStream } from "./objects.ts";

/** Most pages of text fit, so that they are inflated in one go. */
const chunkSize = 1 << 16;

/** More is no page's content, but a few bytes that were made to fill the memory. */
const maxOutputLength = 1 << 28;

/** Returns the stream's content, inflated. @throws {Error} for another filter than FlateDecode */
export function contentOf({ dict, bytes }: PdfStream): Buffer {
  const filter = dict.get("Filter");
  if (filter === undefined) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (filter === "/FlateDecode") return inflateSync(bytes, { chunkSize, maxOutputLength });
  throw new Error(`Unexpected filter of a content stream, expected /FlateDecode`);
}

/** A stretch of content, as offsets, and the text that takes its place. */
export interface ContentEdit {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/** Replaces stretches of `content`, given in any order and apart from each other. */
export function editContent(content: Buffer, edits: readonly ContentEdit[]): Buffer {
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (const { start, end, by } of edits.toSorted((a, b) => a.start - b.start)) {
    pieces.push(content.subarray(at, start), Buffer.from(by, "latin1"));
    at = end;
  }
  pieces.push(content.subarray(at));
  return Buffer.concat(pieces);
}
