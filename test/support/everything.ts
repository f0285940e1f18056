/** Writes a report that has everything in it that tags are made of, in words of a language. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

export interface EverythingWords {
  language: string;
  title: string;
  /** Sentences enough for many lines. */
  text: string;
  /** Short title words. */
  word: string;
}

export const everythingWords: readonly EverythingWords[] = [
  {
    language: "en",
    title: "Harbours and their offices",
    text: "The competent authorities systematically observe the reception facilities and publish detailed information on every island region, so that interested citizens find efficient offices and can take part in difficult affairs.",
    word: "Harbour",
  },
  {
    language: "el",
    title: "Η κατάσταση των λιμένων",
    text: "Οι αρμόδιες υπηρεσίες παρακολουθούν συστηματικά τις εγκαταστάσεις υποδοχής και δημοσιεύουν λεπτομερείς πληροφορίες για κάθε νησιωτική περιφέρεια, ώστε οι ενδιαφερόμενοι να συμμετέχουν αποτελεσματικότερα.",
    word: "Λιμάνι",
  },
  {
    language: "bg",
    title: "Състоянието на пристанищата",
    text: "Компетентните служби систематично наблюдават пристанищните съоръжения и публикуват подробна информация за всяка островна област, за да могат заинтересованите граждани да участват по-ефективно.",
    word: "Пристанище",
  },
  {
    language: "mt",
    title: "Il-qagħda tal-portijiet",
    text: "Is-servizzi kompetenti jissorveljaw b’mod sistematiku l-faċilitajiet tal-akkoljenza u jippubblikaw informazzjoni ddettaljata għal kull reġjun insulari, biex iċ-ċittadini interessati jkunu jistgħu jipparteċipaw.",
    word: "Port",
  },
  {
    language: "fi",
    title: "Satamien tila",
    text: "Toimivaltaiset viranomaiset seuraavat järjestelmällisesti vastaanottokeskusten palveluja ja julkaisevat yksityiskohtaista tietoa jokaisesta saaristoalueesta, jotta asiasta kiinnostuneet kansalaiset voivat osallistua.",
    word: "Satama",
  },
];

const sources = `@book{quays, title = {Quays of the north}, author = {Quay, Ann}, publisher = {Pier}, address = {Paris}, year = 2021}

@article{ports, title = {Ports}, author = {Müller, Anna}, journal = {Journal of Ports}, volume = 12, pages = {45--67}, date = {2022-05-04}}
`;

const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 30" width="60mm" height="30mm"><rect width="60" height="30" fill="#003399"/></svg>';

