/** Makes mdast nodes from the tokens of containers that mdast-util-directive doesn't know. */
import type { ContainerDirective } from "mdast-util-directive";
import type { CompileContext, Extension as FromMarkdownExtension } from "mdast-util-from-markdown";
import { decodeString } from "micromark-util-decode-string";
import { readOpening } from "./container-line.ts";

declare module "mdast-util-directive" {
  interface ContainerDirectiveData {
    /** How the container is written: its number of colons, and whether a line of colons ends it. */
    fence?: { colons: number; isClosed: boolean; hasCurlyQuotes: boolean };
  }
}

/** Handles the tokens of container.ts; mdast-util-directive handles all others. */
export const containerFromMarkdown: FromMarkdownExtension = {
  exit: {
    directiveContainerSequence(token) {
      fenceOf(this).colons = this.sliceSerialize(token).length;
    },
    containerAttributes(token) {
      const read = readOpening(`:::x${this.sliceSerialize(token)}`)!;
      const node = nodeOf(this);
      node.attributes = Object.fromEntries(
        Object.entries(read.values).map(([name, value]) => [name, decodeString(value.replaceAll("\\", "\\\\"))]),
      );
      fenceOf(this).hasCurlyQuotes = read.hasCurlyQuotes;
    },
    containerClosing() {
      fenceOf(this).isClosed = true;
    },
  },
};

function nodeOf(context: CompileContext): ContainerDirective {
  return context.stack.at(-1) as ContainerDirective;
}

function fenceOf(context: CompileContext): NonNullable<NonNullable<ContainerDirective["data"]>["fence"]> {
  const node = nodeOf(context);
  node.data ??= {};
  return (node.data.fence ??= { colons: 0, isClosed: false, hasCurlyQuotes: false });
}
