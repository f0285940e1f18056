/** Makes files of sources and of data that a parser may choke on. */
import type { BoundInput } from "./inputs.ts";

const heading = "# T\n\n";

function sources(name: string, count: number, text: (count: number) => string): BoundInput {
  const make = (times: number) => ({
    "report.yaml": "title: T\nsources: sources.txt\n",
    "1.md": `${heading}A note.[^@k]\n`,
    "sources.txt": text(times),
  });
  return { name: `sources: ${name}`, count, make };
}

function data(name: string, count: number, text: (count: number) => string): BoundInput {
  const make = (times: number) => ({
    "input.md": `${heading}:::table[T]{data="a.csv"}\n:::\n\n{a.csv:a:b}\n`,
    "a.csv": text(times),
  });
  return { name: `data: ${name}`, count, make };
}

function rows(count: number, text: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => text(index)).join("");
}

const entry = (index: number) => `@book{k${index}, title={Title ${index}}, author={A, B and C, D}, year=2020}\n`;
const item = (index: number) => `{"id":"k${index}","title":"Title ${index}","author":[{"family":"A"}]},\n`;
const titled = (title: string) => `@book{k, title={${title}}}\n`;

export const dataFiles: readonly BoundInput[] = [
  sources("entries", 60_000, (count) => rows(count, entry)),
  sources("entries of one key", 100_000, (count) => titled("T").repeat(count)),
  sources("entries that are not closed", 100_000, (count) => "@book{a{,\n".repeat(count)),
  sources("entries without an end, a remark each", 100_000, (count) => "@book{a, % \n".repeat(count)),
  sources("@ alone", 1_000_000, (count) => "@".repeat(count)),
  sources("braces within braces", 20_000, (count) => titled("{".repeat(count) + "x" + "}".repeat(count))),
  sources("commands within commands", 20_000, (count) => titled(`${"\\textbf{".repeat(count)}x${"}".repeat(count)}`)),
  sources("commands", 100, (count) => titled("\\textbf".repeat(6_000)).repeat(count)),
  sources("words of a title", 50, (count) => titled("{W}ord ".repeat(7_000)).repeat(count)),
  sources("authors", 50, (count) => `@book{k, author={${rows(4_000, (at) => `A${at}, B and `)}C}}\n`.repeat(count)),
  sources("abstracts", 100, (count) => `@book{k, title={T}, abstract={${"{W}ord ".repeat(7_000)}}}\n`.repeat(count)),
  sources("names that stand for names", 20_000, (count) => rows(count, (at) => `@string{s${at + 1} = s${at} # "x"}\n`)),
  sources(
    "names that double",
    60,
    (count) => `@string{s0="x"}\n${rows(count, (at) => `@string{s${at + 1}=s${at}#s${at}}\n`)}`,
  ),
  sources("preambles that are not closed", 100_000, (count) => '@preamble{"'.repeat(count)),
  sources("remarks that are not closed", 100_000, (count) => "@comment{".repeat(count)),
  sources("items of JSON", 60_000, (count) => `[${rows(count, item)}${item(0).slice(0, -2)}]`),
  sources("numbers for items of JSON", 1_000_000, (count) => `[${"1,".repeat(count)}1]`),
  sources("lists within lists of JSON", 500_000, (count) => "[".repeat(count) + "]".repeat(count)),
  data("quotation marks", 500_000, (count) => `a,b\n${'",'.repeat(count)}`),
  data("quotation marks over lines", 200_000, (count) => `a,b\n${'"\n'.repeat(count)}`),
  data("columns", 500_000, (count) => `${"a,".repeat(count)}a\n${"1,".repeat(count)}1\n`),
  data("rows", 500_000, (count) => `a,b\n${"x,1\n".repeat(count)}`),
  data("empty rows", 2_000_000, (count) => `a,b\n${"\n".repeat(count)}`),
  data("digits of one number", 1_000_000, (count) => `a,b\nx,${"1".repeat(count)}\n`),
  data("marks between digits", 500_000, (count) => `a,b\nx,${"1.".repeat(count)}\n`),
  data("spaces of one cell", 1_000_000, (count) => `a,b\nx,1${" ".repeat(count)}2\n`),
  data("semicolons and tabs", 300_000, (count) => `a;b\t,${";\t,".repeat(count)}\n`),
];
