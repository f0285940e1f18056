/** Reads titles with formulas, lowered and raised words: aloud where only text can stand, set where they are printed again. */
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { VFile } from "vfile";
import { expect, test } from "vitest";
import { quoteTitleWords, setPlainTitle, setTitleWords } from "#html/title-words.ts";
import { titleWordsFrom, titleWordsOf } from "#markdown/read-title-words.ts";
import { parseMarkdown } from "#markdown/parse-markdown.ts";
import { factsOf } from "#markdown/section-facts.ts";

function wordsOf(heading: string) {
  return titleWordsOf(parseMarkdown(new VFile({ path: "a.md", value: `# ${heading}\n` })).children[0]!);
}

/** Returns a title as it is printed again, without what is inside formulas. */
function printed(heading: string, set = setTitleWords): string {
  const html = unified()
    .use(rehypeStringify)
    .stringify({ type: "root", children: set(wordsOf(heading), "en") });
  return html.replaceAll(/<math[^>]*alttext="([^"]*)".*?<\/math>/g, "[$1]");
}

const formula = (words: string) => `<span class="formula-in-line">[${words}]</span>`;

test("a formula is read aloud where only text can stand", () => {
  expect(setPlainTitle(wordsOf("The  $O(n^2)$ bound"), "en")).toBe("The O(n^2) bound");
  expect(wordsOf(String.raw`$\frac{a}{b}$ and \(\alpha\)`).title).toBe("a/b and α");
  expect(wordsOf(String.raw`None, $\nothing$`).title).toBe(String.raw`None, \nothing`);
});

test("formulas, lowered and raised words are set where a title is printed again", () => {
  expect(printed("The $O(n^2)$ bound, $x$")).toBe(`The ${formula("O(n^2)")} bound, ${formula("x")}`);
  expect(printed("CO~2~, 10^3^ and H<sub>2</sub>O")).toBe("CO<sub>2</sub>, 10<sup>3</sup> and H<sub>2</sub>O");
  expect(printed("A *plain* `title`")).toBe("A plain title");
  expect(printed("$x$")).toBe(formula("x"));
  expect(printed('The "$x$"', quoteTitleWords)).toBe(`“The ‘${formula("x")}’”`);
  expect(printed('<span lang="fr">le $x$</span> bound')).toBe(`<span lang="fr">le ${formula("x")}</span> bound`);
});

test("a number that is taken off a title moves its marks", () => {
  const words = titleWordsFrom(wordsOf("1.1 The $x$ of it"), 4);
  expect(words).toEqual({ title: "The x of it", marks: [{ as: "formula", tex: "x", from: 4, to: 5 }] });
});

test("links find a heading by the name that other programs make of its TeX", () => {
  const tree = parseMarkdown(new VFile({ path: "a.md", value: String.raw`## 1. The $\alpha$ decay` }));
  expect(factsOf(tree).targets[0]).toMatchObject({ title: "The α decay", written: String.raw`1. The \alpha decay` });
});
