/** The content of a page, and of all that it paints with, in; facts on paint, colours, lines, text and pictures out. */
import { contentOf } from "../../../pdf/content-stream.ts";
import { PdfStream, asArray, asDict, describe, resolve, type PdfDict, type PdfValue } from "../../../pdf/objects.ts";
import type { Box } from "../../press-geometry.ts";
import { readColourSpace, type ColourSpace } from "./colour-spaces.ts";
import { readFont, type FontMetrics } from "./font-metrics.ts";
import { everywhere, extentOf, identity, intersect, multiply, nowhere, type Matrix } from "./geometry.ts";
import { initialState, type GraphicsState } from "./graphics-state.ts";
import type { InkLayers } from "./ink-layers.ts";
import { PaintRecord, visible, type PaintedFacts } from "./paint-record.ts";
import { PathInProgress } from "./path-in-progress.ts";
import { nameOf, numberAt, numbersOf, readInstructions, type Operand } from "./read-instructions.ts";
import { TextPlace } from "./text-place.ts";

/** Fonts are read once for a file. */
export type FontReader = (font: PdfDict) => FontMetrics;

export function fontReader(): FontReader {
  const known = new Map<PdfDict, FontMetrics>();
  return (font) => {
    let metrics = known.get(font);
    if (!metrics) known.set(font, (metrics = readFont(font)));
    return metrics;
  };
}

const deviceSpaces = {
  g: readColourSpace("/DeviceGray"),
  rg: readColourSpace("/DeviceRGB"),
  k: readColourSpace("/DeviceCMYK"),
};

/** Text operators after which text stands in the same space, painted with the same inks. */
const isOfRun = (operator: string) =>
  (operator.startsWith("T") && operator !== "Tm") || operator === "'" || operator === '"';

/**
 * @param content - of a page; its resources may hold forms and patterns, which are walked where they are used
 * @param layers - is told of all that is painted
 */
