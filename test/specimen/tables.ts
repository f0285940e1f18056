/** Writes numbered tables in Markdown: figures and words, short and long, merged and turned. */
import { countries } from "./lexicon.ts";
import { calloutPlace, withThousands, write, type Voice } from "./prose.ts";
import { pickSome, type RandomStream } from "./random-stream.ts";

/**
 * Form of a table. `long`: more than a page; `grouped`: heads in two rows, and titles of groups; `wide`: on a
 * turned page.
 */
export type TableForm = "plain" | "long" | "grouped" | "wide";

/** Returns the form. The first and second tables of some sections have one of their own: `tab-3-1`, `tab-3-2`. */
export function formOf(section: number, id: string): TableForm {
  if (id.endsWith("-1") && section % 5 === 2) return "long";
  if (id.endsWith("-1") && section % 5 === 4) return "wide";
  return id.endsWith("-2") && section % 2 === 1 ? "grouped" : "plain";
}

interface TableText {
  attributes?: string;
  head: string[];
  alignment: string[];
  body: string[][];
}

/** Writes figures by country and year or month, or words by country. */
export function writeTable(voice: Voice, id: string, form: TableForm): string {
  const { random } = voice;
  const isNumeric = form !== "plain" || random.chance(0.7);
  const rows = pickSome(random, longNames, form === "long" ? random.whole(48, 60) : random.whole(5, 14));
  const { head, alignment, body, attributes } = isNumeric
    ? { plain: numericTable, long: numericTable, grouped: groupedTable, wide: wideTable }[form](voice, rows)
    : wordTable(voice, rows.slice(0, 7));
  const title = write(voice, isNumeric ? "tableTitle" : "overviewTitle");
  const unit = isNumeric ? ` unit="${write(voice, "unit").toLowerCase()}"` : "";
  const table = [head, alignment, ...body].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
  const remark = random.chance(0.5) ? `NB: ${write(voice, "sentence")}${calloutPlace}\n\n` : "";
  const braces = [`#${id}`, ...(attributes ? [attributes] : [])].join(" ");
  return `:::table[${title}]{${braces}${unit}}\n${table}\n\n${remark}Source: ${write(voice, "body")}, ${write(voice, "work")}.\n:::`;
}

/**
 * Writes figures. Every second table has a column of shares; a value that is missing is a dash; the last row adds
 * up.
 */
function numericTable({ random }: Voice, rows: readonly string[]): TableText {
  const years = Array.from({ length: random.whole(2, 5) }, (_, index) => 2031 - index).toReversed();
  const hasShare = random.chance(0.5);
  const sums = years.map(() => 0);
  const body = rows.map((name) => {
    const size = 10 ** random.whole(2, 5);
    const numbers = years.map((_, index) => {
      if (random.chance(0.05)) return "–";
      const number = random.whole(0, size);
      sums[index] = sums[index]! + number;
      return withThousands(number);
    });
    return [name, ...numbers, ...(hasShare ? [`${random.whole(-40, 180)}%`.replace("-", "−")] : [])];
  });
  return {
    head: ["Island", ...years.map(String), ...(hasShare ? ["Change"] : [])],
    alignment: ["---", ...years.map(() => "---:"), ...(hasShare ? ["---:"] : [])],
    body: [...body, ["**Total**", ...sums.map((sum) => `**${withThousands(sum)}**`), ...(hasShare ? ["–"] : [])]],
  };
}

const missing = ["–", ":", ".."];

/** Writes two years, each with a number in thousands and a share; the change in brackets where it is negative. */
function groupedTable({ random }: Voice, rows: readonly string[]): TableText {
  const shown = (text: string) => (random.chance(0.08) ? missing[random.whole(0, 2)]! : text);
  const body = rows.map((name) => {
    const years = [0, 1].flatMap(() => [
      shown(decimals(random, 1200, random.whole(0, 2))),
      shown(`${decimals(random, 60, 1)}%`),
    ]);
    const change = decimals(random, 40, 1);
    return [name, ...years, random.chance(0.4) ? `(${change})` : change];
  });
  const half = Math.ceil(body.length / 2);
  const title = (text: string) => [`**${text}**`, "<", "<", "<", "<", "<"];
  return {
    attributes: 'head-rows="2"',
    head: ["Island", "2030", "<", "2031", "<", "Change"],
    alignment: Array.from({ length: 6 }, () => "---"),
    body: [
      ["^", "Total", "Share", "Total", "Share", "^"],
      title("Northern islands"),
      ...body.slice(0, half),
      title("Southern islands"),
      ...body.slice(half),
    ],
  };
}

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

function wideTable({ random }: Voice, rows: readonly string[]): TableText {
  return {
    attributes: ".wide",
    head: ["Island", ...months, "Total"],
    alignment: ["---", ...months.map(() => "---:"), "---:"],
    body: rows.map((name) => {
      const numbers = months.map(() => random.whole(0, 20_000));
      return [name, ...numbers.map(withThousands), `**${withThousands(numbers.reduce((sum, one) => sum + one, 0))}**`];
    }),
  };
}

function decimals(random: RandomStream, most: number, count: number): string {
  const places = count > 0 ? `.${String(random.whole(0, 10 ** count - 1)).padStart(count, "0")}` : "";
  return `${withThousands(random.whole(0, most))}${places}`;
}

/** Writes words. One island in three has two measures: its cell goes over both rows. */
function wordTable(voice: Voice, rows: readonly string[]): TableText {
  return {
    head: ["Island", "Measure", "State", "Since"],
    alignment: ["---", "---", "---", ":---:"],
    body: rows.map((name, index) => [
      index % 3 === 1 ? "^" : name,
      // A callout in a cell, once a table.
      write(voice, "item") + (index === 1 ? calloutPlace : ""),
      write(voice, "state"),
      String(voice.random.whole(2024, 2031)),
    ]),
  };
}

const longNames = [
  ...countries,
  ...["Old", "New"].flatMap((age) => countries.slice(0, 12).map((name) => `${age} ${name}`)),
].map((name) => name.replace(/^the /, ""));
