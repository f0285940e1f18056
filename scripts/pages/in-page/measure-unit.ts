/**
 * Lays a unit out once, without pages, in one column as wide as the text, and writes on it what Paged.js can't know.
 */
import { awaitPictures } from "./await-pictures.ts";
import { fitFormulas } from "./fit-formulas.ts";
import { fitPictures } from "./fit-pictures.ts";
import { fitTables } from "./fit-tables.ts";
import { fitTitles } from "./fit-titles.ts";
import { leftOut } from "./left-out.ts";
import { markFloats } from "./mark-floats.ts";
import type { Pagination } from "../inspection.ts";
import { prepareTables } from "./prepare-tables.ts";
import { divideAddresses } from "./divide-addresses.ts";
import { chooseHyphens } from "./choose-hyphens.ts";
import { snapToGrid } from "./snap-to-grid.ts";
import { surveyTables } from "./survey-tables.ts";

/** Tells where an element stands in the column, in CSS pixels. */
export interface ColumnPlace {
  top: number;
  bottom: number;
  /** Whether Paged.js puts it on a page in one go. */
  isWhole: boolean;
}

export interface MeasuredUnit {
  /** The unit, ready to be paged. */
  content: DocumentFragment;
  /** Places of every element that Paged.js puts on a page in one go, and of those around them. */
  places: Map<Node, ColumnPlace>;
  /** Returns the height of the page that a node stands on, in CSS pixels: some are turned. */
  heightOf: (node: Node) => number;
  /** Pages that it would fill if none had anything but it. */
  leastPages: number;
}

/** Rows of tables stay whole up to this share of a page. */
const wholeRow = 0.25;
/** Pictures in a row that may break are no higher than this share of it: else they would often be left alone. */
const pictureInRow = 0.5;

/** Measures a unit. @throws {Error} that names pictures that can't be read */
export async function measureUnit(html: string, css: string, pagination: Pagination): Promise<MeasuredUnit> {
  const style = document.createElement("style");
  // So it is on Paged.js's pages.
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
  Object.assign(pagination, surveyTables(column, pagination.fitted));
  const dropOtherHyphens = prepareColumn(column, heightOf);
  const places = new Map<Node, ColumnPlace>();
  takePlaces(column, places);
  const leastPages = column.offsetHeight / pageHeight;
  const content = document.createDocumentFragment();
  content.append(...column.childNodes);
  dropOtherHyphens();
  document.body.replaceChildren();
  style.remove();
  return { content, places, heightOf, leastPages };
}

/** Prepares the column for pages. @returns a function that takes out the soft hyphens that divide nothing */
function prepareColumn(column: Element, heightOf: MeasuredUnit["heightOf"]): () => void {
  prepareTables(column, heightOf);
  for (const element of [...findTallBlocks(column, heightOf), ...findTallRows(column, heightOf)]) {
    element.dataset.tall = "";
  }
  markFloats(column, heightOf);
  divideAddresses(column);
  const dropOtherHyphens = chooseHyphens(column);
  // Each part begins on a page of its own.
  const parts = leftOut.has("grid") ? [] : column.querySelectorAll(".part");
  for (const part of parts) snapToGrid(part, part.getBoundingClientRect().top);
  return dropOtherHyphens;
}

function takePlaces(parent: Element, places: Map<Node, ColumnPlace>): void {
  const around = "section, aside, div, figure, table, thead, tbody, tr, ol, ul, dl";
  for (const element of parent.children) {
    const { top, bottom } = element.getBoundingClientRect();
    const isWhole = !element.matches(around);
    places.set(element, { top, bottom, isWhole });
    if (!isWhole) takePlaces(element, places);
    if (element.matches(".figure:not([data-tall])")) askOnceIn(element, places);
  }
}

/** Has a page asked whether it is full when all of a figure stands on it, which may be made smaller (fit-foot.ts). */
function askOnceIn(figure: Element, places: ReadonlyMap<Node, ColumnPlace>): void {
  const asked = Array.from(figure.querySelectorAll("*"), (element) => places.get(element)).filter(
    (place) => place?.isWhole === true,
  );
  for (const place of asked.slice(0, -1)) place!.isWhole = false;
}

/** Returns rows that would leave too much of a page empty if they stayed whole, and are mostly text. */
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
 * Returns blocks that must not break but are taller than a page: they make Paged.js loop, or are printed twice
 * (https://github.com/pagedjs/pagedjs/issues/98), so they may break (boxes.css). Paged.js takes an element with a style
 * of its own for one that is not displayed.
 */
function findTallBlocks(column: Element, heightOf: MeasuredUnit["heightOf"]): HTMLElement[] {
  return [...column.querySelectorAll<HTMLElement>("[data-source]")].filter(
    (element) => element.offsetHeight > heightOf(element) && getComputedStyle(element).breakInside === "avoid",
  );
}
