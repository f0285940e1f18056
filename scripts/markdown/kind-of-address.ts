/** Tells what an address is to a browser, whatever it looks like to us. */

export type AddressKind =
  /** An address with a scheme that a reader may open. */
  | { is: "absolute" }
  /** `#id`, a place in the report itself. */
  | { is: "fragment" }
  /** A file beside, which a printed report or a web page that was sent to somebody doesn't have. */
  | { is: "relative" }
  /**
   * Runs a program, or opens a file of the reader's or of a network. @property scheme - as `javascript:`, or `//`
   */
  | { is: "unsafe"; scheme: string }
  /** Has a meaning to another program, as `doi:10.1000/1` or `obsidian://open`, and none to a reader's browser. */
  | { is: "foreign"; scheme: string };

/** Schemes of other programs that do nothing on their own are the `foreign` ones. */
const dangerous =
  /^(?:[a-z]|javascript|livescript|vbscript|data|file|blob|filesystem|about|view-source|jar|ms-.*|search-ms|shell):$/;

const safe = new Set(["http:", "https:", "mailto:", "tel:"]);

/**
 * Reads an address as browsers do (https://url.spec.whatwg.org/#concept-basic-url-parser): control characters and
 * blanks around one, tabs and line breaks anywhere in it, don't count; a backslash is a slash; `//host` has the
 * scheme of the page that it stands on, which for a file on disk is `file:`.
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

/** Takes off control characters and blanks around an address. No pattern: its time would grow with their square. */
function withoutBlanks(address: string): string {
  let [start, end] = [0, address.length];
  while (start < end && address.charCodeAt(start) <= 0x20) start++;
  while (start < end && address.charCodeAt(end - 1) <= 0x20) end--;
  return address.slice(start, end);
}

/** Returns whether a link with this address leads somewhere from a PDF or a web page, wherever these lie. */
export function leadsSomewhere(address: string): boolean {
  const { is } = kindOfAddress(address);
  return is === "absolute" ? URL.canParse(address) : is === "fragment" && address.startsWith("#") && address.length > 1;
}

/** Returns whether an address names a file beside, which may be one of the report's own. */
export function isFileBeside(address: string): boolean {
  return address.trim() !== "" && kindOfAddress(address).is === "relative";
}
