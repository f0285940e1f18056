/** Tracks fenced code line by line, for readers that look at lines before they are parsed. */

/**
 * Tells which lines belong to fenced code. A fence of backticks has none in what follows it, and ends at a line of at
 * least as many of its marks with nothing behind ([CommonMark 0.31.2, 4.5](https://spec.commonmark.org/0.31.2/#fenced-code-blocks)).
 */
export class CodeFence {
  readonly #before: RegExp;
  readonly #beforeEnd: RegExp;
  #marks: string | undefined;

  /**
   * @param before - matches, from the beginning of a line, what may stand before an opening fence: spaces, list markers
   * @param beforeEnd - the same of a closing one, which no list marker precedes
   */
  constructor(before: RegExp, beforeEnd = before) {
    this.#before = before;
    this.#beforeEnd = beforeEnd;
  }

  get isOpen(): boolean {
    return this.#marks !== undefined;
  }

  /** Reads the next line, and returns whether it belongs to code: fences do. */
  take(line: string): boolean {
    if (this.#marks === undefined) {
      [this.#marks] = fenceIn(line, this.#before);
      return this.isOpen;
    }
    const [marks, behind = ""] = fenceIn(line, this.#beforeEnd);
    if (marks?.startsWith(this.#marks) && behind.trim() === "") this.#marks = undefined;
    return true;
  }
}

/** Returns the marks of a fence and what follows them; nothing for other lines. */
function fenceIn(line: string, before: RegExp): readonly string[] {
  if (!line.includes("```") && !line.includes("~~~")) return [];
  const from = before.exec(line)?.[0].length ?? 0;
  return /^(`{3,}(?=[^`]*$)|~{3,})(.*)$/s.exec(line.slice(from))?.slice(1) ?? [];
}
