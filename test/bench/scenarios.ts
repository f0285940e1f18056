/** What the benchmark builds: each scenario's name, what an editor did before it, and what it may take. */
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
    edit: (files, sections) => mendOneWord(files, { section: Math.ceil(sections / 2), nth: 40 }),
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

/** The sizes from nothing whose times tell the growth, beside `sections` itself. */
export function growthSizes(sections: number): number[] {
  return [...new Set([Math.max(1, Math.round(sections / 5)), sections * 4])].filter((size) => size !== sections);
}

/** What the project aims at, on 2 cores, with 20 sections: ratios to pagedjs-cli 0.4.3 on the same HTML in the same run. */
export const aims = {
  sections: 20,
  pagedjsCli: "0.4.3",
  ratio: new Map([
    ["from-nothing", 0.18],
    ["one-word", 0.05],
  ]),
  /** Time of 80 sections to that of 20. */
  growth: 4.3,
  /** Peak memory of all processes with 80 sections, in bytes. */
  bytesOfLargest: 2.5e9,
};
