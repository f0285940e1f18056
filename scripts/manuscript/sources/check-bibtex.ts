/** Finds, before BibTeX is parsed, what its parser can't read or would take minutes for, in one pass. */
import type { UnreadableSource } from "./source-library.ts";

/** The most characters of one source, with the texts that its `@string` names stand for. */
const mostInSource = 50_000;
/** The most characters that one `@string` name stands for. */
const mostInName = 5000;
/** The most characters of all sources: the parser takes up to twenty seconds for a million. */
const mostInAll = 1_000_000;
/** How deep braces may be nested in a value: the parser's time grows with the third power of the depth. */
const mostBraces = 20;
/** The most places of a file that are complained of; the file isn't read beyond them. */
export const mostTold = 100;

/** Fields that may be long and are never printed: they are left out. */
const fieldsUnread = new Set("abstract annotation annote comment file keywords review".split(" "));

interface Checked {
  /** The text, with spaces instead of the parts that can't be read, so that offsets stay. */
  text: string;
  unreadable: UnreadableSource[];
}

/**
 * Checks a text entry by entry, in the grammar of the parser: `@kind{key, name = value # value, …}`. The time grows
 * linearly with the text.
 *
 * @returns the text that can be parsed, and what was left out of it
 */
export function checkBibtex(text: string): Checked {
  const unreadable: UnreadableSource[] = [];
  const blanks: [begin: number, end: number][] = [];
  const macros = new Map<string, number>();
  let inAll = 0;
  let at = nextEntry(text, 0);
  while (at >= 0) {
    const { end, length, unread, problem } = readEntry(text, at, macros);
    inAll += length;
    const excess = inAll > mostInAll ? `sources of more than ${count(mostInAll)} characters in all` : undefined;
    const told = problem ?? excess;
    if (told !== undefined) unreadable.push({ offset: at, problem: told });
    const isLast = excess !== undefined || unreadable.length === mostTold;
    const next = isLast ? text.length : end;
    blanks.push(...(told === undefined ? unread : [[at, next] as [number, number]]));
    at = nextEntry(text, next);
  }
  return { text: blankOut(text, blanks), unreadable };
}

/** Replaces all characters except line ends in ranges by spaces. @param ranges - in the order of the text */
function blankOut(text: string, ranges: readonly [begin: number, end: number][]): string {
  let kept = 0;
  const pieces = ranges.flatMap(([begin, end]) => {
    const before = text.slice(kept, begin);
    kept = end;
    return [before, text.slice(begin, end).replaceAll(/\S/g, " ")];
  });
  return pieces.join("") + text.slice(kept);
}

/** Returns the offset of the next `@` outside comments (`% …`), or -1. */
function nextEntry(text: string, from: number): number {
  const mark = /%[^\n]*|@/g;
  mark.lastIndex = from;
  for (let found = mark.exec(text); found; found = mark.exec(text)) if (found[0] === "@") return found.index;
  return -1;
}

interface ReadEntry {
  /** Offset behind the entry. */
  end: number;
  /** How many characters the parser has to read. */
  length: number;
  /** Ranges of values, without their brackets, that are left out. */
  unread: [begin: number, end: number][];
  /** The entry's fault, in words. */
  problem?: string;
}

