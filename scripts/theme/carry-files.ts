/** Puts the pictures that a stylesheet names into it, so that it needs no other file and changes when one does. */
import { extname, posix } from "node:path";

const mediaTypes: Readonly<Record<string, string>> = {
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".webp": "image/webp",
};

/** Returns whether an address in a stylesheet is that of a file in its theme's folder. */
export function isInFolder(written: string): boolean {
  return !/^[a-z][a-z\d+.-]*:|^[\\/]/i.test(written) && !written.split(/[\\/]/).includes("..");
}

const address = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]+))\s*\)/g;

/**
 * Returns the stylesheet with the files as `data:` addresses. An address of anything else stays as it is.
 *
 * @param path - of the stylesheet in its folder; addresses are from there
 * @param read - gives a file of the folder, or undefined after a complaint
 */
export async function carryFiles(
  css: string,
  path: string,
  read: (path: string) => Promise<Buffer | undefined>,
): Promise<string> {
  const carried = new Map<string, string>();
  for (const match of css.matchAll(address)) {
    const written = match.slice(1).find((one) => one !== undefined)!;
    const mediaType = mediaTypes[extname(written).toLowerCase()];
    if (mediaType === undefined || !isInFolder(written) || carried.has(match[0])) continue;
    const bytes = await read(posix.join(posix.dirname(path.replaceAll("\\", "/")), decodeURI(written)));
    if (bytes) carried.set(match[0], `url("data:${mediaType};base64,${bytes.toString("base64")}")`);
  }
  return css.replaceAll(address, (whole) => carried.get(whole) ?? whole);
}
