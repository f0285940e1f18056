/** Reads barcodes drawn by the browser with another library, and measures them against the tables of the standard. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Element } from "hast";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { afterAll, beforeAll, expect, test } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { toBarcode } from "#html/parts/barcode.ts";
import { launchBrowser, type LaunchedBrowser } from "#browser/launch-browser.ts";
import { fontsPath } from "#theme/built-in-theme.ts";

let launched: LaunchedBrowser;

beforeAll(async () => {
  const reader = dirname(createRequire(import.meta.url).resolve("zxing-wasm/reader"));
  const wasm = await readFile(join(reader, "../../reader/zxing_reader.wasm"));
  await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer }, fireImmediately: true });
  launched = await launchBrowser({ fonts: fontsPath });
});

afterAll(() => launched?.close());

function toSvg(barcode: Element): string {
  return unified()
    .use(rehypeStringify)
    .stringify({ type: "root", children: [barcode] });
}

/** Reads what a scanner sees: the symbol on a white panel just as large as itself, on the cover's blue. */
async function scan(svg: string) {
  const page = await launched.browser.newPage();
  await page.setViewport({ width: 400, height: 300, deviceScaleFactor: 4 });
  await page.setContent(`<body style="background: #003399"><div style="background: #fff; float: left">${svg}</div>`);
  const png = await page.screenshot();
  await page.close();
  return readBarcodes(png);
}

test.each(["978-92-9403-192-1", "978-92-9403-191-4", "979-10-90636-07-1"])(
  "%s is read back from its picture",
  async (isbn) => {
    const [found, ...others] = await scan(toSvg(await toBarcode(isbn)));
    expect(others).toEqual([]);
    expect(found).toMatchObject({ format: "EAN13", text: isbn.replaceAll("-", ""), isValid: true });
  },
);

test("a bar that is lost makes it unreadable", async () => {
  const svg = toSvg(await toBarcode("978-92-9403-192-1"));
  const bars = svg.replaceAll(/M(\d+) 0h\d+v69[^z]*z/g, (bar, x: string) => (Number(x) % 3 === 0 ? "" : bar));
  expect(bars).not.toBe(svg);
  expect(await scan(bars)).toEqual([]);
});

/**
 * Widths of space, bar, space, bar of a digit in set A (GS1 General Specifications, 5.2.1); set B is the reverse.
 */
const setA = ["3211", "2221", "2122", "1411", "1132", "1231", "1114", "1312", "1213", "3112"];
/** Positions of the six digits on the left that are in set B, by the first digit that stands before them. */
const inSetB = ["", "356", "346", "345", "256", "236", "234", "246", "245", "235"];

test("bars are as wide as the standard's tables say, inside quiet zones of 11 and 7 modules", async () => {
  const digits = "9789294031921";
  const left = Array.from(digits.slice(1, 7), (digit, index) => {
    const widths = setA[Number(digit)]!;
    return inSetB[Number(digits[0])]!.includes(String(index + 1)) ? widths.split("").toReversed().join("") : widths;
  });
  const right = Array.from(digits.slice(7), (digit) => setA[Number(digit)]!);
  const widths = `111${left.join("")}11111${right.join("")}111`;

  const { children, properties } = await toBarcode("978-92-9403-192-1");
  const [path] = children as [Element];
  const bars = [...String(path.properties.d).matchAll(/M(\d+) 0h(\d+)/g)].map(([, x, width]) => [
    Number(x),
    Number(width),
  ]);
  const expected: number[][] = [];
  let x = 11;
  for (const [index, width] of Array.from(widths, Number).entries()) {
    if (index % 2 === 0) expected.push([x, width]);
    x += width;
  }
  expect(bars).toEqual(expected);
  expect(properties.viewBox).toMatch(new RegExp(`^0 0 ${x + 7} `));
});

test("it is nominal size, and is not read aloud: its number stands beside it", async () => {
  const { properties } = await toBarcode("978-92-9403-192-1");
  expect(properties).toMatchObject({ ariaHidden: "true", width: "37.29mm" });
});

test("a number that is no ISBN makes none", async () => {
  await expect(toBarcode("978-92-9403-192-2")).rejects.toThrow(/check digit/);
});
