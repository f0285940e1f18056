/** Compares our command line of the browser with puppeteer's: ours has all of it. */
import puppeteer from "puppeteer";
import { expect, test } from "vitest";
import { browserArguments } from "#browser/browser-arguments.ts";

test("the browser is started as puppeteer would start it, with more of our own", () => {
  const theirs = puppeteer.defaultArgs({ headless: "shell", userDataDir: "/profile" });
  expect(browserArguments("/profile", true)).toEqual(expect.arrayContaining(theirs));
});

test("the sandbox is off only where it is asked to be", () => {
  expect(browserArguments("/profile", true)).not.toContain("--no-sandbox");
  expect(browserArguments("/profile", false)).toContain("--no-sandbox");
});
