/** A language in, how it sets quotation marks, ranges, and words that belong to a number out. */
import { labelsOf, nameOfTarget, type Language } from "../labels.ts";

type Marks = readonly [opening: string, closing: string];

export interface Conventions {
  /** Marks of the first and second level; `single` where the language has single marks that stand alone. */
  quotes: { first: Marks; second: Marks; single?: Marks };
  /** What an apostrophe may follow at a word's end (`States'`, `po'`), and come before (`'s avonds`). */
  trailingApostrophe?: RegExp;
  leadingApostrophe?: RegExp;
  /** Whether `41-47` takes an en rule; where usage has the hyphen or is divided, the author's hyphen stays. */
  hasRuleInRanges: boolean;
  /** Lower-case words that a number follows (`article 9`, `p. 41`), and that follow a number (`9. cikk`). */
  beforeNumber: ReadonlySet<string>;
  afterNumber: ReadonlySet<string>;
  /** Whether `; : ! ?` and guillemets take a narrow no-break space. */
  hasSpacedPunctuation: boolean;
}

interface Row {
  /** First level, second level, single marks alone: two characters each, the third may be missing. */
  quotes: string;
  before: string;
  after?: string;
  trailingApostrophe?: RegExp;
  leadingApostrophe?: RegExp;
  keepsHyphenInRanges?: true;
}

/**
 * Marks are those of the Publications Office (Formex, "Use of quotation marks in the different
 * languages"), but English and Irish, where the agency's reports have double marks outside. Words
 * are in the forms that references have them in; those of labels.ts are added.
 */
