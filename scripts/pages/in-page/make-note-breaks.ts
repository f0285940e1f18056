/** Runs in the browser, once in a tab: nothing in, what breaks a note at a page's foot in two, for make-footnotes.ts, out. */

/** Lengths in CSS pixels. */
export interface NoteBreaks {
  /** Height of a line. */
  lineOf: (note: Element) => number;
  /** A note may go on overleaf from four lines on, with two at least on each side. */
  mayBreak: (note: Element) => boolean;
  /** Takes the lines that stand below `limit` off a note, as a piece of its own; undefined where it may not break there. */
  breakNote: (note: HTMLElement, limit: number) => HTMLElement | undefined;
}

/** Self-contained: it is sent to the browser as text. */
export function makeNoteBreaks(): void {
  window.noteBreaks = { lineOf, mayBreak, breakNote };

  function mayBreak(note: Element): boolean {
    return note.getBoundingClientRect().height > 3.5 * lineOf(note);
  }

  function lineOf(note: Element): number {
    return parseFloat(getComputedStyle(note).lineHeight);
  }

  function breakNote(note: HTMLElement, limit: number): HTMLElement | undefined {
    const { top, bottom } = note.getBoundingClientRect();
    const line = lineOf(note);
    const isLastLine = bottom - limit < 1.5 * line;
    const end = isLastLine ? bottom - 1.5 * line : limit;
    if (!mayBreak(note) || end - top < 1.9 * line) return undefined;
    const rest = document.createRange();
    rest.setEnd(note, note.childNodes.length);
    if (!setStartBelow(rest, note, end)) return undefined;
    const piece = note.cloneNode() as HTMLElement;
    piece.append(rest.extractContents());
    piece.removeAttribute("id");
    piece.dataset.splitFrom = "";
    note.dataset.splitTo = "";
    return piece;
  }

  /** The start of the first line whose foot is below `limit`; false where that is in a table, which stays whole. */
  function setStartBelow(range: Range, note: HTMLElement, limit: number): boolean {
    const walker = document.createTreeWalker(note, NodeFilter.SHOW_TEXT);
    const before = document.createRange();
    const line = lineOf(note);
    while (walker.nextNode()) {
      const text = walker.currentNode as Text;
      const fits = (length: number): boolean => {
        before.setStart(text, 0);
        before.setEnd(text, length);
        const last = [...before.getClientRects()].at(-1);
        // A line is taller than its letters.
        return !last || last.bottom + (line - last.height) / 2 <= limit + 0.1;
      };
      if (fits(text.length)) continue;
      if (text.parentElement!.closest("table")) return false;
      let [least, most] = [0, text.length - 1];
      while (least < most) {
        const middle = Math.ceil((least + most) / 2);
        if (fits(middle)) least = middle;
        else most = middle - 1;
      }
      // A hyphen is drawn only where a line breaks: a word that broke at one goes overleaf whole.
      if (text.data[least - 1] === "\u00ad") least = text.data.lastIndexOf(" ", least) + 1;
      if (least > 0) range.setStart(text, least);
      else range.setStartBefore(outermostOpening(text, note));
      return true;
    }
    return false;
  }

  /** The outermost element within `note` that begins with `text`. */
  function outermostOpening(text: Node, note: HTMLElement): Node {
    let node = text;
    while (node.parentNode !== note && !node.previousSibling) node = node.parentNode!;
    return node;
  }
}
