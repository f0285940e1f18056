/** Leads a unit through its states to print, and finds where it begins once those before it are on pages. */
import { expect, test } from "vitest";
import type { Unit } from "#html/units.ts";
import type { Placement } from "#pages/placement.ts";
import type { LaidUnit, PrintedPages } from "#pages/laid-unit.ts";
import { UnitPlaces } from "#pages/unit-places.ts";
import { paginateBook } from "#pages/paginate-book.ts";
import { UnitJob } from "#pages/unit-job.ts";

import { plainUnit } from "../../support/plain-unit.ts";

function laidOn(pageCount: number, anchors: Record<string, number> = {}): LaidUnit {
  const pages = { pageCount, anchors } as LaidUnit["pages"];
  return { html: "", places: new UnitPlaces(""), key: "", references: {}, fresh: true, pages };
}

function chain(...units: Partial<Unit>[]): UnitJob[] {
  const jobs: UnitJob[] = [];
  for (const unit of units) jobs.push(new UnitJob({ ...plainUnit, ...unit }, jobs.at(-1)));
  return jobs;
}

const placement = { firstPage: 1 } as Placement;
const printed: PrintedPages = { pdf: new Uint8Array(), misprints: [] };

test("waiting, begun, laid out, placed, printed", () => {
  const [job] = chain({});
  const states = [job!.state.is];
  for (const step of [
    () => job!.begin(),
    () => job!.layOut(laidOn(2)),
    () => job!.place(placement),
    () => job!.finish(printed),
  ]) {
    step();
    states.push(job!.state.is);
  }
  expect(states).toEqual(["waiting", "begun", "laid out", "placed", "printed"]);
});

test("what is printed may be placed elsewhere, but not laid out anew: its print would be lost", () => {
  const [job] = chain({});
  job!.layOut(laidOn(1));
  job!.layOut(laidOn(2));
  expect(job!.pageCount).toBe(2);
  job!.place(placement);
  expect(() => job!.layOut(laidOn(3))).toThrow('Unexpected state of "1. One", placed, expected not placed');
  job!.finish(printed);
  expect(() => job!.finish(printed)).toThrow("expected placed");
  expect(() => job!.begin()).toThrow("expected waiting");
  job!.place({ ...placement, firstPage: 9 });
  expect(job!.state.is).toBe("placed");
});

test("nothing is placed or asked for its pages before it has some", () => {
  const [job] = chain({});
  expect(() => job!.place(placement)).toThrow("waiting, expected laid out");
  expect(() => job!.anchors).toThrow("waiting, expected laid out");
});

test("where each begins, with blanks before what opens on a recto, and the folio 1 on the first of the text", async () => {
  const jobs = chain({ isText: false }, { isText: false, opening: "verso" }, {}, {}, { opening: "verso" });
  const [front, foreword, first, second, last] = jobs;
  // In any order: a browser may be done with a later one first.
  for (const [job, count] of [
    [last, 1],
    [second, 2],
    [foreword, 3],
    [first, 2],
    [front, 2],
  ] as const) {
    job!.layOut(laidOn(count, count === 3 ? { foreword: 2 } : {}));
  }
  const firstPages = await Promise.all(jobs.map((job) => job.firstPage));
  expect(firstPages).toEqual([1, 4, 7, 9, 12]);
  const book = paginateBook(jobs);
  expect(jobs.map((job) => book.firstPageOf(job))).toEqual(firstPages);
  expect(book).toMatchObject({ blanks: [3, 11], pageCount: 12, textFirst: 7 });
  expect([book.pageOf("foreword"), book.pageOf("nothing")]).toEqual([6, undefined]);
  expect(jobs.map(({ text }) => text)).toEqual([undefined, undefined, first, first, first]);
});
