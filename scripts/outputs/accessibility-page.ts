/** Makes the page that an officer for accessibility hands over: what was checked, by whom, and what is left to people. */
import type { Element } from "hast";
import { element, text } from "../html/element.ts";
import type { ArchiveStandard } from "../manuscript/settings-schema.ts";
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
  /** Clause of the part of ISO 14289 that the file meets, or `ours`. */
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
  archive: ArchiveStandard;
  result: AccessibilityResult;
  tools: Readonly<Record<string, string>>;
}

/** Returns the page, in English as all that is told of a build; for a report in another language it says so. */
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
      ...(facts.language.startsWith("en") ? [] : [paragraph(whyEnglish)]),
      ...toStandards(facts),
      element("h2", {}, [text("Our own rules")]),
      toRules(facts),
      element("h2", {}, [text("Left to people")]),
      paragraph(
        `Checkpoints of the Matterhorn Protocol 1.1${facts.archive === "ua2" ? ", which was written for PDF/UA-1," : ""} that no machine decides, each as a question. Tick what was looked at.`,
      ),
      toChecklist(),
    ]),
  ]);
}

const whyEnglish = "This page is in English, as all that is told of a build.";

function paragraph(words: string): Element {
  return element("p", {}, [text(words)]);
}

/** Names the standards that the file declares, and who judges them. */
const declared = {
  ua1: {
    accessible: "PDF/UA-1",
    ofAccess: "PDF/UA-1 (ISO 14289-1)",
    ofArchives: "PDF/A-2a (ISO 19005-2)",
    judges: "veraPDF and page-validation by npm run conformance",
  },
  ua2: {
    accessible: "PDF/UA-2",
    ofAccess: "PDF/UA-2 (ISO 14289-2)",
    ofArchives: "PDF/A-4 (ISO 19005-4)",
    judges: "veraPDF by npm run conformance",
  },
} as const;

function toStandards({ archive, tools }: PageFacts): Element[] {
  const made = Object.entries(tools).map(([name, version]) => `${name} ${version}`);
  const { ofAccess, ofArchives, judges } = declared[archive];
  const rows = [
    [ofAccess, "declared in the file", `the rules below, on this build; ${judges}`],
    [ofArchives, "declared in the file", judges],
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

function toRules({ archive, result }: PageFacts): Element {
  return toTable(
    ["Rule", `Clause of ${declared[archive].accessible}`, "Found"],
    result.rules.map(({ title, clause, faults }) => [title, clause === "ours" ? "our own" : clause, foundOf(faults)]),
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
