/** Provides a language's rules for quotation marks, ranges, and words that belong to a number. */
import { languageFacts, type Language } from "../../languages/languages.ts";

type Marks = readonly [opening: string, closing: string];

export interface Conventions {
  /**
   * Quotation marks of the first and second level; `single` for single marks outside others, where the language has
   * them.
   */
  quotes: { first: Marks; second: Marks; single?: Marks };
  /** Match endings that an apostrophe may follow (`States'`, `po'`), and words that it may precede (`'s avonds`). */
  trailingApostrophe?: RegExp;
  leadingApostrophe?: RegExp;
  /** Whether `41-47` gets an en dash; where usage has the hyphen or is divided, the author's hyphen stays. */
  hasRuleInRanges: boolean;
  /** Lower-case words that precede a number (`article 9`, `p. 41`), and that follow one (`9. cikk`). */
  beforeNumber: ReadonlySet<string>;
  afterNumber: ReadonlySet<string>;
  /** Whether a narrow no-break space separates `; : ! ?` and guillemets from words. */
  hasSpacedPunctuation: boolean;
}

const built = new Map<Language, Conventions>();

export function conventionsOf(language: Language): Conventions {
  let conventions = built.get(language);
  if (!conventions) built.set(language, (conventions = buildConventions(language)));
  return conventions;
}

function buildConventions(language: Language): Conventions {
  const facts = languageFacts(language);
  const { trailingApostrophe, leadingApostrophe, hasSpacedPunctuation: spaced = false } = facts;
  const [first, second, single] = facts.quotes.split(" ").map((pair) => marks(pair, spaced));
  const { section, box, figure, table } = facts.labels;
  const labels = [section, box, figure, table].map((label) => label.toLowerCase());
  const isNumberFirst = facts.numberFirst !== undefined;
  return {
    quotes: { first: first!, second: second!, ...(single && { single }) },
    ...(trailingApostrophe && { trailingApostrophe }),
    ...(leadingApostrophe && { leadingApostrophe }),
    hasRuleInRanges: !facts.keepsHyphenInRanges,
    beforeNumber: new Set([...facts.wordsBeforeNumber.split(" "), ...(isNumberFirst ? [] : labels)]),
    afterNumber: new Set([...(facts.wordsAfterNumber ?? "").split(" "), ...(isNumberFirst ? labels : [])]),
    hasSpacedPunctuation: spaced,
  };
}

/** Returns a pair of quotation marks; French guillemets with their spaces. */
function marks([opening = "", closing = ""]: string, isSpaced: boolean): Marks {
  return isSpaced && opening === "«" ? ["«\u202f", "\u202f»"] : [opening, closing];
}
