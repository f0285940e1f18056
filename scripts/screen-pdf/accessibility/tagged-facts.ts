/** Reads of a unit's finished PDF what the rules of accessibility look at. */
import { PdfRef, PdfString, asArray, expectDict, readTextString, type PdfDict } from "../../lib/pdf/objects.ts";
import { readPages } from "../../lib/pdf/page-tree.ts";
import { readObjects } from "../../lib/pdf/read-objects.ts";
import { isElement, readTags, type Element } from "../../lib/pdf/tags.ts";

export interface TaggedFacts {
  root: Element;
  /** All elements, in the order of reading, each with that around it. */
  elements: readonly { element: Element; parent: Element | undefined }[];
  pages: readonly PdfRef[];
  /** Annotations that an element names. */
  tagged: ReadonlySet<PdfRef>;
}

/** @throws {Error} for a PDF without tags */
export function readTaggedFacts(bytes: Uint8Array): TaggedFacts {
  const document = readObjects(bytes);
  const root = readTags(document);
  if (!root) throw new Error("Unexpected PDF without tags, expected one that was repaired");
  const elements: { element: Element; parent: Element | undefined }[] = [];
  const tagged = new Set<PdfRef>();
  collect(root, undefined);
  return { root, elements, pages: readPages(document), tagged };

  function collect(element: Element, parent: Element | undefined): void {
    elements.push({ element, parent });
    for (const kid of element.kids) {
      if (isElement(kid)) collect(kid, element);
      else if (kid.kind === "annotation") tagged.add(kid.annotation);
    }
  }
}

/** Returns a text of an element, as `Alt`; undefined where it has none. */
export function textFact({ facts }: Element, name: string): string | undefined {
  const value = facts.get(name);
  return value instanceof PdfString ? readTextString(value) : undefined;
}

/** Returns annotations of a page. */
export function annotationsOf(page: PdfRef): { ref: PdfRef; entries: PdfDict }[] {
  return asArray(expectDict(page).get("Annots")).flatMap((annotation) =>
    annotation instanceof PdfRef ? [{ ref: annotation, entries: expectDict(annotation) }] : [],
  );
}

/** Returns the page of an element's first content, from 0; undefined where it has none. */
export function pageOfElement(element: Element, pages: readonly PdfRef[]): number | undefined {
  for (const kid of element.kids) {
    const page = isElement(kid) ? pageOfElement(kid, pages) : pages.indexOf(kid.page);
    if (page !== undefined && page >= 0) return page;
  }
  return undefined;
}
