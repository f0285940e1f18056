/** Divides a file at headings into parts that are read separately, where that is certain not to change the result. */
import { frontMatterIn } from "../../manuscript/yaml/front-matter.ts";
import { CodeFence } from "../syntax/code/code-fence.ts";
import { closingLength, isWhole, readOpening } from "../syntax/containers/container-line.ts";
import { OpenColons } from "../syntax/containers/open-colons.ts";
import { listMarksIn } from "../syntax/lists/list-marks.ts";
import { isPlainHtml } from "./plain-html.ts";

/** A part of a file's text, and its offset in the file. */
export interface TextPart {
  text: string;
  /** Number of lines before the part. */
  lines: number;
  /** Number of characters before the part, without a byte order mark, as the parser counts. */
  characters: number;
  /** Whether the part begins with a heading of level 2, after a title of level 1 in an earlier part. */
  continues?: true;
}

/**
 * The least length in characters of a file that is divided: shorter ones are read as fast as they are divided and
 * joined.
 */
const worthCutting = 20_000;
/**
 * The text below one title is also divided at its headings of level 2 where it is at least this many times
 * `worthCutting` long, into parts of at least twice `worthCutting`: many short parts cost more to keep than they save.
 */
const worthCuttingWithin = 4;

/** @param least - the least length in characters of a file that is divided */
export function cutFile(text: string, least = worthCutting): TextPart[] {
  const whole = { text, lines: 0, characters: 0 };
  if (text.length < least || reachesFar.some((pattern) => pattern.test(text))) return [whole];
  const parts = partsBetween(text, chooseCuts(headingsIn(text), text.length, least));
  const isSure = parts.length > 1 && parts.every((part) => isPlainHtml(part.text)) && hasListsOfParts(text, parts);
  return isSure ? parts : [whole];
}

/**
 * Match syntax that is read with all of the file: numbered through it, looked up in it, or open across its headings.
 */
