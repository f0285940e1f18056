/** A content stream in screen colours in; the same in inks, without marks of structure, and the resources that it needs out. */
import { editContent, operatorReader } from "../../pdf/content-stream.ts";
import { dict, type PdfDict, type PdfValue } from "../../pdf/objects.ts";
import type { Ink } from "../../manuscript/read-ink.ts";
import type { Rgb } from "../colour/ink-converter.ts";
import type { ColourTarget } from "./colour-target.ts";

export interface ConvertedContent {
  readonly content: Buffer;
  /** Spot inks by the name of their colour space in the resources. */
  readonly spots: ReadonlyMap<string, Ink>;
  /** Whether the graphics states of `overprintStates` are used. */
  readonly overprints: boolean;
}

const forEachOperator = operatorReader("rg RG g G k K cs CS sc SC scn SCN q Q BDC BMC EMC DP MP BI sh".split(" "));

/** Fill and stroke of the graphics state, as far as it concerns inks. */
interface PaintState {
  /** Undefined where unknown: at the start of a form, which takes over its caller's. */
  overprint: { fill: boolean | undefined; stroke: boolean | undefined };
  readers: { fill: Reader; stroke: Reader };
}

/** How the operands of sc and scn are read; undefined where the space needs no conversion. */
type Reader = ((components: readonly number[]) => Rgb) | undefined;

/** By name, the graphics states that switch overprinting for fills (F) and strokes (S). OPM 1: what has no ink stays (8.6.7). */
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

/**
 * Pure black overprints what it stands on, text and rules alike, so that no white shows where plates don't meet;
 * all other colours knock out.
 *
 * @param spaceOf - a colour space by its name in the resources
 * @throws {Error} for inline images and for colour spaces that Chromium does not write.
 */
export function convertContent(
  content: Buffer,
  target: ColourTarget,
  spaceOf: (name: string) => PdfValue | undefined,
): ConvertedContent {
  const edits: { start: number; end: number; by: string }[] = [];
  const spots = new Map<string, Ink>();
  const nameOfSpot = new Map<string, string>();
  let overprints = false;
  let state: PaintState = {
    overprint: { fill: undefined, stroke: undefined },
    readers: { fill: undefined, stroke: undefined },
  };
  const stack: PaintState[] = [];

  function colour(use: "fill" | "stroke", rgb: Rgb): string {
    const ink = target.inkOf(rgb);
    if (!ink) return `${format(target.components(rgb))} ${use === "fill" ? "g" : "G"}`;
    const [cyan, magenta, yellow, black] = ink.cmyk;
    const isBlack = !ink.spot && cyan === 0 && magenta === 0 && yellow === 0 && black === 1;
    return paintOf(use, ink) + switchOverprint(use, isBlack);
  }

  function paintOf(use: "fill" | "stroke", ink: Ink): string {
    if (!ink.spot) return `${format(ink.cmyk)} ${use === "fill" ? "k" : "K"}`;
    let name = nameOfSpot.get(ink.spot);
    if (name === undefined) {
      name = `Spot${spots.size}`;
      nameOfSpot.set(ink.spot, name);
      spots.set(name, ink);
    }
    return use === "fill" ? `/${name} cs 1 scn` : `/${name} CS 1 SCN`;
  }

  function switchOverprint(use: "fill" | "stroke", on: boolean): string {
    if (state.overprint[use] === on) return "";
    state.overprint = { ...state.overprint, [use]: on };
    overprints = true;
    const { fill = false, stroke = false } = state.overprint;
    return ` /${stateName(fill, stroke)} gs`;
  }

  forEachOperator(content, (operator, operandsStart, start, end) => {
    const operands = () => content.toString("latin1", operandsStart, start).trim();
    const components = () => operands().split(/\s+/).map(Number);
    const replace = (by: string) => void edits.push({ start: operandsStart, end, by: `\n${by}` });
    const use = operator === operator.toLowerCase() ? "fill" : "stroke";
    switch (operator) {
      case "q":
        stack.push({ ...state });
        break;
      case "Q":
        state = stack.pop() ?? state;
        break;
      case "rg":
      case "RG":
        replace(colour(use, components() as unknown as Rgb));
        state.readers = { ...state.readers, [use]: undefined };
        break;
      case "g":
      case "G": {
        const [grey = 0] = components();
        replace(colour(use, [grey, grey, grey]));
        state.readers = { ...state.readers, [use]: undefined };
        break;
      }
      case "cs":
      case "CS": {
        const name = operands().slice(1);
        const reader = name === "Pattern" ? undefined : target.rgbReader(spaceOf(name) ?? `/${name}`);
        state.readers = { ...state.readers, [use]: reader };
        if (reader) replace(colour(use, [0, 0, 0]));
        else if (name === "Pattern") replace(`/Pattern ${operator}${switchOverprint(use, false)}`);
        break;
      }
      case "sc":
      case "SC":
      case "scn":
      case "SCN": {
        const reader = state.readers[use];
        if (reader) replace(colour(use, reader(components())));
        break;
      }
      case "BDC":
      case "BMC":
      case "EMC":
      case "DP":
      case "MP":
        edits.push({ start: operandsStart, end, by: "" });
        break;
      case "BI":
        throw new Error("Unexpected inline image in a content stream, expected pictures as XObjects");
    }
  });
  return { content: editContent(content, edits), spots, overprints };
}

function format(components: readonly number[]): string {
  return components.map((value) => String(Math.round(value * 10000) / 10000)).join(" ");
}
