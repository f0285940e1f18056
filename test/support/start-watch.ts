/** Starts `npm run watch` on a manuscript, as users run it. */
import { spawn } from "node:child_process";
import { argumentsOf, root } from "./run-script.ts";

export interface RunningWatch {
  address: string;
  /** Returns all that it has printed. */
  output(): string;
  /** Ends it as Ctrl-C does. */
  interrupt(): Promise<number | null>;
  /** Ends it by a signal. */
  signal(name: NodeJS.Signals): Promise<number | null>;
}

export async function startWatch(args: readonly string[], env: Record<string, string>): Promise<RunningWatch> {
  const child = spawn(process.execPath, [...argumentsOf("watch"), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
  });
  let output = "";
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  }
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", () => {
      const found = /http:\S+/.exec(output)?.[0];
      if (found) resolve(found);
    });
    void ended.then(() => reject(new Error(`Unexpected end of the watch: ${output}`)));
  });
  const signal = (name: NodeJS.Signals) => {
    child.kill(name);
    return ended;
  };
  return { address, output: () => output, interrupt: () => signal("SIGINT"), signal };
}
