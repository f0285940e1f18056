/** Warns of words that a line's end divides behind a hyphen, as text that was copied from a page does. */
import type { Nodes } from "mdast";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { eachNode } from "../each-node.ts";
import type { NodesByType } from "../nodes-by-type.ts";
import { offsetsOf, positionBetween, sourceTextOf, type SourceText } from "../web-export/source-text.ts";

const divided = /(?<![\p{L}\p{M}\p{N}-])(\p{L}[\p{L}\p{M}]+-)\n(\p{Ll}[\p{L}\p{M}]*)/gu;

/** Words before which a hyphen stands for the rest of a word that comes later: "long- and short-term". */
const joiningWords = new Set(
  (
    "and or to und oder bis bzw sowie et ou y e o u ed og eller och eller en of tot ja tai eli i oraz lub albo a nebo či " +
    "és vagy și sau и или και ή ja või un vai ir ar arba in ali te ile ve veya eta edo hag neu na agus nó u jew"
  ).split(" "),
);

export function dividedWord(file: VFile, { paragraphs }: NodesByType): void {
  let source: SourceText | undefined;
  const told = new Set<number>();
  for (const paragraph of paragraphs) {
    eachNode<Nodes>(paragraph, (node) => {
      if (node.type !== "text" || !node.position || !node.value.includes("-\n")) return;
      for (const { 0: written, 1: before = "", 2: behind = "", index } of node.value.matchAll(divided)) {
        if (joiningWords.has(behind)) continue;
        const offsetAt = offsetsOf((source ??= sourceTextOf(file)), node);
        const start = offsetAt(index);
        if (told.size === told.add(start).size) continue;
        complain(
          file,
          "divided-word",
          { before, behind },
          positionBetween(source, start, offsetAt(index + written.length)),
        );
      }
    });
  }
}
