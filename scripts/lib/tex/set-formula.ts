/** Converts a TeX formula to MathML, with alternative text for those who can't see it. */
import type { Element, ElementContent, Nodes } from "hast";
import rehypeRaw from "rehype-raw";
import temml from "temml";
import { unified } from "unified";
import { settableTex } from "./tex-forms.ts";

/** A converted formula, or why it can't be converted. */
export type SetFormula = { math: Element } | { why: string };

/** Limits of a formula: the sizes that it may ask for, in ems, and the count of macro expansions. */
const bounds = { maxSize: [50, 500] as [number, number], maxExpand: 1000 };

/**
 * Character before the alternative text of a formula, by which its tag is recognised, since Chromium has no tag for
 * formulas. A noncharacter, which no author can print (Unicode 23.7).
 */
const formulaMark = "\ufdd7";

/** Converts a formula. @param isBlock - whether it is a display formula */
export function setFormula(tex: string, isBlock: boolean): SetFormula {
  try {
    const html = temml.renderToString(settableTex(tex), {
      displayMode: isBlock,
      throwOnError: true,
      trust: false,
      ...bounds,
    });
    const root = unified()
      .use(rehypeRaw)
      .runSync({ type: "root", children: [{ type: "raw", value: html }] });
    const math = root.children.find((node): node is Element => node.type === "element" && node.tagName === "math");
    if (!math) return { why: "nothing came of it" };
    keepKnown(math);
    const words = speakFormula(math);
    if (words === "") return { why: "nothing of it can be seen" };
    math.properties = {
      ...(isBlock ? { display: "block" } : {}),
      role: "img",
      ariaLabel: `${formulaMark}${words}`,
      alttext: words,
    };
    return { math };
  } catch (error) {
    // Other errors come from TeX that the parser doesn't expect: `\__proto__`, endless macro expansion.
    if (!(error instanceof Error) || error.name !== "ParseError") return { why: "commands that can be followed" };
    const { message } = error;
    // Temml underlines parts of its message with combining characters.
    const [why] = message
      .replaceAll(/\s+/g, " ")
      .replaceAll("\u0332", "")
      .split(/ at (?:position|end of input)/);
    return { why: why!.trim() };
  }
}

/** Returns a formula as it is read aloud, in Unicode characters; its TeX where it can't be converted. */
export function speakTex(tex: string): string {
  const set = setFormula(tex, false);
  return "math" in set ? String(set.math.properties.alttext) : tex;
}

/** Removes positions, and attributes that pages can't have. */
function keepKnown(node: Nodes): void {
  delete node.position;
  if (node.type === "element") node.properties = kept(node);
  if ("children" in node) for (const child of node.children) keepKnown(child);
}

/**
 * Temml's classes that styles/engine/formulas.css supports: alignment of cells, and lines over, under and through
 * signs.
 */
const knownClasses = new Set<string | number>(
  "left right jot small overline underline fbox cancel xcancel".split(" ").map((name) => `tml-${name}`),
);
for (const name of ["upstrike", "downstrike", "sout"]) knownClasses.add(name);

/**
 * Returns the attributes of an element without addresses, colours, which can hide signs (`\colorbox{black}{x}`), and
 * styles. Only padding and borders of cells stay, as attributes: Paged.js takes an element with a style for one that is
 * not displayed.
 */
function kept({ tagName, properties }: Element): Element["properties"] {
  const { className, style, mathbackground, ...others } = properties;
  // `\llap`: browsers don't support negative `lspace` (MathML Core, 3.3.6.1), and what is shifted would be printed over
  // the following signs.
  const isShiftedBack = String(others["lspace"] ?? "").startsWith("-");
  const left = ["href", "id", "src", "mathcolor", ...(isShiftedBack ? ["lspace", "width"] : [])];
  const classes = (Array.isArray(className) ? className : []).filter((name) => knownClasses.has(name));
  return {
    ...Object.fromEntries(Object.entries(others).filter(([name]) => !left.includes(name))),
    // `\rule`: a space with a background.
    ...(tagName === "mspace" && mathbackground !== undefined ? { mathbackground: "currentcolor" } : {}),
    ...(classes.length > 0 ? { className: classes } : {}),
    ...(typeof style === "string" ? lookOf(style) : {}),
  };
}

function lookOf(style: string): Element["properties"] {
  const look: Element["properties"] = {};
  for (const [, side, digits, unit] of style.matchAll(/padding-(left|right):([\d.]+)(em|pt)/g)) {
    const em = Number(digits) / (unit === "pt" ? 10 : 1);
    look[side === "left" ? "dataLeft" : "dataRight"] =
      em === 0 ? "none" : em < 0.3 ? "little" : em < 0.8 ? "half" : "whole";
  }
  const rules = Array.from(style.matchAll(/border-(top|right|bottom|left):/g), ([, side]) => side);
  if (/(?:^|;)border:/.test(style)) rules.push("box");
  if (rules.length > 0) look.dataRules = rules.join(" ");
  return look;
}

/** Returns a formula in one line, as it is read aloud: `a_i / b`, `√(b)`. Groups of several signs are in brackets. */
export function speakFormula(math: Element): string {
  return say(math).replaceAll(/\s+/g, " ").trim();
}

function say(node: ElementContent | undefined): string {
  if (node?.type === "text") return node.value.trim() === "" ? " " : node.value;
  if (node?.type !== "element") return "";
  const kids = node.children.filter((child) => child.type === "element");
  const [first, second, third] = kids;
  switch (node.tagName) {
    case "mfrac":
      return `${group(first)}/${group(second)}`;
    case "msqrt":
      return `√(${kids.map(say).join("")})`;
    case "mroot":
      return `√[${say(second)}](${say(first)})`;
    case "msub":
    case "munder":
      return withScripts(first, `_${group(second)}`);
    case "msup":
    case "mover":
      return withScripts(first, `^${group(second)}`);
    case "msubsup":
    case "munderover":
      return withScripts(first, `_${group(second)}^${group(third)}`);
    case "mtable":
      return kids.map(say).join("; ");
    case "mtr":
      // Cells without padding between them are parts of one line.
      return kids
        .map((kid, index) => `${index > 0 && kid.properties.dataLeft !== "none" ? ", " : ""}${say(kid)}`)
        .join("");
    case "menclose":
      return node.properties["notation"] === "top" ? `‾${group(first)}` : kids.map(say).join("");
    case "mspace":
      return " ";
    case "mphantom":
      return "";
    case "mo":
      return operator(node.children.map(say).join(""));
    default:
      return node.children.map(say).join("");
  }
}

/** Adds subscript and superscript right behind a sign, before the blank that follows it. */
function withScripts(base: Element | undefined, scripts: string): string {
  const words = say(base);
  const sign = words.trimEnd();
  return `${sign}${scripts}${sign === words ? "" : " "}`;
}

/** Returns an operator as it is read: relations and sums with spaces around them, invisible operators as nothing. */
function operator(sign: string): string {
  if (/^[\u2061-\u2064]$/u.test(sign)) return "";
  return /^[=<>≤≥≠≈∼≡+−·×÷→⇒⇔∈∉⊂⊆∪∩∑∏∫]$/u.test(sign) ? ` ${sign} ` : sign;
}

function group(node: Element | undefined): string {
  const words = say(node).trim();
  return Array.from(words).length > 1 && !/^[\p{L}\p{N}]+$/u.test(words) ? `(${words})` : words;
}
