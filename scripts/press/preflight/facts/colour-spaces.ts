/** Reads the name of a colour space and what its colours are made of. */
import { PdfStream, asArray, describe, resolve, type PdfDict, type PdfValue } from "../../../lib/pdf/objects.ts";
import { readColorants, type Colorants } from "./colorants.ts";
import { contentOf } from "../../../lib/pdf/content-stream.ts";
import type { Cmyk } from "../../../lib/colour/read-ink.ts";
import { entriesOf, numbers, readFunction } from "../../convert/read-function.ts";

export interface ColourSpace {
  /** `DeviceCMYK`, `Separation All`, `Indexed DeviceRGB`. */
  readonly name: string;
  /**
   * Returns the process inks of a colour; for a spot ink those of its alternate space. Undefined where the space
   * doesn't tell them.
   */
  inksOf(components: readonly number[]): Cmyk | undefined;
  /** The inks of the space; undefined where the space names none. */
  readonly colorants: Colorants | undefined;
  /** The initial colour of the space (ISO 32000-1, 8.6.5.2 to 8.6.6.4). */
  readonly initial: readonly number[];
  /** Returns colours of a gradient's function, as many as are needed to find its extremes. */
  coloursOf(gradient: PdfValue | undefined): number[][];
}

/** @param named - the colour spaces of the resources, by name */
export function readColourSpace(space: PdfValue | undefined, named?: PdfDict): ColourSpace {
  const resolved = resolve(space);
  const found = typeof resolved === "string" ? (resolve(named?.get(resolved.slice(1))) ?? resolved) : resolved;
  const name = nameOfSpace(found);
  const colorants = readColorants(found);
  return { name, initial: initialOf(name, colorants), inksOf: inksIn(found), colorants, coloursOf };
}

function initialOf(name: string, colorants: Colorants | undefined): number[] {
  if (name === "DeviceCMYK") return [0, 0, 0, 1];
  // The initial colour of a spot ink is its full tint.
  return name.startsWith("Separation") || name === "DeviceN" ? (colorants?.names ?? []).map(() => 1) : [0];
}

function inksIn(space: PdfValue): ColourSpace["inksOf"] {
  if (space === "/DeviceCMYK") return asInks;
  if (space === "/DeviceGray") return ([grey = 0]) => [0, 0, 0, 1 - grey];
  const [family, , alternate, tint] = asArray(space);
  if (family !== "/Separation" || resolve(alternate) !== "/DeviceCMYK") return () => undefined;
  const inksOfTint = readFunction(tint);
  return (components) => asInks(inksOfTint(components));
}

function asInks([cyan = 0, magenta = 0, yellow = 0, black = 0]: readonly number[]): Cmyk {
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

/** Samples along the one input of a gradient's function. */
const steps = 16;

function coloursOf(gradient: PdfValue | undefined): number[][] {
  if (gradient === undefined) return [];
  const resolved = resolve(gradient);
  const first = Array.isArray(resolved) ? resolve(resolved[0]) : resolved;
  const domain = numbers(entriesOf(first).get("Domain"));
  // The samples of a sampled function of two inputs are colours already.
  if (domain.length > 2 && first instanceof PdfStream) return samplesOf(first);
  const plain = readFunction(gradient);
  const [from = 0, to = 1] = domain;
  return Array.from({ length: steps + 1 }, (_, i) => plain([from + ((to - from) * i) / steps]));
}

function samplesOf(field: PdfStream): number[][] {
  const outputs = numbers(field.dict.get("Range")).length / 2;
  const samples = contentOf(field);
  const bytesEach = Number(field.dict.get("BitsPerSample")) / 8;
  if (bytesEach !== 1 && bytesEach !== 2)
    throw new Error("Unexpected samples of a gradient, expected 8 or 16 bits each");
  const sampleAt = (index: number) => samples.readUIntBE(index * bytesEach, bytesEach) / (256 ** bytesEach - 1);
  const colours: number[][] = [];
  const count = Math.floor(samples.length / bytesEach / outputs);
  for (let i = 0; i < count; i += Math.max(1, Math.floor(count / 400))) {
    colours.push(Array.from({ length: outputs }, (_, o) => sampleAt(i * outputs + o)));
  }
  return colours;
}
