/** Reads the shapes in which web pages are saved: what is certain is read, the rest told. */
import { VFile } from "vfile";
import { expect, test } from "vitest";
import type { Language } from "#languages/languages.ts";
import { parseMarkdown } from "#markdown/parse-markdown.ts";
import { stringifyMarkdown } from "#markdown/stringify-markdown.ts";
import { importWebExport } from "#markdown/web-export/read-web-export.ts";
import { isBreadcrumb, isIconLine, isOnwardLink, isSkipLink, onwardLinkAt } from "#markdown/web-export/page-words.ts";

function importPage(body: string, language: Language = "en") {
  const file = new VFile({
    path: "a.md",
    value: `Skip to main content\n\n3.2. Bridges\n\n${body}\n\n© Board of Rivers 2026 | Email: info@rivers.example\n`,
  });
  const page = importWebExport(parseMarkdown(file), file, language);
  const markdown = page ? stringifyMarkdown(page.tree).replace("# 3.2. Bridges\n\n", "").trim() : undefined;
  return { markdown, codes: file.messages.map(({ ruleId }) => ruleId) };
}

test("a line that was broken before the word o in Spanish is no item, one in capitals is", () => {
  expect(importPage("• uno\no dos\n• tres", "es").markdown).toBe("- uno\n  o dos\n- tres");
  expect(importPage("• Uno\no Dos\n• Tres", "es").markdown).toBe("- Uno\n  - Dos\n- Tres");
});

test.each([
  ["bullets", "We have:\n\n  • bridges;\n  • locks.", "We have:\n\n- bridges;\n- locks."],
  ["bullets in paragraphs", "▪ a\n\n▪ b", "- a\n- b"],
  ["bullets right behind a line", "We have:\n• a;\n• b.\nThat is all.", "We have:\n\n- a;\n- b.\n\nThat is all."],
  ["bullets in levels by their columns", "• a\n    • b\n      ▪ c\n• d", "- a\n  - b\n    - c\n- d"],
  ["bullets in levels by their marks", "• a\no b\no c\n▪ d\n• e", "- a\n  - b\n  - c\n    - d\n- e"],
  ["bullets in levels, each a paragraph", "• a\n\n    ◦ b\n\n– c\n\n• d", "- a\n  - b\n  - c\n- d"],
  ["dashes below a bullet", "• a:\n– b\n– c\n• d", "- a:\n  - b\n  - c\n- d"],
  ["a dash that begins a broken line", "• a\n– b – c\n• d", "- a\n  – b – c\n- d"],
  ["bullets and ticks in one column", "• a\n✓ b\n• c", "- a\n- b\n- c"],
  ["items with brackets", "i) bridges;\nii) locks;", "i) bridges;\nii) locks;"],
  ["indented text", "    See https://a.example/x.\n\n    More.", "See <https://a.example/x>.\n\nMore."],
  [
    "digits behind commas",
    "Alder,41Beech and Cedar,42and Dogwood.43Elm44Fir.45",
    "Alder,[^41] Beech and Cedar,[^42] and Dogwood.[^43] Elm[^44] Fir.[^45]",
  ],
  [
    "digits behind years",
    "In 2022.41 It was in 2023.42 Then 202443 came, and 2025.44",
    "In 2022.[^41] It was in 2023.[^42] Then 2024[^43] came, and 2025.[^44]",
  ],
  [
    "notes in roman numerals",
    "Waited.iv  Of 12,v  vi left,vii or so.\n\n- ivA.\n- vB.\n- viC.\n- viiD.",
    "Waited.[^*iv] Of 12,[^*v][^*vi] left,[^*vii] or so.\n\n[^*iv]: A.\n\n[^*v]: B.\n\n[^*vi]: C.\n\n[^*vii]: D.",
  ],
  [
    "such notes with links",
    "Waited.[i](#) Left.[ii](#)\n\n- [i](#)A.\n- [ii](#)B.",
    "Waited.[^*i] Left.[^*ii]\n\n[^*i]: A.\n\n[^*ii]: B.",
  ],
  ["a list that is no notes", "- it rains;\n- it snows.", "- it rains;\n- it snows."],
  [
    "a caption twice",
    "Figure 5: Boats\n\nFigure 5: Boats\n\nNote: a.\nSource: b.",
    ":::figure[Boats]\nNote: a.\n\nSource: b.\n:::",
  ],
  [
    "a caption in another language, in two lines",
    "Graphique 5 : Ponts\nGraphique 5 : Ponts\n\nTexte.",
    ":::figure[Ponts]\n:::\n\nTexte.",
  ],
  [
    "captions of charts and of figures alike",
    "Figure 5 : Ponts\nFigure 5 : Ponts\n\nGráfico 6: Puertos\nGráfico 6: Puertos\n\nTexte.",
    ":::figure[Ponts]\n:::\n\n:::figure[Puertos]\n:::\n\nTexte.",
  ],
  [
    "a table's caption",
    "Table 3. Boats\n\nTable 3. Boats\n\n| a | b |\n| - | - |\n| 1 | 2 |",
    ":::table[Boats]\n| a | b |\n| - | - |\n| 1 | 2 |\n:::",
  ],
  ["links to more", "Text here. Read more...\n\n3.2.1. Wood\n\nMehr lesen »\n\nEisen\nLire la suite", "Text here."],
  ["icons", "icon showing a lock\n\nicon for old bridges Old bridges", "Old bridges"],
  [
    "lines that are paragraphs",
    "The river has nine bridges, of which seven were closed last year because their piers had been washed out by the flood.\nThe board reopened two.",
    "The river has nine bridges, of which seven were closed last year because their piers had been washed out by the flood.\n\nThe board reopened two.",
  ],
  [
    "lines that were wrapped",
    "The river has nine bridges, of which seven were closed\nlast year. The board reopened two.",
    "The river has nine bridges, of which seven were closed\nlast year. The board reopened two.",
  ],
])("reads %s", (_, body, expected) => {
  expect(importPage(body).markdown).toBe(expected);
});

