/** Tells whether a character code of micromark is a line ending or the end of the text. */
import type { Code } from "micromark-util-types";

/** Returns whether a code ends a line: line endings are the codes below -2, and null is the end of the text. */
export const isLineEnd = (code: Code): boolean => code === null || code < -2;
