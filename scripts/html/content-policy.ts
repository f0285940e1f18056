/** Says what a page of ours may load: nothing but its own stylesheet, pictures and typefaces that it holds. */
import { createHash } from "node:crypto";

/**
 * Returns a content security policy (https://www.w3.org/TR/CSP3/) for a `<meta>` element: no script, no frame, no
 * form, no network, whatever got into the page's HTML. Attributes `style` don't count either.
 *
 * @param styles - the text of the page's one `<style>` element, to the letter
 */
export function contentPolicy(styles: string): string {
  const hash = createHash("sha256").update(styles).digest("base64");
  return `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'`;
}
