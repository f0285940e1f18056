/** Imports pages of other people's PDFs, and reads what came in with pdf.js and what stayed behind. */
import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { importPage, type ImportedPage } from "#lib/pdf/foreign/import-page.ts";
import { contentOfStream } from "#lib/pdf/content/content-stream.ts";
import { PdfStream, asDict, expectDict, resolve, type PdfDict } from "#lib/pdf/objects.ts";
import { readPages } from "#lib/pdf/page-tree.ts";
import { readObjects } from "#lib/pdf/read-objects.ts";
import { byQpdf, pageOf, pdfOf, streamOf } from "../../../support/pdf-of.ts";

async function imported(bytes: Uint8Array): Promise<ImportedPage> {
  const page = await importPage(bytes);
  if ("why" in page) throw new Error(page.why);
  return page;
}

async function whyNot(bytes: Uint8Array): Promise<string | undefined> {
  const page = await importPage(bytes);
  return "why" in page ? page.why : undefined;
}

/** Returns the form that is the page itself, inside of what paints it on paper. */
function formIn({ pdf }: ImportedPage): PdfStream {
  const named = (painter: PdfDict, name: string) =>
    resolve(asDict(asDict(painter.get("Resources"))?.get("XObject"))?.get(name)) as PdfStream;
  return named(named(expectDict(readPages(readObjects(pdf))[0]), "Page").dict, "Own");
}

test("a page comes in with its instructions as they are, without tags, actions, links and what it doesn't use", async () => {
  const page = await imported(
    pageOf(
      "/P <</MCID 0>> BDC 1 0.5 0 0.2 k 0 0 99 99 re f EMC /Span BMC 0 0 0 1 K EMC",
      {
        catalog: "/OpenAction << /S /JavaScript /JS (app.alert) >> /StructTreeRoot << >> /MarkInfo << /Marked true >>",
        page: "/Annots [5 0 R] /AA << /O << /S /JavaScript /JS (opened) >> >> /StructParents 0",
        resources: "/Font << /Unused << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>",
      },
      "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://example.org) >> >>",
    ),
  );
  const content = contentOfStream(formIn(page)).toString("latin1").replaceAll(/\s+/g, " ").trim();
  expect(content).toBe("1 0.5 0 0.2 k 0 0 99 99 re f 0 0 0 1 K");
  expect(Buffer.from(page.pdf).toString("latin1")).not.toMatch(/JavaScript|example|Annot|MCID|Struct|Helvetica/);
  expect(page).toMatchObject({ hasInks: true, leftOut: [], isRepaired: false });
});

test("remarks and form fields that readers show are told, as what stays behind", async () => {
  const field = "<< /Type /Annot /Subtype /Widget /FT /Tx /Rect [0 0 9 9] /AP << /N 6 0 R >> >>";
  const shown = streamOf("0 0 9 9 re f", "/Type /XObject /Subtype /Form /BBox [0 0 9 9]");
  expect((await imported(pageOf("", { page: "/Annots [5 0 R]" }, field, shown))).leftOut).toEqual(["form fields"]);
});

test("states that are not restored, or restored too often, are put right", async () => {
  const content = contentOfStream(formIn(await imported(pageOf("Q q q 0 g Q")))).toString("latin1");
  expect(content.match(/[qQ]/g)?.join("")).toBe("qqQQ");
});

describe("the frame", () => {
  const size = (page: ImportedPage) => [page.widthPt, page.heightPt].map(Math.round);

  test("is that of the bleed where the file says where it is cut, without the printer's marks", async () => {
    const page = "/TrimBox [40 40 440 640] /BleedBox [30 30 450 650] /CropBox [100 100 200 200]";
    const found = await imported(pageOf("", { page, size: [500, 700] }));
    expect(size(found)).toEqual([420, 620]);
    expect(found.trim).toEqual([10, 10, 410, 610]);
  });

  test("is that which readers show where it doesn't, turned as they show it", async () => {
    const found = await imported(pageOf("", { page: "/CropBox [100 100 300 200] /Rotate 90", size: [500, 700] }));
    expect(size(found)).toEqual([100, 200]);
    expect(found.trim).toBeUndefined();
    expect(formIn(found).dict.get("Matrix")).toEqual([0, -1, 1, 0, -100, 300]);
  });
});

