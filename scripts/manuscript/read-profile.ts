/** Reads the ICC profile that the setting `print.profile` names, or complains where it can't be used for print. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { VFile } from "vfile";
import { stylesPath } from "../theme/built-in-theme.ts";
import { complain } from "../messages/complain.ts";
import { readInside, explainRefusedRead } from "./files/read-inside.ts";
import { expectReadable } from "./files/read-plain-file.ts";
import type { PointOf } from "./settings/read-settings.ts";

/** The most bytes of a profile: profiles of printing conditions have less than 10 MB. */
const maxBytes = 64 * 1024 * 1024;

/** Returns the profile; undefined where none is named, or after a complaint in `file`. */
export async function readProfile(
  name: string | undefined,
  folder: string,
  file: VFile,
  placeOf: PointOf,
): Promise<Uint8Array | undefined> {
  if (name === undefined) return undefined;
  const read = await readOne(name, folder);
  if (typeof read !== "string") return read;
  const setting = ["print", "profile"];
  const facts = { setting: setting.join("."), found: `profile \`${name}\``, expected: read };
  complain(file, "bad-setting", facts, placeOf(setting));
  return undefined;
}

/** Returns the profile, or what was expected instead. */
async function readOne(name: string, folder: string): Promise<Uint8Array | string> {
  const read = await readInside(name, folder, maxBytes);
  if ("why" in read) {
    if (read.why === "denied") return expectReadable("an ICC profile", read.code);
    if (read.why === "pointer") return `an ICC profile, but ${explainRefusedRead(read, maxBytes)}`;
    return read.why === "missing" && read.near
      ? `a file that exists (did you mean \`${read.near}\`?)`
      : "an ICC profile (.icc) inside the manuscript's folder";
  }
  const { bytes } = read;
  // Offsets in the header (ISO 15076-1, 7.2): device class at 12, colour space at 16, signature at 36.
  const at = (offset: number) => bytes.toString("latin1", offset, offset + 4);
  if (at(36) !== "acsp") return "an ICC profile";
  if (at(12) !== "prtr" || at(16) !== "CMYK") return "the profile of a printing condition, in CMYK";
  const damaged = "a whole ICC profile, but this one is cut off or damaged";
  if (bytes.readUInt32BE(0) > bytes.length) return damaged;
  const { canConvert } = await import("../lib/colour/open-profile.ts");
  const srgb = await readFile(join(stylesPath, "colour/sRGB.icc"));
  return (await canConvert(bytes, srgb)) ? bytes : damaged;
}
