/** Wraps a browser pool so that its tabs have further faces beside those of the report's typeface. */
import type { Face } from "../theme/face.ts";
import type { BrowserPool } from "./browser-pool.ts";
import { callInTab } from "./call-in-tab.ts";
import { asUnusable } from "./unusable-typeface.ts";

/**
 * Returns the pool.
 *
 * @param faces - faces for letters that the typeface lacks; most reports need none, and then the pool is returned
 *   unchanged
 */
export function withFaces(pool: Pick<BrowserPool, "use">, faces: readonly Face[]): Pick<BrowserPool, "use"> {
  if (faces.length === 0) return pool;
  return {
    use: (job, weight) =>
      pool.use(
        (slot) =>
          job({
            ...slot,
            work: (unit, events, work, characters) => {
              const prepared: typeof work = async (tab) => {
                await callInTab(tab, "useFaces", faces).catch(asUnusable);
                return work(tab);
              };
              return slot.work(unit, events, prepared, characters);
            },
          }),
        weight,
      ),
  };
}
