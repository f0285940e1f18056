/** Makes the file name of a report's outputs, without extension, from its title or any text. */

/** The most characters of the name: with its additions and extension, a file name has at most 255 bytes. */
export const maxSlug = 80;

/**
 * Returns a name of lower-case letters, digits and hyphens, cut at the end of a word where it would be too long;
 * `report` where nothing is left.
 */
export function outputName(text: string): string {
  const whole = slugOf(text);
  const slug = whole.length > maxSlug ? cut(whole) : whole;
  return isReservedName(slug) ? `${slug}-report` : slug;
}

/**
 * Returns a text in small ASCII letters, digits and hyphens: accents are removed, and a text in another script becomes
 * `report`.
 */
export function slugOf(text: string): string {
  const plain = text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return plain.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "") || "report";
}

/** Returns whether the name is that of a device in Windows, with any extension. */
export function isReservedName(name: string): boolean {
  return /^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(name);
}

function cut(slug: string): string {
  const start = slug.slice(0, maxSlug + 1);
  const end = start.lastIndexOf("-");
  return start.slice(0, end > 0 ? end : maxSlug);
}
