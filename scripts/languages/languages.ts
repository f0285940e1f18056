/** Lists the languages whose words and rules are known, and finds the one that a BCP 47 tag means. */
import { bg } from "./bg.ts";
import { bs } from "./bs.ts";
import { ca } from "./ca.ts";
import { cs } from "./cs.ts";
import { cy } from "./cy.ts";
import { da } from "./da.ts";
import { de } from "./de.ts";
import { el } from "./el.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { et } from "./et.ts";
import { eu } from "./eu.ts";
import { fi } from "./fi.ts";
import { fr } from "./fr.ts";
import { ga } from "./ga.ts";
import { gl } from "./gl.ts";
import { hr } from "./hr.ts";
import { hu } from "./hu.ts";
import { is } from "./is.ts";
import { it } from "./it.ts";
import { lb } from "./lb.ts";
import { lt } from "./lt.ts";
import { lv } from "./lv.ts";
import { mk } from "./mk.ts";
import { mt } from "./mt.ts";
import { nb } from "./nb.ts";
import { nl } from "./nl.ts";
import { nn } from "./nn.ts";
import { pl } from "./pl.ts";
import { pt } from "./pt.ts";
import { ro } from "./ro.ts";
import { sk } from "./sk.ts";
import { sl } from "./sl.ts";
import { sq } from "./sq.ts";
import { srLatn } from "./sr-latn.ts";
import { sr } from "./sr.ts";
import { sv } from "./sv.ts";
import { tr } from "./tr.ts";
import { uk } from "./uk.ts";
import type { LanguageFacts } from "./language-facts.ts";

const factsByTag = {
  bg,
  bs,
  ca,
  cs,
  cy,
  da,
  de,
  el,
  en,
  es,
  et,
  eu,
  fi,
  fr,
  ga,
  gl,
  hr,
  hu,
  is,
  it,
  lb,
  lt,
  lv,
  mk,
  mt,
  nb,
  nl,
  nn,
  pl,
  pt,
  ro,
  sk,
  sl,
  sq,
  sr,
  "sr-Latn": srLatn,
  sv,
  tr,
  uk,
} satisfies Record<string, LanguageFacts>;

/** BCP 47 tag of a language that a file of this folder tells of. */
export type KnownLanguage = keyof typeof factsByTag;

/** BCP 47 tag of a language that a report may be in: any (`language-tag.ts`). */
export type Language = string;

/** All known ones, in alphabetical order. */
export const languages = Object.keys(factsByTag) as readonly KnownLanguage[];

/** Stands in for any other language: the labels are English, words are set as they are written. */
const standIn: LanguageFacts = {
  labels: en.labels,
  proofStamp: en.proofStamp,
  quotes: en.quotes,
  wordsBeforeNumber: "",
  keepsHyphenInRanges: true,
};

/** Tags of languages that are known by another one: Norwegian by its more frequent form. */
const others = new Map<string, KnownLanguage>([["no", "nb"]]);

export function languageFacts(language: Language): LanguageFacts {
  const known = languageOfTag(language);
  return known ? factsByTag[known] : standIn;
}

const found = new Map<string, KnownLanguage | undefined>();

/**
 * Returns the known language of a tag, without regard to its region: `de` for `de-AT`, `sr-Latn` for `sr-Latn-RS` and
 * `sr-ME`; undefined where there is none, or it is known in another script alone (`bs-Cyrl`).
 */
export function languageOfTag(tag: string): KnownLanguage | undefined {
  if (isKnown(tag)) return tag;
  if (!found.has(tag)) found.set(tag, lookUp(tag));
  return found.get(tag);
}

function lookUp(tag: string): KnownLanguage | undefined {
  const locale = likelyLocale(tag);
  if (!locale) return undefined;
  const { language, script } = locale;
  const tags = [`${language}-${script}`, others.get(language) ?? language];
  return tags.find((one): one is KnownLanguage => isKnown(one) && likelyLocale(one)?.script === script);
}

/** Returns the locale with its likely script; undefined for what is no tag. */
function likelyLocale(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag).maximize();
  } catch {
    return undefined;
  }
}

function isKnown(tag: string): tag is KnownLanguage {
  return Object.hasOwn(factsByTag, tag);
}

/** Returns the BCP 47 tag by which `Intl` writes dates. */
export function localeOf(language: Language): string {
  return (isKnown(language) && languageFacts(language).locale) || language;
}
