/** Reads the content of the report's last build from the output folder. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import type { BuildContent } from "./build-content.ts";

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
  let record: unknown;
  try {
    record = JSON.parse(await readFile(join(folder, "build-report.json"), "utf8"));
  } catch (error) {
    // A record is for comparing only: one that is gone or damaged is no reason not to build.
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code !== undefined) return undefined;
    throw error;
  }
  const read = recordSchema.safeParse(record);
  return read.success && `${slug}.pdf` in read.data.outputs ? read.data.content : undefined;
}
