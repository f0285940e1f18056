/** The setting `print.profile` in; the ICC profile that it names out, or a complaint where it is none for print. */
import { readFile, realpath } from "node:fs/promises";
import { resolve, sep } from "node:path";
import type { Point } from "unist";
import type { VFile } from "vfile";
import { complain } from "../report/complain.ts";

/** Undefined where no profile is named, or after a complaint on `file`. */
export async function readProfile(
  name: string | undefined,
  folder: string,
  file: VFile,
  placeOf: (path: readonly PropertyKey[]) => Point,
): Promise<Uint8Array | undefined> {
  if (name === undefined) return undefined;
  const read = await readOne(name, folder);
  if (typeof read !== "string") return read;
  const setting = ["print", "profile"];
  const facts = { setting: setting.join("."), found: `profile \`${name}\``, expected: read };
  complain(file, "bad-setting", facts, placeOf(setting));
  return undefined;
}

/** The profile, or what was expected instead. */
async function readOne(name: string, folder: string): Promise<Uint8Array | string> {
  const path = await realpath(resolve(folder, name)).catch(() => undefined);
  if (!path?.startsWith((await realpath(folder)) + sep)) return "an ICC profile (.icc) inside the manuscript's folder";
  const bytes = await readFile(path).catch(() => undefined);
  // Header of a profile (ISO 15076-1, 7.2): its class at 12, its colours at 16, its signature at 36.
  const at = (offset: number) => bytes?.toString("latin1", offset, offset + 4);
  if (at(36) !== "acsp") return "an ICC profile";
  return bytes && at(12) === "prtr" && at(16) === "CMYK" ? bytes : "the profile of a printing condition, in CMYK";
}
