/** Adds the credits of pictures below them. */
import type { Element, ElementContent, Root } from "hast";
import { picturesInHtml } from "./cut-at-pictures.ts";
import { addClass, element, hasClass, text } from "../element.ts";

/** Blocks that hold words: a credit comes behind them; in other blocks it is inside. */
const lines = new Set(["p", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "pre", "table"]);

/**
 * Adds a line with the credits, each once, below each figure, row of pictures and paragraph that has pictures with a
 * credit.
 */
export function setCredits(parent: Root | Element): void {
  parent.children = (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (child.type !== "element") return [child];
    if (hasClass(child, "figure") || hasClass(child, "full-page")) {
      const credits = takeCredits(child);
      if (credits.length > 0) child.children.push(toLine(credits));
      return [child];
    }
    if (child.tagName === "img" || hasClass(child, "panels") || lines.has(child.tagName)) {
      const credits = takeCredits(child);
      if (credits.length === 0) return [child];
      addClass(child, "credited");
      return [child, toLine(credits)];
    }
    setCredits(child);
    return [child];
  }) as typeof parent.children;
}

/** Returns the credits in an element, each once, and removes their attributes. */
function takeCredits(node: Element): string[] {
  const holders = [node, ...picturesInHtml(node)];
  const credits = holders.flatMap(({ properties: { dataCredit } }) =>
    typeof dataCredit === "string" ? dataCredit : [],
  );
  for (const { properties } of holders) properties.dataCredit = undefined;
  return [...new Set(credits)];
}

function toLine(credits: readonly string[]): Element {
  return element("p", { className: ["credit"] }, [text(credits.join("; "))]);
}
