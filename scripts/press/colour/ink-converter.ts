/** A printing profile, named colours and a limit of ink in; the inks of a screen colour out. */
import type { Ink } from "../../manuscript/read-ink.ts";
import type { PrintProfile } from "./open-profile.ts";

/** Red, green and blue, each from 0 to 1. */
export type Rgb = readonly [number, number, number];

export interface InkConverter {
  /** Neutral colours with black alone, named ones as named, all others through the profile. */
  convert(rgb: Rgb): Ink;
  /** Black ink, 0 to 1, of a grey from 0 (black) to 1 (white). */
  blackOf(grey: number): number;
  /** Inks of many colours through the profile alone, within the limit of ink. */
  convertBytes(rgb: Uint8Array, source?: Uint8Array): Float32Array;
  /** Named colours as 0xrrggbb, with their inks as bytes, without those that are other colours when they are of `source`. */
  namedBytes(source: Uint8Array | undefined): ReadonlyMap<number, Uint8Array>;
}

/** Of one ink: many a PNG in sRGB says that its gamma is 2.2, which sRGB is only nearly. */
const sameInk = 0.03;

/** @param inkLimit - most ink on one spot, 1 for one full ink */
export function inkConverter(profile: PrintProfile, named: ReadonlyMap<string, Ink>, inkLimit: number): InkConverter {
  const known = new Map<number, Ink>();
  const blacks = blacksByGrey(profile.blackLightness);
  const blackOf = (grey: number) => blacks[Math.round(Math.min(1, Math.max(0, grey)) * 255)]!;
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
      const bytes = rgb.map((value) => Math.round(Math.min(1, Math.max(0, value)) * 255)) as [number, number, number];
      const key = (bytes[0] << 16) | (bytes[1] << 8) | bytes[2];
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
 * Where there is too much ink, takes cyan, magenta and yellow back in proportion: their grey is what black
 * covers anyway, so that black stays as it is.
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

/** For each of 256 greys the black that is as light, between paper (white) and full black (black), which are kept pure. */
function blacksByGrey(blackLightness: readonly number[]): number[] {
  const darkest = blackLightness[255]!;
  return Array.from({ length: 256 }, (_, grey) => {
    if (grey === 0) return 1;
    const lightness = darkest + ((100 - darkest) * lightnessOf(grey / 255)) / 100;
    const above = blackLightness.findIndex((value) => value <= lightness);
    if (above <= 0) return above === 0 ? 0 : 1;
    const [light, dark] = [blackLightness[above - 1]!, blackLightness[above]!];
    return (above - 1 + (light - lightness) / (light - dark)) / 255;
  });
}

/** CIE L* of an sRGB grey (IEC 61966-2-1). */
function lightnessOf(value: number): number {
  const luminance = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  return luminance <= 216 / 24389 ? (luminance * 24389) / 27 : 116 * Math.cbrt(luminance) - 16;
}
