/** Writes and reads marks by which an element on a page is known among the tags of the printed PDF. */

/** Names elements where Chromium has no tag for it. */
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
  /** Number that all pieces have of an element which page ends divide; each counts from 1 in its unit. */
  readonly chain?: number | undefined;
  /** Number of elements in a line that go on at its beginning, as an emphasis over a page's end; one in another. */
  readonly open?: number | undefined;
  /** Ids that lead to it, where the PDF shall lead to elements. */
  readonly ids?: readonly string[] | undefined;
  /** Words that are told of it: an abbreviation's meaning, where each of its links leads, a heading's level. */
  readonly told?: readonly string[] | undefined;
}

/** Begins a mark: a noncharacter, which no author can print (Unicode 23.7). */
const start = "\ufdd8";
/** Stands between words that are told, a noncharacter too. */
const betweenTold = "\ufdd9";
/** Stands between a language and a mark, as private subtags do (BCP 47, 2.2.7), so that `:lang()` finds the language. */
const behindLanguage = `-x-${start}`;

/** @param language - that it stands behind, where it is written as one */
export function writeTagMark({ kind, chain, open, ids = [], told = [] }: TagMark, language?: string): string {
  const mark = `${kind}.${chain ?? ""}${open ? `/${open}` : ""}.${ids.map(escapeId).join(",")}.${told.join(betweenTold)}`;
  return (language === undefined ? start : `${language}${behindLanguage}`) + mark;
}

/** Returns the language before a mark; the text itself where there is none. */
export function languageBeforeMark(text: string): string {
  return text.split(behindLanguage, 1)[0]!;
}

/** Returns the mark in a text, undefined where there is none. */
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

/** Escapes what parts a mark. */
function escapeId(id: string): string {
  return encodeURIComponent(id).replaceAll(".", "%2E");
}
