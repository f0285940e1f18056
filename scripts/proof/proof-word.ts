/** A language in, the word that is stamped on proofs in that language out. */
import type { Language } from "../html/labels.ts";

export const proofWord: Record<Language, string> = {
  bg: "КОРЕКТУРА",
  cs: "KOREKTURA",
  da: "KORREKTUR",
  de: "KORREKTUR",
  el: "ΔΟΚΙΜΙΟ",
  en: "PROOF",
  es: "PRUEBA",
  et: "KORREKTUUR",
  fi: "OIKOVEDOS",
  fr: "ÉPREUVE",
  ga: "PROFA",
  hr: "KOREKTURA",
  hu: "KORREKTÚRA",
  it: "BOZZA",
  lt: "KOREKTŪRA",
  lv: "KOREKTŪRA",
  mt: "PROVA",
  nl: "DRUKPROEF",
  pl: "KOREKTA",
  pt: "PROVA",
  ro: "CORECTURĂ",
  sk: "KOREKTÚRA",
  sl: "KOREKTURA",
  sv: "KORREKTUR",
};
