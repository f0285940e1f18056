/** Gives those who run the bundle of all code what is in it: commands, what threads do, the API. */
import { commandNames, runMain } from "./commands/main.ts";
import { readVersions } from "./outputs/tool-versions.ts";

export { holdBundle } from "./lib/workers/own-bundle.ts";
export { runMain };

/** Returns what is known of the bundle when it is made, and not where it runs. */
export function facts(): { commands: readonly string[]; versions: Record<string, string> } {
  return { commands: commandNames, versions: readVersions() };
}

/** Answers the questions that come to this thread. */
export async function answer(keepCode: () => void): Promise<void> {
  (await import("./pipeline/section-thread.ts")).answerTasks(keepCode);
}

export const loadApi = (): Promise<typeof import("./api.ts")> => import("./api.ts");
