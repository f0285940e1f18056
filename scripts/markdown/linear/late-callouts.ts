/** Keeps micromark from searching all of the text before each `]` for the start of a callout. */
import type { Construct, Token, TokenizeContext } from "micromark-util-types";

/**
 * Returns GFM's construct for `![^label]`, tried only where it can succeed. GFM tries it at each `]` that ends no link,
 * and walks back through the events to find `![`. It can succeed only where the innermost open label, which micromark
 * knows, began with `![`. To be removed together with the construct, which is going to be removed upstream.
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
