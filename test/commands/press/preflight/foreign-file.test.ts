/** Preflights PDFs written in every way, damaged, or none at all: what is found, and what can't be judged. */
import { describe, expect, test } from "vitest";
import { dict, expectDict, textString } from "#lib/pdf/objects.ts";
import type { PressOrder } from "#press/preflight/finding.ts";
import { preflightForeign } from "#press/preflight-foreign.ts";
import { openWorkers } from "#pipeline/tasks.ts";
import { byQpdf, pdfOf } from "../../../support/pdf-of.ts";
import { alter, boxes, order, pressFile } from "../../../support/press-pdf.ts";

const any: PressOrder = {
  ...order,
  kind: "any",
  trim: undefined,
  pageCount: undefined,
  signature: undefined,
  condition: undefined,
  spotInks: undefined,
  blanks: new Map(),
};

/** Returns `check severity text`, without notes; or why it can't be judged. */
async function saidOf(bytes: Uint8Array, changes: Partial<PressOrder> = {}): Promise<string[]> {
  const workers = openWorkers(1);
  const found = await preflightForeign("file.pdf", bytes, { ...any, ...changes }, workers);
  await workers.close();
  if ("why" in found) return [found.why];
  return found.checks.flatMap(({ check, results }) =>
    results
      .filter(({ severity }) => severity !== "note")
      .map(
        ({ severity, text, pages }) => `${check} ${severity} ${text}${pages.length > 0 ? ` [${pages.join()}]` : ""}`,
      ),
  );
}

/** Finding on the second page of the file, which is blank. */
const blank = "blank-pages warning Unexpected blank page, expected something on it [2]";

