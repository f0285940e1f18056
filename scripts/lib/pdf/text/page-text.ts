/** Reads the text of a page: where it is, how large and in which font. */
import { contentOfStream } from "../content/content-stream.ts";
import { identity, matrixOf, multiply, readMatrix, type Matrix } from "../geometry.ts";
import { readMarkedContent, type MarkedContent } from "../content/marked-content.ts";
import { PdfStream, asDict, resolve, type PdfDict } from "../objects.ts";
import { OperandReader } from "../content/operands.ts";
import { operatorReader } from "../content/operators.ts";

/**
 * Text on one baseline. Sizes and coordinates are in points. Coordinates are from the origin of the page's space after
 * the page was turned so that the text is horizontal; `pointOnPage` turns them back.
 */
export interface TextRun {
  x: number;
  y: number;
  /** Counterclockwise quarter turns of the text on the page; undefined where it is at another angle. */
  turn: Turn | undefined;
  /** The type size, scaling included. */
  size: number;
  /** Whether it is an artifact: a running head, a folio or a repeated table head. */
  isArtifact: boolean;
  /** The tag of the marked content around it, without its slash: `P`, `Lbl`, `Figure`; empty outside of any. */
  tag: string;
  /** The MCID of the marked content on the page itself that contains it, if any does. */
  mcid: number | undefined;
  font: PdfDict;
  /** The strings. `offset` is the distance of the start from `x`; undefined for right behind the one before. */
  strings: { offset: number | undefined; hex: string; actualText: string | undefined }[];
}

export type Turn = 0 | 1 | 2 | 3;

/** Returns the point on the page for a point in the space of text with such a turn. */
export function pointOnPage(turn: Turn, x: number, y: number): [x: number, y: number] {
  if (turn === 0) return [x, y];
  if (turn === 1) return [-y, x];
  return turn === 2 ? [-x, -y] : [y, -x];
}

const forEachOperator = operatorReader("q Q cm BT Tf Tm Td Tj TJ BDC BMC EMC Do".split(" "));

/**
 * Reads text in the order in which it is painted, that of forms included.
 *
 * @throws {Error} for literal strings, which Skia does not write.
 */
export function readPageText(page: PdfDict): TextRun[] {
  const runs: TextRun[] = [];
  const content = resolve(page.get("Contents"));
  if (content instanceof PdfStream) new RunReader(content, asDict(page.get("Resources")), identity, [], runs).read();
  return runs;
}

/**
 * Returns runs in the order of the structure tree: positioned text, such as callouts, is painted after all other text.
 * Runs without an MCID stay behind the one that was painted before them.
 *
 * @param order - MCIDs of the page in the order of the structure tree
 */
export function inReadingOrder(runs: readonly TextRun[], order: readonly number[]): TextRun[] {
  const ranks = new Map(order.map((mcid, rank) => [mcid, rank]));
  let rank = -1;
  return runs
    .map((run) => ({ run, rank: (rank = (run.mcid === undefined ? undefined : ranks.get(run.mcid)) ?? rank) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ run }) => run);
}

/** Reads the runs of one content stream, of a page or a form, and of the forms in it. */
class RunReader {
  readonly #content: Buffer;
  readonly #operands: OperandReader;
  readonly #resources: PdfDict | undefined;
  readonly #runs: TextRun[];
  readonly #base: Matrix;
  /** Open marked content, the outermost first. */
  readonly #open: MarkedContent[];
  readonly #saved: Matrix[] = [];
  #matrix: Matrix;
  #text = identity;
  #font: PdfDict | undefined;
  #fontSize = 0;
  #run: TextRun | undefined;
  /** Distance in points from the run's start to where the text position was set since the last string. */
  #offset: number | undefined = 0;
  /** The offset when the text position was last set. */
  #lastOffset = 0;
  /** Scale from the space of the run's text to the page. */
  #scale = 1;

  constructor(
    stream: PdfStream,
    resources: PdfDict | undefined,
    base: Matrix,
    around: readonly MarkedContent[],
    runs: TextRun[],
  ) {
    this.#content = contentOfStream(stream);
    this.#operands = new OperandReader(this.#content);
    this.#resources = resources;
    this.#base = this.#matrix = base;
    this.#open = [...around];
    this.#runs = runs;
  }

