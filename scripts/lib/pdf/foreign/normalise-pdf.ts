/** Rewrites any PDF, decrypted and repaired, so that `readObjects` can read it. */
import { createRequire } from "node:module";
import { rebuildTable } from "./rebuild-table.ts";
import createQpdf from "@neslinesli93/qpdf-wasm";

export interface PlainPdf {
  readonly bytes: Uint8Array;
  /** Repairs that were made, in qpdf's words. */
  readonly repairs: readonly string[];
}

/** The error that says why a file can't be read, in words for the user. */
export class UnreadablePdf extends Error {
  override readonly name = "UnreadablePdf";
}

const [input, output] = ["/in.pdf", "/out.pdf"] as const;
/** qpdf's exit codes for success and for warnings. */
const [sound, repaired] = [0, 3] as const;
const mostRepairs = 5;

/**
 * Rewrites a PDF.
 *
 * @param options - further options of qpdf
 * @throws {UnreadablePdf} where it is no PDF, is damaged beyond repair or can't be opened without a password
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
  // Unlike the qpdf program, this build doesn't search for objects where the cross-reference table is damaged.
  const rebuilt = rebuildTable(bytes);
  const again = rebuilt && (await runQpdf(rebuilt, options));
  if (!again?.bytes) throw new UnreadablePdf(`it is damaged: ${read.said.at(-1) ?? "qpdf does not say why"}`);
  const repairs = [...read.said, "its objects were looked for, since the table of them is damaged"];
  return { bytes: again.bytes, repairs: repairs.slice(-mostRepairs) };
}

/** Returns whether the bytes are a PDF. Bytes before the header are allowed, since readers ignore them. */
function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes("%PDF-");
}

/** Runs qpdf. @returns the rewritten file, if it made one, and its messages */
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
    // General filters are removed; those of images stay.
    code = qpdf.callMain(["--decrypt", "--object-streams=disable", "--deterministic-id", ...options, input, output]);
  } catch (error) {
    // Emscripten throws when the program ends abnormally: out of memory, an invalid call.
    said.push(error instanceof Error ? error.message : String(error));
  }
  const complaints = said
    .map((line) => line.replace(/^(?:WARNING: )?(?:\S+\.[mc]?[jt]s: )?(?:\/in\.pdf[:,]?)?\s*/, ""))
    .filter((line) => line !== "" && !line.includes("operation succeeded with warnings"));
  const isMade = code === sound || code === repaired;
  return { bytes: isMade ? qpdf.FS.readFile(output) : undefined, said: complaints };
}

/**
 * Runs `make` while the console's output goes to `said`. The module keeps the console functions that it finds when it
 * is created, so its later output goes there too, and no other output does.
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
