/** Reads the content of the report's last build from the output folder. */
import { join } from "node:path";
import * as z from "zod";
import { readPlainFile } from "../manuscript/files/read-plain-file.ts";
import type { BuildContent } from "./build-content.ts";

/** Bytes of the longest record that is compared; a book of 5,000 pages has some 2 MB. */
const maxBytes = 64 * 1024 * 1024;

const recordSchema = z.object({
  outputs: z.record(z.string(), z.unknown()),
  content: z.object({
    pages: z.array(z.string()),
    notes: z.array(z.string()),
    noteRuns: z.array(z.tuple([z.number(), z.number()])).optional(),
  }),
});

/**
 * Returns undefined where there is none: no record, one of another report, or of a version that recorded no
 * content.
 */
export async function readLastBuild(folder: string, slug: string): Promise<BuildContent | undefined> {
  // A record is for comparing only: one that is gone or damaged is no reason not to build.
  const bytes = await readPlainFile(join(folder, "build-report.json"), maxBytes);
  if (!Buffer.isBuffer(bytes)) return undefined;
  let record: unknown;
  try {
    record = JSON.parse(bytes.toString("utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  const read = recordSchema.safeParse(record);
  return read.success && `${slug}.pdf` in read.data.outputs ? read.data.content : undefined;
}
