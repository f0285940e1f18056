/** Rewrites TeX that other programs support, but Temml doesn't, in a form that Temml supports. */

/** Environments that number their lines, with those that don't: the report numbers formulas itself. */
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
 * Returns TeX for Temml. Its own line numbers would begin anew in each formula; and lines that are separated by `\\`
 * outside environments, as MathJax and MyST allow, would be set in one line.
 */
export function settableTex(tex: string): string {
  const unnamed = tex
    .replaceAll(/\\label\{[^{}]*\}/g, "")
    .replaceAll(/\\mbox(?![A-Za-z])/g, String.raw`\text`)
    .trim();
  const [, name = "", , content = ""] = /^\\begin\{([a-z]+)(\*?)\}([\s\S]*)\\end\{\1\2\}$/.exec(unnamed) ?? [];
  const other = bare.get(name);
  if (other !== undefined && !/\\tag\b/.test(content) && isOne(content)) {
    const inner = content.replaceAll(/\\no(?:number|tag)\b/g, "");
    return other === "" ? settableTex(inner) : `\\begin{${other}}${inner}\\end{${other}}`;
  }
  return hasOwnLines(unnamed) ? inLines(unnamed) : unnamed;
}

/** Returns whether the text is the content of one environment: none ends in it that didn't begin in it. */
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

/** Returns the parts of a formula outside braces and environments. */
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
