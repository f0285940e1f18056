/** Finds list markers beside fenced code, whose lines aren't any. */
import { expect, test } from "vitest";
import { listMarksIn } from "#markdown/syntax/lists/list-marks.ts";

const list = "a) one\nb) two\n";

test.each([
  ["code of its own", "```\na) no\nb) no\n```\n"],
  ["code in a list", "- ```\n  a) no\n  ```\n"],
  ["code in a quotation", "> ~~~\n> a) no\n> ~~~\n"],
  ["code with a fence behind a list marker in it", "```\n- ```\n```\n"],
  ["code with shorter marks, and with words behind marks, in it", "````\n```\n```` no\na) no\n````\n"],
  ["code in a line, which is no fence", "```a```\n"],
])("behind %s", (_, code) => {
  const lines = code.split("\n").length;
  expect([...listMarksIn(`${code}\n${list}`).keys()]).toEqual([lines + 1, lines + 2]);
});

test("in an item with a letter", () =>
  expect([...listMarksIn("a) ```\n   no\n   ```\nb) two\n\nc) three\n").keys()]).toEqual([1, 4, 6]));
