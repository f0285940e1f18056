/** Holds what the pipeline prints in English, and how it sets English text. */
import type { LanguageFacts } from "./language-facts.ts";

export const en: LanguageFacts = {
  labels: {
    notes: "Notes",
    contents: "Contents",
    section: "Section",
    box: "Box",
    figure: "Figure",
    table: "Table",
    equation: "Equation",
    noteKinds: { note: "Note", tip: "Tip", important: "Important", warning: "Warning", caution: "Caution" },
    figures: "List of figures",
    tables: "List of tables",
    boxes: "List of boxes",
    foreword: "Foreword",
    acknowledgements: "Acknowledgements",
    acronyms: "Acronyms and abbreviations",
    introduction: "Introduction",
    annex: "Annex",
    source: "Source",
    skip: "Skip to main content",
    print: "Print",
    page: "page {page}",
    printedBy: "Printed by {name}",
    completed: "Manuscript completed in {date}",
    notesToPages: "Notes to pages {first}–{last}",
    notesToPage: "Notes to page {page}",
    continued: "(continued)",
    citeAs: "Please cite as",
    citedIn: "in",
    noteCallout: "note {number}",
    backToText: "back to the text",
    taskDone: "done",
    taskOpen: "to do",
  },
  proofStamp: "PROOF",
  quotes: "“” ‘’ ‘’",
  wordsBeforeNumber:
    "article articles art. arts. sections sec. boxes tables figures page pages p. pp. no no. nos nos. chapter chapters part annex annexes appendix paragraph paragraphs para. paras. recital recitals note notes volume vol.",
  trailingApostrophe: /\p{L}/u,
  leadingApostrophe: /^(?:t(?:is|was|were|will|would)|til|em|n)(?![\p{L}\p{N}'])/iu,
  hyphenation: "en-gb",
  /** The institutions write British English: dates have the day first. */
  locale: "en-GB",
  /** "couldn’t": the part before the apostrophe is no word by itself. */
  contraction: { ending: /n$/, rest: /^['’]t/ },
};
