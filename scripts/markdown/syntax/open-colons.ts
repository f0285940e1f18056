/** Keeps which containers are open, by the lengths of the rows of colons that opened them. */

/** Follows lines one after another. A row of colons alone closes the containers from the innermost as long on. */
export class OpenColons {
  /** Lengths, the innermost last. */
  readonly #lengths: number[] = [];
  /** Whether the line before opened one that needs no end. */
  #hasWhole = false;

  get innermost(): number | undefined {
    return this.#lengths.at(-1);
  }

  has(length: number): boolean {
    return this.#lengths.includes(length);
  }

  /**
   * Takes a line.
   *
   * @param closing - length of its colons, where it is nothing else; 0 for any other line
   * @param opening - what any other line opens
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

  /** Takes a row of colons that belongs to none of these. */
  pass(): void {
    this.#hasWhole = false;
  }

  #close(length: number): void {
    const to = this.#lengths.lastIndexOf(length);
    if (to >= 0) this.#lengths.splice(to);
    else if (length >= (this.#lengths.at(-1) ?? Infinity)) this.#lengths.pop();
  }
}
