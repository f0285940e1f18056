/** Declares a syntax that the report reads; a file of this folder holds one, `syntaxes.ts` lists them. */
import type { Root, RootContent } from "mdast";
import type { Extension as FromMarkdownExtension } from "mdast-util-from-markdown";
import type { gfmToMarkdown } from "mdast-util-gfm";
import type { Extension as MicromarkExtension } from "micromark-util-types";
import type { VFile } from "vfile";

/** Options of mdast-util-to-markdown. */
export type ToMarkdownExtension = ReturnType<typeof gfmToMarkdown>;

/**
 * Declares what reads and writes a syntax. All parts may be left out: what other programs write in Markdown's own
 * syntax needs no more than `read`.
 */
export interface Syntax {
  /** Returns what finds the syntax in a text; undefined where this text can't hold it. */
  micromark?: (text: string) => MicromarkExtension | undefined;
  /** Makes nodes of what was found. */
  fromMarkdown?: readonly FromMarkdownExtension[];
  /**
   * Changes the parsed tree: what is written in another form becomes the report's own nodes. Complains of what is
   * certain to be meant otherwise. Nodes keep the places that they have in the file.
   */
  read?: (tree: Root, file: VFile, parsePart: ParsePart) => void;
  /** Changes a tree that is to be written, so that it is read as the same again. */
  write?: (tree: Root) => void;
  /** Writes its nodes, and escapes what would be read as them. */
  toMarkdown?: readonly ToMarkdownExtension[];
}

/**
 * Parses lines of the file as a text by themselves: what stands in a block that Markdown takes for code.
 *
 * @param lines - their numbers, from 1, or parts of them
 * @param indent - columns at their beginning that are left out
 * @returns nodes with their places in the file; syntaxes have not changed them yet
 */
export type ParsePart = (lines: readonly (number | LinePart)[], indent?: number) => RootContent[];

/** Part of a line of the file. */
export interface LinePart {
  /** Number of the line, from 1. */
  line: number;
  /** Characters before it, and up to its end. */
  from: number;
  to: number;
}
