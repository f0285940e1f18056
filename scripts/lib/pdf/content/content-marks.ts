/** Reads the marked content of a content stream, and what it paints outside of it. */
import { readMarkedContent } from "./marked-content.ts";
import { OperandReader } from "./operands.ts";
import { operatorReader } from "./operators.ts";

/**
 * A marked-content sequence with an MCID (ISO 32000-1, 14.6); `start` and `end` are the offsets of its opening
 * operator.
 */
export interface ContentMark {
  readonly mcid: number;
  readonly start: number;
  readonly end: number;
  paintsText: boolean;
  paintsOther: boolean;
}

export interface ContentMarks {
  readonly marks: Map<number, ContentMark>;
  /** Stretches that paint outside marked content, as offsets; adjacent ones are one. */
  readonly unmarked: { start: number; end: number }[];
}

/**
 * Returns whether an XObject of the stream's resources is a form that contains marked content itself, so that painting
 * it needs none.
 */
export type HoldsMarks = (xObject: string) => boolean;

/**
 * Reads a content stream as Skia writes it.
 *
 * @throws {Error} for what Skia does not write: inline images, and marked content that begins inside unmarked text or
 *   other marked content
 */
export function readContentMarks(content: Buffer, holdsMarks: HoldsMarks): ContentMarks {
  const { marks, unmarked } = new MarkReader(content, holdsMarks).read();
  return { marks, unmarked };
}

/** The operators that mark and paint content; most others only move the current point or set colours. */
const forEachOperator = operatorReader("Tj TJ BDC BMC EMC m re n f F f* B B* b b* S s sh Do BT ET BI".split(" "));

/** An open sequence: one with an MCID, an artifact, or another one. */
type OpenMark = ContentMark | "artifact" | "span";

class MarkReader implements ContentMarks {
  readonly marks = new Map<number, ContentMark>();
  readonly unmarked: ContentMarks["unmarked"] = [];
  readonly #content: Buffer;
  readonly #operands: OperandReader;
  readonly #holdsMarks: HoldsMarks;
  /** Open sequences, the outermost first. */
  readonly #open: OpenMark[] = [];
  #mark: ContentMark | undefined;
  #inArtifact = false;
  /** Whether the next thing painted belongs to the last unmarked stretch. */
  #joinsLast = false;
  #pathStart = -1;
  #textStart = -1;
  #textPaints = false;
  /** Offsets at which the next text object and the next sequence end; searched for when needed. */
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
   * Records that text is painted. @returns the offset at which to read on: the rest of the text object tells nothing
   * new, unless a sequence ends in it
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

  /** Records what paths, shadings, images and forms paint. */
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
