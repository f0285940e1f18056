/**
 * Changes the hast of a part into that of the web page: heading levels below the page's title, figures, scroll boxes,
 * roles.
 */
import type { Element, ElementContent, ElementData, Nodes, Root } from "hast";
import { nestLevels } from "../lib/nest-levels.ts";
import { eachNode } from "../markdown/each-node.ts";
import { addClass, element, hasClass, text } from "./element.ts";

declare module "hast" {
  interface ElementData {
    /** Element that the web page has after the element's own children: the table of a chart's numbers. */
    onlyForWeb?: Element;
    /** Element that the web page shows instead of the children where the window is narrow. */
    forNarrowWindows?: Element;
    /** For `onlyForWeb`: the word of the summary that it is folded under, and the id of the caption that names it. */
    webSummary?: string;
    webLabel?: string;
    /** Text that the element has on the web, where pages have it in pieces. */
    webText?: string;
    /** Children that the element has on the web, but not on pages. */
    webWords?: ElementContent[];
    /** The element's name on the web, where it can be folded; its class is removed there. */
    onTheWeb?: "details" | "summary";
  }
}

/**
 * Changes the tree in place. Properties are not deleted but left undefined: V8 is slow to read objects of which a
 * property was deleted.
 *
 * @param levels - how many levels of the page's headings stand above those of the tree
 */
export function adaptForWeb(root: Root, levels: number): void {
  let above = 0;
  eachNode<Nodes>(root, (node) => {
    if (node.type !== "element") return;
    adapt(node, levels);
    above = headingLevel(node) || above;
    if (above > 0 && isBox(node)) nameHeadings(node, above);
  });
}

/** Gives sub-headings in a box the role of headings, at levels below that of the section around it. */
function nameHeadings({ children }: Element, above: number): void {
  const headings = children.filter(
    (child): child is Element => child.type === "element" && hasClass(child, "inner-heading"),
  );
  const depths = nestLevels(headings.map(({ properties }) => Number(properties.dataLevel)));
  for (const [index, { properties }] of headings.entries()) {
    properties.role = "heading";
    properties.ariaLevel = String(Math.min(6, above + depths[index]!));
  }
}

function isBox(node: Element): boolean {
  return hasClass(node, "box-body") || hasClass(node, "plain-note");
}

function adapt(node: Element, levels: number): void {
  const { properties } = node;
  takeOffPages(node);
  if (typeof properties.dataWebText === "string") {
    node.children = [text(properties.dataWebText)];
    properties.dataWebText = undefined;
  }
  if (node.data?.webText !== undefined) node.children = [text(node.data.webText)];
  if (node.data?.webWords) node.children = node.data.webWords;
  if (node.data?.forNarrowWindows) node.children = byWindow(node.children, node.data.forNarrowWindows);
  if (node.data?.onlyForWeb) node.children.push(foldNumbers(node.data.onlyForWeb, node.data));
  if (node.data?.onTheWeb) foldForTheWeb(node, node.data.onTheWeb);
  if (node.children.some(isOnlyForPages)) node.children = node.children.filter((child) => !isOnlyForPages(child));
  if (typeof properties.align === "string") {
    addClass(node, `align-${properties.align}`);
    properties.align = undefined;
  }
  // An empty corner cell is the header of nothing.
  if (node.tagName === "th" && node.children.length === 0) {
    node.tagName = "td";
    properties.scope = undefined;
  }
  const level = headingLevel(node);
  if (level > 0) node.tagName = `h${Math.min(6, level + levels)}`;
  if (node.children.some(isTable) && !hasClass(node, "scroll")) {
    node.children = node.children.map((child) => (isTable(child) ? toScrollBox(child) : child));
  }
  if (properties.className !== undefined) adaptByClass(node);
}

/** Removes the attributes that only pages need from an element. */
export function takeOffPages({ tagName, properties }: Element): void {
  if (properties.dataSource !== undefined) properties.dataSource = undefined;
  if (properties.dataGenerated !== undefined) properties.dataGenerated = undefined;
  if (properties.dataContinued !== undefined) properties.dataContinued = undefined;
  if (properties.dataLevel !== undefined) properties.dataLevel = undefined;
  if (properties.dataNoteOf !== undefined) properties.dataNoteOf = properties.dataNoteLabel = undefined;
  // Formulas are tagged as pictures in the PDF only; browsers and screen readers know MathML.
  if (tagName === "math") properties.role = properties.ariaLabel = undefined;
}

function adaptByClass(node: Element): void {
  const { properties } = node;
  if (hasClass(node, "callout")) {
    for (const child of node.children) {
      if (child.type !== "element") continue;
      child.properties.role = "doc-noteref";
      sayInWords(child);
    }
  }
  if (hasClass(node, "back")) {
    properties.role = "doc-backlink";
    sayInWords(node);
  }
  if (hasClass(node, "footnote")) properties.role = undefined;
  // MathML isn't broken into lines: what is too wide can be scrolled, also with the keyboard.
  if (hasClass(node, "formula")) properties.tabIndex = 0;
  if (hasClass(node, "figure")) adaptFigure(node);
  if (hasClass(node, "table")) adaptTable(node);
  if (hasClass(node, "box")) {
    const caption = captionOf(node);
    properties.role = "note";
    if (caption) properties.ariaLabelledBy = [nameCaption(node, caption)];
  }
}

