/** Groups notes that name one source and could be one note. */
import { plainAddress } from "../markdown/plain-address.ts";
import type { ListedNote } from "./list-notes.ts";

export interface Doubles {
  /** `words`: they say the same. `address`: they give the same address, in other words. */
  same: "words" | "address";
  /** Names of the notes, two or more: their numbers. */
  numbers: string[];
  /** The first note's words, or the address. */
  what: string;
}

/**
 * Returns groups in the order of their first notes. A group by address that holds no more than one by words is
 * left out.
 */
export function findDoubles(notes: readonly ListedNote[]): Doubles[] {
  const order = notes.map(({ name }) => name);
  const byWords = groupsOf(notes, (note) => (isSource(note) ? [wordsOf(note.text)] : []));
  const wordsOfNote = new Map(byWords.flatMap(([words, group]) => group.map(({ name }) => [name, words] as const)));
  const byAddress = groupsOf(notes, ({ addresses }) => [
    ...new Set(addresses.filter(({ url }) => leadsToOneThing(url)).map(({ url }) => addressOf(url))),
  ]).filter(([, group]) => {
    return new Set(group.map(({ name }) => wordsOfNote.get(name) ?? name)).size > 1;
  });
  return [
    ...byWords.map(([, group]) => doublesOf("words", group, group[0]!.text)),
    ...byAddress.map(([address, group]) => {
      const written = group[0]!.addresses.find(({ url }) => addressOf(url) === address)!;
      return doublesOf("address", group, written.url);
    }),
  ].toSorted((a, b) => order.indexOf(a.numbers[0]!) - order.indexOf(b.numbers[0]!));
}

function groupsOf(
  notes: readonly ListedNote[],
  keysOf: (note: ListedNote) => readonly string[],
): [key: string, group: ListedNote[]][] {
  const groups = new Map<string, ListedNote[]>();
  for (const note of notes) {
    for (const key of keysOf(note)) {
      const group = groups.get(key);
      if (group) group.push(note);
      else groups.set(key, [note]);
    }
  }
  // A note that is printed in several places is one in the Markdown.
  return [...groups].filter(([, group]) => new Set(group.map(({ definedAt }) => definedAt)).size > 1);
}

function doublesOf(same: Doubles["same"], group: readonly ListedNote[], what: string): Doubles {
  return { same, numbers: group.map(({ name }) => name), what };
}

/** Returns false for "Ibid., p. 4.", which points at the note before it and means another source each time. */
function isSource({ text, addresses }: ListedNote): boolean {
  if (/^(?:ibid|idem|op\. ?cit|loc\. ?cit|see (?:also )?(?:note|footnote|section|above|below))\b/i.test(text))
    return false;
  return addresses.length > 0 || /\p{L}.*\d|(?:\p{L}+\P{L}+){3}/u.test(text);
}

/** Returns the words without regard to case, punctuation and spaces, and with addresses in their plain form. */
function wordsOf(text: string): string {
  return text
    .replaceAll(/https?:\/\/\S+/gi, (address) => plainAddress(address))
    .toLowerCase()
    .replaceAll(/[\s\p{P}]+/gu, " ")
    .trim();
}

function addressOf(url: string): string {
  return plainAddress(url).replace(/^www\./, "");
}

/** Returns false for a site's first page, which is the address of many things. */
function leadsToOneThing(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, pathname, search } = new URL(url);
  return /^https?:$/.test(protocol) && (pathname.length > 1 || search !== "");
}
