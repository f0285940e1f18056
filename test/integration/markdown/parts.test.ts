/** Cuts files, and reads parts as it reads a whole file. */
import { describe, expect, test } from "vitest";
import { cutFile } from "#markdown/parts/cut-file.ts";
import { readBothWays } from "../../support/read-in-parts.ts";

const textsOf = (text: string) => cutFile(text, 0).map((part) => part.text);

describe("a file is cut", () => {
  test("at its titles, of which the first stays with what stands above", () => {
    const parts = ["Words.\n\n# One\n\nA.\n\n", "# Two\n\nB.\n\n### Below\n\n", "# 3. Three {#three}\n\nC.\n"];
    expect(textsOf(parts.join(""))).toEqual(parts);
    expect(cutFile(parts.join(""), 0).map(({ lines, characters }) => [lines, characters])).toEqual([
      [0, 0],
      [6, 19],
      [12, 41],
    ]);
    expect(textsOf(`\ufeff${parts.join("")}`.replaceAll("\n", "\r\n"))).toHaveLength(3);
  });

  test("at headings below a title, where much stands there", () => {
    const below = ["# One\n\nA.\n\n", "## Two\n\nB.\n\n### Three\n\n", "## 1.2 Four\n\nC.\n\n"];
    const text = `${below.join("")}# Five\n\nD.\n`;
    expect(textsOf(text)).toEqual([...below, "# Five\n\nD.\n"]);
    expect(cutFile(text, 0).map(({ continues = false }) => continues)).toEqual([false, true, true, false]);
    expect(textsOf("## One\n\nA.\n\n## Two\n\nB.\n")).toHaveLength(1);
    const long = `# One\n\n${"## Two\n\nWords.\n\n".repeat(10_000)}`;
    expect(cutFile(long.slice(0, 75_000))).toHaveLength(1);
    const lengths = cutFile(long).map((part) => part.text.length);
    expect(lengths.length).toBeGreaterThan(2);
    expect(Math.min(...lengths.slice(0, -1))).toBeGreaterThan(39_000);
    expect(textsOf("Words.\n\n# One\n\n## Two {#two}\n\nA.\n".replaceAll("\n", "\r\n"))).toHaveLength(2);
  });

  test("only where it is long", () => {
    const long = "# One\n\nA.\n\n# Two\n\nB.\n\n".repeat(1000);
    expect(cutFile(long.slice(0, 19_000))).toHaveLength(1);
    expect(cutFile(long).length).toBeGreaterThan(1000);
  });

  test.each([
    ["a fence", "```\n\n# Two\n\n```"],
    ["a fence of another kind", "~~~\n```\n\n# Two\n\n~~~"],
    ["a container", ":::box[Title]\n\n# Two\n\n:::"],
    ["a container within another", "::::box[A]\n\n:::note\n\n:::\n\n# Two\n\n::::"],
    ["a comment", "<!-- one\n\n# Two\n\n-->"],
    ["a formula", "$$\n\n# Two\n\n$$"],
    ["an element of code", "<pre>\n\n# Two\n\n</pre>"],
    ["words without an empty line", "Words\n# Two"],
    ["a list", "- item\n\n  # Two"],
    ["a title without words", "# {#two}\n\n# <a id='x'></a>\n\n# 1."],
  ])("but not within %s", (_, block) => {
    expect(textsOf(`# One\n\n${block}\n\nEnd.\n`)).toHaveLength(1);
  });

  test("but not in front matter", () => {
    expect(textsOf("---\ntitle: A\n\n# One\n\n# Two\n---\n\n# Three\n\nWords.\n")).toHaveLength(1);
  });

  test.each([
    "Words.^[A note.]",
    "See [^a note].",
    "[label]: https://example.org",
    "<div>",
    "<b>bold",
    "%%comment%%",
    "(label)=",
    "(@one) An example.",
  ])("but not where it says %j", (words) => {
    expect(textsOf(`# One\n\n${words}\n\n# Two\n\nWords.\n`)).toHaveLength(1);
  });
});

const fullPage = ":::full-page\n![A](a.png)\n:::\n\n";

