/** Exports from an installed package what `scripts/api.ts` does, which types/api.d.ts declares. */
import { findBundle } from "./start/find-bundle.js";
import { runBundle } from "./start/run-bundle.js";

const api = await runBundle(await findBundle(), "api").loadApi();

export const { BrowserError, build, buildEditions, check, notes, print, proof, UsageError, watch } = api;
