/** Makes inputs that a parser or a page may choke on: one a special character and one a structure, as long as wanted. */
import { deflateSync } from "node:zlib";
import { dataFiles } from "./data-files.ts";
import { drawings } from "./drawings.ts";

/** Contents of a manuscript by the paths of its files; a single file is `input.md`. */
export type Manuscript = Readonly<Record<string, string>>;

export interface BoundInput {
  name: string;
  /** Number of times that the structure stands in the input of `npm run test:bounds`. */
  count: number;
  make: (count: number) => Manuscript;
  /** Whether it is laid out on pages too: where browsers, not parsers, have the work. */
  pages?: true;
}

const title = "# T\n\n";

const punctuation = "*_[]()<>!\\`~:|#&-+=^$@{}\"'/%;,.?".split("");

/** Characters that a run of punctuation holds in `npm run test:bounds`. */
const runLength = 40_000;
const pairLength = 10_000;

/** Makes an input of one text, repeated after a title. @param text - the text that is repeated */
function repeated(name: string, text: string, count: number, options: { before?: string; after?: string } = {}) {
  const { before = title, after = "\n" } = options;
  return inFile(name, count, (times) => `${before}${text.repeat(times)}${after}`);
}

/** Lists items. @param text - gives the item with that index, counted from 0 */
function listed(name: string, count: number, text: (index: number, count: number) => string, before = title) {
  return inFile(name, count, (times) => before + rows(times, (index) => text(index, times)));
}

function inFile(name: string, count: number, text: (count: number) => string): BoundInput {
  return { name, count, make: (times) => ({ "input.md": text(times) }) };
}

function onPages(input: BoundInput): BoundInput {
  return { ...input, pages: true };
}

function rows(count: number, text: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => text(index)).join("");
}

/**
 * Returns runs of one text in forms: alone and with letters between, in one line and in many, at a line's start
 * and within it.
 */
function runsOf(text: string, length: number): BoundInput[] {
  const forms = { alone: text, "with a": `${text}a`, "with a space": `${text} `, "a line each": `${text}a\n` };
  const before = { "": title, " behind a word": `${title}x ` };
  return Object.entries(forms).flatMap(([form, unit]) =>
    Object.entries(before).map(([place, start]) => {
      return repeated(`${text} ${form}${place}`, unit, Math.ceil(length / unit.length), { before: start });
    }),
  );
}

export const characterInputs: readonly BoundInput[] = punctuation.flatMap((character) => runsOf(character, runLength));

/** Pairs of any two, alone and with letters between. */
export const pairInputs: readonly BoundInput[] = punctuation.flatMap((first) =>
  punctuation
    .filter((second) => second !== first)
    .flatMap((second) => [
      repeated(`${first}${second} pair`, `${first}${second}`, pairLength / 2),
      repeated(`${first}${second} pair with a`, `${first}a${second}`, Math.ceil(pairLength / 3)),
      repeated(`${first}${second} opened, then closed`, `${first}a`, pairLength / 4, {
        after: `${`${second}a`.repeat(pairLength / 4)}\n`,
      }),
    ]),
);

