/** Checks that pictures have enough pixels for their size on paper, and names their files. */
import type { Box } from "../../../lib/pdf/geometry.ts";
import { pointsToMm } from "../../press-geometry.ts";
import { isPictureOf } from "./is-picture-of.ts";
import type { Check, PressFinding, PressOrder } from "../finding.ts";
import type { PictureFact } from "../facts/page-facts.ts";

/** Pixels per inch below which anybody sees the pixels of shadows and filters, which the browser rasters. */
const leastOfRasters = 150;

export const pictures: Check = {
  name: "pictures",
  title: "Pictures with enough pixels for their size",
  run: ({ pages }, { kind, pictures: files, resolution }) =>
    pages.flatMap(({ number, pictures: painted, trim }) =>
      painted.flatMap((picture): PressFinding[] => {
        const names = files.filter((file) => isPictureOf(picture, file, kind)).map(({ name }) => name);
        const ppi = Math.round(picture.ppi);
        if (ppi >= (names.length > 0 ? resolution : leastOfRasters)) return [];
        const size = `${picture.widthPx} × ${picture.heightPx} pixels at ${ppi} ppi${placeOf(picture.box, trim)}`;
        if (names.length === 0) {
          const text = `Unexpected raster of ${size}, expected ${leastOfRasters} ppi or more; it is no picture of the manuscript: a picture, shadow or filter inside a drawing becomes one`;
          return [{ severity: "warning", page: number, text }];
        }
        const wanted = `expected ${resolution} ppi or more (\`print.resolution\`)`;
        const text = `Unexpected picture ${names.join(" or ")} of ${size}, ${wanted}: ${remedyOf(picture, resolution, kind)}`;
        return [{ severity: "error", page: number, text }];
      }),
    ),
};

function placeOf([left, , , top]: Box, trim: Box | undefined): string {
  if (!trim) return "";
  const [fromLeft, fromTop] = [left - trim[0], trim[3] - top].map((points) => Math.round(pointsToMm(points)));
  return `, ${fromLeft} mm from the page's left and ${fromTop} mm from its top`;
}

function remedyOf(
  { widthPx, heightPx, widthPt, ppi }: PictureFact,
  resolution: number,
  kind: PressOrder["kind"],
): string {
  const [width, height] = [widthPx, heightPx].map((pixels) => Math.ceil((pixels * resolution) / ppi));
  if (kind === "cover") return `a file of ${width} × ${height} pixels`;
  const mm = Math.floor((pointsToMm(widthPt) * ppi) / resolution);
  return `a file of ${width} × ${height} pixels, or a figure with \`width="${mm}mm"\``;
}
