/** Reads sources in BibTeX and BibLaTeX. */
import { parse, type Creator, type Entry, type Library } from "@retorquere/bibtex-parser";
import { checkBibtex, mostTold } from "./check-bibtex.ts";
import { plainMarkup } from "./plain-markup.ts";
import { readSourceDate, type SourceDate } from "./read-source-date.ts";
import type { CitedSource, UnreadableSource } from "./source-library.ts";

/** A TeX command without a meaning here, with its offset in the text. */
export interface RawCommand {
  offset: number;
  command: string;
}

export type FoundSource = Omit<CitedSource, "point"> & { offset: number };

/**
 * Returns the sources in the order of the text, with their offsets; TeX commands that are printed as they are written;
 * and what could not be read.
 */
export function readBibtex(written: string): {
  found: FoundSource[];
  commands: RawCommand[];
  unreadable: UnreadableSource[];
} {
  const { text, unreadable: unreadBefore } = checkBibtex(written);
  const commandsByKey = new Map<string, string[]>();
  const { entries, errors } = parseAny(text, (node, command, { key }) => {
    if (node.type === "macro" && node.content.trim() === "") return " ";
    const before = commandsByKey.get(key);
    if (before) before.push(command);
    else commandsByKey.set(key, [command]);
    return command;
  });
  const commands: RawCommand[] = [];
  let from = 0;
  const found = entries.flatMap(({ key, fields, input }): FoundSource[] => {
    const offset = input === "" ? -1 : text.indexOf(input, from);
    if (offset < 0) return [];
    from = offset + input.length;
    for (const command of commandsByKey.get(key) ?? []) {
      commands.push({ offset: offset + Math.max(0, input.indexOf(command)), command });
    }
    commandsByKey.delete(key);
    return [{ ...sourceOf(key, fields), offset }];
  });
  const unreadable = errors.slice(0, mostTold).map(({ error, input = "" }) => {
    const offset = Math.max(0, text.indexOf(input));
    return { offset, problem: error.replace(/ at line \d+, column \d+/, "").replaceAll(/\s+/g, " ") };
  });
  return { found, commands, unreadable: [...unreadBefore, ...unreadable] };
}

type Unsupported = Exclude<NonNullable<Parameters<typeof parse>[1]>["unsupported"], "ignore" | undefined>;

/** Parses a text, or returns the error with which the parser gives up on all of it. */
function parseAny(text: string, unsupported: Unsupported): Pick<Library, "entries" | "errors"> {
  try {
    return parse(text, { sentenceCase: false, unsupported });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { entries: [], errors: [{ error: error.message.split("\n")[0]!, input: "" }] };
  }
}

function sourceOf(key: string, fields: Entry["fields"]): Omit<CitedSource, "point"> {
  const plain = (name: keyof Entry["fields"]) => plainText(fields[name]);
  const { author, editor } = fields;
  const published = plain("publisher") ?? plain("institution") ?? plain("organization") ?? plain("school");
  const container = plain("journaltitle") ?? plain("journal") ?? plain("booktitle") ?? plain("series");
  const by = namesOf(author) ?? namesOf(editor);
  const date = readSourceDate(plain("date") ?? plain("year"), plain("month"), plain("day"));
  const accessed = readSourceDate(plain("urldate"));
  return {
    key,
    author: by ?? published,
    date: date.date,
    title: [plain("title"), plain("subtitle")].filter((part) => part !== undefined).join(": ") || undefined,
    shortTitle: plain("shorttitle"),
    container: containerOf(container, plain("volume"), plain("number") ?? plain("issue"), plain("pages")),
    publisher: by === undefined || published === by ? undefined : published,
    place: plain("location") ?? plain("address"),
    // Many write backslashes into the address that TeX needs only elsewhere.
    address: plain("url")?.replaceAll(/\\(?=[_%&#~])/g, ""),
    doi: doiOf(plain("doi")),
    accessed: accessed.date,
    wrongDates: wrongIn(date, accessed),
  };
}

/** Returns the values of date fields that aren't dates. */
export function wrongIn(...dates: SourceDate[]): string[] {
  return dates.flatMap(({ wrong }) => wrong ?? []);
}

function plainText(field: unknown): string | undefined {
  const text = Array.isArray(field) ? field.filter((part) => typeof part === "string").join("; ") : field;
  return typeof text === "string" ? plainMarkup(text) : undefined;
}

function namesOf(creators: readonly Creator[] | undefined): string | undefined {
  const names = (creators ?? []).flatMap(({ name, firstName, lastName, prefix, suffix }) => {
    const family = [prefix, lastName].filter(Boolean).join(" ");
    const person = [family, firstName && initialsOf(firstName), suffix].filter(Boolean).join(", ");
    return plainText(name ?? person) ?? [];
  });
  return names.length > 0 ? names.join("; ") : undefined;
}

/** Returns the initials of given names: `A.-M. B.` for `Anne-Marie Beatrice`. */
export function initialsOf(names: string): string {
  return names
    .split(/\s+/)
    .map((name) =>
      name
        .split("-")
        .map((part) => part.replace(/^(\P{M}\p{M}*).*$/su, "$1."))
        .join("-"),
    )
    .join(" ");
}

/** Returns the name of the work that contains a source, with volume, issue and pages: `Journal, 12(3), 45–67`. */
export function containerOf(
  name: string | undefined,
  volume: string | undefined,
  issue: string | undefined,
  pages: string | undefined,
): string | undefined {
  const numbers = [volume, issue && `(${issue})`].filter(Boolean).join("");
  return [name, numbers, pages?.replaceAll(/-+/g, "–")].filter(Boolean).join(", ") || undefined;
}

/** Returns a bare doi, also of an address or of `doi:…`: `10.2847/82162`. */
export function doiOf(written: string | undefined): string | undefined {
  return written?.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, "") || undefined;
}
