/** Walks the content of a page, and of its forms, patterns and masks, and records facts. */
import { nameOfOperand, numberAt, numbersOf, type Operand } from "../../../lib/pdf/content/operands.ts";
import { readInstructions } from "../../../lib/pdf/content/instructions.ts";
import {
  extentOf,
  identity,
  intersect,
  matrixOf,
  multiply,
  nowhere,
  readMatrix,
  union,
  type Box,
} from "../../../lib/pdf/geometry.ts";
import { contentOfStream } from "../../../lib/pdf/content/content-stream.ts";
import {
  PdfStream,
  asArray,
  asDict,
  describeValue,
  resolve,
  type PdfDict,
  type PdfValue,
} from "../../../lib/pdf/objects.ts";
import { applyGraphicsState } from "./apply-graphics-state.ts";
import { readColourSpace, type ColourSpace } from "./colour-spaces.ts";
import type { FontReader } from "./font-metrics.ts";
import { inkingOfSeveral } from "./colorants.ts";
import { glyphsWithColours } from "./glyphs-with-colours.ts";
import { colourOf, initialState, paintOf, type GraphicsState } from "./graphics-state.ts";
import type { InkLayers } from "./ink-layers.ts";
import type { PaintedFacts } from "./page-facts.ts";
import { PaintRecord, visible } from "./paint-record.ts";
import { PathInProgress } from "./path-in-progress.ts";
import { TextPlace, type ShownText } from "./text-place.ts";

const deviceSpaces = {
  g: readColourSpace("/DeviceGray"),
  rg: readColourSpace("/DeviceRGB"),
  k: readColourSpace("/DeviceCMYK"),
};

/** Returns whether text after an operator continues the run before it, in the same space and with the same inks. */
const isOfRun = (operator: string) =>
  (operator.startsWith("T") && operator !== "Tm") || operator === "'" || operator === '"';

/** How many instructions of a file may still be read. Forms that paint forms can multiply them beyond all bounds. */
export interface Budget {
  left: number;
}

/** The records and readers that the walk of a page uses. */
export interface Walk {
  /** Gathers the inks of all that is painted. */
  readonly layers: InkLayers;
  readonly fontOf: FontReader;
  readonly budget: Budget;
}

/** State in which a tile or a glyph is walked, which may stand anywhere. */
const ofTile = { matrix: identity, clip: nowhere, clipTypePt: undefined, inTile: true };

/** How many forms may be nested in each other. */
const deepest = 28;

class TooMuch extends Error {}

/**
 * Walks a page's content, and forms and patterns where they are used, and adds to `facts`.
 *
 * @param content - content stream of the page
 * @param resources - resources of the page
 * @throws {Error} where there are more instructions than the budget allows
 */
export function walkContent(content: Buffer, resources: PdfDict, facts: PaintedFacts, walk: Walk): void {
  const page: WalkedPage = { ...walk, facts, record: new PaintRecord(facts, walk.layers), open: new Set() };
  new Walker(page, resources, initialState()).walk(content);
}

/** State that the walks of a page's content and of all its forms share. */
interface WalkedPage extends Walk {
  readonly facts: PaintedFacts;
  readonly record: PaintRecord;
  /** Forms that are being walked, so that one that paints itself is noticed. */
  readonly open: Set<PdfStream>;
}

type Use = "fill" | "stroke";

/** Operators that add to a path (ISO 32000-1, 8.5.2) or make it clip. */
const ofPaths: ReadonlySet<string> = new Set(["m", "l", "c", "v", "y", "re", "W", "W*"]);

/** Operators that end a path, with how they paint it (ISO 32000-1, 8.5.3). */
const usesOf: ReadonlyMap<string, readonly Use[]> = new Map<string, readonly Use[]>([
  ["n", []],
  ...["f", "F", "f*"].map((operator) => [operator, ["fill"]] as const),
  ...["S", "s"].map((operator) => [operator, ["stroke"]] as const),
  ...["B", "B*", "b", "b*"].map((operator) => [operator, ["fill", "stroke"]] as const),
]);

/** Returns whether a colour operator is for fills or strokes: those in capitals are for strokes. */
function useOf(operator: string): Use {
  return operator === operator.toLowerCase() ? "fill" : "stroke";
}

/** Walks one content stream: of a page, form, tile or mask. */
class Walker {
  readonly #page: WalkedPage;
  readonly #resources: PdfDict;
  readonly #saved: GraphicsState[] = [];
  readonly #text = new TextPlace();
  #path = new PathInProgress();
  #state: GraphicsState;
  /** The letters since the last `BT` that clip. */
  #clipping: Pick<ShownText, "box" | "sizePt"> | undefined;