test("pictures come in as readers and presses know them: 8 bits a colour, none that blurs itself", async () => {
  const rows = deflateSync(Buffer.from([0b10100000, 0b01000000])).toString("latin1");
  const image = (entries: string) =>
    streamOf(rows, `/Type /XObject /Subtype /Image /Width 3 /Height 2 /Filter /FlateDecode ${entries}`);
  const grey = image("/BitsPerComponent 1 /ColorSpace /DeviceGray /Decode [1 0] /Interpolate true /Metadata 4 0 R");
  const found = formIn(await imported(pageOf("/A Do", { resources: "/XObject << /A 5 0 R >>" }, grey)));
  const made = resolve(asDict(asDict(found.dict.get("Resources"))?.get("XObject"))?.get("A")) as PdfStream;
  expect([...contentOfStream(made)]).toEqual([0, 255, 0, 255, 0, 255]);
  expect([...made.dict.keys()]).not.toEqual(expect.arrayContaining(["Interpolate"]));
  expect(made.dict.get("BitsPerComponent")).toBe(8);
});

describe("what can't be put in is told in plain words", () => {
  const font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>";
  const text = { resources: "/Font << /F 5 0 R >>" };

  test("letters that are not embedded, by their typeface", async () => {
    expect(await whyNot(pageOf("BT /F 12 Tf (a) Tj ET", text, font))).toMatch(
      /^letters in `Helvetica-Bold` are not embedded: save it with all fonts embedded/,
    );
    // A font that nothing is set in says nothing.
    expect(await whyNot(pageOf("0 0 9 9 re f", text, font))).toBeUndefined();
  });

  test("several pages, none, and passwords", async () => {
    const two = pdfOf(
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
      ...Array.from({ length: 2 }, () => "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] >>"),
    );
    expect(await whyNot(two)).toBe("it has 2 pages: save the cover's alone");
    const locked = (user: string) => byQpdf(pageOf("0 0 9 9 re f"), "--encrypt", user, "owner", "256", "--");
    expect(await whyNot(await locked("secret"))).toBe("it opens with a password only");
    // Who may open it may print it as a cover.
    expect(await whyNot(await locked(""))).toBeUndefined();
    expect(await whyNot(Buffer.from("hello"))).toBe("it is no PDF");
  });

  test("layers that are not shown, and colours of which nobody knows the inks", async () => {
    const layer = "/OCProperties << /OCGs [5 0 R] /D << /OFF [5 0 R] >> >>";
    expect(await whyNot(pageOf("", { catalog: layer }, "<< /Type /OCG /Name (Notes) >>"))).toMatch(/^it has layers/);
    const lab = "/ColorSpace << /L [/Lab << /WhitePoint [0.9 1 0.8] >>] >>";
    expect(await whyNot(pageOf("/L cs 50 0 0 sc 0 0 9 9 re f", { resources: lab }))).toMatch(/\(Lab\)/);
  });

  test("forms in a circle, and few bytes that paint without end", async () => {
    const form = (content: string, next: number) =>
      streamOf(content, `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A ${next} 0 R >> >>`);
    const start = { resources: "/XObject << /A 5 0 R >>" };
    expect(await whyNot(pageOf("/A Do", start, form("/A Do", 5)))).toMatch(/circle/);
    const laughs = Array.from({ length: 12 }, (_, index) => form("/A Do ".repeat(10), 6 + index));
    const last = streamOf("0 0 9 9 re f", "/Type /XObject /Subtype /Form /BBox [0 0 9 9]");
    expect(await whyNot(pageOf("/A Do", start, ...laughs, last))).toMatch(/paint forms more often/);
  });

  test("damage, or what was mended of it", async () => {
    const sound = pageOf("0 0 9 9 re f");
    expect(await whyNot(sound.subarray(0, 150))).toBe("it has no page");
    expect(await whyNot(sound.subarray(0, 60))).toMatch(/^it is damaged/);
    const lost = Buffer.from(sound.toString("latin1").replace(/startxref\n\d+/, "startxref\n9"), "latin1");
    expect((await imported(lost)).isRepaired).toBe(true);
  });
});
