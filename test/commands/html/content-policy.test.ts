/** Opens our pages in a real browser: they look as they should, and what was planted in them runs and loads nothing. */
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import type { Page } from "puppeteer";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { element, text } from "#html/element.ts";
import { toFindingsPage } from "#outputs/findings-page.ts";
import { toHtmlDocument } from "#html/html-document.ts";
import { toWebPage } from "#outputs/web-page.ts";
import { toPreflightPage } from "#press/preflight/preflight-page.ts";
import { labelsOf } from "#languages/labels.ts";
import { noStore } from "#lib/cache/cached.ts";
import { readWebFaces } from "#theme/web-faces.ts";
import { readChangesStyles, readFindingsStyles, readWebStyles } from "#theme/read-styles.ts";
import type { LaunchedBrowser } from "#browser/launch-browser.ts";
import { openReader } from "../../support/open-reader.ts";
import { startWatch, type RunningWatch } from "../../support/start-watch.ts";
import { theme } from "../../support/usual-theme.ts";

const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

let folder: string;
let reader: LaunchedBrowser;
let page: Page;
/** Addresses that reached the network. */
const arrived: string[] = [];
const server = createServer(({ url }, response) => {
  arrived.push(url!);
  response.setHeader("Access-Control-Allow-Origin", "*").end("globalThis.ran = true; parent.ran = true");
});
let elsewhere: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "policy-"));
  await once(server.listen(0, "127.0.0.1"), "listening");
  elsewhere = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  reader = await openReader();
  page = await reader.browser.newPage();
}, 60_000);
beforeEach(() => void arrived.splice(0));
afterAll(async () => {
  await reader?.close();
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** Returns all that would run or load something, if it could. */
const planted = () => `
  <script>globalThis.ran = true</script>
  <script src="${elsewhere}/script"></script>
  <script type="module">globalThis.ran = true</script>
  <img src="x" onerror="globalThis.ran = true"><img src="${elsewhere}/picture">
  <svg onload="globalThis.ran = true"><script>globalThis.ran = true</script><image href="${elsewhere}/image"/></svg>
  <iframe src="${elsewhere}/frame"></iframe><iframe srcdoc="<script>parent.ran = true</script>"></iframe>
  <object data="${elsewhere}/object"></object><embed src="${elsewhere}/embed">
  <link rel="stylesheet" href="${elsewhere}/sheet"><link rel="preload" as="script" href="${elsewhere}/preload">
  <link rel="prefetch" href="${elsewhere}/prefetch"><base href="${elsewhere}/">
  <style>body { display: none } @import "${elsewhere}/import"; @font-face { font-family: x; src: url(${elsewhere}/font) }</style>
  <p style="background: url(${elsewhere}/background); font-family: x">words</p>
  <video src="${elsewhere}/video" poster="${elsewhere}/poster" autoplay></video><audio src="${elsewhere}/audio" autoplay></audio>
  <form id="planted" action="${elsewhere}/form"></form>`;

async function open(html: string): Promise<void> {
  const path = join(folder, "page.html");
  await writeFile(path, html);
  await page.goto(pathToFileURL(path).href);
}

const rect = { x: 20, y: 30, width: 40, height: 10 };
const finding = {
  code: "widow",
  severity: "warning",
  page: 1,
  folio: "1",
  rect,
  text: "Words",
  file: "a.md",
  line: 1,
  column: 1,
} as const;
const toPng = () => Buffer.from(png, "base64");

const pages: [string, () => Promise<string>][] = [
  [
    "the web page",
    async () =>
      toWebPage(
        {
          settings: {
            title: "T",
            language: "en",
            labels: labelsOf("en"),
            slug: "t",
            editions: [],
            imprint: {},
            "cite-sections": "none",
          },
          order: ["sections", "notes"],
          sections: [],
          isSingleFile: false,
        } as unknown as Parameters<typeof toWebPage>[0],
        {
          units: [
            {
              id: "s",
              kind: "section",
              ids: [],
              webHtml: '<p id="words">Words <img src="\ufdd6" alt=""></p>',
              webPictures: ["file:///a.png"],
            },
          ],
          targets: new Map(),
          pictures: new Map([
            ["a.png", { url: "file:///a.png", mediaType: "image/png", bytes: toPng() }],
          ]) as unknown as Parameters<typeof toWebPage>[1]["pictures"],
          styles: [await readWebStyles(theme), await readWebFaces(theme, noStore, [])].join("\n"),
        },
      ),
  ],
  [
    "the findings",
    async () =>
      toFindingsPage(
        "T",
        [finding],
        [{ png: toPng(), topMm: 0, widthMm: 100, heightMm: 100 }],
        await readFindingsStyles(theme),
      ),
  ],
  [
    "the changes",
    async () =>
      toHtmlDocument({ language: "en", title: "T", styles: await readChangesStyles(theme) }, [
        element("p", {}, [text("Words")]),
      ]),
  ],
  ["the preflight", async () => toPreflightPage("T", [])],
];

describe.each(pages)("%s", (_, make) => {
  test("has its look and its pictures, and no complaint of the browser", async () => {
    const said: string[] = [];
    const hear = (message: { text(): string }) => said.push(message.text());
    page.on("console", hear);
    await open(await make());
    page.off("console", hear);
    expect(said).toEqual([]);
    const seen = await page.evaluate(() => ({
      sheets: [...document.styleSheets].map((sheet) => sheet.cssRules.length > 0),
      pictures: [...document.images].map((image) => image.naturalWidth),
    }));
    expect(seen.sheets).toEqual([true]);
    for (const width of seen.pictures) expect(width).toBe(1);
  });

  test.each(["</head>", "</body>"])("what is planted before %s does nothing", async (place) => {
    await open((await make()).replace(place, () => planted() + place));
    await page.evaluate(() => document.querySelector<HTMLFormElement>("#planted")?.submit());
    await sleep(500);
    expect(await page.evaluate(() => (globalThis as { ran?: boolean }).ran)).toBeUndefined();
    expect(await page.evaluate(() => getComputedStyle(document.body).display)).not.toBe("none");
    expect(arrived).toEqual([]);
  });
});

test("the web page brings its typeface along", async () => {
  await open(await pages[0]![1]());
  const loaded = await page.evaluate(async () => {
    await Promise.all([...document.fonts].map((face) => face.load()));
    return [...document.fonts].map(({ family, status }) => `${family.replaceAll('"', "")} ${status}`);
  });
  expect(loaded).toEqual(Array(3).fill("Carlito loaded"));
});

test("the outline of a finding stands where it is told", async () => {
  await open(await pages[1]![1]());
  const places = await page.evaluate(() => {
    const { width } = document.querySelector(".picture")!.getBoundingClientRect();
    return document.querySelector(".outline")!.getBoundingClientRect().width / width;
  });
  expect(places).toBeCloseTo(0.4, 1);
});

test("what is planted works where there is no policy", async () => {
  await open(
    (await pages[2]![1]()).replace(/<meta http-equiv[^>]*>/, "").replace("</body>", () => `${planted()}</body>`),
  );
  await expect.poll(() => arrived.length).toBeGreaterThan(8);
  expect(await page.evaluate(() => (globalThis as { ran?: boolean }).ran)).toBe(true);
});

describe("the viewer of watch", () => {
  let watch: RunningWatch;
  beforeAll(async () => {
    await writeFile(join(folder, "a.md"), "# Title\n\nSeen.\n");
    watch = await startWatch(["--manuscript", join(folder, "a.md"), "--out", join(folder, "out")], {});
    await page.goto(watch.address);
    // Only the tab in front is drawn.
    await page.bringToFront();
    await page.waitForFunction(() =>
      [...document.querySelectorAll(".host")].some((host) => host.shadowRoot?.textContent?.includes("Seen")),
    );
  }, 60_000);
  afterAll(() => watch?.interrupt());

  test("what is planted does nothing", async () => {
    await page.evaluate(
      (html) => {
        const host = document.querySelector(".host")!;
        for (const place of [document.body, host.shadowRoot!]) {
          place.append(document.createRange().createContextualFragment(html));
        }
      },
      planted()
        .replaceAll(/<form.*/g, "")
        .replace("body { display: none }", ""),
    );
    await sleep(500);
    expect(await page.evaluate(() => (globalThis as { ran?: boolean }).ran)).toBeUndefined();
    expect(arrived).toEqual([]);
  });

  test("its typeface is loaded, and no other page may hold it in a frame", async () => {
    expect(await page.evaluate(async () => (await document.fonts.load("12px Carlito")).length)).toBeGreaterThan(0);
    await open(`<!doctype html><iframe src="${watch.address}"></iframe>`);
    await sleep(500);
    const frame = page.frames().at(-1)!;
    expect(await frame.evaluate(() => document.querySelector("#pages")).catch(() => null)).toBeNull();
  });
});
