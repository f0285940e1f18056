/** Turns a file's messages into plain data that can be cached or cross threads, and back. */
import type { Point, Position } from "unist";
import type { VFile } from "vfile";
import type { VFileMessage } from "vfile-message";

export interface SerializedMessage {
  reason: string;
  ruleId: string;
  fatal: VFileMessage["fatal"];
  place: Point | Position | undefined;
}

export function serializeMessages({ messages }: VFile): SerializedMessage[] {
  return messages.map(({ reason, ruleId, fatal, place }) => ({ reason, ruleId: ruleId ?? "", fatal, place }));
}

export function restoreMessages(file: VFile, messages: readonly SerializedMessage[]): void {
  for (const { reason, ruleId, fatal, place } of messages) {
    const message = file.message(reason, { ruleId, source: "report", ...(place ? { place } : {}) });
    message.fatal = fatal;
  }
}
