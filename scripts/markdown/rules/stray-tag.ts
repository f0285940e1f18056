/** Warns of each end tag of HTML without a start tag: it is left out, and something may be missing. */
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import type { NodesByType } from "../nodes-by-type.ts";

/** Elements whose end tag browsers read as an empty element, or may be left out in HTML. */
const ofThemselves = new Set("p br html body head li dt dd tr td th thead tbody tfoot option".split(" "));

export function strayTag(file: VFile, { html }: NodesByType): void {
  const open = new Map<string, number>();
  for (const node of html) {
    for (const [written, slash, name] of node.value.replaceAll(/<!--[\s\S]*?(?:-->|$)/g, "").matchAll(tag)) {
      const key = name!.toLowerCase();
      const depth = open.get(key) ?? 0;
      if (slash === "") open.set(key, written.endsWith("/>") ? depth : depth + 1);
      else if (depth > 0) open.set(key, depth - 1);
      else if (!ofThemselves.has(key)) complain(file, "stray-tag", { tag: `</${key}>`, opening: `<${key}>` }, node);
    }
  }
}

const tag = /<(\/?)([A-Za-z][\w-]*)(?:"[^"]*"|'[^']*'|[^<>"']){0,2000}>/g;
