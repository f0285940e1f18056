/** Removes marked-content operators from an imported page's content, and lists the resources that it names. */
import { editContent, type ContentEdit } from "../content/content-stream.ts";
import { ForeignFault } from "./foreign-fault.ts";
import { OperandReader } from "../content/operands.ts";
import { operatorReader } from "../content/operators.ts";

/** Kinds of resources that content names. */
export type ResourceKind = "Font" | "XObject" | "ExtGState" | "ColorSpace" | "Pattern" | "Shading";

export interface ImportedContent {
  readonly content: Buffer;
  /** Names of resources that the content uses, by kind. */
  readonly used: ReadonlyMap<ResourceKind, ReadonlySet<string>>;
  /** How often the content paints each form or image, by name. */
  readonly painted: ReadonlyMap<string, number>;
  /** Whether it sets colours as inks. */
  readonly hasInks: boolean;
}

const forEachOperator = operatorReader("BDC BMC EMC DP MP BI q Q Tf Do gs cs CS sc SC scn SCN sh k K".split(" "));

const namedBy: Readonly<Record<string, ResourceKind>> = {
  Tf: "Font",
  Do: "XObject",
  gs: "ExtGState",
  cs: "ColorSpace",
  CS: "ColorSpace",
  sc: "Pattern",
  SC: "Pattern",
  scn: "Pattern",
  SCN: "Pattern",
  sh: "Shading",
};

/** Reads the content. Missing and superfluous operators `Q` are corrected. */
export function importContent(content: Buffer): ImportedContent {
  const operands = new OperandReader(content);
  const edits: ContentEdit[] = [];
  const used = new Map<ResourceKind, Set<string>>();
  const painted = new Map<string, number>();
  let saved = 0;
  let hasInks = false;
  forEachOperator(content, (operator, from, start, end) => {
    const kind = namedBy[operator];
    if (kind) {
      const name = operands.all(from, start).find((operand) => typeof operand === "string");
      if (name === undefined) return;
      used.set(kind, (used.get(kind) ?? new Set()).add(name.slice(1)));
      if (kind === "XObject") painted.set(name.slice(1), (painted.get(name.slice(1)) ?? 0) + 1);
    } else if (operator === "BI") throw new ForeignFault("a picture stands in its instructions");
    else if (operator === "q") saved++;
    else if (operator === "Q") {
      if (saved === 0) edits.push({ start, end, by: "" });
      else saved--;
    } else if (operator === "k" || operator === "K") hasInks = true;
    else edits.push({ start: from, end, by: "\n" });
  });
  edits.push({ start: content.length, end: content.length, by: "\nQ".repeat(saved) });
  return { content: editContent(content, edits), used, painted, hasInks };
}
