/** Shows that what report.yaml may say is what its JSON schema lets editors' programs take. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { settingsJsonSchema, settingsSchemaFile, type JsonSchema } from "./settings-json-schema.ts";

const root = join(import.meta.dirname, "../../..");
const fixtures = join(root, "test/fixtures");
const schemaName = "report.schema.json";

const accepts = new Ajv({ strict: true, allowUnionTypes: true }).compile(settingsJsonSchema());

/** Returns settings that are read without a complaint, by their file. */
function goodSettings(): [string, unknown][] {
  const names = readdirSync(fixtures).filter((name) => existsSync(join(fixtures, name, "report.yaml")));
  const good = names.filter((name) => {
    const messages = join(fixtures, name, "messages.txt");
    return (
      !existsSync(messages) || !/ (?:bad-setting|bad-yaml|too-large|not-utf-8) /.test(readFileSync(messages, "utf8"))
    );
  });
  const files = [...good.map((name) => join(fixtures, name, "report.yaml")), join(root, "manuscript/report.yaml")];
  return files.map((file) => [file, parse(readFileSync(file, "utf8")) ?? {}]);
}

test("docs/report.schema.json is what the schema says", async () => {
  await expect(settingsSchemaFile()).toMatchFileSnapshot(join(root, "docs", schemaName));
});

test("it takes all settings that are read without a complaint", () => {
  const refused = goodSettings().flatMap(([file, settings]) => (accepts(settings) ? [] : [[file, accepts.errors]]));
  expect(refused).toEqual([]);
  expect(goodSettings().length).toBeGreaterThan(3);
});

test.each<[string, unknown]>([
  ["a year alone", { date: 2023 }],
  ["a day with its time", { date: "2023-05-31 10:00:00" }],
  ["colours in capitals", { look: { colour: "#AA0033" } }],
])("it takes %s", (_what, settings) => {
  expect(accepts(settings)).toBe(true);
});

test.each<[string, unknown]>([
  ["an unknown name", { titel: "A" }],
  ["an unknown name below another", { parts: { covr: true } }],
  ["a value of another kind", { parts: { cover: "yes" } }],
  ["a language by its name", { language: "English" }],
])("it refuses %s", (_what, settings) => {
  expect(accepts(settings)).toBe(false);
});

test("each setting has a description, each text an example or its values", () => {
  const lacking: string[] = [];
  const visit = (name: string, schema: JsonSchema) => {
    for (const [key, setting] of Object.entries(schema.properties ?? {}) as [string, JsonSchema][]) {
      const path = `${name}${key}`;
      const inner = setting.type === "array" ? (setting.items as JsonSchema) : setting;
      if (inner.properties) visit(`${path}.`, inner);
      else if (!setting.description) lacking.push(`${path}: description`);
      else if (setting.type === "string" && !setting.enum && !setting.examples) lacking.push(`${path}: example`);
    }
  };
  visit("", settingsJsonSchema());
  expect(lacking).toEqual([]);
});

test("manuscript/report.yaml leads to it", () => {
  const [first] = readFileSync(join(root, "manuscript/report.yaml"), "utf8").split("\n");
  const [, path] = /^# yaml-language-server: \$schema=(.+)$/.exec(first!)!;
  expect(existsSync(join(root, "manuscript", path!))).toBe(true);
});
