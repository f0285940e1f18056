/** Writes a made-up manuscript into a folder (`npm run specimen`). */
import { parseArgs } from "node:util";
import { makeSpecimen } from "./specimen.ts";
import { writeSpecimen } from "./write-specimen.ts";

const help = `Writes a made-up report of any size, for tests and benchmarks.

  npm run specimen -- [--sections 20] [--seed 1] [--notes 87] [--out dist/specimen]

  --sections N  number of sections, about 25 pages each
  --seed N      another number, another text
  --notes N     notes that each section has
  --out DIR     a new or empty folder, or one that holds a specimen, which is replaced
`;

try {
  const { values } = parseArgs({
    options: {
      sections: { type: "string", default: "20" },
      seed: { type: "string", default: "1" },
      notes: { type: "string", default: "87" },
      out: { type: "string", default: "dist/specimen" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
  } else {
    const files = makeSpecimen({
      sections: wholeNumber("sections", values.sections),
      seed: wholeNumber("seed", values.seed),
      notesPerSection: wholeNumber("notes", values.notes),
    });
    await writeSpecimen(files, values.out);
    process.stdout.write(`${values.out}: ${values.sections} sections, ${files.size} files\n`);
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`Unexpected --${option} ${text}, expected a whole number`);
  return Number(text);
}
