/** Has PDFs judged by validators that others wrote: veraPDF and page-validation (`npm run conformance`). */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { everythingWords, writeEverything } from "../support/everything.ts";
import { root, runScript } from "../support/run-script.ts";
import { makeSpecimen } from "../specimen/specimen.ts";
import { writeSpecimen } from "../specimen/write-specimen.ts";
import { askVeraPdf, findVeraPdf } from "./vera-pdf.ts";

const help = `Has PDFs judged by veraPDF (Java; Maven fetches it) and page-validation (Python), as what each says that it meets:
PDF/UA-1 and PDF/A-2a, or PDF/UA-2 and PDF/A-4, which page-validation doesn't know.

  npm run conformance -- [FILE …]

Without a file: our manuscript, specimens of 2 and 20 sections, and reports with everything in three languages; the first,
the longer specimen and the English one as PDF/UA-2 too.
`;

const flavours = { ua1: "ua1,2a", ua2: "ua2,4" };
const languages = ["en", "el", "bg"];

/** Returns a line for each file and standard, and whether all are met. */
function report(validator: string, said: string): boolean {
  let passed = true;
  for (const line of said.split("\n").filter(Boolean)) {
    const [flavour, file, checks, failures] = line.split("\t");
    if (flavour === "") process.stdout.write(`    ${line.trim()}\n`);
    else {
      passed &&= failures === "0";
      process.stdout.write(`${validator}  ${flavour}  ${file}: ${checks} checks, ${failures} failures\n`);
    }
  }
  return passed;
}

/** Builds the documents that each change is judged by. @returns their paths */
async function buildDocuments(folder: string): Promise<string[]> {
  const manuscripts = new Map([["manuscript", join(root, "manuscript")]]);
  for (const sections of [2, 20]) {
    const path = join(folder, `specimen-${sections}`);
    await writeSpecimen(makeSpecimen({ sections, seed: 1, notesPerSection: 87 }), path);
    manuscripts.set(`specimen-${sections}`, path);
  }
  for (const words of everythingWords.filter(({ language }) => languages.includes(language))) {
    const path = join(folder, `everything-${words.language}`);
    await writeEverything(path, words);
    manuscripts.set(`everything-${words.language}`, path);
  }
  for (const name of ["manuscript", "specimen-20", "everything-en"]) {
    const path = join(folder, `${name}-ua2`);
    cpSync(manuscripts.get(name)!, path, { recursive: true });
    const settings = join(path, "report.yaml");
    writeFileSync(settings, `${readFileSync(settings, "utf8")}archive: ua2\n`);
    manuscripts.set(`${name}-ua2`, path);
  }
  const files: string[] = [];
  for (const [name, path] of manuscripts) {
    const { code, stdout, stderr } = await runScript("build", [
      "--manuscript",
      path,
      "--out",
      join(folder, "out", name),
    ]);
    if (code !== 0) throw new Error(`Unexpected end of the build of ${name}, expected a PDF: ${stderr}`);
    const pdf = /^(.+\.pdf): \d+ pages/m.exec(stdout)?.[1];
    if (pdf === undefined) throw new Error(`Unexpected output of the build of ${name}, expected the name of its PDF`);
    files.push(resolve(root, pdf));
  }
  return files;
}

/** Returns whether a PDF says that it meets PDF/UA-2; XMP stands in it as it is. */
function isUa2(file: string): boolean {
  return readFileSync(file).includes("<pdfuaid:part>2</pdfuaid:part>");
}

/** @returns whether a validator found a fault */
async function judge(given: readonly string[]): Promise<boolean> {
  const vera = findVeraPdf(true);
  const python = process.env["PYTHON"] ?? "python3";
  const hasPage = spawnSync(python, ["-c", "import page; page.validate_pdf"]).status === 0;
  if ("why" in vera) process.stdout.write(`Not judged by veraPDF: ${vera.why}.\n`);
  if (!hasPage)
    process.stdout.write("Not judged by page-validation: Python hasn't got it (pip install page-validation).\n");
  if ("why" in vera && !hasPage) return false;
  const folder = mkdtempSync(join(tmpdir(), "conformance-"));
  try {
    const files = given.length > 0 ? given.map((file) => resolve(file)) : await buildDocuments(folder);
    const newer = files.filter(isUa2);
    const older = files.filter((file) => !newer.includes(file));
    let passed = true;
    if (hasPage && older.length > 0) {
      const program = fileURLToPath(new URL("validate.py", import.meta.url));
      const { stdout, stderr, status } = spawnSync(python, [program, flavours.ua1, ...older], { encoding: "utf8" });
      if (status !== 0) throw new Error(`Unexpected end of page-validation, expected a verdict: ${stderr}`);
      passed = report("page-validation", stdout) && passed;
    }
    for (const [standard, judged] of [
      ["ua1", older],
      ["ua2", newer],
    ] as const) {
      if ("why" in vera || judged.length === 0) continue;
      passed = report("veraPDF", askVeraPdf(vera.classPath, flavours[standard], judged)) && passed;
    }
    return !passed;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const files = process.argv.slice(2);
const missing = files.filter((file) => !existsSync(file));
if (files.includes("--help")) process.stdout.write(help);
else if (missing.length > 0) {
  process.stderr.write(`Unexpected ${missing.join(", ")}, expected the path of a PDF\n`);
  process.exitCode = 1;
} else process.exitCode = (await judge(files)) ? 1 : 0;
