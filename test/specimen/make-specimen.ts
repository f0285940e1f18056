/** Writes a made-up manuscript into a folder (`npm run specimen`). */
import { parseArgs } from "node:util";
import { makePlainSpecimen, plainShapes, reshape } from "./plain-specimen.ts";
import { makeSpecimen } from "./specimen.ts";
import { writeSpecimen } from "./write-specimen.ts";

const help = `Writes a made-up report of any size, for tests and benchmarks.

  npm run specimen -- [--sections 20] [--seed 1] [--notes 87] [--plain SHAPE] [--out dist/specimen]

  --sections N  number of sections, about 25 pages each
  --seed N      another number, another text
  --notes N     notes that each section has
  --plain SHAPE paragraphs, notes, tables and lists alone, as many \`files\`, as one \`file\`, or as one \`section\`
  --out DIR     a new or empty folder, or one that holds a specimen, which is replaced
`;

try {
  const { values } = parseArgs({
    options: {
      sections: { type: "string", default: "20" },
      seed: { type: "string", default: "1" },
      notes: { type: "string", default: "87" },
      plain: { type: "string" },
      out: { type: "string", default: "dist/specimen" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
  } else {
    const size = {
      sections: wholeNumber("sections", values.sections),
      seed: wholeNumber("seed", values.seed),
      notesPerSection: wholeNumber("notes", values.notes),
    };
    const shape = plainShapes.find((one) => one === values.plain);
    if (values.plain !== undefined && !shape) {
      throw new Error(`Unexpected --plain ${values.plain}, expected one of ${plainShapes.join(", ")}`);
    }
    const files = shape ? reshape(makePlainSpecimen(size), shape) : makeSpecimen(size);
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
