/** Shows that no code stands in two files of the catalogue: one of them would be lost. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { catalogue } from "#messages/catalogue.ts";

const folder = join(import.meta.dirname, "../../../scripts/messages/catalogue");

test("every code of a file is in the catalogue, once", () => {
  const codes = readdirSync(folder).flatMap((name) =>
    Array.from(readFileSync(join(folder, name), "utf8").matchAll(/^  "?([a-z-]+)"?: \{$/gm), ([, code]) => code!),
  );
  expect(codes.toSorted()).toEqual(Object.keys(catalogue).toSorted());
});
