/** Finds what the parser of BibTeX would take minutes for, and passes what it reads. */
import { parse } from "@retorquere/bibtex-parser";
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkBibtex } from "#manuscript/sources/check-bibtex.ts";
import { runs } from "../../support/property-runs.ts";

test.each([
  '@book{a, title={T}, author="A {B}" # "x", year=2020}',
  "@book(a, title={T})",
  '@string{x = "y"}\n@book{a, title=x # {b},}',
  "@comment{ @book{x} }\n@book{k,title={$x$}}",
  "@comment jabref-meta: x\n@book{k, title={x}}",
  "% @book{\n@article{key1,\n  title = {{A} \\{ b},\n  month = jan,\n}\n",
  "@book{, title={x}}",
  "@book{title={x}}",
  '@preamble{"x" # "y"}',
  '@Book{k,title="a"}@Book{l,title="b"}',
  "Words beside.\n@book{k,}",
])("what can be read stays: %s", (text) => {
  expect(checkBibtex(text)).toEqual({ text, unreadable: [] });
});

test.each([
  ["mail a@b.c", 6, "`@` without the kind"],
  ["@book{k, title={US$ 5}}", 0, "value with one `$`"],
  ["@book{k, title={x} author={y}}", 0, "source that goes on"],
  ["@book{k, title}", 0, "name `title` without `=`"],
  ["@book{k, title={x}", 0, "source that goes on"],
  ["@book{k, title={x", 0, "value in braces that never ends"],
  ['@book{k, title="x', 0, "value in quotation marks that never ends"],
  [`@book{k, title={${"{".repeat(30)}x${"}".repeat(30)}}}`, 0, "value with braces within braces"],
  [`@book{k, title={${"word ".repeat(20_000)}}}`, 0, "value of more than 50,000 characters"],
  [`@string{s = "${"x".repeat(6000)}"}`, 0, "`@string` for more than 5,000 characters"],
  [`@string{s="${"x".repeat(4000)}"}\n@book{k, title=s${" # s".repeat(20)}}`, 4014, "source of more than 50,000 char"],
])("is told: %.40s", (text, offset, problem) => {
  const checked = checkBibtex(`${text}\n@book{next, title={N}}`);
  expect(checked.unreadable).toEqual([{ offset, problem: expect.stringContaining(problem) }]);
  expect(checked.text.endsWith("\n@book{next, title={N}}")).toBe(true);
  expect(checked.text.slice(offset, text.length).trim()).toBe("");
});

test("values that nobody reads are blank, and do not count", () => {
  const abstract = "{W}ord ".repeat(5_000);
  const { text, unreadable } = checkBibtex(`@book{k, abstract={${abstract}}, title={T}, review="a" # {b}}`);
  expect(unreadable).toEqual([]);
  expect(text).toBe(`@book{k, abstract={${" ".repeat(abstract.length)}}, title={T}, review="a" # {b}}`);
  expect(parse(text).errors).toEqual([]);
});

test("sources that are too many are not read, nor more than a hundred faults", () => {
  const source = (index: number) => `@book{k${index}, title={${"word ".repeat(8_000)}}}\n`;
  const many = checkBibtex(Array.from({ length: 30 }, (_, index) => source(index)).join(""));
  expect(many.unreadable.map(({ problem }) => problem)).toEqual(["sources of more than 1,000,000 characters in all"]);
  expect(many.text.trimEnd().length).toBeLessThan(1_000_000);
  expect(checkBibtex("@book{a{,\n".repeat(100_000)).unreadable).toHaveLength(100);
});

const piece = fc.constantFrom(
  ...'@ { } ( ) , = # " \\ $ % \n a book title string comment preamble 1 \\{ {T} "x"'.split(" "),
  " ",
);

test("whatever is passed can be read by the parser", () => {
  const written = fc.array(piece, { maxLength: 40 }).map((pieces) => `@book{k, title={T}}\n@${pieces.join("")}`);
  fc.assert(
    fc.property(written, (text) => {
      const checked = checkBibtex(text);
      expect(checked.text.replaceAll(/\S/g, "").length).toBeGreaterThanOrEqual(text.replaceAll(/\S/g, "").length);
      const { errors } = parse(checked.text, { sentenceCase: false });
      const unread = errors.filter(({ error }) => / at line \d+, column/.test(error));
      expect(unread, checked.text).toEqual([]);
    }),
    runs(300),
  );
});
