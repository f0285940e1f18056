/** Puts page numbers within lines into HTML, and names the text that stands where none is known. */

/** Text where a page number is not known yet; as wide as most folios are. */
export const folioPlaceholder = "000";

/**
 * Beginning of the attribute of a slot, an element whose only child is the folio of the page that has the named id. In
 * a column of fixed width (`data-page-of`: contents, lists) the number moves nothing, so it is put in when the page is
 * printed. Within a line (`data-page-ref`: "page 47") it must be there when the page is laid out.
 */
const slotName = " data-page-ref=";
const slotTag = /(<span[^>]* data-page-ref="([^"]+)"[^>]*>)([^<]*)(<\/span>)/y;

/**
 * Fills the slots within lines.
 *
 * @param folios - folios by id; where one is missing, the placeholder stays
 */
export function fillPageReferences(html: string, folios: Readonly<Record<string, string>>): string {
  let filled = "";
  let end = 0;
  // The attribute is searched for first: a regular expression alone would try each of the report's spans, although few
  // are slots.
  for (let at = html.indexOf(slotName); at !== -1; at = html.indexOf(slotName, at + 1)) {
    slotTag.lastIndex = html.lastIndexOf("<span", at);
    const slot = slotTag.exec(html);
    if (!slot) continue;
    const { 0: written, 1: open, 2: id, 4: close, index } = slot;
    filled += `${html.slice(end, index)}${open}${folioIn(folios, decode(id!))}${close}`;
    end = index + written.length;
  }
  return filled + html.slice(end);
}

/**
 * Returns the folio of an id; the placeholder where none is known. `Object.hasOwn`, since an id may be the name of a
 * property that every object has (`constructor`).
 */
export function folioIn(folios: Readonly<Record<string, string>>, id: string): string {
  return Object.hasOwn(folios, id) ? folios[id]! : folioPlaceholder;
}

function decode(written: string): string {
  return written.replaceAll("&#x26;", "&").replaceAll("&amp;", "&");
}
