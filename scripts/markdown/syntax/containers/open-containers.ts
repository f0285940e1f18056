/** Tracks the containers within a container, to find the line that closes it. */
import { closingLength, openingWithin } from "./container-line.ts";
import { OpenColons } from "./open-colons.ts";

/** Tells, for each line of colons, whether it closes the container itself or one within it. */
export class OpenContainers {
  readonly own: number;
  readonly #inner = new OpenColons();
  #code: string | undefined;

  constructor(colons: number) {
    this.own = colons;
  }

  /** Reads the next line, and returns whether it ends the container itself. */
  isEnd(line: string): boolean {
    if (this.#isCode(line)) return false;
    const length = closingLength(line);
    if (length === 0 || !this.#closesOwn(length)) {
      this.#inner.take(length, length === 0 ? openingWithin(line) : undefined);
      return false;
    }
    this.#inner.pass();
    return !/^(?: {4}|\t)/.test(line);
  }

  #closesOwn(length: number): boolean {
    if (length < this.own || this.#inner.has(length)) return false;
    return length === this.own || this.#inner.innermost === undefined;
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
