/** Lays a unit out once in one column as wide as the text, without pages, and marks in it what Paged.js can't know. */
import { awaitPictures } from "./await-pictures.ts";
import { fitFormulas } from "./fit/fit-formulas.ts";
import { fitPictures } from "./fit/fit-pictures.ts";
import { fitTables } from "./tables/fit-tables.ts";
import { fitTitles } from "./fit/fit-titles.ts";
import { holdRanges } from "./lines/hold-ranges.ts";
import { leftOut } from "./left-out.ts";
import { markFloats } from "./floats/mark-floats.ts";
import type { Pagination } from "../inspection.ts";
import { prepareTables } from "./tables/prepare-tables.ts";
import { divideAddresses } from "./lines/divide-addresses.ts";
import { chooseHyphens } from "./lines/choose-hyphens.ts";
import { snapToGrid } from "./lines/snap-to-grid.ts";
import { surveyTables } from "./tables/survey-tables.ts";

/** Place of an element in the column, in CSS pixels. */
export interface ColumnPlace {
  top: number;
  bottom: number;
  /** Whether Paged.js adds it to a page in one step. */
  isWhole: boolean;
  /** Whether it is in a block taller than two pages, so that it is added in one step on all but the block's first page. */
  isInTall?: true;
}

export interface MeasuredUnit {
  /** The unit, ready to be paged. */
  content: DocumentFragment;
  /** Places of all elements that Paged.js adds in one step, and of the elements around them. */
  places: Map<Node, ColumnPlace>;
  /** Returns the height of a node's page, in CSS pixels; turned pages have another one. */
  heightOf: (node: Node) => number;
  /** How many pages it would fill if pages had nothing else. */
  leastPages: number;
}

/** Table rows up to this share of a page (0–1) stay whole. */
const wholeRow = 0.25;
/**
 * The largest share of a page (0–1) for pictures in a row that may break: larger ones would often be alone on a page.
 */
const pictureInRow = 0.5;

/** Measures a unit. @throws {Error} with the names of pictures that can't be read */
export async function measureUnit(html: string, css: string, pagination: Pagination): Promise<MeasuredUnit> {
  const style = document.createElement("style");
  // As on the pages of Paged.js.
  style.textContent = `* { box-sizing: border-box }\n${css}`;
  document.head.append(style);
  const column = document.createElement("div");
  column.className = "unpaged";
  column.innerHTML = html;
  const page = document.createElement("div");
  page.style.cssText = "width: var(--text-width); height: var(--text-height)";
  document.body.append(page, column);
  await awaitPictures();
  const [turnedHeight, pageHeight] = [page.offsetWidth, page.offsetHeight];
  const heightOf = (node: Node): number => {
    const element = node instanceof Element ? node : node.parentElement;
    return element?.closest(".wide") ? turnedHeight : pageHeight;
  };
  fitTitles(column, pageHeight);
  Object.assign(pagination, fitTables(column));
  pagination.fittedFormulas = fitFormulas(column, heightOf);
  fitPictures(column, heightOf);
  Object.assign(pagination, surveyTables(column, [...pagination.fitted, ...pagination.tooWide]));
  const dropOtherHyphens = prepareColumn(column, heightOf);
  const places = new Map<Node, ColumnPlace>();
  takePlaces(column, { places, heightOf });
  const leastPages = column.offsetHeight / pageHeight;
  const content = document.createDocumentFragment();
  content.append(...column.childNodes);
  dropOtherHyphens();
  document.body.replaceChildren();
  style.remove();
  return { content, places, heightOf, leastPages };
}

/** Prepares the column for pages. @returns a function that removes soft hyphens at which no line ends */
function prepareColumn(column: Element, heightOf: MeasuredUnit["heightOf"]): () => void {
  prepareTables(column, heightOf);
  for (const element of [...findTallBlocks(column, heightOf), ...findTallRows(column, heightOf)]) {
    element.dataset.tall = "";
  }
  markFloats(column, heightOf);
  holdRanges(column);
  divideAddresses(column);
  const dropOtherHyphens = chooseHyphens(column);
  for (const line of longLinesIn(column)) line.dataset.goesOn = "";
  // Each part begins a page, and so a grid of its own.
  const parts = leftOut.has("grid") ? [] : column.querySelectorAll(".part");
  for (const part of parts) snapToGrid(part, part.getBoundingClientRect().top);
  return dropOtherHyphens;
}

/**
 * Returns the lines of code that take more than one line of the page. They alone bear signs of that: signs for each of
 * some thousand lines took most of the time and memory of their pages.
 */
function longLinesIn(column: Element): HTMLElement[] {
  return Array.from(column.querySelectorAll("pre")).flatMap((block) => {
    const most = 1.5 * Number.parseFloat(getComputedStyle(block).lineHeight);
    return Array.from(block.querySelectorAll<HTMLElement>(".code-line")).filter((line) => line.offsetHeight > most);
  });
}

function takePlaces(parent: Element, to: Pick<MeasuredUnit, "places" | "heightOf">, isInTall = false): void {
  const { places, heightOf } = to;
  const around = "section, aside, div, figure, table, thead, tbody, tr, ol, ul, dl";
  for (const element of parent.children) {
    const { top, bottom } = element.getBoundingClientRect();
    const isWhole = !element.matches(around);
    places.set(element, { top, bottom, isWhole, ...(isInTall ? { isInTall } : {}) });
    // Cells are looked at side by side (break-rows.ts), whatever is in them.
    const isTall = isWhole && !element.matches("td, th") && bottom - top > 2 * heightOf(element);
    if (!isWhole || isTall) takePlaces(element, to, isInTall || isTall);
    if (element.matches(".figure:not([data-tall])")) askOnceIn(element, places);
  }
}

/**
 * Lets a page be tested whether it is full only when all of a figure is on it, since the figure may be made smaller
 * (fit-foot.ts).
 */
function askOnceIn(figure: Element, places: ReadonlyMap<Node, ColumnPlace>): void {
  const asked = Array.from(figure.querySelectorAll("*"), (element) => places.get(element)).filter(
    (place) => place?.isWhole === true,
  );
  for (const place of asked.slice(0, -1)) place!.isWhole = false;
}

/** Returns rows that would leave too much of a page empty if they stayed whole, and that are mostly text. */
function findTallRows(column: Element, heightOf: MeasuredUnit["heightOf"]): HTMLElement[] {
  const rows = [...column.querySelectorAll<HTMLElement>("tbody > tr")];
  return rows.filter(
    (row) =>
      row.offsetHeight > heightOf(row) * wholeRow &&
      !row.querySelector("table") &&
      [...row.querySelectorAll("img, svg")].every(
        (picture) => picture.getBoundingClientRect().height <= row.offsetHeight * pictureInRow,
      ),
  );
}

/**
 * Returns blocks that must not break but are taller than a page. Paged.js would loop over them or print them twice
 * (https://github.com/pagedjs/pagedjs/issues/98), so they are allowed to break (boxes.css). They are marked by an
 * attribute, since Paged.js takes an element with inline styles for one that is not displayed.
 */
function findTallBlocks(column: Element, heightOf: MeasuredUnit["heightOf"]): HTMLElement[] {
  return [...column.querySelectorAll<HTMLElement>("[data-source]")].filter(
    (element) => element.offsetHeight > heightOf(element) && getComputedStyle(element).breakInside === "avoid",
  );
}
