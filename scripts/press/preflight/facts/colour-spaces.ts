/** Reads the name of a colour space and what its colours are made of. */
import { PdfStream, asArray, describeValue, resolve, type PdfDict, type PdfValue } from "../../../lib/pdf/objects.ts";
import { isProcessInk, readColorants, type Colorants } from "./colorants.ts";
import type { Cmyk } from "../../../lib/colour/read-ink.ts";
import { readFunction } from "../../../lib/pdf/read-function.ts";

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
}

/** @param named - the colour spaces of the resources, by name */
export function readColourSpace(space: PdfValue | undefined, named?: PdfDict): ColourSpace {
  const resolved = resolve(space);
  const found = typeof resolved === "string" ? (resolve(named?.get(resolved.slice(1))) ?? resolved) : resolved;
  const name = nameOfSpace(found);
  const colorants = readColorants(found);
  return { name, initial: initialOf(name, colorants), inksOf: inksIn(found), colorants };
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
  const names = readColorants(space)?.names ?? [];
  if (family !== "/Separation" && family !== "/DeviceN") return () => undefined;
  // A press has the plates of these, whatever the alternate space is (ISO 32000-1, 8.6.6.4 and 8.6.6.5).
  if (names.every((name) => name === "All" || name === "None" || isProcessInk(name))) {
    return (components) => inksOfPlates(names, components);
  }
  if (resolve(alternate) !== "/DeviceCMYK") return () => undefined;
  const inksOfTint = readFunction(tint);
  return (components) => asInks(inksOfTint(components));
}

/** Returns how much of the four inks colorants of their names have; `All` is all of them, `None` nothing. */
export function inksOfPlates(names: readonly string[], tints: readonly number[]): Cmyk {
  const of = (ink: string) => Math.max(0, ...names.map((name, i) => (name === ink || name === "All" ? tints[i]! : 0)));
  return [of("Cyan"), of("Magenta"), of("Yellow"), of("Black")];
}

function asInks([cyan = 0, magenta = 0, yellow = 0, black = 0]: readonly number[]): Cmyk {
  return [cyan, magenta, yellow, black];
}

function nameOfSpace(space: PdfValue): string {
  if (typeof space === "string") return space.slice(1);
  const [family, first] = asArray(space);
  const bare = typeof family === "string" ? family.slice(1) : describeValue(space);
  if (bare === "Separation") return `Separation ${typeof first === "string" ? first.slice(1) : describeValue(first)}`;
  if (bare === "Indexed" || (bare === "Pattern" && first !== undefined))
    return `${bare} ${nameOfSpace(resolve(first))}`;
  if (bare === "ICCBased") {
    const profile = resolve(first);
    return `ICCBased of ${profile instanceof PdfStream ? describeValue(profile.dict.get("N")) : "nothing"} components`;
  }
  return bare;
}
