/** Converts the colours of a content stream to inks, and removes its marked-content operators. */
import { editContent, type ContentEdit } from "../../lib/pdf/content/content-stream.ts";
import { numbersText } from "../../lib/pdf/number-text.ts";
import { dict, type PdfDict, type PdfValue } from "../../lib/pdf/objects.ts";
import { OperandReader } from "../../lib/pdf/content/operands.ts";
import { operatorReader } from "../../lib/pdf/content/operators.ts";
import type { Ink } from "../../lib/colour/read-ink.ts";
import type { Rgb } from "../../lib/colour/rgb.ts";
import type { ColourTarget } from "./colour-target.ts";

export interface ConvertedContent {
  readonly content: Buffer;
  /** Spot inks by the name of their colour space in the resources. */
  readonly spots: ReadonlyMap<string, Ink>;
  /** Whether the graphics states of `overprintStates` are used. */
  readonly overprints: boolean;
}

/** Decimals that colours are written with. */
const places = 4;

const forEachOperator = operatorReader("rg RG g G k K cs CS sc SC scn SCN q Q BDC BMC EMC DP MP BI sh".split(" "));

type Use = "fill" | "stroke";

/** The paints of fills and strokes in a graphics state, as far as they concern inks. */
type PaintState = Readonly<Record<Use, ConvertedPaint>>;

interface ConvertedPaint {
  /** Undefined where unknown: at the start of a form, which takes over its caller's. */
  readonly overprints: boolean | undefined;
  /** How the operands of sc and scn are read; undefined where the space needs no conversion. */
  readonly reader: ((components: readonly number[]) => Rgb) | undefined;
}

const unknownPaint: ConvertedPaint = { overprints: undefined, reader: undefined };

/**
 * Graphics states, by name, that switch overprinting on or off for fills (F) and strokes (S). In overprint mode 1 (OPM)
 * an ink with the value 0 in a colour leaves the ink below unchanged (ISO 32000-1, 8.6.7).
 */
export const overprintStates: ReadonlyMap<string, PdfDict> = new Map(
  [false, true].flatMap((fill) =>
    [false, true].map((stroke): [string, PdfDict] => [
      stateName(fill, stroke),
      dict({ Type: "/ExtGState", OP: stroke, op: fill, OPM: 1 }),
    ]),
  ),
);

function stateName(fill: boolean, stroke: boolean): string {
  return `Overprint${fill ? "F" : ""}${stroke ? "S" : ""}`;
}

/** Finds a colour space by its name in the resources. */
export type SpaceFinder = (name: string) => PdfValue | undefined;

/**
 * Converts the colours of a content stream. Pure black, of text and of lines, overprints what lies below, so that no
 * white shows where plates don't meet exactly; all other colours knock out.
 *
 * @throws {Error} for inline images and for colour spaces that Chromium does not write
 */
export function convertContent(content: Buffer, target: ColourTarget, spaceOf: SpaceFinder): ConvertedContent {
  return new ContentConverter(content, target, spaceOf).convert();
}

/** Converts one content stream. */
class ContentConverter {
  readonly #content: Buffer;
  readonly #operands: OperandReader;
  readonly #target: ColourTarget;
  readonly #spaceOf: SpaceFinder;
  readonly #edits: ContentEdit[] = [];
  readonly #spots = new Map<string, Ink>();
  readonly #nameOfSpot = new Map<string, string>();
  readonly #saved: PaintState[] = [];
  #state: PaintState = { fill: unknownPaint, stroke: unknownPaint };
  #overprints = false;

  constructor(content: Buffer, target: ColourTarget, spaceOf: SpaceFinder) {
    this.#content = content;
    this.#operands = new OperandReader(content);
    this.#target = target;
    this.#spaceOf = spaceOf;
  }

