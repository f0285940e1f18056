/** Weighs the steps of an SVG's filters, each of which renders the filtered element once more. */

/** How many elements a step counts as that fills a page. */
export const stepWeight = 800;

/** Matches parts of steps, which render nothing by themselves. */
const parts = /^fe(?:MergeNode|Func[RGBA]|(?:Distant|Point|Spot)Light)$/;
/** Steps that read one pixel for each that they write: they take an eighth of the time of a blur or a blend. */
const plainSteps = new Set(["feColorMatrix", "feComponentTransfer", "feComposite", "feFlood", "feOffset"]);

/** Multiples of a blur's time that other steps take; some depend on attributes. */
const slowSteps: Record<string, (attribute: (name: string) => number) => number> = {
  // Each octave is computed by itself.
  feTurbulence: (attribute) => (attribute("numOctaves") || 1) / 2,
  // It reads `order` × `order` pixels, 3 × 3 by default.
  feConvolveMatrix: (attribute) => (attribute("order") || 3) ** 2 / 9,
  feDisplacementMap: () => 6,
  feDiffuseLighting: () => 3,
  feSpecularLighting: () => 3,
};

/**
 * Returns how many elements a filter step counts as. @param attribute - returns the first number of an attribute, or
 * NaN
 */
export function weighStep(name: string, attribute: (name: string) => number): number {
  if (parts.test(name)) return 1;
  if (plainSteps.has(name)) return stepWeight / 8;
  return stepWeight * Math.max(1, slowSteps[name]?.(attribute) ?? 1);
}

/** Returns how many elements filter functions of CSS count as: `blur(2px) drop-shadow(…)`. */
export function weighFunctions(styles: string): number {
  const functions =
    /\b(?:blur|drop-shadow|brightness|contrast|grayscale|hue-rotate|invert|opacity|saturate|sepia)\s*\(/gi;
  return stepWeight * (styles.match(functions)?.length ?? 0);
}
