/** Puts page numbers within lines into HTML; says what stands where none is known. */

/** Text where a page is not known yet; as wide as the usual folio. */
export const placeholder = "000";

/**
 * Begins the attribute of an element whose only child is the folio of the page where the element with the id
 * stands. In a column of fixed width (`data-page-of`: contents, lists) the number is put in when the page is
 * printed, since it moves nothing; within a line (`data-page-ref`: "page 47") it must be there when the page is
 * laid out.
 */
const slotName = " data-page-ref=";
const slotTag = /(<span[^>]* data-page-ref="([^"]+)"[^>]*>)([^<]*)(<\/span>)/y;

/** Puts folios into the slots. @param folios - as printed, by id; where one is missing, the placeholder stays */
export function fillPageReferences(html: string, folios: Readonly<Record<string, string>>): string {
  let filled = "";
  let end = 0;
  // A regular expression alone would begin at each of the report's spans, of which few are slots.
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

/** Returns the folio of an id, which may be named as what every object has (`constructor`). */
export function folioIn(folios: Readonly<Record<string, string>>, id: string): string {
  return Object.hasOwn(folios, id) ? folios[id]! : placeholder;
}

function decode(written: string): string {
  return written.replaceAll("&#x26;", "&").replaceAll("&amp;", "&");
}
