/** Says what a browser must know of a face beside its family and file. */
import type { Face } from "./face.ts";

/** Returns descriptors of `@font-face` by their names in CSS. */
export function faceDescriptors({
  style,
  weight,
  range,
  scale = 1,
  height,
}: Omit<Face, "family" | "url">): Record<string, string> {
  return {
    "font-style": style,
    "font-weight": weight,
    ...(range === undefined ? {} : { "unicode-range": range }),
    ...(scale === 1 ? {} : { "size-adjust": percent(scale) }),
    // A browser scales these, too.
    ...(height === undefined
      ? {}
      : {
          "ascent-override": percent(height.ascent / scale),
          "descent-override": percent(height.descent / scale),
          "line-gap-override": "0%",
        }),
  };
}

function percent(share: number): string {
  return `${Math.round(share * 1e4) / 100}%`;
}
