/** Measures a report of plain sections in its three shapes, from nothing and after one word is mended, and a larger one. */
import { makePlainSpecimen, mostInSection, plainShapes, reshape, type PlainShape } from "../specimen/plain-specimen.ts";
import type { Files } from "../specimen/edit-specimen.ts";
import type { MeasuredRows } from "./measured-rows.ts";
import { median, type Row } from "./results.ts";
import { aims as sizeAims, mendInTheMiddle, plainGrowth, watchedStates } from "./scenarios.ts";

const titleOf: Readonly<Record<PlainShape, string>> = {
  files: "plain sections, a file each",
  file: "plain sections, one file",
  section: "plain sections, as one section",
};

/** Words mended while `watch` runs, in each run; the first is not counted. */
const watchedEdits = 4;

/** Makes a report of plain sections, a file each. */
export function makePlainFiles(sections: number): Files {
  return makePlainSpecimen({ sections, seed: 1, notesPerSection: 87 });
}

/** @param before - folder of another state of this project, whose build from nothing is measured in turns */
export async function measurePlain(
  measured: MeasuredRows,
  { sections, before, onTitle }: { sections: number; before: string | undefined; onTitle: (title: string) => void },
): Promise<void> {
  const whole = makePlainFiles(sections);
  const states = watchedStates(whole, Math.min(sections, mostInSection), watchedEdits);
  for (const shape of plainShapes) {
    const row = (name: string, did: string) => {
      const title = `${titleOf[shape]}, ${did}`;
      onTitle(title);
      return { name: `plain-${shape}-${name}`, title, sections };
    };
    const files = (all: Files) => reshape(all, shape);
    const cache = `plain-${shape}`;
    await measured.measureBuild(row("nothing", "from nothing"), files(whole), cache);
    await measured.measureBuild(row("word", "one word mended"), files(mendInTheMiddle(whole, sections)), cache);
    if (shape === "section") await measured.measureWatch(row("watch", "one word in watch"), states.map(files), cache);
    await measured.dropCache(cache);
    if (shape !== "files" || before === undefined) continue;
    await measured.measureBuild(row("before", "from nothing, as BENCH_BEFORE builds it"), whole, cache, before);
    await measured.dropCache(cache);
  }
  const title = `${titleOf.files}, from nothing`;
  const large = sections * 4;
  onTitle(`${title}, ${large} sections`);
  await measured.measureBuild({ name: plainGrowth, title, sections: large }, makePlainFiles(large), plainGrowth);
  await measured.dropCache(plainGrowth);
}

/** Ratios that are aimed at, with 20 sections on 2 cores. */
const aims = [
  { what: "One word, one file, to the same in many files", of: "file-word", to: "files-word", most: 1.15 },
  { what: "One word, many files, to the build from nothing", of: "files-word", to: "files-nothing", most: 0.18 },
  {
    what: "One word in a single section, to its build from nothing",
    of: "section-word",
    to: "section-nothing",
    most: 0.4,
  },
  { what: "The same in watch", of: "section-watch", to: "section-nothing", most: 0.1 },
  { what: "From nothing, to the state before", of: "files-nothing", to: "files-before", most: 0.9 },
  { what: "Four times the sections, from nothing", of: "growth", to: "files-nothing", most: sizeAims.growth },
] as const;

/** Returns a sentence for each of the ratios that were measured. */
export function plainLines(rows: readonly Row[]): string[] {
  const secondsOf = (name: string) => {
    const row = rows.find((one) => one.name === `plain-${name}`);
    const isWhole = row && row.failure === undefined && row.measures.length > 0;
    return isWhole ? median(row.measures.map(({ seconds }) => seconds)) : undefined;
  };
  return aims.flatMap(({ what, of, to, most }) => {
    const [seconds, reference] = [secondsOf(of), secondsOf(to)];
    if (seconds === undefined || reference === undefined) return [];
    return [`${what}: ${(seconds / reference).toFixed(2)}, at most ${most}.`];
  });
}
