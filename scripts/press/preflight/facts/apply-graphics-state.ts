/** Applies a graphics state parameter dictionary (ISO 32000-1, 8.4.5) to the current state, and records its facts. */
import { PdfStream, asDict, resolve, type PdfDict } from "../../../lib/pdf/objects.ts";
import type { GraphicsState } from "./graphics-state.ts";
import type { InkLayers } from "./ink-layers.ts";
import type { PaintedFacts } from "./page-facts.ts";

/**
 * Changes `state` and returns the group of its soft mask, whose content is painted too; undefined where there is no
 * mask.
 */
export function applyGraphicsState(
  entries: PdfDict,
  state: GraphicsState,
  { facts, layers }: { facts: PaintedFacts; layers: InkLayers },
): PdfStream | undefined {
  const width = entries.get("LW");
  if (typeof width === "number") state.lineWidth = width;
  noteBlending(entries, facts, layers);
  const overprintMode = entries.get("OPM");
  if (overprintMode === 0 || overprintMode === 1) state.overprintMode = overprintMode;
  const [strokes, fills] = [entries.get("OP"), entries.get("op") ?? entries.get("OP")];
  if (typeof fills === "boolean") state.fill = { ...state.fill, overprints: fills };
  if (typeof strokes === "boolean") state.stroke = { ...state.stroke, overprints: strokes };
  const mask = asDict(entries.get("SMask"));
  if (mask) facts.transparency.add("soft mask");
  for (const key of ["TR", "HTP"]) if (entries.has(key)) facts.oddities.add(`${key} in a graphics state`);
  if (entries.has("TR2") && entries.get("TR2") !== "/Default") facts.oddities.add("TR2 in a graphics state");
  const group = resolve(mask?.get("G"));
  return group instanceof PdfStream ? group : undefined;
}

function noteBlending(entries: PdfDict, facts: PaintedFacts, layers: InkLayers): void {
  for (const key of ["ca", "CA"]) {
    const alpha = entries.get(key);
    if (typeof alpha === "number" && alpha < 1) facts.transparency.add(`opacity ${Math.round(alpha * 100)}%`);
  }
  const mode = resolve(entries.get("BM"));
  const first = Array.isArray(mode) ? resolve(mode[0]) : mode;
  if (typeof first !== "string" || first === "/Normal" || first === "/Compatible") return;
  facts.transparency.add(first.slice(1));
  layers.unprove();
}
