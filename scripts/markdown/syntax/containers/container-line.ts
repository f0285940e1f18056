/** Reads the lines that open and close a container (`:::box[Title]{#id}`, `::: {.callout-note}`, `:::`). */

/** The parts of an opening line; each is `[start, end]`, offsets in the line. */
export interface ContainerOpening {
  colons: LinePartRange;
  name?: LinePartRange;
  /** Title with its brackets. */
  label?: LinePartRange;
  /** Title without brackets, as in `::: warning Mind the gap`. */
  title?: LinePartRange;
  attributes?: LinePartRange;
  values: Record<string, string>;
  /** Whether a value is in typographic quotation marks. */
  hasCurlyQuotes: boolean;
  end: number;
}

/** Offsets in a line. */
export type LinePartRange = readonly [start: number, end: number];

/** The most nested brackets in a title, as in micromark-extension-directive. */
const mostBrackets = 32;

/**
 * Reads an opening line. The name may stand behind spaces or, as in Pandoc, Quarto and MyST, in the braces. Returns
 * undefined for all other lines.
 */
export function readOpening(line: string): ContainerOpening | undefined {
  const colons = matchAt(/:{3,}/y, line, 0);
  if (!colons) return undefined;
  const name = matchAt(/\p{L}(?:[\p{L}\p{M}\p{N}_-]*[\p{L}\p{M}\p{N}])?/uy, line, pastBlanks(line, colons[1]));
  let at = name?.[1] ?? pastBlanks(line, colons[1]);
  const label = name && labelAt(line, at);
  at = label?.[1] ?? at;
  // Pandoc allows colons at the end of the line.
  const end = line.replace(/(?<=[ \t]):{3,}[ \t]*$/, "").trimEnd().length;
  const before = name && !label ? titleBetween(line, at, end) : undefined;
  at = before?.[1] ?? at;
  const attributes = matchAt(braces, line, pastBlanks(line, at));
  // MyST has the title behind the name in braces.
  const behind = attributes && !name ? titleBetween(line.slice(0, end), attributes[1], end) : undefined;
  const title = before ?? behind;
  const read = attributes && readContainerAttributes(line.slice(attributes[0] + 1, attributes[1] - 1));
  if ((attributes && !read) || (!name && !attributes) || (behind?.[1] ?? attributes?.[1] ?? at) < end) return undefined;
  return {
    colons,
    ...(name ? { name } : {}),
    ...(label ? { label } : {}),
    ...(title ? { title } : {}),
    ...(attributes ? { attributes } : {}),
    values: read?.values ?? {},
    hasCurlyQuotes: read?.hasCurlyQuotes ?? false,
    end: line.length,
  };
}

const braces = /\{(?:[^"'“”„«»{}]|"[^"]*"|'[^']*'|“[^”]*”|„[^“”]*[“”]|«[^»]*»)*\}/y;

/** Returns the words behind the name, up to the braces at the end of the line; undefined for none. */
function titleBetween(line: string, from: number, end: number): LinePartRange | undefined {
  const start = pastBlanks(line, from);
  if (start === from || start >= end || /[[{]/.test(line[start]!)) return undefined;
  const open = line[end - 1] === "}" ? line.lastIndexOf("{", end) : -1;
  return [start, line.slice(0, open > start ? open : end).trimEnd().length];
}

/** Returns whether a container ends with its opening line and needs no closing one. */
export function isWhole(line: string, { name }: ContainerOpening): boolean {
  return name !== undefined && line.slice(...name) === "page-break";
}

/** Returns the number of colons of a closing line, 0 for other lines. */
export function closingLength(line: string): number {
  return /^[ \t]*(:{3,})[ \t]*$/.exec(line)?.[1]!.length ?? 0;
}

/**
 * Returns the number of colons of an opening behind spaces and list markers, and whether it needs no closing line;
 * undefined for other lines.
 */
export function openingWithin(line: string): { length: number; isWhole: boolean } | undefined {
  if (!line.includes(":::")) return undefined;
  const rest = line.replace(/^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*/, "");
  const opening = readOpening(rest);
  return opening && { length: opening.colons[1], isWhole: isWhole(rest, opening) };
}

function pastBlanks(line: string, from: number): number {
  let at = from;
  while (line[at] === " " || line[at] === "\t") at++;
  return at;
}

function matchAt(pattern: RegExp, line: string, at: number): LinePartRange | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(line);
  return match ? [at, at + match[0].length] : undefined;
}

function labelAt(line: string, from: number): LinePartRange | undefined {
  if (line[from] !== "[") return undefined;
  let depth = 0;
  for (let at = from; at < line.length; at++) {
    if (line[at] === "\\") at++;
    else if (line[at] === "[" && ++depth > mostBrackets) return undefined;
    else if (line[at] === "]" && --depth === 0) return [from, at + 1];
  }
  return undefined;
}

const attribute =
  /[ \t]*(?:#([^\s#.="'<>`{}]+)|\.([^\s#.="'<>`{}]+)|([\p{L}_:][\p{L}\p{N}_.:-]*)(?:[ \t]*=[ \t]*(?:"([^"]*)"|'([^']*)'|(“[^”]*”|„[^“”]*[“”]|«[^»]*»|‘[^’]*’(?=[\s}]|$))|([^\s"'=<>`{}]+)))?)[ \t]*/uy;

/** Reads the attributes between braces, `#id .class key="value" key`; undefined for anything else. */
export function readContainerAttributes(
  inside: string,
): Pick<ContainerOpening, "values" | "hasCurlyQuotes"> | undefined {
  const values = new Map<string, string>();
  let hasCurlyQuotes = false;
  for (let at = 0; at < inside.length;) {
    attribute.lastIndex = at;
    const match = attribute.exec(inside);
    if (!match || match[0] === "")
      return inside.trim() === "" ? { values: Object.fromEntries(values), hasCurlyQuotes } : undefined;
    at += match[0].length;
    const [, id, className, key, double, single, curly, bare] = match;
    if (id !== undefined) values.set("id", id);
    else if (className !== undefined) values.set("class", [values.get("class"), className].filter(Boolean).join(" "));
    else values.set(key!, double ?? single ?? curly?.slice(1, -1) ?? bare ?? "");
    hasCurlyQuotes ||= curly !== undefined;
  }
  return { values: Object.fromEntries(values), hasCurlyQuotes };
}
