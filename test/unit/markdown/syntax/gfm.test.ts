/** Reads any text to the same tree, whether GFM is read whole or only where the text can need it. */
import fc from "fast-check";
import type { Root } from "mdast";
import { directiveFromMarkdown } from "mdast-util-directive";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { directive } from "micromark-extension-directive";
import { gfm as readGfm } from "micromark-extension-gfm";
import { expect, test } from "vitest";
import { everyCallout } from "#markdown/syntax/notes/callout.ts";
import { gfm } from "#markdown/syntax/gfm.ts";
import type { Syntax } from "#markdown/syntax/syntax.ts";
import { runs } from "../../../support/property-runs.ts";

function parse(text: string, { micromark, fromMarkdown: mdast }: Syntax): Root {
  return fromMarkdown(text, {
    extensions: [micromark!(text)!, directive(), everyCallout],
    mdastExtensions: [...mdast!, directiveFromMarkdown()],
  });
}

const whole: Syntax = { micromark: () => readGfm({ singleTilde: false }), fromMarkdown: gfmFromMarkdown() };

const addresses = [
  "me@a.example.org",
  "a.b+c_d-@e.co",
  "&#64;",
  "&commat;",
  "x\\@y.org",
  "mailto:me@a.org",
  "xmpp:me@a.org/x",
  "https://a.example.org/b_(c)?d=e&amp;f",
  "HTTP://a.example.org",
  "https&colon;//a.org",
  "www.a.example.org",
  "WWW.a.org",
  "w&#119;w.a.org",
  "www\\.a.org",
  "<https://a.org/@b>",
  "<me@a.org>",
  "[me@a.org](https://a.org)",
  "[https://a.org][b]",
];
const marks = ["@", "[", "]", "![", "(", ")", "/", "_", "*", "~~", "~", "`", "|", ":", "-", "\\", "<", ".", "&"];
const words = ["one", "h", "w", "Who", "é", "2", "[^a]", "[^b]", "[x] ", "[ ] ", "`b@c.de`", ":am", ":i[b@c.de]"];
const rules = ["|-|", "-|-", "|:-:|-:|", ":-", "-:|", "---", "| - |\t-  ", "===", "|a|", "a|b", "|a|b|c@d.ef", "\\|a|"];
const prefixes = [
  "",
  "",
  "",
  "> ",
  ">",
  "- ",
  "1. ",
  "  ",
  "    ",
  "\t",
  "# ",
  "[^a]: ",
  "> > ",
  ":::box[T]\n",
  ":::\n",
];

const pick = (values: readonly string[]) => fc.constantFrom(...values);
const piece = fc.oneof(
  pick(addresses),
  pick(marks),
  pick(words),
  pick(rules),
  pick([" ", "  ", "\t", "\0", "\u00a0"]),
  fc.string({ maxLength: 3 }),
);
const prose = fc.array(piece, { maxLength: 6 }).chain((pieces) => pick(["", " "]).map((space) => pieces.join(space)));
const line = fc.tuple(fc.array(pick(prefixes), { maxLength: 2 }), fc.oneof(prose, pick(rules), pick([""])));
const text = fc
  .array(fc.tuple(line, pick(["\n", "\n", "\n", "\r\n", "\r", "\n\n"])), { maxLength: 10 })
  .map((lines) => lines.map(([[prefix, content], end]) => prefix.join("") + content + end).join(""));

test("any text gives the tree that all of GFM gives", () => {
  fc.assert(
    fc.property(text, (markdown) => {
      expect(parse(markdown, gfm)).toStrictEqual(parse(markdown, whole));
    }),
    runs(50),
  );
});

test.each([
  ["a table in a quote in a list", "- > |a|b|\n  > |-|-|\n  > |c|d|\n"],
  ["a table in a box", ":::box[T]\n\nText.\n|a|\n|-|\n|b@c.de|\n:::\n"],
  ["a table whose body has no pipe", "a|b\n-|-\nc\nd\n\ne\n"],
  ["lines that end in CR", "a|b\r-|-\rc|d\r\rme@a.org\r"],
  ["an address in brackets that don't close", "[ see www.a.org and me@a.org"],
  ["an address in character references", "a&#64;b.co, &#119;ww.a.org"],
  ["an address on the second line of a paragraph", "one\ntwo me@a.org\nthree"],
])("%s is found", (_, markdown) => {
  const tree = parse(markdown, gfm);
  expect(tree).toStrictEqual(parse(markdown, whole));
  expect(JSON.stringify(tree)).toMatch(/"type":"(?:table|link)"/);
});
