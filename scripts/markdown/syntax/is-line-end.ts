/** Tells whether micromark's code is the end of a line, or of the text. */
import type { Code } from "micromark-util-types";

/** Tells whether a code ends a line: line endings are the codes below -2; null is the end of the text. */
export const isLineEnd = (code: Code): boolean => code === null || code < -2;
