/** Reports titles of links and pictures, which programs show next to the pointer and paper can't show. */
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import type { NodesByType } from "../nodes-by-type.ts";

/** Reports them once in a file, at the first: `[text](address "Title")`. */
export function leftOutTitle(file: VFile, { links, images }: NodesByType): void {
  const titled = [...links, ...images].filter(({ title }) => title);
  const [first] = titled;
  if (first) complain(file, "left-out-title", { title: first.title!, count: titled.length }, first);
}
