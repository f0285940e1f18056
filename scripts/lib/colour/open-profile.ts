/** Opens the ICC profile of a printing condition, and converts colours by it with Little CMS. */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import {
  BYTES_SH,
  CHANNELS_SH,
  COLORSPACE_SH,
  FLOAT_SH,
  INTENT_RELATIVE_COLORIMETRIC,
  PT_CMYK,
  PT_Lab,
  TYPE_CMYK_8,
  TYPE_RGB_8,
  cmsFLAGS_BLACKPOINTCOMPENSATION,
  instantiate,
  type LittleCms,
} from "lcms-wasm";

/** A printing condition, ready to convert. */
export interface PrintProfile {
  /** Returns four inks (0–1) for each colour of three bytes; `source` is the profile of these, sRGB if not given. */
  toInks(rgb: Uint8Array, source?: Uint8Array): Float32Array;
  /** Lightness of black ink alone, from none to full in 256 steps: CIE L* from 0 to 100, paper being 100. */
  readonly blackLightness: readonly number[];
}

const floats = (space: number, channels: number) =>
  FLOAT_SH(1) | COLORSPACE_SH(space) | CHANNELS_SH(channels) | BYTES_SH(4);

/** Formats of Little CMS: floating-point numbers, since bytes would round to steps of 0.4%. */
const cmykFloats = floats(PT_CMYK, 4);
const labFloats = floats(PT_Lab, 3);

let cms: Promise<LittleCms> | undefined;

function startEngine(): Promise<LittleCms> {
  return instantiate({
    locateFile: () => join(dirname(createRequire(import.meta.url).resolve("lcms-wasm")), "lcms.wasm"),
  });
}

/**
 * Opens a profile to convert as is usual for ISO 12647: relative colorimetric with black point compensation, so that
 * white is the paper and the darkest colour the darkest ink.
 *
 * @throws {Error} where `profile` is no CMYK profile, or a source is no RGB profile
 */
export async function openProfile(profile: Uint8Array, srgb: Uint8Array): Promise<PrintProfile> {
  return openWith(await (cms ??= startEngine()), profile, srgb);
}

/**
 * Returns whether colours can be converted with a profile. It is tried in an engine of its own, since after an error
 * over a damaged profile an engine doesn't work any more.
 *
 * @param profile - one whose header says that it describes a printing condition
 */
export async function canConvert(profile: Uint8Array, srgb: Uint8Array): Promise<boolean> {
  const engine = await startEngine();
  try {
    const opened = openWith(engine, profile, srgb);
    const { blackLightness } = opened;
    const inks = opened.toInks(Uint8Array.from([0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255]));
    const [paper = 0] = blackLightness;
    return [...inks].every((ink) => ink >= 0 && ink <= 1) && blackLightness.at(-1)! < paper;
  } catch {
    // Whatever the error is, the profile can't be used.
    return false;
  }
}

function openWith(engine: LittleCms, profile: Uint8Array, srgb: Uint8Array): PrintProfile {
  const output = open(engine, profile, "CMYK");
  const transforms = new Map<string, number>();

  function transformFrom(source: Uint8Array): number {
    const key = Buffer.from(source.buffer, source.byteOffset, source.byteLength).toString("latin1");
    const known = transforms.get(key);
    if (known !== undefined) return known;
    const input = open(engine, source, "RGB");
    const intent = INTENT_RELATIVE_COLORIMETRIC;
    const made = engine.cmsCreateTransform(
      input,
      TYPE_RGB_8,
      output,
      cmykFloats,
      intent,
      cmsFLAGS_BLACKPOINTCOMPENSATION,
    );
    engine.cmsCloseProfile(input);
    if (made === 0) throw new Error("Unexpected ICC profile without tables for a conversion, expected them");
    transforms.set(key, made);
    return made;
  }

  return {
    toInks: (rgb, source = srgb) =>
      engine.cmsDoTransform(transformFrom(source), rgb, rgb.length / 3).map((percent) => percent / 100),
    blackLightness: blackLightnessOf(engine, output),
  };
}

function open(engine: LittleCms, bytes: Uint8Array, space: string): number {
  const profile = engine.cmsOpenProfileFromMem(bytes, bytes.length);
  const found =
    profile === 0 ? "bytes that are no ICC profile" : `a profile of ${engine.cmsGetColorSpaceASCII(profile)}`;
  if (profile === 0 || engine.cmsGetColorSpaceASCII(profile) !== space) {
    throw new Error(`Unexpected ${found}, expected an ICC profile of ${space}`);
  }
  return profile;
}

function blackLightnessOf(engine: LittleCms, profile: number): number[] {
  const lab = engine.cmsCreateLab4Profile(null);
  const transform = engine.cmsCreateTransform(profile, TYPE_CMYK_8, lab, labFloats, INTENT_RELATIVE_COLORIMETRIC, 0);
  const ramp = new Uint8Array(256 * 4);
  for (let step = 0; step < 256; step++) ramp[step * 4 + 3] = step;
  const found = engine.cmsDoTransform(transform, ramp, 256);
  engine.cmsDeleteTransform(transform);
  engine.cmsCloseProfile(lab);
  return Array.from({ length: 256 }, (_, step) => found[step * 3]!);
}
