/** Reads the title that a file's front matter gives. */
import type { Point } from "unist";
import { isMap, isScalar } from "yaml";
import type { FrontMatter } from "./front-matter.ts";
import { pairNamed, parseAgain, startOfNode } from "./parse-yaml.ts";
import { printableText } from "../printable-text.ts";

/** Returns the title and its place in the file; undefined without a title, or where it isn't a text. */
export function frontTitleIn({ yaml, firstLine }: FrontMatter): { value: string; point: Point } | undefined {
  if (!/^["']?title["']?[ \t]*:/im.test(yaml)) return undefined;
  const { document, pointAt } = parseAgain(yaml, firstLine);
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined;
  const pair = pairNamed(document.contents, "title");
  if (!isScalar(pair?.value) || !["string", "number"].includes(typeof pair.value.value)) return undefined;
  const value = printableText(String(pair.value.value)).replaceAll(/\s+/g, " ").trim();
  return value === "" ? undefined : { value, point: pointAt(startOfNode(pair.value) ?? 0) };
}
