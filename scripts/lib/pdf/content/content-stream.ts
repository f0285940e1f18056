/** Decodes the content of streams, and applies edits to content. */
import { inflateSync } from "node:zlib";
import type { PdfStream } from "../objects.ts";

/** Size of the output buffer: most pages fit, so that they are inflated in one go. */
const chunkSize = 1 << 16;

/** The most bytes of inflated content: more are no page's, but made to fill the memory. */
const maxOutputLength = 1 << 28;

/**
 * Returns the stream's content, inflated; an empty one may have no data to inflate.
 *
 * @throws {Error} for another filter than FlateDecode
 */
export function contentOfStream({ dict, bytes }: PdfStream): Buffer {
  const filter = dict.get("Filter");
  if (bytes.length === 0) return Buffer.alloc(0);
  if (filter === undefined) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (filter === "/FlateDecode") return inflateSync(bytes, { chunkSize, maxOutputLength });
  throw new Error(`Unexpected filter of a content stream, expected /FlateDecode`);
}

/** A stretch of content, as offsets, and the text that replaces it. */
export interface ContentEdit {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/** Replaces stretches of `content`, which may be given in any order but must not overlap. */
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
