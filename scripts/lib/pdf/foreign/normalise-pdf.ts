/** Turns any PDF into a plain one that `readObjects` reads, decrypted and repaired. */
import { createRequire } from "node:module";
import { rebuildTable } from "./rebuild-table.ts";
import createQpdf from "@neslinesli93/qpdf-wasm";

export interface PlainPdf {
  readonly bytes: Uint8Array;
  /** Repairs that were made, in qpdf's words. */
  readonly repairs: readonly string[];
}

/** Why a file can't be judged, in words for whoever asked for it. */
export class UnreadablePdf extends Error {
  override readonly name = "UnreadablePdf";
}

const [input, output] = ["/in.pdf", "/out.pdf"] as const;
/** qpdf's exit codes: without fault, and with warnings. */
const [sound, repaired] = [0, 3] as const;
const mostRepairs = 5;

/**
 * @param options - of qpdf, for what else is to be made plain
 * @throws {UnreadablePdf} for what is no PDF, is damaged beyond repair or opens with a password only
 */
export async function normalisePdf(bytes: Uint8Array, options: readonly string[] = []): Promise<PlainPdf> {
  if (!isPdf(bytes)) throw new UnreadablePdf("it is no PDF");
  const read = await runQpdf(bytes, options);
  if (read.bytes) return { bytes: read.bytes, repairs: read.said.slice(0, mostRepairs) };
  if (read.said.some((line) => line.includes("invalid password"))) {
    throw new UnreadablePdf("it opens with a password only");
  }
  const asTheyAre = await runQpdf(bytes, [...options, "--stream-data=preserve"]);
  if (asTheyAre.bytes) return { bytes: asTheyAre.bytes, repairs: read.said.slice(0, mostRepairs) };
  // This build of qpdf doesn't look for objects itself where the table of them is damaged, as the program does.
  const rebuilt = rebuildTable(bytes);
  const again = rebuilt && (await runQpdf(rebuilt, options));
  if (!again?.bytes) throw new UnreadablePdf(`it is damaged: ${read.said.at(-1) ?? "qpdf does not say why"}`);
  const repairs = [...read.said, "its objects were looked for, since the table of them is damaged"];
  return { bytes: again.bytes, repairs: repairs.slice(-mostRepairs) };
}

/** Tells whether the bytes are a PDF; some stand before its head, which readers pass over. */
function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes("%PDF-");
}

/** @returns the plain file, if it made one, and what it had to say */
async function runQpdf(
  bytes: Uint8Array,
  options: readonly string[] = [],
): Promise<{ bytes: Uint8Array | undefined; said: string[] }> {
  const said: string[] = [];
  const qpdf = await quietly(said, () =>
    createQpdf({ locateFile: () => createRequire(import.meta.url).resolve("@neslinesli93/qpdf-wasm/dist/qpdf.wasm") }),
  );
  qpdf.FS.writeFile(input, bytes);
  let code: number | undefined;
  try {
    // Filters that any reader must know are taken off; those of pictures stay.
    code = qpdf.callMain(["--decrypt", "--object-streams=disable", "--deterministic-id", ...options, input, output]);
  } catch (error) {
    // Emscripten throws what ended the program: out of memory, a call that goes nowhere.
    said.push(error instanceof Error ? error.message : String(error));
  }
  const complaints = said
    .map((line) => line.replace(/^(?:WARNING: )?(?:\S+\.[mc]?[jt]s: )?(?:\/in\.pdf[:,]?)?\s*/, ""))
    .filter((line) => line !== "" && !line.includes("operation succeeded with warnings"));
  const isMade = code === sound || code === repaired;
  return { bytes: isMade ? qpdf.FS.readFile(output) : undefined, said: complaints };
}

/**
 * Runs `make` while the console's words go to `said`: the module writes to the console that it finds when it is made,
 * so that nothing else takes its words.
 */
async function quietly<T>(said: string[], make: () => Promise<T>): Promise<T> {
  const { log, error } = console;
  console.log = console.error = (...words: unknown[]) => void said.push(words.join(" "));
  try {
    return await make();
  } finally {
    Object.assign(console, { log, error });
  }
}
