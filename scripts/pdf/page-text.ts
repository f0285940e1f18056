/** A page in; what text it shows, where, how large and in which font, out. */
import { contentOf, operatorReader, utf16 } from "./content-stream.ts";
import { PdfStream, asArray, asDict, resolve, type PdfDict } from "./objects.ts";

/**
 * Text that stands on one baseline. Sizes are points; so are places, from the origin of the page's space, as they
 * are when the page is turned until the text is level: `pointOnPage` turns them back.
 */
export interface TextRun {
  x: number;
  y: number;
  /** Quarter turns to the left that the text has on the page; undefined where it stands aslant. */
  turn: Turn | undefined;
  /** As shown, whatever the scale. */
  size: number;
  /** Running heads, folios, and heads that are repeated: what is no part of the text. */
  isArtifact: boolean;
  /** Of the marked content around it, without its slash: `P`, `Lbl`, `Figure`; empty outside of any. */
  tag: string;
  /** Of the marked content on the page itself that holds it, if any does. */
  mcid: number | undefined;
  font: PdfDict;
  /** Where each string starts, from `x`; undefined for right behind the one before. */
  strings: { offset: number | undefined; hex: string; actual: string | undefined }[];
}

export type Turn = 0 | 1 | 2 | 3;

/** Where on the page a place in text with such a turn is. */
export function pointOnPage(turn: Turn, x: number, y: number): [x: number, y: number] {
  if (turn === 0) return [x, y];
  if (turn === 1) return [-y, x];
  return turn === 2 ? [-x, -y] : [y, -x];
}

/** `a b c d e f` of ISO 32000-1, 8.3.3. */
type Matrix = readonly [number, number, number, number, number, number];

const identity: Matrix = [1, 0, 0, 1, 0, 0];
const forEachOperator = operatorReader("q Q cm BT Tf Tm Td Tj TJ BDC BMC EMC Do".split(" "));

/**
 * Text in the order in which it is painted, also that of forms on the page.
 *
 * @throws {Error} for literal strings, which Skia does not write.
 */
export function readPageText(page: PdfDict): TextRun[] {
  const runs: TextRun[] = [];
  const content = resolve(page.get("Contents"));
  if (content instanceof PdfStream) readText(content, asDict(page.get("Resources")), identity, [], runs);
  return runs;
}

/**
 * Runs as the structure tree has them: what stands out of the line, as callouts do, is painted after all else.
 * Runs without a mark stay behind the one that they were painted after.
 *
 * @param order - marks (MCIDs) of the page in the order of reading
 */
export function inReadingOrder(runs: readonly TextRun[], order: readonly number[]): TextRun[] {
  const ranks = new Map(order.map((mcid, rank) => [mcid, rank]));
  let rank = -1;
  return runs
    .map((run) => ({ run, rank: (rank = (run.mcid === undefined ? undefined : ranks.get(run.mcid)) ?? rank) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ run }) => run);
}

/** What is known of a marked-content sequence. */
interface Open {
  tag: string;
  isArtifact: boolean;
  mcid: number | undefined;
  actual: string | undefined;
}

