/** Complains of each fenced code without a closing fence; containers are checked in syntax/containers/directive.ts. */
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import type { NodesByType } from "../nodes-by-type.ts";
import { sourceTextOf, type SourceText } from "../web-export/source-text.ts";

export function unclosedBlock(file: VFile, { literals }: NodesByType): void {
  let source: SourceText | undefined;
  for (const node of literals) {
    if (node.type !== "code" || !node.position) continue;
    const { start, end } = node.position;
    const lines = (source ??= sourceTextOf(file)).text.slice(start.offset, end.offset).split(/\r\n|\r|\n/);
    const fence = /^(`{3,}|~{3,})/.exec(lines[0]!)?.[1];
    // Without a fence it is indented code.
    if (fence === undefined) continue;
    const last =
      lines.length > 1
        ? lines
            .at(-1)!
            .replace(/^[ \t>]*/, "")
            .trimEnd()
        : "";
    const isEnd = last.startsWith(fence) && last === fence[0]!.repeat(last.length);
    if (!isEnd) complain(file, "unclosed-block", { opening: lines[0]!.trimEnd(), closing: fence }, node);
  }
}
