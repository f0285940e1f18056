/** Draws what sheets of proofs have in common: slug, page, trim, line numbers, stamp. */
import type { Drawing } from "../lib/pdf/drawing.ts";
import type { EmbeddedFont } from "../lib/pdf/fonts/embed-font.ts";
import type { BookPage } from "./book-pages.ts";
import { ink, type ProofFonts } from "./inks.ts";
import { gutter, slugHeight, type PlacedPage, type ProofSheet, type SheetSize } from "./sheets.ts";
import type { TextLine } from "./text-lines.ts";

/** Draws the slug, a line above the pages that names the proof and the pages shown. */
export function drawSlug(
  drawing: Drawing,
  { width, height }: SheetSize,
  slug: { title: string; facts: readonly string[]; pages: string },
  { regular, bold }: ProofFonts,
): void {
  const y = height - slugHeight / 2 - 3;
  const style = { font: regular, sizePt: 8.5, colour: ink.text };
  const facts = slug.facts.map((fact) => `   ·   ${fact}`).join("");
  const right = width - gutter / 2;
  const room = right - gutter - 12 - bold.widthOf(slug.pages, 8.5) - regular.widthOf(facts, 8.5);
  const title = shortenToRoom(slug.title, bold, 8.5, room);
  drawing.text(gutter, y, title, { ...style, font: bold });
  drawing.text(gutter + bold.widthOf(title, 8.5), y, facts, style);
  drawing.text(right, y, slug.pages, { ...style, font: bold, align: "end" });
}

/** Draws the page, cut to its trim, and the trim as a hairline. A blank page is its trim alone. */
export function drawPage(
  drawing: Drawing,
  page: BookPage | undefined,
  { x, y, scale }: PlacedPage,
  trim: SheetSize,
): void {
  if (page) {
    const [left, bottom] = page.trim;
    drawing.within({ x, y, scale, clip: trim }, () =>
      drawing.within({ x: -left, y: -bottom }, () => drawing.form(page.form)),
    );
  }
  drawing.frame(x, y, trim.width * scale, trim.height * scale, ink.hairline, 0.35);
}

/**
 * Draws each line's number beside the page, every fifth one bold. They stand outside the trim, since on the page they
 * could be hidden by pictures that bleed.
 */
export function drawLineNumbers(
  drawing: Drawing,
  lines: readonly TextLine[],
  { x, y, linesAt }: PlacedPage,
  page: BookPage,
  { regular, bold }: ProofFonts,
): void {
  const [left, bottom, right, top] = page.trim;
  /**
   * Where the numbers stand, by turn: where lines begin, or on rectos of spreads where they end, in the space of their
   * text.
   */
  const edges = { 0: linesAt === "left" ? left : right, 1: bottom, 2: -right, 3: -top };
  for (const [index, { turn, baseline }] of lines.entries()) {
    const number = index + 1;
    const isFifth = number % 5 === 0;
    const isBehind = turn === 0 && linesAt === "right";
    drawing.within({ x: x - left, y: y - bottom, turn: (turn * Math.PI) / 2 }, () =>
      drawing.text(edges[turn] + (isBehind ? 5 : -5), baseline, String(number), {
        font: isFifth ? bold : regular,
        sizePt: 6.5,
        colour: isFifth ? ink.text : ink.faint,
        align: isBehind ? "start" : "end",
      }),
    );
  }
}

/**
 * Draws a word large and light across the page. It darkens what is below, so that text stays as black as it is, and
 * panels don't hide it.
 */
export function drawStamp(
  drawing: Drawing,
  text: string,
  { x, y, scale }: PlacedPage,
  trim: SheetSize,
  font: EmbeddedFont,
): void {
  const [width, height] = [trim.width * scale, trim.height * scale];
  const share = 0.74 * Math.hypot(width, height);
  const sizePt = Math.min(share / font.widthOf(text, 1), height / 5);
  drawing.multiplied(() =>
    drawing.within({ x: x + width / 2, y: y + height / 2, turn: Math.atan2(height, width) }, () =>
      // Capitals are about two thirds of the size high.
      drawing.text(0, -sizePt / 3, text, { font, sizePt, colour: ink.stamp, align: "middle" }),
    ),
  );
}

/** Draws folios under the pages of a contact sheet. */
export function drawFolios(
  drawing: Drawing,
  { pages }: ProofSheet,
  trim: SheetSize,
  folioOf: (page: number) => string,
  { regular }: ProofFonts,
): void {
  for (const { number, x, y, scale } of pages) {
    const style = { font: regular, sizePt: 7, colour: ink.text, align: "middle" } as const;
    drawing.text(x + (trim.width * scale) / 2, y - 8.5, folioOf(number), style);
  }
}

/** Returns as much of the text as fits, with an ellipsis where something is left out. */
export function shortenToRoom(text: string, font: EmbeddedFont, sizePt: number, room: number): string {
  if (font.widthOf(text, sizePt) <= room) return text;
  const characters = Array.from(text);
  while (characters.length > 0 && font.widthOf(`${characters.join("")}…`, sizePt) > room) characters.pop();
  return `${characters.join("").trimEnd()}…`;
}
