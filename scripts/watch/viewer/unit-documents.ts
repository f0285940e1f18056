/** Fetches, in the reader's browser, a unit's pages, with heads and folios, and their stylesheet. */
import { setPlacement } from "../../pages/in-page/set-placement.ts";
import type { ViewUnit } from "../view-state.ts";

/** A unit's pages in a document that is not shown; they are copied from it. */
export interface UnitDocument {
  /** Returns one page in what is around all, which stands for the document that it was laid out in. */
  page(index: number): HTMLElement;
  sheet: CSSStyleSheet;
  /** Words of all blocks, to tell the ones that changed. */
  blocks: ReadonlySet<string>;
}

export interface UnitDocuments {
  load(unit: ViewUnit): Promise<UnitDocument>;
  /** Returns the unit as it was before, if its pages were seen. */
  before(id: string): UnitDocument | undefined;
  /** Drops units that are shown no more, but those that changed once, to compare with. */
  keep(units: readonly ViewUnit[]): void;
}

export function openUnitDocuments(): UnitDocuments {
  const loading = new Map<string, { id: string; document: Promise<UnitDocument> }>();
  const loaded = new Map<string, UnitDocument>();
  const earlier = new Map<string, UnitDocument>();

  return {
    load(unit) {
      const name = documentName(unit);
      const known = loading.get(name);
      if (known) return known.document;
      const document = fetchUnit(unit);
      loading.set(name, { id: unit.id, document });
      document.then(
        (done) => loaded.set(name, done),
        () => loading.delete(name),
      );
      return document;
    },
    before: (id) => earlier.get(id),
    keep(units) {
      const names = new Set(units.map(documentName));
      for (const [name, { id }] of loading) {
        if (names.has(name)) continue;
        const done = loaded.get(name);
        if (done) earlier.set(id, done);
        loading.delete(name);
        loaded.delete(name);
      }
    },
  };
}

/**
 * Names a unit's pages by what is on them and where they stand: the same name means that nothing need be drawn
 * anew.
 */
export function documentName({ key, placement }: ViewUnit): string {
  return `${key} ${JSON.stringify(placement)}`;
}

async function fetchUnit({ key, placement }: ViewUnit): Promise<UnitDocument> {
  const answer = await fetch(`sheets/${key}`);
  if (!answer.ok) throw new Error(`Unexpected answer ${answer.status}, expected the pages of a unit`);
  const { html, styles } = (await answer.json()) as { html: string; styles: string };
  const parsed = new DOMParser().parseFromString(html, "text/html");
  setPlacement({ ...placement, destinations: "" }, parsed);
  const around = parsed.querySelector<HTMLElement>(".pagedjs_pages")!;
  const pages = [...around.children];
  return {
    page(index) {
      const wrapper = document.importNode(around, false);
      wrapper.style.counterReset = `page ${placement.firstFolio.number - 1 + index}`;
      wrapper.append(document.importNode(pages[index]!, true));
      const root = document.createElement("div");
      root.className = rootClass;
      root.append(wrapper);
      return root;
    },
    sheet: sheetOf(styles),
    blocks: new Set(sourcedBlocksIn(around).map(wordsOfBlock)),
  };
}

/** Returns the innermost elements that have a place in the Markdown. */
export function sourcedBlocksIn(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>("[data-source]")].filter(
    (block) => !block.querySelector("[data-source]"),
  );
}

export function wordsOfBlock(block: Element): string {
  return (block.textContent ?? "").replaceAll(/\s+/g, " ").trim();
}

/** Stylesheets by their text: all units of a report have the same. */
const sheets = new Map<string, CSSStyleSheet>();

function sheetOf(styles: string): CSSStyleSheet {
  let sheet = sheets.get(styles);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(turnRoots(styles));
    sheets.clear();
    sheets.set(styles, sheet);
  }
  return sheet;
}

/** Class of the element that has what a stylesheet says of the document and its body. */
const rootClass = "watch-root";

/**
 * Returns the stylesheet with `:root`, `html` and `body` turned to an element around the page, since in a shadow
 * tree there is no document, and what is said of the tree's host counts less than the viewer's own styles. It is
 * done in the text: a rule that is read back from the browser may have lost a shorthand with variables (`font`).
 */
function turnRoots(styles: string): string {
  return styles.replaceAll(/[^{}]+(?=\{)/g, (selectors) =>
    selectors.replaceAll(/(?<![\w.#:-])(?::root|html|body)(?![\w-])/g, `.${rootClass}`),
  );
}
