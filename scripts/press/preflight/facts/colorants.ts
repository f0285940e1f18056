/** Reads which inks the colours of a colour space are printed with, and how much of each a colour has. */
import { PdfStream, PdfString, asArray, resolve, type PdfValue } from "../../../lib/pdf/objects.ts";
import { contentOfStream } from "../../../lib/pdf/content/content-stream.ts";

/** The inks of a colour space (ISO 32000-1, 8.6.6.4), each of which makes a plate. */
export interface Colorants {
  /** Names of inks, as `Black` or `PANTONE 1807 C`; the special names `All` and `None` as they are. */
  readonly names: readonly string[];
  /** Returns how much of each ink a colour has, from 0 to 1, in the order of `names`. */
  tintsOf(components: readonly number[]): readonly number[];
}

/** Which plates a colour needs. */
export interface Inking {
  /** Names of the inks with a value above 0 in the colour. */
  readonly names: readonly string[];
  readonly isWhite: boolean;
  /** Whether the colour is full black and nothing else. */
  readonly isBlack: boolean;
  /** The spot inks of the colour space: a plate is made of each, even if no colour uses it. */
  readonly spots: readonly string[];
}

/** Tints below this (0–1) make no dots on a plate. */
const leastTint = 0.005;

/** Returns the plates of paint of several colours, as of a picture or a pattern. @param names - of their inks */
export function inkingOfSeveral(names: readonly string[]): Inking {
  return { names, isWhite: false, isBlack: false, spots: [] };
}

export function inkingOf({ names }: Colorants, tints: readonly number[]): Inking {
  const inked = names.filter((_, i) => tints[i]! > leastTint);
  return {
    names: inked,
    isWhite: tints.every((tint) => tint === 0),
    isBlack: inked.length === 1 && inked[0] === "Black" && tints[names.indexOf("Black")]! > 1 - leastTint,
    spots: names.filter((name) => !isProcessInk(name)),
  };
}

const process: readonly string[] = ["Cyan", "Magenta", "Yellow", "Black"];
const ofCmyk: Colorants = { names: process, tintsOf: (components) => process.map((_, i) => components[i] ?? 0) };
const ofGrey: Colorants = { names: ["Black"], tintsOf: ([grey = 0]) => [1 - grey] };

/** Returns whether an ink is one of the four of every press. */
export function isProcessInk(name: string): boolean {
  return process.includes(name);
}

/**
 * Reads the inks of a colour space. Undefined where a profile decides on them, as for RGB and Lab, and for patterns
 * without a colour of their own.
 */
export function readColorants(space: PdfValue): Colorants | undefined {
  const [family, first, third, table] = Array.isArray(space) ? space.map(resolve) : [space];
  switch (family) {
    case "/DeviceCMYK":
      return ofCmyk;
    case "/DeviceGray":
    case "/CalGray":
      return ofGrey;
    case "/ICCBased": {
      const count = first instanceof PdfStream ? resolve(first.dict.get("N")) : undefined;
      return count === 4 ? ofCmyk : count === 1 ? ofGrey : undefined;
    }
    case "/Separation":
      return named([first ?? null]);
    case "/DeviceN":
      return named(asArray(first));
    case "/Pattern":
      return first === undefined || first === null ? undefined : readColorants(first);
    case "/Indexed": {
      const base = readColorants(first ?? null);
      return base && ofPalette(base, table ?? null, Number(third));
    }
    default:
      return undefined;
  }
}

function named(values: readonly PdfValue[]): Colorants {
  const names = values.map((value) => {
    const name = resolve(value);
    return typeof name === "string" ? name.slice(1) : "";
  });
  return { names, tintsOf: (components) => names.map((_, i) => components[i] ?? 0) };
}

function ofPalette(base: Colorants, table: PdfValue, last: number): Colorants {
  const size = base.names.length;
  const bytes =
    table instanceof PdfString
      ? Buffer.from(table.bytes, "latin1")
      : table instanceof PdfStream
        ? contentOfStream(table)
        : Buffer.alloc(0);
  return {
    names: base.names,
    tintsOf: ([index = 0]) => {
      const at = Math.min(Math.max(0, Math.trunc(index)), last) * size;
      return base.tintsOf(Array.from(bytes.subarray(at, at + size), (byte) => byte / 255));
    },
  };
}
