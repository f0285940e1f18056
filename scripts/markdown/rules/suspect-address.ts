/** Complains of each link whose address seems incomplete or can't be opened by a reader. */
import type { Link, PhrasingContent } from "mdast";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { kindOfAddress } from "../kind-of-address.ts";
import type { NodesByType } from "../nodes-by-type.ts";
import { textOfNode } from "../text-of.ts";

export function suspectAddress(file: VFile, { links, paragraphs }: NodesByType): void {
  const cut = new Set(
    paragraphs.flatMap(({ children }) => children.filter((_, index) => isCutBehind(children, index))),
  );
  const parted = new Set(
    paragraphs.flatMap(({ children }) => children.filter((_, index) => isPartedBehind(children, index))),
  );
  for (const link of links) {
    if (link.url.startsWith("#") || link.url.trim() === "") continue;
    // Whether a relative path leads to a file of the report is known only with the whole report (broken-reference.ts).
    const why = ["unsafe", "foreign", "relative"].includes(kindOfAddress(link.url).is)
      ? undefined
      : (suspicionOf(link.url) ??
        (cut.has(link) ? cutOff : parted.has(link) ? "a blank seems to part it from its end" : undefined));
    if (!why) continue;
    const code = why === cutOff && isMarkedCut(link) ? "cut-address" : "suspect-address";
    complain(file, code, { address: link.url, why }, link);
  }
}

/** Returns whether dots follow an address that is its own text: `https://a.example/re...`. */
function isCutBehind(siblings: readonly PhrasingContent[], index: number): boolean {
  const [link, next] = [siblings[index]!, siblings[index + 1]];
  if (link.type !== "link" || next?.type !== "text" || !/^(?:\.{3}|…)/.test(next.value)) return false;
  const text = textOfNode(link);
  return text === link.url || link.url.endsWith(`//${text}`);
}

/** Returns whether the end of a file's name follows an address behind a blank: `https://a.example/of quays.pdf`. */
function isPartedBehind(siblings: readonly PhrasingContent[], index: number): boolean {
  const before = siblings[index - 1];
  // The words of a link to it are told as that, `[words](https://a.example/of quays.pdf)`.
  if (before?.type === "text" && before.value.endsWith("](")) return false;
  const [link, next] = [siblings[index]!, siblings[index + 1]];
  if (
    link.type !== "link" ||
    next?.type !== "text" ||
    !/^[ \u00a0][\w%/-]*\.(?:pdf|aspx|docx?|xlsx?)(?!\w)/.test(next.value)
  )
    return false;
  const text = textOfNode(link);
  return (
    (text === link.url || link.url.endsWith(`//${text}`)) &&
    !/\.\w{2,5}$|\/$/.test(link.url.replace(/^\w+:\/\/[^/]*/, ""))
  );
}

const cutOff = "it seems cut off at its end";

/** Returns whether a link is marked `[address](address){.cut}`: the author knows that the source has it cut off. */
function isMarkedCut(link: Link): boolean {
  return link.data?.hProperties?.className?.includes("cut") ?? false;
}

/**
 * Returns what is wrong with an address, as a clause of a sentence; undefined for a good one. Links to other files of
 * the manuscript don't exist in print.
 */
export function suspicionOf(address: string): string | undefined {
  if (/^https?:(?:\/{0,2}(?:$|[?#])|\/{3})/i.test(address)) return "it has no host";
  if (!URL.canParse(address)) {
    return isPathOfFile(address)
      ? "it is no file of the report; list it in `sections`, or give the address at which readers find it"
      : "it has no scheme such as https://";
  }
  const url = new URL(address);
  if (url.protocol === "mailto:")
    return /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(url.pathname) ? undefined : "it is no e-mail address";
  if (url.protocol === "tel:") return /^\+?[\d().\s-]+$/.test(url.pathname) ? undefined : "it is no telephone number";
  if (url.protocol !== "http:" && url.protocol !== "https:") return undefined; // unsafe-address complains
  if (!/\.[a-z]{2,}$/i.test(url.hostname) && !url.hostname.split(".").at(-1)!.startsWith("xn--")) {
    return `its host ${url.hostname} is no public one`;
  }
  if (/%(?![0-9a-f]{2})/i.test(address)) return "it has a % without two hexadecimal digits";
  if (/[|\\^`]|\s/.test(address)) return "it has a character that addresses don't have";
  if (/(?:%20|%C2%A0)+$/i.test(address)) return "it ends in a space";
  if (!hasPairs(address)) return "it has a bracket without its partner";
  if (/[^/=?&#:]https?:\/\//i.test(address)) return "a second address begins within it";
  if (isCutOff(url)) return cutOff;
  return undefined;
}

/** Returns whether an address is a path and not an address without a scheme, `example.org/a`. */
function isPathOfFile(address: string): boolean {
  const [path] = address.split(/[?#]/, 1);
  if (path!.trim() === "" || path!.includes(":")) return false;
  const first = path!.replace(/\/.*$/s, "");
  const ending =
    /\.(?:[qr]?md|r?markdown|mdx|txt|pdf|x?html?|ipynb|rst|adoc|docx?|xlsx?|pptx?|csv|json|ya?ml|zip|png|jpe?g|svg|py|js|ts|rs|r)$/i;
  return /^\.{0,2}\//.test(path!) || !first.includes(".") || ending.test(path!);
}

function hasPairs(address: string): boolean {
  return ["()", "[]"].every((pair) => {
    let depth = 0;
    for (const character of address) {
      if (character === pair[0]) depth++;
      else if (character === pair[1] && --depth < 0) return false;
    }
    return depth === 0;
  });
}

/**
 * Returns whether the last segment of the path ends like `…_EN.p` or `report.pd`, with only the beginning of a common
 * file extension.
 */
function isCutOff(url: URL): boolean {
  if (/[_-](?:inc|jr|sr|ltd|co|corp|bros|etc|st)\.$/i.test(url.pathname)) return false;
  if (/(?:…|%E2%80%A6|\.{3})$/i.test(url.href)) return true;
  if (url.search || url.hash) return false;
  const ending = /\.([a-z]{1,4})$/i.exec(url.pathname)?.[1]?.toLowerCase();
  if (ending === undefined) return /[.…]$|\.\.\.$/.test(url.pathname);
  const known = ["pdf", "html", "htm", "aspx", "docx", "xlsx", "pptx", "shtml", "xhtml"];
  const whole = new Set([...known, "asp", "doc", "xls", "ppt", "php", "do", "x", "s"]);
  return !whole.has(ending) && known.some((one) => one.startsWith(ending));
}
