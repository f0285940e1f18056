/** Draws labels and values as a small bar chart in SVG, with its text as text. */

export interface Bar {
  label: string;
  value: number;
}

/** Returns a chart 480 units wide, one row of 24 units a bar; values are printed at the bars' ends. */
export function barChart(title: string, bars: readonly Bar[]): string {
  const height = bars.length * 24 + 16;
  const most = Math.max(1, ...bars.map((bar) => bar.value));
  const rows = bars.map(({ label, value }, index) => {
    const top = 8 + index * 24;
    const width = Math.round((value / most) * 280);
    return [
      `  <text x="132" y="${top + 15}" text-anchor="end">${escaped(label)}</text>`,
      `  <rect x="140" y="${top + 2}" width="${width}" height="18" fill="#003399"/>`,
      `  <text x="${146 + width}" y="${top + 15}">${value}</text>`,
    ].join("\n");
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 ${height}" width="480" height="${height}" font-family="Carlito, Calibri, sans-serif" font-size="13">
  <title>${escaped(title)}</title>
${rows.join("\n")}
  <path d="M140 4V${height - 4}" stroke="#000" fill="none"/>
</svg>
`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
