/** Runs in the reader's browser: a unit of the report in; its pages, with heads and folios, and their stylesheet out. */
import { dressPages } from "../../pages/in-page/dress-pages.ts";
import type { ViewUnit } from "../view-state.ts";

/** A unit's pages in a document that is not shown; they are copied from it. */
export interface UnitDocument {
  /** One page in what is around all. */
  page(index: number): HTMLElement;
  sheet: CSSStyleSheet;
  /** Words of all blocks, to tell the ones that changed. */
  blocks: ReadonlySet<string>;
}

export interface UnitDocuments {
  load(unit: ViewUnit): Promise<UnitDocument>;
  /** Of the unit as it was before, if its pages were seen. */
  before(id: string): UnitDocument | undefined;
  /** Units that are shown no more are dropped; those that changed are kept once, to compare with. */
  keep(units: readonly ViewUnit[]): void;
}

export function openUnitDocuments(): UnitDocuments {
  const loading = new Map<string, { id: string; document: Promise<UnitDocument> }>();
  const loaded = new Map<string, UnitDocument>();
  const earlier = new Map<string, UnitDocument>();

  return {
    load(unit) {
      const name = nameOf(unit);
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
      const names = new Set(units.map(nameOf));
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

/** The same name, the same pages in the same place. */
export function nameOf({ key, placement }: ViewUnit): string {
  return `${key} ${JSON.stringify(placement)}`;
}

async function fetchUnit({ key, placement }: ViewUnit): Promise<UnitDocument> {
  const answer = await fetch(`/sheets/${key}`);
  if (!answer.ok) throw new Error(`Unexpected answer ${answer.status}, expected the pages of a unit`);
  const { html, styles } = (await answer.json()) as { html: string; styles: string };
  const parsed = new DOMParser().parseFromString(html, "text/html");
  dressPages({ ...placement, destinations: "" }, parsed);
  const around = parsed.querySelector<HTMLElement>(".pagedjs_pages")!;
  const pages = [...around.children];
  return {
    page(index) {
      const wrapper = document.importNode(around, false);
      wrapper.style.counterReset = `page ${placement.firstFolio.number - 1 + index}`;
      wrapper.append(document.importNode(pages[index]!, true));
      return wrapper;
    },
    sheet: sheetOf(styles),
    blocks: new Set(blocksIn(around).map(wordsOf)),
  };
}

/** The innermost elements that have a place in the Markdown. */
export function blocksIn(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>("[data-source]")].filter(
    (block) => !block.querySelector("[data-source]"),
  );
}

export function wordsOf(block: Element): string {
  return (block.textContent ?? "").replaceAll(/\s+/g, " ").trim();
}

/** All units of a report have the same stylesheet. */
const sheets = new Map<string, CSSStyleSheet>();

function sheetOf(styles: string): CSSStyleSheet {
  let sheet = sheets.get(styles);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    turnRootsToHosts(sheet);
    sheets.clear();
    sheets.set(styles, sheet);
  }
  return sheet;
}

/**
 * What a stylesheet says of the document is said of the page's own tree, in which no document is. Rules are
 * put in anew, since not every browser lets a rule's selector be set.
 */
function turnRootsToHosts(parent: CSSStyleSheet | CSSGroupingRule): void {
  for (const [index, rule] of [...parent.cssRules].entries()) {
    if (rule instanceof CSSStyleRule) {
      const { selectorText, cssText } = rule;
      const turned = selectorText.replaceAll(/(?<![\w.#:-])(?::root|html|body)(?![\w-])/g, ":host");
      if (turned === selectorText) continue;
      parent.deleteRule(index);
      parent.insertRule(turned + cssText.slice(selectorText.length), index);
    } else if (rule instanceof CSSGroupingRule) {
      turnRootsToHosts(rule);
    }
  }
}
