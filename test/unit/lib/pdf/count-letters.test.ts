/** Shows that letters are counted as `lettersInOrder` has them, whatever way is the faster. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { countLetters, countsAtWordEnds } from "#lib/pdf/text/count-letters.ts";
import { lettersInOrder } from "#lib/pdf/text/reader-letters.ts";

const counted = (text: string) => lettersInOrder(text).normalize("NFD").length;

test.each([
  "plain words",
  "obser\u00advation",
  "a line that ends in a hy\u00ad-",
  "cafe\u0301 and café",
  "ο λιμένας",
  "Пристанищният",
  "a (שלום) b",
  "東京 𝑥",
  "",
])("%s has the letters that are left of it", (text) => {
  expect(countLetters(text)).toBe(counted(text));
});

test("so has any other text", () => {
  const text = fc.string({
    unit: fc.constantFrom(...Array.from("ab -\u2010\u00ad\u200bé\u0301\u0345λέйשׁ(ﬁ𝑥한\u1100\u1161")),
  });
  fc.assert(
    fc.property(text, (words) => {
      expect(countLetters(words)).toBe(counted(words));
    }),
  );
});

test("brackets count beside words from right to left as by themselves, as which they are painted", () => {
  expect(countLetters("(בסוגריים)")).toBe(countLetters("(") + countLetters("בסוגריים") + countLetters(")"));
});

test("counts go on from word to word", () => {
  expect(countsAtWordEnds("One two\u00a0three\n ﬁn.")).toEqual([3, 6, 11, 15]);
  expect(countsAtWordEnds("  ")).toEqual([]);
});
