/** Chooses a picture's alternative text, which every figure of a PDF needs (PDF/UA-1, clause 7.3). */
import { percentDecode } from "../lib/percent-decode.ts";
import type { Image } from "mdast";

/**
 * Returns `alt` in braces, else the alternative text of the Markdown, else the title, else the name of the file; `?`
 * for a picture without any of them, for example one in a `data:` address.
 */
export function alternativeOf({ alt, title, url, data }: Image): string {
  return data?.hProperties?.alt?.trim() || alt?.trim() || title?.trim() || nameIn(url) || "?";
}

function nameIn(url: string): string {
  if (/^data:/i.test(url)) return "";
  const name = url
    .replace(/[?#].*$/, "")
    .split(/[\\/]/)
    .at(-1)!;
  return percentDecode(name);
}
