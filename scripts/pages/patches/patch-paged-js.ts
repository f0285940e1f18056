/** Applies all patches to the source of Paged.js. */
import { patches } from "./paged-patches.ts";

/** Returns the patched source. @throws {Error} where the source is not of the version that the patches are for */
export function patchPagedJs(source: string): string {
  // All places are searched for in the original text, and the result is joined once: applying one patch after another
  // would copy a text of a million characters for each, which took as long as a browser takes to start.
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

/** A stretch of the source, and its replacement. */
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
