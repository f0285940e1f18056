/** Shows a report's pages in the reader's browser, anew at each save. */
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { silent, type Progress } from "../lib/progress.ts";
import { sourceDate } from "../manuscript/source-date.ts";
import { usualManuscript } from "../manuscript/usual-manuscript.ts";
import { countMessages, firstOfEach, formatMessage, type PlainMessage } from "../messages/format-messages.ts";
import { plural } from "../messages/plural.ts";
import { UsageError } from "../messages/usage-error.ts";
import { repairOutputs } from "../outputs/write-outputs.ts";
import { stylesPath } from "../theme/built-in-theme.ts";
import { openAddress } from "../watch/open-address.ts";
import { Rebuilder } from "../watch/rebuild.ts";
import { openRoutes, type ServedState } from "../watch/routes.ts";
import { serve, type WatchServer } from "../watch/serve.ts";
import { emptyState, type ViewState } from "../watch/view-state.ts";
import { watchFiles } from "../watch/watch-files.ts";
import type { Command, ExitCode } from "./command.ts";
import type { MakeOptions } from "./outcome.ts";
import { outputFolder } from "./output-folder.ts";
import { makeProgress } from "./progress.ts";
import { jobsOption, manuscriptArgument, manuscriptOption, namedManuscript } from "./report-options.ts";
import { printLine } from "./terminal.ts";

export interface WatchOptions extends MakeOptions {
  /** A port of this machine; by default any that is free. */
  port?: number | undefined;
  /** Is told what happened, in a line for people. */
  onLine?: ((line: string) => void) | undefined;
}

export interface Watching {
  /** The address at which the pages are seen, on this machine only. */
  address: string;
  /** Ends the server and all browsers. */
  close(): Promise<void>;
}

/**
 * Lays out the report's pages, and again whenever a file of the manuscript or a stylesheet is saved; the PDF is written
 * when nothing was saved for a while.
 *
 * @returns when the server listens; the first pages come later
 * @throws {UsageError} where there is no manuscript, or no such port or folder
 */
export async function watch(options: WatchOptions = {}): Promise<Watching> {
  const { manuscript: path = usualManuscript(), progress = silent, onLine: say = () => undefined } = options;
  const out = await outputFolder(options.out);
  sourceDate();
  if (!existsSync(path)) throw new UsageError(`Unexpected path ${path}, expected a file or folder that exists`);
  await repairOutputs(out);
  const known: ServedState = { state: emptyState, shown: undefined, pdf: undefined };
  const routes = await openRoutes();
  const server = await listen(options.port ?? 0, (url) => routes(url, known));
  say(`${server.address} shows ${path === "." ? "this folder" : path}. Ctrl-C ends.`);

  const rebuilder = new Rebuilder({
    path,
    out,
    jobs: options.jobs,
    progress: forBoth(progress, server),
    onState(state, shown) {
      const before = known.state.messages;
      Object.assign(known, { state, shown: shown ?? known.shown });
      server.send("state", state);
      for (const line of linesOfState(state, before, shown !== undefined)) say(line);
    },
    onWritten(name, seconds) {
      known.pdf = join(out, name);
      server.send("written", { name });
      say(`${known.pdf} written after ${seconds.toFixed(1)} s`);
    },
    onNotice: say,
  });
  const files = await watchFiles(path, stylesPath, {
    onChange: () => rebuilder.change(),
    onError: (error) => say(`Files can't be watched: ${error.message}`),
  });
  return {
    address: server.address,
    async close() {
      await files.close();
      await rebuilder.close();
      await server.close();
    },
  };
}

/**
 * Tells a state in lines, as `build` does: its messages, and a summary. What was told of the state before isn't told
 * again, but for errors, since they keep something from being made.
 *
 * @param before - messages of the state before
 * @param isShown - whether there are new pages
 */
