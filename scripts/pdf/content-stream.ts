/** A content stream in, what it marks, what it paints unmarked and the text of each mark out; and edits into it. */
import { inflateSync } from "node:zlib";
import { PdfStream } from "./objects.ts";

/** A marked-content sequence with an MCID (ISO 32000-1, 14.6); `start` and `end` bound its opening operator. */
export interface Mark {
  readonly mcid: number;
  readonly start: number;
  readonly end: number;
  paintsText: boolean;
  paintsOther: boolean;
  /** As a reader would copy it, lines set apart by a space; empty where nobody asked for it. */
  text: string;
}

export interface ContentFacts {
  readonly marks: Map<number, Mark>;
  /** Stretches that paint outside of any mark, as offsets; neighbours are one stretch. */
  readonly unmarked: { start: number; end: number }[];
}

/** What the operands' names stand for in the stream's resources. */
export interface ContentResources {
  /** The text of a shown string, by the font's resource name and the string's hexadecimal digits. */
  readonly textOf: (font: string, hex: string) => string;
  /** Whether anybody asks for the text of a mark: most of it is read for nothing otherwise. */
  readonly wantsText: (mcid: number) => boolean;
  /** Whether an XObject is a form that holds marks itself, so that painting it needs none. */
  readonly holdsMarks: (xObject: string) => boolean;
}

/** Most pages of text fit, so that they are inflated in one go. */
const chunkSize = 1 << 16;

/** The stream's content, inflated. */
export function contentOf({ dict, bytes }: PdfStream): Buffer {
  const filter = dict.get("Filter");
  if (filter === undefined) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (filter === "/FlateDecode") return inflateSync(bytes, { chunkSize });
  throw new Error(`Unexpected filter of a content stream, expected /FlateDecode`);
}

/**
 * Reads a content stream as Skia writes it.
 *
 * @throws {Error} for what Skia does not write: inline images, marks that start inside unmarked text or
 *   inside each other, strings that are not hexadecimal.
 */
export function readContent(content: Buffer, resources: ContentResources): ContentFacts {
  const marks = new Map<number, Mark>();
  const unmarked: ContentFacts["unmarked"] = [];
  /** Open sequences from the outermost; those without an MCID tell only their ActualText, if any. */
  const open: { mark?: Mark; artifact?: boolean; actualText?: string }[] = [];
  let mark: Mark | undefined;
  let wantsText = false;
  let artifact = false;
  let joinsLast = false;
  let pathStart = -1;
  let textStart = -1;
  let textPaints = false;
  /** Where the next text, and the next sequence, end; found when they are asked for. */
  let textEnd = -1;
  let sequenceEnd = -1;
  let font = "";
  let fontSize = 0;
  let baseline = 0;

  const operandsOf = (start: number, end: number) => content.toString("latin1", start, end).trim();
  const paint = (start: number, end: number) => {
    if (mark || artifact) return;
    const last = unmarked.at(-1);
    if (joinsLast && last) last.end = end;
    else unmarked.push({ start, end });
    joinsLast = true;
  };

  forEachOperator(content, (operator, operandsStart, operatorStart, end) => {
    switch (operator) {
      case "Tj":
      case "TJ":
        textPaints = true;
        if (mark) mark.paintsText = true;
        if (!mark || !wantsText) {
          // The rest of the text tells nothing new, unless a sequence ends in it.
          if (textEnd < end) textEnd = content.indexOf("\nET", end);
          if (sequenceEnd < end) sequenceEnd = content.indexOf("EMC", end);
          if (end < textEnd && textEnd < sequenceEnd) return textEnd;
        } else if (!open.some(({ actualText }) => actualText !== undefined)) {
          const shown = operandsOf(operandsStart, operatorStart);
          if (shown.includes("(")) throw new Error("Unexpected literal string in text, expected a hexadecimal one");
          for (let at = shown.indexOf("<"); at >= 0; at = shown.indexOf("<", at + 1)) {
            mark.text += resources.textOf(font, shown.slice(at + 1, shown.indexOf(">", at)));
          }
        }
        break;
      case "BDC":
      case "BMC": {
        const operands = operandsOf(operandsStart, operatorStart);
        const mcid = mcidOf(operands);
        if (mcid !== undefined) {
          if (mark || textStart >= 0)
            throw new Error(`Unexpected mark ${mcid} inside other content, expected one beside it`);
          mark = {
            mcid,
            start: afterSpace(content, operandsStart),
            end,
            paintsText: false,
            paintsOther: false,
            text: "",
          };
          marks.set(mark.mcid, mark);
          wantsText = resources.wantsText(mark.mcid);
          open.push({ mark });
          joinsLast = false;
        } else if (/^\/Artifact\b/.test(operands)) {
          open.push({ artifact: true });
          artifact = true;
          joinsLast = false;
        } else {
          const actual = /\/ActualText\s*<feff([\da-f]*)>/i.exec(operands)?.[1];
          open.push(actual === undefined ? {} : { actualText: utf16(actual) });
        }
        break;
      }
      case "EMC": {
        const closed = open.pop();
        if (closed?.mark) mark = undefined;
        else if (closed?.artifact) artifact = false;
        else if (closed?.actualText !== undefined && mark) mark.text += closed.actualText;
        if (closed?.mark || closed?.artifact) joinsLast = false;
        break;
      }
      case "m":
      case "re":
        if (pathStart < 0) pathStart = afterSpace(content, operandsStart);
        break;
      case "n":
        pathStart = -1;
        break;
      case "f":
      case "F":
      case "f*":
      case "B":
      case "B*":
      case "b":
      case "b*":
      case "S":
      case "s":
        if (mark) mark.paintsOther = true;
        paint(pathStart < 0 ? afterSpace(content, operandsStart) : pathStart, end);
        pathStart = -1;
        break;
      case "sh":
        if (mark) mark.paintsOther = true;
        paint(afterSpace(content, operandsStart), end);
        break;
      case "Do":
        if (mark) mark.paintsOther = true;
        if (resources.holdsMarks(operandsOf(operandsStart, operatorStart).slice(1))) joinsLast = false;
        else paint(afterSpace(content, operandsStart), end);
        break;
      case "BT":
        textStart = operatorStart;
        textPaints = false;
        break;
      case "ET":
        if (textPaints) paint(textStart, end);
        textStart = -1;
        break;
      case "Tf": {
        if (!wantsText) break;
        const [name = "", size = ""] = operandsOf(operandsStart, operatorStart).split(" ");
        font = name.slice(1);
        fontSize = Number(size);
        break;
      }
      case "Tm": {
        if (!wantsText) break;
        const matrix = operandsOf(operandsStart, operatorStart);
        const y = Number(matrix.slice(matrix.lastIndexOf(" ")));
        if (mark?.text && Math.abs(y - baseline) > fontSize * 0.9 && !mark.text.endsWith(" ")) mark.text += " ";
        baseline = y;
        break;
      }
      case "BI":
        throw new Error("Unexpected inline image in a content stream, expected pictures as XObjects");
    }
    return undefined;
  });
  return { marks, unmarked };
}

