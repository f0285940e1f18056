/** Sets how properties are tried: the same inputs at each run, others and more of them on demand. */
import fc from "fast-check";

// `FC_SEED=random` takes other inputs at each run, `FC_SEED=5` those of a run that failed (fast-check tells its seed).
const { FC_SEED = "1" } = process.env;
if (FC_SEED !== "random") fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(FC_SEED) });

/**
 * Returns how often a property is tried: `usual` times, or as often as `FC_RUNS` says.
 *
 * @param usual - so many that the test takes a fraction of a second
 */
export function runs(usual: number): { numRuns: number } {
  return { numRuns: Number(process.env.FC_RUNS ?? usual) };
}
