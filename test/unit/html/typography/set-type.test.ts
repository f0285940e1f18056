/** Sets the type of texts and trees by language: quotation marks, dashes, spaces that hold, places to divide words. */
import type { Element, ElementContent, Root } from "hast";
import { toString } from "hast-util-to-string";
import { describe, expect, test } from "vitest";
import { languages, type KnownLanguage, type Language } from "#languages/languages.ts";
import { element, text } from "#html/element.ts";
import { setPlainText, setType } from "#html/typography/set-type.ts";

/** Sets a paragraph, with `·` for a soft hyphen, `~` for a no-break space, `^` for a narrow one. */
function set(children: string | ElementContent[], language: Language = "en", hyphenate = false): string {
  const content = typeof children === "string" ? [text(children)] : children;
  const once = setType(element("div", {}, content), language, { hyphenate });
  expect(setType(once, language, { hyphenate })).toEqual(once);
  return shown(once);
}

function shown(tree: Element | Root): string {
  return toString(tree).replaceAll("\u00ad", "·").replaceAll("\u00a0", "~").replaceAll("\u202f", "^");
}

describe("quotation marks by language", () => {
  const expected: Record<KnownLanguage, string> = {
    bg: "„a „b“ c“",
    bs: "„a ‘b’ c”",
    ca: "«a “b” c»",
    cs: "„a ‚b‘ c“",
    cy: "‘a “b” c’",
    da: "»a »b« c«",
    de: "„a ‚b‘ c“",
    el: "«a “b” c»",
    en: "“a ‘b’ c”",
    es: "«a “b” c»",
    et: "„a „b“ c“",
    eu: "«a “b” c»",
    fi: "”a ’b’ c”",
    fr: "«^a “b” c^»",
    ga: "“a ‘b’ c”",
    gl: "«a “b” c»",
    hr: "„a ‚b’ c”",
    hu: "„a »b« c”",
    is: "„a ‚b‘ c“",
    it: "«a “b” c»",
    lb: "„a ‚b‘ c“",
    lt: "„a „b“ c“",
    lv: "“a “b” c”",
    mk: "„a ‚b‘ c“",
    mt: "“a ‘b’ c”",
    nb: "«a ‘b’ c»",
    nl: "“a “b” c”",
    nn: "«a ‘b’ c»",
    pl: "„a »b« c”",
    pt: "«a “b” c»",
    ro: "„a «b» c”",
    sk: "„a ‚b‘ c“",
    sl: "„a ‚b‘ c“",
    sq: "“a ‘b’ c”",
    sr: "„a ‘b’ c“",
    "sr-Latn": "„a ‘b’ c“",
    sv: "”a ’b’ c”",
    tr: "“a ‘b’ c”",
    uk: "«a „b“ c»",
  };
  test.each(languages)("%s", (language) => expect(set(`"a 'b' c"`, language)).toBe(expected[language]));
});

