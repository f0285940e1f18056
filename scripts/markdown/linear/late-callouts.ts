/** Keeps `]` from being looked up through all of the text before it, where it can't end a callout. */
import type { Construct, Token, TokenizeContext } from "micromark-util-types";

/**
 * Returns GFM's construct for `![^label]` so that it is tried only where it can end. It is tried at each `]` that
 * ends no link, and walks back through the events until it finds `![`. It can be that only where the label that
 * this `]` closes began so: micromark keeps the labels that are open. To go with the construct, which is to be
 * removed upstream.
 */
export function lateCallout(construct: Construct): Construct {
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      const { _labelStarts: labelStarts } = this as TokenizeContext & { _labelStarts?: Token[] };
      const last = labelStarts?.at(-1);
      if (last?.type !== "labelImage" || !last._balanced) return nok;
      return construct.tokenize.call(this, effects, ok, nok);
    },
  };
}
