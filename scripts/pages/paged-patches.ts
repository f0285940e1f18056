/** Paged.js 0.4.3 as it comes in, the same with the faults mended that can't be mended from outside out. */

interface Patch {
  /** What goes wrong, and what would let the patch go. */
  why: string;
  find: string;
  replace: string;
}

const patches: readonly Patch[] = [
  {
    why: `Where a text goes on overleaf for the second time, Paged.js looks for the rest of it in the whole by
indexOf, and finds an earlier place where the text repeats itself (a long address with /path/path/): what stands
between is printed twice, or the rest of the document is lost. The rest is always the end of the whole. To go when
createBreakToken of a later version counts instead of searching.`,
    find: "offset += node.textContent.indexOf(container.textContent);",
    replace: "offset += node.textContent.length - container.textContent.length;",
  },
];

/** @throws where the source is not that of the version that the patches were made for */
export function patchPagedJs(source: string): string {
  return patches.reduce((patched, { find, replace }) => {
    if (patched.split(find).length !== 2) {
      throw new Error(`Unexpected version of Paged.js, expected 0.4.3, which has one: ${find}`);
    }
    return patched.replace(find, () => replace);
  }, source);
}