const rows: Record<Language, Row> = {
  bg: {
    quotes: "„“ „“",
    before: "член чл. членове членовете параграф алинея ал. глава приложение точка т. страница стр. с. бр.",
    after: "г",
    keepsHyphenInRanges: true,
  },
  cs: {
    quotes: "„“ ‚‘ ‚‘",
    before:
      "článek článku články čl. odstavec odst. kapitola kapitole příloha bod bodu strana straně str. s. č. oddílu",
  },
  da: {
    quotes: "»« »«",
    before: "artikel artikler art. stk. kapitel bilag punkt side s. nr.",
    trailingApostrophe: /[sxz]/iu,
  },
  de: {
    quotes: "„“ ‚‘ ‚‘",
    before: "artikel artikels artikeln art. absatz abs. kapitel anhang seite seiten s. nummer nr. randnr. ziffer",
    trailingApostrophe: /[sßxz]/iu,
  },
  el: {
    quotes: "«» “” ‘’",
    before: "άρθρο άρθρα άρθρου άρθρων παράγραφος παρ. κεφάλαιο παράρτημα σελίδα σελίδες σελ. σ. αριθ. αριθ",
    keepsHyphenInRanges: true,
  },
  en: {
    quotes: "“” ‘’ ‘’",
    before:
      "article articles art. arts. sections sec. boxes tables figures page pages p. pp. no no. nos nos. chapter chapters part annex annexes appendix paragraph paragraphs para. paras. recital recitals note notes volume vol.",
    trailingApostrophe: /s/iu,
  },
  es: {
    quotes: "«» “” ‘’",
    before:
      "artículo artículos art. arts. apartado capítulo anexo considerando página páginas pág. págs. p. pp. n.º n.o nº núm.",
    keepsHyphenInRanges: true,
  },
  et: { quotes: "„“ „“", before: "artikkel artikli artiklid art. lõige peatükk lisa lehekülg lk nr" },
  fi: {
    quotes: "”” ’’ ’’",
    before: "artikla artiklan artiklat kohta luku liite sivu sivut sivulla s. nro",
    after: "artikla artiklan artiklassa artiklaa kohta kohdan kohdassa luku luvun luvussa",
  },
  fr: {
    quotes: "«» “” ‘’",
    before:
      "article articles art. sections chapitre chapitres partie annexe annexes paragraphe paragraphes considérant page pages p. pp. n° nº no nos",
    keepsHyphenInRanges: true,
  },
  ga: {
    quotes: "“” ‘’ ‘’",
    before: "airteagal airteagail alt caibidil iarscríbhinn mír leathanach lch. lgh. uimh. uimhir",
    trailingApostrophe: /\p{L}/u,
  },
  hr: {
    quotes: "„” ‚’ ‚’",
    before: "članak članka članku člankom čl. stavak stavka poglavlje prilog točka stranica str. br. odjeljku",
  },
  hu: {
    quotes: "„” »«",
    before: "",
    after: "cikk cikke cikkének cikkében bekezdés bekezdése fejezet fejezete melléklet oldal pont pontja sz.",
  },
  it: {
    quotes: "«» “” ‘’",
    before:
      "articolo articoli art. artt. paragrafo capitolo allegato considerando pagina pagine pag. pagg. p. pp. n. nn.",
    trailingApostrophe: /\p{L}/u,
    keepsHyphenInRanges: true,
  },
  lt: {
    quotes: "„“ „“",
    before: "nr. p.",
    after: "straipsnis straipsnio straipsnyje straipsniu dalis dalies dalyje punktas punkto skyrius puslapis p. m. d.",
  },
  lv: {
    quotes: "“” “”",
    before: "nr.",
    after: "pants panta pantā pantu punkts punkta punktā daļa daļas daļā nodaļa nodaļas pielikums lpp. gada gadā",
  },
  mt: {
    quotes: "“” ‘’ ‘’",
    before: "artikolu artikoli art. taqsimiet kapitolu anness paragrafu premessa paġna paġni p. pp. nru",
    trailingApostrophe: /\p{L}/u,
  },
  nl: {
    quotes: "“” “” ‘’",
    before: "artikel artikelen art. lid hoofdstuk bijlage overweging bladzijde blz. pagina p. nr.",
    trailingApostrophe: /[sxz]/iu,
    leadingApostrophe: /^[stn](?![\p{L}\p{N}'])/u,
  },
  pl: {
    quotes: "„” »« ‘’",
    before:
      "artykuł artykułu artykule art. ust. rozdział rozdziału rozdziale załącznik pkt strona stronie str. s. nr sekcji tabeli",
  },
  pt: {
    quotes: "«» “” ‘’",
    before: "artigo artigos art. capítulo anexo considerando página páginas pág. p. pp. n.º n.o nº",
    keepsHyphenInRanges: true,
  },
  ro: {
    quotes: "„” «»",
    before:
      "articolul articolului articolele art. alineatul alin. capitolul anexa considerentul pagina p. pp. nr. punctul",
    keepsHyphenInRanges: true,
  },
  sk: {
    quotes: "„“ ‚‘ ‚‘",
    before: "článok článku články čl. odsek ods. kapitola kapitole príloha bod strana s. str. č. oddiele",
  },
  sl: {
    quotes: "„“ ‚‘ ‚‘",
    before: "člen člena členu čl. odstavek odst. poglavje priloga točka stran str. s. št.",
    after: "člen člena členu členom odstavek odstavka",
  },
  sv: {
    quotes: "”” ’’ ’’",
    before: "artikel artiklarna art. punkt kapitel bilaga sidan sida sidorna s. nr",
    trailingApostrophe: /[sxz]/iu,
  },
};

const built = new Map<Language, Conventions>();

export function conventionsOf(language: Language): Conventions {
  let conventions = built.get(language);
  if (!conventions) built.set(language, (conventions = build(language)));
  return conventions;
}

/** The language of a `lang` attribute, without regard to region; undefined if it is none of the 24. */
export function languageOfTag(tag: string): Language | undefined {
  const primary = tag.toLowerCase().split("-", 1)[0]!;
  return Object.hasOwn(rows, primary) ? (primary as Language) : undefined;
}

function build(language: Language): Conventions {
  const { quotes, before, after = "", trailingApostrophe, leadingApostrophe, keepsHyphenInRanges } = rows[language];
  const spaced = language === "fr";
  const [first, second, single] = quotes.split(" ").map((pair) => marks(pair, spaced));
  const { section, box, figure, table } = labelsOf(language);
  const labels = [section, box, figure, table].map((label) => label.toLowerCase());
  const isNumberFirst = nameOfTarget("box", "3", language).startsWith("3");
  return {
    quotes: { first: first!, second: second!, ...(single && { single }) },
    ...(trailingApostrophe && { trailingApostrophe }),
    ...(leadingApostrophe && { leadingApostrophe }),
    hasRuleInRanges: !keepsHyphenInRanges,
    beforeNumber: new Set([...before.split(" "), ...(isNumberFirst ? [] : labels)]),
    afterNumber: new Set([...after.split(" "), ...(isNumberFirst ? labels : [])]),
    hasSpacedPunctuation: spaced,
  };
}

/** French guillemets have their spaces with them. */
function marks([opening = "", closing = ""]: string, isSpaced: boolean): Marks {
  return isSpaced && opening === "«" ? ["«\u202f", "\u202f»"] : [opening, closing];
}
