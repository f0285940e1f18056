/** Makes Markdown in which all blocks stand in all blocks, for properties of pages. */
import fc, { type Arbitrary } from "fast-check";
import { nameIds, setPiece, setWords, wideTable } from "./arbitrary-set-pieces.ts";

/** A block as lines of Markdown. */
export type Lines = string[];

/** How deep blocks stand in blocks: the sanitizer and check have bounds of their own. */
const deepest = 4;
const sentence = "A sentence of plain words that fills the lines of a page from its left edge to its right edge.";

/** Makes a text of 1 to `most` sentences, all alike: what is looked for by its words is found at a wrong place. */
function sentences(most: number): Arbitrary<string> {
  return fc.integer({ min: 1, max: most }).map((count) => Array.from({ length: count }, () => sentence).join(" "));
}

const inline = fc.oneof(
  { weight: 4, arbitrary: sentences(3) },
  sentences(2).map((text) => `**${text}**`),
  sentences(1).map((text) => `*${text}* *${text}*`),
  sentences(1).map((text) => `~~${text}~~ <mark>${text}</mark>`),
  fc.constant("`some code` [a link](https://example.org/a/path/to/a/page)"),
  fc.constantFrom("<br>", "<br><br>", "<br>\n<br>", "  \n", "\\\n", "<wbr>", "<kbd>Ctrl</kbd> <kbd>C</kbd>"),
  { weight: 2, arbitrary: setWords },
  fc.constant("as [](REF) shows"),
  fc.constantFrom("Donaudampfschifffahrtsgesellschaft", "x", "—", "&nbsp;", "H<sub>2</sub>O and m<sup>2</sup>"),
);

/** Never empty, and without white space at its ends, where line breaks mean nothing. */
const paragraph: Arbitrary<Lines> = fc
  .array(inline, { minLength: 1, maxLength: 6 })
  .map((pieces) => linesOf(`Words ${pieces.join(" ")} end.`));

const codeLine = fc.oneof(
  fc.constantFrom("", "", "  ", "    if (a < b) {", "}", "\treturn;", "      - item: value", "plain line"),
  sentences(3),
);
const codeLines = fc.oneof(
  fc.array(codeLine, { minLength: 1, maxLength: 12 }),
  fc.array(codeLine, { minLength: 40, maxLength: 90 }),
);
const fence = codeLines.map((lines): Lines => ["```text", ...lines, "```"]);
const indented = codeLines.map((lines): Lines => ["    first", ...lines.map((line) => `    ${line}`), "    last"]);

const cell = fc.oneof({ weight: 5, arbitrary: fc.constantFrom("cell", "12.5", "", "a few words") }, sentences(2));
const pipeTable = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 45 }))
  .chain(([columns, rows]) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
  )
  .map((rows): Lines => {
    const columns = rows[0]!;
    const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
    return [row(columns.map((_, index) => `Head ${index}`)), row(columns.map(() => "---")), ...rows.map(row)];
  });

const rule = fc.constant<Lines>(["---"]);
const heading = fc.constantFrom<Lines>(["## A heading"], [`## A long heading. ${sentence}`]);
const htmlParagraph = sentences(6).map((text): Lines => [`<p align="right">${text}</p>`]);
const lineBlock = fc
  .integer({ min: 2, max: 60 })
  .map((count): Lines => Array.from({ length: count }, (_, index) => `Line ${index}${index < count - 1 ? "  " : ""}`));

/** Ends a page by hand, or opens one. */
const pageEnd = fc.constantFrom<Lines>([":::page-break", ":::"], [":::page-break"], ["## A heading {.new-page}"]);

const simple: Arbitrary<Lines> = fc.oneof(
  { weight: 4, arbitrary: paragraph },
  fence,
  indented,
  pipeTable,
  rule,
  heading,
  htmlParagraph,
  lineBlock,
  wideTable,
  { weight: 2, arbitrary: setPiece },
  pageEnd,
);

const { block: anyBlock } = fc.letrec<{ block: Lines; blocks: Lines }>((tie) => ({
  block: fc.oneof(
    { maxDepth: deepest, depthIdentifier: "block", withCrossShrink: true },
    { weight: 4, arbitrary: simple },
    { weight: 3, arbitrary: fc.oneof(bullets(tie("blocks")), ordered(tie("blocks")), tasks(tie("blocks"))) },
    { weight: 2, arbitrary: tie("blocks").map((lines) => lines.map((line) => `> ${line}`.trimEnd())) },
    tie("blocks").map((lines) => ["> [!NOTE]", ...lines.map((line) => `> ${line}`.trimEnd())]),
    tie("blocks").map((lines) => wrap(["<details>", "<summary>What unfolds</summary>"], lines, ["</details>"])),
    tie("blocks").map((lines) => wrap(["<div>"], lines, ["</div>"])),
    tie("blocks").map((lines) => wrap(["<aside>"], lines, ["</aside>"])),
    definitions(tie("blocks")),
    terms(tie("blocks")),
    htmlTable(tie("blocks")),
    directives(tie("blocks")),
  ),
  blocks: fc.array(tie("block"), { minLength: 1, maxLength: 4, depthIdentifier: "block" }).map(inSequence),
}));

function bullets(blocks: Arbitrary<Lines>): Arbitrary<Lines> {
  return items(blocks, () => "- ");
}

function ordered(blocks: Arbitrary<Lines>): Arbitrary<Lines> {
  return items(blocks, (index) => `${index + 7}. `);
}

