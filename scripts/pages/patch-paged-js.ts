/** Puts all patches into the source of Paged.js at once. */
import { patches } from "./paged-patches.ts";

/** Returns the patched source. @throws where it is not that of the version that the patches were made for */
export function patchPagedJs(source: string): string {
  // All places are looked for in the one text, which is put together once: a text of a million characters that changes
  // with each patch is copied for each, which took as long as a browser takes to start.
  const edits: Edit[] = [];
  for (const { find, replace } of patches) {
    const earlier = edits.find((edit) => edit.replace.includes(find));
    if (earlier) earlier.replace = replaceOne(earlier.replace, find, replace);
    else {
      const at = placeOf(find, source);
      edits.push({ at, end: at + find.length, replace });
    }
  }
  let last = 0;
  const pieces = edits
    .toSorted((a, b) => a.at - b.at)
    .flatMap(({ at, end, replace }) => {
      if (at < last) throw new Error(`Unexpected patches of one place, expected one patch: ${replace}`);
      const before = source.slice(last, at);
      last = end;
      return [before, replace];
    });
  return [...pieces, source.slice(last)].join("");
}

/** A stretch of the source, and what stands there instead. */
interface Edit {
  at: number;
  end: number;
  replace: string;
}

function replaceOne(text: string, find: string, replace: string): string {
  const at = placeOf(find, text);
  return text.slice(0, at) + replace + text.slice(at + find.length);
}

function placeOf(find: string, text: string): number {
  const at = text.indexOf(find);
  if (at < 0 || text.includes(find, at + 1)) {
    throw new Error(`Unexpected version of Paged.js, expected 0.4.3, which has one: ${find}`);
  }
  return at;
}
