/** Makes the parts of the book from settings: what they say, in which order, and what they leave out. */
import type { Element, Nodes } from "hast";
import { toString } from "hast-util-to-string";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import { describe, expect, test } from "vitest";
import { fillLabel, labelsOf } from "#languages/labels.ts";
import { languages } from "#languages/languages.ts";
import { toBackCover } from "#html/parts/back-cover.ts";
import { toList, toLists } from "#html/parts/caption-list.ts";
import { toCitation, toCitationLine } from "#html/parts/citation.ts";
import { toContentsList } from "#html/parts/contents.ts";
import { toCover } from "#html/parts/cover.ts";
import { formatDate } from "#languages/format-date.ts";
import { toImprint } from "#html/parts/imprint.ts";
import { toOpenerContents } from "#html/parts/opener-contents.ts";
import { toTitlePage } from "#html/parts/title-page.ts";
import { settingsSchema } from "#manuscript/settings/schema/settings-schema.ts";
import type { ResolvedSettings } from "#markdown/parsed-report.ts";
import { readCoverage } from "#theme/read-coverage.ts";
import { theme } from "../../../support/usual-theme.ts";

function settings(given: object = {}): ResolvedSettings {
  const read = settingsSchema.parse({
    title: "Asylum Report 2023",
    subtitle: "Annual Report",
    body: "European Union Agency for Asylum",
    abbreviation: "EUAA",
    publisher: "Publications Office of the European Union",
    place: "Luxembourg",
    date: "2023-05",
    ...given,
  });
  const found = { title: read.title ?? "", slug: "report", labels: labelsOf(read.language), boxKinds: {} };
  return { ...read, ...found, notes: { ...read.notes, first: 1 } };
}

function html(node: Element | Element["children"]): string {
  return unified()
    .use(rehypeStringify)
    .stringify({ type: "root", children: [node].flat() });
}

/** Returns the text of each paragraph and cell, in order. */
function lines(hast: Nodes): string[] {
  const found: string[] = [];
  visit(hast, "element", (node) => {
    if (["p", "th", "td", "h1"].includes(node.tagName)) found.push(toString(node));
  });
  return found;
}

describe("the citation", () => {
  const section = { number: "2.4.1.", title: "Action plans" };

  test("of a section and of the report", () => {
    expect(html(toCitation(settings(), section))).toBe(
      "EUAA, “2.4.1. Action plans” in <em>Asylum Report 2023</em>, May 2023.",
    );
    expect(html(toCitation(settings()))).toBe("EUAA, <em>Asylum Report 2023: Annual Report</em>, May 2023.");
  });

  test.each([
    ["de", "EUAA, „2.4.1. Action plans“ in <em>Asylum Report 2023</em>, Mai 2023."],
    ["fr", "EUAA, «\u202f2.4.1. Action plans\u202f» dans <em>Asylum Report 2023</em>, mai 2023."],
    ["el", "EUAA, «2.4.1. Action plans» στο <em>Asylum Report 2023</em>, Μάιος 2023."],
    ["fi", "EUAA, ”2.4.1. Action plans” teoksessa <em>Asylum Report 2023</em>, toukokuu 2023."],
    ["hr", "EUAA, „2.4.1. Action plans” u <em>Asylum Report 2023</em>, svibanj 2023."],
  ])("in the report's language: %s", (language, expected) => {
    expect(html(toCitation(settings({ language }), section))).toBe(expected);
  });

  test("leaves out what isn't known", () => {
    const bare = settings({ abbreviation: undefined, body: undefined, subtitle: undefined, date: undefined });
    expect(toString(toCitationLine(bare))).toBe("Please cite as: Asylum Report 2023.");
    expect(toString(toCitationLine({ ...bare, language: "fr", labels: labelsOf("fr") }))).toMatch(
      /^Veuillez citer comme suit\u202f: /,
    );
  });

  test("a day is a day in every time zone", () => {
    expect(formatDate("2023-05-31", "en")).toBe("31 May 2023");
    expect(formatDate("2023-05-01", "de")).toBe("1. Mai 2023");
  });
});

