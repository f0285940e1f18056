/** Finds in a theme's stylesheet what the pages can't have: files from elsewhere, and what is the engine's own. */
import { isInFolder } from "./carry-files.ts";
import { generate, parse, tokenize, tokenTypes, walk, type CssNode } from "css-tree";

/** A fault at its place, in the words of "Unexpected X, expected Y". */
export interface SheetFault {
  found: string;
  expected: string;
  /** Line and column, from 1. */
  line: number;
  column: number;
}

/** Families that need no file. */
const generic = new Set(
  "serif sans-serif monospace math system-ui ui-serif ui-sans-serif inherit initial unset revert".split(" "),
);

/** Custom properties that the engine sets while it lays out pages. */
const ownProperties =
  /^--(?:pagedjs-.*|bleed|fit|text-width|text-height|folio-style|running-head-(?:recto|verso)|signs)$/;

/** Margin boxes that pages have (paged-patches.ts). */
const marginBoxes = new Set(["top-left", "top-right", "bottom-left", "bottom-right"]);

/** Refuses counters, whose numbers would begin anew with each piece that is printed. */
const noCounter = { values: /^(?!none$)/, expected: "none: numbers are the report's own" };

/** Values that Paged.js or the page's own columns can't have, by property. */
const refused: Readonly<Record<string, { values: RegExp; expected: string }>> = {
  position: { values: /\b(?:fixed|sticky)\b/, expected: "`absolute` or `relative`: a page does not scroll" },
  float: { values: /\bfootnote\b/, expected: "none: notes are set by the pipeline" },
  columns: { values: /./, expected: "none: the text of a page is one column" },
  "counter-increment": noCounter,
  "counter-reset": noCounter,
  "counter-set": noCounter,
  "column-count": { values: /\d/, expected: "none: the text of a page is one column" },
  "column-width": { values: /\d/, expected: "none: the text of a page is one column" },
  "writing-mode": { values: /vertical|sideways/, expected: "`horizontal-tb`" },
};

/** How deep brackets may stand within brackets: parsers call themselves for each. */
const maxNesting = 100;

/** Changes of the depth of brackets by the tokens that open and close them; an address without quotation marks is one token. */
const depthOfToken = new Map([
  [tokenTypes.Function, 1],
  [tokenTypes.LeftParenthesis, 1],
  [tokenTypes.LeftSquareBracket, 1],
  [tokenTypes.LeftCurlyBracket, 1],
  [tokenTypes.RightParenthesis, -1],
  [tokenTypes.RightSquareBracket, -1],
  [tokenTypes.RightCurlyBracket, -1],
]);

/**
 * Returns the faults, in the order of the file.
 *
 * @param families - those of the theme, in small letters; undefined where they aren't known
 */
export function checkSheet(css: string, families: ReadonlySet<string> | undefined): SheetFault[] {
  const tooDeep = faultOfNesting(css);
  if (tooDeep) return [tooDeep];
  const faults: SheetFault[] = [];
  const tree = parse(css, {
    positions: true,
    parseCustomProperty: false,
    onParseError: ({ message, line, column }) =>
      void faults.push({ found: `CSS (${message})`, expected: "a rule that browsers read", line, column }),
  });
  const add = (node: CssNode, fault: Pick<SheetFault, "found" | "expected"> | undefined) => {
    const { line = 1, column = 1 } = node.loc?.start ?? {};
    if (fault) faults.push({ ...fault, line, column });
  };
  walk(tree, function (node) {
    if (node.type === "Atrule") add(node, faultOfAtrule(node.name, this.atrule?.name));
    else if (node.type === "Url") add(node, faultOfAddress(node.value));
    else if (node.type === "Function" && node.name.includes("\\"))
      add(node, { found: `${node.name}(…)`, expected: "its name without a backslash" });
    else if (node.type === "String" && /^(?:-webkit-)?image-set$|^src$/i.test(this.function?.name ?? ""))
      add(node, faultOfAddress(node.value));
    else if (node.type === "ClassSelector" && node.name.startsWith("pagedjs_"))
      add(node, { found: `selector .${node.name}`, expected: "one of the report's own: these are of Paged.js" });
    else if (node.type === "Declaration") {
      const value = generate(node.value);
      if (this.atrule?.name === "page" && !this.rule) add(node, faultInPage(node.property, value));
      add(node, faultOfDeclaration(node.property, value));
      if (families && node.property === "font-family") add(node, faultOfFamilies(value, families));
    }
  });
  return faults.toSorted((a, b) => a.line - b.line || a.column - b.column);
}

function faultOfNesting(css: string): SheetFault | undefined {
  let depth = 0;
  let at = -1;
  tokenize(css, (type, start) => {
    depth = Math.max(0, depth + (depthOfToken.get(type) ?? 0));
    if (depth > maxNesting && at < 0) at = start;
  });
  if (at < 0) return undefined;
  const before = css.slice(0, at);
  const lineStart = before.lastIndexOf("\n") + 1;
  return {
    found: "brackets within brackets, deeper than any are,",
    expected: `at most ${maxNesting} levels`,
    line: before.split("\n").length,
    column: at - lineStart + 1,
  };
}

type RuleFault = Pick<SheetFault, "found" | "expected"> | undefined;

function faultOfAtrule(name: string, around: string | undefined): RuleFault {
  if (name === "import") return { found: "@import", expected: "the stylesheet below `print` or `web` in theme.yaml" };
  if (name === "font-face") return { found: "@font-face", expected: "the typeface below `typefaces` in theme.yaml" };
  if (around === "page" && !marginBoxes.has(name)) {
    return { found: `margin box @${name}`, expected: [...marginBoxes].map((box) => `@${box}`).join(", ") };
  }
  return undefined;
}

function faultOfAddress(url: string): RuleFault {
  if (/^(?:data:image\/|#)/i.test(url)) return undefined;
  return isInFolder(url)
    ? undefined
    : { found: `address ${url.slice(0, 80)}`, expected: "a file in the theme's folder" };
}

function faultInPage(property: string, value: string): RuleFault {
  if (property === "size") return { found: `size: ${value}`, expected: "`--page-width` and `--page-height` as tokens" };
  const isOfTokens = /^(?:var\(--margin-[a-z]+\) ?)+$|^0$/.test(value);
  if (property.startsWith("margin") && !isOfTokens) {
    return { found: `${property}: ${value}`, expected: "`--margin-top` and the like, set as tokens" };
  }
  return undefined;
}

function faultOfDeclaration(property: string, value: string): RuleFault {
  if (ownProperties.test(property))
    return { found: `property ${property}`, expected: "another name: this is the engine's" };
  const rule = refused[property];
  return rule?.values.test(value) ? { found: `${property}: ${value}`, expected: rule.expected } : undefined;
}

function faultOfFamilies(value: string, families: ReadonlySet<string>): RuleFault {
  if (value.includes("var(")) return undefined;
  const [first = ""] = value.split(",");
  const family = first.trim().replaceAll(/^["']|["']$/g, "");
  if (generic.has(family.toLowerCase()) || families.has(family.toLowerCase())) return undefined;
  return { found: `typeface ${family}`, expected: "one of `typefaces` in theme.yaml, as `var(--type)`" };
}
