/** A Markdown file in, the YAML between the `---` lines at its top out, if there is any. */
import type { VFile } from "vfile";

/** YAML without its fences; `firstLine` is the file's line of its first line. The file stays as it is. */
export function frontMatterOf(file: VFile): { yaml: string; firstLine: number } | undefined {
  const match = /^---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)??---[ \t]*(?:\r?\n|$)/.exec(String(file));
  return match ? { yaml: match[1] ?? "", firstLine: 2 } : undefined;
}
