/** Runs the command watch in a real browser: edits and mishaps of an editor's day, and what the reader sees. */
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { runScript } from "../support/run-script.ts";
import type { LaunchedBrowser } from "#browser/launch-browser.ts";
import { openReader } from "../support/open-reader.ts";
import { startWatch, type RunningWatch } from "../support/start-watch.ts";

const words = (count: number) => "some more words to fill a line or two. ".repeat(count);
const paragraphs = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${name} paragraph-${index + 1} says ${words(8)}`).join("\n\n");
const square = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><path d="M0 0h90v90H0z"/></svg>';

const settings =
  "title: Watched\nparts: { cover: false, title-page: false, imprint: false, contents: false, back-cover: false }\n";
const first = `# One\n\n${paragraphs("First", 20)}\n`;
const second = `# Two\n\nCalled.[^a] {lit.csv:Lanterns:Lit} were lit.\n\n${paragraphs("Second", 20)}\n\n![A square](figures/square.svg)\n\n[^a]: Source.\n`;

let folder: string;
let manuscript: string;
let reader: LaunchedBrowser;
let watch: RunningWatch;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "watch-"));
  manuscript = join(folder, "in");
  await mkdir(join(manuscript, "figures"), { recursive: true });
  await mkdir(join(folder, "tmp"));
  await Promise.all([
    save("report.yaml", settings),
    save("1.md", first),
    save("2.md", second),
    save("figures/square.svg", square),
    save("lit.csv", "what,Lit\nLanterns,1200\n"),
  ]);
  const env = { REPORT_CACHE: join(folder, "cache"), TMPDIR: join(folder, "tmp") };
  watch = await startWatch(["--manuscript", manuscript, "--out", join(folder, "out")], env);
  reader = await openReader();
  page = await reader.browser.newPage();
  await reader.browser
    .defaultBrowserContext()
    .overridePermissions(watch.address, ["clipboard-read", "clipboard-write", "clipboard-sanitized-write"]);
  await page.goto(watch.address);
  await page.bringToFront();
  await sees("First paragraph-1 says");
});
afterAll(async () => {
  await reader?.close();
  await watch?.interrupt();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

const save = (name: string, text: string) => writeFile(join(manuscript, name), text);

/** Waits until these words are on a page that is drawn. */
const sees = (text: string) =>
  page.waitForFunction(
    (wanted) => [...document.querySelectorAll(".host")].some((host) => host.shadowRoot?.textContent?.includes(wanted)),
    { timeout: 60_000 },
    text,
  );
/** Waits until the status line says this. */
const says = (text: string) =>
  page.waitForFunction(
    (wanted) => document.querySelector("#status")!.textContent.includes(wanted),
    { timeout: 60_000 },
    text,
  );
const textOf = (selector: string) => page.$eval(selector, (element) => element.textContent);
const textsOf = (selector: string) => page.$$eval(selector, (all) => all.map((element) => element.textContent));

async function goTo(query: string): Promise<void> {
  await page.evaluate(() => {
    document.querySelector<HTMLInputElement>("#query")!.value = "";
    document.querySelector<HTMLOutputElement>("#found")!.value = "";
  });
  await page.type("#query", query);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("#found")!.textContent !== "");
}

/** Clicks a block of the page that is drawn, found by its first words, on the screen. */
async function clickBlock(text: string): Promise<void> {
  await sees(text);
  const point = await page.evaluate((wanted) => {
    for (const host of document.querySelectorAll(".host")) {
      const block = [...(host.shadowRoot?.querySelectorAll("p[data-source]") ?? [])].find((one) =>
        one.textContent.startsWith(wanted),
      );
      if (!block) continue;
      block.scrollIntoView({ block: "center" });
      const { left, top } = block.getBoundingClientRect();
      return { x: left + 20, y: top + 8 };
    }
    throw new Error(`Unexpected absence of ${wanted}`);
  }, text);
  await page.mouse.click(point.x, point.y);
}

/** Returns the first words of the text that is read now, and how far below the top of what is seen. */
const reading = () =>
  page.evaluate(() => {
    const top = document.querySelector("#pages")!.getBoundingClientRect().top;
    for (const host of document.querySelectorAll(".host")) {
      for (const block of host.shadowRoot?.querySelectorAll("p[data-source]") ?? []) {
        const below = block.getBoundingClientRect().top - top;
        if (below > 0) return { text: block.textContent.slice(0, 20), below: Math.round(below) };
      }
    }
    return undefined;
  });

/** Returns what is read when pages that come into view have been drawn: the same twice. */
async function atRest(): ReturnType<typeof reading> {
  let last = await reading();
  await vi.waitFor(async () => {
    const before = last;
    last = await reading();
    expect(last).toBeDefined();
    expect(last).toEqual(before);
  }, 10_000);
  return last;
}

describe("an edit", () => {
  test("changes the page, marks it, and lists it", async () => {
    await save("1.md", first.replace("First paragraph-2 says some", "First paragraph-2 says ever"));
    await sees("First paragraph-2 says ever");
    expect(await textsOf("#changes .lead-page")).toEqual(["1"]);
    expect(await textOf("#change-count")).toContain("of 1");
    expect(await page.$$eval("article.changed", (all) => all.map(({ id }) => id))).toEqual(["page-1"]);
    const marked = await page.$eval("#page-1 .host", (host) =>
      [...host.shadowRoot!.querySelectorAll(".watch-changed")].map((block) => block.textContent.slice(0, 27)),
    );
    expect(marked).toEqual(["First paragraph-2 says ever"]);
  });

  test("before the page that is read keeps it where it is", async () => {
    await goTo("Second paragraph-12");
    await sees("Second paragraph-12");
    const before = await atRest();
    expect(before?.text).toContain("Second");
    const pagesBefore = await page.$$eval("article", (all) => all.length);
    await save("1.md", `${first}\n${paragraphs("Added", 20)}\n`);
    await page.waitForFunction((count) => document.querySelectorAll("article").length > count, {}, pagesBefore);
    await sees("Second paragraph-12");
    expect(await atRest()).toEqual(before);
    await save("1.md", first);
    await page.waitForFunction((count) => document.querySelectorAll("article").length === count, {}, pagesBefore);
    await sees("Second paragraph-12");
    expect(await atRest()).toEqual(before);
  });

  test("reaches the PDF, the same that a build makes", async () => {
    await page.waitForSelector("#pdf:not([hidden])", { timeout: 60_000 });
    await vi.waitFor(async () => expect(await readFile(join(folder, "out/watched.pdf"))).toBeDefined(), 60_000);
    await save("2.md", second.replace("Second paragraph-3 says", "Second paragraph-three says"));
    await says("1 page changed");
    const args = ["--manuscript", manuscript, "--out", join(folder, "built")];
    expect((await runScript("build", args, { REPORT_CACHE: join(folder, "other") })).code).toBe(0);
    const [ours, built] = await Promise.all(
      ["out", "built"].map((name) => readFile(join(folder, name, "watched.pdf"))),
    );
    expect(ours!.equals(built!)).toBe(true);
    await save("2.md", second);
  });
});

test("type is as in print, and no word leaves its page", async () => {
  await goTo("1");
  await sees("First paragraph-1 says");
  const found = await page.evaluate(() =>
    [...document.querySelectorAll(".host")].flatMap((host) => {
      const block = host.shadowRoot?.querySelector("p[data-source]");
      const content = host.shadowRoot?.querySelector<HTMLElement>(".pagedjs_page_content");
      if (!block || !content) return [];
      const { fontSize, lineHeight, fontFamily } = getComputedStyle(block);
      const isInside = content.scrollHeight <= content.parentElement!.clientHeight + 1;
      return [{ fontSize, lineHeight, face: fontFamily.split(",")[0], isInside }];
    }),
  );
  expect(found.length).toBeGreaterThan(1);
  expect(found[0]).toEqual({ fontSize: "14px", lineHeight: "18.6667px", face: "Carlito", isInside: true });
  expect(found.every(({ isInside }) => isInside)).toBe(true);
});

describe("between page and Markdown", () => {
  test("a click shows and copies file, line and column", async () => {
    await goTo("1");
    await clickBlock("First paragraph-3 says");
    const place = `${join(manuscript, "1.md")}:7:1`;
    await page.waitForFunction(() => document.querySelector("#place")!.textContent.includes("copied"));
    expect(await textOf("#place")).toBe(`${place} – copied`);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(place);
  });

  test("keys do the same", async () => {
    await page.focus("#page-1");
    for (const key of ["Enter", "ArrowDown", "Enter"] as const) await page.keyboard.press(key);
    await page.waitForFunction(() => document.querySelector("#place")!.textContent.includes("1.md:3:1 – copied"));
  });

  test("a place leads to its page and block", async () => {
    await goTo("2.md:7");
    await sees("Second paragraph-2");
    await page.waitForFunction(() =>
      [...document.querySelectorAll(".host")].some((host) =>
        host.shadowRoot?.querySelector(".watch-picked")?.textContent?.startsWith("Second paragraph-2 "),
      ),
    );
    const found = Number(/page (\d+)/.exec(await textOf("#found"))![1]);
    expect(await textOf(`#page-${found} .page-title`)).toBe("Two");
  });

  test("a callout leads to its note", async () => {
    await goTo("Called.");
    await sees("Called.");
    await page.evaluate(() => {
      for (const host of document.querySelectorAll(".host")) {
        host.shadowRoot?.querySelector<HTMLElement>('a[href="#note-1"]')?.click();
      }
    });
    await sees("Source.");
    await page.waitForFunction(() => document.activeElement?.querySelector(".page-title")?.textContent === "Notes");
  });

  test("words that stand nowhere are not found", async () => {
    await goTo("no such words");
    expect(await textOf("#found")).toBe("not found");
  });
});

describe("a mishap shows what to mend, old pages stay, and mending it recovers", () => {
  test.each<[string, () => Promise<void>, string, () => Promise<void>]>([
    [
      "a broken setting",
      () => save("report.yaml", `${settings}titel: X\n`),
      "titel",
      () => save("report.yaml", settings),
    ],
    ["half a file", () => save("1.md", "# One\n\n:::box[Half]\nText"), "unclosed", () => save("1.md", first)],
    [
      "a file renamed under a list of sections",
      async () => {
        await save("report.yaml", `${settings}sections: [1.md, 2.md]\n`);
        await rename(join(manuscript, "2.md"), join(manuscript, "3.md"));
      },
      "2.md",
      async () => {
        await rename(join(manuscript, "3.md"), join(manuscript, "2.md"));
        await save("report.yaml", settings);
      },
    ],
  ])("%s", async (_, harm, said, mend) => {
    await goTo("1");
    await sees("First paragraph-1 says");
    await harm();
    await says("Old pages: 1 error to mend first");
    expect((await textsOf("#messages .error")).join()).toContain(said);
    await sees("First paragraph-1 says");
    await mend();
    await says("up to date");
    expect(await textsOf("#messages .error")).toEqual([]);
    await sees("First paragraph-1 says");
  });

  test("an empty file is warned of until it has words again", async () => {
    await save("1.md", "");
    await page.waitForFunction(() =>
      document.querySelector("#messages .warning")?.textContent?.includes("without words"),
    );
    await save("1.md", first);
    await page.waitForFunction(
      () => !document.querySelector("#messages .warning")?.textContent?.includes("without words"),
    );
    await says("up to date");
    await goTo("1");
    await sees("First paragraph-1 says");
  });

  test("a deleted picture is warned of until it is there again", async () => {
    await rm(join(manuscript, "figures/square.svg"));
    await page.waitForFunction(() => document.querySelector("#messages .warning")?.textContent?.includes("square.svg"));
    await save("figures/square.svg", square);
    await page.waitForFunction(
      () => !document.querySelector("#messages .warning")?.textContent?.includes("square.svg"),
    );
    await says("up to date");
  });

  test("a number that is tied to a data file follows it", async () => {
    await goTo("Called");
    await sees("1,200");
    await save("lit.csv", "what,Lit\nLanterns,1300\n");
    await sees("1,300");
    await save("lit.csv", "what,Lit\nLanterns,\n");
    await says("Old pages: 1 error to mend first");
    expect((await textsOf("#messages .error")).join()).toContain("tied-number");
    await save("lit.csv", "what,Lit\nLanterns,1200\n");
    await sees("1,200");
    await goTo("1");
  });

  test("a message about a block stands beside its page", async () => {
    await save("1.md", first.replace("First paragraph-3 says", "First [paragraph-3](https://example.org/EN.p) says"));
    await page.waitForSelector("#page-1 .margin .warning");
    expect(await textOf("#page-1 .margin .warning")).toContain("suspect-address");
    await page.waitForFunction(() =>
      document
        .querySelector("#page-1 .host")!
        .shadowRoot!.querySelector(".watch-warning")
        ?.textContent?.startsWith("First paragraph-3 says"),
    );
    await save("1.md", first);
    await page.waitForFunction(() => document.querySelector("#page-1 .margin .warning") === null);
  });
});

test("Ctrl-C ends it, with all browsers, and the page says so", async () => {
  expect(await watch.interrupt()).toBe(0);
  expect(watch.output()).not.toContain("rror:");
  await says("The watch has ended");
  expect((await readdir(join(folder, "tmp"))).filter((name) => name.startsWith("report-press-"))).toEqual([]);
});