  constructor(page: WalkedPage, resources: PdfDict, start: GraphicsState) {
    this.#page = page;
    this.#resources = resources;
    this.#state = { ...start };
  }

  walk(content: Buffer): void {
    const { budget, facts, layers } = this.#page;
    readInstructions(content, (operator, operands) => {
      if (budget.left-- <= 0) throw new TooMuch("there is more of it than can be read in reasonable time");
      try {
        this.#operate(operator, operands);
      } catch (error) {
        if (error instanceof TooMuch) throw error;
        facts.unread.add(`operator ${operator} (${(error as Error).message})`);
        layers.unprove();
      }
    });
    this.#endRun();
  }

  /** Runs operators of the graphics state and of XObjects, and passes others on to paths, colours and text. */
  #operate(operator: string, operands: Operand[]): void {
    if (!isOfRun(operator)) this.#endRun();
    switch (operator) {
      case "q":
        this.#saved.push({ ...this.#state });
        break;
      case "Q":
        this.#state = this.#saved.pop() ?? this.#state;
        break;
      case "cm":
        this.#state.matrix = multiply(matrixOf(numbersOf(operands)), this.#state.matrix);
        break;
      case "w":
        [this.#state.lineWidth = 1] = numbersOf(operands);
        break;
      case "M":
        [this.#state.miterLimit = 10] = numbersOf(operands);
        break;
      case "gs":
        this.#applyState(asDict(this.#find("ExtGState", operands[0])));
        break;
      case "sh":
        this.#page.record.addShading(this.#find("Shading", operands[0]), this.#resources, this.#state);
        break;
      case "Do":
        this.#addObject(this.#find("XObject", operands[0]));
        break;
      case "BI":
        this.#page.facts.oddities.add("inline image");
        break;
      case "ET":
        this.#endText();
        break;
      case "Tf":
        this.#setFont(operands);
        break;
      default:
        if (!this.#paint(operator, operands) && !this.#setColour(operator, operands))
          this.#text.operate(operator, operands, this.#state);
    }
  }

  /** Runs an operator that makes or paints a path. @returns whether it is one */
  #paint(operator: string, operands: Operand[]): boolean {
    if (ofPaths.has(operator)) {
      this.#path.add(operator, numbersOf(operands));
      return true;
    }
    const painted = usesOf.get(operator);
    if (!painted) return false;
    if (painted.includes("fill")) this.#page.record.addFill(this.#path, this.#state);
    if (painted.includes("stroke")) this.#page.record.addStroke(this.#path, this.#state);
    this.#endPath();
    return true;
  }

  /** Runs an operator that sets a colour or its space. @returns whether it is one */
  #setColour(operator: string, operands: Operand[]): boolean {
    const use = useOf(operator);
    switch (operator) {
      case "g":
      case "rg":
      case "k":
      case "G":
      case "RG":
      case "K":
        this.#setPaint(use, deviceSpaces[operator.toLowerCase() as keyof typeof deviceSpaces], operands, operator);
        return true;
      case "cs":
      case "CS": {
        const space = readColourSpace(this.#find("ColorSpace", operands[0]) ?? operands[0]);
        this.#state[use] = paintOf(colourOf(space, space.initial), this.#state[use].overprints);
        return true;
      }
      case "sc":
      case "scn":
      case "SC":
      case "SCN":
        if (typeof operands.at(-1) === "string") this.#setPattern(use, operands);
        else this.#setPaint(use, this.#state[use].space, operands, operator);
        return true;
      default:
        return false;
    }
  }

  #setPaint(use: Use, space: ColourSpace, operands: Operand[], by: string): void {
    const colour = this.#page.record.colour(space, numbersOf(operands), by);
    this.#state[use] = paintOf(colour, this.#state[use].overprints);
  }

