/** Tells what this machine has of all that commands may use, what each is for, and how to get it. */
import { BrowserError } from "../browser/browser-error.ts";
import { launchBrowser } from "../browser/launch-browser.ts";
import { findProgram, howToGet, type ProgramName } from "../lib/process/find-program.ts";
import { explainRefusal } from "../lib/process/machine-error.ts";
import { cacheFolder } from "../lib/cache/cache-folder.ts";
import { openStore } from "../lib/cache/store.ts";
import { toJson } from "../messages/printable.ts";
import { fontsPath } from "../theme/built-in-theme.ts";
import type { Command } from "./command.ts";
import { printLine } from "./terminal.ts";

/** Something that a machine has or lacks. */
interface Finding {
  name: string;
  /** Whether no report can be built without it. */
  isNeeded: boolean;
  isThere: boolean;
  /** Its version, or what is wrong. */
  found: string;
  purpose: string;
  /** How to get it, where it is missing. */
  remedy?: string | undefined;
}

const programs: readonly [ProgramName, purpose: string][] = [
  ["Git", "`proof --since v1` compares with an earlier state"],
  ["Ghostscript", "`print` and `preflight` measure the ink on each spot"],
  ["Java", "checks of PDF/UA and PDF/A by veraPDF"],
  ["qpdf", "a second look at PDFs, in the project's own tests"],
  ["poppler", "PDFs as pictures and text (pdftoppm, pdftotext), in the project's own tests"],
  ["ps", "memory of browsers, in the project's own benchmark and tests"],
];

/** Looks for everything, the browser by starting it. */
async function examine(): Promise<Finding[]> {
  const [browser, ...others] = await Promise.all([
    examineBrowser(),
    ...programs.map(([name, purpose]) => examineProgram(name, purpose)),
  ]);
  return [examineNode(), ...browser, examineCache(), ...others];
}

function examineNode(): Finding {
  const [major, minor] = process.versions.node.split(".").map(Number) as [number, number];
  const isThere = major > 20 || (major === 20 && minor >= 19);
  return {
    name: "Node.js",
    isNeeded: true,
    isThere,
    found: process.versions.node,
    purpose: "runs all commands; 20.19 or later",
    remedy: isThere ? undefined : "https://nodejs.org",
  };
}

/** Tells of the browser, its sandbox, and the typefaces that it is given. */
async function examineBrowser(): Promise<Finding[]> {
  const browser = { name: "Browser", isNeeded: true, purpose: "lays out the pages" };
  const fonts = { name: "Typefaces", isNeeded: true, purpose: "come with report-press; the system's are not used" };
  const sandbox = { name: "Sandbox", isNeeded: false, purpose: "keeps the browser from the rest of the machine" };
  try {
    const launched = await launchBrowser({ fonts: fontsPath });
    await launched.close();
    const { version, found, sandboxNotice } = launched;
    return [
      { ...browser, isThere: true, found: `${version} (${found.source})` },
      sandboxNotice === undefined
        ? { ...sandbox, isThere: true, found: "on" }
        : { ...sandbox, isThere: false, found: "off", remedy: sandboxNotice },
      { ...fonts, isThere: true, found: "there" },
    ];
  } catch (error) {
    const known = error instanceof BrowserError ? error : explainRefusal(error);
    if (!known) throw error;
    return [{ ...browser, isThere: false, found: "none that starts", remedy: known.message }];
  }
}

/** Tells whether what takes long to make can be kept, by opening the store that commands use. */
function examineCache(): Finding {
  const folder = cacheFolder();
  const notices: string[] = [];
  openStore(folder, { onNotice: (text) => void notices.push(text) });
  const [notice] = notices;
  return {
    name: "Cache",
    isNeeded: false,
    isThere: notice === undefined,
    found: folder,
    purpose: "keeps what takes long to make, so that the next build is quick",
    remedy: notice,
  };
}

async function examineProgram(name: ProgramName, purpose: string): Promise<Finding> {
  const version = await findProgram(name);
  const facts = { name, isNeeded: false, purpose };
  if (version !== undefined) return { ...facts, isThere: true, found: version };
  return { ...facts, isThere: false, found: "not found", remedy: howToGet(name) };
}

/** Returns lines for people: what is there, what it is for, and how to get what is not. */
function linesOf(findings: readonly Finding[]): string[] {
  const width = Math.max(...findings.map(({ name }) => name.length));
  return findings.flatMap(({ name, isThere, isNeeded, found, purpose, remedy }) => {
    const state = isThere ? "ok     " : isNeeded ? "MISSING" : "missing";
    const line = `${state}  ${name.padEnd(width)}  ${found}: ${purpose}`;
    return remedy === undefined ? [line] : [line, `${" ".repeat(width + 11)}→ ${remedy}`];
  });
}

export const command: Command = {
  form: {
    name: "doctor",
    purpose: "Tells what this machine has of all that commands may use, what each is for, and how to get it.",
    options: { json: { kind: "flag", help: "The same as JSON on standard output." } },
    epilogue: "Exit code: 0 reports can be built, 2 something is missing without which none can.",
  },
  async run({ flags }) {
    const findings = await examine();
    const isFit = findings.every(({ isNeeded, isThere }) => isThere || !isNeeded);
    if (flags.has("json")) printLine(toJson({ isFit, findings }).trimEnd());
    else {
      for (const line of linesOf(findings)) printLine(line);
      printLine(isFit ? "\nReports can be built here." : "\nNo report can be built here yet: see what is MISSING.");
    }
    return isFit ? 0 : 2;
  },
};