/**
 * Moves the words of a link's `aria-label` that aren't seen into hidden text before or behind its visible text. A user
 * who speaks what he sees must name the link with it (WCAG 2.2, 2.5.3), and no checker can find a visible text of one
 * letter in a label.
 */
function sayInWords(link: Element): void {
  const { ariaLabel } = link.properties;
  const [seen] = link.children;
  if (typeof ariaLabel !== "string" || seen?.type !== "text") return;
  const at = ariaLabel.lastIndexOf(seen.value);
  const [before, behind] =
    at < 0 ? ["", ` ${ariaLabel}`] : [ariaLabel.slice(0, at), ariaLabel.slice(at + seen.value.length)];
  const unseen = (words: string) => (words ? [element("span", { className: ["unseen"] }, [text(words)])] : []);
  link.properties.ariaLabel = undefined;
  link.children = [...unseen(before), seen, ...unseen(behind)] as ElementContent[];
}

function adaptFigure(figure: Element): void {
  const caption = captionOf(figure);
  figure.tagName = "figure";
  if (!caption) return;
  caption.tagName = "figcaption";
  const id = nameCaption(figure, caption);
  for (const child of figure.children) {
    if (child.type !== "element") continue;
    if (child.data?.onlyForWeb) child.data = { ...child.data, webLabel: id };
    if (hasClass(child, "scroll")) labelBox(child, id);
  }
}

/** Puts caption and unit into the block's table; a block without one is adapted as a figure. */
function adaptTable(block: Element): void {
  const caption = captionOf(block);
  const box = block.children.find((child): child is Element => child.type === "element" && hasClass(child, "scroll"));
  if (!caption || !box) return adaptFigure(block);
  const table = box.children.find(isTable)!;
  const unit = block.children.find((child): child is Element => child.type === "element" && hasClass(child, "unit"));
  labelBox(box, nameCaption(block, caption));
  caption.tagName = "span";
  if (unit) unit.tagName = "span";
  const lines = [caption, ...(unit ? [text(" "), unit] : [])];
  // The lines are in an element of their own, so that the caption stays when the table is scrolled sideways.
  table.children.unshift(element("caption", {}, [element("span", { className: ["caption-lines"] }, lines)]));
  block.children = block.children.filter((child) => child !== caption && child !== unit);
}

function labelBox({ properties }: Element, captionId: string): void {
  properties.role = "group";
  properties.ariaLabelledBy = [captionId];
}

function captionOf({ children }: Element): Element | undefined {
  return children.find((child): child is Element => child.type === "element" && hasClass(child, "caption"));
}

/** Gives a caption an id, with a tilde, which no id that an author writes has, and returns it. */
function nameCaption({ properties }: Element, caption: Element): string {
  return (caption.properties.id = `${String(properties.id)}~caption`);
}

/** Puts a table into a box in which it can be scrolled, also with the keyboard, where it is too wide. */
function toScrollBox(table: Element): Element {
  return element("div", { className: ["scroll"], tabIndex: 0 }, [table]);
}

/** Returns the wide and the narrow form of a chart; the stylesheet shows one of them. */
function byWindow(wide: ElementContent[], narrow: Element): ElementContent[] {
  return [
    element("div", { className: ["wide-window"] }, wide),
    element("div", { className: ["narrow-window"] }, [structuredClone(narrow)]),
  ];
}

/** Puts the table of a chart's numbers into a closed `<details>`. */
function foldNumbers(numbers: Element, { webSummary = "", webLabel }: ElementData): Element {
  // Cloned, since the same chart may be printed at another place too.
  const table = structuredClone(numbers);
  const box = toScrollBox(table);
  if (webLabel) {
    table.properties.ariaLabelledBy = [webLabel];
    labelBox(box, webLabel);
  }
  return element("details", { className: ["chart-numbers"] }, [element("summary", {}, [text(webSummary)]), box]);
}

function isTable(node: ElementContent): node is Element {
  return node.type === "element" && node.tagName === "table";
}

/** Returns a heading's level, 1 to 6; 0 for other elements. */
function headingLevel({ tagName }: Element): number {
  return /^h[1-6]$/.test(tagName) ? Number(tagName[1]) : 0;
}

/** Returns whether an element is left out on the web: short contents of an opening page, and words for a new page. */
function isOnlyForPages(node: Nodes): boolean {
  return node.type === "element" && (hasClass(node, "opener-contents") || hasClass(node, "on-new-page"));
}

function foldForTheWeb(node: Element, tagName: "details" | "summary"): void {
  node.tagName = tagName;
  node.properties.className = undefined;
  if (tagName === "details") node.properties.open = true;
}
