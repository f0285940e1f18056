/** Makes the page that an officer for accessibility hands over: what was checked, by whom, and what is left to people. */
import type { Element, ElementContent } from "hast";
import { element, text } from "../html/element.ts";
import { toHtmlDocument } from "../html/html-document.ts";
import type { AccessibilityRuleName, AccessibilityTexts } from "../languages/accessibility/accessibility-texts.ts";
import { enAccessibility } from "../languages/accessibility/en.ts";
import { fillLabel } from "../languages/labels.ts";
import { languageName } from "../languages/language-tag.ts";
import { languageFacts, localeOf, type Language } from "../languages/languages.ts";
import type { ArchiveStandard } from "../manuscript/settings/schema/settings-schema.ts";
import { absentCheckpoints, checkpointsForPeople } from "./checkpoints.ts";

/** Result of our own rules. Plain data. */
export interface AccessibilityResult {
  /** Structure elements that were looked at. */
  elements: number;
  rules: readonly CheckedRule[];
}

interface CheckedRule {
  name: AccessibilityRuleName;
  /** Clause of the part of ISO 14289 that the file meets, or `ours`. */
  clause: string;
  title: string;
  faults: readonly { text: string; page: string | undefined }[];
}

interface CheckedFile {
  title: string;
  /** Name of the PDF. */
  file: string;
  /** SHA-256 of it, so that everybody knows which file was checked. */
  sha256: string;
  pages: number;
  language: Language;
  archive: ArchiveStandard;
  result: AccessibilityResult;
  tools: Readonly<Record<string, string>>;
}

/** Words of the page, and the language that they are in. */
interface Wording {
  texts: AccessibilityTexts;
  language: Language;
  /** Whether they stand in for words in the report's language. */
  isStandIn: boolean;
}

/** Returns the page in the report's language; in English, and saying so, where there are no words in that. */
export function toAccessibilityPage(facts: CheckedFile, styles: string): string {
  const wording = wordingOf(facts.language);
  const { texts, language } = wording;
  const title = fillLabel(texts.heading, { title: facts.title });
  return toHtmlDocument({ language, title, styles }, [
    element("main", {}, [
      element("h1", {}, toHeading(facts, wording)),
      ...(wording.isStandIn ? [paragraph(whyEnglish(facts.language))] : []),
      ...toSummary(facts, wording),
      ...toStandards(facts, texts),
      element("h2", {}, [text(texts.ownRules)]),
      toRules(facts, texts),
      element("h2", {}, [text(texts.people)]),
      paragraph(texts.tick),
      ...(facts.archive === "ua2" ? [paragraph(texts.writtenForUa1)] : []),
      toChecklist(texts),
      paragraph(fillLabel(texts.absent, { checkpoints: absentCheckpoints.join(", ") })),
    ]),
  ]);
}

function wordingOf(language: Language): Wording {
  const { accessibility } = languageFacts(language);
  return accessibility
    ? { texts: accessibility, language, isStandIn: false }
    : { texts: enAccessibility, language: "en", isStandIn: true };
}

function whyEnglish(language: Language): string {
  return `This page is in English, since its words are not known in the report’s language (${languageName(language)}).`;
}

/** Returns the page's heading. The report's title is in the report's language, whatever that of the page. */
function toHeading({ title, language }: CheckedFile, { texts, isStandIn }: Wording): ElementContent[] {
  const [before = "", behind = ""] = texts.heading.split("{title}");
  const named = isStandIn ? element("span", { lang: language, dir: "auto" }, [text(title)]) : text(title);
  return [text(before), named, text(behind)];
}

function paragraph(words: string): Element {
  return element("p", {}, [text(words)]);
}

function toSummary({ file, sha256, pages, language, result }: CheckedFile, { texts, ...shown }: Wording): Element[] {
  const broken = result.rules.filter(({ faults }) => faults.length > 0);
  const count = new Intl.NumberFormat(localeOf(shown.language));
  const names = new Intl.DisplayNames(shown.language, { type: "language" });
  const told: (readonly [string, string])[] = [
    [texts.file, file],
    ["SHA-256", sha256],
    [texts.pages, count.format(pages)],
    [texts.language, names.of(language) ?? language],
    [texts.elements, count.format(result.elements)],
    [texts.rulesRun, count.format(result.rules.length)],
    [texts.rulesBroken, count.format(broken.length)],
  ];
  return [
    paragraph(broken.length === 0 ? texts.noFaults : texts.someFaults),
    element(
      "dl",
      {},
      told.flatMap(([name, value]) => [element("dt", {}, [text(name)]), element("dd", {}, [text(value)])]),
    ),
  ];
}

