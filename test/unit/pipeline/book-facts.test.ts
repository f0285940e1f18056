/** Shows that what a PDF says of the report beside its pages has the typographic marks of the pages. */
import { expect, test } from "vitest";
import { metadataOf, outlineOfBook } from "#pipeline/book-facts.ts";

type Book = Parameters<typeof metadataOf>[0] & Parameters<typeof outlineOfBook>[0];

function bookOf(title: string, heading: string, language: string): Book {
  const target = { kind: "section", id: "a", number: "1.", title: heading, level: 1, sectionIndex: 0 };
  return {
    report: { settings: { title, subtitle: title, language } },
    browser: { version: "1", source: "" },
    sourceHash: "0",
    numbering: { targets: new Map([["a", target]]) },
    units: [],
  } as unknown as Book;
}

test.each([
  ["en", `The "best" of the '90s`, "The “best” of the ’90s"],
  ["de", `Das "Beste" - kurz`, "Das „Beste“ – kurz"],
  ["it", `L'"open data"`, "L’«open data»"],
])("bookmarks and metadata in %s", (language, written, shown) => {
  const book = bookOf(written, written, language);
  expect(outlineOfBook(book)).toEqual([{ title: `1. ${shown}`, level: 1, destination: "a" }]);
  expect(metadataOf(book)).toMatchObject({ title: shown, subject: shown });
});
