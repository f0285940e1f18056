/** Runs in the browser: a unit in one column in, its tables that are too wide, or have no room for their words, out. */
import type { Inspection } from "../inspection.ts";

declare global {
  interface Window {
    surveyTables(column: Element): Pick<Inspection, "tooWide" | "squeezed">;
  }
}

/** Self-contained: it is sent to the browser as text. */
export function installTableSurvey(): void {
  /** A cell with as many lines or more, of fewer characters each, is better read in a wide table. */
  const squeezedLines = 8;
  const squeezedCharacters = 14;

  window.surveyTables = (column) => {
    const tooWide: Inspection["tooWide"] = [];
    const squeezed: Inspection["squeezed"] = [];
    for (const table of column.querySelectorAll("table")) {
      const source = table.dataset.source ?? "";
      const isTurned = table.closest(".wide") !== null;
      const byPx = table.getBoundingClientRect().width - table.parentElement!.clientWidth;
      const worst = isTurned ? undefined : narrowestCell(table);
      if (byPx > 1.5) tooWide.push({ source, byMm: (byPx / 96) * 25.4, isTurned });
      else if (worst) squeezed.push({ source, ...worst });
    }
    return { tooWide, squeezed };
  };

  function narrowestCell(table: HTMLTableElement): { lines: number; charactersALine: number } | undefined {
    let worst: { lines: number; charactersALine: number } | undefined;
    for (const cell of table.querySelectorAll<HTMLElement>("td, th")) {
      if (cell.offsetHeight < squeezedLines * Number.parseFloat(getComputedStyle(cell).lineHeight)) continue;
      // A cell may be tall for its neighbour's sake: its own text tells.
      const range = document.createRange();
      range.selectNodeContents(cell);
      const lines = new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom))).size;
      const charactersALine = Math.round(cell.textContent.length / lines);
      if (lines < squeezedLines || charactersALine >= (worst?.charactersALine ?? squeezedCharacters)) continue;
      worst = { lines, charactersALine };
    }
    return worst;
  }
}
