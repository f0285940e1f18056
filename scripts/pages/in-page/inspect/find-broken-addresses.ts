/** Finds addresses that are divided within a word. */
import { breaksIn, rectOfText, textsOn } from "../lines/text-lines.ts";
import { addFlaw, type InspectedPage } from "./inspected-page.ts";

/** Adds findings for addresses that are divided between two letters, and not at a sign. */
export function findBrokenAddresses(page: InspectedPage): void {
  for (const link of page.content.querySelectorAll<HTMLElement>("a.address")) {
    if (link.getClientRects().length < 2) continue;
    for (const node of textsOn(link)) {
      for (const at of breaksIn(node)) {
        if (!/^[\p{L}\p{N}]{2}$/u.test(node.data.slice(at - 1, at + 1))) continue;
        const start = Math.max(0, at - 20);
        const words = `${node.data.slice(start, at)}|${node.data.slice(at, at + 20)}`;
        addFlaw(page, "broken-address", { element: link, rect: rectOfText(node, at - 1), amount: 1, words });
      }
    }
  }
}
