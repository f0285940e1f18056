/** Reads the instructions of content streams. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { readInstructions } from "#lib/pdf/content/instructions.ts";
import { PdfString } from "#lib/pdf/objects.ts";
import { operatorReader } from "#lib/pdf/content/operators.ts";

function read(content: string): [string, unknown[]][] {
  const found: [string, unknown[]][] = [];
  readInstructions(Buffer.from(content, "latin1"), (operator, operands) => void found.push([operator, operands]));
  return found;
}

test.each<[string, string, unknown[]]>([
  ["numbers in all their forms", "-.5 +3 4. 0.123456789012345678 d1", [["d1", [-0.5, 3, 4, 0.12345678901234568]]]],
  ["strings in hexadecimal digits", "<4a 4B5> Tj", [["Tj", [new PdfString("JKP")]]]],
  [
    "strings with escapes, brackets and ends of lines",
    "(a\\(b\\051(c)\\7\r\nd\\\ne) Tj",
    [["Tj", [new PdfString("a(b)(c)\x07\nde")]]],
  ],
  ["arrays", "[(a) -20 <62>] TJ", [["TJ", [[new PdfString("a"), -20, new PdfString("b")]]]]],
  ["names with escapes", "/F#41 12 Tf", [["Tf", ["/FA", 12]]]],
  [
    "operators of signs",
    "(a) ' 1 2 (b) \"",
    [
      ["'", [new PdfString("a")]],
      ['"', [1, 2, new PdfString("b")]],
    ],
  ],
  [
    "operators within comments and strings",
    "1 % 2 w\n w (3 w) Tj",
    [
      ["w", [1]],
      ["Tj", [new PdfString("3 w")]],
    ],
  ],
  [
    "what looks like an operator in an inline image",
    "q BI /W 1 ID \x00 7 w xEI EI Q",
    [
      ["q", []],
      ["BI", []],
      ["Q", []],
    ],
  ],
  ["a string without an end", "1 w (abc 2 w", [["w", [1]]]],
])("%s", (_, content, expected) => expect(read(content)).toEqual(expected));

test("operands begin behind the operator before, whatever constants are among them", () => {
  const content = Buffer.from("1 w /P <</Bool true /Null null >> BDC 2 unknown 3 w");
  const operands: string[] = [];
  operatorReader(["w", "BDC"])(
    content,
    (_, from, to) => void operands.push(content.toString("latin1", from, to).trim()),
  );
  expect(operands).toEqual(["1", "/P <</Bool true /Null null >>", "3"]);
});

test("numbers are those that JavaScript reads", () => {
  const written = fc.stringMatching(/^[-+]?(?:\d{1,20}\.?\d{0,20}|\.\d{1,20})$/);
  fc.assert(
    fc.property(fc.array(written, { minLength: 1, maxLength: 6 }), (numbers) => {
      expect(read(`${numbers.join(" ")} cm`)).toEqual([["cm", numbers.map(Number)]]);
    }),
  );
});

test("strings come out as they went in, with every byte escaped or not", () => {
  const bytes = fc.array(fc.tuple(fc.integer({ min: 0, max: 255 }), fc.boolean()), { maxLength: 20 });
  fc.assert(
    fc.property(bytes, (found) => {
      const written = found.map(([byte, isOctal]) => {
        const character = String.fromCharCode(byte);
        const isSpecial = "()\\\r".includes(character);
        return isOctal || isSpecial ? `\\${byte.toString(8).padStart(3, "0")}` : character;
      });
      const expected = new PdfString(String.fromCharCode(...found.map(([byte]) => byte)));
      expect(read(`(${written.join("")}) Tj`)).toEqual([["Tj", [expected]]]);
    }),
  );
});
