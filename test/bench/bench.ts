/** Measures how fast a made-up report and its changes are built, beside other tools (`npm run bench`). */
import { mkdtempSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { CommandForm } from "#commands/options.ts";
import { runCommand } from "#commands/run-command.ts";
import { UsageError } from "#messages/usage-error.ts";
import { findBrowser } from "#browser/find-browser.ts";
import { root } from "../support/run-script.ts";
import type { Files } from "../specimen/edit-specimen.ts";
import { loadLine, machineFacts, machineLine } from "./machine.ts";
import { makeFiles, MeasuredRows } from "./measured-rows.ts";
import { findTool, otherTools, versionOf } from "./other-tools.ts";
import { makePlainFiles, measurePlain, plainLines } from "./plain-report.ts";
import { growthLines, resultsTable, toBuildLines, watchingLine, watchLines, type Row } from "./results.ts";
import { aims, growthSizes, mendInTheMiddle, rebuilds, watchedStates } from "./scenarios.ts";

/** Words mended while `watch` runs, in each run; the first is not counted. */
const watchedEdits = 6;

/** Runs of the other commands, from the cache of the unedited report. */
const commandRuns: readonly {
  name: string;
  title: string;
  measure: (rows: MeasuredRows, row: Omit<Row, "measures">, base: Files) => Promise<void>;
}[] = [
  {
    name: "watch",
    title: "one word mended while watch runs",
    measure: (rows, row, base) => rows.measureWatch(row, watchedStates(base, row.sections, watchedEdits), "kept"),
  },
  {
    name: "change-proof",
    title: "change proof of one word, both states built",
    measure: (rows, row, base) => rows.measureChangeProof(row, base, mendInTheMiddle(base, row.sections), "kept"),
  },
  {
    name: "print-warm",
    title: "print PDF and preflight, after a build",
    measure: (rows, row, base) => rows.measurePrint(row, base, "kept"),
  },
];
const names = [
  "from-nothing",
  ...rebuilds.map(({ name }) => name),
  ...commandRuns.map(({ name }) => name),
  "print",
  "growth",
  "plain",
  ...otherTools.map(({ name }) => name),
];

const form: CommandForm = {
  name: "bench",
  purpose:
    "Measures builds of a made-up report as users run them, process by process, and other tools on the same HTML.",
  options: {
    only: { kind: "text", value: "NAMES", help: `What to measure, with commas: ${names.join(", ")}. Default: all` },
    sections: {
      kind: "count",
      value: "N",
      help: `Sections of the report, about 25 pages each. Default: ${aims.sections}`,
    },
    runs: { kind: "count", value: "N", help: "Times that each is measured; the median is told. Default: 3" },
    json: { kind: "text", value: "FILE", help: "File for the measures of all runs." },
  },
  epilogue: `
A run is a round of everything, so that a slow minute of the machine is shared out. Before the first, each
tool prints a small report, unmeasured. From nothing means an empty cache; what follows an edit starts from
the cache of the unedited report, so from-nothing is measured with it, and with growth, as its middle.
watch saves words all over the report while \`npm run watch\` runs, and takes the time until a browser has
the new pages' HTML. change-proof is \`npm run proof -- --since FOLDER\` when both states have been built;
print-warm and print make the print PDF after a build and from nothing. plain builds a report of paragraphs,
notes, tables and lists as many files, as one file, and as one section, each from nothing and after one word, and
four times its sections, whose memory is told; with BENCH_BEFORE=DIR, another checkout of this project with its
packages, that one's build from nothing too.
Other tools are looked for in DIR/node_modules/.bin and DIR/bin with BENCH_TOOLS=DIR, in node_modules/.bin
and on PATH. Memory is that of all processes together, where /proc tells it (Linux), in the first run alone:
a command that uses all processors is held up by it, one that leaves some idle is not.

Exit code: 0 measured, 1 an option to mend, 2 something failed, which its row tells.`,
};

await runCommand({
  form,
  run: async ({ texts, counts }) => {
    const wanted = readNames(texts.get("only"));
    const plan = { wanted, sections: counts.get("sections") ?? aims.sections, runs: counts.get("runs") ?? 3 };
    const tools = await findTools(wanted);
    const machine = machineFacts();
    for (const line of loadLine(machine)) say(line);

    const scratch = mkdtempSync(join(tmpdir(), "report-bench-"));
    // However it ends: told to end meanwhile, measureProcess ends by process.exit.
    process.on("exit", () => rmSync(scratch, { recursive: true, force: true, maxRetries: 20, retryDelay: 25 }));
    const measured = new MeasuredRows(scratch, (await findBrowser()).path);
    say("warming up");
    const browser = await measured.warmUp(tools.installed);
    const before = wanted.has("plain") ? process.env["BENCH_BEFORE"] : undefined;
    if (before !== undefined) await measured.warmUp([], makePlainFiles(1), before);
    for (let run = 1; run <= plan.runs; run++) {
      const sayRun = (title: string) => say(`run ${run} of ${plan.runs}: ${title}`);
      await measureRound(measured, { ...plan, before, installed: tools.installed }, sayRun);
    }

    const { rows } = measured;
    const lines = [
      "",
      ...resultLines(rows, tools, plan.sections),
      `${machineLine(machine)}, ${browser}.`,
      ...loadLine(machine),
      "Seconds differ from machine to machine, and on one from hour to hour; ratios of one run hold better.",
    ];
    process.stdout.write(`${lines.join("\n")}\n`);
    const json = texts.get("json");
    if (json) {
      const facts = { machine: { ...machine, browser }, sections: plan.sections, runs: plan.runs, rows };
      await writeFile(resolve(json), `${JSON.stringify(facts, undefined, 2)}\n`);
    }
    return rows.some(({ failure }) => failure !== undefined) ? 2 : 0;
  },
});

interface Plan {
  wanted: ReadonlySet<string>;
  sections: number;
  /** Folder of another state of this project. */
  before: string | undefined;
  installed: Tools["installed"];
}

/** Measures everything that is wanted once. */
async function measureRound(
  measured: MeasuredRows,
  { wanted, sections, before, installed }: Plan,
  sayRun: (title: string) => void,
): Promise<void> {
  const base = makeFiles(sections);
  const edits = rebuilds.filter(({ name }) => wanted.has(name));
  const others = commandRuns.filter(({ name }) => wanted.has(name));
  const sizes = wanted.has("growth") ? growthSizes(sections) : [];
  const isCompared = ["from-nothing", "print"].some((name) => wanted.has(name));
  if (isCompared || edits.length + others.length + sizes.length > 0) {
    sayRun("from nothing");
    await measured.measureBuild({ name: "from-nothing", title: "from nothing", sections }, base, "kept");
  }
  for (const { name, title, edit } of edits) {
    sayRun(title);
    await measured.measureBuild({ name, title, sections }, edit(base, sections), "kept");
  }
  for (const { name, title, measure } of others) {
    sayRun(title);
    await measure(measured, { name, title, sections }, base);
  }
  await measured.dropCache("kept");
  if (wanted.has("print")) {
    const title = "print PDF and preflight, from nothing";
    sayRun(title);
    await measured.measurePrint({ name: "print", title, sections }, base, "print");
    await measured.dropCache("print");
  }
  for (const size of sizes) {
    sayRun(`from nothing, ${size} sections`);
    await measured.measureBuild({ name: "growth", title: "from nothing", sections: size }, makeFiles(size), "growth");
    await measured.dropCache("growth");
  }
  if (wanted.has("plain")) await measurePlain(measured, { sections, before, onTitle: sayRun });
  for (const tool of installed) {
    sayRun(tool.name);
    await measured.measureTool(tool, sections);
  }
}

/** Returns the table of all that was measured, what it comes to, and what could not be measured. */
function resultLines(rows: readonly Row[], { installed, missing }: Tools, sections: number): string[] {
  const absent = missing.map(({ name }) => ({ name, title: name, sections, measures: [], isMissing: true as const }));
  const pagedJsCli = installed.find(({ name }) => name === "pagedjs-cli");
  return [
    resultsTable([...rows, ...absent]),
    "",
    ...toBuildLines(rows),
    ...watchLines(rows),
    ...growthLines(rows),
    ...plainLines(rows),
    ...missing.map(({ name, howToGet }) => `${name} is not installed. To get it: ${howToGet}, then BENCH_TOOLS=DIR.`),
    ...(pagedJsCli && pagedJsCli.version !== aims.pagedjsCli
      ? [`What is aimed at are ratios to pagedjs-cli ${aims.pagedjsCli}, but this is ${pagedJsCli.version}.`]
      : []),
    ...rows.flatMap(({ title, sections: size, failure }) =>
      failure === undefined ? [] : [`Failed, ${title}, ${size} sections: ${failure}`],
    ),
    ...watchingLine(rows),
  ];
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

function readNames(only: string | undefined): Set<string> {
  const wanted = only?.split(",").map((name) => name.trim()) ?? names;
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new UsageError(`Unexpected ${unknown || "gap"} in --only, expected some of ${names.join(", ")}`);
  }
  return new Set(wanted);
}

type Tools = Awaited<ReturnType<typeof findTools>>;

async function findTools(wanted: ReadonlySet<string>) {
  const places = { tools: process.env["BENCH_TOOLS"], root, searchPath: process.env["PATH"] ?? "" };
  const found = otherTools
    .filter(({ name }) => wanted.has(name))
    .map((tool) => ({ ...tool, path: findTool(tool.name, places) }));
  const paths = found.flatMap((tool) => (tool.path === undefined ? [] : [{ ...tool, path: tool.path }]));
  return {
    installed: await Promise.all(paths.map(async (tool) => ({ ...tool, version: await versionOf(tool.path) }))),
    missing: found.filter(({ path }) => path === undefined),
  };
}
