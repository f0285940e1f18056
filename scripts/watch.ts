/** The command `npm run watch`: a manuscript in; its pages in the reader's browser, anew at each save, out. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { makeProgress, type Progress } from "./command/progress.ts";
import type { CommandForm } from "./command/options.ts";
import { jobsOption, manuscriptOption } from "./command/report-options.ts";
import { runCommand } from "./command/run-command.ts";
import { UsageError } from "./command/usage-error.ts";
import { stylesPath } from "./pages/read-styles.ts";
import { countMessages } from "./report/format-messages.ts";
import { openAddress } from "./watch/open-address.ts";
import { openRebuilder } from "./watch/rebuild.ts";
import { openRoutes, type Known } from "./watch/routes.ts";
import { serve, type WatchServer } from "./watch/serve.ts";
import { emptyState } from "./watch/view-state.ts";
import { watchFiles } from "./watch/watch-files.ts";
import { plural } from "./report/plural.ts";

const form: CommandForm = {
  call: "npm run watch",
  purpose:
    "Shows the report's pages in your browser, and lays them out again whenever a file of the manuscript or a\nstylesheet is saved. A click on a paragraph copies its place in the Markdown.",
  options: {
    manuscript: manuscriptOption,
    out: { kind: "text", value: "DIR", help: "Folder for the PDF, made when you pause. Default: dist" },
    port: { kind: "count", value: "N", help: "Port on this machine. Default: any that is free" },
    jobs: jobsOption,
    open: { kind: "flag", help: "Opens the pages in your browser." },
  },
  epilogue: `
The pages are seen on this machine only. End with Ctrl-C.

Exit code: 0 ended by Ctrl-C, 1 wrong options, 2 a fault of the machine.`,
};

void runCommand(form, async ({ flags, texts, counts }) => {
  const path = texts.get("manuscript") ?? "manuscript";
  const out = resolve(texts.get("out") ?? "dist");
  if (!existsSync(path)) throw new UsageError(`Unexpected path ${path}, expected a file or folder that exists`);
  const known: Known = { state: emptyState, shown: undefined, pdf: undefined };
  const routes = await openRoutes();
  const server = await listen(counts.get("port") ?? 0, (url) => routes(url, known));
  const terminal = makeProgress();
  const say = (line: string) => {
    terminal.end();
    process.stdout.write(`${line}\n`);
  };
  const ended = new Promise<void>((resolve) => {
    // Not `once`: while somebody listens, those who clean up at a signal leave it to us to end.
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
  });
  say(`${server.address} shows ${path}. Ctrl-C ends.`);

  const rebuilder = openRebuilder({
    path,
    out,
    jobs: counts.get("jobs"),
    progress: forBoth(terminal, server),
    onState(state, shown) {
      Object.assign(known, { state, shown: shown ?? known.shown });
      server.send("state", state);
      const { changed, isBehind, pageCount, messages } = state;
      const pages = isBehind ? "old pages shown" : `${plural(pageCount, "page")}, ${changed.length} changed`;
      if (shown || isBehind) say([pages, countMessages(messages)].filter(Boolean).join("; "));
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
  if (flags.has("open")) {
    const why = await openAddress(server.address);
    if (why !== undefined) say(`Open ${server.address} yourself: ${why}`);
  }
  await ended;
  await files.close();
  await rebuilder.close();
  await server.close();
  terminal.end();
  return 0;
});

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

/** What goes on is seen in the terminal and in every viewer. */
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
