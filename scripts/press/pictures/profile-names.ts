/** Reads the name of an ICC profile and the printing condition that it describes. */

/** Lengths in bytes of the file's header and of an entry in its tag table (ICC.1:2010, 7.2 and 7.3). */
const [headBytes, entryBytes] = [128, 12] as const;

/** Returns whether a profile is for CMYK. */
export function isInkProfile(profile: Uint8Array): boolean {
  return Buffer.from(profile).toString("latin1", 16, 20) === "CMYK";
}

/** Returns a profile's description, `Coated FOGRA39 (ISO 12647-2:2004)`; empty where it has none. */
export function profileDescription(profile: Uint8Array): string {
  return readTag(Buffer.from(profile), "desc");
}

/**
 * Returns whether a profile describes the printing condition with this registered name, as its description or its
 * characterisation data (tag `targ`) says.
 */
export function describesCondition(profile: Uint8Array, condition: string): boolean {
  const escaped = condition.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  // FOGRA5 is not FOGRA51, while FOGRA39L is FOGRA39.
  const name = new RegExp(`(?<![a-z\\d])${escaped}(?!\\d)`, "i");
  const buffer = Buffer.from(profile);
  return name.test(readTag(buffer, "desc")) || name.test(readTag(buffer, "targ").slice(0, 2000));
}

/** Returns the text of a tag of type `text`, `desc` or `mluc` (10.24, 10.15, and 6.5.17 of ICC.1:2001-04). */
function readTag(profile: Buffer, name: string): string {
  if (profile.length < headBytes + 4) return "";
  const count = Math.min(profile.readUInt32BE(headBytes), 200);
  for (let index = 0; index < count; index++) {
    const at = headBytes + 4 + index * entryBytes;
    if (at + entryBytes > profile.length || profile.toString("latin1", at, at + 4) !== name) continue;
    const start = profile.readUInt32BE(at + 4);
    const tag = profile.subarray(start, start + profile.readUInt32BE(at + 8));
    const type = tag.toString("latin1", 0, 4);
    if (type === "text") return tag.toString("latin1", 8).replace(/\0.*$/s, "");
    if (type === "desc" && tag.length >= 12) {
      return tag.toString("latin1", 12, 12 + tag.readUInt32BE(8)).replace(/\0.*$/s, "");
    }
    if (type === "mluc" && tag.length >= 28) {
      const [length, offset] = [tag.readUInt32BE(20), tag.readUInt32BE(24)];
      const units = Buffer.from(tag.subarray(offset, offset + length - (length % 2)));
      return units.swap16().toString("utf16le");
    }
  }
  return "";
}
