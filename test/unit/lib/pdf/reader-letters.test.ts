/** Compares texts as they are written with those that a reader takes from a PDF: the same letters, or not. */
import { describe, expect, test } from "vitest";
import { hasSameLetters, lettersOfReader, lettersWithoutCase } from "#lib/pdf/text/reader-letters.ts";

describe("the same", () => {
  test.each([
    ["ligatures and their letters", "an o\ufb03ce", "an office"],
    ["white space anywhere", "one two", "on e  two"],
    ["words from right to left as they are drawn", "of שלום עולם, here", "of םלוע םולש, here"],
    ["numbers behind such words, which stand before them", "of שלום 123 (2020) here", "of (2020) 123 םולש here"],
    ["such a word joined to another", "an NGO-שלום here", "an NGO- םולש here"],
    ["letters beyond the Basic Multilingual Plane", "of 𞤀𞤢𞥄, here", "of 𞤢𞥄𞤀, here"],
    ["letters as they are joined", "محمد", "\ufeaa\ufee4\ufea4\ufee3"],
    ["a word that is one letter", "by ﷺ here", "by صلى الله عليه وسلم here"],
  ])("%s", (_, written, read) => expect(lettersOfReader(read)).toBe(lettersOfReader(written)));
});

describe("not the same", () => {
  test.each([
    ["a letter less among them", "of שלום עולם", "of םלוע םול"],
    ["another letter", "محمد", "محمت"],
    ["other words moved into them", "of שלום in עולם", "of in שלום עולם"],
    ["Latin words in another order", "one two", "two one"],
  ])("%s", (_, written, read) => expect(lettersOfReader(read)).not.toBe(lettersOfReader(written)));
});

test("in a block from right to left, letters may be in any order, but none less, more or other", () => {
  const written = "כלמות NATO (2020) עולם words here";
  expect(hasSameLetters(written, "words here םלוע (2020) NATO תומלכ")).toBe(true);
  expect(hasSameLetters(written, "words here םלוע (2020) NAT תומלכ")).toBe(false);
  expect(hasSameLetters(written, "words here םלוע (2020) NATO O תומלכ")).toBe(false);
  expect(hasSameLetters("one two", "two one")).toBe(false);
});

test.each([
  ["Straße", "STRASSE"],
  ["Τάξη ύψους, τέλος", "ΤΑΞΗ ΥΨΟΥΣ, ΤΕΛΟΣ"],
  ["İzmir ılık", "izmir ILIK"],
  ["istanbul", "İSTANBUL"],
  ["Éire", "ÉIRE"],
])("%s is %s in capitals", (written, set) => expect(lettersWithoutCase(set)).toBe(lettersWithoutCase(written)));

test("other letters stay others", () => {
  expect(lettersWithoutCase("Éire")).not.toBe(lettersWithoutCase("EIRE"));
  expect(lettersWithoutCase("Notes")).not.toBe(lettersWithoutCase("NOTE"));
});
