/** Declares the part of `lcms-wasm` that is used here: Little CMS, compiled to WebAssembly. */
declare module "lcms-wasm" {
  export interface LittleCms {
    /** Opens a profile, and returns a handle; 0 for bytes that are no profile. */
    cmsOpenProfileFromMem(bytes: Uint8Array, length: number): number;
    cmsCloseProfile(profile: number): void;
    cmsCreateLab4Profile(whitePoint: null): number;
    /** Returns the name of the colour space, as `CMYK`; null for one without a name. */
    cmsGetColorSpaceASCII(profile: number): string | null;
    cmsCreateTransform(
      input: number,
      inputFormat: number,
      output: number,
      outputFormat: number,
      intent: number,
      flags: number,
    ): number;
    cmsDeleteTransform(transform: number): void;
    cmsDoTransform(transform: number, input: Uint8Array, count: number): Float32Array;
  }
  export function instantiate(options: { locateFile: () => string }): Promise<LittleCms>;
  export const TYPE_RGB_8: number;
  export const TYPE_CMYK_8: number;
  export const INTENT_RELATIVE_COLORIMETRIC: number;
  export const cmsFLAGS_BLACKPOINTCOMPENSATION: number;
  export const PT_CMYK: number;
  export const PT_Lab: number;
  export function FLOAT_SH(value: number): number;
  export function COLORSPACE_SH(value: number): number;
  export function CHANNELS_SH(value: number): number;
  export function BYTES_SH(value: number): number;
}
