/** Shows that messages keep their place and words in the forms that programs read. */
import { join } from "node:path";
import { expect, test } from "vitest";
import type { PlainMessage } from "#messages/format-messages.ts";
import { githubCommands } from "#messages/github-commands.ts";
import { toSarif } from "#messages/sarif.ts";

const message: PlainMessage = {
  file: "my report/a,b:1 ü.md",
  line: 3,
  column: 7,
  severity: "warning",
  code: "stray-mark",
  text: "Unexpected 50%,\nexpected: `::error::`",
};
const ofFile: PlainMessage = { ...message, file: "a.md", line: undefined, column: undefined, severity: "info" };

test("a workflow command is one line, in which nothing ends it early", () => {
  expect(githubCommands([message, { ...ofFile, severity: "error" }], undefined)).toBe(
    "::warning file=my report/a%2Cb%3A1 ü.md,line=3,col=7,title=stray-mark::Unexpected 50%25,%0Aexpected: `::error::`\n" +
      "::error file=a.md,title=stray-mark::Unexpected 50%25,%0Aexpected: `::error::`",
  );
});

test.each([
  ["below the repository", join(process.cwd(), ".."), "a.md", /^[^.].*\/a\.md$/],
  ["in the repository", process.cwd(), "a.md", /^a\.md$/],
  ["beside the repository", join(process.cwd(), "other"), "a.md", /^a\.md$/],
  ["absolute, in it", "/somewhere", "/somewhere/in/a.md", /^in\/a\.md$/],
  ["absolute, outside", "/somewhere", "/else/a.md", /^\/else\/a\.md$/],
])("paths count from the repository: %s", (_where, workspace, file, expected) => {
  const command = githubCommands([{ ...ofFile, file }], workspace);
  expect(/^::notice file=([^,]*),/.exec(command)![1]).toMatch(expected);
});

test("SARIF counts paths from the repository, too", () => {
  const log = toSarif([ofFile], "1.2.3", join(process.cwd(), ".."));
  const { uri, uriBaseId } = log.runs[0]!.results![0]!.locations![0]!.physicalLocation!.artifactLocation!;
  expect(uri).toMatch(/^[^./][^/]*\/a\.md$/);
  expect(uriBaseId).toBe("%SRCROOT%");
});

test("SARIF names rules, places and paths as its readers take them", () => {
  const log = toSarif([message, ofFile, { ...ofFile, file: "/x y.md", code: "a-rule", severity: "error" }], "1.2.3");
  expect(log.runs).toHaveLength(1);
  const [{ tool, results }] = log.runs as [(typeof log.runs)[number]];
  expect(tool.driver).toEqual({
    name: "report-press",
    version: "1.2.3",
    rules: [{ id: "a-rule" }, { id: "stray-mark" }],
  });
  expect(results).toMatchObject([
    { ruleId: "stray-mark", ruleIndex: 1, level: "warning", message: { text: message.text } },
    { ruleId: "stray-mark", ruleIndex: 1, level: "note" },
    { ruleId: "a-rule", ruleIndex: 0, level: "error" },
  ]);
  expect(results!.map(({ locations }) => locations![0]!.physicalLocation)).toEqual([
    {
      artifactLocation: { uri: "my%20report/a%2Cb%3A1%20%C3%BC.md", uriBaseId: "%SRCROOT%" },
      region: { startLine: 3, startColumn: 7 },
    },
    { artifactLocation: { uri: "a.md", uriBaseId: "%SRCROOT%" } },
    { artifactLocation: { uri: "file:///x%20y.md" } },
  ]);
});
