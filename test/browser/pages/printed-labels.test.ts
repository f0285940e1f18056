/** Plants losses of what is no run of text: numbers of list items, signs of formulas, pictures. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkPrint, layOutIn } from "../../support/lay-out-in.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "printed-labels-"));
  const drawing = (shape: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40" viewBox="0 0 40 40">${shape}</svg>`;
  await writeFile(join(folder, "round.svg"), drawing('<circle cx="20" cy="20" r="18"/>'));
  await writeFile(join(folder, "square.svg"), drawing('<path d="M2 2h36v36H2z"/>'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function messagesOf(markdown: string, css = ""): Promise<string[]> {
  return (await layOutIn(folder, `# Lists\n\n${markdown}`, { repair: checkPrint(), css })).messages;
}

const lists = `Point 2 (a) and point 4 are meant.

1. one
2. two

   (a) first
   (b) second

       - a bullet

- another

(iv) fourth
(v) fifth

27) many

A note[^n].

[^n]: With

    3. three
    4. four
`;

describe("numbers of list items", () => {
  test("nothing is told of all kinds of lists", async () => {
    expect(await messagesOf(lists)).toEqual([]);
  });

  test("nor of all that HTML has", async () => {
    const html = `<ol type="A" start="26"><li>z</li><li value="3">c</li><li>d</li></ol>

<ol reversed><li>two</li><li>one</li></ol>

<ol reversed><li value="7x">seven</li><li value="x">six</li></ol>

<ol start="-1"><li>minus one</li><li>nought</li></ol>

<ol start="99999999999999999999"><li>one</li><li value="1e9">one</li><li value="-2147483649">two</li></ol>

<table><tr><td>

1. in a cell

</td></tr></table>

> 1. quoted
>    1. in it

1. [x] done
2. [ ] open
`;
    expect(await messagesOf(html)).toEqual([]);
  });

  test("nor where a long list goes on overleaf", async () => {
    const words = "so many words that its lines are several on any page of this size, ".repeat(12);
    const items = Array.from({ length: 24 }, (_, index) => `${index + 1}. ${words}\n\n   (a) ${words}\n\n`);
    expect(await messagesOf(items.join(""))).toEqual([]);
  });

  test("nor of other numerals that a stylesheet chooses, nor of letters that it has for bullets", async () => {
    const css =
      "ol { list-style-type: upper-roman } ul { list-style-type: 'o ' } ol ol { list-style-type: lower-alpha }";
    expect(await messagesOf("9. nine\n10. ten\n    1. one\n    2. two\n\n- bullet\n", css)).toEqual([]);
    expect(await messagesOf("9. nine\n10. ten\n", "ol { list-style-type: decimal-leading-zero }")).toEqual([]);
  });

  test.each([
    ["in marks", "li::marker { content: '(' counter(list-item) ') ' }"],
    ["before the words", "li::before { content: counter(list-item) '. ' }"],
    [
      "beside them, large",
      "li { position: relative } li::before { content: counter(list-item); position: absolute; left: -30pt; font-size: 20pt }",
    ],
  ])("nor where a stylesheet writes the numbers itself, %s", async (_, css) => {
    const own = `ol { list-style: none } ${css}`;
    expect(await messagesOf("2. two\n3. three\n", own)).toEqual([]);
    expect(
      await messagesOf("2. two\n3. three\n", `${own} li:last-child::before, li:last-child::marker { color: #fff }`),
    ).toEqual([expect.stringMatching(/^input\.md:4:1 error lost-words .*: 3, the number of a list item$/)]);
  });

  test.each([
    ["emptied", "li::marker { content: '' }"],
    ["not drawn", "ol { list-style: none }"],
    ["white", "li::marker { color: #fff }"],
    ["tiny", "li::marker { font-size: 0.2pt }"],
    ["clipped away", "li { overflow: hidden }"],
  ])("%s", async (_, css) => {
    expect(await messagesOf("2. two\n3. three\n", css)).toEqual([
      expect.stringMatching(/^input\.md:3:1 error lost-words .*: 2 to 3, the numbers of 2 list items$/),
    ]);
  });

  test("one of a list, and others than were written", async () => {
    const markdown = "(a) first\n(b) second\n\n7. seven\n8. eight\n";
    expect(await messagesOf(markdown, "li:last-child::marker { color: #fff }")).toEqual([
      expect.stringMatching(/^input\.md:4:1 error lost-words .*: b, the number of a list item$/),
      expect.stringMatching(/^input\.md:7:1 error lost-words .*: 8, the number of a list item$/),
    ]);
    expect(
      await messagesOf(markdown, "ol { list-style-type: decimal !important } ol + ol li { counter-set: list-item 5 }"),
    ).toEqual([
      expect.stringMatching(
        /^input\.md:3:1 error changed-words .*read as "1", expected: a, the number of a list item$/,
      ),
      expect.stringMatching(/^input\.md:4:1 error changed-words .*read as "2"/),
      expect.stringMatching(/^input\.md:6:1 error changed-words .*read as "5"/),
      expect.stringMatching(/^input\.md:7:1 error changed-words .*read as "5"/),
    ]);
  });
});

describe("signs of formulas", () => {
  const formulas = String.raw`The rate is $a^2 + b_{i+1} = \sqrt{x - y}$, of which $\frac{1}{2}\phantom{q}$ is left.

$$\left(\frac{\partial f}{\partial x}\right) \le \int_0^\infty e^{-t^2}\,dt \neq \sum_{i=1}^n x_i - 3{,}5 \times 10^{-3}$$

$$\begin{pmatrix} a & b \\ c & d \end{pmatrix} \vec{v} \dot{x} f'(x) \mathbb{R} \mathcal{L} \mathbf{v} \lfloor c \rfloor \binom{n}{k} \underbrace{a+b}_{n} \ldots$$
`;

  test("nothing is told of many", async () => {
    expect(await messagesOf(formulas)).toEqual([]);
  });

  test("powers and parts of fractions that are hidden", async () => {
    const css = "msup > :last-child { visibility: hidden } mfrac > :first-child { color: #fff }";
    const messages = await messagesOf("Now $a^2$.\n\nThen $\\frac{7}{9}$ and $c+d$.\n", css);
    expect(messages).toEqual([
      expect.stringMatching(/^input\.md:3:\d+ error lost-words .*: 2 in the formula a\^2$/),
      expect.stringMatching(/^input\.md:5:\d+ error lost-words .*: 7 in the formula 7\/9$/),
    ]);
  });

  test("a whole one, at its own place", async () => {
    const messages = await messagesOf("Now $a$.\n\nThen $b$.\n\nAnd $c$.\n", "p:nth-of-type(2) math { opacity: 0 }");
    expect(messages).toEqual([
      expect.stringMatching(/^input\.md:5:\d+ error lost-words .*: the formula b, of which nothing is seen$/),
    ]);
  });
});

describe("pictures that a stylesheet blanks", () => {
  const pictures = "Before.\n\n![A circle](round.svg)\n\nBetween.\n\n![A square](square.svg)\n\nBehind.\n";
  test.each([
    ["the first", pictures, "first", 5],
    ["the second", pictures, "last", 9],
    ["the first of two alike", pictures.replace("A square", "A circle"), "first", 5],
    ["the second of two alike", pictures.replace("A square", "A circle"), "last", 9],
  ])("%s", async (_, markdown, which, line) => {
    const css = `img[src*="${which === "first" ? "round" : "square"}"] { visibility: hidden }`;
    expect(await messagesOf(markdown, css)).toEqual([
      expect.stringMatching(new RegExp(`^input\\.md:${line}:\\d+ error lost-words .*: a picture of which nothing is`)),
    ]);
  });

  test("with words that are lost too", async () => {
    const css = 'img[src*="round"] { visibility: hidden } p:nth-of-type(3) { color: #fff }';
    const messages = await messagesOf(pictures, css);
    expect(messages).toHaveLength(2);
    expect(messages).toContainEqual(expect.stringMatching(/^input\.md:5:\d+ error lost-words .*: a picture of/));
  });
});
