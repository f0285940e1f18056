/** Returns the computed styles of elements, from a cache for elements that look alike. */

type KnownStyle = Pick<CSSStyleDeclaration, "textAlign" | "fontSize" | "lineHeight">;

/** Styles by all that selectors usually depend on, on the pages of one unit. */
const styles = new Map<string, KnownStyle>();

/** Returns the style of an element. The same stylesheet applies to every page. */
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

/** Empties the cache, since the next unit may have another stylesheet. */
export function forgetStyles(): void {
  styles.clear();
}
