/** Lists what the benchmark builds: each scenario's name, what an editor did before it, and what it may take. */
import { addNote, addParagraphs, mendOneWord, type Files } from "../specimen/edit-specimen.ts";

/** A build of the specimen, in a new process, after the cache was filled by a build of the unchanged one. */
export interface Rebuild {
  name: string;
  title: string;
  edit: (files: Files, sections: number) => Files;
}

export const rebuilds: readonly Rebuild[] = [
  {
    name: "one-word",
    title: "one word mended in the middle",
    edit: mendInTheMiddle,
  },
  {
    name: "note-early",
    title: "a note added in section 1: all later numbers move",
    edit: (files) => addNote(files, { section: 1 }),
  },
  {
    name: "pages-pushed",
    title: "five paragraphs added in section 1: later pages move",
    edit: (files) => addParagraphs(files, { section: 1, count: 5 }),
  },
  { name: "unchanged", title: "nothing changed", edit: (files) => files },
];

export function mendInTheMiddle(files: Files, sections: number): Files {
  return mendOneWord(files, { section: Math.ceil(sections / 2), nth: 40 });
}

/**
 * Returns the states that `watch` is given: the report as it is, then after each of `edits` words mended, one
 * after the other, all over it.
 */
export function watchedStates(files: Files, sections: number, edits: number): Files[] {
  const states = [files];
  for (let edit = 0; edit < edits; edit++) {
    // Steps of a third and a bit: neighbours are far apart, and no section comes twice before most had their turn.
    const section = 1 + ((edit * (Math.floor(sections / 3) + 1)) % sections);
    states.push(mendOneWord(states.at(-1)!, { section, nth: 20 + edit }));
  }
  return states;
}

/** Returns the sizes from nothing whose times tell the growth, beside `sections` itself. */
export function growthSizes(sections: number): number[] {
  return [...new Set([Math.max(1, Math.round(sections / 5)), sections * 4])].filter((size) => size !== sections);
}

/** Name of the row of plain sections that are four times as many. */
export const plainGrowth = "plain-growth";

/**
 * Figures that the project aims at, on 2 cores, with 20 sections: `ratio` is to pagedjs-cli 0.4.3 on the same HTML
 * in the same run.
 */
export const aims = {
  sections: 20,
  pagedjsCli: "0.4.3",
  ratio: new Map([
    ["from-nothing", 0.18],
    ["one-word", 0.05],
    ["watch", 0.02],
  ]),
  /** Ratios to our own build from nothing. */
  ratioToBuild: new Map([
    ["print", 2],
    ["print-warm", 2],
    ["change-proof", 0.1],
  ]),
  /** Seconds from saving a word to its page, while `watch` runs. */
  watchSeconds: 1,
  /** Milliseconds a page that `print` takes beside what a build does. */
  printMsPerPage: 10,
  /** Ratio of the time of 80 sections to that of 20. */
  growth: 4.3,
  /** Peak memory of all processes with 80 sections, in bytes. */
  bytesOfLargest: 2.5e9,
};
