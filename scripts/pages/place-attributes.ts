/** Replaces or removes the attributes of a unit's HTML with places in the Markdown. */

/**
 * Matches a tag up to its place. In text, `<` is always written as a reference, so that no tag is found there; values
 * of other attributes, which may look like this one, are skipped as a whole.
 */
const toPlace = /(<[a-z](?:[^"<>]|"[^"]*")*?) data-source="([^"]*)"/gi;

/** Replaces each place that is not empty. @param replacement - returns the replacement of a place */
export function replacePlaces(html: string, replacement: (written: string) => string): string {
  return html.replaceAll(toPlace, (whole, before: string, written: string) =>
    written === "" ? whole : `${before} data-source="${replacement(written)}"`,
  );
}

/** Returns HTML without places, which change while pages stay the same. */
export function withoutPlaces(html: string): string {
  return html.replaceAll(toPlace, "$1");
}
