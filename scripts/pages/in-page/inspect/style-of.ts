/** Returns what the stylesheet says of elements, asked for once for all that look alike. */

type KnownStyle = Pick<CSSStyleDeclaration, "textAlign" | "fontSize" | "lineHeight">;

/** Styles of elements that look alike, on the pages of one unit. */
const styles = new Map<string, KnownStyle>();

/** Returns the style of an element: the stylesheet is the same on every page. */
export function styleOf(element: HTMLElement): KnownStyle {
  const parent = element.parentElement!;
  const key = [element.localName, element.className, element.style.cssText, parent.localName, parent.className].join();
  const known = styles.get(key);
  if (known) return known;
  const { textAlign, fontSize, lineHeight } = getComputedStyle(element);
  const found = { textAlign, fontSize, lineHeight };
  styles.set(key, found);
  return found;
}

/** Drops the styles of the unit before: its stylesheet may have been another. */
export function forgetStyles(): void {
  styles.clear();
}