test("pictures that fill pages have ids of their own, which stay where lines are put in above", () => {
  const idsIn = (text: string) =>
    readBothWays(text).whole.html.parts.flatMap(({ html }) => html.match(/full-page~\w+/g) ?? []);
  const [first, ...others] = idsIn(`${fullPage}# Aa\n\n${fullPage}${fullPage}## Bb {#x}\n\n${fullPage}`);
  expect(new Set([first, ...others]).size).toBe(4);
  expect(idsIn(`# Aa\n\nWords.\n\n${fullPage}Words.\n\n${fullPage}## Bb {#x}\n\n${fullPage}`)).toEqual(others);
});

describe("parts give the same tree, facts, messages and HTML", () => {
  test.each([
    ["digits rise through the file", "# Aa\n\nOne.1 Two.2\n\n# Bb\n\nThree.3 Four.4\n"],
    ["a letter stands in HTML first", "# Aa\n\n<b>ㄱ</b>\n\n# Bb\n\nㄱ ㄴ\n"],
    ["bold words stand at the end of a part", "# Aa\n\nWords.\n\n**Bold**\n\n# Bb\n\nWords.\n"],
    ["lists in letters stand in parts", "# Aa\n\na) one\nb) two\n\n# Bb\n\na) one\nb) two\n"],
    ["pictures fill pages", `${fullPage}# Aa\n\n${fullPage}# Bb\n\n${fullPage}${fullPage}### Cc\n\n${fullPage}`],
    ["headings have the same name", "# Aa\n\n### Same\n\n# Bb\n\n### Same\n\n[](#same-1)\n"],
    ["one stands below the title of another", "# Aa\n\nA.[^a]\n\n## Bb\n\nB.[^a]\n\n### Cc\n\n[^a]: N.\n"],
    ["a level is missing", "# Aa\n\n### Bb\n\nB.\n\n## Cc\n\n##### Dd\n\nD.\n"],
    ["titles that are a number stand below headings", "# Aa\n\n## Bb\n\n# 2024\n\n## 2025\n\nWords.\n"],
  ])("where %s", (_, text) => {
    const { count, whole, joined } = readBothWays(text);
    expect(count).toBe(2);
    expect(joined).toEqual(whole);
  });

  test("where each title is cited once, behind all that stands below it", () => {
    const { count, whole, joined } = readBothWays("# Aa\n\nA.\n\n## Bb\n\nB.\n\n## Cc\n\nC.\n\n# Dd\n\n## Ee\n\nE.\n");
    expect(count).toBe(5);
    expect(joined).toEqual(whole);
    const citedIn = (html: string) => Array.from(html.matchAll(/Please cite as: “(\w+)/g), ([, title]) => title);
    expect(joined!.html.parts.map(({ html }) => citedIn(html))).toEqual([["Aa"], ["Dd"]]);
    expect(joined!.html.parts.every(({ html }) => /class="citation[^>]*>[^<>]*<[^]*<\/p><\/section>$/.test(html))).toBe(
      true,
    );
  });

  test.each([
    ["a note is defined twice", "# Aa\n\nA.[^a]\n\n[^a]: One.\n\n# Bb\n\n[^a]: Two.\n"],
    ["a note calls another", "# Aa\n\nA.[^a]\n\n[^a]: One.[^b]\n\n# Bb\n\n[^b]: Two.\n"],
    ["an id stands twice", "# Aa\n\n### A {#x}\n\n# Bb\n\n### B {#x}\n"],
    ["a page break stands before a heading", "# Aa\n\n:::page-break\n\n[^a]: N.\n\n## Bb[^a]\n\nWords.\n"],
    [
      "a part has too much together",
      `# Aa\n\n${"![A](a.png)\n\n".repeat(300)}## Bb\n\n${"![A](a.png)\n\n".repeat(300)}`,
    ],
    ["titles of links are left out twice", '# Aa\n\n[a](b "C")\n\n# Bb\n\n[a](b "C")\n'],
    ["a page was saved from the web", "# Aa\n\nA [1](#)\n\n# Bb\n\nB [2](#)\n"],
  ])("which are not taken where %s", (_, text) => {
    expect(cutFile(text, 0)).toHaveLength(2);
    expect(readBothWays(text).joined).toBeUndefined();
  });
});
