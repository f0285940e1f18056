/** Chooses columns and rows of a table by names as attributes list them. */
import { expect, test } from "vitest";
import { VFile } from "vfile";
import { readDataTable } from "#data/read-data-table.ts";
import { selectTable, type Selection } from "#data/select-table.ts";

const table = readDataTable("Route,2021,2022\nNorth,1,2\nSouth,3,4\n", new VFile({ path: "routes.csv" }));

function choose(selection: Selection) {
  const chosen = selectTable(table!, selection);
  return "problem" in chosen ? chosen : [chosen.heads, ...chosen.rows].map((row) => row.map(({ text }) => text));
}

test("columns and rows in the order in which they are named, under other names", () => {
  expect(choose({ columns: "2022; 2021 = Before", rows: "South[^a]; North = In the north" })).toEqual([
    ["Route", "2022", "Before"],
    ["South", "4", "3"],
    ["In the north", "2", "1"],
  ]);
});

test.each([
  [{ rows: "Sout" }, 'unknown row "Sout"'],
  [{ columns: "2023" }, 'unknown column "2023"'],
  [{ rows: "North^[Its harbour is closed.]" }, "note within the names of rows, `^[…]`"],
  [{ rows: "North = Up^[A; b.]; South" }, "note within the names of rows, `^[…]`"],
])("%j is told", (selection, problem) => {
  expect(choose(selection)).toMatchObject({ problem });
});
