/** Says what a message of the catalogue has: its severity and its sentence. */

/**
 * `error`: the manuscript must be mended, no output is written. `warning`: output is written, the command fails
 * only under `--strict`. `info`: what the pipeline did on its own, worth knowing.
 */
export type Severity = "error" | "warning" | "info";

export interface CatalogueEntry {
  readonly severity: Severity;
  /** Returns one sentence made of the facts: "Unexpected X, expected Y". */
  readonly text: (facts: never) => string;
}
