/** Reads titles some words of which are in another language. */
import { expect, test } from "vitest";
import type { Heading, PhrasingContent } from "mdast";
import { titleWordsFrom, titleWordsOf, type TitleWords } from "#markdown/read-title-words.ts";

function heading(...parts: string[]): Heading {
  const children = parts.map((value): PhrasingContent => ({ type: value.startsWith("<") ? "html" : "text", value }));
  return { type: "heading", depth: 1, children };
}

/** Returns each language with the words that are in it. */
function told({ title, foreign = [] }: TitleWords): [string, string][] {
  return foreign.map(({ from, to, language }) => [language, title.slice(from, to)]);
}

test("counts characters of the title in one line", () => {
  const words = titleWordsOf(heading("  A \n ", '<span lang="fr">', " mot\n et", "</span>", " more "));
  expect(words.title).toBe("A mot et more");
  expect(told(words)).toEqual([["fr", "mot et"]]);
});

test("elements stand in others, and end where they are closed", () => {
  const words = titleWordsOf(
    heading(
      "<i lang=de>",
      "eins ",
      "<b>",
      "zwei ",
      "<em lang='fr' title=\"a > b\">",
      "un",
      "</em>",
      "</b>",
      "</i>",
      " x",
    ),
  );
  expect(told(words)).toEqual([
    ["de", "eins zwei "],
    ["fr", "un"],
  ]);
});

test("what ends nowhere reaches to the end, what tells no language changes nothing", () => {
  expect(told(titleWordsOf(heading("a ", '<span lang="el">', "β")))).toEqual([["el", "β"]]);
  expect(titleWordsOf(heading("a ", '<span title="x">', "b", "</span>"))).toEqual({ title: "a b" });
  expect(titleWordsOf(heading("a", '<span lang="fr">', " ", "</span>"))).toEqual({ title: "a" });
});

test("the language around is that of all words that have no other", () => {
  expect(told(titleWordsOf(heading("un ", '<span lang="de">', "zwei", "</span>"), "fr"))).toEqual([
    ["fr", "un "],
    ["de", "zwei"],
  ]);
});

test("a number is taken off", () => {
  const words = titleWordsOf(heading("1.1 A ", '<span lang="fr">', "mot", "</span>"));
  expect(told(titleWordsFrom(words, 4))).toEqual([["fr", "mot"]]);
  expect(told(titleWordsFrom(words, 7))).toEqual([["fr", "ot"]]);
});
