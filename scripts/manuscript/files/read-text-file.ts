/** Reads the text of a Markdown or YAML file, or complains where the file isn't text. */
import { dirname } from "node:path";
import type { Point } from "unist";
import { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { languages, type Language } from "../../languages/languages.ts";
import { decodeText, type DecodedText } from "./decode-text.ts";
import { nameFile } from "./file-name.ts";
import { codePointName, controlsIn, spacesAlone } from "../printable-text.ts";
import { readInside, type InsideFile, type Refusal } from "./read-inside.ts";
import { readPlainFile, sayDenial } from "./read-plain-file.ts";
import { complainOfLimits, complainOfLongLines, maxFileBytes } from "./text-limits.ts";

/** The content that a file should have, for messages. */
export interface ExpectedText {
  kind: string;
  /** The least that it must contain. */
  least?: string;
  /** Language of the report, where it is known; it tells which Windows code page a text may be in. */
  language?: Language;
  /** Whether it may be empty: an empty section among others is reported where nothing of it is printed. */
  mayBeEmpty?: boolean;
}

const markdown: ExpectedText = { kind: "Markdown" };

/** Reads a file that the user named, wherever it lies. It complains, and never throws, on bad input. */
export async function readTextFile(path: string): Promise<VFile> {
  return toTextFile(new VFile(nameFile(path, dirname(path))), await readPlainFile(path, maxFileBytes));
}

/** Reads a file of the manuscript's folder, or returns why it can't be read. */
export async function readTextInside(name: string, folder: string): Promise<InsideFile | Refusal> {
  return readInside(name, folder, maxFileBytes);
}

/** Sets the text of a file from its bytes (without byte order mark; CRLF stays), or complains. */
export function toTextFile(file: VFile, read: Buffer | Refusal, content = markdown): VFile {
  if (!Buffer.isBuffer(read)) {
    complainOfRefusal(read, file, content);
    return file;
  }
  const text = decode(read, file, content);
  if (text === undefined) return file;
  // Byte order marks also stand where files were joined, and would hide what the line begins with.
  file.value = spacesAlone(content.kind === "Markdown" ? text.replaceAll(/^\ufeff/gm, " ") : text);
  complainOfControls(text, file);
  if (text.trim() === "") {
    if (!content.mayBeEmpty) complain(file, "empty-file", content.least ? { expected: content.least } : {});
  } else if (content.kind === markdown.kind) complainOfLimits(text, file);
  else complainOfLongLines(text, file);
  return file;
}

function complainOfRefusal(refusal: Refusal, file: VFile, { kind: expected }: ExpectedText): void {
  switch (refusal.why) {
    case "missing":
      return void complain(file, "missing-file", { path: file.path });
    case "outside":
      return void complain(file, "not-markdown", { found: "link that leads out of the manuscript's folder", expected });
    case "no plain file":
      return void complain(file, "not-markdown", { found: refusal.kind, expected });
    case "too large": {
      const what = `file of ${megabytes(refusal.bytes)}`;
      return void complain(file, "too-large", { what, limit: megabytes(maxFileBytes) });
    }
    case "pointer": {
      const found = "pointer of Git LFS, which has not fetched the file itself (`git lfs pull` does)";
      return void complain(file, "not-markdown", { found, expected });
    }
    case "denied":
      return void complain(file, "not-markdown", {
        found: `file that can't be read, ${sayDenial(refusal.code)}`,
        expected,
      });
  }
}

/**
 * Returns the text, or complains where the bytes aren't text. UTF-16 and Windows code pages are read, with an
 * information, where every letter is certain.
 */
function decode(bytes: Buffer, file: VFile, content: ExpectedText): string | undefined {
  const { kind: expected } = content;
  const kind = binaryKind(bytes);
  if (kind) {
    const isDocument = kind.endsWith(" file") && expected === markdown.kind;
    const way = isDocument ? { way: "save it as Markdown, with Pandoc for example" } : {};
    complain(file, "not-markdown", { found: kind, expected, ...way });
    return undefined;
  }
  const decoded = decodeText(bytes, content.language ?? languageIn(bytes));
  if (!decoded || (decoded.encoding !== undefined && !isCertain(decoded, bytes))) {
    const at = firstBadByte(bytes);
    const found = `byte 0x${bytes[at]?.toString(16) ?? "00"}`;
    complain(file, "not-markdown", { found, expected, way: saveAs }, endOf(bytes.subarray(0, at).toString("utf8")));
    return undefined;
  }
  const { text, encoding } = decoded;
  const zero = text.indexOf("\0");
  if (zero !== -1) {
    complain(
      file,
      "not-markdown",
      { found: "character U+0000 of a binary file", expected },
      endOf(text.slice(0, zero)),
    );
    return undefined;
  }
  if (encoding !== undefined) complain(file, "foreign-encoding", { encoding });
  return text;
}

const saveAs = "save it in UTF-8, which editors offer beside the file's name or at the foot of the window";

/** Returns the language that the beginning of a file names (`language: de`); English where it names none. */
function languageIn(bytes: Buffer): Language {
  const named = /^language:[ \t]*["']?([a-z]{2})\b/m.exec(bytes.toString("latin1", 0, 2000))?.[1];
  return languages.find((one) => one === named) ?? "en";
}

/**
 * Matches a sign inside a word, or a capital behind a lower-case letter, which tell that the encoding is another one.
 */
const amiss = /(?<=\p{L})[^\p{L}\p{N}\s\0-\x7f’‘“”«»›–—…\u00ad®©™°·ªº§€†‡×]|(?<=\p{Ll})(?![A-Z])\p{Lu}/u;

/** Returns whether a decoded text consists of words, and its bytes are not damaged UTF-8. */
function isCertain({ text, encoding }: DecodedText, bytes: Buffer): boolean {
  if (encoding === "UTF-16") return true;
  return !amiss.test(text) && !/[^\0-\x7f\ufffd]/.test(bytes.toString("utf8"));
}

/** Complains of each control character at its first place, and of letters that another program lost (U+FFFD). */
export function complainOfControls(text: string, file: VFile): void {
  const lost = text.indexOf("\ufffd");
  if (lost >= 0) complain(file, "lost-letter", { count: text.split("\ufffd").length - 1 }, endOf(text.slice(0, lost)));
  for (const { character, offset } of controlsIn(text)) {
    complain(file, "control-character", { code: codePointName(character) }, endOf(text.slice(0, offset)));
  }
}

/** Returns line and column behind a text. */
function endOf(text: string): Point {
  const lines = text.split(/\r\n|\n|\r/);
  return { line: lines.length, column: lines.at(-1)!.length + 1 };
}

function binaryKind(bytes: Buffer): string | undefined {
  const starts = (signature: string) => bytes.subarray(0, signature.length).equals(Buffer.from(signature, "latin1"));
  if (starts("\x89PNG")) return "PNG picture";
  if (starts("\xff\xd8\xff")) return "JPEG picture";
  if (starts("%PDF-")) return "PDF file";
  if (starts("PK\x03\x04")) return `${zippedKind(bytes)} file`;
  if (starts("\xd0\xcf\x11\xe0")) return "Word (.doc) file";
  if (starts("{\\rtf")) return "RTF file";
  return undefined;
}

/** Returns the kind of a ZIP file, from the names in the directory at its end. */
function zippedKind(bytes: Buffer): string {
  const parts = bytes.toString("latin1", Math.max(0, bytes.length - 65_536));
  if (parts.includes("word/")) return "Word (.docx)";
  if (parts.includes("xl/")) return "Excel (.xlsx)";
  return parts.includes("content.xml") ? "OpenDocument" : "ZIP or Word (.docx)";
}

/**
 * Returns the offset of the first byte that is not valid UTF-8. The decoder replaces such bytes by U+FFFD; the first
 * U+FFFD that isn't in the bytes themselves marks the place.
 */
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

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}
