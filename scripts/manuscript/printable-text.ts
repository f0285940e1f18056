/** Makes of a text what can be printed: composed letters, plain spaces, and nothing that can't be seen. */

/** Matches ends of lines and pages as other programs write them, and a space that is drawn as a stroke. */
const spaces = /[\v\f\u0085\u1680\u2028\u2029]/g;

/**
 * Matches characters without a look: marks of byte order and of writing direction, fillers, variation selectors,
 * tags. Those that say where a word may break or letters join stay.
 */
const invisible = /[^\P{Default_Ignorable_Code_Point}\u00ad\u200b-\u200d\u2060]/gu;

/**
 * Matches control characters that are no white space, code points that are no characters (U+FFFF), and halves of
 * characters: no font has them, and the letter that they stand for is lost.
 */
const controls = /[^\P{Cc}\t\n\v\f\r\u0085]|[\p{Noncharacter_Code_Point}\p{Cs}]/gu;

/** Matches texts of letters with their accents, and of the dashes, quotation marks and other signs that books have. */
const usual = /^[\t\n\r -~\xa0-\u02ff\u2010-\u2027\u2030-\u205e]*$/;

/** Returns the text in Unicode's composed form (NFC), since fonts have é, not e with an accent behind it. */
export function printableText(text: string): string {
  if (usual.test(text)) return text;
  return spacesAlone(text).replaceAll(invisible, "").normalize("NFC");
}

/** Replaces odd spaces, each by one character, so that places in the text stay. */
export function spacesAlone(text: string): string {
  return text.replaceAll(spaces, " ");
}

/** Matches what says whether a sign is drawn as text or as an emoji: it is one colour in either form. */
const forms = /[\ufe0e\ufe0f]/g;

/** Returns characters that `printableText` leaves out and that may be missed, each once. */
export function invisibleIn(text: string): string[] {
  if (usual.test(text)) return [];
  return [...new Set(text.replaceAll(forms, "").match(invisible))];
}

/** Returns offsets of the first of each control character. */
export function controlsIn(text: string): { character: string; offset: number }[] {
  const first = new Map<string, number>();
  for (const { 0: character, index } of text.matchAll(controls)) if (!first.has(character)) first.set(character, index);
  return Array.from(first, ([character, offset]) => ({ character, offset }));
}

/** Returns `U+000B` of a character. */
export function codePointName(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
}
