/** Replaces the places in the Markdown that a unit's HTML has in attributes, or takes them out. */

/**
 * Matches a tag up to its place. In texts, where a tag may be spelt out, `<` is written as a reference; values of other
 * attributes, which may look like this one, are passed over whole.
 */
const toPlace = /(<[a-z](?:[^"<>]|"[^"]*")*?) data-source="([^"]*)"/gi;

/** Replaces each place that is not empty. @param replacement - returns what is written instead of what is written */
export function replacePlaces(html: string, replacement: (written: string) => string): string {
  return html.replaceAll(toPlace, (whole, before: string, written: string) =>
    written === "" ? whole : `${before} data-source="${replacement(written)}"`,
  );
}

/** Returns HTML without the places, which change while the pages stay. */
export function withoutPlaces(html: string): string {
  return html.replaceAll(toPlace, "$1");
}
