/** Pictures in; a complaint for each without alternative text (PDF/UA-1, clause 7.3). */
import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { complain } from "../../report/complain.ts";

export function missingAlt(file: VFile, tree: Root): void {
  visit(tree, "image", (image) => {
    if (!image.alt?.trim()) complain(file, "missing-alt", { url: image.url }, image);
  });
}
