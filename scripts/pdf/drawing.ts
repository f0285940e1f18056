/** Lines, rectangles, texts and forms in; a page's content stream and its resources out. */
import type { EmbeddedFont } from "./embed-font.ts";
import { PdfRef, dict, type PdfDict, type PdfStream, type PdfValue } from "./objects.ts";
import { deflatedStream } from "./write-objects.ts";

/** Red, green and blue, 0 to 1. */
export type Colour = readonly [number, number, number];

export interface TextStyle {
  font: EmbeddedFont;
  sizePt: number;
  colour: Colour;
  /** Where `x` is: at the text's start, middle or end. Start, if not given. */
  align?: "start" | "middle" | "end";
}

/** Draws in points, from the lower left corner. */
export class Drawing {
  #operators = "";
  readonly #resources = new Map<string, Map<PdfValue, string>>();

  /** What `draw` draws has the origin at `x`, `y`, and is scaled, turned (radians, to the left) or clipped. */
  within({ x, y, scale = 1, turn = 0, clip }: Placement, draw: () => void): void {
    const [cos, sin] = [Math.cos(turn) * scale, Math.sin(turn) * scale];
    this.#operators += `q ${[cos, sin, -sin, cos, x, y].map(number).join(" ")} cm\n`;
    if (clip) this.#operators += `0 0 ${number(clip.width)} ${number(clip.height)} re W n\n`;
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
    const name = this.#nameOf("Font", font.ref);
    this.#operators += `BT ${fill(colour)} /${name} ${number(sizePt)} Tf ${number(left)} ${number(y)} Td ${line.shown} TJ ET\n`;
  }

  rectangle(x: number, y: number, width: number, height: number, colour: Colour): void {
    this.#operators += `${fill(colour)} ${[x, y, width, height].map(number).join(" ")} re f\n`;
  }

  frame(x: number, y: number, width: number, height: number, colour: Colour, widthPt: number): void {
    this.#operators += `${stroke(colour)} ${number(widthPt)} w ${[x, y, width, height].map(number).join(" ")} re S\n`;
  }

  line(fromX: number, fromY: number, toX: number, toY: number, colour: Colour, widthPt: number): void {
    const path = `${number(fromX)} ${number(fromY)} m ${number(toX)} ${number(toY)} l`;
    this.#operators += `${stroke(colour)} ${number(widthPt)} w ${path} S\n`;
  }

  /** `draw` darkens what is there (11.3.5): black text stays black below it, and tints stay seen. */
  multiplied(draw: () => void): void {
    this.#operators += `q /${this.#nameOf("ExtGState", multiply)} gs\n`;
    draw();
    this.#operators += "Q\n";
  }

  /** What was drawn, as the entries of a page. */
  page(): { Contents: PdfRef; Resources: PdfDict } {
    return { Contents: new PdfRef(this.#stream({})), Resources: this.#resourceDict() };
  }

  /** What was drawn, from the origin as far as `width` and `height`, as a form XObject. */
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

interface Placement {
  x: number;
  y: number;
  scale?: number;
  turn?: number;
  clip?: { width: number; height: number };
}

const multiply = new PdfRef(dict({ Type: "/ExtGState", BM: "/Multiply" }));

function fill(colour: Colour): string {
  return `${colour.map(number).join(" ")} rg`;
}

function stroke(colour: Colour): string {
  return `${colour.map(number).join(" ")} RG`;
}

/** Hundredths of a point are finer than any eye or machine; scales need more. */
function number(value: number): string {
  return String(Math.round(value * 1e5) / 1e5);
}
