/** Makes inputs on which one pattern for text once took time that grew with the square of its length, or faster. */
import type { BoundInput, Manuscript } from "./inputs.ts";

const title = "# T\n\n";
const webPage = "T\n===\n\nText.[1](#) Text.[2](#)\n\n";

function inFiles(name: string, count: number, make: (count: number) => Manuscript): BoundInput {
  return { name: `pattern: ${name}`, count, make };
}

/** Puts a text below a title. */
function below(name: string, count: number, text: (count: number) => string, before = title): BoundInput {
  return inFiles(name, count, (times) => ({ "input.md": `${before}${text(times)}\n` }));
}

function drawn(name: string, count: number, content: (count: number) => string): BoundInput {
  const start = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60">';
  const rect = '<rect width="5" height="5"/>';
  return inFiles(name, count, (times) => ({
    "input.md": `${title}![p](p.svg)\n`,
    "p.svg": content(times).startsWith("<svg") ? content(times) : `${start}${content(times)}${rect}</svg>`,
  }));
}

/** Inputs; those in Markdown are as long as the limits of a paragraph let them be. */
export const patternInputs: readonly BoundInput[] = [
  below("links with a blank in their address", 6_000, (count) => "[]( ".repeat(count)),
  below("round formulas of TeX within each other", 9_000, (count) => "(\\".repeat(count)),
  below("square formulas of TeX within each other", 4_900, (count) => "\\[\\]".repeat(count)),
  below("examples within each other in one line", 900, (count) => `${"(@a) ".repeat(count)}x`),
  below("backticks before a line separator", 1_000_000, (count) => `${"`".repeat(count)}\u2028`),
  below("colons before a line separator", 1_000_000, (count) => `${":".repeat(count)}\u2028`),
  below(
    "styles that may break a page",
    3_000,
    (count) => `<p style="${"break-after:page ".repeat(count)}>\n\npagebreak`,
  ),
  below("tabs behind a brace", 90_000, (count) => `x {${"\t".repeat(count)}}`),
  below("notes that are not closed", 30_000, (count) => `[^^`.repeat(count)),
  below("blanks of an address", 100_000, (count) => `{ref}\`x${"\t".repeat(count)}y\``),
  inFiles("Chinese letters of a data file", 200_000, (count) => ({
    "input.md": `${title}:::table[T]{data="a.csv"}\n:::\n`,
    "a.csv": `a,b\n${"1,\u4e2d\u6587\u5b57\n".repeat(count / 3)}`,
  })),
  inFiles("callouts of a cell", 10_000, (count) => ({
    "input.md": `${title}:::table[T]{data="a.csv"}\n:::\n`,
    "a.csv": `a,b\n1,${"[^".repeat(count)}\n`,
  })),
  below("commas of a chunk's head", 20_000, (count) => `\`\`\`{r${",".repeat(count)}${"\t".repeat(count)}!\nx\n\`\`\``),
  below("digits of one word", 60_000, (count) => `Words ${"1".repeat(count)}`),
  below("tabs of one paragraph", 190_000, (count) => `x${"\t".repeat(count)}y`),
  below("tabs of one line of code", 20_000, (count) => `\`\`\`\n${"\t".repeat(count)}x\n\`\`\``),
  below("blanks of a formula", 50_000, (count) => `$$\nx${"\t".repeat(count)}y\n$$`),
  below("comments of an item", 40, (count) => `- <!-${"---><!----><!-".repeat(count)}!`),
  inFiles("comments before all words", 60, (count) => ({ "input.md": `${"<!-- a -->\n\n".repeat(count)}Words.\n` })),
  below("corners of a grid that does not end", 40, (count) => `+-${"+--".repeat(count)}>`),
  below("blanks behind a formula", 100_000, (count) => `$$\nx\n$$${"\t".repeat(count)}x`),
  below("blanks behind a formula of one line", 100_000, (count) => `$$ x $$${"\t".repeat(count)}x`),
  below("blanks of a role", 100_000, (count) => `{ref}\`x${"\t".repeat(count)}>\``),
  below("blanks of a caption", 100_000, (count) => `| a |\n|-|\n| b |\n\n: Words${"\t".repeat(count)}x`),
  below("blanks of a width", 190_000, (count) => `<img src="a.png" width=".${"\t".repeat(count)}P">`),
  below("blanks between callouts", 190_000, (count) => `a[^1]${"\u00a0".repeat(count)}x[^1] y\n\n[^1]: N.`),
  below("blanks behind asterisks", 190_000, (count) => `x **${"\t".repeat(count)}y`),
  below("dashes of a line that is no row of a table", 190_000, (count) => `x\n${"-".repeat(count)}y`),
  below("no-break spaces of one paragraph", 190_000, (count) => `x.${"\u00a0".repeat(count)}y`),
  below("dots that lead to a page's number", 40, (count) => `Introduction ${".".repeat(count)} 5`),
  below(
    "arrows of a web page",
    4_000,
    (count) => `Please cite as: A (2023), B.\n\nRead ${"...>".repeat(count)}x`,
    webPage,
  ),
  below("blanks of one line of a web page", 190_000, (count) => `Text.[3](#)${" ".repeat(count)}Text.[4](#)`, webPage),
  below("blanks of a copyright", 3_000, (count) => `© ${" ".repeat(count)}email${" ".repeat(count)}|email`, webPage),
  below("no-break spaces of a web page", 100_000, (count) => `x. ${"\u00a0".repeat(count)}.`, webPage),
  drawn("typefaces that are not closed", 300_000, (count) => `<style>${"@font-face{".repeat(count)}</style>`),
  drawn("remarks that are not closed", 1_500_000, (count) => `<style>${"/*".repeat(count)}</style>`),
  drawn("style without braces", 3_000_000, (count) => `<style>${"a".repeat(count)}</style>`),
  drawn("blanks behind a colour", 1_000_000, (count) => `<rect fill="a${" ".repeat(count)}b"/>`),
  drawn("dashes of a style", 1_000_000, (count) => `<rect style="${"-".repeat(count)}" width="5" height="5"/>`),
  drawn("zeros of an opacity", 1_000_000, (count) => `<rect opacity="${"0".repeat(count)}x" width="5" height="5"/>`),
  drawn("parameters of a picture's address", 1_000_000, (count) => `<image href="data:A:${";E".repeat(count)}"/>`),
  drawn("zeros of a width", 1_000_000, (count) => {
    const zeros = "0".repeat(count);
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${zeros}x!" height="${zeros}!" viewBox="0 0 6 6"></svg>`;
  }),
  inFiles("remarks before a drawing", 40, (count) => ({
    "input.md": `${title}![p](p.svg)\n`,
    "p.svg": `<!-${"---><!----><!-".repeat(count)}`,
  })),
];
