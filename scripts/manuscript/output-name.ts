/** Makes of a title, or of any text, the name that the files of its report bear before `.pdf`. */

/** Most characters of the name: with what is put before and behind it, a file's name has at most 255 bytes. */
export const maxSlug = 80;

/**
 * Returns small letters, digits and hyphens, cut behind a word where it would be too long; `report` where nothing
 * is left.
 */
export function outputName(text: string): string {
  const plain = text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  const whole = plain.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "");
  const slug = whole.length > maxSlug ? cut(whole) : whole;
  if (slug === "") return "report";
  return isReservedName(slug) ? `${slug}-report` : slug;
}

/** Returns whether Windows keeps this name for a device, whatever stands behind its dot. */
export function isReservedName(name: string): boolean {
  return /^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(name);
}

function cut(slug: string): string {
  const start = slug.slice(0, maxSlug + 1);
  const end = start.lastIndexOf("-");
  return start.slice(0, end > 0 ? end : maxSlug);
}