test.each([
  ["a note within the text", "It was closed last year.Board of Rivers. (2022, June 8). Report.", "note-in-text"],
  ["a note behind a comma", "In all 90 boats passed,This counts rafts. more than ever.", "note-in-text"],
  ["a note with its year", "It was closed. Board of Rivers. (June 2023). Report.", "note-in-text"],
  ["a reference without its number", "As seen (see Figure), it is so.", "missing-number"],
  ["one with a blank before the full stop", "It is told in Section . More.", "missing-number"],
])("tells of %s", (_, body, code) => {
  expect(importPage(body).codes).toContain(code);
});

test.each([
  ["names with full stops", "We use Node.js, Vue.JS and U.S.A. names, e.g.This one."],
  ["words for figures", "We see figures. See Section 3, and the table."],
])("says nothing of %s", (_, body) => {
  const { codes } = importPage(body);
  expect(codes.filter((code) => code === "note-in-text" || code === "missing-number")).toEqual([]);
});

test("a file in which nothing of a page is found is left alone, and told", () => {
  const file = new VFile({ path: "a.md", value: "# A\n\nText.[^1]\n\n[^1]: Note.\n\n    code\n" });
  expect(importWebExport(parseMarkdown(file), file, "en")).toBeUndefined();
  expect(file.messages.map(({ ruleId }) => ruleId)).toEqual(["no-web-export"]);
});

test.each([
  "Премини към основното съдържание",
  "Přejít k hlavnímu obsahu",
  "Gå til hovedindhold",
  "Direkt zum Inhalt",
  "Παράκαμψη προς το κυρίως περιεχόμενο",
  "Skip to main content",
  "Pasar al contenido principal",
  "Liigu edasi põhisisu juurde",
  "Hyppää pääsisältöön",
  "Aller au contenu principal",
  "Léim chuig an bpríomhábhar",
  "Skoči na glavni sadržaj",
  "Ugrás a tartalomra",
  "Salta al contenuto principale",
  "Pereiti į pagrindinį turinį",
  "Pārlekt uz galveno saturu",
  "Aqbeż għall-kontenut ewlieni",
  "Overslaan en naar de inhoud gaan",
  "Przejdź do treści",
  "Passar para o conteúdo principal",
  "Mergi la conţinutul principal",
  "Skočiť na hlavný obsah",
  "Skoči na glavno vsebino",
  "Hoppa till huvudinnehåll",
])("%s", (line) => {
  expect(isSkipLink(line)).toBe(true);
});

test("words of pages are known by whole lines", () => {
  expect(isSkipLink("Skip to main content of the report")).toBe(false);
  expect(isOnwardLink("Διαβάστε περισσότερα")).toBe(true);
  expect(isOnwardLink("Read more about it in the annex")).toBe(false);
  expect(onwardLinkAt("Seven were closed. Czytaj więcej…")).toBe(19);
  expect(onwardLinkAt("One can read more")).toBeUndefined();
  expect(isIconLine("icône représentant un pont")).toBe(true);
  expect(isIconLine("Icons are small pictures.")).toBe(false);
  expect(isBreadcrumb("Startseite » Berichte » Brücken")).toBe(true);
  expect(isBreadcrumb("Rivers / Bridges")).toBe(false);
});

test("a page in HTML is no Markdown, and how to go on is told", () => {
  const file = new VFile({ path: "a.html", value: "<!DOCTYPE html>\n<html><body><h1>Bridges</h1></body></html>\n" });
  expect(importWebExport(parseMarkdown(file), file, "en")).toBeUndefined();
  expect(file.messages.map(({ reason }) => reason)).toEqual([
    "Unexpected page in HTML, expected Markdown in UTF-8: save the page as text or Markdown, with Pandoc for example (`pandoc -f html -t gfm`)",
  ]);
});
