/** Builds a short report in seven languages, and reads its words, signs and divisions, all in one typeface. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runScript } from "../support/run-script.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "languages-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Sample {
  language: string;
  title: string;
  /** Sentence with a quotation in straight marks, and how it is printed. */
  quoted: [written: string, printed: string];
  /** Reference whose space must not break; `~` for the no-break space. */
  held: string;
  /** Words enough for many lines. */
  text: string;
  /** Words that the pipeline writes: headings, labels, the month of the imprint. */
  words: string[];
  hasPatterns: boolean;
}

const samples: Sample[] = [
  {
    language: "el",
    title: "Η κατάσταση των λιμένων",
    quoted: ['Το "ασφαλές" λιμάνι', "Το «ασφαλές» λιμάνι"],
    held: "άρθρο~9",
    text: "Οι αρμόδιες υπηρεσίες παρακολουθούν συστηματικά τις εγκαταστάσεις υποδοχής και δημοσιεύουν λεπτομερείς πληροφορίες για κάθε νησιωτική περιφέρεια, ώστε οι ενδιαφερόμενοι να συμμετέχουν αποτελεσματικότερα",
    words: ["Περιεχόμενα", "Σημειώσεις", "Πίνακας", "Ολοκλήρωση χειρογράφου: Απρίλιος 2023"],
    hasPatterns: true,
  },
  {
    language: "bg",
    title: "Състоянието на пристанищата",
    quoted: ['Това "сигурно" пристанище', "Това „сигурно“ пристанище"],
    held: "член~9",
    text: "Компетентните служби систематично наблюдават пристанищните съоръжения и публикуват подробна информация за всяка островна област, за да могат заинтересованите граждани да участват по-ефективно",
    words: ["Съдържание", "Бележки", "Таблица", "Ръкописът е завършен през април 2023"],
    hasPatterns: true,
  },
  {
    language: "mt",
    title: "Il-qagħda tal-portijiet",
    quoted: ['Il-port "sikur" tagħna', "Il-port “sikur” tagħna"],
    held: "Artikolu~9",
    text: "Is-servizzi kompetenti jissorveljaw b’mod sistematiku l-faċilitajiet tal-akkoljenza u jippubblikaw informazzjoni ddettaljata għal kull reġjun insulari, biex iċ-ċittadini interessati jkunu jistgħu jipparteċipaw",
    words: ["Werrej", "Noti", "Tabella", "Manuskritt ikkompletat: April 2023"],
    hasPatterns: false,
  },
  {
    language: "ga",
    title: "Staid na gcuanta",
    quoted: ['An cuan "sábháilte" seo', "An cuan “sábháilte” seo"],
    held: "Airteagal~9",
    text: "Déanann na seirbhísí inniúla faireachán córasach ar na saoráidí glactha agus foilsíonn siad faisnéis mhionsonraithe maidir le gach réigiún oileánach, ionas gur féidir leis na saoránaigh rannpháirtíocht éifeachtach",
    words: ["Clár", "Nótaí", "Tábla", "Lámhscríbhinn críochnaithe: Aibreán 2023"],
    hasPatterns: true,
  },
  {
    language: "fi",
    title: "Satamien tilanne",
    quoted: ['Tämä "turvallinen" satama', "Tämä ”turvallinen” satama"],
    held: "artikla~9",
    text: "Toimivaltaiset viranomaiset seuraavat järjestelmällisesti vastaanottokeskusten toimintaa ja julkaisevat yksityiskohtaisia tietoja jokaisesta saaristoalueesta, jotta kiinnostuneet kansalaiset osallistuisivat päätöksentekoon",
    words: ["Sisällys", "Viitteet", "Taulukko", "Käsikirjoitus valmistunut: huhtikuu 2023"],
    hasPatterns: true,
  },
  {
    language: "sr-Cyrl-RS",
    title: "Стање у лукама",
    quoted: ['Ова "безбедна" лука', "Ова „безбедна“ лука"],
    held: "члан~9",
    text: "Надлежне службе систематски прате постројења за прихват путника и објављују подробна обавештења о сваком острвском подручју, како би заинтересовани грађани учествовали делотворније",
    words: ["Садржај", "Напомене", "Табела", "Рукопис завршен: април 2023."],
    hasPatterns: true,
  },
  {
    language: "tr",
    title: "Limanların Durumu",
    quoted: ['Bu "güvenli" liman', "Bu “güvenli” liman"],
    held: "madde~9",
    text: "Yetkili makamlar karşılama tesislerini düzenli olarak denetlemekte ve her ada bölgesi için ayrıntılı bilgiler yayımlamaktadır, böylece ilgilenen yurttaşlar kararlara katılabilmektedir",
    words: ["İçindekiler", "Notlar", "Tablo", "Metnin tamamlandığı tarih: Nisan 2023"],
    hasPatterns: true,
  },
];