describe("quotation marks and apostrophes", () => {
  test.each<[string, string, Language?]>([
    [`a "safe country", and ("another")`, "a “safe country”, and (“another”)"],
    [`the 'safe country' list`, "the ‘safe country’ list"],
    [`'the "safe" one'`, "‘the “safe” one’"],
    [`the Agency's and Member States' duties`, "the Agency’s and Member States’ duties"],
    [`"the States' view"`, "“the States’ view”"],
    [`the 1990's and '90s`, "the 1990’s and ’90s"],
    [`"EU"-wide and "(never)"`, "“EU”-wide and “(never)”"],
    [`"'Yes,' he said"`, "“‘Yes,’ he said”"],
    [`he said "yes, "`, `he said "yes, "`],
    [`a wall of 5'10" and 6"`, `a wall of 5'10" and 6"`],
    [`unpaired "quote and no end`, `unpaired "quote and no end`],
    [`a "b" and "c`, `a "b" and "c`],
    [`"in 2022"`, "“in 2022”"],
    [`“set” and "not"`, `“set” and "not"`],
    [`"a 'b" c'`, `“a 'b” c'`],
    [`rock 'n roll "x"`, "rock ’n roll “x”"],
    [`Guns N' Roses, o' clock, 'tis`, "Guns N’ Roses, o’ clock, ’tis"],
    [`the "'90s" style and "A";"B"`, "the “’90s” style and “A”;“B”"],
    [`the "Annex"'s text`, "the “Annex”’s text"],
    [`'80s, '90s and the 'noughties'`, "’80s, ’90s and the ‘noughties’"],
    [`5' 10" and 12'30"`, `5' 10" and 12'30"`],
    [`anni '80 e '90, l'"open data"`, "anni ’80 e ’90, l’«open data»", "it"],
    [`απ' "αυτό"`, "απ’ «αυτό»", "el"],
    [`¿"Qué"?`, "¿«Qué»?", "es"],
    [`80'erne`, "80’erne", "da"],
    [`'s ist "gut"`, "’s ist „gut“", "de"],
    [`"'s Avonds"`, "“’s Avonds”", "nl"],
    [`l'accord dit "de Dublin" de l'UE`, "l’accord dit «^de Dublin^» de l’UE", "fr"],
    [`le sens de l'"open data" est "clair"`, "le sens de l’«^open data^» est «^clair^»", "fr"],
    [`il dit l'« open data »`, "il dit l’«^open data^»", "fr"],
    [`in den '90er-Jahren war Hans' Buch neu`, "in den ’90er-Jahren war Hans’ Buch neu", "de"],
    [`rock 'n' roll in '98`, "rock ’n’ roll in ’98"],
    [`the '98 days' count`, "the ‘98 days’ count"],
    [`un po' di tempo`, "un po’ di tempo", "it"],
    [`ta' Malta u f'Malta`, "ta’ Malta u f’Malta", "mt"],
    [`b'fhéidir go mb'fhearr`, "b’fhéidir go mb’fhearr", "ga"],
    [`'s avonds, foto's en 't huis`, "’s avonds, foto’s en ’t huis", "nl"],
    [`"Straße" der 'EU'`, "„Straße“ der ‚EU‘", "de"],
    [`une 'zone'`, "une ‘zone’", "fr"],
    [`ett 'ord'`, "ett ’ord’", "sv"],
    [`en 'zone'`, "en 'zone'", "da"],
  ])("%s", (written, printed, language) => expect(set(written, language)).toBe(printed));

  test("pair over elements", () => {
    const children = [
      text('See "the '),
      element("em", {}, [text("Dublin")]),
      text(' system". It'),
      element("em", {}, [text("'s")]),
    ];
    expect(set(children)).toBe("See “the Dublin system”. It’s");
    expect(set([text('the "'), element("code", {}, [text('a "b"')]), text('" option')])).toBe('the “a "b"” option');
  });

  test("don't pair over paragraphs", () => {
    expect(set([element("p", {}, [text('One "of')]), element("p", {}, [text('two" of')])])).toBe('One~"oftwo"~of');
  });
});

test("a mark that begins an element, or follows one, is parted from the letter before it", () => {
  const link = element("a", {}, [text("\u0301x")]);
  expect(set([text("e"), link, text("\u0947 a\u0301")])).toBe("e\u2060\u0301x\u2060\u0947 a\u0301");
  expect(set("\u0301")).toBe("\u0301");
});

describe("dashes and ellipses", () => {
  test.each<[string, string, Language?]>([
    ["Dublin - the system - works", "Dublin~– the system~– works"],
    ["Dublin -- the system--works", "Dublin~– the system–works"],
    ["10 - 5, 10 -- 15", "10 - 5, 10~– 15"],
    ["- a list, run --strict", "- a list, run --strict"],
    ["a ---- b", "a ---- b"],
    ["pages 41-47, in 2014-2020 and 2015-16", "pages~41–47, in 2014–2020 and 2015–16"],
    ["47-41, 07-09, 2022-11, 555-1234", "47-41, 07-09, 2022-11, 555-1234"],
    ["E-000259/2022, 978-92-9403-192-1, 2022-01-20", "E-000259/2022, 978-92-9403-192-1, 2022-01-20"],
    ["ISSN 1234-1567, tel. 22-33, COVID-19, 16-17-year-olds", "ISSN 1234-1567, tel. 22-33, COVID-19, 16-17-year-olds"],
    ["so... [...] it....", "so… […] it...."],
    ["../a and .../b", "../a and .../b"],
    ["σ. 41-47", "σ.~41-47", "el"],
    ["les pages 41-47", "les pages~41-47", "fr"],
    ["S. 41-47", "S.~41–47", "de"],
  ])("%s", (written, printed, language) => expect(set(written, language)).toBe(printed));
});

