/** Weighs the steps of an SVG's filters, each of which makes a picture of what the filter is for. */

/** Number of elements for which a step counts where it fills a page. */
export const stepWeight = 800;

/** Parts of steps, that make no picture of their own. */
const parts = /^fe(?:MergeNode|Func[RGBA]|(?:Distant|Point|Spot)Light)$/;
/** Steps that look at one pixel for each: they take an eighth of a blur or a blend. */
const plainSteps = new Set(["feColorMatrix", "feComponentTransfer", "feComposite", "feFlood", "feOffset"]);

/** Multiples of a blur that others take; how many pixels of the source they look at is in their attributes. */
const slowSteps: Record<string, (attribute: (name: string) => number) => number> = {
  // Each octave is noise of its own.
  feTurbulence: (attribute) => (attribute("numOctaves") || 1) / 2,
  // Of `order` pixels each way, 3 where nothing is said.
  feConvolveMatrix: (attribute) => (attribute("order") || 3) ** 2 / 9,
  feDisplacementMap: () => 6,
  feDiffuseLighting: () => 3,
  feSpecularLighting: () => 3,
};

/** Returns for how many elements a step of a filter counts. @param attribute - gives the first number of one, or NaN */
export function weighStep(name: string, attribute: (name: string) => number): number {
  if (parts.test(name)) return 1;
  if (plainSteps.has(name)) return stepWeight / 8;
  return stepWeight * Math.max(1, slowSteps[name]?.(attribute) ?? 1);
}

/** Returns for how many elements the filters count that are written as functions: `blur(2px) drop-shadow(…)`. */
export function weighFunctions(styles: string): number {
  const functions =
    /\b(?:blur|drop-shadow|brightness|contrast|grayscale|hue-rotate|invert|opacity|saturate|sepia)\s*\(/gi;
  return stepWeight * (styles.match(functions)?.length ?? 0);
}
