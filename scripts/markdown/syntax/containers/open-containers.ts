/** Tracks the containers within a container, to find the line that closes it. */
import { CodeFence } from "../code/code-fence.ts";
import { closingLength, openingWithin } from "./container-line.ts";
import { OpenColons } from "./open-colons.ts";

/** Tells, for each line of colons, whether it closes the container itself or one within it. */
export class OpenContainers {
  readonly own: number;
  readonly #inner = new OpenColons();
  readonly #code = new CodeFence(/^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*/, /^[ \t]*/);

  constructor(colons: number) {
    this.own = colons;
  }

  /** Reads the next line, and returns whether it ends the container itself. */
  isEnd(line: string): boolean {
    if (this.#code.take(line)) return false;
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
}