function tasks(blocks: Arbitrary<Lines>): Arbitrary<Lines> {
  return items(
    blocks.map((lines) => ["A task", "", ...lines]),
    () => "- ",
    "[x] ",
  );
}

/** @param sign - what stands before the first line alone */
function items(blocks: Arbitrary<Lines>, mark: (index: number) => string, sign = ""): Arbitrary<Lines> {
  const short = fc.constant<Lines>(["An item"]);
  const lists = fc.tuple(fc.boolean(), fc.array(fc.oneof(blocks, short), { minLength: 1, maxLength: 8 }));
  return lists.map(([isLoose, all]) =>
    all.flatMap((lines, index) => {
      const [indent, first = ""] = [" ".repeat(mark(index).length), lines[0]];
      // Code by indentation can't begin an item beside its mark.
      const body = first.startsWith("    ") ? ["An item with code", "", ...lines] : lines;
      const marked = body.map((line, at) => `${at === 0 ? mark(index) + sign : indent}${line}`.trimEnd());
      return isLoose && index > 0 ? ["", ...marked] : marked;
    }),
  );
}

function definitions(blocks: Arbitrary<Lines>): Arbitrary<Lines> {
  return fc
    .array(blocks, { minLength: 1, maxLength: 3 })
    .map((all) => ["<dl>", ...all.flatMap((lines) => wrap(["<dt>A term</dt>", "<dd>"], lines, ["</dd>"])), "</dl>"]);
}

/** Makes a list of terms as Markdown has it. */
function terms(blocks: Arbitrary<Lines>): Arbitrary<Lines> {
  const body = (lines: Lines) =>
    ["What it means.", "", ...lines].map((line, at) => (at === 0 ? `: ${line}` : indent(line)));
  return fc
    .array(blocks, { minLength: 1, maxLength: 3 })
    .map((all) => all.flatMap((lines, index) => [...(index > 0 ? [""] : []), "A term", "", ...body(lines)]));
}

function indent(line: string): string {
  return line && `    ${line}`;
}

/** Makes directives that hold blocks; colons around are more than any within. */
function directives(blocks: Arbitrary<Lines>): Arbitrary<Lines> {
  const openings = ["box[A title]{#ID}", "box[A title]{.keep}", "note", 'note[A title]{kind="warning"}', "keep"];
  return fc.tuple(fc.constantFrom(...openings), blocks).map(([opening, lines]): Lines => {
    const most = Math.max(3, ...lines.map((line) => (/^[\s>]*(:*)/.exec(line)?.[1] ?? "").length));
    const colons = ":".repeat(most + 1);
    return [`${colons}${opening}`, "", ...lines, "", colons];
  });
}

function htmlTable(blocks: Arbitrary<Lines>): Arbitrary<Lines> {
  const row = fc.tuple(blocks, fc.boolean()).map(([lines, isTall]) => {
    const rest = isTall ? ["<tr>", "<td>Beside</td>", "</tr>"] : [];
    const first = `<td${isTall ? ' rowspan="2"' : ""}>A cell</td>`;
    return ["<tr>", first, ...wrap(["<td>"], lines, ["</td>"]), "</tr>", ...rest];
  });
  return fc.array(row, { minLength: 1, maxLength: 4 }).map((rows) => ["<table>", ...rows.flat(), "</table>"]);
}

function wrap(before: Lines, inner: Lines, after: Lines): Lines {
  return [...before, "", ...inner, "", ...after];
}

/** Parts blocks by a remark, so that two lists are not one. */
function inSequence(blocks: Lines[]): Lines {
  return blocks.flatMap((lines, index) => (index > 0 ? ["", "<!-- next -->", "", ...lines] : lines));
}

function linesOf(text: string): Lines {
  return text.split("\n").map((line) => line.trimStart());
}

/** Makes blocks of a footnote, and what calls it out. */
function footnote(blocks: Arbitrary<Lines>, label: string): Arbitrary<Lines> {
  return fc.tuple(fc.integer({ min: 0, max: 12 }), blocks).map(([count, lines]) => {
    const before = Array.from({ length: count }, (_, index) => `Line ${index} before it.  `);
    const note = [`[^*${label}]: A note.`, "", ...lines].map((line, index) =>
      index > 0 && line ? `    ${line}` : line,
    );
    return [...before, `Here it is called out.[^*${label}]`, "", ...note];
  });
}

/** Makes a section: some lines, so that pages end anywhere in what follows, then blocks in blocks, some in footnotes. */
export const arbitrarySection: Arbitrary<string> = fc
  .tuple(
    fc.integer({ min: 0, max: 46 }),
    fc.array(fc.oneof({ weight: 8, arbitrary: anyBlock }, { weight: 3, arbitrary: setPiece }, pageEnd), {
      minLength: 1,
      maxLength: 6,
    }),
    fc
      .array(fc.constantFrom("a", "b", "c"), { maxLength: 3 })
      .chain((labels) => fc.tuple(...[...new Set(labels)].map((label) => footnote(anyBlock, label)))),
  )
  .map(([count, blocks, notes]) => {
    const before = Array.from({ length: count }, (_, index) => `Line ${index} before it.`).join("  \n");
    const all = blocks.flatMap((block, index) => [block, ...notes.slice(index, index + 1)]);
    return nameIds(`# A section\n\n${before}\n\n${inSequence(all).join("\n")}\n`);
  });
