/** Draws a section's skeleton: titles, ids, and where its tables, boxes and figures stand. */
import { aspects, themes, type Theme } from "./lexicon.ts";
import { write } from "./prose.ts";
import { openRandomStream } from "./random-stream.ts";

/** A heading of the third level and what is below it. */
interface Part {
  /** Number as printed, `3.1.2.` */
  number: string;
  title: string;
  id: string;
  floats: Float[];
}

/** A heading of the second level. */
interface Chapter {
  number: string;
  title: string;
  id: string;
  parts: Part[];
}

export interface Float {
  kind: "table" | "box" | "figure";
  /** Id, as `tab-3-1`. */
  id: string;
}

export interface Outline {
  section: number;
  number: string;
  title: string;
  id: string;
  theme: Theme;
  chapters: Chapter[];
}

/**
 * Returns an outline that depends on nothing but `seed` and `section` (from 1), so other sections can refer to
 * what is in it.
 */
export function makeOutline(seed: number, section: number): Outline {
  const random = openRandomStream(`${seed}/${section}/outline`);
  const theme = themes[(section - 1) % themes.length]!;
  const aspect = aspects[Math.floor((section - 1) / themes.length) % aspects.length]!;
  const titles = new Set<string>();
  const voice = { random, theme, drawTarget: () => `sec-${section}` };
  const chapters = Array.from({ length: random.whole(4, 6) }, (_, index): Chapter => {
    const at = `${section}.${index + 1}`;
    const title = unlike(titles, () => write(voice, "chapter"));
    const parts = Array.from({ length: random.whole(2, 4) }, (_, place): Part => {
      const partTitle = unlike(titles, () => write(voice, "part"));
      return {
        number: `${at}.${place + 1}.`,
        title: partTitle,
        id: idOf(`${at}.${place + 1}`),
        floats: [],
      };
    });
    return { number: `${at}.`, title, id: idOf(at), parts };
  });
  const parts = chapters.flatMap((chapter) => chapter.parts);
  const kinds = { table: random.whole(3, 5), box: random.whole(2, 3), figure: random.whole(2, 3) };
  for (const kind of ["table", "box", "figure"] as const) {
    // In reading order, so that the first table of the section is its `tab-…-1`.
    const places = Array.from({ length: kinds[kind] }, () => random.whole(0, parts.length - 1)).toSorted(
      (a, b) => a - b,
    );
    for (const [index, place] of places.entries()) {
      parts[place]!.floats.push({ kind, id: `${shortKind[kind]}-${section}-${index + 1}` });
    }
  }
  const title = `${theme.things[0]!.toUpperCase()}${theme.things.slice(1)} ${aspect}`;
  return { section, number: `${section}.`, title, id: `sec-${section}`, theme, chapters };
}

/** Returns ids of all headings, tables, boxes and figures of the section. */
export function targetsOf(outline: Outline): string[] {
  const parts = outline.chapters.flatMap((chapter) => chapter.parts);
  return [
    outline.id,
    ...outline.chapters.map((chapter) => chapter.id),
    ...parts.flatMap((part) => [part.id, ...part.floats.map((float) => float.id)]),
  ];
}

const shortKind = { table: "tab", box: "box", figure: "fig" } as const;

function idOf(number: string): string {
  return `sec-${number.replaceAll(".", "-")}`;
}

/** Draws a title that the section does not have yet; after a few tries any, numbered apart by its heading. */
function unlike(taken: Set<string>, draw: () => string): string {
  let title = draw();
  for (let tries = 0; taken.has(title) && tries < 20; tries++) title = draw();
  taken.add(title);
  return title;
}
