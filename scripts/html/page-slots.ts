/** HTML with places for page numbers in; the ids whose pages belong there, or the same with the numbers, out. */

/** Stands where a page is not known yet; as wide as the usual folio. */
export const placeholder = "000";

/**
 * An element whose only child is the folio of the page where the element with the id stands. In a column of
 * fixed width (`data-page-of`: contents, lists) the number is put in when the page is printed, since it moves
 * nothing; within a line (`data-page-ref`: "page 47") it must be there when the page is laid out.
 */
const column = { name: " data-page-of=", tag: /<span[^>]* data-page-of="([^"]+)"[^>]*>/y };
const inline = { name: " data-page-ref=", tag: /(<span[^>]* data-page-ref="([^"]+)"[^>]*>)([^<]*)(<\/span>)/y };

/** Ids of the page numbers in columns. */
export function pageColumnIds(html: string): string[] {
  return slotsIn(html, column).map(([, id]) => decode(id!));
}

/** Ids of the page numbers within lines. */
export function pageReferenceIds(html: string): string[] {
  return slotsIn(html, inline).map(([, , id]) => decode(id!));
}

/** @param folioOf - as printed; undefined where the id stands on no page, then the placeholder stays. */
export function fillPageReferences(html: string, folioOf: (id: string) => string | undefined): string {
  let filled = "";
  let end = 0;
  for (const { 0: slot, 1: open, 2: id, 4: close, index } of slotsIn(html, inline)) {
    filled += `${html.slice(end, index)}${open}${folioOf(decode(id!)) ?? placeholder}${close}`;
    end = index + slot.length;
  }
  return filled + html.slice(end);
}

/** A regular expression alone would begin at each of the report's spans, of which few are slots. */
function slotsIn(html: string, { name, tag }: typeof column): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  let at = html.indexOf(name);
  while (at !== -1) {
    tag.lastIndex = html.lastIndexOf("<span", at);
    const slot = tag.exec(html);
    if (slot) found.push(slot);
    at = html.indexOf(name, at + name.length);
  }
  return found;
}

function decode(written: string): string {
  return written.replaceAll("&#x26;", "&").replaceAll("&amp;", "&");
}
