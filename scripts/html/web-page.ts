/** The report's units in, one self-contained web page with the same numbering out. */
import type { Element, ElementContent, Root } from "hast";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import type { Target } from "../markdown/number-report.ts";
import type { ParsedReport } from "../markdown/parsed-report.ts";
import type { Picture } from "../manuscript/read-pictures.ts";
import { labelsOf } from "./labels.ts";
import { element, text } from "./section-to-hast.ts";
import type { Unit } from "./units.ts";

/** Pictures become data: URLs and places in the Markdown are left out; roles follow DPUB-ARIA 1.1. */
export function toWebPage(
  report: ParsedReport,
  units: readonly Unit[],
  targets: Iterable<Target>,
  pictures: ReadonlyMap<string, Picture>,
  styles: string,
): string {
  const { title, subtitle, body, language } = report.settings;
  const dataUrls = new Map(
    [...pictures.values()].map(({ url, mediaType, bytes }) => [
      url,
      `data:${mediaType};base64,${bytes.toString("base64")}`,
    ]),
  );
  const parts = units.map(({ hast, kind }) => forTheWeb(structuredClone(hast), kind, dataUrls));
  const byline = element("header", { className: ["title-block"] }, [
    ...(report.isSingleFile
      ? []
      : [element("p", { className: ["report-title"] }, [element("strong", {}, [text(title)])])]),
    ...(subtitle ? [element("p", { className: ["subtitle"] }, [text(subtitle)])] : []),
    ...(body ? [element("p", {}, [text(body)])] : []),
  ]);
  const page: Root = {
    type: "root",
    children: [
      { type: "doctype" },
      element("html", { lang: language }, [
        element("head", {}, [
          element("meta", { charSet: "utf-8" }),
          element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
          element("title", {}, [text(title)]),
          element("style", {}, [text(styles)]),
        ]),
        element("body", {}, [
          ...(byline.children.length > 0 ? [byline] : []),
          toContents([...targets], labelsOf(language).contents),
          element("main", {}, parts),
        ]),
      ]),
    ],
  };
  return `${unified().use(rehypeStringify).stringify(page)}\n`;
}

function forTheWeb(hast: Element, kind: Unit["kind"], dataUrls: Map<string, string>): Element {
  visit({ type: "root", children: [hast] } as Root, "element", (node) => {
    delete node.properties.dataSource;
    delete node.properties.dataGenerated;
    const classes = [node.properties.className ?? []].flat();
    if (node.tagName === "img") node.properties.src = dataUrls.get(String(node.properties.src)) ?? "";
    if (classes.includes("callout")) {
      for (const child of node.children) if (child.type === "element") child.properties.role = "doc-noteref";
    }
    if (classes.includes("back")) node.properties.role = "doc-backlink";
  });
  if (kind === "notes") hast.properties.role = "doc-endnotes";
  return hast;
}

/** Headings of levels 1 to 3 as nested lists. */
function toContents(targets: Target[], label: string): Element {
  const sections = targets.filter(({ kind, level }) => kind === "section" && level <= 3);
  const open: { level: number; list: Element }[] = [{ level: 0, list: element("ol", {}) }];
  for (const { level, id, number, title } of sections) {
    while (open.length > 1 && open.at(-1)!.level >= level) open.pop();
    const { list } = open.at(-1)!;
    const name = [number, title].filter(Boolean).join(" ");
    const below = element("ol", {});
    const item = element("li", {}, [element("a", { href: `#${id}` }, [text(name)]), below]);
    list.children.push(item);
    open.push({ level, list: below });
  }
  const root = open[0]!.list;
  dropEmptyLists(root);
  const nav = element("nav", { ariaLabel: label, role: "doc-toc" }, [element("h2", {}, [text(label)]), root]);
  return nav;
}

function dropEmptyLists(list: Element): void {
  for (const item of list.children as Element[]) {
    item.children = item.children.filter(
      (child: ElementContent) => child.type !== "element" || child.tagName !== "ol" || child.children.length > 0,
    );
    for (const child of item.children) if (child.type === "element" && child.tagName === "ol") dropEmptyLists(child);
  }
}
