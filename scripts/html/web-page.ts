/** The report's units in, one self-contained web page with the same numbering out. */
import type { Element } from "hast";
import type { Target } from "../markdown/number-report.ts";
import type { ParsedReport } from "../markdown/parsed-report.ts";
import type { Picture } from "../manuscript/read-pictures.ts";
import { toHtmlDocument } from "./html-document.ts";
import { labelsOf } from "./labels.ts";
import { element, text } from "./element.ts";
import type { Unit, UnitKind } from "./units.ts";

/** A web page has its own title and contents, and no covers. */
const onlyForPages: ReadonlySet<UnitKind> = new Set(["cover", "title-page", "contents", "lists", "back-cover"]);

/** Pictures become data: URLs; roles follow DPUB-ARIA 1.1. */
export function toWebPage(
  { settings, isSingleFile }: ParsedReport,
  units: readonly Pick<Unit, "webHtml" | "kind">[],
  targets: Iterable<Target>,
  pictures: ReadonlyMap<string, Picture>,
  styles: string,
): string {
  const { title, subtitle, body, language } = settings;
  const byline = element("header", { className: ["title-block"] }, [
    ...(isSingleFile ? [] : [element("p", { className: ["report-title"] }, [element("strong", {}, [text(title)])])]),
    ...(subtitle ? [element("p", { className: ["subtitle"] }, [text(subtitle)])] : []),
    ...(body ? [element("p", {}, [text(body)])] : []),
  ]);
  const main = element("main", {});
  const contents = toContents(targets, labelsOf(language).contents);
  const document = toHtmlDocument({ language, title, styles }, [
    ...(byline.children.length > 0 ? [byline] : []),
    contents,
    main,
  ]);
  const forWeb = units.filter(({ kind }) => !onlyForPages.has(kind));
  const [before, after] = document.split("<main></main>");
  const content = withPictures(forWeb.map(({ webHtml }) => webHtml).join("\n"), pictures);
  return `${before}<main>${content}</main>${after}`;
}

/** Puts each picture itself where its address stands. */
function withPictures(html: string, pictures: ReadonlyMap<string, Picture>): string {
  const byUrl = new Map([...pictures.values()].map((picture) => [picture.url, picture]));
  return html.replaceAll(/(<img src=")([^"]+)"/g, (whole, start: string, written: string) => {
    const picture = byUrl.get(written.replaceAll("&#x26;", "&"));
    return picture ? `${start}data:${picture.mediaType};base64,${picture.bytes.toString("base64")}"` : whole;
  });
}

/** Headings of levels 1 to 3 as nested lists. */
function toContents(targets: Iterable<Target>, label: string): Element {
  const root = element("ol", {});
  const open: { level: number; item: Element; list: Element | undefined }[] = [{ level: 0, item: root, list: root }];
  for (const { kind, level, id, number, title } of targets) {
    if (kind !== "section" || level > 3) continue;
    while (open.length > 1 && open.at(-1)!.level >= level) open.pop();
    const above = open.at(-1)!;
    if (!above.list) above.item.children.push((above.list = element("ol", {})));
    const link = element("a", { href: `#${id}` }, [text([number, title].filter(Boolean).join(" "))]);
    const item = element("li", {}, [link]);
    above.list.children.push(item);
    open.push({ level, item, list: undefined });
  }
  return element("nav", { ariaLabel: label, role: "doc-toc" }, [element("h2", {}, [text(label)]), root]);
}
