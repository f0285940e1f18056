/** Declares the parts of a syntax; each other file of this folder holds one or helps one, and syntaxes.ts lists them. */
import type { Root, RootContent } from "mdast";
import type { Extension as FromMarkdownExtension } from "mdast-util-from-markdown";
import type { gfmToMarkdown } from "mdast-util-gfm";
import type { Extension as MicromarkExtension } from "micromark-util-types";
import type { VFile } from "vfile";

/** An extension of mdast-util-to-markdown. */
export type ToMarkdownExtension = ReturnType<typeof gfmToMarkdown>;

/**
 * The parts that read and write a syntax. All are optional: forms of other programs within Markdown's own syntax need
 * only `read`.
 */
export interface Syntax {
  /** Returns a tokenizer extension for a text; undefined where the text can't hold the syntax. */
  micromark?: (text: string) => MicromarkExtension | undefined;
  /** Makes nodes from the tokens. */
  fromMarkdown?: readonly FromMarkdownExtension[];
  /**
   * Changes the parsed tree: other programs' forms become the project's own nodes. Complains of forms that certainly
   * mean something else. Nodes keep their positions in the file.
   */
  read?: (tree: Root, file: VFile, parsePart: ParsePart) => void;
  /** Changes a tree before it is written, so that the Markdown parses to the same tree. */
  write?: (tree: Root) => void;
  /** Writes the syntax's nodes, and escapes text that would be parsed as them. */
  toMarkdown?: readonly ToMarkdownExtension[];
}

/**
 * Parses lines of the file as a text of their own, for blocks that Markdown reads as code.
 *
 * @param lines - line numbers, from 1, or parts of lines
 * @param indent - columns to skip at the start of each line
 * @returns nodes with their positions in the file, before syntaxes have changed them
 */
export type ParsePart = (lines: readonly (number | LinePart)[], indent?: number) => RootContent[];

/** Part of a line of the file. */
export interface LinePart {
  /** Number of the line, from 1. */
  line: number;
  /** Offsets in the line at which the part begins and ends. */
  from: number;
  to: number;
}
