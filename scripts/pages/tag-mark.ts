/** Writes and reads the marks by which an element of a page is recognised among the tags of the printed PDF. */

/** Kinds of elements for which Chromium has no tag. */
export type TagKind =
  | "part"
  | "title"
  | "contents"
  | "entry"
  | "figure"
  | "table"
  | "caption"
  | "unit"
  | "box"
  | "box-title"
  | "inner-heading"
  | "terms"
  | "term"
  | "meaning"
  | "merged"
  | "merged-rest"
  | "note"
  | "label"
  | "callout"
  | "task"
  | "quote"
  | "sub"
  | "sup"
  | "ins"
  | "del"
  | "kbd"
  | "abbr"
  | "code-line"
  | "span"
  | "piece"
  | "place";

export interface TagMark {
  readonly kind: TagKind;
  /** Number that all pieces of a divided element share, counted from 1 in each unit. */
  readonly chain?: number | undefined;
  /** Count of nested inline elements that continue at its beginning, as an emphasis over a page's end. */
  readonly open?: number | undefined;
  /** Ids whose links lead to it, if links in the PDF lead to elements. */
  readonly ids?: readonly string[] | undefined;
  /** Words of the mark: an abbreviation's meaning, the names of its links, a heading's level, a cell's rows. */
  readonly told?: readonly string[] | undefined;
}

/** First character of a mark: a noncharacter, which no author can print (Unicode 23.7). */
const start = "\ufdd8";
/** Separates the words of a mark; a noncharacter too. */
const betweenTold = "\ufdd9";
/**
 * Separates a language from a mark, as private-use subtags are separated (BCP 47, 2.2.7), so that `:lang()` matches the
 * language.
 */
const behindLanguage = `-x-${start}`;

/**
 * Returns the text of a mark.
 *
 * @param language - language before it, if it is written as one
 */
export function writeTagMark({ kind, chain, open, ids = [], told = [] }: TagMark, language?: string): string {
  const mark = `${kind}.${chain ?? ""}${open ? `/${open}` : ""}.${ids.map(escapeId).join(",")}.${told.join(betweenTold)}`;
  return (language === undefined ? start : `${language}${behindLanguage}`) + mark;
}

/** Returns the language before a mark; the text itself where it has no mark. */
export function languageBeforeMark(text: string): string {
  return text.split(behindLanguage, 1)[0]!;
}

/** Returns the mark in a text; undefined without one. */
export function readTagMark(text: string): TagMark | undefined {
  const from = text.indexOf(start);
  if (from < 0) return undefined;
  const [kind, chain, ids, ...rest] = text.slice(from + start.length).split(".");
  const told = rest.join(".").split(betweenTold).filter(Boolean);
  const [number, open] = (chain ?? "").split("/");
  return {
    kind: kind as TagKind,
    chain: number ? Number(number) : undefined,
    open: open ? Number(open) : undefined,
    ids: ids ? ids.split(",").map(decodeURIComponent) : undefined,
    told: told.length > 0 ? told : undefined,
  };
}

/** Escapes the characters that separate the parts of a mark. */
function escapeId(id: string): string {
  return encodeURIComponent(id).replaceAll(".", "%2E");
}
