/** Reads sources in BibTeX and CSL-JSON: the same facts of both, and nothing that ends in a fault. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { doiOf, initialsOf, readBibtex } from "#manuscript/sources/read-bibtex.ts";
import { readSourceDate } from "#manuscript/sources/read-source-date.ts";
import { readCslJson } from "#manuscript/sources/read-csl-json.ts";
import { runs } from "../../support/property-runs.ts";

const inBibtex = `@comment{not a source}
@string{agency = "Harbour Agency"}
@article{quays,
  author = {M{\\"u}ller, Anne-Marie and de la Tour, J{\\"o}rg and {Harbour Agency}},
  title = {Of {Ports} \\& quays},
  journal = {Journal}, volume = {12}, number = {3}, pages = {4--6},
  year = {2023}, month = jul, day = {4},
  publisher = agency, address = {Paris},
  doi = {https://doi.org/10.1000/x_y}, url = {https://example.org/a_b}, urldate = {2024-02-03},
}`;
const inJson = JSON.stringify([
  {
    id: "quays",
    author: [
      { family: "Müller", given: "Anne-Marie" },
      { family: "Tour", given: "Jörg", "non-dropping-particle": "de la" },
      { literal: "Harbour Agency" },
    ],
    title: "Of <b>Ports</b> & quays",
    "container-title": "Journal",
    volume: 12,
    issue: "3",
    page: "4-6",
    issued: { "date-parts": [[2023, 7, 4]] },
    publisher: "Harbour Agency",
    "publisher-place": "Paris",
    DOI: "10.1000/x_y",
    URL: "https://example.org/a_b",
    accessed: { raw: "2024-02-03" },
  },
]);

test.each([
  ["BibTeX", readBibtex, inBibtex, inBibtex.indexOf("@article")],
  ["CSL-JSON", readCslJson, inJson, 1],
])("%s", (_, read, text, offset) => {
  const { found, unreadable } = read(text);
  expect(unreadable).toEqual([]);
  expect(found).toEqual([
    {
      key: "quays",
      author: "Müller, A.-M.; de la Tour, J.; Harbour Agency",
      date: "2023-07-04",
      title: "Of Ports & quays",
      shortTitle: undefined,
      container: "Journal, 12(3), 4–6",
      publisher: "Harbour Agency",
      place: "Paris",
      address: "https://example.org/a_b",
      doi: "10.1000/x_y",
      accessed: "2024-02-03",
      wrongDates: [],
      offset,
    },
  ]);
});

test("who publishes a source that names nobody else is its author, and is named once", () => {
  const text =
    "@report{a, title = {T}, institution = {Agency}}\n@report{b, title = {T}, author = {{B}}, publisher = {B}}";
  expect(readBibtex(text).found.map(({ author, publisher }) => [author, publisher])).toEqual([
    ["Agency", undefined],
    ["B", undefined],
  ]);
});

describe("what is broken is told at its place, and the rest is read", () => {
  test("in BibTeX", () => {
    const text = "@misc{a, title = {A}}\n\n@misc{b, title = {never ends\n";
    const { found, unreadable } = readBibtex(text);
    expect(found.map(({ key }) => key)).toEqual(["a"]);
    expect(unreadable).toEqual([{ offset: text.indexOf("@misc{b"), problem: expect.stringContaining("never ends") }]);
  });

  test("in CSL-JSON", () => {
    const text = '[{ "id": "a" },\n { "id": "b", "author": "A name" }]';
    const { found, unreadable } = readCslJson(text);
    expect(found.map(({ key }) => key)).toEqual(["a"]);
    expect(unreadable).toEqual([{ offset: text.indexOf('{ "id": "b"'), problem: expect.stringContaining("`author`") }]);
    expect(readCslJson('[{ "id": "a"').unreadable).toHaveLength(1);
    expect(readCslJson('{ "id": "a" }').unreadable).toEqual([{ offset: 0, problem: "no list of sources" }]);
  });

  test("whatever stands in the file", () => {
    const piece = fc.constantFrom(
      ...Array.from('@{}"=,#\\%\n'),
      "misc",
      "a",
      "title",
      "year",
      "2020",
      "[",
      "]",
      ":",
      "\\'e",
      "$x$",
    );
    const texts = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(fc.oneof(texts, fc.string()), (text) => {
        for (const read of [readBibtex, readCslJson]) {
          for (const { offset } of read(text).found) expect(offset).toBeGreaterThanOrEqual(0);
        }
      }),
      runs(60),
    );
  });
});

test.each([
  ["2023", undefined, undefined, "2023"],
  ["2023", "7", undefined, "2023-07"],
  ["2023-07-04", undefined, undefined, "2023-07-04"],
  ["2023-02-31", undefined, undefined, "2023-02"],
  ["2023-13", undefined, undefined, "2023"],
  ["2023/2024", undefined, undefined, "2023"],
  ["forthcoming", undefined, undefined, undefined],
])("the date %s %s %s is %s", (date, month, day, expected) =>
  expect(readSourceDate(date, month, day).date).toBe(expected),
);

test.each([
  [["2023", "13"], "2023", "2023-13"],
  [["2023", "Brumaire", "3"], "2023", "2023-Brumaire-3"],
  [["2023-02-30"], "2023-02", "2023-02-30"],
  [["2023", "2", "30"], "2023-02", "2023-2-30"],
  [["2023", undefined, "30"], "2023", "30"],
  [["2023", "Mar."], "2023-03", undefined],
  [["2023", "september", "9"], "2023-09-09", undefined],
  [["2023-05/2023-06"], "2023-05", undefined],
] as const)("of %j is printed %s, and told %s", (written, date, wrong) => {
  const [year, month, day] = written;
  expect(readSourceDate(year, month, day)).toEqual({ date, ...(wrong === undefined ? {} : { wrong }) });
});

test("initials and DOIs", () => {
  expect(initialsOf("Anne-Marie Élise")).toBe("A.-M. É.");
  expect(["doi:10.1/a", "https://dx.doi.org/10.1/a", "10.1/a"].map((written) => doiOf(written))).toEqual(
    Array(3).fill("10.1/a"),
  );
});