/** @param folder - made, if it isn't there */
export async function writeEverything(folder: string, words: EverythingWords): Promise<void> {
  await mkdir(folder, { recursive: true });
  const files = {
    "report.yaml": settingsOf(words),
    "foreword.md": `# ${words.word} zero\n\n${words.text}\n`,
    "one.md": sectionOf(words),
    "two.md": otherOf(words),
    "three.md": formsOf(words),
    "annex.md": annexOf(words),
    "sources.bib": sources,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  await writeFile(join(folder, "lake.svg"), picture);
  await writeFile(join(folder, "data.csv"), "year,cases\n2021,12\n2022,30\n2023,21\n");
  await writeFile(join(folder, "countries.csv"), "country,2021,2022\nDE[^c],12.5,30\nFR,8,9.25[^*d]\nGR,4,1\n");
}

function settingsOf({ language, title }: EverythingWords): string {
  return `title: "${title} 2031"
subtitle: "${title}"
body: "${title}"
abbreviation: HO
publisher: "${title}"
place: Luxembourg
date: 2031-05
language: ${language}
slug: everything
numbering:
  sections: automatic
  annexes: automatic
  annex-captions: own
sources: sources.bib
notes: { repeats: ibidem }
map-rights: "© ${title}"
editions:
  - medium: pdf
    isbn: none
    doi: none
    catalogue: none
parts:
  cover: true
  title-page: true
  imprint: true
  foreword: { file: foreword.md, author: { name: "${title}", function: "${title}", picture: lake.svg } }
  contents: true
  lists: [figures, tables, boxes, focus, case-law]
  sections: here
  annexes: [annex.md]
  notes: here
  sources: true
  back-cover: true
imprint: { disclaimer: none, reuse: none, third-parties: none }
sections: [one.md, two.md, three.md]
`;
}

function sectionOf(words: EverythingWords): string {
  return [proseOf(words), captionedOf(words), notesOf(words)].join("");
}

function longOf({ text }: EverythingWords): string {
  return Array.from({ length: 5 }, () => text).join(" ");
}

/** Writes what stands in lines and paragraphs, in all forms, with lists, quotations, formulas and code. */
function proseOf(words: EverythingWords): string {
  const { text, word } = words;
  const long = longOf(words);
  const code = Array.from({ length: 70 }, (_, index) => `line ${index} of code`).join("\n");
  const items = Array.from({ length: 9 }, (_, index) => `${index + 1}. ${index % 3 ? text : long}`).join("\n");
  return `# ${word} one {#first}

${text}[^a] ${text}[^*f] ${text}[^b]

${long} ${long} ${long} ${long}

## ${word} two {#second}

He said <q>${word} <q>inner</q> words</q>; H<sub>2</sub>O, m<sup>2</sup>, <del>old</del> <ins>new</ins>, <kbd>Ctrl</kbd>, \`code\`, <abbr title="World ${word} Office">WHO</abbr>, <span lang="fr">en français</span>, <em lang="de">auf Deutsch</em>, <i lang="la">ad hoc</i>. A link that is so long that it breaks: [${text}](https://example.org/). See [](#second), [](#tab), [](#fig).

<p lang="it">Un capoverso in italiano.</p>

<div lang="es"><p>Un bloque.</p></div>

### ${word} three

${items}

- [x] ${word} one
- [ ] ${word} two

${word}
: ${text}

Other term
: One meaning.
: Another meaning.

> ${long}
>
> ${long}

Inline $a_i / b$ and a block:

$$
x = \\frac{a}{b}
$$ {#eq:x}

\`\`\`
${code}
\`\`\`

`;
}

/** Writes a table that goes on overleaf, figures, a chart and boxes. */
function captionedOf(words: EverythingWords): string {
  const { text, word } = words;
  const long = longOf(words);
  const rows = Array.from({ length: 60 }, (_, index) => `| ${word} ${index} | ${index} | ${2 * index} |`).join("\n");
  return `:::table[${word} by year]{#tab unit="cases"}
| ${word} | 2021 | 2022 |
| --- | ---: | ---: |
| **Group one** | < | < |
${rows}
| **Group two** | < | < |
| ${word} last | 1 | 2 |

Source: ${word}.
:::

:::figure[${word} from above]{#fig}
![a lake in blue](lake.svg)

Source: ${word}.
:::

:::figure[${word} twice]{#figs}
![left lake](lake.svg) left

![right lake](lake.svg) right
:::

:::chart[${word} in numbers]{#chart data="data.csv" type="bar" alt="columns that rise and fall" unit="cases"}
:::

:::box[${word} box]{#box}
${long}

${long} ${long}
:::

:::note{kind="warning"}
${text}
:::

`;
}

function notesOf(words: EverythingWords): string {
  const { text } = words;
  const long = longOf(words);
  return `[^a]: ${text} See [](#second).
[^b]: ${text}
[^*f]: ${long} ${long} ${long}
`;
}

function otherOf({ text, word }: EverythingWords): string {
  const notes = Array.from({ length: 60 }, (_, index) => `${word}.[^n${index}]`).join(" ");
  const definitions = Array.from({ length: 60 }, (_, index) => `[^n${index}]: ${text}`).join("\n\n");
  const long = Array.from({ length: 40 }, () => text).join(" ");
  return `# ${word} four {#fourth}

${notes}

Then **_${long}_ [${long}](https://example.org/long)** ends.

<table>
<thead lang="fr"><tr><th>Une tête</th></tr></thead>
<tbody lang="de"><tr><td>Ein Wort</td></tr></tbody>
</table>

${definitions}
`;
}

/** Forms that came later: boxes of kinds, words set large, a full page, credits, kinds of chart, data and sources. */
function formsOf({ text, word }: EverythingWords): string {
  const chart = (type: string, more = "") =>
    `:::chart[${word} ${type}]{data="countries.csv" type="${type}" alt="${word}"${more}}\n:::`;
  return `---
section-icon: lake.svg
---

# ${word} five {#fifth}

${text}[^@quays, p. 3] ${text}[^@quays, p. 4] ${text}[^@ports] {countries.csv:DE:2022 | change from 2021 | sign}

:::box{kind="key-findings"}
- ${text}
- ${text}
:::

:::box[${word} in focus]{kind="focus"}
## ${word} inside

${text}
:::

:::box[${word} before a court]{kind="case-law"}
${text}
:::

:::pull-quote[${word}]
${text}
:::

${chart("dot", ` credit="© ${word}"`)}

${chart("slope")}

${chart("tile-map", ' columns="2022" .map')}

:::table[${word} from data]{data="countries.csv" unit="cases"}
:::

:::figure[${word} on a map]{.map credit="© ${word}"}
![a lake in blue](lake.svg)
:::

:::full-page{credit="© ${word}"}
![a lake over a page](lake.svg)
:::

${text}

[^c]: ${text}
[^*d]: ${text}
`;
}

function annexOf({ text, word }: EverythingWords): string {
  return `# ${word} six {#annex-six}

${text} [](#annex-six).

:::table[${word} of the annex]
| ${word} | 2022 |
| --- | ---: |
| ${word} | 1 |
:::
`;
}
