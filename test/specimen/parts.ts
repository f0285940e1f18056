/** Writes the book's parts around its sections, as settings and Markdown files. */
import { chartTypes, writeChart } from "./charts.ts";
import { themes } from "./lexicon.ts";
import type { Outline } from "./outline.ts";
import { calloutPlace, withThousands, write, writeParagraph, type Voice } from "./prose.ts";
import { openRandomStream, type RandomStream } from "./random-stream.ts";

interface Parts {
  /** Lines of report.yaml. */
  settings: string;
  /** Contents of files by their names. */
  files: Map<string, string>;
}

const settings = `parts:
  cover: true
  title-page: true
  imprint: true
  foreword: foreword.md
  acknowledgements: acknowledgements.md
  acronyms: acronyms.md
  contents: true
  lists: [ figures, tables, boxes ]
  introduction: introduction.md
  annexes:
    - annex-1.md
    - annex-2.md
  open-right: [ foreword, contents, introduction, annexes ]
  back-cover: true
numbering:
  front-matter: roman
imprint:
  printed-by: the Printing House of the Outer Islands in Lanternwick
  completed: 2031-04
  edition: Third edition
  disclaimer: |
    Neither the agency nor anyone acting for it answers for what readers do with a lantern.

    Nothing in this report is true, and no island in it is on any chart.
  copyright: |
    © Archipelago Agency for Lanterns and Ferries, 2031
  reuse: May be copied by hand, by lamplight.
  third-parties: none
  illustrations: Cover and figures, © Society of Sensible Navigation
`;

/** Makes the parts, of which only the introduction depends on the other sections: it names each with its page. */
export function makeParts(outlines: readonly Outline[], seed: number): Parts {
  const files = new Map([
    ["foreword.md", foreword(voiceOf(seed, "foreword"))],
    ["acknowledgements.md", acknowledgements(voiceOf(seed, "acknowledgements"))],
    ["acronyms.md", acronyms],
    ["introduction.md", introduction(voiceOf(seed, "introduction"), outlines)],
  ]);
  for (const [name, content] of chartAnnex(voiceOf(seed, "annex-1"))) files.set(name, content);
  files.set("annex-2.md", registerAnnex(voiceOf(seed, "annex-2")));
  return { settings, files };
}

function voiceOf(seed: number, part: string): Voice {
  const random = openRandomStream(`${seed}/${part}`);
  return { random, theme: themes[0]!, drawTarget: () => "annex-1" };
}

/** Writes paragraphs without endnotes, whose number a size gives exactly. */
function paragraphs({ random, ...voice }: Voice, count: number): string[] {
  return Array.from({ length: count }, () =>
    writeParagraph({ random, ...voice }, random.whole(3, 6)).replaceAll(calloutPlace, ""),
  );
}

const joined = (...blocks: string[]) => `${blocks.join("\n\n")}\n`;

function foreword(voice: Voice): string {
  return joined(
    "# Foreword {#foreword}",
    ...paragraphs(voice, 3),
    `> ${write(voice, "quotation")}`,
    ...paragraphs(voice, 1),
    "**Orla Periwinkle**<br>Executive Director",
  );
}

function acknowledgements(voice: Voice): string {
  return joined(
    "# Acknowledgements {#acknowledgements}",
    ...paragraphs(voice, 1),
    `The agency thanks ${write(voice, "country")}, ${write(voice, "country")} and ${write(voice, "country")} for their lamp oil. <span lang="fr">« Sans lanterne, point de ferry »</span>, as they say in Île-des-Cloches, and <span lang="de">„Ohne Fähre keine Laterne“</span> in Törnbach.`,
  );
}

