/** Shows that every word that the parser read stands in the HTML, in order, neither lost nor doubled. */
import fc from "fast-check";
import type { Nodes as HastNodes } from "hast";
import type { Nodes } from "mdast";
import rehypeRaw from "rehype-raw";
import { unified } from "unified";
import { VFile } from "vfile";
import { expect, test } from "vitest";
import { toSectionHtml } from "#html/section-to-html.ts";
import { toNoteUnits } from "#html/notes/note-units.ts";
import { toSectionUnits } from "#html/units.ts";
import { settingsSchema } from "#manuscript/settings/schema/settings-schema.ts";
import { alternativeOf } from "#markdown/alternative-of.ts";
import { numberReport } from "#markdown/numbers/number-report.ts";
import { eachNode } from "#markdown/each-node.ts";
import { readSection } from "#markdown/read-section.ts";
import { resolveSettings } from "#markdown/resolve-settings.ts";
import { runs } from "../../support/property-runs.ts";
import { theme } from "../../support/usual-theme.ts";

/** Returns the text of the tree, notes behind it in the order of their callouts, as the pipeline prints them. */
function wordsOfMdast(tree: Nodes): string {
  const notes = new Map<string, Nodes>();
  const called: string[] = [];
  eachNode<Nodes>(tree, (node) => {
    if (node.type === "footnoteDefinition" && !notes.has(node.identifier)) notes.set(node.identifier, node);
  });
  const collect = (node: Nodes, inNote = false): string => {
    if (node.type === "footnoteDefinition") return "";
    if (node.type === "footnoteReference") {
      // Printed as it is written.
      if (inNote || !notes.has(node.identifier)) return `[^${node.label}]`;
      if (!called.includes(node.identifier)) called.push(node.identifier);
      return "";
    }
    if (node.type === "html" || node.type === "yaml" || node.type === "definition") return "";
    if ("value" in node) return node.value;
    // No picture is there, and the words of each stand in its place.
    if (node.type === "image") return alternativeOf(node);
    return "children" in node ? node.children.map((child) => collect(child, inNote)).join("") : "";
  };
  const text = collect(tree);
  const ofNotes = called.map((label) => {
    const note = notes.get(label);
    return note && "children" in note ? note.children.map((child) => collect(child, true)).join("") : "";
  });
  return text + ofNotes.join("");
}

function wordsOfHast(node: HastNodes): string {
  if (node.type === "text") return node.value;
  if (node.type === "element" && "dataGenerated" in node.properties) return "";
  return "children" in node ? node.children.map((child) => wordsOfHast(child)).join("") : "";
}

const word = fc.constantFrom(
  "river",
  "lamp",
  "385,000",
  "41%",
  "Article 9",
  "Αθήνα",
  "été",
  "a_b",
  "*",
  "x:y",
  "[z]",
  "§",
);
const inline = fc.oneof(
  { weight: 6, arbitrary: word },
  { weight: 1, arbitrary: word.map((text) => `*${text}*`) },
  { weight: 1, arbitrary: word.map((text) => `[${text}](https://example.org/)`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "[^a]",
      "[^b]",
      "[^c].",
      "[](#x)",
      "![alt](none.svg)",
      "`code`",
      "<https://example.org/b>",
      "<br>",
      "~~gone~~",
    ),
  },
);
const line = fc.array(inline, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(" "));
const block = fc.oneof(
  { weight: 5, arbitrary: line },
  line.map((text) => `# ${text}`),
  line.map((text) => `## 1.2. ${text}`),
  fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.map((text) => `- ${text}`).join("\n")),
  line.map((text) => `> ${text}\n>\n> - ${text}`),
  line.map((text) => `| ${text.replaceAll("|", "")} | b |\n|---|---|\n| c | d |`),
  fc
    .constantFrom("box", "figure", "table")
    .chain((name) => line.map((text) => `:::${name}[Title]\n${text}\n\n${text}\n:::`)),
  line.map((text) => `:::note\n${text}\n:::`),
  line.map((text) => `:::unknown[label]\n${text}\n:::`),
  line.map((text) => `[^a]: ${text}`),
  line.map((text) => `[^b]: ${text}\n\n    ${text}`),
  fc.constantFrom("---", "```\nkept\n```", "<!-- remark -->", "[^c]: C."),
);

/** Returns words without white space, and with the signs that typography sets as they are typed. */
function fold(words: string): string {
  return words
    .replaceAll(/\s+/g, "")
    .replaceAll(/[“”„«»]/g, '"')
    .replaceAll(/[’‘]/g, "'")
    .replaceAll(/--|[–—]/g, "-")
    .replaceAll("…", "...");
}

/** Returns the words that the parser read, and those in the HTML of the whole report. */
function wordsBeforeAndAfter(markdown: string, notes: object = {}): { read: string; printed: string; units: string[] } {
  const path = "input.md";
  const reading = readSection({ path, text: markdown, language: "en", covered: new Set() });
  const manuscript = { settings: settingsSchema.parse({ notes }), name: "input", isSingleFile: true, theme };
  const settings = resolveSettings(manuscript, [reading]);
  const section = {
    ...reading,
    role: "section" as const,
    bookPart: "sections",
    file: new VFile({ path }),
    key: "",
    loadTree: () => Promise.reject(new Error("no tree")),
  };
  const report = {
    folder: "/",
    name: "input",
    settings,
    theme,
    sections: [section],
    printed: [],
    settingPictures: { file: section.file, facts: { pictures: [] } },
    isSingleFile: true,
    order: ["sections", "notes"],
  };
  const numbering = numberReport(report);
  const html = toSectionHtml({
    path,
    tree: reading.tree,
    numbers: numbering.sections[0]!,
    pictures: {},
    charts: [],
    language: "en",
    labels: settings.labels,
    citation: undefined,
  });
  const units = [...toSectionUnits(report, numbering, 0, [html]), ...toNoteUnits(report, numbering, [html])];
  const printed = units.map((unit) =>
    wordsOfHast(
      unified()
        .use(rehypeRaw)
        .runSync({ type: "root", children: [{ type: "raw", value: unit.html }] }),
    ),
  );
  const htmls = units.map(({ html }) => html);
  return { read: fold(wordsOfMdast(reading.tree)), printed: fold(printed.join("")), units: htmls };
}

/** Returns in their order the labels of all notes that are called in a unit, and of those that stand in it. */
function notesIn(html: string): { called: string[]; printed: string[] } {
  const labels = (pattern: RegExp) => [...new Set([...html.matchAll(pattern)].map(([, id]) => id!))];
  return {
    called: labels(/<sup class="callout[^>]*><a href="#([^"]+)"/g),
    printed: labels(/<li class="(?:foot)?note" id="([^"]+)"/g),
  };
}

test.each([[{ place: "section-end" }], [{ place: "section-end", numbering: "section" }]])(
  "each note stands in the section that calls it, wherever it is defined: %o",
  (notes) => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 16 }), (blocks) => {
        const { units } = wordsBeforeAndAfter(blocks.join("\n\n"), notes);
        for (const html of units) {
          const { called, printed } = notesIn(html);
          expect(printed).toEqual(called);
        }
      }),
      runs(25),
    );
  },
);

test("every word stands in the HTML once, in order", () => {
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 12 }), (blocks) => {
      const { read, printed } = wordsBeforeAndAfter(blocks.join("\n\n"));
      expect(printed).toBe(read);
    }),
    runs(25),
  );
});
