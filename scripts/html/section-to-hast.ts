/** A section's blocks with the report's numbers in; their hast out, sanitised, every block stamped with its place in the Markdown. */
import type { Element, ElementContent, Nodes as HastNodes, Root as HastRoot } from "hast";
import type { FootnoteReference, Heading, Image, Link, Nodes, Root, Table } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import { toHast, type Handlers, type State } from "mdast-util-to-hast";
import type { VFile } from "vfile";
import type { DrawnChart } from "../charts/draw-charts.ts";
import type { Picture } from "../manuscript/read-pictures.ts";
import { titleOf } from "../markdown/directives.ts";
import { eachNode } from "../markdown/each-node.ts";
import type { SectionNumbers, Target } from "../markdown/number-report.ts";
import { pictureWidthOf } from "../markdown/picture-width.ts";
import { tableFormOf } from "../markdown/table-form.ts";
import { referencedId } from "../markdown/references.ts";
import { sectionNumberLength } from "../markdown/section-number.ts";
import { element, text } from "./element.ts";
import { labelsOf, nameOfTarget, type Language } from "./labels.ts";
import { noteId, noteNumeral } from "./note-name.ts";
import { placeholder } from "./page-slots.ts";
import { sanitise } from "./sanitise.ts";
import { setTables } from "./set-tables.ts";
import { stampSources } from "./stamp-sources.ts";
import { tableToHast } from "./table-to-hast.ts";

/** Numbers and files that the nodes of a section stand for. */
export interface HastContext {
  file: VFile;
  callouts: ReadonlyMap<FootnoteReference, SectionNumbers["callouts"][number]>;
  targets: ReadonlyMap<Nodes, Target>;
  references: SectionNumbers["references"];
  pictures: Readonly<Record<string, PlacedPicture>>;
  /** The drawn charts, and which of them stands for a directive. */
  charts: readonly (DrawnChart | null)[];
  chartOf: ReadonlyMap<Nodes, number>;
  language: Language;
}

/** A picture as the page that is paged loads it. */
export type PlacedPicture = Pick<Picture, "url" | "width" | "height">;

/**
 * Converts a section, or a note's blocks. Elements whose text the pipeline wrote (callouts, labels,
 * references) have `data-generated`. Complains `dropped-html` of HTML that the sanitizer takes out.
 */
export function toReportHast(tree: Root, context: HastContext): HastRoot {
  const hast = toHast(tree, { allowDangerousHtml: true, handlers: handlersFor(context) }) as HastRoot;
  const clean = hasRawHtml(hast) ? sanitise(hast, context.file) : hast;
  if (context.charts.length > 0) insertCharts(clean, context.charts);
  setTables(clean, context.language);
  stampSources(clean, context.file);
  return clean;
}

/** Pictures come in only now, since the sanitizer lets no SVG through; for the web, their numbers as a table too. */
function insertCharts(hast: HastRoot, charts: HastContext["charts"]): void {
  eachNode<HastNodes>(hast, (node) => {
    if (node.type !== "element") return;
    const drawn = charts[Number(node.properties.dataChart ?? -1)];
    delete node.properties.dataChart;
    if (!drawn) return;
    node.children = [drawn.svg];
    node.data = { ...node.data, onlyForWeb: drawn.table };
  });
}

function hasRawHtml(hast: HastNodes): boolean {
  return hast.type === "raw" || ("children" in hast && hast.children.some((child) => hasRawHtml(child)));
}