/** Constructs of three and more characters. */
export const constructInputs: readonly BoundInput[] = [
  ...[
    "**a",
    "***a*b**",
    "_a_*b*",
    "~~a",
    "a**b*c",
    "[^a]",
    "[^",
    "[a](b)",
    "[a][b]",
    "![a](b)",
    "](",
    "[](#a)",
  ].flatMap((text) => runsOf(text, runLength)),
  ...[
    ":a[",
    ":a{",
    ":a[b]{c}",
    "::a[",
    ":::a[",
    "<a b='",
    "<!--",
    "<![CDATA[",
    "<?",
    "<a ",
    "</a",
    "&a",
    "&#1",
  ].flatMap((text) => runsOf(text, runLength)),
  ...[
    "http://a.b/(",
    "www.a.b",
    "a@b.c",
    "a@b.c.",
    "a.b-c_d@e",
    "\\*",
    "&amp;",
    "``a`",
    "{.a #b}",
    "[a]{",
    "](a'",
  ].flatMap((text) => runsOf(text, runLength)),
  repeated("[a](<b nested destinations", "[a](<b", 8_000),
  repeated("backticks of growing length", "", 1, { before: title + rows(280, (index) => `${"`".repeat(index + 1)}a`) }),
  repeated("{a=b attributes in one directive", "a=b ", 10_000, { before: `${title}:::note{`, after: "}\nx\n:::\n" }),
  repeated("{a=b attributes behind a link", "a=b ", 10_000, { before: `${title}[x](#t){`, after: "}\n" }),
  repeated("{ attributes that are not closed", "{a=b ", 10_000),
];

const nested: readonly BoundInput[] = [
  ...[50, 1_000].map((count) =>
    inFile(`list items within each other, ${count}`, count, (times) => {
      return title + rows(times, (index) => `${"  ".repeat(index)}- a\n`);
    }),
  ),
  listed("quotes within each other, a line each", 1_000, (index) => `${">".repeat(index + 1)} a\n`),
  listed("quotes and lists within each other", 1_000, (index) => `${"> - ".repeat(index + 1)}a\n`),
  repeated("quotes in one line", "> ", 20_000, { after: "a\n" }),
  repeated("lists in one line", "- ", 20_000, { after: "a\n" }),
  repeated("numbers of lists in one line", "1. ", 20_000, { after: "a\n" }),
  listed("lists that grow deeper, with blank lines", 500, (index) => `${"  ".repeat(index)}- a\n\n`),
  repeated("boxes that are not closed", ":::a\n", 3_000),
  repeated("boxes that are not closed, with words", ":::note\na\n", 3_000),
  listed("boxes within each other, closed", 1_000, (index, count) => {
    return `${":".repeat(3 + count - index)}note\n${index === count - 1 ? `a\n${rows(count, (at) => `${":".repeat(4 + at)}\n`)}` : ""}`;
  }),
  repeated("ends of boxes without a beginning", ":::\n", 20_000),
  inFile("emphasis within emphasis", 5_000, (count) => `${title}${"*a **b ".repeat(count)}c${"** *".repeat(count)}\n`),
  inFile("links within brackets", 5_000, (count) => `${title}${"[".repeat(count)}a${"](b)".repeat(count)}\n`),
  inFile("pictures within pictures", 5_000, (count) => `${title}${"![".repeat(count)}a${"](b)".repeat(count)}\n`),
  inFile("brackets over many lines", 5_000, (count) => `${title}${"[\n".repeat(count)}a${"\n]".repeat(count)}\n`),
  inFile(
    "labels of text directives within each other",
    5_000,
    (count) => `${title}${":a[".repeat(count)}x${"]".repeat(count)}\n`,
  ),
  listed("footnotes within footnotes", 2_000, (index) => `[^*${index}]: a[^*${index + 1}]\n\n`, `${title}a[^*0]\n\n`),
  listed("notes within notes", 2_000, (index) => `[^${index}]: a[^${index + 1}]\n\n`, `${title}a[^0]\n\n`),
  inFile(
    "notes nested by indentation",
    200,
    (count) => title + rows(count, (index) => `${"    ".repeat(index)}[^${index}]: a\n\n`),
  ),
  inFile("parentheses of an address", 20_000, (count) => `${title}[a](${"(".repeat(count)}b${")".repeat(count)})\n`),
];

const html: readonly BoundInput[] = [
  repeated("HTML elements opened in one line", "<b>", 20_000, { after: "a\n" }),
  repeated("HTML blocks opened", "<div>\n", 20_000),
  repeated("HTML blocks opened, blank lines between", "<div>\n\n", 10_000),
  repeated("HTML elements closed", "</b>", 20_000),
  repeated("HTML blocks closed", "</div>\n\n", 10_000),
  inFile(
    "HTML elements nested and closed",
    10_000,
    (count) => `${title}${"<i>".repeat(count)}a${"</i>".repeat(count)}\n`,
  ),
  repeated("HTML formatting that crosses", "<b><p>", 5_000),
  repeated("HTML links that are not closed", "<a href=x>a", 5_000),
  repeated("HTML tables within tables", "<table><tr><td>", 3_000, { after: "a\n" }),
  repeated("HTML tables with text between", "<table>a", 3_000),
  repeated("HTML comments not closed", "<!-- a\n\n", 10_000),
  repeated("HTML comments", "<!-- a -->", 10_000),
  repeated("HTML attributes of one element", "a=b ", 20_000, { before: `${title}<b `, after: ">x</b>\n" }),
  listed("HTML attributes of one element, each another", 10_000, (index, count) => {
    return `${index === 0 ? "<b " : ""}a${index}=b ${index === count - 1 ? ">x</b>\n" : ""}`;
  }),
  listed("HTML ids, each another", 10_000, (index) => `<b id="i${index}">a</b>\n`),
  repeated("HTML options without an end", "<select><option>", 5_000),
  repeated("entities", "&amp;&#x41;&Aacute;&nosuch;", 5_000),
];

function tableOf(columns: number, count: number, cell = "a"): string {
  const row = `|${` ${cell} |`.repeat(columns)}\n`;
  return `${title}${row}|${"-|".repeat(columns)}\n${row.repeat(count)}`;
}

const tables: readonly BoundInput[] = [
  inFile("table of so many columns", 10_000, (count) => tableOf(count, 1)),
  inFile("table of so many columns, one row of cells short", 10_000, (count) => `${tableOf(count, 0)}| a |\n`),
  onPages(inFile("table of so many rows", 10_000, (count) => tableOf(3, count))),
  onPages(inFile("table of so many rows of twelve cells", 4_000, (count) => tableOf(12, count))),
  inFile("table of a million cells", 1_000, (count) => tableOf(count, count)),
  inFile("table of short rows under a wide head", 2_000, (count) => `${tableOf(count, 0)}${"| a |\n".repeat(count)}`),
  inFile("table of short rows under as wide a head as may be", 10_000, (count) => {
    return `${tableOf(500, 0)}${"| a |\n".repeat(count)}`;
  }),
  inFile("table of short rows in an item", 10_000, (count) => {
    const row = (cell: string) => `${cell} |`.repeat(400);
    return `${title}- |${row(" a")}\n  |${row("-")}\n${"  | a |\n".repeat(count)}`;
  }),
  inFile("table of which only the last row is long", 10_000, (count) => {
    return `${tableOf(1, 0)}${"| a |\n".repeat(count)}|${" a |".repeat(500)}\n`;
  }),
  onPages(inFile("table of cells that can't be divided", 20, (count) => tableOf(count, 20, "a".repeat(200)))),
  onPages(inFile("table of one cell of so many words", 20_000, (count) => tableOf(2, 1, "word ".repeat(count)))),
  onPages(
    inFile(
      "table of cells merged down",
      2_000,
      (count) => `${title}| a | b |\n|---|---|\n| a | b |\n${"| ^ | b |\n".repeat(count)}`,
    ),
  ),
  inFile(
    "table of cells merged along",
    2_000,
    (count) => `${title}|${" a |".repeat(count)}\n|${"-|".repeat(count)}\n| a |${" < |".repeat(count - 1)}\n`,
  ),
  inFile("table of merged cells only", 300, (count) => tableOf(count, count, "^")),
  repeated("tables without rows", "| a |\n|---|\n\n", 5_000),
  repeated("lines that could begin a table", "| a | b\n", 20_000),
  repeated("rules of tables", "|-|-|\n", 20_000),
  repeated("drawn tables without an end", "+---+---+\n| a | b |\n", 10_000),
  repeated("drawn tables", "+---+---+\n| a | b |\n+---+---+\n\n", 3_000),
  inFile("drawn table of so many columns", 300, (count) => {
    const border = `+${"---+".repeat(count)}\n`;
    return border + `|${" a |".repeat(count)}\n${border}`.repeat(count);
  }),
  repeated("rows of dashes", "--- ---\n\n", 10_000),
  repeated("columns below dashes", "a   b\n--- ---\nc   d\n\n", 3_000),
  repeated("bars escaped in a cell", "\\|", 20_000, { before: `${title}| a |\n|---|\n| `, after: " |\n" }),
];

const many: readonly BoundInput[] = [
  onPages(listed("headings", 10_000, (index) => `## H ${index}\n\na\n\n`)),
  listed("headings of one text", 10_000, () => `## H\n\na\n\n`),
  listed("headings that open a part", 2_000, (index) => `# H ${index}\n\na\n\n`),
  inFile("notes, called and defined", 100_000, (count) => {
    const callouts = rows(count, (index) => `a[^${index}] ${index % 40 === 39 ? "\n\n" : ""}`);
    return `${title}${callouts}\n\n${rows(count, (index) => `[^${index}]: Note ${index}.\n\n`)}`;
  }),
  onPages(
    inFile("footnotes, called and defined", 10_000, (count) => {
      const callouts = rows(count, (index) => `a[^*${index}] ${index % 5 === 4 ? "\n\n" : ""}`);
      return `${title}${callouts}\n\n${rows(count, (index) => `[^*${index}]: Note ${index}.\n\n`)}`;
    }),
  ),
  listed("callouts in one paragraph without notes", 10_000, (index) => `a[^${index}] `),
  listed("definitions of notes", 100_000, (index) => `[^${index}]: Note ${index}.\n\n`),
  listed("callouts of one note", 10_000, () => `a[^n] `, `${title}[^n]: N.\n\n`),
  listed("definitions of links", 10_000, (index) => `[d${index}]: https://a.b/${index}\n`),
  listed("references that are not defined", 10_000, (index) => `[a][r${index}] [](#r${index}) `),
  listed("links to one heading", 10_000, () => `[](#t) `, "# T {#t}\n\n"),
  listed("pages of one heading", 10_000, () => `[](#t){.page} `, "# T {#t}\n\n"),
  listed("ids that stand twice", 5_000, () => "## H {#t}\n\n"),
  listed("web addresses", 10_000, (index) => `https://example.org/path/${index} `),
  listed("boxes", 5_000, (index) => `:::box[B ${index}]\na\n:::\n\n`),
  listed("numbered tables", 5_000, (index) => `:::table[B ${index}]\n| a |\n|---|\n| b |\n:::\n\n`),
  listed("directives that nobody knows", 5_000, (index) => `:::b${index}\na\n:::\n\n`),
  listed("rules between paragraphs", 20_000, () => "a\n\n---\n\n"),
  listed("headings set by a line below", 20_000, () => "a\n===\n"),
  listed("list items", 50_000, (index) => `- ${index}\n`),
  listed("list items, blank lines between", 20_000, () => `- a\n\n`),
  listed("links without words", 10_000, () => "[](a) "),
  listed("pictures without words", 10_000, () => "![](a.png) "),
  listed("characters that the typeface lacks", 10_000, () => "漢\n\n"),
];

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20"/></svg>';
const words = "The committee heard the report and adopted it without a vote. ";

function csvOf(count: number): string {
  return `Month,A,B\n${rows(count, (index) => `M${index},${index % 97},${index % 31}\n`)}`;
}

const long: readonly BoundInput[] = [
  onPages(repeated("paragraph of so many sentences", words, 80_000)),
  onPages(repeated("word of so many letters", "a", 1_000_000)),
  onPages(repeated("word of so many syllables", "tele", 250_000)),
  repeated("line of spaces", " ", 1_000_000, { after: "a\n" }),
  ...Object.entries({
    heading: ["## a", "b\n"],
    "heading, at its end": ["## a {#b", "}\n"],
    paragraph: ["a", "b\n"],
    "paragraph, before a callout": ["a", "[^1]\n\n[^1]: N.\n"],
    cell: ["| a", "b |\n|---|\n"],
    "text of a link": ["[a", "b](c)\n"],
    "title of a box": [":::box[a", "b]\na\n:::\n"],
    "attributes of a box": [":::box[a]{#a", "}\na\n:::\n"],
    code: ["`a", "b`\n"],
    note: ["a[^1]\n\n[^1]: a", "b\n"],
    HTML: ["<b", ">a</b>\n"],
    "page of the web": ["Text.[1](#)", "Text.[2](#)\n"],
  }).map(([place, [before, after]]) => {
    return repeated(`spaces in a ${place}`, " ", 200_000, { before: `${title}${before}`, after: after! });
  }),
  repeated("empty lines", "\n", 1_000_000, { after: "a\n" }),
  repeated("lines of one letter in a paragraph", "a\n", 100_000),
  repeated("lines that end with two spaces", "a  \n", 20_000),
  onPages(repeated("code in one line", "x = y; ", 140_000, { before: `${title}\`\`\`\n`, after: "\n```\n" })),
  onPages(repeated("code of so many lines", "x = y;\n", 100_000, { before: `${title}\`\`\`\n`, after: "```\n" })),
  onPages(
    inFile("code of lines of sixty letters", 4_000, (count) => {
      return `${title}\`\`\`\n${rows(count, (index) => `const value${index} = compute(alpha, beta, gamma) + offset[${index}];\n`)}\`\`\`\n`;
    }),
  ),
  onPages(repeated("paragraph of so many lines", "A line of the paragraph\\\n", 4_000, { after: "a\n" })),
  onPages(repeated("quotation of so many paragraphs", "> A paragraph of the quotation.\n>\n", 2_000)),
  onPages(listed("list of so many items", 4_000, (index) => `- Item ${index} of the list\n`)),
  repeated("code that is not closed", "x = y;\n", 100_000, { before: `${title}\`\`\`\n` }),
  repeated("code within a line", "x", 1_000_000, { before: `${title}\``, after: "`\n" }),
  repeated("address of so many letters", "a/", 200_000, { before: `${title}https://a.b/` }),
  repeated("address in base64", "iVBORw0KGgo", 90_000, { before: `${title}![a](data:image/png;base64,`, after: ")\n" }),
  repeated("title of so many words", "word ", 100_000, { before: "# " }),
  repeated("heading of so many words", "word ", 100_000, { before: `${title}## ` }),
  repeated("note of so many words", "word ", 100_000, { before: `${title}a[^1]\n\n[^1]: ` }),
  repeated("label of so many letters", "a", 100_000, { before: `${title}a[^`, after: "]\n" }),
  repeated("front matter of so many settings", "a: b\n", 10_000, { before: "---\n", after: "---\n\n# T\n" }),
  repeated("front matter of so many levels", "[", 10_000, { before: "---\ntitle: ", after: "\n---\n\n# T\n" }),
];

const type: readonly BoundInput[] = [
  repeated("quotation marks of one paragraph", "\"a\" 'b' ", 10_000),
  repeated("quotation marks that are not closed", ' "a', 10_000),
  repeated("apostrophes", "a'", 20_000),
  repeated("soft hyphens", "a\u00ad", 100_000),
  repeated("no-break spaces", "a\u00a0", 50_000),
  repeated("marks on one letter", "\u0301", 10_000, { before: `${title}e` }),
  repeated("emoji of families", "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}", 10_000),
  repeated("changes of direction", "\u202ea\u202db", 10_000),
  repeated("isolates of direction, not closed", "\u2067a", 10_000),
  repeated("Hebrew beside Latin", "שלום a ", 10_000),
  repeated("zero-width joiners", "\u200d", 100_000, { before: `${title}a`, after: "a\n" }),
  repeated("numbers with spaces", "10 000 000 % ", 20_000),
  repeated("dates", "1 May 2023 – 2 June 2024 ", 10_000),
  repeated("dashes", "a - b -- c --- d – e ", 10_000),
  repeated("dots", "a... b. . . ", 10_000),
];

const webPage = "T\n===\n\nText.[1](#) Text.[2](#)\n\n";

const exported: readonly BoundInput[] = [
  listed("callouts of a web page", 10_000, (index) => `Text.[${index + 1}](#) `, webPage),
  inFile("callouts and notes of a web page", 10_000, (count) => {
    const callouts = rows(count, (index) => `Text.[${index + 1}](#) ${index % 20 === 19 ? "\n\n" : ""}`);
    return `T\n===\n\n${callouts}\n\n${rows(count, (index) => `- [${index + 1}](#) Note ${index + 1}.\n`)}`;
  }),
  listed("digits behind words of a web page", 10_000, (index) => `Text.${index + 3} `, webPage),
  repeated("digits in one row of a web page", "1234567890", 2_000, { before: `${webPage}Text.` }),
  repeated("digits and commas of a web page", "1,2,", 5_000, { before: `${webPage}Text.` }),
  listed("headings of a web page that stand twice", 5_000, (index) => `## ${index}. H\n\n${index}. H\n\n`, webPage),
  listed("headings of a web page with numbers", 5_000, (index) => `#### 2.${index}. H\n\nText.\n\n`, webPage),
  repeated("bars of a web page", "| a | b ", 10_000, { before: webPage }),
  repeated("Please cite as, of a web page", "Please cite as: A (2023), B.\n\n", 5_000, { before: webPage }),
  repeated("commas of a citation of a web page", "a, ", 10_000, { before: `${webPage}Please cite as: ` }),
  repeated("quotations of a citation of a web page", "a, 'b', in c, May 2023, ", 1_000, {
    before: `${webPage}Please cite as: `,
  }),
  repeated("spaces of a copyright of a web page", " a", 20_000, { before: `${webPage}© ` }),
  repeated("copyrights of a web page", "© A 2023\n\n", 5_000, { before: webPage }),
];

const folders: readonly BoundInput[] = [
  {
    name: "files of sections",
    count: 5_000,
    make: (count) => ({
      "report.yaml": "title: T\n",
      ...Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}.md`, `# H ${index}\n\na\n`])),
    }),
  },
  {
    name: "pictures of one file",
    count: 10_000,
    make: (count) => ({ "input.md": title + "![p](p.svg)\n\n".repeat(count), "p.svg": svg }),
    pages: true,
  },
  {
    name: "numbered figures",
    count: 5_000,
    make: (count) => ({
      "input.md": title + rows(count, (index) => `:::figure[F ${index}]\n![p](p.svg)\n:::\n\n`),
      "p.svg": svg,
    }),
  },
  {
    name: "charts of a thousand categories",
    count: 100,
    make: (count) => ({
      "input.md": title + rows(count, () => chartOf("bar")),
      "a.csv": csvOf(1_000),
    }),
  },
  {
    name: "charts",
    count: 5_000,
    make: (count) => ({ "input.md": title + rows(count, () => chartOf("line")), "a.csv": csvOf(5) }),
  },
  {
    name: "categories of one chart",
    count: 100_000,
    make: (count) => ({ "input.md": title + chartOf("line"), "a.csv": csvOf(count) }),
  },
  {
    name: "rectangles of a cover",
    count: 3_000_000,
    make: (count) => ({
      "report.yaml": "title: T\nparts: { cover: true }\ncover: { file: cover.pdf }\n",
      "a.md": title,
      "cover.pdf": coverOf("1 0 0 rg 2 3 4 5 re f\n".repeat(count)),
    }),
  },
];

/** Returns a PDF of one page; its content is packed, as bytes in hexadecimal digits. */
function coverOf(content: string): string {
  const packed = deflateSync(content).toString("hex");
  const objects = [
    "<</Type /Catalog /Pages 2 0 R>>",
    "<</Type /Pages /Kids [3 0 R] /Count 1>>",
    "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <<>>>>",
    `<</Filter [/ASCIIHexDecode /FlateDecode] /Length ${packed.length}>>\nstream\n${packed}\nendstream`,
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join("");
  return `%PDF-1.7\n${body}trailer\n<</Size 5 /Root 1 0 R>>\nstartxref\n0\n%%EOF\n`;
}

function chartOf(kind: string): string {
  return `:::chart[C]{data="a.csv" type="${kind}" alt="A"}\n:::\n\n`;
}

export const structureInputs: readonly BoundInput[] = [
  ...nested,
  ...html,
  ...tables,
  ...many,
  ...long,
  ...type,
  ...exported,
  ...folders,
  ...drawings,
  ...dataFiles,
];