  #setPattern(use: Use, operands: Operand[]): void {
    const pattern = this.#find("Pattern", operands.at(-1));
    const components = numbersOf(operands);
    const { space, overprints } = this.#state[use];
    const own = paintOf(colourOf(space, components), overprints);
    if (pattern instanceof PdfStream) {
      // A tile may be painted anywhere, so only its colours and fonts matter. It may have no colour of its own (ISO
      // 32000-1, 8.7.3.3).
      const inside = components.length > 0 ? { fill: own, stroke: own } : {};
      const names = this.#page.record.inksOf(() => {
        this.#walkForm(pattern, { ...this.#state, ...inside, ...ofTile });
      });
      const inking = names.length > 0 ? inkingOfSeveral(names) : undefined;
      this.#state[use] = { ...own, inks: undefined, inking, isTile: true };
    } else {
      // The current colour space stays Pattern for the next `scn`.
      const colour = this.#page.record.addGradient(asDict(pattern)?.get("Shading"), this.#resources);
      const { name, colorants } = colour.space;
      this.#state[use] = { ...paintOf(colour, overprints), space: { ...space, name, colorants } };
    }
  }

  #setFont(operands: Operand[]): void {
    const { fontOf, facts } = this.#page;
    const found = asDict(this.#find("Font", operands[0]));
    const font = found && fontOf(found);
    if (font && found && !font.ownInks) font.ownInks = this.#inksOfGlyphs(found);
    this.#state.font = font;
    this.#state.size = numberAt(operands, 1);
    if (font) facts.fonts.set(font.name, { name: font.name, program: font.program });
  }

  /** Walks the glyphs of a Type 3 font that have colours of their own, and returns their inks. */
  #inksOfGlyphs(font: PdfDict): readonly string[] {
    const { record } = this.#page;
    const own = { ...this.#state.fill, inks: undefined, inking: undefined };
    const inside = { ...this.#state, ...ofTile, fill: own, stroke: own };
    const resources = asDict(font.get("Resources")) ?? this.#resources;
    return record.inksOf(() => {
      for (const glyph of glyphsWithColours(font)) this.#walkInside(glyph, inside, resources);
    });
  }

  #endRun(): void {
    const shown = this.#text.endRun(this.#state);
    if (!shown) return;
    this.#page.record.addText(shown, this.#state);
    if (!shown.clips) return;
    const { box, sizePt } = this.#clipping ?? shown;
    this.#clipping = { box: union(box, shown.box), sizePt: Math.min(sizePt, shown.sizePt) };
  }

  /** Clips by the letters of a text object, at its end (ISO 32000-1, 9.4.1). */
  #endText(): void {
    if (!this.#clipping) return;
    const { box, sizePt } = this.#clipping;
    this.#clipping = undefined;
    this.#state.clip = intersect(box, this.#state.clip) ?? nowhere;
    this.#state.clipTypePt = Math.min(sizePt, this.#state.clipTypePt ?? Infinity);
  }

  #endPath(): void {
    const { clips, box } = this.#path;
    // Where the clip is empty, nothing is painted.
    if (clips) this.#state.clip = (box && visible(box, this.#state)) ?? nowhere;
    this.#path = new PathInProgress();
  }

  /** Returns a resource by its kind and name. */
  #find(kind: string, name: Operand | undefined): PdfValue {
    return resolve(asDict(this.#resources.get(kind))?.get(nameOfOperand(name)));
  }

  #addObject(object: PdfValue): void {
    if (!(object instanceof PdfStream)) return;
    const { record, facts } = this.#page;
    const subtype = object.dict.get("Subtype");
    if (subtype === "/Image") record.addPicture(object, this.#state);
    else if (subtype === "/Form") this.#walkForm(object, this.#state);
    else facts.oddities.add(`XObject of type ${describeValue(subtype)}`);
  }

  /** @param around - resources to use where the form has none of its own */
  #walkForm(form: PdfStream, state: GraphicsState, around = this.#resources): void {
    const { layers, record } = this.#page;
    const placed = multiply(readMatrix(form.dict.get("Matrix")), state.matrix);
    const box = asArray(form.dict.get("BBox")).map(Number) as unknown as Box;
    const clip = box.length === 4 ? intersect(extentOf(box, placed), state.clip) : state.clip;
    const blending = asDict(form.dict.get("Group"))?.get("CS");
    if (blending !== undefined) {
      const space = readColourSpace(blending);
      record.addColour(space, [], "group");
      if (clip && space.name !== "DeviceCMYK") layers.unprove();
    }
    const inside = { ...state, matrix: placed, clip: clip ?? nowhere };
    this.#walkInside(form, inside, asDict(form.dict.get("Resources")) ?? around);
  }

  #walkInside(form: PdfStream, state: GraphicsState, resources: PdfDict): void {
    const { open } = this.#page;
    if (open.has(form)) throw new Error("a form that paints itself");
    if (open.size >= deepest) throw new Error(`more than ${deepest} forms within each other`);
    open.add(form);
    try {
      new Walker(this.#page, resources, state).walk(contentOfStream(form));
    } finally {
      open.delete(form);
    }
  }

  #applyState(entries: PdfDict | undefined): void {
    const group = entries && applyGraphicsState(entries, this.#state, this.#page);
    if (group)
      this.#walkForm(group, { ...this.#state, clip: nowhere, clipTypePt: undefined, inTile: false }, new Map());
  }
}