const stream = (entries: string, data: string) => `<< ${entries} /Length ${data.length} >>\nstream\n${data}\nendstream`;
const onePage = (page: string, ...others: string[]) =>
  pdfOf(
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /TrimBox [20 20 180 180] /Contents 4 0 R ${page} >>`,
    ...others,
  );

describe("a sound file passes, however it is written", () => {
  test.each([
    ["plainly", []],
    ["with objects in streams, and its table in one", ["--object-streams=generate"]],
    ["for the web", ["--linearize"]],
    ["for the web, with objects in streams", ["--linearize", "--object-streams=generate"]],
    ["uncompressed", ["--qdf"]],
  ])("%s", async (_, options) => {
    expect(await saidOf(await byQpdf(await pressFile(), ...options))).toEqual([blank]);
  });

  test("with an empty page, which is blank and no riddle", async () => {
    const said = await saidOf(onePage("", stream("", "")));
    expect(said).toContain("blank-pages warning Unexpected blank page, expected something on it [1]");
    expect(said.filter((line) => line.startsWith("reading"))).toEqual([]);
  });

  test("behind other bytes", async () => {
    expect(await saidOf(Buffer.concat([Buffer.from("other\n"), await pressFile()]))).toContain(blank);
  });

  test("updated: the last state counts", async () => {
    const file = onePage("", stream("", "0 0 0 1 k 50 50 50 50 re f"));
    const at = file.length;
    const object = `4 0 obj\n${stream("", "1 0 0 rg 50 50 50 50 re f")}\nendobj\n`;
    const before = /startxref\n(\d+)/.exec(file.toString("latin1"))![1];
    const update = `${object}xref\n4 1\n${String(at).padStart(10, "0")} 00000 n \ntrailer\n<< /Size 5 /Root 1 0 R /Prev ${before} >>\nstartxref\n${at + object.length}\n%%EOF\n`;
    expect(await saidOf(Buffer.concat([file, Buffer.from(update)]))).toContain(
      "colour-spaces error Unexpected colours in DeviceRGB (operator rg), expected black, CMYK or spot inks [1]",
    );
  });
});

describe("what stands against a file", () => {
  const found = async (file: Uint8Array, changes?: Partial<PressOrder>) =>
    (await saidOf(file, changes)).filter((line) => line !== blank);

  test.each([40, 128, 256])("encryption of %i bits without a password", async (bits) => {
    const weak = bits < 256 ? ["--allow-weak-crypto"] : [];
    const file = await byQpdf(await pressFile(), ...weak, "--encrypt", "", "owner", String(bits), "--");
    expect(await found(file)).toContain("reading error Unexpected encryption, expected none (PDF/X)");
  });

  test("another printing condition, bleed, size and number of pages than ordered", async () => {
    const trim = { widthMm: 210, heightMm: 297 };
    expect(await found(await pressFile(), { condition: "FOGRA51", bleedMm: 5, trim, signature: 4 })).toEqual([
      "standard error Unexpected printing condition FOGRA39, expected FOGRA51",
      "boxes error Unexpected bleed of 3.0 mm around the trim, expected 5 mm [1,2]",
      "boxes error Unexpected trim of 100 × 150 mm, expected 210 × 297 mm [1,2]",
      "page-count error Unexpected 2 pages, expected a multiple of 4 (`print.signature`)",
    ]);
  });

  test("no standard, no condition, no trim", async () => {
    const file = onePage("", stream("", "0 0 0 1 k 50 50 50 50 re f"))
      .toString("latin1")
      .replace("/TrimBox", "/TrimBux");
    expect(await found(Buffer.from(file, "latin1"))).toEqual([
      "reading warning Not checked: bleed and distance to the cut on pages without a TrimBox (1)",
      "standard error Unexpected standard none, expected PDF/X-4, X-3 or X-1a",
      "standard error Unexpected file without a printing condition, expected an output intent for PDF/X",
      "boxes error Missing TrimBox, expected where the page is cut [1]",
    ]);
  });

  test("scripts, forms, layers, annotations", async () => {
    const file = alter(await pressFile(), ({ catalog, page }) => {
      catalog.set("OpenAction", dict({ S: "/JavaScript", JS: textString("1") }));
      catalog.set("Names", dict({ JavaScript: dict({}) }));
      catalog.set("OCProperties", dict({ OCGs: [dict({}), dict({})] }));
      page.set("Annots", [dict({ Subtype: "/Link" }), dict({ Subtype: "/PrinterMark" })]);
    });
    expect(await found(file)).toEqual([
      "standard error Unexpected OpenAction in the file, expected nothing that acts or is for screens",
      "standard error Unexpected JavaScript in the file, expected nothing that acts or is for screens",
      "standard warning Unexpected layers (2), expected none: those that are hidden are printed by some presses",
      "standard error Unexpected annotations (Link), expected none [1]",
    ]);
  });

  test("pages of several sizes, Type 3 and fonts that are not embedded", async () => {
    const file = alter(await pressFile("T BT /A 9 Tf (a) Tj /B 9 Tf (b) Tj ET"), ({ page }) => {
      page.set("TrimBox", [...boxes.trim.slice(0, 3), boxes.trim[3] - 20]);
      const fonts = expectDict(expectDict(page.get("Resources")).get("Font"));
      fonts.set("A", dict({ Type: "/Font", Subtype: "/Type3", FontMatrix: [0.001, 0, 0, 0.001, 0, 0] }));
      fonts.set("B", dict({ Type: "/Font", Subtype: "/Type1", BaseFont: "/Helvetica" }));
    });
    expect((await found(file)).toSorted()).toEqual([
      "boxes warning Unexpected pages of 2 sizes (100 × 143 mm, 100 × 150 mm), expected one size",
      "fonts error Unexpected font Helvetica that is not embedded, expected it in the file [1]",
      "fonts warning Unexpected font without a name of type Type3, expected outlines: it may be of pixels [1]",
    ]);
  });

  test("transparency and newer PDF than the declared standard knows", async () => {
    const file = alter(
      await pressFile("T /G gs 150 150 50 50 re f", { ExtGState: dict({ G: dict({ ca: 0.5 }) }) }),
      ({ info }) => void info.set("GTS_PDFXVersion", textString("PDF/X-3:2003")),
    );
    const older = Buffer.from(file).toString("latin1").replaceAll("PDF/X-4", "PDF/X-3");
    expect(await found(Buffer.from(older, "latin1"))).toEqual([
      "standard error Unexpected PDF 1.6, expected 1.4 at most in PDF/X-3",
      "transparency error Unexpected transparency (opacity 50%), expected none [1]",
    ]);
  });
});

describe("what can't be judged is said", () => {
  test.each([
    ["nothing", Buffer.alloc(0), "it is no PDF"],
    ["words", Buffer.from("These are words."), "it is no PDF"],
    ["a head alone", Buffer.from("%PDF-1.7\n"), /^it is damaged: /],
    [
      "pages in a circle",
      pdfOf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"),
      /^(?:it is damaged|its structure can't be followed): /,
    ],
    ["no page tree", pdfOf("<< /Type /Catalog >>"), /^it is damaged: /],
  ])("of %s", async (_, bytes, why) => {
    expect(await saidOf(bytes)).toEqual([typeof why === "string" ? why : expect.stringMatching(why)]);
  });

  test("of a file that opens with a password only", async () => {
    const file = await byQpdf(await pressFile(), "--encrypt", "user", "owner", "256", "--");
    expect(await saidOf(file)).toEqual(["it opens with a password only"]);
  });

  test("a file whose table is lost is read by its objects", async () => {
    const file = Buffer.from(await pressFile());
    const said = await saidOf(file.subarray(0, file.lastIndexOf("xref\n", file.length - 20)));
    expect(said).toContain(blank);
    expect(said).toContain(
      "reading error Unexpected damage, repaired for this preflight: its objects were looked for, since the table of them is damaged",
    );
  });

  test.each([
    [
      "a form that paints itself",
      onePage(
        "/Resources << /XObject << /F 5 0 R >> >>",
        stream("", "/F Do"),
        stream("/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 5 0 R >> >>", "/F Do /F Do"),
      ),
      "reading warning Not checked: operator Do (a form that paints itself) [1]",
    ],
    [
      "a colour space within itself",
      onePage("/Resources << /ColorSpace << /C 5 0 R >> >>", stream("", "/C cs 1 sc"), "[/Indexed 5 0 R 1 (ab)]"),
      /^reading warning Not checked: operator cs/,
    ],
    [
      "a filter that nobody knows",
      onePage("", stream("/Filter /Other", "0 0 9 9 re f")),
      /^reading warning Not checked: the content of the page/,
    ],
    ["content that is missing", onePage("").toString("latin1"), /^blank-pages warning/],
  ])("of %s", async (_, file, line) => {
    const said = await saidOf(Buffer.from(file as never, "latin1"));
    expect(said).toContainEqual(typeof line === "string" ? line : expect.stringMatching(line));
  });

  test("of widths without end", async () => {
    const font = "<< /Type /Font /Subtype /Type0 /BaseFont /X /DescendantFonts [<< /W [0 2000000000 500] >>] >>";
    const file = onePage(`/Resources << /Font << /F ${font} >> >>`, stream("", "BT /F 9 Tf <0001> Tj ET"));
    expect(await saidOf(file)).toContain(
      "fonts error Unexpected font X that is not embedded, expected it in the file [1]",
    );
  });
});
