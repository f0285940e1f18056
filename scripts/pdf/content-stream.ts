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

/** The stream's content as text, one character a byte. */
export function contentOf(stream: PdfStream): string {
  const filter = stream.dict.get("Filter");
  if (filter === undefined) return Buffer.from(stream.bytes).toString("latin1");
  if (filter === "/FlateDecode") return inflateSync(stream.bytes).toString("latin1");
  throw new Error(`Unexpected filter of a content stream, expected /FlateDecode`);
}

/**
 * Reads a content stream as Skia writes it.
 *
 * @throws {Error} for what Skia does not write: inline images, marks that start inside unmarked text or
 *   inside each other, strings that are not hexadecimal.
 */
export function readContent(content: string, resources: ContentResources): ContentFacts {
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
  let font = "";
  let fontSize = 0;
  let baseline = 0;

  const paint = (start: number, end: number) => {
    if (mark || artifact) return;
    const last = unmarked.at(-1);
    if (joinsLast && last) last.end = end;
    else unmarked.push({ start, end });
    joinsLast = true;
  };

  forEachOperator(content, (operator, start, operatorStart, end) => {
    const operands = () => content.slice(start, operatorStart).trimEnd();
    switch (operator) {
      case "BDC":
      case "BMC": {
        const mcid = /\/MCID (\d+)/.exec(operands())?.[1];
        if (mcid !== undefined) {
          if (mark || textStart >= 0)
            throw new Error(`Unexpected mark ${mcid} inside other content, expected one beside it`);
          mark = { mcid: Number(mcid), start, end, paintsText: false, paintsOther: false, text: "" };
          marks.set(mark.mcid, mark);
          wantsText = resources.wantsText(mark.mcid);
          open.push({ mark });
          joinsLast = false;
        } else if (/^\/Artifact\b/.test(operands())) {
          open.push({ artifact: true });
          artifact = true;
          joinsLast = false;
        } else {
          const actual = /\/ActualText\s*<feff([\da-f]*)>/i.exec(operands())?.[1];
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
        if (pathStart < 0) pathStart = start;
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
        paint(pathStart < 0 ? start : pathStart, end);
        pathStart = -1;
        break;
      case "sh":
        if (mark) mark.paintsOther = true;
        paint(start, end);
        break;
      case "Do":
        if (mark) mark.paintsOther = true;
        if (resources.holdsMarks(operands().slice(1))) joinsLast = false;
        else paint(start, end);
        break;
      case "BT":
        textStart = start;
        textPaints = false;
        break;
      case "ET":
        if (textPaints) paint(textStart, end);
        textStart = -1;
        break;
      case "Tf": {
        const [name = "", size = ""] = operands().split(/\s+/);
        font = name.slice(1);
        fontSize = Number(size);
        break;
      }
      case "Tm": {
        if (!wantsText) break;
        const y = Number(operands().split(/\s+/)[5]);
        if (mark?.text && Math.abs(y - baseline) > fontSize * 0.9 && !mark.text.endsWith(" ")) mark.text += " ";
        baseline = y;
        break;
      }
      case "Tj":
      case "TJ":
        textPaints = true;
        if (mark) {
          mark.paintsText = true;
          if (!wantsText || open.some(({ actualText }) => actualText !== undefined)) break;
          if (operands().includes("("))
            throw new Error("Unexpected literal string in text, expected a hexadecimal one");
          for (const [, hex = ""] of operands().matchAll(/<([\da-f]*)>/gi)) mark.text += resources.textOf(font, hex);
        }
        break;
      case "BI":
        throw new Error("Unexpected inline image in a content stream, expected pictures as XObjects");
    }
  });
  return { marks, unmarked };
}

/** Replaces stretches of `content`, given in any order and apart from each other. */
export function editContent(content: string, edits: { start: number; end: number; by: string }[]): string {
  let edited = "";
  let at = 0;
  for (const { start, end, by } of edits.toSorted((a, b) => a.start - b.start)) {
    edited += content.slice(at, start) + by;
    at = end;
  }
  return edited + content.slice(at);
}

const delimiter = new Uint8Array(256);
for (const c of "\0\t\n\f\r ()<>[]{}/%") delimiter[c.charCodeAt(0)] = 1;

/** Calls `visit` with each operator, where its operands start, where it starts and where it ends. */
function forEachOperator(
  content: string,
  visit: (operator: string, start: number, operatorStart: number, end: number) => void,
): void {
  const { length } = content;
  let start = -1;
  for (let at = 0; at < length;) {
    const code = content.charCodeAt(at);
    if (code <= 32) {
      at++;
      continue;
    }
    const token = at;
    if (start < 0) start = at;
    if (code === 60 && content.charCodeAt(at + 1) !== 60) at = content.indexOf(">", at) + 1 || length;
    else if (code === 40) at = endOfLiteral(content, at);
    else if (code !== 47 && delimiter[code] === 1) at++;
    else {
      at++;
      while (at < length && delimiter[content.charCodeAt(at)] === 0) at++;
      // Numbers start with a digit, sign or point, names with a slash; Skia writes no true, false or null here.
      if (code > 57 || code === 39 || code === 34) {
        visit(content.slice(token, at), start, token, at);
        start = -1;
      }
    }
  }
}

function endOfLiteral(content: string, start: number): number {
  let depth = 0;
  for (let at = start; at < content.length; at++) {
    const c = content[at];
    if (c === "\\") at++;
    else if (c === "(") depth++;
    else if (c === ")" && --depth === 0) return at + 1;
  }
  return content.length;
}

/** Text from hexadecimal digits of UTF-16BE. */
export function utf16(hex: string): string {
  return String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)));
}