const reachesFar: readonly RegExp[] = [
  // A line that ends with a carriage return alone, as on old Macintoshes.
  /\r(?!\n)/,
  // Inline notes, whose labels are numbers, and labels with spaces, which are read only where their notes are known.
  /\^\[/,
  /\[\^(?:[ \t]|[^[\]\n]*[^[\]\s][ \t])/,
  // Definitions of links, also one that begins on the line before.
  /^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*\[(?!\^)[^\n]*\]:|^[^[\n]*\]:/m,
  // Comments of Obsidian, and those in braces, which may go on over a heading.
  /%%/,
  /\{(?:\/\*|\{-?[ \t]*\/\*|%-?[ \t]*comment\b|#-?[ \t])/,
  // Labels of MyST, which belong to the next block.
  /\)=[ \t]*$/m,
];

interface HeadingCut {
  at: number;
  /** Level of the heading at the cut. */
  level: number;
}

/** Returns the headings at which a part may begin. */
function headingsIn(text: string): HeadingCut[] {
  const cuts: HeadingCut[] = [];
  const blocks = new OpenBlocks();
  const start = text.charCodeAt(0) === byteOrderMark ? 1 : 0;
  const lastOfFrontMatter = frontMatterIn(text.slice(start))?.lastLine ?? 0;
  let [at, line, isBehindBlank] = [start, 1, true];
  while (at < text.length) {
    const next = text.indexOf("\n", at) + 1 || text.length;
    const first = firstSign(text, at, next);
    const written = () => text.slice(at, next).replace(/\r?\n$/, "");
    if (line > lastOfFrontMatter) {
      const marks = first === "#" && isBehindBlank && !blocks.areOpen ? title.exec(written())?.[1] : undefined;
      if (marks !== undefined) cuts.push({ at, level: marks.length });
      if (blocks.lookAt(first)) blocks.take(written());
    }
    isBehindBlank = first === "";
    at = next;
    line++;
  }
  return cuts;
}

/**
 * Returns the titles of level 1 except the first, which stays with the text above it, and below a title with much text
 * also every second, fourth, eighth … heading of level 2. Powers of two, so that a paragraph that grows rarely moves a
 * cut.
 */
function chooseCuts(headings: readonly HeadingCut[], end: number, least: number): HeadingCut[] {
  const titles = headings.filter(({ level }) => level === 1);
  return titles.flatMap((opening, index) => {
    const to = titles[index + 1]?.at ?? end;
    const length = to - opening.at;
    const below = headings.filter(({ at, level }) => level === 2 && at > opening.at && at < to);
    const wanted = (2 * least * below.length) / length;
    const every = 2 ** Math.max(0, Math.ceil(Math.log2(wanted)));
    const within = length < least * worthCuttingWithin ? [] : below.filter((_, place) => place % every === every - 1);
    return index === 0 ? within : [opening, ...within];
  });
}

/** Returns the first character of a line that isn't white space; empty for a blank line. */
function firstSign(text: string, from: number, to: number): string {
  let at = from;
  while (at < to && " \t\r\n".includes(text[at]!)) at++;
  return at < to ? text[at]! : "";
}

const byteOrderMark = 0xfeff;

/**
 * Matches a heading of level 1 or 2 that begins with a word, perhaps after a number, so that it certainly has a title.
 */
const title = /^(##?)[ \t]+(?:\d{1,3}(?:\.\d{1,3})*\.?[ \t]+)?\p{L}{2}/u;

function partsBetween(text: string, cuts: readonly HeadingCut[]): TextPart[] {
  const mark = text.charCodeAt(0) === byteOrderMark ? 1 : 0;
  let lines = 0;
  return [{ at: 0, level: 1 }, ...cuts].map(({ at: from, level }, index) => {
    const place = { lines, characters: Math.max(0, from - mark) };
    const part: TextPart = {
      text: text.slice(from, cuts[index]?.at),
      ...place,
      ...(level > 1 ? { continues: true } : {}),
    };
    for (let end = part.text.indexOf("\n"); end >= 0; end = part.text.indexOf("\n", end + 1)) lines++;
    return part;
  });
}

/**
 * Returns whether the parts have the same lists with letters and brackets as the file, since such lists are recognised
 * by counting through it.
 */
function hasListsOfParts(text: string, parts: readonly TextPart[]): boolean {
  const whole = listMarksIn(text);
  const others = parts.flatMap((part) =>
    [...listMarksIn(part.text)].map(([line, { mark }]) => [line + part.lines, mark] as const),
  );
  if (others.length !== whole.size || others.some(([, mark]) => mark.includes("@"))) return false;
  return others.every(([line, mark]) => whole.get(line)?.mark === mark);
}

/** Tracks blocks that can hold blank lines (code, HTML, containers), in which a `#` may not be a heading. */
class OpenBlocks {
  readonly #code = new CodeFence(/^ {0,3}/);
  /** Matches the end of the open block of HTML or mathematics. */
  #end: RegExp | undefined;
  readonly #containers = new OpenColons();

  get areOpen(): boolean {
    return this.#code.isOpen || this.#end !== undefined || this.#containers.innermost !== undefined;
  }

  /**
   * Returns whether a line may open or close a block.
   *
   * @param first - the line's first character that isn't white space
   */
  lookAt(first: string): boolean {
    return this.areOpen || (first !== "" && "`~:<$".includes(first));
  }

  take(line: string): void {
    if (this.#end) {
      if (this.#end.test(line)) this.#end = undefined;
    } else if (!this.#code.take(line)) {
      this.#end = endOf(line);
      this.#takeColons(line);
    }
  }

  /** Reads a line of colons as the parser does (syntax/containers/container.ts). */
  #takeColons(line: string): void {
    const length = closingLength(line);
    if (!/^ {0,3}:{3}/.test(line)) return length > 0 ? this.#containers.pass() : this.#containers.take(0, undefined);
    const bare = line.trimStart();
    const opening = length > 0 ? undefined : readOpening(bare);
    this.#containers.take(length, opening && { length: opening.colons[1], isWhole: isWhole(bare, opening) });
  }
}

/**
 * Returns a pattern for the end of the HTML block that this line begins; undefined where it begins none, or ends it
 * too.
 */
function endOf(line: string): RegExp | undefined {
  const begun = line.trimStart();
  const [, name, comment] = /^<(?:(script|pre|style|textarea)(?![\w-])|(!--))/i.exec(begun) ?? [];
  if (name) return /<\/(?:script|pre|style|textarea)>/i.test(begun) ? undefined : /<\/(?:script|pre|style|textarea)>/i;
  if (comment) return begun.includes("-->") ? undefined : /-->/;
  if (/^<[?!]/.test(begun)) return begun.includes(">") ? undefined : />/;
  return begun.startsWith("$$") && !begun.slice(2).includes("$$") ? /\$\$/ : undefined;
}
