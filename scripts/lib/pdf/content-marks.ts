/** Reads what a content stream marks for the structure tree, and what it paints unmarked. */
import { readMarkedContent } from "./marked-content.ts";
import { OperandReader } from "./operands.ts";
import { operatorReader } from "./operators.ts";

/** A marked-content sequence with an MCID (ISO 32000-1, 14.6); `start` and `end` bound its opening operator. */
export interface ContentMark {
  readonly mcid: number;
  readonly start: number;
  readonly end: number;
  paintsText: boolean;
  paintsOther: boolean;
}

export interface ContentMarks {
  readonly marks: Map<number, ContentMark>;
  /** Stretches that paint outside of any mark, as offsets; neighbours are one stretch. */
  readonly unmarked: { start: number; end: number }[];
}

/** Says whether an XObject of the stream's resources is a form that holds marks itself, so that painting it needs none. */
export type HoldsMarks = (xObject: string) => boolean;

/**
 * Reads a content stream as Skia writes it.
 *
 * @throws {Error} for what Skia does not write: inline images, marks that start inside unmarked text or
 *   inside each other.
 */
export function readContentMarks(content: Buffer, holdsMarks: HoldsMarks): ContentMarks {
  const { marks, unmarked } = new MarkReader(content, holdsMarks).read();
  return { marks, unmarked };
}

/** The operators that tell what is marked and painted; most others only move the pen or set its colour. */
const forEachOperator = operatorReader("Tj TJ BDC BMC EMC m re n f F f* B B* b b* S s sh Do BT ET BI".split(" "));

/** A sequence that is open: a mark, an artifact, or a mere span. */
type Open = ContentMark | "artifact" | "span";

class MarkReader implements ContentMarks {
  readonly marks = new Map<number, ContentMark>();
  readonly unmarked: ContentMarks["unmarked"] = [];
  readonly #content: Buffer;
  readonly #operands: OperandReader;
  readonly #holdsMarks: HoldsMarks;
  /** Sequences that are open, from the outermost. */
  readonly #open: Open[] = [];
  #mark: ContentMark | undefined;
  #inArtifact = false;
  /** Whether what is painted next belongs to the last unmarked stretch. */
  #joinsLast = false;
  #pathStart = -1;
  #textStart = -1;
  #textPaints = false;
  /** Where the next text, and the next sequence, end; found when they are asked for. */
  #textEnd = -1;
  #sequenceEnd = -1;

  constructor(content: Buffer, holdsMarks: HoldsMarks) {
    this.#content = content;
    this.#operands = new OperandReader(content);
    this.#holdsMarks = holdsMarks;
  }

  read(): this {
    forEachOperator(this.#content, (operator, operandsStart, start, end) => {
      switch (operator) {
        case "Tj":
        case "TJ":
          return this.#showText(end);
        case "BDC":
        case "BMC":
          this.#begin(operandsStart, start, end);
          break;
        case "EMC":
          this.#end();
          break;
        case "BT":
          this.#textStart = start;
          this.#textPaints = false;
          break;
        case "ET":
          if (this.#textPaints) this.#paint(this.#textStart, end);
          this.#textStart = -1;
          break;
        default:
          this.#draw(operator, operandsStart, start, end);
      }
      return undefined;
    });
    return this;
  }

  /**
   * Records that text is painted.
   * @returns where to read on: the rest of it tells nothing new, unless a sequence ends in it
   */
  #showText(end: number): number | undefined {
    this.#textPaints = true;
    if (this.#mark) this.#mark.paintsText = true;
    if (this.#textEnd < end) this.#textEnd = this.#content.indexOf("\nET", end);
    if (this.#sequenceEnd < end) this.#sequenceEnd = this.#content.indexOf("EMC", end);
    return end < this.#textEnd && this.#textEnd < this.#sequenceEnd ? this.#textEnd : undefined;
  }

  #begin(operandsStart: number, start: number, end: number): void {
    const { tag, mcid } = readMarkedContent(this.#operands.text(operandsStart, start));
    if (mcid !== undefined) {
      if (this.#mark || this.#textStart >= 0)
        throw new Error(`Unexpected mark ${mcid} inside other content, expected one beside it`);
      this.#mark = { mcid, start: this.#afterSpace(operandsStart), end, paintsText: false, paintsOther: false };
      this.marks.set(mcid, this.#mark);
      this.#open.push(this.#mark);
      this.#joinsLast = false;
    } else if (tag === "Artifact") {
      this.#open.push("artifact");
      this.#inArtifact = true;
      this.#joinsLast = false;
    } else this.#open.push("span");
  }

  #end(): void {
    const closed = this.#open.pop();
    if (closed === undefined || closed === "span") return;
    if (closed === "artifact") this.#inArtifact = false;
    else this.#mark = undefined;
    this.#joinsLast = false;
  }

  /** Notes what paths, shadings, pictures and forms paint. */
  #draw(operator: string, operandsStart: number, start: number, end: number): void {
    const begin = this.#afterSpace(operandsStart);
    switch (operator) {
      case "m":
      case "re":
        if (this.#pathStart < 0) this.#pathStart = begin;
        return;
      case "n":
        this.#pathStart = -1;
        return;
      case "sh":
        if (this.#mark) this.#mark.paintsOther = true;
        this.#paint(begin, end);
        return;
      case "Do":
        if (this.#mark) this.#mark.paintsOther = true;
        if (this.#holdsMarks(this.#operands.name(operandsStart, start))) this.#joinsLast = false;
        else this.#paint(begin, end);
        return;
      case "BI":
        throw new Error("Unexpected inline image in a content stream, expected pictures as XObjects");
      default:
        if (this.#mark) this.#mark.paintsOther = true;
        this.#paint(this.#pathStart < 0 ? begin : this.#pathStart, end);
        this.#pathStart = -1;
    }
  }

  #paint(start: number, end: number): void {
    if (this.#mark || this.#inArtifact) return;
    const last = this.unmarked.at(-1);
    if (this.#joinsLast && last) last.end = end;
    else this.unmarked.push({ start, end });
    this.#joinsLast = true;
  }

  #afterSpace(start: number): number {
    let at = start;
    while (this.#content[at]! <= 32) at++;
    return at;
  }
}
