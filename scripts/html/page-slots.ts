/** HTML with places for page numbers in; the same with the numbers that are known out. */

/** Stands in a slot until its page is known; as wide as the usual folio. */
export const placeholder = "000";

/** An element whose only child is the folio of the page where the element with the id stands. */
const slot = /(<span[^>]* data-page-of="([^"]+)"[^>]*>)([^<]*)(<\/span>)/g;

/** @param folioOf - as printed; undefined where the id stands on no page, then the placeholder stays. */
export function fillPageSlots(html: string, folioOf: (id: string) => string | undefined): string {
  return html.replaceAll(slot, (_, open: string, id: string, __: string, close: string) => {
    return `${open}${folioOf(decodeId(id)) ?? placeholder}${close}`;
  });
}

/** What is printed in each slot. */
export function pageSlotsIn(html: string): { id: string; printed: string }[] {
  return Array.from(html.matchAll(slot), ([, , id, printed]) => ({ id: decodeId(id!), printed: printed! }));
}

function decodeId(written: string): string {
  return written.replaceAll("&#x26;", "&").replaceAll("&amp;", "&");
}
