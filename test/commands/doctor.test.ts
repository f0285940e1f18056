/** Shows that `doctor` tells what there is and how to get what is missing, and fails only where nothing can be built. */
import { expect, test } from "vitest";
import { findProgram, howToGet } from "#lib/process/find-program.ts";
import { runScript } from "../support/run-script.ts";

interface Report {
  isFit: boolean;
  findings: { name: string; isThere: boolean; isNeeded: boolean; found: string; purpose: string; remedy?: string }[];
}

const names = "Node.js Browser Sandbox Typefaces Cache Git Ghostscript Java qpdf poppler ps".split(" ");

test("all there is, for people and for programs", async () => {
  const { code, stdout } = await runScript("doctor", []);
  expect(code).toBe(0);
  for (const name of names) expect(stdout).toMatch(new RegExp(`^(?:ok|missing) +${name.replace(".", "\\.")} `, "m"));
  expect(stdout).toMatch(/^ok +Browser +HeadlessChrome\/\d/m);
  const { isFit, findings } = JSON.parse((await runScript("doctor", ["--json"])).stdout) as Report;
  expect(isFit).toBe(true);
  expect(findings.map(({ name }) => name)).toEqual(names);
  for (const { purpose, isThere, remedy } of findings) {
    expect(purpose).not.toBe("");
    expect(remedy === undefined).toBe(isThere);
  }
});

test("programs that are missing are no fault, and it is told how to get them", async () => {
  const { code, stdout } = await runScript("doctor", ["--json"], { PATH: import.meta.dirname, GS: "/none/gs" });
  const { findings } = JSON.parse(stdout) as Report;
  expect(code).toBe(0);
  for (const { name, isThere, remedy } of findings.slice(names.indexOf("Git"))) {
    expect([name, isThere, remedy]).toEqual([name, false, expect.stringMatching(/install|apk add/)]);
  }
});

test("without a browser nothing can be built", async () => {
  const { code, stdout } = await runScript("doctor", [], { PUPPETEER_EXECUTABLE_PATH: "/none/chrome" });
  expect(code).toBe(2);
  expect(stdout).toMatch(/^MISSING +Browser .*\n +→ PUPPETEER_EXECUTABLE_PATH is \/none\/chrome/m);
  expect(stdout).toContain("No report can be built here yet");
});

test("each system has its own way", async () => {
  expect(howToGet("Ghostscript", "apt-get")).toBe("apt-get install ghostscript");
  expect(howToGet("Java", "apk")).toBe("apk add openjdk21-jre-headless");
  expect(howToGet("ps", "winget")).toBe("install ps as your system does");
  expect(await findProgram("ps")).not.toBe("");
});