/** A plain table, without number or title. */
const acronyms = joined(
  "# Acronyms and abbreviations {#acronyms}",
  [
    "| Short form | Meaning |",
    "| --- | --- |",
    '| <abbr title="Archipelago Agency for Lanterns and Ferries">AALF</abbr> | Archipelago Agency for Lanterns and Ferries |',
    "| BoO | Board of Orchards |",
    "| CoT | Court of Tides |",
    "| CWO | Council of Weather Observers |",
    "| FIC | Federation of Island Councils |",
    "| HCB | High Chancery of Bells |",
    "| IAD | Institute for Applied Drizzle |",
    "| IICU | Inter-Island Committee on Umbrellas |",
    "| LC | Lantern Code |",
    "| MGG | Ministry of Gulls and Gangways |",
    "| OTS | Office for Tidal Statistics |",
    "| SCHM | Standing Conference of Harbour Masters |",
  ].join("\n"),
);

function introduction(voice: Voice, outlines: readonly Outline[]): string {
  const overview = outlines.map(({ id, title }) => `- [](#${id}) (${title}) begins on [](#${id}){.page}.`);
  return joined(
    "# Introduction {#introduction}",
    ...paragraphs(voice, 2),
    `The <abbr title="Archipelago Agency for Lanterns and Ferries">AALF</abbr> counts lanterns,[^*lantern] ferries and what hangs between them. Its method is that of the Lantern Code; H<sub>2</sub>O is measured in barrels, and the area of an island in km<sup>2</sup>.`,
    ":::note\nHow to read the tables: a dash stands for nothing, a colon for what nobody counted, two points for what nobody would tell.\n:::",
    "The report has the following sections:",
    overview.join("\n"),
    ...paragraphs(voice, 1),
    "The charts of the whole archipelago are in Annex 1, on [](#annex-1){.page}, the register in [](#tab-register).",
    "[^*lantern]: Whatever gives light and hangs, unless it is the moon. The cut address of the definition is printed as it came: [https://www.example.org/lantern-code/definitions.p](https://www.example.org/lantern-code/definitions.p){.cut}.",
  );
}

/** Makes an annex with a chart of each type. */
function chartAnnex(voice: Voice): Map<string, string> {
  const charts = chartTypes.map((type) => writeChart(voice, `fig-annex-${type}`, type));
  const blocks = charts.flatMap(({ markdown }, index) => [
    `[](#fig-annex-${chartTypes[index]!}) is about all islands. ${paragraphs(voice, 1)[0]!}`,
    markdown,
  ]);
  return new Map([
    ["annex-1.md", joined("# Annex 1. The archipelago in charts {#annex-1}", ...blocks)],
    ...charts.map(({ address, content }): [string, string] => [address, content]),
  ]);
}

/** Writes an annex with code, a fourth level of headings, and a table over pages with merged cells. */
function registerAnnex(voice: Voice): string {
  return joined(
    "# Annex 2. The register and how it is kept {#annex-2}",
    ...paragraphs(voice, 1),
    "## How an entry is written",
    "Each entry is one line, `island;kind;number`, and is sent as a file:",
    "```\nVelmarrow;lantern;412\nQuillmere;lantern;388\nSaint Odo's Quay;ferry;7\n```",
    "### What is left out",
    ...paragraphs(voice, 1),
    "#### Lanterns on loan",
    ...paragraphs(voice, 1),
    "## The register",
    "[](#tab-register) has every district with its harbours.",
    registerTable(voice.random),
  );
}

function registerTable(random: RandomStream): string {
  const rows = Array.from({ length: 90 }, (_, index) => {
    const isFirst = index % 3 === 0;
    const number = () => withThousands(random.whole(0, 9_000));
    return [
      isFirst ? `District ${index / 3 + 1}` : "^",
      ["North", "South", "Reef"][index % 3]!,
      number(),
      random.chance(0.1) ? ".." : number(),
      `${random.whole(0, 99)}.${random.whole(0, 9)}%`,
    ];
  });
  const head = [
    ["District", "Harbour", "Lanterns", "<", "Share lit"],
    ["---", "---", "---", "---", "---"],
    ["^", "^", "hung", "standing", "^"],
  ];
  const table = [...head, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
  return `:::table[The register of lanterns by district and harbour]{#tab-register unit="number of lanterns" head-rows="2" head-columns="2"}\n${table}\n\nNB: What hung and stood on the same day is counted once.\n\nSource: High Chancery of Bells, the register itself.\n:::`;
}
