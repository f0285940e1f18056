/** Shows that the page on accessibility is in the report's language, and what it says where its words aren't known. */
import { expect, test } from "vitest";
import { enAccessibility } from "#languages/accessibility/en.ts";
import { languageFacts, languages } from "#languages/languages.ts";
import { toAccessibilityPage } from "#outputs/accessibility-page.ts";
import { accessibilityRules } from "#screen-pdf/accessibility/run-rules.ts";

const fault = { text: "Unexpected figure without a text, expected an alternative one", page: "7" };

function pageIn(language: string, archive: "ua1" | "ua2" = "ua1"): string {
  const rules = accessibilityRules.map(({ name, clause }) => ({
    name,
    clause: clause === "ours" ? clause : clause[archive],
    title: enAccessibility.rules[name],
    faults: name === "figure-alternatives" ? [fault] : [],
  }));
  const facts = { title: "Title & more", file: "report.pdf", sha256: "5eed", pages: 63, language, archive };
  return toAccessibilityPage({ ...facts, result: { elements: 12_345, rules }, tools: { chromium: "147" } }, "");
}

/** Returns all texts of a language, by their names. */
function textsOf(language: string): Map<string, string> {
  const { rules, questions, ...others } = languageFacts(language).accessibility!;
  return new Map([rules, questions, others].flatMap((texts) => Object.entries(texts)));
}

const placesIn = (words: string) => (words.match(/\{\w+\}/g) ?? []).toSorted((one, other) => one.localeCompare(other));

test.each(languages)(
  "%s: every text is there, in its own words and marks, with the places that are filled in",
  (language) => {
    const texts = textsOf(language);
    const english = textsOf("en");
    expect([...texts.keys()].toSorted()).toEqual([...english.keys()].toSorted());
    for (const [name, words] of texts) {
      expect([name, placesIn(words)]).toEqual([name, placesIn(english.get(name)!)]);
      // No question, sentence or title of a rule is left in English; single words may be the same.
      if (language !== "en" && words.length > 20) expect(words).not.toBe(english.get(name));
      expect(words, name).not.toMatch(/["']|  |^\s|\s$/);
    }
    const [opening = "", closing = ""] = languageFacts(language).quotes;
    const marks = /^.*?(\S*)\{title\}(\S*).*$/.exec(texts.get("heading")!.replaceAll("\u202f", ""));
    if (language !== "en") expect(marks?.slice(1, 3)).toEqual([opening, closing]);
    const isQuestion = (words: string) => /[?;]$/.test(words);
    expect(Object.values(languageFacts(language).accessibility!.questions).every(isQuestion)).toBe(true);
  },
);

test.each(languages)("%s: the page is in it throughout, but for messages", (language) => {
  const page = pageIn(language, "ua2");
  expect(page).toContain(`<html lang="${language}">`);
  expect(page).not.toMatch(/\{\w+\}/);
  expect(page).not.toContain("This page is in English");
  expect(page).toContain(`<span lang="en">page 7: ${fault.text}</span>`);
  const { rules, questions, writtenForUa1 } = languageFacts(language).accessibility!;
  const texts = [...Object.values(rules), ...Object.values(questions), writtenForUa1];
  expect(texts.filter((words) => !page.includes(words))).toEqual([]);
  // No mark of one language between words of another.
  expect(page).toContain(`${languageFacts(language).accessibility!.byOwnRules}<br>`);
  expect(page).not.toMatch(/>\d\d:/);
});

test("a region's language has the page of the language", () => {
  const page = pageIn("de-AT");
  expect(page).toContain('<html lang="de-AT">');
  expect(page).toContain("<h1>Barrierefreiheit von „Title &#x26; more“</h1>");
  expect(page).toContain("<dd>Österreichisches Deutsch</dd>");
});

test("a language without these words says so once, and has the page in English", () => {
  const page = pageIn("la");
  expect(page).toContain('<html lang="en">');
  expect(page).toContain('<h1>Accessibility of <span lang="la" dir="auto">Title &#x26; more</span></h1>');
  const why = "This page is in English, since its words are not known in the report’s language (Latin).";
  expect(page.split(why)).toHaveLength(2);
  expect(page).toContain(enAccessibility.tick);
});