function handlersFor({ callouts, targets, references, pictures, chartOf, language }: HastContext): Handlers {
  return {
    heading(state: State, node: Heading): Element {
      const target = targets.get(node);
      const children = state.all(node);
      const first = children[0];
      const length = sectionNumberLength(node);
      if (length > 0 && first?.type === "text") children.splice(0, 1, { ...first, value: first.value.slice(length) });
      const number = target?.number;
      const properties = { className: ["section-number"], ...(length > 0 ? {} : { dataGenerated: "" }) };
      const heading = element(`h${node.depth}`, target ? { id: target.id } : {}, [
        ...(number ? [element("span", properties, [text(number)]), text(" ")] : []),
        element("span", { className: ["heading-title"] }, children),
      ]);
      state.patch(node, heading);
      return state.applyData<Element>(node, heading);
    },

    footnoteReference(state: State, node: FootnoteReference, parent: Nodes | undefined): Element | undefined {
      const callout = callouts.get(node);
      if (!callout) return undefined;
      const link = element("a", { href: `#${noteId(callout)}` }, [text(noteNumeral(callout))]);
      const inRow = siblingOf(node, parent, -1)?.type === "footnoteReference";
      const className = callout.series === "footnote" ? ["callout", "footnote-callout"] : ["callout"];
      const sup = element("sup", { className, id: callout.id, dataGenerated: "" }, [
        ...(inRow ? [text("\u2009")] : []),
        link,
      ]);
      state.patch(node, sup);
      return sup;
    },

    footnoteDefinition: () => undefined,

    link(state: State, node: Link, parent: Nodes | undefined): Element {
      const id = referencedId(node.url);
      const target = id === undefined ? undefined : references[id];
      const children = state.all(node);
      const given = node.data?.hProperties;
      const properties: Element["properties"] = { href: node.url, ...(given?.id ? { id: given.id } : {}) };
      if (target) properties.className = ["reference"];
      if (target && children.length === 0) {
        properties.dataGenerated = "";
        const name = target.number ? nameOfTarget(target.kind, target.number, language) : `“${target.title}”`;
        const shown = name.endsWith(".") && isBeforePunctuation(node, parent) ? name.slice(0, -1) : name;
        if (given?.className?.includes("page")) {
          // A web page has no pages: there the thing is named.
          properties.dataWebText = shown;
          children.push(...toPageReference(id!, language));
        } else children.push(text(shown));
      } else if (isAddressItself(node)) {
        properties.className = ["address", ...(given?.className ?? [])];
      }
      const link = element("a", properties, children);
      state.patch(node, link);
      return link;
    },

    image(state: State, node: Image): Element {
      const picture = pictures[node.url];
      const image = element("img", {
        src: picture?.url ?? node.url,
        alt: node.alt ?? "",
        ...(picture?.width && picture.height ? { width: picture.width, height: picture.height } : {}),
      });
      state.patch(node, image);
      return state.applyData<Element>(node, image);
    },

    table(state: State, node: Table, parent: Nodes | undefined): Element {
      const directive = parent?.type === "containerDirective" && parent.name === "table" ? parent : undefined;
      return tableToHast(state, node, tableFormOf(directive));
    },

    containerDirective(state: State, node: ContainerDirective): Element {
      const block = directiveToHast(state, node);
      state.patch(node, block);
      return block;
    },
  };

  function directiveToHast(state: State, node: ContainerDirective): Element {
    const target = targets.get(node);
    if (!target?.number) return element("div", { className: ["plain-note"] }, state.wrap(state.all(node), true));
    const title = titleOf(node);
    const label = nameOfTarget(target.kind, target.number, language);
    const { continued } = labelsOf(language);
    const caption = element("p", { className: ["caption"], dataContinued: continued }, [
      element("span", { className: ["caption-label"], dataGenerated: "" }, [
        text(`${label}${label.endsWith(".") ? "" : "."}`),
      ]),
      text(" "),
      element("span", { className: ["caption-title"] }, title ? state.all(title) : []),
    ]);
    if (title) state.patch(title, caption);
    const rest: ContainerDirective = { ...node, children: node.children.filter((child) => child !== title) };
    const blocks = state.all(rest);
    if (node.name === "box") {
      return element("aside", { className: ["box"], id: target.id }, [
        caption,
        element("div", { className: ["box-body"] }, state.wrap(blocks, true)),
      ]);
    }
    const unit = node.attributes?.unit;
    const width = node.name === "figure" ? pictureWidthOf(node) : undefined;
    for (const block of blocks) {
      if (block.type !== "element" || block.tagName !== "p") continue;
      const images = block.children.filter((child) => child.type === "element" && child.tagName === "img");
      block.properties.className = [images.length > 0 ? "picture" : "legend"];
      if (width) for (const image of images) setWidth(image as Element, width);
    }
    const chart = element("div", { className: ["chart"], dataChart: chartOf.get(node) ?? null });
    state.patch(node, chart);
    const isWide = node.name === "table" && tableFormOf(node).isWide;
    return element("div", { className: [target.kind, ...(isWide ? ["wide"] : [])], id: target.id }, [
      caption,
      ...(unit ? [element("p", { className: ["unit"] }, [text(`(${unit})`)])] : []),
      ...(node.name === "chart" ? [chart] : []),
      ...blocks,
    ]);
  }
}

/** The height, where the picture's file tells its size, in proportion. */
function setWidth({ properties }: Element, width: number): void {
  const { width: ownWidth, height: ownHeight } = properties;
  properties.width = width;
  if (ownWidth && ownHeight) properties.height = Math.round((Number(ownHeight) * width) / Number(ownWidth));
}

/** `page 47`, in the language's words; the number is filled in when it is known. */
function toPageReference(id: string, language: Language): ElementContent[] {
  const [before, after] = labelsOf(language).page.split("{page}");
  const number = element("span", { dataPageRef: id }, [text(placeholder)]);
  return [text(before!.replace(/ $/, "\u00a0")), number, text(after!.replace(/^ /, "\u00a0"))];
}

/** "see [](#sec-2-4)." has one full stop, not the section number's and the sentence's; before a comma it has none. */
function isBeforePunctuation(node: Link, parent: Nodes | undefined): boolean {
  const next = siblingOf(node, parent, 1);
  return next?.type === "text" && /^[.,;:!?)\]]/.test(next.value);
}

function siblingOf(node: Nodes, parent: Nodes | undefined, step: 1 | -1): Nodes | undefined {
  if (!parent || !("children" in parent)) return undefined;
  const children: Nodes[] = parent.children;
  return children[children.indexOf(node) + step];
}

function isAddressItself(node: Link): boolean {
  const only = node.children.length === 1 ? node.children[0] : undefined;
  return (
    only?.type === "text" &&
    (only.value === node.url || `http://${only.value}` === node.url || `mailto:${only.value}` === node.url)
  );
}