function readText(
  stream: PdfStream,
  resources: PdfDict | undefined,
  base: Matrix,
  around: readonly Open[],
  runs: TextRun[],
): void {
  const content = contentOf(stream);
  const fonts = asDict(resources?.get("Font"));
  const xObjects = asDict(resources?.get("XObject"));
  const open = [...around];
  const saved: Matrix[] = [];
  let matrix = base;
  let text = identity;
  let font: PdfDict | undefined;
  let fontSize = 0;
  let run: TextRun | undefined;
  /** Points from the run's start, where the pen was set down since the last string. */
  let offset: number | undefined = 0;
  /** The same, at the last time that it was set down. */
  let lastOffset = 0;
  let scale = 1;

  forEachOperator(content, (operator, operandsStart, start) => {
    const operands = () => content.toString("latin1", operandsStart, start).trim();
    switch (operator) {
      case "q":
        saved.push(matrix);
        break;
      case "Q":
        matrix = saved.pop() ?? base;
        break;
      case "cm":
        matrix = times(readMatrix(operands()), matrix);
        break;
      case "BT":
        text = identity;
        run = undefined;
        break;
      case "Tf": {
        const [name = "", size = ""] = operands().split(" ");
        font = asDict(fonts?.get(name.slice(1)));
        fontSize = Number(size);
        run = undefined;
        break;
      }
      case "Tm":
        text = readMatrix(operands());
        run = undefined;
        break;
      case "Td": {
        const [x = 0, y = 0] = operands().split(" ").map(Number);
        text = times([1, 0, 0, 1, x, y], text);
        if (y !== 0) run = undefined;
        else offset = lastOffset += x * scale;
        break;
      }
      case "Tj":
      case "TJ":
        if (!font) break;
        if (!run) {
          const placed = times(text, matrix);
          scale = Math.hypot(placed[0], placed[1]);
          offset = lastOffset = 0;
          run = startRun(placed, scale, font, fontSize, open);
          runs.push(run);
        }
        show(operands(), run, offset, open);
        offset = undefined;
        break;
      case "BDC":
      case "BMC":
        open.push(readMark(operands()));
        // Skia marks single letters within a line (ActualText); another element is another run.
        if (isElement(open.at(-1))) run = undefined;
        break;
      case "EMC":
        if (isElement(open.pop())) run = undefined;
        break;
      case "Do": {
        const form = resolve(xObjects?.get(operands().slice(1)));
        if (!(form instanceof PdfStream) || form.dict.get("Subtype") !== "/Form") break;
        const own = asArray(form.dict.get("Matrix")).map(Number);
        const placed = own.length === 6 ? times(own as unknown as Matrix, matrix) : matrix;
        // A form counts its own marks, which the page's structure knows under the form.
        const inForm = open.map((mark) => ({ ...mark, mcid: undefined }));
        readText(form, asDict(form.dict.get("Resources")) ?? resources, placed, inForm, runs);
        break;
      }
    }
  });
}

/** @param cos - of the angle at which the text stands, and `sin` */
function turnOf(cos: number, sin: number): Turn | undefined {
  if (Math.abs(sin) < 0.01) return cos > 0 ? 0 : 2;
  if (Math.abs(cos) < 0.01) return sin > 0 ? 1 : 3;
  return undefined;
}

function isElement(mark: Open | undefined): boolean {
  return mark?.mcid !== undefined || mark?.isArtifact === true;
}

function startRun(
  [a, b, , , x, y]: Matrix,
  scale: number,
  font: PdfDict,
  fontSize: number,
  open: readonly Open[],
): TextRun {
  const turn = turnOf(a / scale, b / scale);
  const [along, up] = turn === undefined ? [x, y] : pointOnPage(((4 - turn) % 4) as Turn, x, y);
  return {
    x: along,
    y: up,
    turn,
    size: fontSize * scale,
    isArtifact: open.some(({ isArtifact }) => isArtifact),
    mcid: open.findLast(({ mcid }) => mcid !== undefined)?.mcid,
    tag: open.findLast(({ tag }) => tag !== "Span" && tag !== "")?.tag ?? "",
    font,
    strings: [],
  };
}

function show(operands: string, run: TextRun, offset: number | undefined, open: readonly Open[]): void {
  if (operands.includes("(")) throw new Error("Unexpected literal string in text, expected a hexadecimal one");
  const actual = open.at(-1)?.actual;
  let start = offset;
  for (let at = operands.indexOf("<"); at >= 0; at = operands.indexOf("<", at + 1)) {
    const hex = operands.slice(at + 1, operands.indexOf(">", at));
    run.strings.push({ offset: start, hex, actual });
    start = undefined;
  }
}

function readMark(operands: string): Open {
  const tag = /^\/([^\s<]+)/.exec(operands)?.[1] ?? "";
  const hex = /\/ActualText\s*<feff([\da-f]*)>/i.exec(operands)?.[1];
  const literal = /\/ActualText\s*\(((?:[^\\)]|\\.)*)\)/.exec(operands)?.[1]?.replace(/\\(.)/g, "$1");
  const actual = hex === undefined ? literal : utf16(hex);
  const mcid = /\/MCID (\d+)/.exec(operands)?.[1];
  return {
    tag,
    isArtifact: tag === "Artifact",
    mcid: mcid === undefined ? undefined : Number(mcid),
    actual,
  };
}

function readMatrix(operands: string): Matrix {
  return operands.split(/\s+/).map(Number) as unknown as Matrix;
}

/** First `m`, then `n`. */
function times(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[1] * n[2],
    m[0] * n[1] + m[1] * n[3],
    m[2] * n[0] + m[3] * n[2],
    m[2] * n[1] + m[3] * n[3],
    m[4] * n[0] + m[5] * n[2] + n[4],
    m[4] * n[1] + m[5] * n[3] + n[5],
  ];
}