  convert(): ConvertedContent {
    forEachOperator(this.#content, (operator, from, start, end) => {
      switch (operator) {
        case "q":
          this.#saved.push(this.#state);
          break;
        case "Q":
          this.#state = this.#saved.pop() ?? this.#state;
          break;
        case "BDC":
        case "BMC":
        case "EMC":
        case "DP":
        case "MP":
          this.#edits.push({ start: from, end, by: "" });
          break;
        case "BI":
          throw new Error("Unexpected inline image in a content stream, expected pictures as XObjects");
        default: {
          const by = this.#setColour(operator, from, start);
          if (by !== undefined) this.#edits.push({ start: from, end, by: `\n${by}` });
        }
      }
    });
    return { content: editContent(this.#content, this.#edits), spots: this.#spots, overprints: this.#overprints };
  }

  /** Returns the text that replaces an operator that sets a colour or its space; undefined where the operator stays. */
  #setColour(operator: string, from: number, start: number): string | undefined {
    const use = operator === operator.toLowerCase() ? "fill" : "stroke";
    switch (operator) {
      case "rg":
      case "RG": {
        const [red = 0, green = 0, blue = 0] = this.#operands.numberList(from, start);
        return this.#setDeviceColour(use, [red, green, blue]);
      }
      case "g":
      case "G": {
        const [grey = 0] = this.#operands.numberList(from, start);
        return this.#setDeviceColour(use, [grey, grey, grey]);
      }
      case "cs":
      case "CS":
        return this.#setSpace(use, operator, this.#operands.name(from, start));
      case "k":
      case "K":
        this.#change(use, { reader: undefined });
        return this.#keepInk(use, operator, from, start);
      case "sc":
      case "SC":
      case "scn":
      case "SCN": {
        const { reader } = this.#state[use];
        if (!reader) return this.#keepInk(use, operator, from, start);
        return this.#paintWith(use, reader(this.#operands.numberList(from, start)));
      }
      default:
        return undefined;
    }
  }

  #setDeviceColour(use: Use, rgb: Rgb): string {
    const by = this.#paintWith(use, rgb);
    this.#change(use, { reader: undefined });
    return by;
  }

  /**
   * Returns an operator that sets inks already, as in an imported cover, and switches off the overprinting that a black
   * before it switched on; undefined where the operator can stay as it is.
   */
  #keepInk(use: Use, operator: string, from: number, start: number): string | undefined {
    if (this.#state[use].overprints !== true) return undefined;
    return `${this.#operands.text(from, start)} ${operator}${this.#switchOverprint(use, false)}`;
  }

  #setSpace(use: Use, operator: string, name: string): string | undefined {
    const space = this.#spaceOf(name) ?? (`/${name}` as const);
    const isPattern = space === "/Pattern";
    const reader = isPattern ? undefined : this.#target.rgbReader(space);
    this.#change(use, { reader });
    if (isPattern) return `/Pattern ${operator}${this.#switchOverprint(use, false)}`;
    return reader && this.#paintWith(use, [0, 0, 0]);
  }

  #paintWith(use: Use, rgb: Rgb): string {
    const ink = this.#target.inkOf(rgb);
    if (!ink) return `${numbersText(places, this.#target.components(rgb))} ${use === "fill" ? "g" : "G"}`;
    const [cyan, magenta, yellow, black] = ink.cmyk;
    const isBlack = !ink.spot && cyan === 0 && magenta === 0 && yellow === 0 && black === 1;
    return this.#inkOperator(use, ink) + this.#switchOverprint(use, isBlack);
  }

  #inkOperator(use: Use, ink: Ink): string {
    if (!ink.spot) return `${numbersText(places, ink.cmyk)} ${use === "fill" ? "k" : "K"}`;
    let name = this.#nameOfSpot.get(ink.spot);
    if (name === undefined) {
      name = `Spot${this.#spots.size}`;
      this.#nameOfSpot.set(ink.spot, name);
      this.#spots.set(name, ink);
    }
    return use === "fill" ? `/${name} cs 1 scn` : `/${name} CS 1 SCN`;
  }

  #switchOverprint(use: Use, on: boolean): string {
    if (this.#state[use].overprints === on) return "";
    this.#change(use, { overprints: on });
    this.#overprints = true;
    const { fill, stroke } = this.#state;
    return ` /${stateName(fill.overprints ?? false, stroke.overprints ?? false)} gs`;
  }

  #change(use: Use, change: Partial<ConvertedPaint>): void {
    this.#state = { ...this.#state, [use]: { ...this.#state[use], ...change } };
  }
}
