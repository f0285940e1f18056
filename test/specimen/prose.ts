/** Writes sentences, paragraphs and the texts of notes about a theme. */
import { patterns, type Theme } from "./lexicon.ts";
import type { RandomStream } from "./random-stream.ts";

/** Everything that a piece of prose is drawn from. */
export interface Voice {
  random: RandomStream;
  theme: Theme;
  /** Draws an id that may be referred to, another one each time. */
  drawTarget: () => string;
}

/** Character where a sentence ends and a callout may be put; never in the finished text. */
export const calloutPlace = "\uE000";

/** Fills in one of the patterns called `name`, with a capital at its start. None of `spent` is taken again. */
export function write(voice: Voice, name: string, spent: Set<string> = new Set()): string {
  return capitalised(fill(voice, draw(voice, name, spent), new Set()));
}

/** Writes a paragraph on one line; every sentence is followed by a `calloutPlace`. */
export function writeParagraph(voice: Voice, sentences: number): string {
  const spent = new Set<string>();
  return Array.from({ length: sentences }, () => {
    return write(voice, voice.random.chance(0.04) ? "referring" : "sentence", spent) + calloutPlace;
  }).join(" ");
}

/** Writes the text of a note: a source with or without an address, or an explanation. */
export function writeNote(voice: Voice): string {
  return write(voice, "note");
}

/** Returns a reference whose words the pipeline finds: `[](#tab-3-1)`. */
function referenceTo(id: string): string {
  return `[](#${id})`;
}

/** Returns `harbour-bells-2031` of `Harbour bells, 2031`. */
export function slugOf(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}

/** Returns `385,000` of `385000`. */
export function withThousands(number: number): string {
  return String(number).replaceAll(/\B(?=(\d{3})+$)/g, ",");
}

function fill(voice: Voice, pattern: string, spent: Set<string>): string {
  return pattern.replaceAll(/\{(\w+)\}|\[(ref|address)\]/g, (_, name: string | undefined, special: string) => {
    if (special === "ref") return referenceTo(voice.drawTarget());
    if (special === "address") return writeAddress(voice);
    const filled = given(voice, name!) ?? fill(voice, draw(voice, name!, spent), spent);
    return name === "work" ? capitalised(filled) : filled;
  });
}

/** Draws one of the patterns called `name` that is not among `spent`, while there are such; it is then. */
function draw({ random }: Voice, name: string, spent: Set<string>): string {
  const known = patterns[name];
  if (!known) throw new Error(`Unexpected {${name}} in a pattern, expected a name in the lexicon`);
  const fresh = known.filter((pattern) => !spent.has(pattern));
  const pattern = random.pick(fresh.length > 0 ? fresh : known);
  spent.add(pattern);
  return pattern;
}

/** Returns what does not come from the lexicon: the theme's words, numbers and years. */
function given({ random, theme }: Voice, name: string): string | undefined {
  switch (name) {
    case "things":
    case "keepers":
    case "act":
      return theme[name];
    case "number":
      return withThousands(random.whole(21, 10 ** random.whole(2, 6)));
    case "small":
      return String(random.whole(2, 28));
    case "share":
      return `${random.whole(2, 97)}%`;
    case "year":
      return String(random.whole(2028, 2031));
    case "years": {
      const first = random.whole(2024, 2029);
      return `${first}–${first + 2}`;
    }
    default:
      return undefined;
  }
}

/** Writes an address, mostly in angle brackets, sometimes bare; short ones and such as no line holds. */
function writeAddress(voice: Voice): string {
  const { random } = voice;
  const host = random.pick([
    "www.example.org",
    "example.org",
    "library.example.eu",
    "www.example.eu",
    "data.example.org",
  ]);
  const folder = random.pick(["", "/publications", "/en/documents/press-releases", "/RegData/etudes", "/node/4711"]);
  const title = slugOf(
    fill(voice, random.pick(["{work}", "{work} {work}", "{doc} on {matter} in {country}"]), new Set()),
  );
  const end = random.pick([
    "",
    ".html",
    ".pdf",
    "_en",
    `?lang=en&page=${random.whole(1, 99)}`,
    "(2031)0412_EN.pdf",
    "#part_2",
  ]);
  const address = `https://${host}${folder}/${random.whole(2028, 2031)}/${title}${end}`;
  return random.chance(0.75) ? `<${address}>` : address;
}

/** Puts a capital at a text's start, also within emphasis or quotation marks; a reference or an address stays. */
function capitalised(text: string): string {
  if (/^(?:\[\]\(|<?https?:)/.test(text)) return text;
  return text.replace(
    /^([^\p{L}\p{N}]*)(\p{Ll})/u,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}
