/** Reads template addresses of Hugo, Jekyll and other site generators as the plain addresses that they stand for. */

/** Matches `{{< ref "b.md" >}}`, with or without quotation marks, positional or named. */
const hugo = /^\{\{[<%]\s*(?:rel)?ref\s+(?:path=)?["'`]?([^"'`\s{}]+)["'`]?(?:\s[^{}]*)?[%>]\}\}/;

/** Matches `{% link b.md %}`, which is relative to the site's folder. */
const jekyll = /^\{%-?\s*(?:link|post_url)\s+["']?([^"'\s{}%]+)["']?\s*-?%\}/;

/** Matches `{{ "/b" | relative_url }}`. */
const filtered =
  /^\{\{-?\s*["']([^"'\s{}]+)["']\s*\|\s*(?:relative_url|absolute_url|rel_url|url|relURL|absURL)\s*-?\}\}/;

/** Matches `{{ site.baseurl }}`, which is the folder of the whole site. */
const root =
  /^\{\{[<%-]?\s*\$?\.?(?:site\.(?:base_?url|url|github\.url)|page\.root|base_?url|root_?url|relative_root|siteurl)\s*[>%-]?\}\}/i;

/** Returns an address without template marks; unchanged where it has other marks. */
export function withoutTemplate(address: string): string {
  const written = address.trim().replace(/^<(\{.*\})>$/, "$1");
  if (!/^\{[{%]/.test(written)) return address;
  const base = root.exec(written)?.[0] ?? "";
  const rest = written.slice(base.length);
  const found = hugo.exec(rest) ?? filtered.exec(rest) ?? jekyll.exec(rest);
  if (!found) return base === "" || /[{}]/.test(rest) ? address : rest.replace(/^(?![#/])/, "/");
  const [whole, path] = found;
  const isFromRoot = base !== "" || jekyll.test(rest);
  return (isFromRoot ? path!.replace(/^(?![#/])/, "/") : path!) + rest.slice(whole.length);
}
