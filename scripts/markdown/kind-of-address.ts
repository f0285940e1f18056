/** Tells what a browser does with an address, however it is written. */

export type AddressKind =
  /** An address with a scheme that a reader may open. */
  | { is: "absolute" }
  /** `#id`, a place in the report itself. */
  | { is: "fragment" }
  /** A relative path, which leads nowhere from a printed report, or from a web page that was sent to somebody. */
  | { is: "relative" }
  /**
   * Runs a program, or opens a file on the reader's computer or network. @property scheme - for example `javascript:`,
   * or `//`
   */
  | { is: "unsafe"; scheme: string }
  /** Means something to another program only, as `doi:10.1000/1` or `obsidian://open`, and nothing to a browser. */
  | { is: "foreign"; scheme: string };

/** Matches schemes that browsers act on; schemes that need another program are the `foreign` ones. */
const dangerous =
  /^(?:[a-z]|javascript|livescript|vbscript|data|file|blob|filesystem|about|view-source|jar|ms-.*|search-ms|shell):$/;

const safe = new Set(["http:", "https:", "mailto:", "tel:"]);

/**
 * Reads an address as browsers do (https://url.spec.whatwg.org/#concept-basic-url-parser): control characters and
 * spaces around it, and tabs and line breaks in it, are ignored; a backslash is a slash; `//host` has the scheme of the
 * page, which is `file:` for a page on disk.
 */
export function kindOfAddress(address: string): AddressKind {
  const bare = withoutBlanks(address).replaceAll(/[\t\n\r]/g, "");
  const scheme = /^[a-z][a-z\d+.-]*:/i.exec(bare)?.[0].toLowerCase();
  if (scheme !== undefined) {
    if (safe.has(scheme)) return { is: "absolute" };
    return { is: dangerous.test(scheme) ? "unsafe" : "foreign", scheme };
  }
  if (/^[\\/]{2}/.test(bare)) return { is: "unsafe", scheme: "//" };
  return bare.startsWith("#") ? { is: "fragment" } : { is: "relative" };
}

/**
 * Removes control characters and spaces around an address. A regular expression would take time quadratic in their
 * number.
 */
function withoutBlanks(address: string): string {
  let [start, end] = [0, address.length];
  while (start < end && address.charCodeAt(start) <= 0x20) start++;
  while (start < end && address.charCodeAt(end - 1) <= 0x20) end--;
  return address.slice(start, end);
}

/** Returns whether a link with this address works in a PDF or a web page wherever the file is kept. */
export function leadsSomewhere(address: string): boolean {
  const { is } = kindOfAddress(address);
  return is === "absolute" ? URL.canParse(address) : is === "fragment" && address.startsWith("#") && address.length > 1;
}

/** Returns whether an address is a relative path, which may lead to a file of the report. */
export function isFileBeside(address: string): boolean {
  return address.trim() !== "" && kindOfAddress(address).is === "relative";
}
