/** Words messages about the laid-out pages: words that are lost, and what looks wrong. */
import type { CatalogueEntry } from "./catalogue-entry.ts";

/** A place on the pages; `amount` is what the code's sentence counts. */
export interface OnPage {
  /** The number that is printed on it: `xii`, `47`. */
  page: string;
  amount: number;
  text: string;
}

export const pageMessages = {
  "lost-words": {
    severity: "error",
    text: (f: { what: string; unit: string }) =>
      `Missing words on the pages of "${f.unit}", expected all that it holds: ${f.what}`,
  },
  "hiding-rule": {
    severity: "warning",
    text: (f: { declaration: string; selector: string }) =>
      `Unexpected \`${f.declaration}\` for \`${f.selector}\` while words are missing on the pages, expected a rule under which they are seen: change it if it hides them, or take the words out of the manuscript`,
  },
  "doubled-words": {
    severity: "error",
    text: (f: { what: string; unit: string }) =>
      `Unexpected repetition on the pages of "${f.unit}", expected once: ${f.what}`,
  },
  "moved-words": {
    severity: "error",
    text: (f: { what: string; unit: string }) =>
      `Unexpected order on the pages of "${f.unit}", expected that of the manuscript: ${f.what}`,
  },
  "changed-words": {
    severity: "error",
    text: (f: { what: string; found: string; unit: string }) =>
      `Unexpected words on the pages of "${f.unit}", read as "${f.found}", expected: ${f.what}`,
  },
  "off-page": {
    severity: "error",
    text: (f: OnPage) =>
      `Unexpected width or height on page ${f.page}, expected inside the text area, but reaching ${f.amount.toFixed(1)} mm out of it: "${f.text}"`,
  },
  "overlapping-lines": {
    severity: "warning",
    text: (f: OnPage) =>
      `Unexpected lines over each other on page ${f.page}, by ${f.amount.toFixed(1)} mm, expected some apart: change the size, line height or margin that a stylesheet or token of the theme gives them: "${f.text}"`,
  },
  "long-cover": {
    severity: "error",
    text: (f: OnPage) =>
      `Unexpected cover or title page that goes on behind page ${f.page}, expected one page: shorten its words, or make them smaller in the theme: "${f.text}"`,
  },
  widow: {
    severity: "warning",
    text: (f: OnPage) =>
      `Unexpected last line of a paragraph alone at the head of page ${f.page}, expected two: "${f.text}"`,
  },
  orphan: {
    severity: "warning",
    text: (f: OnPage) =>
      `Unexpected first line of a paragraph alone at the foot of page ${f.page}, expected two: "${f.text}"`,
  },
  "stranded-heading": {
    severity: "warning",
    text: (f: OnPage) =>
      `Unexpected heading that ends page ${f.page}, expected two lines of text below it, found ${f.amount}: "${f.text}"`,
  },
  "short-last-page": {
    severity: "warning",
    text: (f: OnPage) =>
      `Unexpected last page of a part, page ${f.page}, expected more than two lines, found ${f.amount}: "${f.text}"`,
  },
  "white-gap": {
    severity: "info",
    text: (f: OnPage) =>
      `Unexpected white space of ${f.amount.toFixed(0)} mm at the foot of page ${f.page}, expected under a third of the page; this had no room there, and leaves less where it stands earlier or later in the text: "${f.text}"`,
  },
  "loose-line": {
    severity: "info",
    text: (f: OnPage) => `Unexpected loose line on page ${f.page}, expected words that fill it: "${f.text}"`,
  },
  "broken-address": {
    severity: "info",
    text: (f: OnPage) =>
      `Unexpected break within a word of an address on page ${f.page}, expected one behind a mark: "${f.text}"`,
  },
  "far-from-reference": {
    severity: "info",
    text: (f: OnPage & { mention: string }) =>
      `Unexpected distance from the text on page ${f.mention} that names what stands on page ${f.page}, expected it there or overleaf: "${f.text}"`,
  },
  "low-resolution": {
    severity: "warning",
    text: (f: OnPage) =>
      `Unexpected picture of ${f.amount} pixels an inch on page ${f.page}, expected at least 200 as it is printed: "${f.text}"`,
  },
  "far-footnote": {
    severity: "warning",
    text: (f: OnPage) =>
      `Unexpected footnote overleaf from its callout on page ${f.page}, expected room for it at the foot of the page; shorten it, or call it elsewhere: "${f.text}"`,
  },
  "wide-table": {
    severity: "warning",
    text: (f: {
      byMm: number;
      wordsBreak: "nowhere" | "after marks" | "anywhere" | "anywhere, numbers too";
      typePt: number;
      isTurned: boolean;
      wasTurned: boolean;
    }) => {
      const done = [
        ...(f.wordsBreak === "nowhere" ? [] : [`words that break ${f.wordsBreak}`]),
        ...(f.typePt === 9.5 ? [] : [`type of ${f.typePt} pt instead of 9.5`]),
        ...(f.isTurned && !f.wasTurned ? ["a page of its own, turned"] : []),
      ];
      const what =
        f.byMm > 0
          ? `${f.byMm.toFixed(1)} mm wider than ${f.wasTurned ? "a turned page" : "the text"}`
          : "with cells that are squeezed beside long words";
      return `Unexpected table ${what}, expected fewer columns or shorter words; it is printed with ${done.join(", ")}`;
    },
  },
  "wide-formula": {
    severity: "warning",
    text: (f: { byMm: number; lines: number; percent: number }) => {
      const done = [
        ...(f.lines === 1 ? [] : [`in ${f.lines} lines`]),
        ...(f.percent === 100 ? [] : [`in type of ${f.percent} per cent of its size`]),
      ];
      return `Unexpected formula ${f.byMm.toFixed(1)} mm wider than its place, expected a shorter one, or one that stands alone, with lines that end in \`\\\\\`; it is printed ${done.join(", ")}`;
    },
  },
  "tall-formula": {
    severity: "error",
    text: (f: { byMm: number }) =>
      `Unexpected formula ${f.byMm.toFixed(1)} mm higher than a page, expected one that a page has room for: end it with \`$$\` where a page may end, and begin the next with \`$$\``,
  },
  "unprintable-table": {
    severity: "error",
    text: (f: { byMm: number; isTurned: boolean }) =>
      `Unexpected table ${f.byMm.toFixed(1)} mm wider than ${f.isTurned ? "a turned page" : "the text"}, in type of ${f.isTurned ? "7.5" : "5"} pt and with broken words, expected fewer columns: make two tables of it${f.isTurned ? "" : ", or put it where it can be turned, in no list, box, quotation or note"}`,
  },
  "squeezed-table": {
    severity: "info",
    text: (f: { lines: number; charactersALine: number }) =>
      `Unexpected cell of ${f.lines} lines with ${f.charactersALine} characters each, expected longer ones: \`.wide\` in the directive, \`:::table[Title]{.wide}\`, turns the table on a page of its own`,
  },
  "unsettled-pages": {
    severity: "error",
    text: () =>
      "Unexpected page numbers that move the pages they stand for, time and again, expected them to settle: reword a reference to a page, or a heading of the contents",
  },
  "wrong-page": {
    severity: "error",
    text: (f: { id: string; printed: string; page: string; unit: string }) =>
      `Unexpected page number ${f.printed} in "${f.unit}", expected ${f.page}, where \`#${f.id}\` is in the finished PDF`,
  },
  "stalled-pages": {
    severity: "error",
    text: (f: { unit: string; seconds: number; page: number }) =>
      `Unexpected content in "${f.unit}" that the browser makes no page of ${f.page > 0 ? `behind its page ${f.page} ` : ""}in ${f.seconds} s, expected pages: divide what stands there or make it shorter, and make a PNG of a drawing with filters`,
  },
  "browser-says": {
    severity: "warning",
    text: (f: { unit: string; text: string }) =>
      `Unexpected words from the browser while paging "${f.unit}", expected none: ${f.text}`,
  },
} as const satisfies Record<string, CatalogueEntry>;
