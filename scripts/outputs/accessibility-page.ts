/** Makes the page that an officer for accessibility hands over: what was checked, by whom, and what is left to people. */
import type { Element } from "hast";
import { element, text } from "../html/element.ts";
import { toHtmlDocument } from "../html/html-document.ts";
import { plural } from "../messages/plural.ts";
import { checkpointsForPeople } from "./checkpoints.ts";

/** Result of our own rules. Plain data. */
export interface AccessibilityResult {
  /** Structure elements that were looked at. */
  elements: number;
  rules: readonly CheckedRule[];
}

interface CheckedRule {
  name: string;
  /** Clause of ISO 14289-1, or `ours`. */
  clause: string;
  title: string;
  faults: readonly { text: string; page: string | undefined }[];
}

interface PageFacts {
  title: string;
  /** Name of the PDF. */
  file: string;
  /** SHA-256 of it, so that everybody knows which file was checked. */
  sha256: string;
  pages: number;
  language: string;
  result: AccessibilityResult;
  tools: Readonly<Record<string, string>>;
}

/** Returns the page, in English as all that is told of a build. */
export function toAccessibilityPage(facts: PageFacts, styles: string): string {
  const heading = `Accessibility of ${facts.title}`;
  const { rules } = facts.result;
  const broken = rules.filter(({ faults }) => faults.length > 0);
  return toHtmlDocument({ language: "en", title: heading, styles }, [
    element("main", {}, [
      element("h1", {}, [text(heading)]),
      paragraph(`${facts.file}, ${plural(facts.pages, "page")}, language ${facts.language}. SHA-256: ${facts.sha256}`),
      paragraph(
        broken.length === 0
          ? `${facts.result.elements} elements of its tags were checked by ${rules.length} rules, and nothing was found.`
          : `${facts.result.elements} elements of its tags were checked by ${rules.length} rules; ${broken.length} found something.`,
      ),
      ...toStandards(facts),
      element("h2", {}, [text("Our own rules")]),
      toRules(rules),
      element("h2", {}, [text("Left to people")]),
      paragraph(
        "Checkpoints of the Matterhorn Protocol 1.1 that no machine decides, each as a question. Tick what was looked at.",
      ),
      toChecklist(),
    ]),
  ]);
}

function paragraph(words: string): Element {
  return element("p", {}, [text(words)]);
}

function toStandards({ tools }: PageFacts): Element[] {
  const made = Object.entries(tools).map(([name, version]) => `${name} ${version}`);
  const rows = [
    [
      "PDF/UA-1 (ISO 14289-1)",
      "declared in the file",
      "the rules below, on this build; veraPDF and page-validation by npm run conformance",
    ],
    ["PDF/A-2a (ISO 19005-2)", "declared in the file", "veraPDF and page-validation by npm run conformance"],
    [
      "WCAG 2.2, level AA; EN 301 549, clause 10",
      "not declared",
      "tags, languages, links and alternatives by the rules below; the rest by people",
    ],
  ];
  return [
    element("h2", {}, [text("Standards")]),
    toTable(["Standard", "What the file says", "What checked it"], rows),
    paragraph(`Made with ${made.join(", ")}.`),
  ];
}

function toRules(rules: readonly CheckedRule[]): Element {
  return toTable(
    ["Rule", "Clause of PDF/UA-1", "Found"],
    rules.map(({ title, clause, faults }) => [title, clause === "ours" ? "our own" : clause, foundOf(faults)]),
  );
}

function foundOf(faults: CheckedRule["faults"]): string {
  if (faults.length === 0) return "nothing";
  const first = faults
    .slice(0, 3)
    .map(({ text: words, page }) => (page === undefined ? words : `page ${page}: ${words}`));
  return `${plural(faults.length, "fault")}. ${first.join("; ")}`;
}

function toTable(heads: readonly string[], rows: readonly (readonly string[])[]): Element {
  const head = heads.map((words) => element("th", { scope: "col" }, [text(words)]));
  const body = rows.map(([first = "", ...others]) =>
    element("tr", {}, [
      element("th", { scope: "row" }, [text(first)]),
      ...others.map((words) => element("td", {}, [text(words)])),
    ]),
  );
  return element("table", {}, [element("thead", {}, [element("tr", {}, head)]), element("tbody", {}, body)]);
}

function toChecklist(): Element {
  const items = checkpointsForPeople.map(({ checkpoint, question }, index) => {
    const id = `checkpoint-${index + 1}`;
    return element("li", {}, [
      element("input", { type: "checkbox", id }),
      text(" "),
      element("label", { htmlFor: [id] }, [text(`${checkpoint}: ${question}`)]),
    ]);
  });
  return element("ul", { className: ["checklist"] }, items);
}
