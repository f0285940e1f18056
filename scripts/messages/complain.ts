/** Adds a message on a place in a file to that file, worded by the catalogue from facts. */
import type { Node, Point, Position } from "unist";
import type { VFile } from "vfile";
import type { VFileMessage } from "vfile-message";
import { catalogue, type MessageCode, type Facts } from "./catalogue.ts";
import { printable } from "./printable.ts";

/** Where a message points: a node of the tree, a position, a point (line and column from 1), or the whole file. */
export type MessagePlace = Node | Position | Point | undefined;

/**
 * Adds a message to `file`. Its `ruleId` is the code, its `source` is `report`; `fatal` is `true`
 * for errors, `false` for warnings and `undefined` for information, as unified has it.
 */
export function complain<C extends MessageCode>(
  file: VFile,
  code: C,
  facts: Facts<C>,
  place?: MessagePlace,
): VFileMessage {
  const { severity, text } = catalogue[code];
  const message = file.message(printable(withoutMiddle((text as (facts: Facts<C>) => string)(facts))), {
    ...(place ? { place: positionOf(place) } : {}),
    source: "report",
    ruleId: code,
  });
  message.fatal = severity === "error" ? true : severity === "warning" ? false : undefined;
  return message;
}

/** Most characters of a message: what it quotes may be a whole file. */
const mostCharacters = 5000;

function withoutMiddle(text: string): string {
  if (text.length <= mostCharacters) return text;
  return `${text.slice(0, mostCharacters / 5)} … ${text.slice(-mostCharacters / 5)}`;
}

function positionOf(place: Node | Position | Point): Position | Point | undefined {
  return "type" in place ? place.position : place;
}
