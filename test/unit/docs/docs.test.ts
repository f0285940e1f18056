/** Shows that the generated pages of docs/ are those that the code gives today; `npm run docs` writes them anew. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { colonsOf, directives } from "#markdown/directives/directives.ts";
import { messagesPage } from "./messages-page.ts";
import { settingsPage } from "./settings-page.ts";
import { docsFolder, formerPictures, readForms, withForms } from "../../forms/read-forms.ts";

const root = join(import.meta.dirname, "../../..");
const docs = join(root, "docs");
const pages = [
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  ...readdirSync(docs).map((name) => `docs/${name}`),
].filter((name) => name.endsWith(".md"));

test("docs/settings.md is what the schema says", async () => {
  await expect(settingsPage()).toMatchFileSnapshot(join(docs, "settings.md"));
});

test("docs/manuscript.md tells every directive", () => {
  const told = readFileSync(join(docs, "manuscript.md"), "utf8");
  const names = directives.map(({ name, form }) => `\`${colonsOf[form]}${name}`);
  expect(names.filter((name) => !told.includes(name))).toEqual([]);
});

test("docs/messages.md is what the catalogue says", async () => {
  await expect(messagesPage()).toMatchFileSnapshot(join(docs, "messages.md"));
});

describe.each(pages)("%s", (page) => {
  const text = readFileSync(join(root, page), "utf8");
  const prose = text.replaceAll(/^(`{3,})[^]*?^\1$/gm, "").replaceAll(/`[^`\n]*`/g, "");

  test("links to files that exist", () => {
    const links = [...prose.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => link!);
    expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
  });

  test("names commands that exist", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      scripts: Record<string, string>;
    };
    const named = [...text.matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name!);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test("names files and folders of the project that exist", () => {
    const named = [...text.matchAll(/`((?:test|scripts|styles|docs)\/[^`<>*]*)`/g)].flatMap(([, paths]) =>
      paths!.split(" "),
    );
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

test("docs/manuscript.md shows each form with its picture", async () => {
  const page = readFileSync(join(docsFolder, "manuscript.md"), "utf8");
  const forms = await readForms();
  expect(page).toBe(withForms(page, forms));
  const sizes = forms.map(({ name }) => statSync(join(docsFolder, "pictures", `${name}.webp`)).size);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_000_000);
});

test("pictures of forms that are no more are known, and those of others are not theirs", () => {
  const page = withForms("![a theme](pictures/theme.webp)", [
    { name: "kept", title: "Kept", markdown: "a", isReport: false, showsPages: false },
    { name: "gone", title: "Gone", markdown: "b", isReport: false, showsPages: false },
  ]);
  expect(formerPictures(page, [{ name: "kept" }])).toEqual(["gone"]);
});
