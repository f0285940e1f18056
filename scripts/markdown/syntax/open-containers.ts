/** Follows the containers within a container, to find the line that closes it. */
import { closingLength, openingWithin } from "./container-line.ts";

/** Tells which of the containers that begin on the lines of one, or itself, each line of colons closes. */
export class OpenContainers {
  readonly own: number;
  readonly #inner: number[] = [];
  #code: string | undefined;
  /** Whether the line before opens one that needs no end. */
  #hasWhole = false;

  constructor(colons: number) {
    this.own = colons;
  }

  /** Takes the next line; returns whether it ends the container itself. */
  isEnd(line: string): boolean {
    if (this.#isCode(line)) return false;
    const length = closingLength(line);
    if (this.#hasWhole && length === 0) this.#inner.pop();
    this.#hasWhole = false;
    if (length === 0) {
      const opening = openingWithin(line);
      if (opening) this.#inner.push(opening.length);
      this.#hasWhole = opening?.isWhole ?? false;
      return false;
    }
    const last = this.#inner.at(-1);
    const isOwn = length >= this.own && !this.#inner.includes(length) && (length === this.own || last === undefined);
    if (isOwn) return !/^(?: {4}|\t)/.test(line);
    const to = this.#inner.lastIndexOf(length);
    if (to >= 0) this.#inner.splice(to);
    else if (last !== undefined && length >= last) this.#inner.pop();
    return false;
  }

  #isCode(line: string): boolean {
    const fence = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}(?=[^`]*$)|~{3,})(.*)$/s.exec(line);
    if (this.#code === undefined) {
      this.#code = fence?.[1];
      return this.#code !== undefined;
    }
    const [, marks = "", behind = ""] = fence ?? [];
    if (marks.startsWith(this.#code) && behind.trim() === "") this.#code = undefined;
    return true;
  }
}
