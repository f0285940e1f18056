/** The content of a page, and of all that it paints with, in; facts on paint, colours, lines, text and pictures out. */
import { contentOf } from "../../../pdf/content-stream.ts";
import { PdfStream, asArray, asDict, describe, resolve, type PdfDict, type PdfValue } from "../../../pdf/objects.ts";
import type { Box } from "../../press-geometry.ts";
import { readColourSpace, type ColourSpace } from "./colour-spaces.ts";
import { readFont, type FontMetrics } from "./font-metrics.ts";
import { everywhere, extentOf, identity, intersect, multiply, nowhere, scalesOf, type Matrix } from "./geometry.ts";
import { initialState, type GraphicsState } from "./graphics-state.ts";
import { thinnestWorthNoting, type PageFacts } from "./page-facts.ts";
import { PathInProgress } from "./path-in-progress.ts";
import { nameOf, numbersOf, readInstructions, type Operand } from "./read-instructions.ts";
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

const deviceSpaces = { g: "/DeviceGray", rg: "/DeviceRGB", k: "/DeviceCMYK" } as const;

/** @param content - of a page; its resources may hold forms and patterns, which are walked where they are used */
export function walkContent(content: Buffer, resources: PdfDict, facts: PageFacts, fontOf: FontReader): void {
  walk(content, resources, initialState());

  function walk(bytes: Buffer, here: PdfDict, start: GraphicsState): void {
    let state: GraphicsState = { ...start };
    const stack: GraphicsState[] = [];
    const text = new TextPlace();
    let path = new PathInProgress();
    const find = (kind: string, operand: Operand | undefined) => resolve(asDict(here.get(kind))?.get(nameOf(operand)));
    const useOf = (operator: string) => (operator === operator.toLowerCase() ? "fill" : "stroke");

    const endPath = () => {
      // Nothing is painted where nothing is left of the clip.
      if (path.clips) state.clip = (path.box && visible(path.box, state)) ?? nowhere;
      path = new PathInProgress();
    };
    const setPattern = (pattern: PdfValue) => {
      // A tile lies anywhere: what matters are its colours and fonts.
      if (pattern instanceof PdfStream) walkForm(pattern, here, { ...state, matrix: identity, clip: nowhere });
      else addShading(asDict(pattern)?.get("Shading"), here);
    };

    readInstructions(bytes, (operator, operands) => {
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
          addFill(path, state);
          endPath();
          break;
        case "S":
        case "s":
          addStroke(path, state);
          endPath();
          break;
        case "B":
        case "B*":
        case "b":
        case "b*":
          addFill(path, state);
          addStroke(path, state);
          endPath();
          break;
        case "sh": {
          addShading(find("Shading", operands[0]), here);
          const box = intersect(state.clip, facts.media ?? everywhere);
          if (box) facts.grounds.push(box);
          break;
        }
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
          const space = readColourSpace(deviceSpaces[operator.toLowerCase() as keyof typeof deviceSpaces]);
          state[useOf(operator)] = space;
          addColour(space, numbersOf(operands), operator);
          break;
        }
        case "cs":
        case "CS":
          state[useOf(operator)] = readColourSpace(find("ColorSpace", operands[0]) ?? operands[0]);
          break;
        case "sc":
        case "scn":
        case "SC":
        case "SCN":
          if (typeof operands.at(-1) === "string") setPattern(find("Pattern", operands.at(-1)));
          else addColour(state[useOf(operator)], numbersOf(operands), operator);
          break;
        case "Tf": {
          const font = asDict(find("Font", operands[0]));
          state.font = font && fontOf(font);
          [state.size = 0] = numbersOf(operands);
          if (state.font) facts.fonts.set(state.font.name, { name: state.font.name, program: state.font.program });
          break;
        }
        default: {
          const box = text.operate(operator, operands, state);
          const seen = box && intersect(box, state.clip);
          if (seen) facts.texts.push(seen);
        }
      }
    });
  }

  function visible(box: Box, state: GraphicsState): Box | undefined {
    return intersect(extentOf(box, state.matrix), state.clip);
  }

  function addColour({ name: space }: ColourSpace, components: readonly number[], by: string): void {
    const key = `${by} ${space} ${components.join(" ")}`;
    if (!facts.colours.has(key)) facts.colours.set(key, { space, components, by });
  }

  function addShading(shading: PdfValue | undefined, here: PdfDict): void {
    const resolved = resolve(shading);
    const entries = resolved instanceof PdfStream ? resolved.dict : asDict(resolved);
    const space = readColourSpace(entries?.get("ColorSpace"), asDict(here.get("ColorSpace")));
    for (const components of space.coloursOf(entries?.get("Function"))) addColour(space, components, "shading");
  }

  function addFill(path: PathInProgress, state: GraphicsState): void {
    const box = path.box && visible(path.box, state);
    if (box) facts.grounds.push(box);
    const [scaleX, scaleY] = scalesOf(state.matrix);
    for (const rectangle of path.rectangles) {
      const widthPt = Math.min((rectangle[2] - rectangle[0]) * scaleX, (rectangle[3] - rectangle[1]) * scaleY);
      const seen = widthPt < thinnestWorthNoting ? visible(rectangle, state) : undefined;
      if (seen) facts.thinLines.push({ widthPt, box: seen });
    }
  }

  function addStroke({ box }: PathInProgress, state: GraphicsState): void {
    const half = state.lineWidth / 2;
    const seen = box && visible([box[0] - half, box[1] - half, box[2] + half, box[3] + half], state);
    if (!seen) return;
    facts.grounds.push(seen);
    const widthPt = state.lineWidth * Math.min(...scalesOf(state.matrix));
    if (widthPt < thinnestWorthNoting) facts.thinLines.push({ widthPt, box: seen });
  }

  function addObject(object: PdfValue, here: PdfDict, state: GraphicsState): void {
    if (!(object instanceof PdfStream)) return;
    const subtype = object.dict.get("Subtype");
    if (subtype === "/Image") addPicture(object, state);
    else if (subtype === "/Form") walkForm(object, here, state);
    else facts.oddities.add(`XObject of type ${describe(subtype)}`);
  }

  function walkForm(form: PdfStream, around: PdfDict, state: GraphicsState): void {
    const matrix = asArray(form.dict.get("Matrix")).map(Number);
    const placed = multiply((matrix.length === 6 ? matrix : identity) as unknown as Matrix, state.matrix);
    const box = asArray(form.dict.get("BBox")).map(Number) as unknown as Box;
    const clip = box.length === 4 ? intersect(extentOf(box, placed), state.clip) : state.clip;
    const blending = asDict(form.dict.get("Group"))?.get("CS");
    if (blending !== undefined) addColour(readColourSpace(blending), [], "group");
    const inside = { ...state, matrix: placed, clip: clip ?? nowhere };
    walk(contentOf(form), asDict(form.dict.get("Resources")) ?? around, inside);
  }

  function addPicture(image: PdfStream, state: GraphicsState): void {
    const [widthPx, heightPx] = [Number(image.dict.get("Width")), Number(image.dict.get("Height"))];
    const [widthPt, heightPt] = scalesOf(state.matrix);
    if (image.dict.get("ImageMask") !== true) addColour(readColourSpace(image.dict.get("ColorSpace")), [], "image");
    if (image.dict.has("SMask")) facts.transparency.add("soft mask of a picture");
    for (const key of ["Alternates", "OPI"]) if (image.dict.has(key)) facts.oddities.add(`${key} of a picture`);
    const box = visible([0, 0, 1, 1], state);
    if (!box) return;
    facts.grounds.push(box);
    facts.pictures.push({ widthPx, heightPx, ppi: Math.min((widthPx / widthPt) * 72, (heightPx / heightPt) * 72) });
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
    if (typeof first === "string" && !["/Normal", "/Compatible"].includes(first))
      facts.transparency.add(first.slice(1));
    const mask = asDict(entries.get("SMask"));
    const group = resolve(mask?.get("G"));
    if (mask) facts.transparency.add("soft mask");
    if (group instanceof PdfStream) walkForm(group, new Map(), { ...state, clip: nowhere });
    for (const key of ["TR", "HTP"]) if (entries.has(key)) facts.oddities.add(`${key} in a graphics state`);
    if (entries.has("TR2") && entries.get("TR2") !== "/Default") facts.oddities.add("TR2 in a graphics state");
  }
}
