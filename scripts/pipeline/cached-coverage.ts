/** Takes from the cache which code points a theme's typeface has. */
import { cachedOne, json, cacheKeyOf, type Codec } from "../lib/cache/cached.ts";
import type { Store } from "../lib/cache/store.ts";
import { readCoverage } from "../theme/read-coverage.ts";
import type { Theme } from "../theme/theme.ts";

/** Returns the typeface's code points from the cache: reading a font takes longer than reading a section. */
export async function cachedCoverage(store: Store, { text, fontsHash }: Theme): Promise<Set<number>> {
  const codePoints = await cachedOne(
    store,
    "coverage",
    cacheKeyOf("coverage", fontsHash),
    json as Codec<number[]>,
    async () => [...(await readCoverage(text))],
  );
  return new Set(codePoints);
}
