/** A manuscript in, the parsed report out: each section's mdast, and settings with nothing left open. */
import { toString } from "mdast-util-to-string";
import { visit, EXIT } from "unist-util-visit";
import type { Manuscript, Section } from "../manuscript/read-manuscript.ts";
import { complain } from "../report/complain.ts";
import { parseMarkdown } from "./parse-markdown.ts";
import { slugOf, type ParsedReport, type ParsedSection, type SettledSettings } from "./parsed-report.ts";
import { moveCallouts } from "./callout-place.ts";
import { readWebExport, type WebExport } from "./web-export/read-web-export.ts";

/** Nodes within each other; deeper trees would break the recursion of the libraries that walk them. */
const maxDepth = 200;

export function parseReport(manuscript: Manuscript): ParsedReport {
  const { sections, settings: given, ...rest } = manuscript;
  const found: WebExport[] = [];
  const parsed = sections.map((section) => parseSection(section, given.language, found));
  return { ...rest, settings: settle(manuscript, parsed, found[0]), sections: parsed };
}

function parseSection(section: Section, language: string, found: WebExport[]): ParsedSection {
  const tree = parseWithin(section);
  const webExport = readWebExport(tree, section.file, language);
  if (webExport) found.push(webExport);
  const result = { ...section, tree: webExport?.tree ?? tree };
  moveCallouts(result.tree, language);
  return result;
}

/** The parser recurses; input made to be deep is the author's to mend, not a crash. */
function parseWithin(section: Section): ParsedSection["tree"] {
  const tooDeep = () =>
    complain(section.file, "too-large", { what: "nesting of quotes, lists or brackets", limit: `${maxDepth} levels` });
  try {
    const tree = parseMarkdown(section.file);
    if (depthOf(tree) <= maxDepth) return tree;
    tooDeep();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    tooDeep();
  }
  return { type: "root", children: [] };
}

function depthOf(root: ParsedSection["tree"]): number {
  let depth = 0;
  let level: unknown[] = [root];
  while (level.length > 0) {
    depth++;
    level = level.flatMap((node) => (node as { children?: unknown[] }).children ?? []);
  }
  return depth;
}

function settle(manuscript: Manuscript, sections: ParsedSection[], webExport: WebExport | undefined): SettledSettings {
  const { settings, name } = manuscript;
  const citation = webExport?.citation;
  const date = citation?.year && `${citation.year}-${String(citation.month ?? 1).padStart(2, "0")}`;
  return {
    ...settings,
    ...((settings.abbreviation ?? citation?.body) ? { abbreviation: settings.abbreviation ?? citation?.body } : {}),
    ...((settings.date ?? date) ? { date: settings.date ?? (date || undefined) } : {}),
    title: settings.title ?? citation?.publication ?? firstHeading(sections) ?? name,
    slug: settings.slug ?? slugOf(manuscript.isSingleFile ? name : (settings.title ?? name)),
    notes: { ...settings.notes, first: settings.notes.first ?? webExport?.firstNote ?? 1 },
  };
}

function firstHeading(sections: ParsedSection[]): string | undefined {
  let title: string | undefined;
  for (const { tree } of sections) {
    visit(tree, "heading", (heading) => {
      title = toString(heading);
      return EXIT;
    });
    if (title) return title;
  }
  return undefined;
}
