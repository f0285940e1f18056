/** Tells whether a text's HTML is only inline elements that are closed before their block ends. */

/** Inline elements that no other element's tag closes. */
const inLine = new Set(
  "a abbr b bdi cite code del dfn em i ins kbd mark q s samp small span strong sub sup u var br wbr".split(" "),
);
const empty = new Set(["br", "wbr"]);

/** Matches a comment, or a tag with only attributes that have no effect on other elements. */
const plain =
  /<!--(?!-?>)[^]*?-->|<(\/?)([a-z]+)(?:\s+(?:id|lang|dir|title|href|name)\s*=\s*(?:"[^"<]*"|'[^'<]*'|[^\s"'=<>`]+))*\s*\/?>/gi;

/**
 * Returns whether no HTML of a text can reach beyond its part. Code counts as text, since only the parser knows where
 * it ends: other HTML in code makes the result false.
 */
export function isPlainHtml(text: string): boolean {
  if (!text.includes("<")) return true;
  const open: string[] = [];
  let isPlain = true;
  const others = text.replaceAll(plain, (_, slash: string | undefined, written: string | undefined) => {
    const name = written?.toLowerCase();
    if (name === undefined) return "";
    if (!inLine.has(name) || (slash && empty.has(name))) isPlain = false;
    else if (slash) isPlain &&= open.pop() === name;
    else if (!empty.has(name)) open.push(name);
    return "";
  });
  return isPlain && open.length === 0 && !/<(?:[!?/]|[a-z][\w-]*(?![\w+.-]*[:@]))/i.test(others);
}
