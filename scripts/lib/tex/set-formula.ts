/** Makes MathML of a formula in TeX, with words for those who can't see it. */
import type { Element, ElementContent, Nodes } from "hast";
import rehypeRaw from "rehype-raw";
import temml from "temml";
import { unified } from "unified";
import { settableTex } from "./tex-forms.ts";

/** A formula that is set, or why it can't be. */
export type SetFormula = { math: Element } | { why: string };

/** Largest formula, in sizes that it asks for (ems) and macros that it opens out. */
const bounds = { maxSize: [50, 500] as [number, number], maxExpand: 1000 };

/**
 * Character before the words of a formula, by which its tag is known: Chromium has none for formulas. A noncharacter,
 * which no author can print (Unicode 23.7).
 */
const formulaMark = "\ufdd7";

/** @param isBlock - whether it is set as one that stands alone */
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
    // Others come of TeX that the parser did not see coming: `\__proto__`, macros that open out for ever.
    if (!(error instanceof Error) || error.name !== "ParseError") return { why: "commands that can be followed" };
    const { message } = error;
    // Temml underlines what it names with characters of their own.
    const [why] = message
      .replaceAll(/\s+/g, " ")
      .replaceAll("\u0332", "")
      .split(/ at (?:position|end of input)/);
    return { why: why!.trim() };
  }
}

/** Returns a formula as it is read aloud, in characters of Unicode; as it is written where it can't be set. */
export function speakTex(tex: string): string {
  const set = setFormula(tex, false);
  return "math" in set ? String(set.math.properties.alttext) : tex;
}

/** Takes off places in the HTML and what pages can't have. */
function keepKnown(node: Nodes): void {
  delete node.position;
  if (node.type === "element") node.properties = kept(node);
  if ("children" in node) for (const child of node.children) keepKnown(child);
}

/** Classes of Temml that styles/engine/formulas.css knows: how cells are aligned, and lines over, under and through signs. */
const knownClasses = new Set<string | number>(
  "left right jot small overline underline fbox cancel xcancel".split(" ").map((name) => `tml-${name}`),
);
for (const name of ["upstrike", "downstrike", "sout"]) knownClasses.add(name);

/**
 * Leaves out addresses, colours, behind which signs can't be seen (`\colorbox{black}{x}`), and styles but for the room and
 * the rules around cells, which become attributes: Paged.js takes an element with a style for one that is not displayed.
 */
function kept({ tagName, properties }: Element): Element["properties"] {
  const { className, style, mathbackground, ...others } = properties;
  // `\llap`: browsers shift nothing to the left (MathML Core, 3.3.6.1), and it would be printed over what follows.
  const isShiftedBack = String(others["lspace"] ?? "").startsWith("-");
  const left = ["href", "id", "src", "mathcolor", ...(isShiftedBack ? ["lspace", "width"] : [])];
  const classes = (Array.isArray(className) ? className : []).filter((name) => knownClasses.has(name));
  return {
    ...Object.fromEntries(Object.entries(others).filter(([name]) => !left.includes(name))),
    // `\rule`: a space that is painted.
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

/**
 * Writes a formula in a line, as it is read aloud: `a_i / b`, `√(b)`. Groups of several signs stand in brackets.
 */
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
      // Cells without room between them are parts of one line.
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

/** Puts what stands below and above a sign right behind it, and the blank that follows it behind all. */
function withScripts(base: Element | undefined, scripts: string): string {
  const words = say(base);
  const sign = words.trimEnd();
  return `${sign}${scripts}${sign === words ? "" : " "}`;
}

/** Writes a sign as it is read: relations and sums have blanks around them; signs that nobody sees are left out. */
function operator(sign: string): string {
  if (/^[\u2061-\u2064]$/u.test(sign)) return "";
  return /^[=<>≤≥≠≈∼≡+−·×÷→⇒⇔∈∉⊂⊆∪∩∑∏∫]$/u.test(sign) ? ` ${sign} ` : sign;
}

function group(node: Element | undefined): string {
  const words = say(node).trim();
  return Array.from(words).length > 1 && !/^[\p{L}\p{N}]+$/u.test(words) ? `(${words})` : words;
}