function linesOfState(state: ViewState, before: readonly PlainMessage[], isShown: boolean): string[] {
  const { changed, isBehind, pageCount, messages } = state;
  if (!isShown && !isBehind && messages === before) return [];
  const known = new Set(before.map(formatMessage));
  const news = messages.filter((message) => message.severity === "error" || !known.has(formatMessage(message)));
  const pages = isShown ? `${plural(pageCount, "page")}, ${changed.length} changed` : "no PDF written";
  const summary = [isBehind ? "old pages shown" : pages, countMessages(messages)].filter(Boolean).join("; ");
  return [...firstOfEach(news, "the page in your browser lists each"), summary];
}

async function listen(port: number, answer: Parameters<typeof serve>[1]): Promise<WatchServer> {
  try {
    return await serve(port, answer);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE") throw new UsageError(`Unexpected port ${port}, expected one that no other program uses`);
    if (code === "EACCES" || code === "ERR_SOCKET_BAD_PORT")
      throw new UsageError(`Unexpected port ${port}, expected one from 1024 to 65535`);
    throw error;
  }
}

/** Returns a progress that is seen on the terminal and in every viewer. */
function forBoth(terminal: Progress, server: WatchServer): Progress {
  let name = "";
  let sentMs = 0;
  return {
    step(step) {
      name = step;
      terminal.step(step);
      server.send("progress", { step, count: "" });
    },
    count(text) {
      terminal.count(text);
      if (Date.now() - sentMs < 100) return;
      sentMs = Date.now();
      server.send("progress", { step: name, count: text });
    },
    end() {
      terminal.end();
      server.send("progress", { step: "", count: "" });
    },
  };
}

/** Exit codes for the signals that ask a program to end, as shells expect; Ctrl-C is how this one ends. */
const exitCodes = {
  SIGINT: 0,
  SIGTERM: 128 + constants.signals.SIGTERM,
  SIGHUP: 128 + constants.signals.SIGHUP,
} as const;

function nextSignal(): Promise<keyof typeof exitCodes> {
  return new Promise((resolve) => {
    // Not `once`: while somebody listens, those who clean up at a signal leave it to us to end.
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve(signal));
  });
}

/**
 * Ignores from now on that the browser no longer answers: puppeteer rejects promises of its own then, for which nobody
 * can wait. All other faults are told as before.
 */
export function expectCutConnections(events: NodeJS.EventEmitter = process): void {
  const tell = events.listeners("uncaughtException");
  events.removeAllListeners("uncaughtException");
  events.on("uncaughtException", (error: Error, ...rest: unknown[]) => {
    const isCut = error.name === "TargetCloseError" || /\b(?:Target|Session|Connection) closed\b/.test(error.message);
    if (!isCut) for (const listener of tell) listener(error, ...rest);
  });
}

export const command: Command = {
  form: {
    name: "watch",
    purpose:
      "Shows the report's pages in your browser, and lays them out again whenever a file of the manuscript or a\nstylesheet is saved. A click on a paragraph copies its place in the Markdown.",
    argument: manuscriptArgument,
    options: {
      manuscript: manuscriptOption,
      out: { kind: "text", value: "DIR", help: "Folder for the PDF, made when you pause. Default: dist" },
      port: { kind: "count", most: 65_535, value: "N", help: "Port on this machine. Default: any that is free" },
      jobs: jobsOption,
      open: { kind: "flag", help: "Opens the pages in your browser." },
    },
    epilogue: `
The pages are seen on this machine only. End with Ctrl-C.

Exit code: 0 ended by Ctrl-C, 1 wrong options, 2 a fault of the machine; 129 and 143 ended by another signal.`,
  },
  async run(options): Promise<ExitCode> {
    const { flags, texts, counts } = options;
    const ended = nextSignal();
    const progress = makeProgress();
    const say = (line: string) => {
      progress.end();
      printLine(line);
    };
    const watching = await watch({
      manuscript: namedManuscript(options),
      out: texts.get("out"),
      jobs: counts.get("jobs"),
      progress,
      port: counts.get("port"),
      onLine: say,
    });
    if (flags.has("open")) {
      const why = await openAddress(watching.address);
      if (why !== undefined) say(`Open ${watching.address} yourself: ${why}`);
    }
    const signal = await ended;
    expectCutConnections();
    await watching.close();
    progress.end();
    return exitCodes[signal];
  },
};
