/** HTML with places for page numbers in; the ids whose pages belong there, or the same with the numbers, out. */

/** Stands where a page is not known yet; as wide as the usual folio. */
export const placeholder = "000";

/**
 * An element whose only child is the folio of the page where the element with the id stands. In a column of
 * fixed width (`data-page-of`: contents, lists) the number is put in when the page is printed, since it moves
 * nothing; within a line (`data-page-ref`: "page 47") it must be there when the page is laid out.
 */
const column = /<span[^>]* data-page-of="([^"]+)"[^>]*>/g;
const inline = /(<span[^>]* data-page-ref="([^"]+)"[^>]*>)([^<]*)(<\/span>)/g;

/** Ids of the page numbers in columns. */
export function pageColumnIds(html: string): string[] {
  return Array.from(html.matchAll(column), ([, id]) => decode(id!));
}

/** Ids of the page numbers within lines. */
export function pageReferenceIds(html: string): string[] {
  return Array.from(html.matchAll(inline), ([, , id]) => decode(id!));
}

/** @param folioOf - as printed; undefined where the id stands on no page, then the placeholder stays. */
export function fillPageReferences(html: string, folioOf: (id: string) => string | undefined): string {
  return html.replaceAll(inline, (_, open: string, id: string, __: string, close: string) => {
    return `${open}${folioOf(decode(id)) ?? placeholder}${close}`;
  });
}

function decode(written: string): string {
  return written.replaceAll("&#x26;", "&").replaceAll("&amp;", "&");
}