function readEntry(text: string, start: number, macros: Map<string, number>): ReadEntry {
  const reader = new BibtexReader(text, start + 1);
  const { unread } = reader;
  try {
    const kind = reader.take(name).toLowerCase();
    if (reader.isAtEnd) throw new UnreadEntry("`@` without a source behind it");
    if (kind === "comment") return { end: reader.skipComment(), length: 0, unread };
    const guard = reader.take(/[{(]/y);
    if (guard === "") throw new UnreadEntry("`@` without the kind of a source and a brace (`@book{key,`)");
    readFields(reader, { kind, end: guard === "{" ? "}" : ")", macros });
    return { end: reader.at, length: reader.length, unread };
  } catch (error) {
    if (!(error instanceof UnreadEntry)) throw error;
    // Reading goes on at the next entry that begins a line.
    const next = /^[ \t]*@/gm;
    next.lastIndex = start + 1;
    return { end: next.exec(text)?.index ?? text.length, length: 0, unread, problem: error.message };
  }
}

const count = (number: number): string => number.toLocaleString("en");
const name = /[+'\p{L}0-9&;_:\\./-]*/uy;
const key = /[+'\p{L}0-9&;_:\\./[\]*"-]*/uy;

interface EntryForm {
  kind: string;
  /** The bracket that closes the entry. */
  end: string;
  macros: Map<string, number>;
}

function readFields(reader: BibtexReader, { kind, end, macros }: EntryForm): void {
  if (kind === "preamble") reader.skipValue(macros);
  else {
    let field = reader.take(kind === "string" ? name : key);
    if (kind !== "string" && !reader.sees("=")) {
      reader.take(/,/y);
      field = reader.sees(end) ? "" : reader.take(name);
    }
    while (field !== "") {
      if (reader.take(/=/y) === "") throw new UnreadEntry(`name \`${field.slice(0, 30)}\` without \`=\` and a value`);
      const isRead = kind === "string" || !fieldsUnread.has(field.toLowerCase());
      const length = isRead ? reader.skipValue(macros) : reader.leaveOut(macros);
      if (kind === "string" && length > mostInName) {
        throw new UnreadEntry(`\`@string\` for more than ${count(mostInName)} characters`);
      }
      if (kind === "string") macros.set(field.toUpperCase(), length);
      if (reader.take(/,/y) === "") break;
      field = reader.sees(end) ? "" : reader.take(name);
    }
  }
  reader.take(/,/y);
  if (!reader.sees(end)) throw new UnreadEntry(`source that goes on where \`,\` or \`${end}\` must stand`);
  reader.at++;
}

/** A fault of an entry, in words. */
class UnreadEntry extends Error {}

/** Reads a text from an offset on. */
class BibtexReader {
  /** How many characters were read, with those that `@string` names stand for. */
  length = 0;
  readonly unread: [begin: number, end: number][] = [];
  at: number;
  private readonly text: string;

  constructor(text: string, at: number) {
    this.text = text;
    this.at = at;
  }

  /**
   * Skips white space and comments, and returns what a sticky regular expression matches there; empty where it doesn't.
   */
  take(wanted: RegExp): string {
    this.skip();
    wanted.lastIndex = this.at;
    const found = wanted.exec(this.text)?.[0] ?? "";
    this.go(found.length);
    return found;
  }

  get isAtEnd(): boolean {
    return this.at === this.text.length;
  }

  sees(mark: string): boolean {
    this.skip();
    return this.text.startsWith(mark, this.at);
  }

  /** Skips a value. @returns its length, with the texts that its names stand for */
  skipValue(macros: ReadonlyMap<string, number>): number {
    const before = this.length;
    do {
      if (this.sees("{")) this.skipBraces();
      else if (this.sees('"')) this.skipQuotes();
      else this.length += macros.get(this.take(name).toUpperCase()) ?? 0;
      if (this.length > mostInSource) throw new UnreadEntry(`source of more than ${count(mostInSource)} characters`);
    } while (this.take(/#/y) !== "");
    return this.length - before;
  }

  /** Skips a value that is left out. @returns 0 as its length */
  leaveOut(macros: ReadonlyMap<string, number>): number {
    this.skip();
    const { at, length } = this;
    this.skipValue(macros);
    const end = this.text.slice(at, this.at).trimEnd().length + at;
    if (!["{}", '""'].includes(`${this.text[at]}${this.text[end - 1]}`)) return 0;
    this.unread.push([at + 1, end - 1]);
    this.length = length;
    return 0;
  }

  /** Skips what follows `@comment`: a value in braces, or the rest of the line. @returns the offset behind it */
  skipComment(): number {
    if (/[ \t]*\{/y.test(this.text.slice(this.at, this.at + 50)) && this.sees("{")) this.skipBraces(Infinity);
    else this.go(/[^\n]*/y.exec(this.text.slice(this.at))![0].length);
    return this.at;
  }

  private skipBraces(most = mostInSource): void {
    let depth = 0;
    let isMath = false;
    const begin = this.at;
    for (const { mark, at } of this.marks(/\\[^]?|[{}$]/g, most)) {
      if (mark === "$") isMath = !isMath;
      if (mark === "{" && ++depth > mostBraces + 1) throw new UnreadEntry(`value with braces within braces${deepest}`);
      if (mark !== "}" || --depth > 0) continue;
      if (isMath) throw new UnreadEntry("value with one `$`, expected `\\$`");
      return this.go(at + 1 - begin);
    }
    throw new UnreadEntry("value in braces that never ends, expected `}`");
  }

  private skipQuotes(): void {
    let depth = 0;
    const begin = this.at++;
    for (const { mark, at } of this.marks(/\\[^]?|[{}"]/g, mostInSource)) {
      if (mark === "{" && ++depth > mostBraces) throw new UnreadEntry(`value with braces within braces${deepest}`);
      if (mark === "}") depth--;
      if (mark === '"' && depth <= 0) {
        this.at = begin;
        return this.go(at + 1 - begin);
      }
    }
    throw new UnreadEntry("value in quotation marks that never ends");
  }

  private *marks(wanted: RegExp, most: number): Generator<{ mark: string; at: number }> {
    wanted.lastIndex = this.at;
    const begin = this.at;
    for (let found = wanted.exec(this.text); found; found = wanted.exec(this.text)) {
      if (found.index - begin > most) throw new UnreadEntry(`value of more than ${count(most)} characters`);
      yield { mark: found[0], at: found.index };
    }
  }

  private skip(): void {
    const blank = /(?:[ \t\r\n]|%[^\n]*)*/y;
    blank.lastIndex = this.at;
    this.go(blank.exec(this.text)![0].length);
  }

  private go(characters: number): void {
    this.at += characters;
    this.length += characters;
  }
}

const deepest = ` (more than ${mostBraces}), expected fewer`;
