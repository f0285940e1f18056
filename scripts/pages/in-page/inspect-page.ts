/** Runs in the browser: a page that was just laid out in, what a printer would mend on it out. */
import type { FlawCode, Inspection, Place } from "../inspection.ts";
import type { BreakToken } from "./paginate.ts";

declare global {
  interface Window {
    /**
     * @param page - the element of a page, while it is not hidden
     * @param index - its number in the unit, from 0
     * @param next - where the next page begins in the unit, if there is one
     */
    inspectPage: (page: Element, index: number, next: BreakToken | undefined, inspection: Inspection) => void;
  }
}

/**
 * Gives the window `inspectPage`. It asks for few rectangles, since a page takes some 5 ms in all: lines are
 * counted only where a page begins and ends, and of a justified line one space is measured. Self-contained:
 * it is sent to the browser as text, behind `installTextLines`.
 */
export function installInspection(): void {
  /** A word space that is so many times as wide as it is in the font is seen as a hole. */
  const loosest = 3;
  /** Of a line that is not justified, how much of the measure may stay empty. */
  const emptiest = 0.4;
  /** Of the text area's height. */
  const largestGap = 1 / 3;
  /** Pixels an inch, of a picture as printed: under that, pixels are seen at a screen of 150 lines. */
  const lowestPpi = 200;
  /** Characters that no line of the text is without. */
  const shortestLine = 30;
  /** A word space in Carlito. */
  const spaceEm = 0.226;
  const blocks = "p, li, dt, dd, pre, td, th, h1, h2, h3, h4, h5, h6, div";
  const { textsOn, linesOf, breaksIn, rectOf, boundsOf } = window.textLines;
  const range = document.createRange();
  const styles = new Map<string, { textAlign: string; fontSize: string }>();

  window.inspectPage = (page, index, next, inspection) => {
    if (index === 0) styles.clear();
    const content = page.querySelector<HTMLElement>(".pagedjs_page_content")!;
    const area = content.parentElement!.getBoundingClientRect();
    const trim = page.querySelector(".pagedjs_pagebox")!.getBoundingClientRect();
    const { turnMm, rectOf: placeRect } = window.placesOn(page);
    const placeOf = (element: Element, rect: DOMRect): Place => ({
      page: index,
      source: element.closest("[data-source]")?.getAttribute("data-source") ?? "",
      rect: placeRect(rect),
      turnMm,
    });
    const add = (code: FlawCode, element: Element, rect: DOMRect, amount: number, words = element.textContent) => {
      inspection.flaws.push({ code, ...placeOf(element, rect), text: tidy(words), amount });
    };

    const foot = page.querySelector<HTMLElement>(".pagedjs_footnote_content")!;
    for (const part of [content, foot]) findOverflow(part);
    takeFloats();
    const texts = textsOn(content);
    takeEnd();
    if (!content.querySelector(".cover, .back-cover, .title-page, .imprint")) {
      findBreaks();
      findLooseLines();
      findBrokenAddresses();
    }
    findCoarsePictures();

    /** Words and pictures that reach out of the text area; boxes may, where nothing is in them. */
    function findOverflow(part: HTMLElement): void {
      const room = part.parentElement!.getBoundingClientRect();
      // True of nearly all pages, and the walk over their texts is spared.
      if (part.scrollWidth <= Math.ceil(room.width) && part.scrollHeight <= Math.ceil(room.height)) return;
      for (const node of [...textsOn(part, true), ...part.querySelectorAll("img, svg")]) {
        range.selectNode(node);
        const rect = range.getBoundingClientRect();
        const byPx = Math.max(rect.right - room.right, rect.bottom - room.bottom);
        if (byPx <= 1.5) continue;
        const element = node instanceof Element ? node : node.parentElement!;
        // Said once of the whole table.
        const table = element.closest("table")?.dataset.source;
        if (table !== undefined && inspection.tooWide.some(({ source }) => source === table)) continue;
        add("off-page", element, rect, inMm(byPx), node.nodeValue ?? "picture");
      }
    }

    function takeFloats(): void {
      for (const element of content.querySelectorAll(".figure[id], .table[id]")) {
        const title = tidy(element.querySelector(".caption")?.textContent ?? "");
        inspection.floats[element.id] ??= { ...placeOf(element, element.getBoundingClientRect()), title };
      }
      for (const link of content.querySelectorAll("a.reference")) {
        const pages = (inspection.mentions[link.getAttribute("href")!.slice(1)] ??= []);
        if (pages.at(-1) !== index) pages.push(index);
      }
    }

    function takeEnd(): void {
      const last = texts.at(-1);
      const style = getComputedStyle(last?.parentElement!.closest(blocks) ?? content);
      const lineHeight = inMm(Number.parseFloat(style.lineHeight));
      const lastLine = inMm((linesOf(last ? [last] : []).at(-1) ?? area).top - area.top);
      inspection.ends[index] = {
        areaTop: inMm(area.top - trim.top),
        areaHeight: inMm(area.height),
        lastLine,
        lineHeight,
        least: inMm(bottomOfHead() - area.top),
      };
    }

    function bottomOfHead(): number {
      // What follows a turned page begins a new one anyway.
      if (page.matches(".pagedjs_turned_page")) return area.bottom;
      const first = texts.find((node) => !node.parentElement!.closest("[data-repeated]"));
      let block: Element | undefined;
      for (let around = first?.parentElement; around && around !== content; around = around.parentElement) {
        if (getComputedStyle(around).breakInside === "avoid") block = around;
      }
      // Rows that a merged cell covers.
      while (block?.nextElementSibling?.hasAttribute("data-joined")) block = block.nextElementSibling;
      return block?.getBoundingClientRect().bottom ?? area.top;
    }

    /** Where the page begins and where it ends. */
    function findBreaks(): void {
      const first = texts[0]?.parentElement!.closest<HTMLElement>(blocks);
      const last = texts.at(-1)?.parentElement!.closest<HTMLElement>(blocks);
      if (!first || !last) return;
      const firstLines = isPiece(first) ? linesOf([first]) : [];
      if (firstLines.length === 1 && !goesOn(first)) add("widow", first, firstLines[0]!, 1);
      const lastLines = goesOn(last) && !isPiece(last) ? linesOf([last]) : [];
      if (lastLines.length === 1) add("orphan", last, lastLines[0]!, 1);
      const pictures = [...content.querySelectorAll("img, .chart svg")];
      if (next) findFoot(last, pictures);
      else if (index > 0 && pictures.length === 0 && texts.length < 40) {
        const lines = linesOf(texts);
        if (lines.length <= 2) add("short-last-page", first, boundsOf(lines), lines.length);
      }
    }

    function isPiece(block: HTMLElement): boolean {
      return block.hasAttribute("data-split-from") && !block.matches("td, th, div");
    }

    /** Whether lines of a paragraph are left for the next page: Paged.js marks it only there. */
    function goesOn(block: HTMLElement): boolean {
      if (!next || block.matches("td, th, div")) return false;
      const around = next.node instanceof Element ? next.node : next.node.parentElement!;
      return around.closest(`[data-ref="${block.dataset.ref}"]`) !== null;
    }

    /** Of a page that others follow. */
    function findFoot(last: HTMLElement, pictures: readonly Element[]): void {
      const heading = [...content.querySelectorAll("h1, h2, h3, h4, h5, h6, .caption")].findLast(
        (element) => !element.closest("[data-repeated]"),
      );
      const after = heading ? texts.filter((node) => isAfter(heading, node) && !heading.contains(node)) : [];
      if (heading && after.length < 20 && !pictures.some((picture) => isAfter(heading, picture))) {
        const lines = linesOf(after).length;
        if (lines < 2) add("stranded-heading", heading, heading.getBoundingClientRect(), lines);
      }
      const lowest = Math.max(
        ...linesOf(texts.slice(-1)).map(({ bottom }) => bottom),
        ...pictures.slice(-1).map((picture) => picture.getBoundingClientRect().bottom),
      );
      const gap = area.bottom - foot.getBoundingClientRect().height - lowest;
      if (gap > area.height * largestGap) {
        add("white-gap", last, new DOMRect(area.left, lowest, area.width, gap), inMm(gap));
      }
    }

    function isAfter(node: Node, other: Node): boolean {
      return (node.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    }

    /** All lines of a paragraph but its last: of justified ones the spaces, of others what stays empty. */
    function findLooseLines(): void {
      // Of so many characters some two fifths of a line are made: without them, one that isn't justified is about full.
      const unbreakable = new RegExp(`[^\\s\\u00AD\\u200B/?-]{${Math.round(area.width / 17)}}`);
      for (const block of content.querySelectorAll<HTMLElement>("p, li, dd")) {
        if (block.textContent.length < shortestLine || block.querySelector("p, li, br, svg, img")) continue;
        const { textAlign, fontSize } = styleOf(block);
        if (textAlign === "justify") findWideSpaces(block, loosest * spaceEm * Number.parseFloat(fontSize));
        else if (unbreakable.test(block.textContent)) findEmptyEnds(block);
      }
    }

    function findWideSpaces(block: HTMLElement, widest: number): void {
      const seen = new Set<number>();
      for (const node of textsOn(block)) {
        const { data } = node;
        // Two or three a line: spaces of one line are all as wide.
        for (let at = data.indexOf(" "); at > 0; at = data.indexOf(" ", at + 40)) {
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const rect = range.getBoundingClientRect();
          if (rect.width <= widest || seen.has(rect.top)) continue;
          seen.add(rect.top);
          const line = new DOMRect(area.left, rect.top, area.width, rect.height);
          add(
            "loose-line",
            block,
            line,
            Math.round((rect.width / widest) * loosest * 100),
            data.slice(at - 30, at + 30),
          );
        }
      }
    }

    function findEmptyEnds(block: HTMLElement): void {
      const lines = linesOf([block]);
      const right = block.getBoundingClientRect().right;
      for (const [number, line] of lines.entries()) {
        const empty = (right - line.right) / (right - line.left);
        if (number === lines.length - 1 || empty <= emptiest) continue;
        const rect = new DOMRect(line.left, line.top, right - line.left, line.height);
        add("loose-line", block, rect, Math.round(empty * 100));
      }
    }

    /** An address may turn behind its marks, not within a word. */
    function findBrokenAddresses(): void {
      for (const link of content.querySelectorAll<HTMLElement>("a.address")) {
        if (link.getClientRects().length < 2) continue;
        for (const node of textsOn(link)) {
          for (const at of breaksIn(node)) {
            if (!/^[\p{L}\p{N}]{2}$/u.test(node.data.slice(at - 1, at + 1))) continue;
            const start = Math.max(0, at - 20);
            add(
              "broken-address",
              link,
              rectOf(node, at - 1),
              1,
              `${node.data.slice(start, at)}|${node.data.slice(at, at + 20)}`,
            );
          }
        }
      }
    }

    function findCoarsePictures(): void {
      for (const picture of content.querySelectorAll("img")) {
        if (/^data:image\/svg|\.svg$/.test(picture.src)) continue;
        const rect = picture.getBoundingClientRect();
        // One that would be too tall stands smaller inside its box.
        const { naturalWidth, naturalHeight } = picture;
        const ppi = Math.round(Math.max(naturalWidth / rect.width, naturalHeight / rect.height) * 96);
        if (ppi < lowestPpi) add("low-resolution", picture, rect, ppi, picture.alt);
      }
    }
  };

  /** Asked for once for all elements that look alike: the stylesheet is the same on every page. */
  function styleOf(element: HTMLElement): { textAlign: string; fontSize: string } {
    const parent = element.parentElement!;
    const key = [
      element.localName,
      element.className,
      element.style.cssText,
      parent.localName,
      parent.className,
    ].join();
    const known = styles.get(key);
    if (known) return known;
    const { textAlign, fontSize } = getComputedStyle(element);
    styles.set(key, { textAlign, fontSize });
    return { textAlign, fontSize };
  }

  function tidy(words: string): string {
    return words.replaceAll("\u00ad", "").replace(/\s+/g, " ").trim().slice(0, 60).trimEnd();
  }

  function inMm(px: number): number {
    return Math.round((px / 96) * 25.4 * 100) / 100;
  }
}