async function write({ language, title, quoted, held, text }: Sample): Promise<string> {
  const manuscript = join(folder, language);
  await mkdir(manuscript);
  const settings = [
    `title: ${title}`,
    `language: ${language}`,
    "slug: report",
    "date: 2023-05",
    "parts: { title-page: true, imprint: true, contents: true }",
    "imprint: { completed: 2023-04 }",
  ];
  await writeFile(join(manuscript, "report.yaml"), `${settings.join("\n")}\n`);
  const paragraphs = Array.from({ length: 12 }, (_, index) => {
    const words = text.replace(",", "").split(" ");
    return Array.from({ length: 60 + index * 3 }, (_word, at) => words[(at * 7 + index) % words.length]).join(" ");
  });
  const section = [
    `# 1. ${title}`,
    `${quoted[0]} (${held.replace("~", " ")}).[^1]`,
    ...paragraphs,
    `:::table[${title}]\n| a | b |\n|---|---|\n| 1 | 2 |\n:::`,
    `[^1]: ${text}.`,
  ];
  await writeFile(join(manuscript, "a.md"), `${section.join("\n\n")}\n`);
  return manuscript;
}

test.each(samples)("$language", async (sample) => {
  const manuscript = await write(sample);
  const out = join(folder, `${sample.language}-out`);
  const { code, stderr } = await runScript("build", ["--manuscript", manuscript, "--out", out]);
  expect(code, stderr).toBe(0);

  const bytes = await readFile(join(out, "report.pdf"));
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  const { info } = await document.getMetadata();
  expect((info as { Language?: string }).Language).toBe(sample.language);

  const fonts = new Set<string>();
  let text = "";
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { fnArray, argsArray } = await page.getOperatorList();
    for (const [index, operator] of fnArray.entries()) {
      if (operator !== OPS.setFont) continue;
      fonts.add((page.commonObjs.get((argsArray[index] as [string])[0]) as { name: string }).name);
    }
    for (const item of (await page.getTextContent()).items) {
      if ("str" in item) text += item.str + (item.hasEOL ? "\n" : "");
    }
  }
  await task.destroy();

  expect([...fonts].filter((name) => !/^[A-Z]{6}\+Carlito(-(Bold|Italic|BoldItalic))?$/.test(name))).toEqual([]);
  const flat = text.replaceAll("\n", " ");
  expect([...sample.words, sample.quoted[1]].filter((words) => !flat.includes(words))).toEqual([]);
  // pdf.js reads every space as an ordinary one.
  const webPage = await readFile(join(out, "report.html"), "utf8");
  expect(webPage.includes(sample.held.replace("~", "\u00a0"))).toBe(true);
  // Hyphens of the author's stand within known words.
  const ends = text.match(/\p{L}+-\n\p{L}+/gu) ?? [];
  const divided = ends.filter((end) => !sample.text.includes(end.replace("\n", "")));
  if (!sample.hasPatterns) expect(divided).toEqual([]);
  else expect(divided.length).toBeGreaterThan(3);
  for (const end of divided) expect(sample.text).toContain(end.replace("-\n", ""));
});

test.each(["ja", "ka", "ar"])(
  "dates, countries and numbers of a language whose letters the typeface lacks are printed: %s",
  async (language) => {
    const manuscript = join(folder, `letters-${language}`);
    await mkdir(manuscript);
    const parts = "{ cover: true, title-page: true, imprint: true }";
    const settings = `title: T\nbody: B\nlanguage: ${language}\ndate: 2023-05\nparts: ${parts}\n`;
    await writeFile(join(manuscript, "report.yaml"), settings);
    await writeFile(join(manuscript, "data.csv"), "Country,2022\nGermany,1234.5\nFrance,3\n");
    const chart = ':::chart[Map]{#map type="tile-map" data="data.csv" alt="A map"}\n:::';
    await writeFile(join(manuscript, "1.md"), `# One\n\nWords {data.csv:Germany:2022}.\n\n${chart}\n`);
    const { code, stderr } = await runScript("build", ["--manuscript", manuscript, "--out", join(manuscript, "out")]);
    // A word that is lost on the pages is an error.
    expect(code, stderr).toBe(0);
    expect(stderr).not.toContain("missing-glyph");
  },
);
