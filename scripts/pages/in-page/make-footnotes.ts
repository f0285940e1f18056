/** Runs in the browser, once in a tab: Paged.js in, a handler that sets footnotes at the foot of the page that calls them out. */

/** What Paged.js tells of a page while it fills it. */
interface Layout {
  /** The column that the text runs in; what is too much stands in further columns to its right. */
  element: HTMLElement;
  findOverflow(rendered: Element, bounds: DOMRect): Range | undefined;
}

interface Chunker {
  /** Those laid out, and the one at work; some may be laid out again. */
  pages: { element: HTMLElement }[];
  total: number;
  clonePage(page: unknown): Promise<void>;
}

/**
 * Paged.js has footnotes of its own (`float: footnote`), which lose notes and loop (issues 4 and 320 of
 * pagedjs/pagedjs), so they are left asleep. Here the notes, `ol.footnotes` behind a unit's text, wait outside of
 * it. Each time a page is asked whether it is full, its column is made so short that below every line that stays
 * its notes have room: whole, or the last one's beginning. When the page is done, the notes of the callouts on it
 * are set at its foot; what is too much goes on at the foot of the next page, at the end on pages of its own.
 * Pages without footnotes pay nothing. Self-contained: it is sent to the browser as text.
 */
export function makeFootnotes(): void {
  const { Paged } = window;
  const { lineOf, mayBreak, breakNote } = window.noteBreaks;

  class Footnotes extends Paged.Handler {
    /** As they came: pages get copies, since they break them. */
    notes = new Map<string, HTMLElement>();
    /** Notes, and rests of notes, that the pages before had no room for. */
    carried: HTMLElement[] = [];
    /** The same when each page began. */
    carriedTo: HTMLElement[][] = [];
    /** Height of the column of the page at work. */
    column = 0;
    /** Whether the text ends with the page at work. */
    isLast = false;

    beforeParsed(content: ParentNode): void {
      for (const note of content.querySelectorAll<HTMLElement>(".footnotes > .footnote")) {
        this.notes.set(note.id, note);
        note.parentElement!.remove();
      }
    }

    beforePageLayout({ element }: { element: HTMLElement }, _: unknown, __: unknown, { pages }: Chunker): void {
      if (this.notes.size === 0) return;
      const index = pages.length - 1;
      // A page that is there already is laid out again, and all behind it.
      this.carried = copiesOf(this.carriedTo[index] ?? this.carried);
      this.carriedTo.length = index;
      this.carriedTo.push(copiesOf(this.carried));
      if (this.carried.length === 0) return;
      const page = partsOf(element);
      page.foot.replaceChildren(...this.carried);
      this.setColumn(page, page.height - Math.min(page.footHeight(), page.height * shareOfRests));
    }

    /** Paged.js is about to ask whether the page is full. */
    layout(_: Element, { element }: Layout): void {
      const page = element.closest(".pagedjs_page")!;
      if (this.hasNotes(page)) this.makeRoom(partsOf(page));
    }

    onOverflow(_: unknown, rendered: Element, bounds: DOMRect, layout: Layout): Range | undefined {
      if (!this.hasNotes(layout.element.closest(".pagedjs_page")!)) return undefined;
      const page = partsOf(layout.element.closest(".pagedjs_page")!);
      const find = () => layout.findOverflow(rendered, new DOMRect(bounds.x, bounds.y, bounds.width, this.column));
      let overflow = find();
      // If nothing stayed, Paged.js would try the same page for ever. What goes overleaf by its rules (a source goes
      // with its table) may be less where the column is shorter still.
      const { column } = this;
      for (const callout of overflow && !holdsText(rendered, overflow)
        ? staysOf(page, calloutsOn(page)).toReversed()
        : []) {
        this.setColumn(page, extentOf(callout, page).top);
        overflow = find();
        if (!overflow || holdsText(rendered, overflow)) return overflow;
      }
      this.setColumn(page, column);
      overflow = find();
      // Otherwise notes must wait for the next page.
      while (overflow && this.column < page.height && !holdsText(rendered, overflow)) {
        this.setColumn(page, this.column + page.height / 16);
        overflow = find();
      }
      return overflow;
    }

    afterPageLayout(element: HTMLElement, _: unknown, breakToken: unknown, chunker: Chunker): void {
      this.isLast = !breakToken;
      if (!this.hasNotes(element)) return;
      const page = partsOf(element);
      // A page made for rests is a copy of the one before, which may have been the first.
      if (chunker.pages[0]?.element !== element) element.classList.remove("pagedjs_first_page");
      const callouts = calloutsOn(page);
      const called = copiesOf(callouts.map((callout) => this.noteOf(callout)));
      const text = page.column.querySelector(":scope > div")?.lastElementChild;
      const textBottom = text ? text.getBoundingClientRect().bottom - page.column.getBoundingClientRect().top : 0;
      page.foot.replaceChildren(...this.carried, ...called);
      this.carried = takeRest(page, page.height - textBottom, textBottom === 0);
      for (const [index, note] of called.entries()) {
        if (this.carried.includes(note)) reportFar(note, callouts[index]!, element);
      }
      this.setColumn(page, page.height - page.footHeight());
    }

    finalizePage(_: unknown, __: unknown, ___: unknown, chunker: Chunker): Promise<void> | undefined {
      if (!this.isLast || this.carried.length === 0) return undefined;
      chunker.total = chunker.pages.length;
      return chunker.clonePage(chunker.pages.at(-1));
    }

    /** Whether a page has, had while it was filled, or may get notes; others are left as they are. */
    hasNotes(page: Element): boolean {
      if (this.notes.size === 0) return false;
      if (this.carried.length > 0 || page.querySelector(calledOut)) return true;
      return page.querySelector(".pagedjs_footnote_inner_content")!.childElementCount > 0;
    }

    noteOf(callout: Element): HTMLElement {
      const id = decodeURIComponent(callout.querySelector("a")!.hash.slice(1));
      return this.notes.get(id)!;
    }

    setColumn({ area, height }: Page, column: number): void {
      this.column = Math.max(0, Math.min(column, height));
      area.style.setProperty("--pagedjs-footnotes-height", `${height - this.column}px`);
    }

    /**
     * Makes the column as tall as it may be, if below every callout that stays in it there is room for its note: for
     * all of it, or for the beginning where it is the last. Other callouts go overleaf with their lines, or with all
     * around them that must not break.
     */
    makeRoom(page: Page): void {
      page.foot.replaceChildren(...this.carried);
      this.setColumn(page, page.height - Math.min(page.footHeight(), page.height * shareOfRests));
      const staying = staysOf(page, calloutsOn(page));
      if (staying.length === 0) return;
      const notes = staying.map((callout) => this.noteOf(callout));
      page.foot.replaceChildren(...this.carried, ...notes);
      if (this.column <= page.height - page.footHeight()) return;
      const extents = staying.map((callout) => extentOf(callout, page));
      let count = 0;
      for (const { bottom } of extents) {
        const through = extents.findLastIndex(({ top }) => top < bottom) + 1;
        if (bottom + footWith(page, notes.slice(through), true) > page.height) break;
        count = Math.max(count, through);
      }
      if (count === 0) {
        const { top, bottom, isFirst } = extents[0]!;
        this.setColumn(page, top);
        if (isFirst || staysOf(page, staying).length > 0) this.setColumn(page, bottom);
        return;
      }
      const bottom = Math.max(...extents.slice(0, count).map((extent) => extent.bottom));
      const next = Math.min(...extents.slice(count).map(({ top }) => top));
      this.setColumn(page, Math.max(bottom, Math.min(next, page.height - footWith(page, notes.slice(count), false))));
    }
  }
  window.Footnotes = Footnotes;

  /** Copies in heads that are repeated have no id. */
  const calledOut = ".footnote-callout[id]";
  /** So much of a page may be rests of notes, while there is text for the page. */
  const shareOfRests = 2 / 3;

  /** The parts of a page's text area, in CSS pixels. */
  interface Page {
    area: HTMLElement;
    column: HTMLElement;
    foot: HTMLElement;
    height: number;
    /** Of the notes that are in it, with what stands between them and the text. */
    footHeight(): number;
  }

  function partsOf(page: Element): Page {
    const area = page.querySelector<HTMLElement>(".pagedjs_area")!;
    const content = area.querySelector<HTMLElement>(".pagedjs_footnote_content")!;
    return {
      area,
      column: area.querySelector<HTMLElement>(".pagedjs_page_content")!,
      foot: content.querySelector<HTMLElement>(".pagedjs_footnote_inner_content")!,
      // A pixel is left for lengths that are rounded.
      height: area.getBoundingClientRect().height - 1,
      footHeight() {
        content.classList.toggle("pagedjs_footnote_empty", this.foot.childElementCount === 0);
        return content.getBoundingClientRect().height;
      },
    };
  }

  function calloutsOn({ column }: Page): HTMLElement[] {
    return [...column.querySelectorAll<HTMLElement>(calledOut)];
  }

  function staysOf({ column }: Page, callouts: readonly HTMLElement[]): HTMLElement[] {
    const { right } = column.getBoundingClientRect();
    return callouts.filter((callout) => callout.getBoundingClientRect().left < right);
  }

  /**
   * How tall the column is when a callout just doesn't stand in it, and when it just does. Half a line below a
   * callout, which is raised, lies between its line's foot and the next one's. `isFirst` where nothing stands before
   * what must go with it.
   */
  function extentOf(callout: HTMLElement, { column }: Page): { top: number; bottom: number; isFirst: boolean } {
    const origin = column.getBoundingClientRect().top;
    let whole: Element | undefined;
    for (let around = callout.parentElement!; around !== column; around = around.parentElement!) {
      if (getComputedStyle(around).breakInside === "avoid") whole = around;
    }
    if (whole) {
      const { top, bottom } = whole.getBoundingClientRect();
      const range = document.createRange();
      range.selectNode(whole);
      const isFirst = !holdsText(column, range);
      return { top: top - origin, bottom: bottom - origin, isFirst };
    }
    const { bottom } = callout.getBoundingClientRect();
    const line = parseFloat(getComputedStyle(callout.parentElement!).lineHeight);
    return { top: bottom - 1 - origin, bottom: bottom + line / 2 - origin, isFirst: false };
  }

  /** Height of the foot without its last notes, `gone`; what then is last, a note from four lines on, may break. */
  function footWith(page: Page, gone: readonly Element[], breaks: boolean): number {
    const height = gone.reduce((rest, note) => rest - note.getBoundingClientRect().height, page.footHeight());
    const last = gone[0] ? gone[0].previousElementSibling! : page.foot.lastElementChild!;
    return breaks && mayBreak(last) ? height - last.getBoundingClientRect().height + 2 * lineOf(last) : height;
  }

  /** Whether `text` has anything of its own, beside heads that are repeated, before a range in it. */
  function holdsText(text: Element, { startContainer, startOffset }: Range): boolean {
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(startContainer, startOffset);
    const content = before.cloneContents();
    for (const repeated of content.querySelectorAll("[data-repeated]")) repeated.remove();
    return content.textContent.trim() !== "" || content.querySelector("img, svg") !== null;
  }

  /** Takes away what makes the foot taller than `room`; `always` leaves the first note, come what may. */
  function takeRest(page: Page, room: number, always: boolean): HTMLElement[] {
    const excess = page.footHeight() - room;
    const notes = [...page.foot.children] as HTMLElement[];
    const limit = page.foot.getBoundingClientRect().bottom - excess;
    const index = notes.findIndex((note) => note.getBoundingClientRect().bottom > limit);
    // A pixel is left on each page: what is less comes of rounding.
    if (excess < 0.5 || index < 0) return [];
    const rest = breakNote(notes[index]!, limit);
    const gone = rest ? [rest, ...notes.slice(index + 1)] : notes.slice(index === 0 && always ? 1 : index);
    for (const note of gone) note.remove();
    return gone;
  }

  function copiesOf(notes: readonly HTMLElement[]): HTMLElement[] {
    return notes.map((note) => note.cloneNode(true) as HTMLElement);
  }

  function reportFar(note: HTMLElement, callout: Element, page: HTMLElement): void {
    const { pagination } = window;
    const { turnMm, rectOf } = window.placesOn(page);
    pagination.flaws.push({
      code: "far-footnote",
      page: pagination.pageCount,
      source: note.dataset.source ?? "",
      rect: rectOf(callout.getBoundingClientRect()),
      turnMm,
      text: note.textContent.trim().slice(0, 60),
      amount: 1,
    });
  }
}