  read(): void {
    forEachOperator(this.#content, (operator, from, to) => {
      switch (operator) {
        case "q":
          this.#saved.push(this.#matrix);
          break;
        case "Q":
          this.#matrix = this.#saved.pop() ?? this.#base;
          break;
        case "cm":
          this.#matrix = multiply(matrixOf(this.#operands.numberList(from, to)), this.#matrix);
          break;
        case "BDC":
        case "BMC":
          this.#begin(readMarkedContent(this.#operands.text(from, to)));
          break;
        case "EMC":
          if (isContentElement(this.#open.pop())) this.#run = undefined;
          break;
        case "Do":
          this.#readForm(this.#operands.name(from, to));
          break;
        default:
          this.#setText(operator, from, to);
      }
    });
  }

  #setText(operator: string, from: number, to: number): void {
    switch (operator) {
      case "BT":
        this.#text = identity;
        this.#run = undefined;
        break;
      case "Tf": {
        const [name = "", size = ""] = this.#operands.text(from, to).split(" ");
        this.#font = asDict(asDict(this.#resources?.get("Font"))?.get(name.slice(1)));
        this.#fontSize = Number(size);
        this.#run = undefined;
        break;
      }
      case "Tm":
        this.#text = matrixOf(this.#operands.numberList(from, to));
        this.#run = undefined;
        break;
      case "Td": {
        const [x = 0, y = 0] = this.#operands.numberList(from, to);
        this.#text = multiply([1, 0, 0, 1, x, y], this.#text);
        if (y !== 0) this.#run = undefined;
        else this.#offset = this.#lastOffset += x * this.#scale;
        break;
      }
      default:
        if (this.#font) this.#show(this.#operands.text(from, to), this.#font);
    }
  }

  /**
   * Opens marked content. A new element begins a new run, but not single letters in a line that Skia marks with an
   * ActualText.
   */
  #begin(mark: MarkedContent): void {
    this.#open.push(mark);
    if (isContentElement(mark)) this.#run = undefined;
  }

  #show(operands: string, font: PdfDict): void {
    if (operands.includes("(")) throw new Error("Unexpected literal string in text, expected a hexadecimal one");
    const run = (this.#run ??= this.#startRun(font));
    const actualText = this.#open.at(-1)?.actualText;
    let offset = this.#offset;
    for (let at = operands.indexOf("<"); at >= 0; at = operands.indexOf("<", at + 1)) {
      const hex = operands.slice(at + 1, operands.indexOf(">", at));
      run.strings.push({ offset, hex, actualText });
      offset = undefined;
    }
    this.#offset = undefined;
  }

  #startRun(font: PdfDict): TextRun {
    const [a, b, , , x, y] = multiply(this.#text, this.#matrix);
    const scale = Math.hypot(a, b);
    const turn = turnOf(a / scale, b / scale);
    const [along, up] = turn === undefined ? [x, y] : pointOnPage(((4 - turn) % 4) as Turn, x, y);
    const open = this.#open;
    const run: TextRun = {
      x: along,
      y: up,
      turn,
      size: this.#fontSize * scale,
      isArtifact: open.some(isArtifact),
      mcid: open.findLast(({ mcid }) => mcid !== undefined)?.mcid,
      tag: open.findLast(({ tag }) => tag !== "Span" && tag !== "")?.tag ?? "",
      font,
      strings: [],
    };
    this.#scale = scale;
    this.#offset = this.#lastOffset = 0;
    this.#runs.push(run);
    return run;
  }

  #readForm(name: string): void {
    const form = resolve(asDict(this.#resources?.get("XObject"))?.get(name));
    if (!(form instanceof PdfStream) || form.dict.get("Subtype") !== "/Form") return;
    const placed = multiply(readMatrix(form.dict.get("Matrix")), this.#matrix);
    // A form has MCIDs of its own, by which the page's structure refers to the form.
    const around = this.#open.map((mark) => ({ ...mark, mcid: undefined }));
    const resources = asDict(form.dict.get("Resources")) ?? this.#resources;
    new RunReader(form, resources, placed, around, this.#runs).read();
  }
}

/** Returns the quarter turns of text whose angle has this cosine and sine. */
function turnOf(cos: number, sin: number): Turn | undefined {
  if (Math.abs(sin) < 0.01) return cos > 0 ? 0 : 2;
  if (Math.abs(cos) < 0.01) return sin > 0 ? 1 : 3;
  return undefined;
}

function isArtifact({ tag }: MarkedContent): boolean {
  return tag === "Artifact";
}

function isContentElement(mark: MarkedContent | undefined): boolean {
  return mark !== undefined && (mark.mcid !== undefined || isArtifact(mark));
}
