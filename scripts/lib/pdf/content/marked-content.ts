/** Reads the operands with which a marked-content sequence begins (ISO 32000-1, 14.6). */
import { textOfHex } from "../utf16.ts";

/** A marked-content sequence. */
export interface MarkedContent {
  /** Tag without its slash: `P`, `Span`, `Artifact`. */
  readonly tag: string;
  /** The sequence's MCID in the structure tree, if it has one. */
  readonly mcid: number | undefined;
  /** The text that a reader copies instead of the glyphs (14.9.4). */
  readonly actualText: string | undefined;
}

/**
 * Reads the beginning of a sequence.
 *
 * @param operands - those of `BMC` or `BDC` as Skia writes them: a tag, and perhaps a property list
 */
export function readMarkedContent(operands: string): MarkedContent {
  const tag = /^\/([^\s<>[\]()/%{}]*)/.exec(operands)?.[1] ?? "";
  return { tag, mcid: mcidIn(operands), actualText: actualTextIn(operands) };
}

function mcidIn(operands: string): number | undefined {
  const key = "/MCID ";
  const at = operands.indexOf(key);
  return at < 0 ? undefined : Number.parseInt(operands.slice(at + key.length), 10);
}

function actualTextIn(operands: string): string | undefined {
  if (!operands.includes("/ActualText")) return undefined;
  const hex = /\/ActualText\s*<feff([\da-f]*)>/i.exec(operands)?.[1];
  if (hex !== undefined) return textOfHex(hex);
  return /\/ActualText\s*\(((?:[^\\)]|\\.)*)\)/.exec(operands)?.[1]?.replace(/\\(.)/g, "$1");
}
