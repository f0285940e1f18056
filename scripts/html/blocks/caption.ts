/** Converts the title of a numbered directive to its caption, and the rest of it to blocks. */
import type { Element, ElementContent } from "hast";
import type { ContainerDirective } from "mdast-util-directive";
import { nameOfTarget } from "../../languages/labels.ts";
import { creditOf, isMapFigure } from "../../markdown/credit-of.ts";
import { isHeld } from "../../markdown/directives/place.ts";
import { titleOfDirective } from "../../markdown/directives/directive-nodes.ts";
import { picturesInHtml } from "../pictures/cut-at-pictures.ts";
import { element, text } from "../element.ts";
import type { NodeContext } from "../hast-context.ts";

export interface Captioned {
  id: string;
  /** Caption, as `Figure 3. Title`. */
  caption: Element;
  /** Blocks that the directive holds beside its title. */
  blocks: ElementContent[];
}

/**
 * Converts a numbered directive to id, caption and blocks.
 *
 * @throws {Error} where it has neither a number nor the word of its kind; every directive that is `numberedAs`
 * something has one of them
 */
export function toCaptioned(node: ContainerDirective, { state, context }: NodeContext): Captioned {
  const { targets, labels } = context;
  const target = targets.get(node);
  const { number, word } = target ?? {};
  const label = target && number !== undefined ? nameOfTarget({ ...target, number }, context) : word;
  if (target === undefined || label === undefined) throw new Error(`Unexpected :::${node.name} without a number`);
  const title = titleOfDirective(node);
  const caption = element("p", { className: ["caption"], dataContinued: labels.continued }, [
    element("span", { className: ["caption-label"], dataGenerated: "" }, [
      text(label.endsWith(".") || !title ? label : `${label}.`),
    ]),
    ...(title ? [text(" "), element("span", { className: ["caption-title"] }, state.all(title))] : []),
  ]);
  if (title) state.patch(title, caption);
  const blocks = state.all({ ...node, children: node.children.filter((child) => child !== title) });
  return { id: target.id, caption, blocks };
}

/** Returns the attribute of a block that has to stay at its place in the text; no attribute for other blocks. */
export function placeProperties(node: ContainerDirective): { dataPlace?: "here" } {
  return isHeld(node) ? { dataPlace: "here" } : {};
}

/** Returns the attributes of a figure or chart that tell its credit, and that it is a map. */
export function rightsProperties(
  node: ContainerDirective,
  { context }: NodeContext,
): { className: string[]; dataCredit?: string } {
  const credit = context.creditIds ? undefined : creditOf(node);
  return { className: isMapFigure(node) ? ["map"] : [], ...(credit === undefined ? {} : { dataCredit: credit }) };
}

/** Returns the lines with the rights that stand below a map; none for other figures. */
export function rightsLines(node: ContainerDirective, { context }: NodeContext): Element[] {
  if (!isMapFigure(node)) return [];
  return context.mapRights.map((words) =>
    element("p", { className: ["legend", "map-rights"], dataGenerated: "" }, [text(words.trim())]),
  );
}

/** Returns the line below a caption with the attribute `unit`; none where there is no such attribute. */
export function unitLine({ attributes }: ContainerDirective): Element[] {
  const unit = attributes?.unit;
  return unit ? [element("p", { className: ["unit"] }, [text(`(${unit})`)])] : [];
}

/** Gives the paragraphs of a figure or table the class `picture` or, for text, `legend`. */
export function markLegends(blocks: readonly ElementContent[]): void {
  for (const block of blocks) {
    if (block.type !== "element" || block.tagName !== "p") continue;
    block.properties.className = [picturesInHtml(block).length > 0 ? "picture" : "legend"];
  }
}
