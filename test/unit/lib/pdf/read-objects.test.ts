/** Reads objects that were written here, and files that Chromium does not write. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  PdfRef,
  PdfStream,
  PdfString,
  asArray,
  asDict,
  dict,
  textString,
  type PdfName,
  type PdfValue,
} from "#lib/pdf/objects.ts";
import { readObjects } from "#lib/pdf/read-objects.ts";
import { packObjects, writeObjects } from "#lib/pdf/write-objects.ts";
import { syntaxOf } from "../../../support/read-back.ts";
import { runs } from "../../../support/property-runs.ts";

const byte = fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code));
const regularByte = fc.integer({ min: 1, max: 255 }).map((code) => String.fromCharCode(code));
const name = fc.array(regularByte, { minLength: 1 }).map((chars): PdfName => `/${chars.join("")}`);
const { value } = fc.letrec<{ value: PdfValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom(null, true, false),
    fc.integer(),
    fc.integer({ min: -1e9, max: 1e9 }).map((thousandths) => thousandths / 1000),
    name,
    fc.array(byte).map((chars) => new PdfString(chars.join(""))),
    fc.array(tie("value")),
    fc
      .array(fc.tuple(name, tie("value")))
      .map((entries): PdfValue => new Map(entries.map(([key, entry]) => [key.slice(1), entry]))),
    tie("value").map((target) => new PdfRef(target)),
    fc.uint8Array().map((bytes) => new PdfRef(new PdfStream(dict({ Length: bytes.length }), Buffer.from(bytes)))),
  ),
}));

const documentOf = (held: PdfValue) => ({
  catalog: new PdfRef(dict({ Type: "/Catalog", Held: held })),
  info: undefined,
});
const packed = Buffer.from(await packObjects(documentOf(null))).toString("latin1");
const minimal = Buffer.from(writeObjects(documentOf(null))).toString("latin1");
const bytesOf = (text: string) => Buffer.from(text, "latin1");

describe("readObjects", () => {
  test("reads back whatever writeObjects writes", () => {
    fc.assert(
      fc.property(value, (held) => {
        const read = readObjects(writeObjects(documentOf(held)));
        // A reference to a reference is written as one.
        expect(asDict(read.catalog)?.get("Held")).toEqual(flatten(held));
      }),
    );
  });

  test.each([
    ["(a\\(b\\)\\\\ (nested) \\101\\7\\n\\\r\nc)", "a(b)\\ (nested) A\x07\nc"],
    ["(line\r\nend)", "line\nend"],
    ["<48 65 6c6C 7>", "Hellp"],
  ])("reads the string %j", (syntax, expected) => {
    const text = minimal.replace("/Held null", `/Held ${syntax}`);
    const moved = text.replace(/startxref\n\d+/, `startxref\n${text.indexOf("xref\n0")}`);
    expect(asDict(readObjects(bytesOf(moved)).catalog)?.get("Held")).toEqual(new PdfString(expected));
  });

  test.each([
    ["<html>", "Unexpected first bytes, expected a PDF"],
    [minimal.slice(0, -20), "Unexpected end of PDF, expected startxref and %%EOF (is the file cut short?)"],
    [minimal.replace("/Size", "/Encrypt 3 0 R/Size"), "Unexpected encryption in PDF"],
    [minimal.replace("/Size", "/Prev 9/Size"), "Unexpected appended update in PDF"],
    [minimal.replace("/Root", "/Toor"), "Unexpected PDF without a catalog"],
    [minimal.replace("1 0 obj", "1 0 job"), "expected `1 0 obj`"],
    [minimal.replace("/Held null", "/Held nope"), "expected an object"],
    [minimal.replace(/startxref\n\d+/, "startxref\n3"), "expected a classic cross-reference table"],
    [packed, "expected a classic cross-reference table"],
  ])("refuses what Chromium does not print (%#)", (text, message) => {
    expect(() => readObjects(bytesOf(text))).toThrow(message);
  });

  test("reads a structure element when it is asked for, and says where it is damaged", () => {
    const element = new PdfRef(dict({ Type: "/StructElem", S: "/P", K: [1, 2] }));
    const whole = Buffer.from(writeObjects(documentOf(element))).toString("latin1");
    const heldIn = (text: string) => asDict(asDict(readObjects(bytesOf(text)).catalog)?.get("Held"));
    expect(heldIn(whole)).toEqual(element.value);
    const damaged = whole.replace("/S /P", "/S (P");
    expect(() => heldIn(damaged)).toThrow("expected the end of a string");
  });

  test("copies a structure element whole from one file into another", () => {
    fc.assert(
      fc.property(value, (held) => {
        const element = new PdfRef(dict({ Type: "/StructElem", Held: held }));
        const once = readObjects(writeObjects(documentOf(element)));
        // With other objects before it, so that all get other numbers.
        const before = Array.from({ length: 9 }, () => new PdfRef());
        const twice = readObjects(writeObjects(documentOf([...before, asDict(once.catalog)!.get("Held")!])));
        const copy = asArray(asDict(twice.catalog)?.get("Held"))[9];
        expect(asDict(copy)?.get("Held")).toEqual(flatten(held));
      }),
    );
  });

  test("changes an annotation where it is copied into another file, but not its texts", () => {
    const link = (entries: Record<string, PdfValue>) =>
      new PdfRef(dict({ Type: "/Annot", Subtype: "/Link", ...entries }));
    const contents = new PdfString("see (/Dest /a b) /StructParent 1 2 0 R");
    const links = [
      link({ Contents: contents, Dest: "/a b", StructParent: 3, P: new PdfRef(dict({ Is: "/Page" })) }),
      link({ Contents: contents, StructParent: 4, A: dict({ URI: contents }) }),
    ];
    const { catalog } = readObjects(writeObjects(documentOf(links)), {
      leadTo: (name) => ["Dest", [new PdfString(name), "/Fit"]],
      keyOf: (key) => (key === 3 ? 30 : undefined),
    });
    const copies = asArray(asDict(readObjects(writeObjects({ catalog, info: undefined })).catalog)?.get("Held"));
    expect(copies).toEqual([
      link({
        Contents: contents,
        Dest: [new PdfString("/a b"), "/Fit"],
        StructParent: 30,
        P: new PdfRef(dict({ Is: "/Page" })),
      }),
      link({ Contents: contents, A: dict({ URI: contents }) }),
    ]);
  });

  test("ends with an error, and never hangs, on a damaged file", () => {
    const whole = writeObjects(documentOf([new PdfString("x(y"), new PdfRef(dict({ A: [1, 2] })), "/N"]));
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, code) => {
        const damaged = Uint8Array.from(whole);
        damaged[at] = code;
        try {
          readObjects(damaged);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
          expect((error as Error).message).toMatch(/^Unexpected .+, expected /s);
        }
      }),
      runs(200),
    );
  });
});

describe("writeObjects", () => {
  test("writes what is reached once, packed or plain, and nothing else", async () => {
    const shared = new PdfRef(dict({ Shared: true }));
    const held = Array.from({ length: 500 }, (_, i) => new PdfRef([i, shared]));
    for (const bytes of [writeObjects(documentOf(held)), await packObjects(documentOf(held))]) {
      const syntax = syntaxOf(bytes);
      expect(syntax.match(/\/Shared true/g)).toHaveLength(1);
      for (const i of [0, 199, 200, 499]) expect(syntax).toMatch(new RegExp(`\\[${i} \\d+ 0 R\\]`));
    }
  });

  test("encodes text beyond ASCII as UTF-16 with a mark", () => {
    expect(textString("Été 𝄞").bytes).toBe("\xfe\xff\x00\xc9\x00t\x00\xe9\x00 \xd8\x34\xdd\x1e");
    expect(textString("summer").bytes).toBe("summer");
  });

  test("refuses a number that PDF cannot tell", () => {
    expect(() => writeObjects(documentOf(Number.NaN))).toThrow("Unexpected number NaN, expected a finite one");
  });
});

function flatten(held: PdfValue): PdfValue {
  if (held instanceof PdfRef) {
    let target = held.value;
    while (target instanceof PdfRef) target = target.value;
    return new PdfRef(flatten(target));
  }
  if (Array.isArray(held)) return held.map(flatten);
  if (held instanceof Map) return new Map(Array.from(held, ([key, entry]) => [key, flatten(entry)]));
  return held;
}
