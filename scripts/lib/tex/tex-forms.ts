/** Rewrites TeX that other programs set, and Temml doesn't as they do, in the form that it sets. */

/** Environments that number their lines, by those that don't; the report numbers formulas itself. */
const bare: ReadonlyMap<string, string> = new Map([
  ["equation", ""],
  ["displaymath", ""],
  ["math", ""],
  ["align", "aligned"],
  ["flalign", "aligned"],
  ["eqnarray", "aligned"],
  ["split", "aligned"],
  ["alignat", "alignedat"],
  ["gather", "gathered"],
  ["multline", "gathered"],
]);

/**
 * Returns the TeX that Temml shall set. Its own numbers of lines would begin anew in each formula; lines that are parted
 * by `\\` alone, as MathJax and MyST set them, would stand in one.
 */
export function settableTex(tex: string): string {
  const unnamed = tex.replaceAll(/\\label\{[^{}]*\}/g, "").trim();
  const [, name = "", , content = ""] = /^\\begin\{([a-z]+)(\*?)\}([\s\S]*)\\end\{\1\2\}$/.exec(unnamed) ?? [];
  const other = bare.get(name);
  if (other !== undefined && !/\\tag\b/.test(content) && isOne(content)) {
    const inner = content.replaceAll(/\\no(?:number|tag)\b/g, "");
    return other === "" ? settableTex(inner) : `\\begin{${other}}${inner}\\end{${other}}`;
  }
  return hasOwnLines(unnamed) ? inLines(unnamed) : unnamed;
}

/** Tells whether no environment ends in it that begins before it. */
function isOne(content: string): boolean {
  let depth = 0;
  for (const [, mark] of content.matchAll(/\\(begin|end)\{/g)) {
    depth += mark === "begin" ? 1 : -1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

function inLines(tex: string): string {
  const environment = /(?<!\\)&/.test(outside(tex)) ? "aligned" : "gathered";
  return `\\begin{${environment}}${tex.replace(/\\\\\s*$/, "")}\\end{${environment}}`;
}

function hasOwnLines(tex: string): boolean {
  return /\\\\(?=[\s\S]*\S)/.test(outside(tex));
}

/** Returns what stands in no braces and no environment. */
function outside(tex: string): string {
  let depth = 0;
  let found = "";
  for (const [part] of tex.matchAll(/\\(?:begin|end)\{[^{}]*\}|\\[\s\S]|[{}]|[^\\{}]+/g)) {
    if (part === "{" || part.startsWith("\\begin{")) depth++;
    else if (part === "}" || part.startsWith("\\end{")) depth--;
    else if (depth === 0) found += part;
  }
  return found;
}
