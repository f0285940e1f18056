/** Links in; a complaint for each address that can't be whole or can't be opened by a reader. */
import type { Link } from "mdast";
import type { VFile } from "vfile";
import { complain } from "../../report/complain.ts";
import type { NodesByType } from "../nodes-by-type.ts";

export function suspectAddress(file: VFile, { links }: NodesByType): void {
  for (const link of links) {
    if (link.url.startsWith("#") || link.url.trim() === "") continue;
    const why = suspicionOf(link.url);
    if (!why) continue;
    const code = why === cutOff && isMarkedCut(link) ? "cut-address" : "suspect-address";
    complain(file, code, { address: link.url, why }, link);
  }
}

const cutOff = "it seems cut off at its end";

/** `[address](address){.cut}`: the author knows that the source itself has it cut off. */
function isMarkedCut(link: Link): boolean {
  return link.data?.hProperties?.className?.includes("cut") ?? false;
}

/** What is wrong with an address, as a part of a sentence, or undefined. Addresses of other files of the manuscript don't exist in print. */
export function suspicionOf(address: string): string | undefined {
  if (/^https?:(?:\/{0,2}(?:$|[?#])|\/{3})/i.test(address)) return "it has no host";
  if (!URL.canParse(address)) return "it has no scheme such as https://";
  const url = new URL(address);
  if (url.protocol === "mailto:")
    return /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(url.pathname) ? undefined : "it is no e-mail address";
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

/** A last part such as `…_EN.p` or `report.pd`: the beginning of a usual ending, not the whole of it. */
function isCutOff(url: URL): boolean {
  if (url.search || url.hash) return false;
  const ending = /\.([a-z]{1,4})$/i.exec(url.pathname)?.[1]?.toLowerCase();
  if (ending === undefined) return /[.…]$|\.\.\.$/.test(url.pathname);
  const known = ["pdf", "html", "htm", "aspx", "docx", "xlsx", "pptx", "shtml", "xhtml"];
  const whole = new Set([...known, "asp", "doc", "xls", "ppt", "php", "do", "x", "s"]);
  return !whole.has(ending) && known.some((one) => one.startsWith(ending));
}
