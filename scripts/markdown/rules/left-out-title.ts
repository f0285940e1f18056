/** Tells of titles of links and pictures, which programs show beside a pointer and paper can't. */
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import type { NodesByType } from "../nodes-by-type.ts";

/** Says once a file, at the first: `[text](address "Title")`. */
export function leftOutTitle(file: VFile, { links, images }: NodesByType): void {
  const titled = [...links, ...images].filter(({ title }) => title);
  const [first] = titled;
  if (first) complain(file, "left-out-title", { title: first.title!, count: titled.length }, first);
}
