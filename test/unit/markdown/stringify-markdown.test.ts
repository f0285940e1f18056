/** Writes Markdown that is clean, and reads as the same tree again. */
import { expect, test } from "vitest";
import { VFile } from "vfile";
import { parseMarkdown } from "#markdown/parse-markdown.ts";
import { stringifyMarkdown } from "#markdown/stringify-markdown.ts";
import { contentOf } from "../../support/content-of.ts";

function again(text: string, frontMatter?: Record<string, unknown>): string {
  const tree = parseMarkdown(new VFile(text));
  const written = stringifyMarkdown(tree, frontMatter);
  if (!frontMatter) expect(contentOf(parseMarkdown(new VFile(written)))).toEqual(contentOf(tree));
  return written;
}

test.each([
  "See <https://a.example.org/x_y(z)?uri=OJ:L:2013:180>.\n",
  "See [the journal](https://a.example.org/?uri=OJ:L:2013:180) and <me@a.example.org>.\n",
  "Text of the law.Then EU_law and eu_law_of_1990.\n",
  "- One\n- Two\n\n1. First\n2. Second\n",
  "## 2.4.1. Title {#sec-title .wide}\n\n[cut](https://a.example.org/a.p){.cut} ![alt](a.svg){#fig-a}\n",
  '![alt](a.svg){#fig-a width=60%} ![alt](b.svg){width="6 columns"} ![alt](c.svg){height=3} [a](#b){width=3}\n',
  "| a | b |\n| - | - |\n| c | d |\n",
  "(a) One\n(b) Two\n\n    more\n(c) Three\n",
  "| a  | b   |\n| -- | --- |\n| \\< | <   |\n| \\^ | ^   |\n| c  | \\^^ |\n",
  ":::box[Title]{#box-a}\nText.[^1]\n:::\n\n[^1]: Note.\n",
  "Text.\n\n:::page-break\n:::\n\n## Title {.new-page .unnumbered}\n\n:::keep\nText.\n:::\n",
  "## Titre {#titre lang=fr}\n",
  "H~2~O, m^2^ and ==marked **words**==\n",
  "A rate $r_i = \\frac{a}{b}$ of \\$5.\n\n$$\na^2\n$$ {#eq:a}\n",
  "> $$\n> a\n> $$\n",
  ':::note[Title]{kind="tip"}\nText.\n:::\n',
  'Of {data/a.csv:Total:2022} came {data/a.csv:"A: B":2022 | share of Total | decimals=1}.\n',
  "No number: \\{data/a.csv\\:Total\\:2022}\n",
  "~~old~~ **bold** *slanted* `code`\n",
  "[^1]\\: not a note\n\n[^1]: Note\n\n    with a second paragraph.\n",
  "Text.[^1][^2]\n\n[^1]: One.\n\n[^2]: Two.\n",
  "---\ntitle: A\n---\n\nText.\n",
])("stays as it is: %j", (text) => {
  expect(again(text)).toBe(text);
});

test.each([
  ["https://a.example.org/b", "<https://a.example.org/b>\n"],
  ["* One\n* Two", "- One\n- Two\n"],
  ["Title\n=====", "# Title\n"],
  ["__a__ _b_", "**a** *b*\n"],
  ["Text.^[A *note*.]", "Text.[^inline-1]\n\n[^inline-1]: A *note*.\n"],
  ["Text.[^ a] [^b c]\n\n[^ a]: One.\n[^b c]: Two.", "Text.[^a] [^b-c]\n\n[^a]: One.\n\n[^b-c]: Two.\n"],
  ["Text.^[At https://a.b/c] so", "Text.[^inline-1] so\n\n[^inline-1]: At <https://a.b/c>\n"],
  ['[a]({{< ref "b.md" >}}) ![c]({{ site.baseurl }}/d.png)', "[a](b.md) ![c](/d.png)\n"],
  ["| One\n|   two", "| One\n|   two\n"],
  ["![A](a.svg){#fig:a}\n\nSee @fig:a.", ":::figure[A]{#fig:a}\n![A](a.svg)\n:::\n\nSee @fig:a.\n"],
  ["Done :tada:.", "Done 🎉.\n"],
  ["***", "***\n"],
  ["a\n\n::page-break\n\nb", "a\n\n:::page-break\n:::\n\nb\n"],
  [":::page-break\n\nb\n\n:::note\nc\n:::\n\nd", ":::page-break\n:::\n\nb\n\n:::note\nc\n:::\n\nd\n"],
  ["---\n\na", "***\n\na\n"],
  [
    "[^2]: Two.\n\n[^3]: Three.\n\n[^1]: One.\n\nText.[^1][^2]\n",
    "Text.[^1][^2]\n\n[^1]: One.\n\n[^2]: Two.\n\n[^3]: Three.\n",
  ],
])("%j becomes %j", (text, expected) => {
  expect(again(text)).toBe(expected);
});

test("front matter comes first, instead of the tree's own", () => {
  const written = again("---\ntitle: Old\n---\n\nText.\n", { title: "A: b", notes: { first: 165 } });
  expect(written).toBe('---\ntitle: "A: b"\nnotes:\n  first: 165\n---\n\nText.\n');
});

test("the tree stays as it is", () => {
  const tree = parseMarkdown(new VFile("[^1]: One.\n\n# A {#b}\n\nText.[^1]"));
  const before = structuredClone(tree);
  stringifyMarkdown(tree, { title: "A" });
  expect(tree).toEqual(before);
});
