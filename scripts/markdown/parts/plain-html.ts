/** Tells whether a text has no HTML but words in a line, each closed where it is open, so that none reaches over a heading. */

/** Elements that stand in a line and whose end no other element brings about. */
const inLine = new Set(
  "a abbr b bdi cite code del dfn em i ins kbd mark q s samp small span strong sub sup u var br wbr".split(" "),
);
const empty = new Set(["br", "wbr"]);

/** Matches a tag with attributes that are read alone, or a remark. */
const plain =
  /<!--(?!-?>)[^]*?-->|<(\/?)([a-z]+)(?:\s+(?:id|lang|dir|title|href|name)\s*=\s*(?:"[^"<]*"|'[^'<]*'|[^\s"'=<>`]+))*\s*\/?>/gi;

/**
 * Tells whether a text has no HTML that reaches beyond its part. Code counts as text does, since where it ends is the
 * parser's to say: what looks like other HTML in it makes the text unsure.
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
