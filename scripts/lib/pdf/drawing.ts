/** Draws lines, rectangles, texts and forms into a content stream, and collects its resources. */
import { showLine, type EmbeddedFont } from "./fonts/embed-font.ts";
import type { Rgb } from "../colour/rgb.ts";
import { numbersText } from "./number-text.ts";
import { PdfRef, dict, type PdfDict, type PdfStream, type PdfValue } from "./objects.ts";
import { deflatedStream } from "./write-objects.ts";

export interface TextStyle {
  font: EmbeddedFont;
  sizePt: number;
  colour: Rgb;
  /** Which part of the text is at `x`: its start (the default), middle or end. */
  align?: "start" | "middle" | "end";
}

/** A drawing, in points from the lower left corner. */
export class Drawing {
  #operators = "";
  readonly #resources = new Map<string, Map<PdfValue, string>>();

  /** Runs `draw` with the origin at `x`, `y`, and scaled, rotated (radians, counterclockwise) or clipped. */
  within({ x, y, scale = 1, turn = 0, clip }: DrawingPlacement, draw: () => void): void {
    const [cos, sin] = [Math.cos(turn) * scale, Math.sin(turn) * scale];
    this.#operators += `q ${numbers(cos, sin, -sin, cos, x, y)} cm\n`;
    if (clip) this.#operators += `0 0 ${numbers(clip.width)} ${numbers(clip.height)} re W n\n`;
    draw();
    this.#operators += "Q\n";
  }

  form(form: PdfRef): void {
    this.#operators += `/${this.#nameOf("XObject", form)} Do\n`;
  }

  text(x: number, y: number, text: string, { font, sizePt, colour, align = "start" }: TextStyle): void {
    if (text === "") return;
    const line = font.set(text);
    const width = line.width * sizePt;
    const left = align === "end" ? x - width : align === "middle" ? x - width / 2 : x;
    const nameOf = (ref: PdfRef) => this.#nameOf("Font", ref);
    this.#operators += `BT ${fill(colour)} ${showLine(line, sizePt, nameOf, `${numbers(left, y)} Td`)} ET\n`;
  }

  rectangle(x: number, y: number, width: number, height: number, colour: Rgb): void {
    this.#operators += `${fill(colour)} ${numbers(x, y, width, height)} re f\n`;
  }

  frame(x: number, y: number, width: number, height: number, colour: Rgb, widthPt: number): void {
    this.#operators += `${stroke(colour)} ${numbers(widthPt)} w ${numbers(x, y, width, height)} re S\n`;
  }

  line(fromX: number, fromY: number, toX: number, toY: number, colour: Rgb, widthPt: number): void {
    const path = `${numbers(fromX)} ${numbers(fromY)} m ${numbers(toX)} ${numbers(toY)} l`;
    this.#operators += `${stroke(colour)} ${numbers(widthPt)} w ${path} S\n`;
  }

  /**
   * Multiplies what `draw` paints with what is below (ISO 32000-1, 11.3.5): black text below stays black, and tints
   * stay visible.
   */
  multiplied(draw: () => void): void {
    this.#operators += `q /${this.#nameOf("ExtGState", multiplyAll)} gs\n`;
    draw();
    this.#operators += "Q\n";
  }

  /** Returns the drawing as entries of a page. */
  page(): { Contents: PdfRef; Resources: PdfDict } {
    return { Contents: new PdfRef(this.#stream({})), Resources: this.#resourceDict() };
  }

  /** Returns the drawing, cut to `width` and `height` from the origin, as a form XObject. */
  asForm(width: number, height: number): PdfRef {
    const bounds = { BBox: [0, 0, width, height], Resources: this.#resourceDict() };
    return new PdfRef(this.#stream({ Type: "/XObject", Subtype: "/Form", ...bounds }));
  }

  #stream(entries: Record<string, PdfValue>): PdfStream {
    return deflatedStream(entries, Buffer.from(this.#operators, "latin1"), 6);
  }

  #resourceDict(): PdfDict {
    const kinds = Array.from(this.#resources, ([kind, names]): [string, PdfValue] => [
      kind,
      new Map(Array.from(names, ([value, name]) => [name, value])),
    ]);
    return new Map(kinds);
  }

  #nameOf(kind: "XObject" | "Font" | "ExtGState", value: PdfValue): string {
    const names = this.#resources.get(kind) ?? new Map<PdfValue, string>();
    this.#resources.set(kind, names);
    const name = names.get(value) ?? `${kind[0]}${names.size}`;
    names.set(value, name);
    return name;
  }
}

interface DrawingPlacement {
  x: number;
  y: number;
  scale?: number;
  turn?: number;
  clip?: { width: number; height: number };
}

const multiplyAll = new PdfRef(dict({ Type: "/ExtGState", BM: "/Multiply" }));

function fill(colour: Rgb): string {
  return `${numbers(...colour)} rg`;
}

function stroke(colour: Rgb): string {
  return `${numbers(...colour)} RG`;
}

/** Decimals of numbers. Hundredths of a point are finer than any press, but scales need more. */
const places = 5;

function numbers(...values: readonly number[]): string {
  return numbersText(places, values);
}
