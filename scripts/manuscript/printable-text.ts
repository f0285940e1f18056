/** Turns a text into what can be printed: composed letters, plain spaces, no invisible characters. */

/** Matches line and page ends of other programs, and the Ogham space mark, which is drawn as a stroke. */
const spaces = /[\v\f\u0085\u1680\u2028\u2029]/g;

/**
 * Matches invisible characters: marks of byte order and writing direction, fillers, variation selectors, tags. Those
 * that allow a break within a word, or join letters, stay.
 */
const invisible = /[^\P{Default_Ignorable_Code_Point}\u00ad\u200b-\u200d\u2060]/gu;

/**
 * Matches control characters that are no white space, noncharacters (U+FFFF) and lone surrogates. No font has them, and
 * the letter that they stand for is lost.
 */
const controls = /[^\P{Cc}\t\n\v\f\r\u0085]|[\p{Noncharacter_Code_Point}\p{Cs}]/gu;

/**
 * Matches texts of Latin letters with their accents, and of common dashes, quotation marks and signs, which need no
 * change.
 */
const usual = /^[\t\n\r -~\xa0-\u02ff\u2010-\u2027\u2030-\u205e]*$/;

/** Returns the text in Unicode's composed form (NFC), since fonts have é and not e with a combining accent. */
export function printableText(text: string): string {
  if (usual.test(text)) return text;
  return spacesAlone(text).replaceAll(invisible, "").normalize("NFC");
}

/** Replaces each odd space by one plain space, so that offsets in the text stay. */
export function spacesAlone(text: string): string {
  return text.replaceAll(spaces, " ");
}

/** Matches the variation selectors that choose the text or the emoji form of a sign; in print both look the same. */
const forms = /[\ufe0e\ufe0f]/g;

/** Returns the characters that `printableText` removes and that may be missed, each once. */
export function invisibleIn(text: string): string[] {
  if (usual.test(text)) return [];
  return [...new Set(text.replaceAll(forms, "").match(invisible))];
}

/** Returns each control character with the offset of its first occurrence. */
export function controlsIn(text: string): { character: string; offset: number }[] {
  const first = new Map<string, number>();
  for (const { 0: character, index } of text.matchAll(controls)) if (!first.has(character)) first.set(character, index);
  return Array.from(first, ([character, offset]) => ({ character, offset }));
}

/** Returns the code point of a character as `U+000B`. */
export function codePointName(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
}