export function walkContent(
  content: Buffer,
  resources: PdfDict,
  facts: PaintedFacts,
  layers: InkLayers,
  fontOf: FontReader,
): void {
  const record = new PaintRecord(facts, layers);
  walk(content, resources, initialState());

  function walk(bytes: Buffer, here: PdfDict, start: GraphicsState): void {
    let state: GraphicsState = { ...start };
    const stack: GraphicsState[] = [];
    const text = new TextPlace();
    let path = new PathInProgress();
    const find = (kind: string, operand: Operand | undefined) => resolve(asDict(here.get(kind))?.get(nameOf(operand)));
    const useOf = (operator: string) => (operator === operator.toLowerCase() ? "fill" : "stroke");

    const setColour = (use: "fill" | "stroke", space: ColourSpace, components: number[], by: string) => {
      state[use] = { ...state[use], space, inks: space.inksOf(components) };
      record.addColour(space, components, by);
    };
    const endRun = () => {
      const shown = text.endRun(state);
      if (shown) record.addText(shown, state);
    };
    const endPath = () => {
      // Nothing is painted where nothing is left of the clip.
      if (path.clips) state.clip = (path.box && visible(path.box, state)) ?? nowhere;
      path = new PathInProgress();
    };
    const setPattern = (pattern: PdfValue) => {
      // A tile lies anywhere: what matters are its colours and fonts.
      if (pattern instanceof PdfStream) walkForm(pattern, here, { ...state, matrix: identity, clip: nowhere });
      else record.addGradient(asDict(pattern)?.get("Shading"), here);
    };

    readInstructions(bytes, (operator, operands) => {
      if (!isOfRun(operator)) endRun();
      switch (operator) {
        case "q":
          stack.push({ ...state });
          break;
        case "Q":
          state = stack.pop() ?? state;
          break;
        case "cm":
          state.matrix = multiply(numbersOf(operands) as unknown as Matrix, state.matrix);
          break;
        case "w":
          [state.lineWidth = 1] = numbersOf(operands);
          break;
        case "M":
          [state.miterLimit = 10] = numbersOf(operands);
          break;
        case "gs":
          applyState(asDict(find("ExtGState", operands[0])), state);
          break;
        case "m":
        case "l":
        case "c":
        case "v":
        case "y":
        case "re":
        case "W":
        case "W*":
          path.add(operator, numbersOf(operands));
          break;
        case "n":
          endPath();
          break;
        case "f":
        case "F":
        case "f*":
          record.addFill(path, state);
          endPath();
          break;
        case "S":
        case "s":
          record.addStroke(path, state);
          endPath();
          break;
        case "B":
        case "B*":
        case "b":
        case "b*":
          record.addFill(path, state);
          record.addStroke(path, state);
          endPath();
          break;
        case "sh":
          record.addGradient(find("Shading", operands[0]), here);
          record.addGround(intersect(state.clip, facts.media ?? everywhere), undefined);
          break;
        case "Do":
          addObject(find("XObject", operands[0]), here, state);
          break;
        case "BI":
          facts.oddities.add("inline image");
          break;
        case "g":
        case "rg":
        case "k":
        case "G":
        case "RG":
        case "K": {
          const space = deviceSpaces[operator.toLowerCase() as keyof typeof deviceSpaces];
          setColour(useOf(operator), space, numbersOf(operands), operator);
          break;
        }
        case "cs":
        case "CS": {
          const space = readColourSpace(find("ColorSpace", operands[0]) ?? operands[0]);
          const use = useOf(operator);
          state[use] = { ...state[use], space, inks: space.inksOf(space.initial) };
          break;
        }
        case "sc":
        case "scn":
        case "SC":
        case "SCN":
          if (typeof operands.at(-1) === "string") {
            state[useOf(operator)] = { ...state[useOf(operator)], inks: undefined };
            setPattern(find("Pattern", operands.at(-1)));
          } else setColour(useOf(operator), state[useOf(operator)].space, numbersOf(operands), operator);
          break;
        case "Tf": {
          const font = asDict(find("Font", operands[0]));
          state.font = font && fontOf(font);
          state.size = numberAt(operands, 1);
          if (state.font) facts.fonts.set(state.font.name, { name: state.font.name, program: state.font.program });
          break;
        }
        default:
          text.operate(operator, operands, state);
      }
    });
    endRun();
  }

  function addObject(object: PdfValue, here: PdfDict, state: GraphicsState): void {
    if (!(object instanceof PdfStream)) return;
    const subtype = object.dict.get("Subtype");
    if (subtype === "/Image") record.addPicture(object, state);
    else if (subtype === "/Form") walkForm(object, here, state);
    else facts.oddities.add(`XObject of type ${describe(subtype)}`);
  }

  function walkForm(form: PdfStream, around: PdfDict, state: GraphicsState): void {
    const matrix = asArray(form.dict.get("Matrix")).map(Number);
    const placed = multiply((matrix.length === 6 ? matrix : identity) as unknown as Matrix, state.matrix);
    const box = asArray(form.dict.get("BBox")).map(Number) as unknown as Box;
    const clip = box.length === 4 ? intersect(extentOf(box, placed), state.clip) : state.clip;
    const blending = asDict(form.dict.get("Group"))?.get("CS");
    if (blending !== undefined) {
      const space = readColourSpace(blending);
      record.addColour(space, [], "group");
      if (clip && space.name !== "DeviceCMYK") layers.unprove();
    }
    const inside = { ...state, matrix: placed, clip: clip ?? nowhere };
    walk(contentOf(form), asDict(form.dict.get("Resources")) ?? around, inside);
  }

  function applyState(entries: PdfDict | undefined, state: GraphicsState): void {
    if (!entries) return;
    const width = entries.get("LW");
    if (typeof width === "number") state.lineWidth = width;
    for (const key of ["ca", "CA"]) {
      const alpha = entries.get(key);
      if (typeof alpha === "number" && alpha < 1) facts.transparency.add(`opacity ${Math.round(alpha * 100)}%`);
    }
    const mode = resolve(entries.get("BM"));
    const first = Array.isArray(mode) ? resolve(mode[0]) : mode;
    if (typeof first === "string" && !["/Normal", "/Compatible"].includes(first)) {
      facts.transparency.add(first.slice(1));
      layers.unprove();
    }
    const [strokes, fills] = [entries.get("OP"), entries.get("op") ?? entries.get("OP")];
    if (typeof fills === "boolean") state.fill = { ...state.fill, overprints: fills };
    if (typeof strokes === "boolean") state.stroke = { ...state.stroke, overprints: strokes };
    const mask = asDict(entries.get("SMask"));
    const group = resolve(mask?.get("G"));
    if (mask) facts.transparency.add("soft mask");
    if (group instanceof PdfStream) walkForm(group, new Map(), { ...state, clip: nowhere });
    for (const key of ["TR", "HTP"]) if (entries.has(key)) facts.oddities.add(`${key} in a graphics state`);
    if (entries.has("TR2") && entries.get("TR2") !== "/Default") facts.oddities.add("TR2 in a graphics state");
  }
}