describe("the cover", () => {
  test("sets the year at the title's end apart", () => {
    expect(lines(toCover(settings()))).toEqual([
      "European Union Agency for Asylum",
      "Asylum Report 2023",
      "Annual Report",
    ]);
    expect(html(toCover(settings()))).toContain('Asylum Report <span class="cover-year">2023</span>');
  });

  test("adds the year where the title has none", () => {
    expect(lines(toCover(settings({ title: "A Report" }))).at(-1)).toBe("2023");
    expect(lines(toCover(settings({ title: "The year 2023 in asylum" })))).not.toContain("2023");
    expect(html(toCover(settings({ title: "2023" })))).not.toContain("cover-year");
  });

  test("its pattern says nothing, and reaches beyond the trim on three sides", () => {
    const motif = toCover(settings()).children[0] as Element;
    expect(motif.properties.ariaHidden).toBe("true");
    const starts = motif.children.flatMap((path) => {
      const d = String((path as Element).properties.d);
      return [...d.matchAll(/M(-?\d+) (-?\d+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
    });
    expect(starts.some(([x]) => x < -3)).toBe(true);
    expect(starts.some(([x]) => x > 213)).toBe(true);
    expect(starts.some(([, y]) => y > 300)).toBe(true);
  });
});

test("the title page: edition, or else the year", () => {
  const before = ["European Union Agency for Asylum", "Asylum Report 2023", "Annual Report"];
  expect(lines(toTitlePage(settings()))).toEqual([...before, "2023", "Luxembourg"]);
  const edition = { imprint: { edition: "Second edition" } };
  expect(lines(toTitlePage(settings(edition)))).toEqual([...before, "Second edition", "Luxembourg"]);
});

describe("the imprint", () => {
  test("in its order, a row for each medium, nothing made up", () => {
    const full = settings({
      imprint: {
        "printed-by": "Someone",
        completed: "2023-04",
        edition: "First edition",
        disclaimer: "One.\n\nTwo.",
        copyright: "© EUAA, 2023",
        illustrations: "Pictures © EUAA",
        reuse: "Reuse is authorised.",
        "third-parties": "none",
      },
      editions: [
        { medium: "print", isbn: "none", catalogue: "BZ-AB-23-001-EN-C" },
        { medium: "pdf", isbn: "978-92-9403-192-1", doi: "10.2847/82162" },
      ],
    });
    expect(lines(toImprint(full))).toEqual([
      "Printed by SomeoneManuscript completed in April 2023First edition",
      "One.",
      "Two.",
      "Luxembourg: Publications Office of the European Union, 2023",
      "Print",
      "",
      "",
      "BZ-AB-23-001-EN-C",
      "PDF",
      "ISBN\u00a0978-92-9403-192-1",
      "doi:10.2847/82162",
      "",
      "© EUAA, 2023",
      "Pictures © EUAA",
      "Reuse is authorised.",
      "Please cite as: EUAA, Asylum Report 2023: Annual Report, May 2023.",
    ]);
    expect(html(toImprint(full))).toContain('<a href="https://doi.org/10.2847/82162">');
  });

  test("of a report that says nothing of itself", () => {
    const bare = settings({ place: undefined, publisher: undefined, date: undefined, subtitle: undefined });
    expect(lines(toImprint(bare))).toEqual(["Please cite as: EUAA, Asylum Report 2023."]);
  });
});

describe("the back cover's ISBN", () => {
  const pdf = { medium: "pdf", isbn: "978-92-9403-192-1" };
  const print = { medium: "print", isbn: "978-92-9403-191-4" };

  test.each([
    [[pdf, print], "ISBN\u00a0978-92-9403-191-4"],
    [[pdf], "PDF ISBN\u00a0978-92-9403-192-1"],
    [[{ medium: "print" }, pdf], "PDF ISBN\u00a0978-92-9403-192-1"],
  ])("is the print edition's, or else another's that is named", async (editions, expected) => {
    expect(lines(await toBackCover(settings({ editions }))).at(-1)).toBe(expected);
  });

  test("is left out where there is none", async () => {
    expect(html(await toBackCover(settings()))).not.toContain("barcode");
  });
});

describe("the back cover's panel", () => {
  test("the ISBN is heard once: the barcode beside it is no picture that tells something", async () => {
    const cover = html(await toBackCover(settings({ editions: [{ medium: "print", isbn: "978-92-9403-192-1" }] })));
    expect(cover).toContain('<svg class="barcode" viewBox=');
    expect(cover).toMatch(/<svg class="barcode"[^>]* aria-hidden="true">/);
    expect(cover.match(/978-92-9403-192-1/g)).toHaveLength(1);
  });

  test("the price stands above the barcode, also without one, the catalogue number outside of the panel", async () => {
    const editions = [{ medium: "print", isbn: "978-92-9403-191-4", catalogue: "BZ-AB-23-001-EN-C" }];
    const priced = { "back-cover": { price: "EUR 20" } };
    const all = await toBackCover(settings({ editions, ...priced }));
    expect(lines(all).slice(-3)).toEqual(["BZ-AB-23-001-EN-C", "EUR 20", "ISBN\u00a0978-92-9403-191-4"]);
    expect(lines(await toBackCover(settings(priced))).at(-1)).toBe("EUR 20");
  });
});

describe("the contents", () => {
  const entry = (level: number, title: string, number?: string) => ({ id: title, number, title, level, page: "7" });

  test("nest by level; a level that is skipped is no gap", () => {
    const contents = toContentsList(
      [entry(1, "A", "1."), entry(2, "B", "1.1."), entry(4, "C"), entry(2, "D", "1.2."), entry(1, "E", "2.")],
      "Contents",
    );
    const bare = html(contents)
      .replaceAll(/<svg.*?<\/svg>|<\/?(?:span|a|div|section)\b[^>]*>/g, "")
      .replaceAll(/ class="(level-\d)"/g, " $1");
    expect(bare).toBe(
      '<h1 id="contents" data-generated="">Contents</h1><ol>' +
        "<li level-1>1. A 7<ol><li level-2>1.1. B 7<ol><li level-3>C 7</li></ol></li><li level-2>1.2. D 7</li></ol></li>" +
        "<li level-1>2. E 7</li></ol>",
    );
    expect(html(contents)).toContain('href="#C"');
    expect(html(contents)).not.toContain("<nav");
  });

  test("that begin below level 1", () => {
    expect(html(toContentsList([entry(3, "A"), entry(2, "B")], "C")).match(/level-\d/g)).toEqual([
      "level-1",
      "level-1",
    ]);
  });

  test("lists of captions, with a label in the language's order, empty lists left out", () => {
    const list = {
      name: "x",
      title: "List",
      targets: [{ id: "f", number: "3", title: "Ships", kind: "figure" as const }],
    };
    const pages = new Map([["f", "47"]]);
    expect(toString(toList(list, pages, settings()))).toBe("ListFigure\u00a03. Ships 47");
    expect(toString(toList(list, pages, settings({ language: "hu" })))).toBe("List3.\u00a0ábra. Ships 47");
    const empty = { name: "y", title: "Others", targets: [] };
    const lists = toLists([empty, list], new Map(), settings());
    expect(lists && lines(lists)).toEqual(["List"]);
    expect(toLists([empty], pages, settings())).toBeUndefined();
  });

  test("of an opener: one level, and none for a single heading", () => {
    const opener = toOpenerContents([entry(2, "A", "1.1."), entry(3, "B"), entry(2, "C", "1.2.")], "en");
    expect(opener && toString(opener)).toBe("1.1. A 71.2. C 7");
    expect(toOpenerContents([entry(2, "A"), entry(3, "B")], "en")).toBeUndefined();
    expect(toOpenerContents([], "en")).toBeUndefined();
  });
});

describe("labels", () => {
  test.each(languages)("%s: all there, each place filled, all in the typeface", async (language) => {
    const covered = await readCoverage(theme.text);
    const { noteKinds, ...others } = labelsOf(language);
    for (const [name, label] of Object.entries({ ...others, ...noteKinds })) {
      expect(label.trim(), name).not.toBe("");
      const places = { page: "1", first: "1", last: "2", name: "X", date: "Y", number: "3" };
      expect(fillLabel(label, places), name).not.toMatch(/[{}]|undefined/);
      const points: number[] = Array.from(label, (character) => character.codePointAt(0)!);
      const missing = points.filter((point) => !covered.has(point));
      expect(missing, name).toEqual([]);
    }
    const { page, notesToPages, notesToPage, printedBy, completed } = labelsOf(language);
    expect(page).toContain("{page}");
    expect(notesToPage).toContain("{page}");
    expect(notesToPages).toMatch(/\{first\}.*\{last\}/);
    expect(printedBy).toContain("{name}");
    expect(completed).toContain("{date}");
  });
});
