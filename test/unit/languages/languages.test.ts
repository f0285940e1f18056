/** Shows that each language's file is whole, which tags find it, and that settings name every label. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { expectedTag, isRightToLeft, languageName, readLanguageTag } from "#languages/language-tag.ts";
import { languageFacts, languageOfTag, languages, localeOf } from "#languages/languages.ts";
import { labelSettings, missingLabels, ownLabels, unprintedLabels } from "#manuscript/settings/label-settings.ts";

const folder = join(import.meta.dirname, "../../../scripts/languages");

test("each file that is named as a tag is in the list, and each of the list has a file", () => {
  const tags = readdirSync(folder).flatMap((name) => /^([a-z]{2}(?:-[a-z]{4})?)\.ts$/.exec(name)?.[1] ?? []);
  expect(tags.toSorted()).toEqual(languages.map((tag) => tag.toLowerCase()).toSorted());
});

test.each(languages)("%s: labels of all kinds, marks in pairs, patterns that there are", (language) => {
  const facts = languageFacts(language);
  const english = languageFacts("en");
  expect(Object.keys(facts.labels).toSorted()).toEqual(Object.keys(english.labels).toSorted());
  expect(Object.keys(facts.labels.noteKinds)).toEqual(Object.keys(english.labels.noteKinds));
  expect(facts.proofStamp).toBe(facts.proofStamp.toLocaleUpperCase(language));
  expect(facts.quotes).toMatch(/^\p{P}{2} \p{P}{2}(?: \p{P}{2})?$/u);
  const patterns = createRequire(import.meta.url).resolve("hyphen");
  if (facts.hyphenation) expect(existsSync(join(patterns, `../patterns/${facts.hyphenation}.js`))).toBe(true);
  else expect(["lb", "mt"]).toContain(language);
  expect(readLanguageTag(language)).toBe(language);
  expect(Intl.DateTimeFormat.supportedLocalesOf(localeOf(language))).toHaveLength(1);
  expect(languageName(language)).not.toBe(language);
});

test.each([
  ["en-GB", "en"],
  ["de-AT", "de"],
  ["mt-MT", "mt"],
  ["no", "nb"],
  ["no-NO", "nb"],
  ["nn-NO", "nn"],
  ["sr-Cyrl", "sr"],
  ["sr-RS", "sr"],
  ["sr-Latn-RS", "sr-Latn"],
  ["sr-ME", "sr-Latn"],
  ["SR-latn", "sr-Latn"],
  ["pt-BR", "pt"],
  ["uk-Cyrl-UA", "uk"],
  ["de-x-easy", "de"],
  ["bs-Cyrl", undefined],
  ["la", undefined],
  ["ar", undefined],
  ["xx", undefined],
  ["", undefined],
  ["en_GB", undefined],
])("%s is set as %s", (tag, language) => expect(languageOfTag(tag)).toBe(language));

test.each([
  ["en-gb", "en-GB"],
  ["LA", "la"],
  ["eng", "en"],
  ["sh", "sr-Latn"],
  ["rmn", "rmn"],
  ["xx", undefined],
  ["english", undefined],
  ["en_GB", undefined],
  ["d", undefined],
])("the tag %s is read as %s", (written, tag) => expect(readLanguageTag(written)).toBe(tag));

test("a name or another program's tag tells which one was meant", () => {
  expect(expectedTag("Deutsch")).toContain("did you mean `de`?");
  expect(expectedTag("icelandic")).toContain("did you mean `is`?");
  expect(expectedTag("en_GB")).toContain("did you mean `en-GB`?");
  expect(expectedTag("xx")).not.toContain("did you mean");
});

test("languages that run from right to left, and those that may, by their script", () => {
  expect(["ar", "he", "fa-IR", "ur", "dv", "az-Arab"].filter((tag) => !isRightToLeft(tag))).toEqual([]);
  expect(["la", "tr", "az", "ru", "ja"].filter(isRightToLeft)).toEqual([]);
});

test("every label can be given but those that nothing prints", () => {
  const { noteKinds, ...labels } = languageFacts("fr").labels;
  const named = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const printed = Object.entries(labels).filter(([name]) => !(unprintedLabels as readonly string[]).includes(name));
  const all = Object.fromEntries([
    ...printed.map(([name, label]) => [named(name), label] as const),
    ["note-kinds", noteKinds] as const,
  ]);
  const read = labelSettings.parse(all);
  expect(missingLabels(read)).toEqual([]);
  expect(ownLabels(read)).toEqual({ ...Object.fromEntries(printed), noteKinds });
  expect(missingLabels({})).toHaveLength(printed.length + 5);
});
