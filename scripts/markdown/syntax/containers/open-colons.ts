/** Tracks open containers, by the number of colons that opened each. */

/**
 * Tracks containers line by line. A line of colons closes the innermost container opened with as many colons, and all
 * within it.
 */
export class OpenColons {
  /** Numbers of colons, the innermost container last. */
  readonly #lengths: number[] = [];
  /** Whether the line before opened a container that needs no closing line. */
  #hasWhole = false;

  get innermost(): number | undefined {
    return this.#lengths.at(-1);
  }

  has(length: number): boolean {
    return this.#lengths.includes(length);
  }

  /**
   * Reads a line.
   *
   * @param closing - number of colons of a line with nothing else; 0 for any other line
   * @param opening - container that any other line opens
   */
  take(closing: number, opening: { length: number; isWhole: boolean } | undefined): void {
    if (this.#hasWhole && closing === 0) this.#lengths.pop();
    this.#hasWhole = false;
    if (closing > 0) this.#close(closing);
    else if (opening) {
      this.#lengths.push(opening.length);
      this.#hasWhole = opening.isWhole;
    }
  }

  /** Reads a line of colons that belongs to none of these containers. */
  pass(): void {
    this.#hasWhole = false;
  }

  #close(length: number): void {
    const to = this.#lengths.lastIndexOf(length);
    if (to >= 0) this.#lengths.splice(to);
    else if (length >= (this.#lengths.at(-1) ?? Infinity)) this.#lengths.pop();
  }
}
