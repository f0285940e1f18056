/** A colour space of a PDF in, its name and what its colours are made of out. */
import { PdfStream, asArray, describe, resolve, type PdfDict, type PdfValue } from "../../../pdf/objects.ts";
import { contentOf } from "../../../pdf/content-stream.ts";
import type { Inks } from "./ink-layers.ts";
import { entriesOf, numbers, readFunction } from "../../convert/read-function.ts";

export interface ColourSpace {
  /** `DeviceCMYK`, `Separation All`, `Indexed DeviceRGB`. */
  readonly name: string;
  /** Of a colour; of a spot ink those that stand for it. Undefined where the space doesn't tell them. */
  inksOf(components: readonly number[]): Inks | undefined;
  /** The colour that it begins with (ISO 32000-1, 8.6.5.2 to 8.6.6.4). */
  readonly initial: readonly number[];
  /** Colours that a gradient's function gives, as many as show its extremes. */
  coloursOf(gradient: PdfValue | undefined): number[][];
}

/** @param named - the colour spaces that resources hold by name */
export function readColourSpace(space: PdfValue | undefined, named?: PdfDict): ColourSpace {
  const resolved = resolve(space);
  const found = typeof resolved === "string" ? (resolve(named?.get(resolved.slice(1))) ?? resolved) : resolved;
  const name = nameOfSpace(found);
  const isFull = name.startsWith("Separation");
  const initial = name === "DeviceCMYK" ? [0, 0, 0, 1] : [isFull ? 1 : 0];
  return { name, initial, inksOf: inksIn(found), coloursOf };
}

function inksIn(space: PdfValue): ColourSpace["inksOf"] {
  if (space === "/DeviceCMYK") return asInks;
  if (space === "/DeviceGray") return ([grey = 0]) => [0, 0, 0, 1 - grey];
  const [family, , alternate, tint] = asArray(space);
  if (family !== "/Separation" || resolve(alternate) !== "/DeviceCMYK") return () => undefined;
  const inksOfTint = readFunction(tint);
  return (components) => asInks(inksOfTint(components));
}

function asInks([cyan = 0, magenta = 0, yellow = 0, black = 0]: readonly number[]): Inks {
  return [cyan, magenta, yellow, black];
}

function nameOfSpace(space: PdfValue): string {
  if (typeof space === "string") return space.slice(1);
  const [family, first] = asArray(space);
  const bare = typeof family === "string" ? family.slice(1) : describe(space);
  if (bare === "Separation") return `Separation ${typeof first === "string" ? first.slice(1) : describe(first)}`;
  if (bare === "Indexed" || (bare === "Pattern" && first !== undefined))
    return `${bare} ${nameOfSpace(resolve(first))}`;
  if (bare === "ICCBased") {
    const profile = resolve(first);
    return `ICCBased of ${profile instanceof PdfStream ? describe(profile.dict.get("N")) : "nothing"} components`;
  }
  return bare;
}

/** Along a ramp; over a field on a coarse grid. */
const steps = 16;

function coloursOf(gradient: PdfValue | undefined): number[][] {
  if (gradient === undefined) return [];
  const resolved = resolve(gradient);
  const first = Array.isArray(resolved) ? resolve(resolved[0]) : resolved;
  const domain = numbers(entriesOf(first).get("Domain"));
  // A sampled function of two inputs is read from its samples: they are colours.
  if (domain.length > 2 && first instanceof PdfStream) return samplesOf(first);
  const plain = readFunction(gradient);
  const [from = 0, to = 1] = domain;
  return Array.from({ length: steps + 1 }, (_, i) => plain([from + ((to - from) * i) / steps]));
}

function samplesOf(field: PdfStream): number[][] {
  const outputs = numbers(field.dict.get("Range")).length / 2;
  const samples = contentOfField(field);
  const colours: number[][] = [];
  const count = samples.length / 2 / outputs;
  for (let i = 0; i < count; i += Math.max(1, Math.floor(count / 400))) {
    colours.push(Array.from({ length: outputs }, (_, o) => samples.readUInt16BE((i * outputs + o) * 2) / 65535));
  }
  return colours;
}

function contentOfField(field: PdfStream): Buffer {
  if (field.dict.get("BitsPerSample") !== 16)
    throw new Error("Unexpected samples of a gradient, expected 16 bits each");
  return contentOf(field);
}
