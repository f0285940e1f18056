/** Writes the content security policy of the pipeline's pages, which allows only what the page itself holds. */
import { createHash } from "node:crypto";

/**
 * Returns a content security policy (https://www.w3.org/TR/CSP3/) for a `<meta>` element: no script, frame, form or
 * network, whatever got into the page's HTML. `style` attributes are ignored too.
 *
 * @param styles - the exact text of the page's only `<style>` element
 */
export function contentPolicy(styles: string): string {
  const hash = createHash("sha256").update(styles).digest("base64");
  return `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'`;
}