describe("no-break spaces", () => {
  test.each<[string, string, Language?]>([
    ["see § 5, Article 9, Articles 9 and 10, Art. 3", "see §~5, Article~9, Articles~9 and 10, Art.~3"],
    ["Section 2.4, Box 3, Table 2, Figure 4, Annex II", "Section~2.4, Box~3, Table~2, Figure~4, Annex~II"],
    ["page 47, p. 41, pp. 3, No 5, No. 6", "page~47, p.~41, pp.~3, No~5, No.~6"],
    ["(Article\n9)", "(Article~9)"],
    ["by J. R. R. Tolkien in Annex A. The end", "by J.~R.~R.~Tolkien in Annex A. The end"],
    ["10 km, 5 % of EUR 10 or 10 EUR", "10~km, 5~% of EUR~10 or 10~EUR"],
    ["€1.2 million, 3 billion, a million", "€1.2~million, 3~billion, a million"],
    ["on 20 January 2023, 31 May.", "on 20~January 2023, 31~May."],
    ["10 000 and 385 000 000, Table 3 100", "10^000 and 385^000^000, Table~3 100"],
    ["in 2020 100 came", "in 2020 100 came"],
    ["Article 9", "Article~9"],
    ["Decision (EU) 2022/382, OJ L 71, 4.3.2022", "Decision (EU)~2022/382, OJ~L~71, 4.3.2022"],
    ["The OJ lists it (ABl. C 202, OJ L series)", "The OJ lists it (ABl.~C~202, OJ L series)"],
    ["(2) 2022/382, (EU) 382, in 2022", "(2) 2022/382, (EU) 382, in 2022"],
    ["Απόφαση (ΕΕ) 2022/382", "Απόφαση (ΕΕ)~2022/382", "el"],
    ["l'article 9 ; n° 5 : quoi ? « oui » !", "l’article~9^; n°~5^: quoi^? «^oui^»^!", "fr"],
    ["5 % le 20 janvier", "5~% le 20~janvier", "fr"],
    ["Artikel 9, am 20. Januar, Abb. 3", "Artikel~9, am 20.~Januar, Abb. 3", "de"],
    ["artículo 9, 20 de enero", "artículo~9, 20~de enero", "es"],
    ["artigo 9, 20 de janeiro", "artigo~9, 20~de janeiro", "pt"],
    ["articolo 9, 20 gennaio, n. 5", "articolo~9, 20~gennaio, n.~5", "it"],
    ["члена, член 9, 20 януари, стр. 41", "члена, член~9, 20~януари, стр.~41", "bg"],
    ["άρθρο 9, 20 Ιανουαρίου", "άρθρο~9, 20~Ιανουαρίου", "el"],
    ["9 artikla, 20. tammikuuta", "9~artikla, 20.~tammikuuta", "fi"],
    ["9. cikk, 3. ábra, január 20.", "9.~cikk, 3.~ábra, január~20.", "hu"],
    ["9 straipsnis, 3 lentelė, sausio 20 d.", "9~straipsnis, 3~lentelė, sausio~20~d.", "lt"],
    ["9. pants, 20. janvāris", "9.~pants, 20.~janvāris", "lv"],
    ["l-Artikolu 9, 20 ta' Jannar", "l-Artikolu~9, 20~ta’ Jannar", "mt"],
    ["Airteagal 9, 20 Eanáir", "Airteagal~9, 20~Eanáir", "ga"],
    ["článek 9, 20. ledna", "článek~9, 20.~ledna", "cs"],
    ["artikel 9, 20. januar", "artikel~9, 20.~januar", "da"],
    ["artikkel 9, 20. jaanuar", "artikkel~9, 20.~jaanuar", "et"],
    ["članak 9, 20. siječnja", "članak~9, 20.~siječnja", "hr"],
    ["artikel 9, 20 januari", "artikel~9, 20~januari", "nl"],
    ["art. 9, 20 stycznia", "art.~9, 20~stycznia", "pl"],
    ["articolul 9, 20 ianuarie", "articolul~9, 20~ianuarie", "ro"],
    ["článok 9, 20. januára", "článok~9, 20.~januára", "sk"],
    ["9. člen, 20. januar", "9.~člen, 20.~januar", "sl"],
    ["artikel 9, 20 januari", "artikel~9, 20~januari", "sv"],
    ["artikkel 9, § 4, 20. januar", "artikkel~9, §~4, 20.~januar", "nb"],
    ["9. gr., bls. 41, 20. janúar", "9.~gr., bls.~41, 20.~janúar", "is"],
    ["стаття 9, рис. 3, 20 січня 2023 р.", "стаття~9, рис.~3, 20~січня 2023~р.", "uk"],
    ["madde 9, 9. madde, Tablo 3, 20 Ocak", "madde~9, 9.~madde, Tablo~3, 20~Ocak", "tr"],
    ["neni 9, 20 janar", "neni~9, 20~janar", "sq"],
    ["član 9, 20. januar", "član~9, 20.~januar", "bs"],
    ["член 9, 20 јануари", "член~9, 20~јануари", "mk"],
    ["члан 9, 20. јануар", "члан~9, 20.~јануар", "sr"],
    ["član 9, 20. januar", "član~9, 20.~januar", "sr-Latn-RS"],
    ["l'article 9, 20 de gener", "l’article~9, 20~de gener", "ca"],
    ["9. artikulua, 3. irudia, or. 41", "9.~artikulua, 3.~irudia, or.~41", "eu"],
    ["artigo 9, 20 de xaneiro", "artigo~9, 20~de xaneiro", "gl"],
    ["Erthygl 9, 20 Ionawr", "Erthygl~9, 20~Ionawr", "cy"],
    ["Artikel 9, 20. Januar", "Artikel~9, 20.~Januar", "lb"],
    ["Artikel 9, am 20. Jänner 2023", "Artikel~9, am 20. Jänner 2023", "de-AT"],
    ["articulus 9, 20 March - et", "articulus 9, 20 March - et", "la"],
  ])("%s", (written, printed, language) => expect(set(written, language)).toBe(printed));

  test("reach over elements", () => {
    expect(set([element("strong", {}, [text("Article")]), text(" 9")])).toBe("Article~9");
    expect(set([text("Article "), element("a", { href: "#x" }, [text("9")])])).toBe("Article~9");
  });

  test("hold a paragraph's short last word", () => {
    const paragraph = (...children: ElementContent[]) =>
      shown(setType(element("p", {}, children), "en", { hyphenate: false }));
    const note = element("sup", { className: ["callout"], dataGenerated: "" }, [text("165")]);
    expect(paragraph(text("They stay in the EU."))).toBe("They stay in the~EU.");
    expect(paragraph(text("They stay in the EU."), note)).toBe("They stay in the~EU.165");
    expect(paragraph(text("They stay in Europe."))).toBe("They stay in Europe.");
    expect(paragraph(text("They stay on p. 4."))).toBe("They stay on p.~4.");
    expect(paragraph(text("They stay in "), element("code", {}, [text("a")]))).toBe("They stay in a");
    expect(set("They stay in the EU.")).toBe("They stay in the EU.");
  });
});

