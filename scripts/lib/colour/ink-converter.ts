/** Converts screen colours to inks: neutral colours to black, named ones to their inks, others by an ICC profile. */
import type { Ink } from "./read-ink.ts";
import type { PrintProfile } from "./open-profile.ts";
import { greyLightness, packBytes, toByte, type Rgb } from "./rgb.ts";

export interface InkConverter {
  /** Converts a colour: a neutral one to black alone, a named one to its inks, any other by the profile. */
  convert(rgb: Rgb): Ink;
  /** Returns the black ink (0–1) for a grey from 0 (black) to 1 (white). */
  blackOf(grey: number): number;
  /** Converts many colours by the profile alone, within the ink limit. */
  convertBytes(rgb: Uint8Array, source?: Uint8Array): Float32Array;
  /**
   * Returns the inks of named colours as bytes, by 0xrrggbb; without the colours that are others in the profile
   * `source` than in sRGB.
   */
  namedBytes(source: Uint8Array | undefined): ReadonlyMap<number, Uint8Array>;
}

/** Inks that differ by less than this (0 to 1) count as equal: PNGs that declare gamma 2.2 differ from sRGB by about as much. */
const sameInk = 0.03;

/** @param inkLimit - most ink on one spot, 1 for one full ink */
export function inkConverter(profile: PrintProfile, named: ReadonlyMap<string, Ink>, inkLimit: number): InkConverter {
  const known = new Map<number, Ink>();
  const blacks = blacksByGrey(profile.blackLightness);
  const blackOf = (grey: number) => blacks[toByte(grey)]!;
  const convertBytes = (rgb: Uint8Array, source?: Uint8Array) => limited(profile.toInks(rgb, source), inkLimit);

  function inkOf(bytes: readonly [number, number, number]): Ink {
    const name = named.get(`#${Buffer.from(bytes).toString("hex")}`);
    if (name) return name;
    const [red, green, blue] = bytes;
    if (red === green && green === blue) return { cmyk: [0, 0, 0, blackOf(red / 255)] };
    const [cyan = 0, magenta = 0, yellow = 0, black = 0] = convertBytes(Uint8Array.from(bytes));
    return { cmyk: [cyan, magenta, yellow, black] };
  }

  return {
    convert(rgb) {
      const bytes = rgb.map(toByte) as [number, number, number];
      const key = packBytes(...bytes);
      let ink = known.get(key);
      if (!ink) known.set(key, (ink = inkOf(bytes)));
      return ink;
    },
    blackOf,
    convertBytes,
    namedBytes(source) {
      const colours = Array.from(named, ([colour, { cmyk }]) => {
        const bytes = Buffer.from(colour.slice(1), "hex");
        return { bytes, number: bytes.readUIntBE(0, 3), inks: Uint8Array.from(cmyk, (ink) => Math.round(ink * 255)) };
      });
      const same = colours.filter(({ bytes }) => {
        const read = convertBytes(bytes, source);
        return convertBytes(bytes).every((ink, i) => Math.abs(ink - read[i]!) < sameInk);
      });
      return new Map(same.map(({ number, inks }) => [number, inks]));
    },
  };
}

/**
 * Reduces cyan, magenta and yellow in proportion where there is too much ink. Black stays as it is, since it covers the
 * grey of the three anyway.
 */
function limited(inks: Float32Array, limit: number): Float32Array {
  for (let at = 0; at < inks.length; at += 4) {
    const colour = inks[at]! + inks[at + 1]! + inks[at + 2]!;
    const most = Math.max(0, limit - inks[at + 3]!);
    if (colour <= most) continue;
    for (let ink = at; ink < at + 3; ink++) inks[ink]! *= most / colour;
  }
  return inks;
}

/**
 * Returns, for each of 256 greys, the black ink of the same lightness, between paper (white) and full black, both of
 * which stay pure.
 */
function blacksByGrey(blackLightness: readonly number[]): number[] {
  const darkest = blackLightness[255]!;
  return Array.from({ length: 256 }, (_, grey) => {
    if (grey === 0) return 1;
    const lightness = darkest + ((100 - darkest) * greyLightness(grey / 255)) / 100;
    const above = blackLightness.findIndex((value) => value <= lightness);
    if (above <= 0) return above === 0 ? 0 : 1;
    const [light, dark] = [blackLightness[above - 1]!, blackLightness[above]!];
    return (above - 1 + (light - lightness) / (light - dark)) / 255;
  });
}
