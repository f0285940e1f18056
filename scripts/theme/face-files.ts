/** Reads the faces of a report's rare letters for what is set without a browser. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { PartialFace } from "../lib/pdf/fonts/face-runs.ts";
import type { Face } from "./face.ts";
import type { Typeface } from "./theme.ts";

/** A face as it is embedded or measured: a TrueType file. */
export interface FaceFile extends PartialFace {
  bytes: Buffer;
  /** Share of the size of the text at which it is drawn. */
  scale: number;
}

/**
 * Returns the upright faces for letters that a typeface lacks, those that are asked first in front.
 *
 * @param faces - of all typefaces
 */
export function readFaceFiles(
  { family }: Pick<Typeface, "family">,
  faces: readonly Face[],
  weight: Face["weight"],
): Promise<FaceFile[]> {
  const wanted = faces.filter((face) => {
    return face.family === family && face.style === "normal" && face.weight === weight;
  });
  return Promise.all(
    wanted.toReversed().map(async (face) => {
      return { bytes: await bytesOfFace(face), scale: face.scale ?? 1, has: inRange(face.range ?? "") };
    }),
  );
}

/** Reads the file of a face. */
export async function bytesOfFace({ url }: Pick<Face, "url">): Promise<Buffer> {
  return url.startsWith("data:")
    ? Buffer.from(url.slice(url.indexOf(",") + 1), "base64")
    : readFile(fileURLToPath(url));
}

function inRange(range: string): (character: string) => boolean {
  const points = new Set(range.split(",").map((code) => Number.parseInt(code.slice(2), 16)));
  return (character) => points.has(character.codePointAt(0)!);
}