describe("soft hyphens", () => {
  test.each<[Language, string, string]>([
    ["en", "the responsibility for applications", "the respons·ib·il·ity for applic·a·tions"],
    ["en", "Responsible States, EUAA, asylum, NATO's", "Responsible States, EUAA, asylum, NATO’s"],
    ["en", "couldn't", "couldn’t"],
    ["en", "6.5 million, a million applicants", "6.5~million, a mil·lion applic·ants"],
    [
      "en",
      "decision-making eAsylum responsibility2 respon\u00adsibility",
      "decision-making eAsylum responsibility2 respon·sibility",
    ],
    [
      "en",
      "see https://example.org/applications or euaa.europa.eu/applications",
      "see https://example.org/applications or euaa.europa.eu/applications",
    ],
    ["el", "διεθνής προστασία υποδοχής", "διε·θνής προ·στα·σία υπο·δο·χής"],
    ["bg", "международна закрила", "меж·ду·на·родна закрила"],
    ["mt", "il-protezzjoni internazzjonali", "il-protezzjoni internazzjonali"],
    ["ga", "cosaint idirnáisiúnta", "cos·aint idir·náis·iúnta"],
    ["fi", "kansainvälinen suojelu", "kan·sain·vä·li·nen suo·jelu"],
    ["de", "Aufnahmebedingungen", "Auf·nah·me·be·din·gun·gen"],
    ["hu", "nemzetközi védelem", "nem·zet·közi véde·lem"],
  ])("%s: %s", (language, written, printed) => expect(set(written, language, true)).toBe(printed));

  test("in every language with patterns, at least three letters before and after", () => {
    const words: Partial<Record<KnownLanguage, string>> = {
      cs: "mezinárodní",
      da: "international",
      es: "internacional",
      et: "rahvusvaheline",
      fr: "internationale",
      hr: "međunarodna",
      it: "internazionale",
      lt: "tarptautinė",
      lv: "starptautiskā",
      nl: "internationale",
      pl: "międzynarodowa",
      pt: "internacional",
      ro: "internațională",
      sk: "medzinárodná",
      sl: "mednarodna",
      sv: "internationellt",
      bs: "međunarodna",
      ca: "internacional",
      cy: "cymdeithasol",
      eu: "nazioarteko",
      gl: "internacional",
      is: "alþjóðlegar",
      mk: "меѓународна",
      nb: "internasjonale",
      nn: "internasjonale",
      sq: "ndërkombëtare",
      sr: "међународна",
      "sr-Latn": "međunarodna",
      tr: "uluslararası",
      uk: "міжнародного",
    };
    for (const [language, word] of Object.entries(words)) {
      const syllables = set(word, language, true).split("·");
      expect(syllables.length, word).toBeGreaterThan(1);
      expect(syllables.join("")).toBe(word);
      expect(syllables[0]!.length, word).toBeGreaterThanOrEqual(3);
      expect(syllables.at(-1)!.length, word).toBeGreaterThanOrEqual(3);
    }
  });

  test("not in headings, captions, code, addresses, generated text, across elements, at a paragraph's end", () => {
    const word = text("applications");
    const kept: Element[] = [
      element("h2", {}, [element("span", {}, [word])]),
      element("p", { className: ["caption"] }, [element("span", {}, [word])]),
      element("code", {}, [word]),
      element("a", { className: ["address"] }, [word]),
      element("p", { dataGenerated: "" }, [word]),
      element("span", {}, [text("applic"), element("em", {}, [text("ations")])]),
      element("p", {}, [text("two applications")]),
    ];
    for (const tree of kept) expect(shown(setType(tree, "en", { hyphenate: true }))).not.toContain("·");
    expect(set([element("em", {}, [word]), text(" "), word], "en", true)).toBe("applic·a·tions applic·a·tions");
    expect(set([word], "en", false)).toBe("applications");
    // Which of a head's stay, is known when its table is laid out.
    expect(shown(setType(element("th", {}, [word]), "en", { hyphenate: true }))).toContain("·");
  });

  test("in cells of tables only in words of twelve letters and more", () => {
    const cell = (words: string) => shown(setType(element("td", {}, [text(words)]), "en", { hyphenate: true }));
    expect(cell("applications registrations and publication")).toBe("applic·a·tions regis·tra·tions and publication");
  });
});

test("a title reads in the contents as it does in its heading", () => {
  const title = `The "safe" country's Article 9`;
  expect(setPlainText(title, "en")).toBe(
    toString(setType(element("h2", {}, [text(title)]), "en", { hyphenate: true })),
  );
});

describe("languages within", () => {
  const french = (lang: string) =>
    set([text('a "b" '), element("em", { lang }, [text('mot "dit" ?')]), text(' "c"')], "en");
  test("text is set by its own language", () => expect(french("fr-BE")).toBe("a “b” mot «^dit^»^? “c”"));
  test("a language that nothing is known of stays", () => expect(french("ru")).toBe('a “b” mot "dit" ? “c”'));
  test("and a known one within it is set", () => {
    const tree = [
      element("blockquote", { lang: "ru" }, [text('"x" '), element("span", { lang: "de" }, [text('"y"')])]),
    ];
    expect(set(tree)).toBe('"x" „y“');
  });
});
