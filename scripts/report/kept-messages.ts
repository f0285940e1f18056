/** A file's messages in, plain data that can be kept between builds or cross threads out; and the way back. */
import type { Point, Position } from "unist";
import type { VFile } from "vfile";
import type { VFileMessage } from "vfile-message";

export interface KeptMessage {
  reason: string;
  ruleId: string;
  fatal: VFileMessage["fatal"];
  place: Point | Position | undefined;
}

export function keepMessages({ messages }: VFile): KeptMessage[] {
  return messages.map(({ reason, ruleId, fatal, place }) => ({ reason, ruleId: ruleId ?? "", fatal, place }));
}

export function restoreMessages(file: VFile, messages: readonly KeptMessage[]): void {
  for (const { reason, ruleId, fatal, place } of messages) {
    const message = file.message(reason, { ruleId, source: "report", ...(place ? { place } : {}) });
    message.fatal = fatal;
  }
}
