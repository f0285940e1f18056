/** Tells the kind of a colour space (ISO 32000-1, 8.6). */
import { PdfStream, asArray, describeValue, resolve, type PdfValue } from "./objects.ts";

/**
 * Returns the kind of a colour space; `ink` needs no conversion.
 *
 * @throws {Error} for indexed spaces and patterns
 */
export function colourFamilyOf(space: PdfValue | undefined): "rgb" | "grey" | "ink" {
  const resolved = resolve(space);
  const name = Array.isArray(resolved) ? resolved[0] : resolved;
  if (name === "/DeviceRGB" || name === "/CalRGB") return "rgb";
  if (name === "/DeviceGray" || name === "/CalGray") return "grey";
  if (name === "/DeviceCMYK" || name === "/Separation" || name === "/DeviceN") return "ink";
  if (name === "/ICCBased") {
    const profile = resolve(asArray(resolved)[1]);
    const count = profile instanceof PdfStream ? profile.dict.get("N") : undefined;
    if (count === 3) return "rgb";
    if (count === 1) return "grey";
    if (count === 4) return "ink";
  }
  throw new Error(`Unexpected colour space ${describeValue(name)}, expected grey, RGB or CMYK`);
}
