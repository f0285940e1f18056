/** Follows links as other programs write them to the headings of another file. */
import { expect, test } from "vitest";
import { VFile } from "vfile";
import { linkResolver } from "#markdown/resolve-links.ts";
import { parseMarkdown } from "#markdown/parse-markdown.ts";
import { factsOf } from "#markdown/section-facts.ts";

const second = `# Second

## Süb Twö

## Code \`x_y\`

## 🎉 Party

## Emoji 🎉 here

## Dup

## Dup

## Dup 1

## Dup

## 日本語 見出し

## 1. Scope and aim

## a.b c

## With a [link](https://example.org/a) and **bold**

## What's new & old?

## User_name

## a – b

## Straße

<a name="named"></a>
`;

const files = { "a.md": "# First\n", "b/b.md": second, "c/index.md": "# Third\n", "d/README.md": "# Fourth\n" };

function resolverOf(texts: Record<string, string>) {
  const sections = Object.entries(texts).map(([path, text]) => {
    const file = new VFile({ cwd: "/above/report", path, value: text });
    return { file, facts: { ...factsOf(parseMarkdown(file)), letters: [], data: [] } };
  });
  const targetsOf = sections.map(({ facts }, section) =>
    facts.targets.map(({ kind, title }, place) => ({ kind, title, id: `${section}-${place}` })),
  );
  return linkResolver({ folder: "/above/report", sections }, new Map(), targetsOf);
}

const resolve = resolverOf(files);

test.for<[address: string, title: string]>([
  ["./b/b.md", "Second"],
  ["b/b", "Second"],
  ["b/b/", "Second"],
  ["b/b.html", "Second"],
  ["/b/b/", "Second"],
  ["../b/b/", "Second"],
  ["b/b.qmd", "Second"],
  ["b/b.Rmd", "Second"],
  ["b/b.ipynb", "Second"],
  ["b/b.mdx", "Second"],
  ["b%2Fb.md", "Second"],
  ["B/B.md", "Second"],
  ["b\\b.md", "Second"],
  ["b.md", "Second"],
  ["c/", "Third"],
  ["c", "Third"],
  ["c/index.html", "Third"],
  ["d/", "Fourth"],
  ['{{< ref "b/b" >}}', "Second"],
  ['{{% relref "b/b.md#dup" %}}', "Dup"],
  ["{{<ref b/b.md>}}#dup", "Dup"],
  ["{% link b/b.md %}", "Second"],
  ["{{ site.baseurl }}{% link b/b.md %}#dup", "Dup"],
  ["{{site.baseurl}}/b/b.html", "Second"],
  ["{{ '/b/b' | relative_url }}", "Second"],
  ["@/b/b.md", "Second"],
  ["/report/b/b", "Second"],
  ["../report/b/b.md", "Second"],
  ["b/b.md#s%C3%BCb-tw%C3%B6", "Süb Twö"],
  ["b/b.md#süb-twö", "Süb Twö"],
  ["b/b.md#sub-two", "Süb Twö"],
  ["b/b.md#code-x_y", "Code x_y"],
  ["b/b.md#-party", "🎉 Party"],
  ["b/b.md#party", "🎉 Party"],
  ["b/b.md#emoji--here", "Emoji 🎉 here"],
  ["b/b.md#emoji-here", "Emoji 🎉 here"],
  ["b/b.md#日本語-見出し", "日本語 見出し"],
  ["b/b.md#1-scope-and-aim", "Scope and aim"],
  ["b/b.md#scope-and-aim", "Scope and aim"],
  ["b/b.md#a.b-c", "a.b c"],
  ["b/b.md#ab-c", "a.b c"],
  ["b/b.md#a-b-c", "a.b c"],
  ["b/b.md#with-a-link-and-bold", "With a link and bold"],
  ["b/b.md#whats-new--old", "What's new & old?"],
  ["b/b.md#what-s-new-old", "What's new & old?"],
  ["b/b.md#user_name", "User_name"],
  ["b/b.md#user-content-user_name", "User_name"],
  ["b/b.md#a--b", "a – b"],
  ["b/b.md#strasse", "Straße"],
])("%s leads to %s", ([address, title]) => {
  expect(resolve(address, 0)?.title).toBe(title);
});

test("headings that stand twice are counted as GitHub counts them", () => {
  const ids = ["dup", "dup-1", "dup-1-1", "dup-2"].map((slug) => resolve(`b/b.md#${slug}`, 0)?.id);
  expect(ids).toEqual(["1-5", "1-6", "1-7", "1-8"]);
});

test("anchors are what their file has at them", () => {
  expect(resolve("b/b.md#named", 0)).toEqual(expect.objectContaining({ id: "named", title: "Second" }));
});

test("what could be several files is none", () => {
  const ambiguous = resolverOf({ "a.md": "# A\n", "b/x.md": "# B\n", "c/x.md": "# C\n" });
  expect(ambiguous("x.md", 0)).toBeUndefined();
  expect(ambiguous("b/x.md", 0)?.title).toBe("B");
});

test("names of folders above the manuscript's decide nothing", () => {
  expect(resolve("/above/report/b/b", 0)).toBeUndefined();
  expect(resolve("above/report/a.md", 0)).toBeUndefined();
  const named = resolverOf({ "a.md": "# A\n", "above/report/a.md": "# B\n" });
  expect(named("/above/report/a.md", 0)?.title).toBe("B");
});

test.for(["b/c.md", "./", "{{ page.url }}", "https://example.org/b/b.md"])("%s leads nowhere", (address) => {
  expect(resolve(address, 0)).toBeUndefined();
});
