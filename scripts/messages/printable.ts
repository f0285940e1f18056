/** Writes control characters out, so that no name and no quotation can give orders to a terminal or a reader. */

/**
 * Matches C0 and C1 (of which ESC and CSI begin a terminal's commands), line separators, and what turns the
 * direction of writing, so that a line reads other than it is
 * (https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing).
 */
const controls = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** Returns the text with each control character written as `\u001b`. */
export function printable(text: string): string {
  return text.replaceAll(controls, escapeCharacter);
}

/** Does what `printable` does, but keeps the line ends of a text of several lines. */
export function printableLines(text: string): string {
  return text.replaceAll(controls, (character) => (character === "\n" ? character : escapeCharacter(character)));
}

/** Does what `printable` does, but keeps tabs and line ends, which have their place in a cell of a table. */
export function printableCell(text: string): string {
  return text.replaceAll(controls, (character) =>
    /[\t\n\r]/.test(character) ? character : escapeCharacter(character),
  );
}

/**
 * Returns JSON for people and programs: what it stands for is the same, but none of these characters is in it as
 * such.
 */
export function toJson(value: unknown): string {
  return `${printableLines(JSON.stringify(value, undefined, 2))}\n`;
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
