/** A path in, a VFile with its text out, or with a complaint where the file can't be Markdown or YAML. */
import { readFile, stat } from "node:fs/promises";
import { relative } from "node:path";
import { VFile } from "vfile";
import { complain } from "../report/complain.ts";

/** Above these the parser would need minutes: they are mistakes, not manuscripts. */
const maxFileBytes = 64 * 1024 * 1024;
const maxLineCharacters = 1024 * 1024;
/** Quotes, lists or brackets within each other in one line. */
const maxNesting = 64;

/** Reads UTF-8 text (a byte order mark is dropped; CRLF stays). Complains, never throws, on bad input. */
export async function readTextFile(path: string): Promise<VFile> {
  const file = new VFile({ path: shownPath(path) });
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error) {
    complain(file, "missing-file", { path: file.path });
    return file;
  }
  if (!found.isFile()) {
    complain(file, "not-markdown", { found: found.isDirectory() ? "folder" : "device" });
    return file;
  }
  if (found.size > maxFileBytes) {
    complain(file, "too-large", { what: `file of ${megabytes(found.size)}`, limit: megabytes(maxFileBytes) });
    return file;
  }
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => error);
  if (bytes instanceof Error) {
    complain(file, "not-markdown", { found: `file that can't be read (${bytes.code})` });
    return file;
  }
  const text = decode(bytes, file);
  if (text === undefined) return file;
  file.value = text;
  if (text.trim() === "") complain(file, "empty-file", {});
  else complainOfLines(text, file);
  return file;
}

/** The path as people see it in messages: from the working folder where it lies below it. */
export function shownPath(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return fromHere && !fromHere.startsWith("..") ? fromHere : path;
}

function decode(bytes: Buffer, file: VFile): string | undefined {
  const kind = binaryKind(bytes);
  if (kind) {
    complain(file, "not-markdown", { found: kind });
    return undefined;
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const at = firstBadByte(bytes);
    const before = bytes.subarray(0, at).toString("utf8");
    const line = before.split("\n").length;
    const column = before.length - before.lastIndexOf("\n");
    complain(file, "not-markdown", { found: `byte 0x${bytes[at]!.toString(16)}` }, { line, column });
    return undefined;
  }
}

function binaryKind(bytes: Buffer): string | undefined {
  const starts = (signature: string) => bytes.subarray(0, signature.length).equals(Buffer.from(signature, "latin1"));
  if (starts("\x89PNG")) return "PNG picture";
  if (starts("\xff\xd8\xff")) return "JPEG picture";
  if (starts("%PDF-")) return "PDF file";
  if (starts("PK\x03\x04")) return "ZIP or Word (.docx) file";
  if (starts("\xff\xfe") || starts("\xfe\xff")) return "text in UTF-16";
  if (bytes.includes(0)) return "binary file";
  return undefined;
}

/** The decoder puts U+FFFD for what it can't read; the first that the bytes don't hold themselves marks the place. */
function firstBadByte(bytes: Buffer): number {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const replacement = Buffer.from("\ufffd");
  let offset = 0;
  for (const piece of text.split("\ufffd")) {
    offset += Buffer.byteLength(piece);
    if (!bytes.subarray(offset, offset + replacement.length).equals(replacement)) return offset;
    offset += replacement.length;
  }
  return offset;
}

function complainOfLines(text: string, file: VFile): void {
  let line = 0;
  for (const content of text.split(/\r\n|\n|\r/)) {
    line++;
    const tooLarge = (what: string, limit: string) => complain(file, "too-large", { what, limit }, { line, column: 1 });
    if (content.length > maxLineCharacters) {
      tooLarge(`line of ${content.length.toLocaleString("en")} characters`, maxLineCharacters.toLocaleString("en"));
      continue;
    }
    const containers = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/.exec(content)?.[0] ?? "";
    const depth = containers.match(/\d+|[>\-*+]/g)?.length ?? 0;
    if (depth > maxNesting) tooLarge(`nesting of ${depth.toLocaleString("en")} quotes or lists`, `${maxNesting}`);
    const brackets = bracketDepth(content);
    if (brackets > maxNesting) tooLarge(`nesting of ${brackets.toLocaleString("en")} brackets`, `${maxNesting}`);
  }
}

/** How deep square brackets stand within each other. */
function bracketDepth(line: string): number {
  let depth = 0;
  let deepest = 0;
  for (const bracket of line.match(/[[\]]/g) ?? []) {
    depth = bracket === "[" ? depth + 1 : Math.max(0, depth - 1);
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}