function mcidOf(operands: string): number | undefined {
  const at = operands.indexOf("/MCID ");
  return at < 0 ? undefined : Number.parseInt(operands.slice(at + "/MCID ".length), 10);
}

/** Replaces stretches of `content`, given in any order and apart from each other. */
export function editContent(content: Buffer, edits: { start: number; end: number; by: string }[]): Buffer {
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (const { start, end, by } of edits.toSorted((a, b) => a.start - b.start)) {
    pieces.push(content.subarray(at, start), Buffer.from(by, "latin1"));
    at = end;
  }
  pieces.push(content.subarray(at));
  return Buffer.concat(pieces);
}

/** The operators that tell what is marked and painted; most others only move the pen or set its colour. */
const forEachOperator = operatorReader("Tj TJ BDC BMC EMC m re n f F f* B B* b b* S s sh Do BT ET Tf Tm BI".split(" "));

/** Told of an operator, where the one before it ends, where it starts and where it ends; may say where to read on. */
export type OperatorVisit = (
  operator: string,
  operandsStart: number,
  start: number,
  end: number,
) => number | undefined | void;

const endsToken = new Uint8Array(256);
for (const c of "\0\t\n\f\r ()<>[]{}/%") endsToken[c.charCodeAt(0)] = 1;
/** White space, brackets and what numbers are made of: between operators nobody needs to know of them. */
const isDull = new Uint8Array(256);
for (const c of "\0\t\n\f\r >[]{}0123456789+-.") isDull[c.charCodeAt(0)] = 1;

/** A function that reads content and tells of the given operators (of three letters at most, as all are), in order. */
export function operatorReader(operators: readonly string[]): (content: Uint8Array, visit: OperatorVisit) => void {
  /** By the place that the first two letters and the length give; no two operators share one. */
  const known: (string | undefined)[] = Array.from({ length: 1 << 16 });
  for (const operator of operators) {
    known[placeOf(operator.charCodeAt(0), operator.charCodeAt(1) || 0, operator.length)] = operator;
  }
  return (content, visit) => {
    const { length } = content;
    let operandsStart = 0;
    for (let at = 0; at < length;) {
      const code = content[at]!;
      if (isDull[code] === 1) at++;
      else if (code === 60 /* < */) {
        at++;
        if (content[at] === 60) at++;
        else while (at < length && content[at] !== 62) at++;
      } else if (code === 40 /* ( */) at = endOfLiteral(content, at);
      else {
        const start = at++;
        while (at < length && endsToken[content[at]!] === 0) at++;
        // A name; what is left are operators, for Skia writes no true, false or null here.
        if (code === 47 /* / */) continue;
        const operator = known[placeOf(code, at > start + 1 ? content[start + 1]! : 0, at - start)];
        if (operator !== undefined) at = visit(operator, operandsStart, start, at) ?? at;
        operandsStart = at;
      }
    }
  };
}

function placeOf(first: number, second: number, length: number): number {
  return (((first & 127) << 7) | (second & 127)) * 4 + (length & 3);
}

function endOfLiteral(content: Uint8Array, start: number): number {
  let depth = 0;
  for (let at = start; at < content.length; at++) {
    const code = content[at];
    if (code === 92 /* \ */) at++;
    else if (code === 40 /* ( */) depth++;
    else if (code === 41 /* ) */ && --depth === 0) return at + 1;
  }
  return content.length;
}

function afterSpace(content: Uint8Array, start: number): number {
  let at = start;
  while (content[at]! <= 32) at++;
  return at;
}

/** Text from hexadecimal digits of UTF-16BE. */
export function utf16(hex: string): string {
  return String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)));
}
