/** Lists the messages that come from pages or commands, not from the manuscript alone: an example, and the test that shows each. */
import { catalogue, type MessageCode } from "#messages/catalogue.ts";

interface MessageOfPages {
  example: string;
  /** Below test/. */
  shownBy: string;
}

export const messagesOfPages: Partial<Record<MessageCode, MessageOfPages>> = {
  "no-web-export": {
    example: catalogue["no-web-export"].text(),
    shownBy: "commands/mistakes/command-line.test.ts",
  },
  "edition-difference": {
    example: catalogue["edition-difference"].text({
      found: "1 heading of level 3",
      expected: "1 heading of level 2, 1 table",
      language: "en",
      place: "2-routes.md:14",
    }),
    shownBy: "commands/editions.test.ts",
  },
  "lost-words": {
    example: catalogue["lost-words"].text({ what: "river ferry", unit: "2.1. Routes" }),
    shownBy: "browser/pages/print-report.test.ts",
  },
  "hiding-rule": {
    example: catalogue["hiding-rule"].text({ declaration: "display: none", selector: ".box p" }),
    shownBy: "commands/themes.test.ts",
  },
  "doubled-words": {
    example: catalogue["doubled-words"].text({ what: "river ferry", unit: "2.1. Routes" }),
    shownBy: "browser/pages/print-report.test.ts",
  },
  "moved-words": {
    example: catalogue["moved-words"].text({ what: "river ferry", unit: "2.1. Routes" }),
    shownBy: "browser/pages/print-report.test.ts",
  },
  "changed-words": {
    example: catalogue["changed-words"].text({ what: "first", found: "rst", unit: "2.1. Routes" }),
    shownBy: "browser/pages/printed-words.test.ts",
  },
  "off-page": {
    example: catalogue["off-page"].text({ page: "12", amount: 8.4, text: "a long name in code" }),
    shownBy: "browser/pages/print-report.test.ts",
  },
  "overlapping-lines": {
    example: catalogue["overlapping-lines"].text({ page: "12", amount: 3.5, text: "Routes of the northern isl" }),
    shownBy: "browser/pages/page-quality.test.ts",
  },
  "long-cover": {
    example: catalogue["long-cover"].text({ page: "1", amount: 248, text: "State of the Ports" }),
    shownBy: "browser/pages/page-quality.test.ts",
  },
  widow: {
    example: catalogue["widow"].text({ page: "12", amount: 1, text: "in the second year." }),
    shownBy: "browser/pages/page-quality.test.ts",
  },
  orphan: {
    example: catalogue["orphan"].text({ page: "12", amount: 1, text: "Two routes were" }),
    shownBy: "browser/pages/page-quality.test.ts",
  },
  "stranded-heading": {
    example: catalogue["stranded-heading"].text({ page: "12", amount: 1, text: "2.1. Routes" }),
    shownBy: "browser/pages/page-quality.test.ts",
  },
  "short-last-page": {
    example: catalogue["short-last-page"].text({ page: "12", amount: 2, text: "in the second year." }),
    shownBy: "browser/pages/page-quality.test.ts",
  },
  "white-gap": {
    example: catalogue["white-gap"].text({ page: "12", amount: 96, text: "Table 3: Routes by year" }),
    shownBy: "browser/pages/page-quality.test.ts",
  },
  "loose-line": {
    example: catalogue["loose-line"].text({ page: "12", amount: 1, text: "two words here" }),
    shownBy: "browser/pages/page-quality.test.ts",
  },
  "broken-address": {
    example: catalogue["broken-address"].text({ page: "12", amount: 1, text: "https://example.org/a-long-na" }),
    shownBy: "browser/pages/page-quality.test.ts",
  },
  "far-from-reference": {
    example: catalogue["far-from-reference"].text({
      page: "15",
      amount: 12,
      mention: "12",
      text: "Figure 2: The harbour",
    }),
    shownBy: "browser/pages/page-quality.test.ts",
  },
  "low-resolution": {
    example: catalogue["low-resolution"].text({ page: "12", amount: 96, text: "The harbour from above" }),
    shownBy: "browser/pages/page-quality.test.ts",
  },
  "far-footnote": {
    example: catalogue["far-footnote"].text({ page: "12", amount: 1, text: "A ferry is here any ship" }),
    shownBy: "browser/pages/in-page/footnotes.test.ts",
  },
  "unsettled-pages": { example: catalogue["unsettled-pages"].text(), shownBy: "browser/pages/print-report.test.ts" },
  "squeezed-table": {
    example: catalogue["squeezed-table"].text({ lines: 14, charactersALine: 9 }),
    shownBy: "browser/pages/tables.test.ts",
  },
  "wide-table": {
    example: catalogue["wide-table"].text({
      byMm: 23.4,
      wordsBreak: "after marks",
      typePt: 8.5,
      isTurned: true,
      wasTurned: false,
    }),
    shownBy: "browser/pages/tables.test.ts",
  },
  "wide-formula": {
    example: catalogue["wide-formula"].text({ byMm: 23.4, lines: 2, percent: 100 }),
    shownBy: "browser/pages/formulas.test.ts",
  },
  "tall-formula": {
    example: catalogue["tall-formula"].text({ byMm: 85.2 }),
    shownBy: "browser/pages/formulas.test.ts",
  },
  "unprintable-table": {
    example: catalogue["unprintable-table"].text({ byMm: 23.4, isTurned: true }),
    shownBy: "browser/pages/tables.test.ts",
  },
  "wrong-page": {
    example: catalogue["wrong-page"].text({ id: "routes", printed: "47", page: "48", unit: "Contents" }),
    shownBy: "unit/pages/check-page-numbers.test.ts",
  },
  "browser-says": {
    example: catalogue["browser-says"].text({ unit: "2.1. Routes", text: "Unknown property" }),
    shownBy: "browser/pages/print-report.test.ts",
  },
  "stalled-pages": {
    example: catalogue["stalled-pages"].text({ unit: "2.1. Routes", seconds: 60, page: 3 }),
    shownBy: "browser/pages/browser-slot.test.ts",
  },
};
