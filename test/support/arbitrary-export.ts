/** Makes arbitraries of pages saved from the web: of the usual shape, and of pieces in any order. */
import fc from "fast-check";

const word = fc.constantFrom(
  "lamp",
  "tower",
  "oil",
  "keepers",
  "EU+",
  "café",
  "“night”",
  "(old)",
  "R&amp;D",
  "a\\_b",
  "*red*",
  "**dry**",
  "`code`",
  "385,000",
  "41%",
  "3.5",
  "15.3.2022",
  "2022",
  "p.41",
  "No.5",
  "|",
  "10:am",
  "see:note",
);
const ending = fc.constantFrom(".", ".”", "?", ").", ":", ",", "");
const address = fc.constantFrom(
  "https://a.example.org/b_c",
  "<https://a.example.org/d>",
  "[https://a.example.org/e\\(1\\).p](https://a.example.org/e(1).p)",
  "www.a.example.org",
  "me@a.example.org",
  "https://a.example.org/f\\_g",
);
const month = fc.constantFrom("May 2023", "mai 2023", "listopad 2023", "2023", "Brumaire 2023");

const sentence = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 8 }), ending)
  .map(([words, end]) => words.join(" ") + end);

/** Gives the forms in which a callout may be left in the text. */
const callout = fc.constantFrom(
  (n: number) => `[${n}](#)`,
  (n: number) => `[${n}](#)[${n + 1}](#)`,
  (n: number) => `${n}`,
  (n: number) => `${n}  `,
  (n: number) => `${n}The`,
  (n: number) => ` ${n} ${n + 1}`,
  (n: number) => `${n}, ${n + 1}`,
  (n: number) => `[${n}](#)The`,
  () => "",
);

const paragraph = fc.array(fc.tuple(sentence, callout), { minLength: 1, maxLength: 4 });
type Paragraph = [string, (n: number) => string][];

const title = fc.constantFrom("2.4.1. Lamps of the harbour", "2.4. Oil", "Introduction", "7. Cats");
const headingForm = fc.constantFrom(
  (t: string) => t,
  (t: string) => `# ${t}`,
  (t: string) => `**${t}**`,
  (t: string) => `Section ${t}`,
);
const between = fc.constantFrom("\n\n", "\n", "\r\n\r\n", "\n\n\n");

export const usualExport: fc.Arbitrary<string> = fc
  .record({
    skip: fc.constantFrom("", "Skip to main content"),
    cite: fc.option(month),
    title,
    headings: fc.array(headingForm, { maxLength: 3 }),
    paragraphs: fc.array(fc.tuple(fc.constantFrom("", "- ", "> ", "### ", "1. "), paragraph), {
      minLength: 1,
      maxLength: 6,
    }),
    first: fc.constantFrom(1, 8, 98, 165, 999),
    notes: fc.array(fc.tuple(fc.constantFrom("", " ", "\n  "), sentence, fc.option(address)), { maxLength: 10 }),
    swap: fc.boolean(),
    footer: fc.constantFrom(
      "",
      "© Board of the River 2026 | Email: info@a.example.org",
      "© Board 2026",
      "© Board 2026 | Email: info@a.example.org | Top",
    ),
    after: fc.constantFrom("", "And more."),
    between,
  })
  .map((page) => {
    let number = page.first;
    const write = (paragraph: Paragraph) => paragraph.map(([text, show]) => text + show(number++)).join(" ");
    const notes = page.notes.map(
      ([space, text, link], index) => `- [${page.first + index}](#)${space}${text} ${link ?? ""}`,
    );
    if (page.swap) notes.reverse();
    return [
      "[1](#) [1](#)",
      page.skip,
      page.cite && `Please cite as: BOR, '[${page.title}](#)' in *Lighthouse Report*, ${page.cite}.`,
      ...page.headings.map((form) => form(page.title)),
      ...page.paragraphs.map(([mark, text]) => mark + write(text)),
      notes.join("\n"),
      page.footer,
      page.after,
    ]
      .filter(Boolean)
      .join(page.between);
  });

const piece = fc.constantFrom(
  "[165](#)", "[166](#)", "[iv](#)", "- [165](#)", "- [166](#)Text", "\n", "\n\n", "\r\n", "  \n", " ", "word", "law.224The", "law.225 ", "a 226", ".", "|", "©",
  "© Board 2026 | Email: me@a.example.org", "Please cite as: BOR, 'A' in *B*, mai 2023.", "2.4. Title", "\n2. Title\n", "# ", "> ", "- ", "1. ", "    ", "\t",
  "*", "**", "`", "[", "]", "(", ")", "<b>", "&amp;", "&#39;", "\\", "\\*", "![alt](a.png)", "[^x]", "\n[^x]: Note\n", "https://a.example.org/b", "www.a.example.org",
  "<https://a.example.org/c>", ":b[c]", "(#)", "::d[e]", "\n:::box\n", "\n:::\n", "{.cut}", "~~", "\n| a | b |\n|---|---|\n| c.224 | d |\n", "😀", "é", "\u00a0",
); // prettier-ignore

/** Gives pages with the marks of an export, and anything beside. */
export const anyExport: fc.Arbitrary<string> = fc
  .tuple(fc.array(piece, { maxLength: 40 }), fc.constantFrom("first[1](#)[2](#)\n\n", "\n\nlast[1](#)[2](#)"))
  .map(([pieces, marks]) => (marks.startsWith("\n") ? pieces.join("") + marks : marks + pieces.join("")));
