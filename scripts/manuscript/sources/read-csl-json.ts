/** Reads sources in CSL-JSON, as Zotero and Pandoc write it. */
import * as z from "zod";
import { mostTold } from "./check-bibtex.ts";
import { containerOf, doiOf, initialsOf, wrongIn, type FoundSource } from "./read-bibtex.ts";
import { plainMarkup } from "./plain-markup.ts";
import type { UnreadableSource } from "./source-library.ts";
import { readSourceDate, type SourceDate } from "./read-source-date.ts";

const word = z.union([z.string(), z.number()]).transform(String).optional();
const name = z.object({ family: word, given: word, literal: word, "non-dropping-particle": word, suffix: word });
const date = z.object({ "date-parts": z.array(z.array(z.coerce.number())).optional(), raw: word, literal: word });

const item = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  title: word,
  "title-short": word,
  author: z.array(name).optional(),
  editor: z.array(name).optional(),
  issued: date.optional(),
  accessed: date.optional(),
  "container-title": word,
  volume: word,
  issue: word,
  page: word,
  publisher: word,
  "publisher-place": word,
  URL: word,
  DOI: word,
});

/** Returns the sources in the order of the text, with their offsets, and what could not be read. */
export function readCslJson(text: string): { found: FoundSource[]; unreadable: UnreadableSource[] } {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    const { message } = error as SyntaxError;
    const offset = Number(/position (\d+)/.exec(message)?.[1] ?? 0);
    return { found: [], unreadable: [{ offset, problem: `broken JSON (${message.replace(/ in JSON at .*/, "")})` }] };
  }
  if (!Array.isArray(content)) return { found: [], unreadable: [{ offset: 0, problem: "no list of sources" }] };
  const found: FoundSource[] = [];
  const unreadable: UnreadableSource[] = [];
  const offsets = offsetsIn(text);
  for (const [index, one] of content.entries()) {
    const offset = offsets[index]!;
    const read = item.safeParse(one);
    if (read.success) found.push({ ...sourceOf(read.data), offset });
    else if (unreadable.length < mostTold) {
      const { path, message } = read.error.issues[0]!;
      unreadable.push({ offset, problem: `source with another value in \`${path.join(".")}\` (${message})` });
    }
  }
  return { found, unreadable };
}

/** Returns the offset of each item of the list that the text is. @param text - valid JSON */
function offsetsIn(text: string): number[] {
  const offsets: number[] = [];
  let depth = 0;
  let isNext = false;
  // The tokens of JSON: strings, punctuation, and other values.
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s[\]{},:"]+/g)) {
    if (isNext && depth === 1 && token !== "]") offsets.push(index);
    if (token === "[" || token === "{") depth++;
    if (token === "]" || token === "}") depth--;
    isNext = depth === 1 && (token === "," || offsets.length === 0);
  }
  return offsets;
}

function sourceOf(one: z.infer<typeof item>): Omit<FoundSource, "offset"> {
  const publisher = plainMarkup(one.publisher);
  const by = namesOf(one.author) ?? namesOf(one.editor);
  const [date, accessed] = [dayOf(one.issued), dayOf(one.accessed)];
  return {
    key: one.id,
    author: by ?? publisher,
    date: date.date,
    title: plainMarkup(one.title),
    shortTitle: plainMarkup(one["title-short"]),
    container: containerOf(plainMarkup(one["container-title"]), one.volume, one.issue, one.page),
    publisher: by === undefined || by === publisher ? undefined : publisher,
    place: plainMarkup(one["publisher-place"]),
    address: one.URL,
    doi: doiOf(one.DOI),
    accessed: accessed.date,
    wrongDates: wrongIn(date, accessed),
  };
}

function namesOf(names: z.infer<typeof name>[] | undefined): string | undefined {
  const written = (names ?? []).flatMap((one) => {
    const family = [one["non-dropping-particle"], one.family].filter(Boolean).join(" ");
    return (
      plainMarkup(one.literal) ??
      ([family, one.given && initialsOf(one.given), one.suffix].filter(Boolean).join(", ") || [])
    );
  });
  return written.length > 0 ? written.join("; ") : undefined;
}

function dayOf(given: z.infer<typeof date> | undefined): SourceDate {
  const [year, month, day] = given?.["date-parts"]?.[0] ?? [];
  if (!year) return readSourceDate(given?.raw ?? given?.literal);
  return readSourceDate(String(year).padStart(4, "0"), month?.toString(), day?.toString());
}