/** Names the standards that the file declares, and the programs that judge them. */
const declared = {
  ua1: {
    accessible: "PDF/UA-1",
    ofAccess: "PDF/UA-1 (ISO 14289-1)",
    ofArchives: "PDF/A-2a (ISO 19005-2)",
    validators: ["veraPDF", "page-validation"],
  },
  ua2: {
    accessible: "PDF/UA-2",
    ofAccess: "PDF/UA-2 (ISO 14289-2)",
    ofArchives: "PDF/A-4 (ISO 19005-4)",
    validators: ["veraPDF"],
  },
} as const;

function toStandards({ archive, tools }: CheckedFile, texts: AccessibilityTexts): Element[] {
  const made = Object.entries(tools).map(([name, version]) => `${name} ${version}`);
  const { ofAccess, ofArchives, validators } = declared[archive];
  const asked = fillLabel(texts.onRequest, {
    validators: validators.join(", "),
    command: "npm run conformance",
  });
  // A line each: marks between parts of a sentence differ, and `;` asks in Greek.
  const both = [text(texts.byOwnRules), element("br", {}), text(asked)];
  const rows = [
    [ofAccess, texts.declared, both],
    [ofArchives, texts.declared, asked],
    ["WCAG 2.2 (AA), EN 301 549 (10)", texts.notDeclared, texts.wcag],
  ];
  return [
    element("h2", {}, [text(texts.standards)]),
    toTable(texts.standards, [texts.standard, texts.says, texts.checkedBy], rows),
    paragraph(fillLabel(texts.madeWith, { tools: made.join(", ") })),
  ];
}

function toRules({ archive, result }: CheckedFile, texts: AccessibilityTexts): Element {
  const heads = [texts.rule, fillLabel(texts.clause, { standard: declared[archive].accessible }), texts.found];
  return toTable(
    texts.ownRules,
    heads,
    result.rules.map(({ name, clause, faults }) => [
      texts.rules[name],
      clause === "ours" ? texts.own : clause,
      foundOf(faults, texts),
    ]),
  );
}

/** Tells the first faults; their messages are in English, as all that a build says. */
function foundOf(faults: CheckedRule["faults"], texts: AccessibilityTexts): Cell {
  if (faults.length === 0) return texts.nothing;
  const first = faults
    .slice(0, 3)
    .map(({ text: words, page }) => (page === undefined ? words : `page ${page}: ${words}`));
  return [
    text(`${fillLabel(texts.faultCount, { count: String(faults.length) })} `),
    element("span", { lang: "en" }, [text(first.join("; "))]),
  ];
}

type Cell = string | ElementContent[];

/** Returns a table in a box that is scrolled on small screens, by keys too. @param name - what readers are told of it */
function toTable(name: string, heads: readonly string[], rows: readonly (readonly Cell[])[]): Element {
  const head = heads.map((words) => element("th", { scope: "col" }, [text(words)]));
  const body = rows.map(([first = "", ...others]) =>
    element("tr", {}, [
      element("th", { scope: "row" }, contentOf(first)),
      ...others.map((cell) => element("td", {}, contentOf(cell))),
    ]),
  );
  const table = element("table", {}, [element("thead", {}, [element("tr", {}, head)]), element("tbody", {}, body)]);
  return element("div", { className: ["scroll"], role: "region", ariaLabel: name, tabIndex: 0 }, [table]);
}

function contentOf(cell: Cell): ElementContent[] {
  return typeof cell === "string" ? [text(cell)] : cell;
}

function toChecklist({ questions }: AccessibilityTexts): Element {
  const items = checkpointsForPeople.map(({ checkpoint, question }, index) => {
    const id = `checkpoint-${index + 1}`;
    return element("li", {}, [
      element("input", { type: "checkbox", id }),
      text(" "),
      element("label", { htmlFor: [id] }, [text(`${checkpoint} – ${questions[question]}`)]),
    ]);
  });
  return element("ul", { className: ["checklist"] }, items);
}
