/** Finds the colours that a checked SVG paints, and the typefaces that it lacks. */

const colourWords: Record<string, string> = { black: "#000000", white: "#ffffff", currentcolor: "#000000" };

/**
 * Returns the colours of fills and strokes as `#rrggbb`, in the order of the file; undefined where they are not known,
 * because of pictures, gradients or other notations of colours.
 */
export function coloursOfSvg(svg: string): string[] | undefined {
  if (/<(?:[\w-]+:)?(?:image|foreignObject)\b/i.test(svg)) return undefined;
  const written = [...svg.matchAll(/(?<![\w-])(?:fill|stroke|stop-color)\s*[:=]\s*["']?\s*([^;"'}<>]+)/gi)].map(
    ([, value]) =>
      value!
        .trim()
        .toLowerCase()
        .replace(/!important$/, "")
        .trimEnd(),
  );
  const colours = new Set<string>();
  for (const value of written) {
    if (value === "none" || value === "transparent" || value === "inherit") continue;
    const colour = toHexColour(value);
    if (colour === undefined) return undefined;
    colours.add(colour);
  }
  // Shapes without a fill colour are black.
  if (!/(?<![\w-])fill\s*[:=]/i.test(svg)) colours.add("#000000");
  return [...colours];
}

function toHexColour(value: string): string | undefined {
  if (/^#[\da-f]{6}$/.test(value)) return value;
  if (/^#[\da-f]{3}$/.test(value)) return value.replaceAll(/[\da-f]/g, "$&$&");
  const channels = /^rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)$/.exec(value)?.slice(1).map(Number);
  if (channels?.every((channel) => channel <= 255))
    return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
  return colourWords[value];
}

/**
 * Returns the typefaces of text that the file doesn't contain, each once; an empty name for text without a typeface.
 */
export function lettersOfSvg(svg: string): string[] {
  if (!/<(?:[\w-]+:)?text\b/i.test(svg)) return [];
  const faces = [...svg.matchAll(/@font-face\s*\{([^{}]*)\}/gi)].map(([, rule]) => rule!);
  const held = new Set(faces.filter((rule) => /url\(\s*["']?data:/i.test(rule)).flatMap(familiesIn));
  const rest = svg.replaceAll(/@font-face\s*\{[^{}]*\}/gi, "");
  const used = new Set(familiesIn(rest));
  if (used.size === 0) return [""];
  return [...used].filter((family) => !held.has(family));
}

/** Returns the first family of each `font-family` list, in lower case. */
function familiesIn(css: string): string[] {
  const named = css.matchAll(/font-family\s*[:=]\s*(?:"([^"]*)"|'([^']*)'|([^;"'}<>]+))/gi);
  return Array.from(named, ([, double, single, bare]) => (double ?? single ?? bare ?? "").split(",")[0]!)
    .map((family) =>
      family
        .replaceAll(/["']|&quot;|&apos;/g, "")
        .trim()
        .toLowerCase(),
    )
    .filter((family) => family !== "");
}
