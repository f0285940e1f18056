/** Names the character that stands in a text for a figure. */

/** A noncharacter, which no author can print (Unicode 23.7). */
export const figureSlot = "\ufdda";
