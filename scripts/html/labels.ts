/** A language in, the words that the pipeline itself prints in that language out. */
import type { Settings } from "../manuscript/settings-schema.ts";
import type { Target } from "../markdown/number-report.ts";

export type Language = Settings["language"];

interface Labels extends Record<Target["kind"], string> {
  notes: string;
  contents: string;
}

/** The 24 official languages of the European Union. */
const labels: Record<Language, Labels> = {
  bg: { notes: "Бележки", contents: "Съдържание", section: "Раздел", box: "Каре", figure: "Фигура", table: "Таблица" },
  cs: { notes: "Poznámky", contents: "Obsah", section: "Oddíl", box: "Rámeček", figure: "Obrázek", table: "Tabulka" },
  da: { notes: "Noter", contents: "Indhold", section: "Afsnit", box: "Boks", figure: "Figur", table: "Tabel" },
  de: {
    notes: "Anmerkungen",
    contents: "Inhalt",
    section: "Abschnitt",
    box: "Kasten",
    figure: "Abbildung",
    table: "Tabelle",
  },
  el: {
    notes: "Σημειώσεις",
    contents: "Περιεχόμενα",
    section: "Ενότητα",
    box: "Πλαίσιο",
    figure: "Διάγραμμα",
    table: "Πίνακας",
  },
  en: { notes: "Notes", contents: "Contents", section: "Section", box: "Box", figure: "Figure", table: "Table" },
  es: { notes: "Notas", contents: "Índice", section: "Sección", box: "Recuadro", figure: "Gráfico", table: "Cuadro" },
  et: { notes: "Märkused", contents: "Sisukord", section: "Jagu", box: "Tekstikast", figure: "Joonis", table: "Tabel" },
  fi: {
    notes: "Viitteet",
    contents: "Sisällys",
    section: "Jakso",
    box: "Laatikko",
    figure: "Kuvio",
    table: "Taulukko",
  },
  fr: {
    notes: "Notes",
    contents: "Table des matières",
    section: "Section",
    box: "Encadré",
    figure: "Graphique",
    table: "Tableau",
  },
  ga: { notes: "Nótaí", contents: "Clár", section: "Roinn", box: "Bosca", figure: "Fíor", table: "Tábla" },
  hr: { notes: "Bilješke", contents: "Sadržaj", section: "Odjeljak", box: "Okvir", figure: "Slika", table: "Tablica" },
  hu: {
    notes: "Jegyzetek",
    contents: "Tartalom",
    section: "szakasz",
    box: "háttérmagyarázat",
    figure: "ábra",
    table: "táblázat",
  },
  it: { notes: "Note", contents: "Indice", section: "Sezione", box: "Riquadro", figure: "Figura", table: "Tabella" },
  lt: {
    notes: "Pastabos",
    contents: "Turinys",
    section: "skirsnis",
    box: "langelis",
    figure: "diagrama",
    table: "lentelė",
  },
  lv: { notes: "Piezīmes", contents: "Saturs", section: "iedaļa", box: "izcēlums", figure: "attēls", table: "tabula" },
  mt: { notes: "Noti", contents: "Werrej", section: "Taqsima", box: "Kaxxa", figure: "Figura", table: "Tabella" },
  nl: { notes: "Noten", contents: "Inhoud", section: "Paragraaf", box: "Kader", figure: "Figuur", table: "Tabel" },
  pl: {
    notes: "Przypisy",
    contents: "Spis treści",
    section: "Sekcja",
    box: "Ramka",
    figure: "Wykres",
    table: "Tabela",
  },
  pt: { notes: "Notas", contents: "Índice", section: "Secção", box: "Caixa", figure: "Figura", table: "Quadro" },
  ro: { notes: "Note", contents: "Cuprins", section: "Secțiunea", box: "Caseta", figure: "Figura", table: "Tabelul" },
  sk: { notes: "Poznámky", contents: "Obsah", section: "Oddiel", box: "Rámček", figure: "Graf", table: "Tabuľka" },
  sl: { notes: "Opombe", contents: "Kazalo", section: "Oddelek", box: "Okvir", figure: "Slika", table: "Preglednica" },
  sv: { notes: "Noter", contents: "Innehåll", section: "Avsnitt", box: "Ruta", figure: "Figur", table: "Tabell" },
};

/** Languages that set the number first: `3. ábra`. */
const numberFirst: ReadonlySet<Language> = new Set(["hu", "lt", "lv"]);

export function labelsOf(language: Language): Labels {
  return labels[language];
}

/** `Figure 3`, `Section 2.4.1.`, `3. ábra`; the space doesn't break. */
export function nameOfTarget(kind: Target["kind"], number: string, language: Language): string {
  const word = labels[language][kind];
  if (!numberFirst.has(language)) return `${word}\u00a0${number}`;
  const ordinal = language === "lt" || number.endsWith(".") ? number : `${number}.`;
  return `${ordinal}\u00a0${word}`;
}
