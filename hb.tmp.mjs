var __defProp = Object.defineProperty;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __esm = (fn, res, err) => function __init() {
  if (err) throw err[0];
  try {
    return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
  } catch (e) {
    throw err = [e], e;
  }
};
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};

// scripts/cache/hash-of.ts
import { createHash as createHash2 } from "node:crypto";
function hashOf(...parts3) {
  const hash = createHash2("sha256");
  for (const part of parts3) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest("hex");
}
var init_hash_of = __esm({
  "scripts/cache/hash-of.ts"() {
    "use strict";
  }
});

// scripts/charts/colour.ts
function toRgb(hex) {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
}
function contrast(one, other) {
  const [darker = 0, lighter = 0] = [one, other].map((hex) => luminanceOf(toRgb(hex))).toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}
function luminanceOf(rgb) {
  const [red, green, blue] = rgb.map(
    (value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
var init_colour = __esm({
  "scripts/charts/colour.ts"() {
    "use strict";
  }
});

// scripts/report/catalogue.ts
var catalogue;
var init_catalogue = __esm({
  "scripts/report/catalogue.ts"() {
    "use strict";
    catalogue = {
      // Input
      "missing-file": {
        severity: "error",
        text: (f) => `Unexpected path ${f.path}, expected a file or folder that exists`
      },
      "not-markdown": {
        severity: "error",
        text: (f) => `Unexpected ${f.found}, expected Markdown in UTF-8`
      },
      "empty-file": {
        severity: "error",
        text: () => "Unexpected empty file, expected Markdown with at least one heading or paragraph"
      },
      "too-large": {
        severity: "error",
        text: (f) => `Unexpected ${f.what}, expected at most ${f.limit}`
      },
      "no-sections": {
        severity: "error",
        text: () => "Unexpected folder without sections, expected at least one Markdown file (.md)"
      },
      // Settings
      "bad-setting": {
        severity: "error",
        text: (f) => `Unexpected ${f.found} in setting \`${f.setting}\`, expected ${f.expected}`
      },
      "bad-yaml": {
        severity: "error",
        text: (f) => `Unexpected YAML: ${f.problem}`
      },
      "wrong-identifier": {
        severity: "error",
        text: (f) => `Unexpected ${f.name} ${f.found}, expected ${f.expected}`
      },
      "missing-identifier": {
        severity: "warning",
        text: (f) => `Unexpected ${f.medium} edition without ${f.name}, expected \`${f.kind}: \u2026\` in its entry of \`editions\`, or \`${f.kind}: none\` if none was assigned`
      },
      // Notes
      "undefined-note": {
        severity: "error",
        text: (f) => `Unexpected callout [^${f.label}] without a note, expected a definition \`[^${f.label}]: \u2026\` in a file of the report`
      },
      "unused-note": {
        severity: "error",
        text: (f) => `Unexpected note [^${f.label}] that nothing calls, expected a callout [^${f.label}] in the text (or no note)`
      },
      "duplicate-note": {
        severity: "error",
        text: (f) => `Unexpected second definition of note [^${f.label}], expected one; the first is at ${f.first}`
      },
      "repeated-footnote": {
        severity: "error",
        text: (f) => `Unexpected second callout of footnote [^${f.label}], expected one, since the note stands at the foot of its page; the first is at ${f.first}`
      },
      "nested-note": {
        severity: "error",
        text: (f) => `Unexpected callout [^${f.label}] inside a note, expected notes to be called from the text only`
      },
      "note-end": {
        severity: "warning",
        text: (f) => `Unexpected end of note [^${f.label}], expected a full stop after its last word`
      },
      // Pictures
      "missing-picture": {
        severity: "error",
        text: (f) => `Unexpected picture \`${f.url}\`, expected a picture inside the manuscript's folder: ${f.why}`
      },
      "missing-alt": {
        severity: "error",
        text: (f) => `Unexpected picture \`${f.url}\` without alternative text, expected \`![what it shows](${f.url})\``
      },
      // Charts
      "missing-data": {
        severity: "error",
        text: (f) => `Unexpected data file \`${f.url}\`, expected a CSV file inside the manuscript's folder: ${f.why}`
      },
      "bad-data": {
        severity: "error",
        text: (f) => `Unexpected ${f.found} in the data of a chart, expected ${f.expected}`
      },
      "bad-chart": {
        severity: "error",
        text: (f) => `Unexpected ${f.found} for a chart of type \`${f.type}\`, expected ${f.expected}`
      },
      // Structure
      "heading-skip": {
        severity: "error",
        text: (f) => `Unexpected heading of level ${f.found}, expected level ${f.expected} or higher up`
      },
      "section-number": {
        severity: "warning",
        text: (f) => `Unexpected section number ${f.found}, expected ${f.expected}`
      },
      "number-conflict": {
        severity: "warning",
        text: (f) => `Unexpected section number ${f.found}, expected none, since \`numbering.sections: automatic\` gives the numbers; printed: ${f.printed}`
      },
      "duplicate-id": {
        severity: "error",
        text: (f) => `Unexpected second \`#${f.id}\`, expected every id once; the first is at ${f.first}`
      },
      "broken-reference": {
        severity: "error",
        text: (f) => `Unexpected reference to \`#${f.id}\`, expected the id of a heading, box, figure or table${f.near ? ` (did you mean \`#${f.near}\`?)` : ""}`
      },
      // Links
      "empty-link": {
        severity: "error",
        text: (f) => `Unexpected link without an address on "${f.text}", expected \`[text](address)\``
      },
      "suspect-address": {
        severity: "warning",
        text: (f) => `Unexpected address ${f.address}, expected a whole one: ${f.why}`
      },
      "unsafe-address": {
        severity: "error",
        text: (f) => `Unexpected address ${f.address}, expected https:, http: or mailto: instead of ${f.scheme}`
      },
      "cut-address": {
        severity: "info",
        text: (f) => `Printed as given, as \`{.cut}\` asks: address ${f.address}, though ${f.why}`
      },
      // Web export
      "web-export": {
        severity: "info",
        text: (f) => `Unexpected web export, expected Markdown with \`[^1]\` callouts; callouts read: ${f.callouts}, notes: ${f.notes}`
      },
      "page-furniture": {
        severity: "info",
        text: (f) => `Unexpected ${f.what} of a web page, expected the section's text; left out: ${f.text}`
      },
      "after-footer": {
        severity: "warning",
        text: () => "Unexpected words after the footer of a web page, expected none; kept as text"
      },
      "foreign-month": {
        severity: "warning",
        text: (f) => `Unexpected month "${f.found}" (${f.languages}), expected ${f.expected}`
      },
      "bare-heading": {
        severity: "info",
        text: (f) => `Unexpected heading without a mark, expected \`${"#".repeat(f.depth)} ${f.text}\`; read as one`
      },
      "repeated-heading": {
        severity: "info",
        text: (f) => `Unexpected repeated heading, expected it once; left out: ${f.text}`
      },
      "uncertain-heading": {
        severity: "warning",
        text: (f) => `Unexpected line "${f.text}", expected a paragraph, or \`#\` before it if it is a heading; kept as text`
      },
      "bare-callout": {
        severity: "info",
        text: (f) => `Unexpected bare digits, expected callouts; read as \`${f.numbers.map((number3) => `[^${number3}]`).join("")}\``
      },
      "uncertain-callout": {
        severity: "warning",
        text: (f) => `Unexpected "${f.digits}" where a callout may stand, expected \`[^${f.digits}]\` if it is one: ${f.why}; kept as text`
      },
      "uncertain-note": {
        severity: "warning",
        text: (f) => `Unexpected ${f.what} after note ${f.after}, expected notes; kept as text`
      },
      "empty-note": {
        severity: "error",
        text: (f) => `Unexpected note ${f.label} without text, expected its source`
      },
      "repeated-note": {
        severity: "info",
        text: (f) => `Unexpected second note ${f.label} in the same words, expected it once; left out: ${f.text}`
      },
      "missing-notes": {
        severity: "error",
        text: (f) => `Unexpected page without notes, expected notes ${f.labels} as \`[^${f.first}]: \u2026\` or \`- [${f.first}](#)\u2026\``
      },
      "note-order": {
        severity: "warning",
        text: (f) => `Unexpected ${f.what} ${f.number} ${f.problem}, expected ${f.expected}`
      },
      "stray-bar": {
        severity: "warning",
        text: () => "Unexpected `|` without words on both sides, expected none; kept as text"
      },
      // What would not be printed
      "unknown-directive": {
        severity: "error",
        text: (f) => `Unexpected directive \`${f.name}\`, expected one of ${f.known}`
      },
      "bad-directive": {
        severity: "error",
        text: (f) => `Unexpected ${f.problem} in directive \`${f.name}\`, expected ${f.expected}`
      },
      "merged-cell": {
        severity: "error",
        text: (f) => `Unexpected ${f.found}, expected ${f.expected}`
      },
      "extra-cell": {
        severity: "error",
        text: (f) => `Unexpected cell behind the last column, expected ${f.columns} cells as in the table's first row (or \`\\|\` for a bar in the text)`
      },
      "dropped-html": {
        severity: "error",
        text: (f) => `Unexpected HTML ${f.what}, expected Markdown or the HTML elements listed in the README`
      },
      "unused-definition": {
        severity: "warning",
        text: (f) => `Unexpected link definition [${f.label}] that nothing uses, expected a link \`[text][${f.label}]\``
      },
      "missing-glyph": {
        severity: "error",
        text: (f) => `Unexpected character "${f.character}" (${f.code}) that the report's typeface lacks, expected one that can be printed`
      },
      // On the pages
      "lost-words": {
        severity: "error",
        text: (f) => `Unexpected loss while paging "${f.unit}", expected on its pages: ${f.what}`
      },
      "doubled-words": {
        severity: "error",
        text: (f) => `Unexpected repetition while paging "${f.unit}", expected once on its pages: ${f.what}`
      },
      "moved-words": {
        severity: "error",
        text: (f) => `Unexpected order while paging "${f.unit}", expected in the manuscript's order: ${f.what}`
      },
      "off-page": {
        severity: "error",
        text: (f) => `Unexpected width or height on page ${f.page}, expected inside the text area, but reaching ${f.amount.toFixed(1)} mm out of it: "${f.text}"`
      },
      widow: {
        severity: "warning",
        text: (f) => `Unexpected last line of a paragraph alone at the head of page ${f.page}, expected two: "${f.text}"`
      },
      orphan: {
        severity: "warning",
        text: (f) => `Unexpected first line of a paragraph alone at the foot of page ${f.page}, expected two: "${f.text}"`
      },
      "stranded-heading": {
        severity: "warning",
        text: (f) => `Unexpected heading at the foot of page ${f.page}, expected two lines of text below it, found ${f.amount}: "${f.text}"`
      },
      "short-last-page": {
        severity: "warning",
        text: (f) => `Unexpected last page of a part, page ${f.page}, expected more than two lines, found ${f.amount}: "${f.text}"`
      },
      "white-gap": {
        severity: "info",
        text: (f) => `Unexpected white space of ${f.amount.toFixed(0)} mm at the foot of page ${f.page}, expected under a third of the page; what follows did not fit: move it in the text, below "${f.text}"`
      },
      "loose-line": {
        severity: "info",
        text: (f) => `Unexpected loose line on page ${f.page}, expected words that fill it: "${f.text}"`
      },
      "broken-address": {
        severity: "info",
        text: (f) => `Unexpected break within a word of an address on page ${f.page}, expected one behind a mark: "${f.text}"`
      },
      "far-from-reference": {
        severity: "info",
        text: (f) => `Unexpected distance from the text on page ${f.amount} that names what stands on page ${f.page}, expected it there or overleaf: "${f.text}"`
      },
      "low-resolution": {
        severity: "warning",
        text: (f) => `Unexpected picture of ${f.amount} pixels an inch on page ${f.page}, expected at least 200 as it is printed: "${f.text}"`
      },
      "far-footnote": {
        severity: "warning",
        text: (f) => `Unexpected footnote overleaf from its callout on page ${f.page}, expected room for it at the foot of the page; shorten it, or call it elsewhere: "${f.text}"`
      },
      "wide-table": {
        severity: "error",
        text: (f) => f.isTurned ? `Unexpected table ${f.byMm.toFixed(1)} mm wider than a turned page, expected fewer columns or shorter words: make two tables of it` : `Unexpected table ${f.byMm.toFixed(1)} mm wider than the text, expected \`.wide\` in its directive, \`:::table[Title]{.wide}\`, which turns it on a page of its own`
      },
      "squeezed-table": {
        severity: "info",
        text: (f) => `Unexpected cell of ${f.lines} lines with ${f.charactersALine} characters each, expected longer ones: \`.wide\` in the directive, \`:::table[Title]{.wide}\`, turns the table on a page of its own`
      },
      "unsettled-pages": {
        severity: "error",
        text: () => "Unexpected page numbers that move the pages they stand for, time and again, expected them to settle: reword a reference to a page, or a heading of the contents"
      },
      "wrong-page": {
        severity: "error",
        text: (f) => `Unexpected page number ${f.printed} in "${f.unit}", expected ${f.page}, where \`#${f.id}\` is in the finished PDF`
      },
      "browser-says": {
        severity: "warning",
        text: (f) => `Unexpected words from the browser while paging "${f.unit}", expected none: ${f.text}`
      }
    };
  }
});

// scripts/report/complain.ts
function complain(file, code, facts, place) {
  const { severity, text: text2 } = catalogue[code];
  const message = file.message(text2(facts), {
    ...place ? { place: positionOf(place) } : {},
    source: "report",
    ruleId: code
  });
  message.fatal = severity === "error" ? true : severity === "warning" ? false : void 0;
  return message;
}
function positionOf(place) {
  return "type" in place ? place.position : place;
}
var init_complain = __esm({
  "scripts/report/complain.ts"() {
    "use strict";
    init_catalogue();
  }
});

// scripts/pdf/objects.ts
function dict(entries) {
  const made = /* @__PURE__ */ new Map();
  for (const [key, value] of Object.entries(entries)) {
    if (value !== void 0) made.set(key, value);
  }
  return made;
}
function resolve3(value) {
  let resolved = value ?? null;
  while (resolved instanceof PdfRef) resolved = resolved.value;
  return resolved instanceof PdfLateDict ? resolved.make() : resolved;
}
function asDict(value) {
  const resolved = resolve3(value);
  return resolved instanceof Map ? resolved : void 0;
}
function expectDict(value) {
  const found = asDict(value);
  if (!found) throw new Error("Unexpected object, expected a dictionary");
  return found;
}
function asArray(value) {
  const resolved = resolve3(value);
  return Array.isArray(resolved) ? resolved : [];
}
function describe(value) {
  const resolved = resolve3(value);
  if (resolved instanceof PdfStream) return "a stream";
  return serialise(resolved, () => 0);
}
function textString(text2) {
  if (/^[\t\n\r\x20-\x7e]*$/.test(text2)) return new PdfString(text2);
  let bytes = "\xFE\xFF";
  for (let i = 0; i < text2.length; i++) {
    const unit = text2.charCodeAt(i);
    bytes += String.fromCharCode(unit >> 8, unit & 255);
  }
  return new PdfString(bytes);
}
function readText({ bytes }) {
  if (!bytes.startsWith("\xFE\xFF")) return bytes;
  return Buffer.from(bytes.slice(2), "latin1").swap16().toString("utf16le");
}
function serialise(value, numberOf3) {
  if (typeof value === "string") return serialiseName(value);
  if (typeof value === "number") return serialiseNumber(value);
  if (value instanceof PdfRef) return `${numberOf3(value)} 0 R`;
  if (value instanceof PdfString) return serialiseString(value.bytes);
  if (value instanceof Map) {
    let syntax2 = "<<";
    for (const [key, entry] of value) syntax2 += `${serialiseName(`/${key}`)} ${serialise(entry, numberOf3)}`;
    return `${syntax2}>>`;
  }
  if (Array.isArray(value)) {
    let syntax2 = "[";
    for (let i = 0; i < value.length; i++) syntax2 += (i ? " " : "") + serialise(value[i] ?? null, numberOf3);
    return `${syntax2}]`;
  }
  if (value instanceof PdfLateDict) return serialise(value.make(), numberOf3);
  if (value instanceof PdfStream) throw new Error("Unexpected stream inside an object, expected a reference to it");
  return String(value);
}
function serialiseName(name) {
  if (!irregular.test(name)) return name;
  const escape3 = (c) => `#${c.charCodeAt(0).toString(16).padStart(2, "0")}`;
  return `/${name.slice(1).replace(/[^!-~]|[#()<>[\]{}/%]/g, escape3)}`;
}
function serialiseNumber(number3) {
  if (!Number.isFinite(number3)) throw new Error(`Unexpected number ${number3}, expected a finite one`);
  const decimal = String(number3);
  return decimal.includes("e") ? number3.toFixed(10).replace(/\.?0+$/, "") : decimal;
}
function serialiseString(bytes) {
  if (/^[\x20-\x7e]*$/.test(bytes)) return `(${bytes.replace(/[()\\]/g, "\\$&")})`;
  return `<${Buffer.from(bytes, "latin1").toString("hex")}>`;
}
var PdfRef, PdfString, PdfStream, PdfLateDict, irregular;
var init_objects = __esm({
  "scripts/pdf/objects.ts"() {
    "use strict";
    PdfRef = class {
      value;
      constructor(value = null) {
        this.value = value;
      }
    };
    PdfString = class {
      bytes;
      constructor(bytes) {
        this.bytes = bytes;
      }
    };
    PdfStream = class {
      dict;
      bytes;
      constructor(dict2, bytes) {
        this.dict = dict2;
        this.bytes = bytes;
      }
    };
    PdfLateDict = class {
    };
    irregular = /[^!-~]|[#()<>[\]{}%]|.\//;
  }
});

// scripts/pdf/page-tree.ts
function readPages({ catalog }) {
  const pages = [];
  collectPages(expectDict(catalog).get("Pages") ?? null, /* @__PURE__ */ new Map(), pages);
  return pages;
}
function collectPages(node, inherited, pages) {
  const entries = expectDict(node);
  const known = new Map(inherited);
  for (const key of inheritable) {
    const value = entries.get(key);
    if (value !== void 0) known.set(key, value);
  }
  if (entries.get("Type") === "/Pages") {
    for (const kid of asArray(entries.get("Kids"))) collectPages(kid, known, pages);
  } else if (node instanceof PdfRef) {
    for (const [key, value] of known) entries.set(key, value);
    pages.push(node);
  }
}
function buildPageTree(pages) {
  let level4 = pages.map((ref) => ({ ref, count: 1 }));
  do {
    const above = [];
    for (let start2 = 0; start2 < level4.length || start2 === 0; start2 += kidsOfNode) {
      const kids = level4.slice(start2, start2 + kidsOfNode);
      const count = kids.reduce((sum2, kid) => sum2 + kid.count, 0);
      const ref = new PdfRef(dict({ Type: "/Pages", Kids: kids.map((kid) => kid.ref), Count: count }));
      for (const kid of kids) expectDict(kid.ref).set("Parent", ref);
      above.push({ ref, count });
    }
    level4 = above;
  } while (level4.length > 1);
  return level4[0]?.ref;
}
var inheritable, kidsOfNode;
var init_page_tree = __esm({
  "scripts/pdf/page-tree.ts"() {
    "use strict";
    init_objects();
    inheritable = ["Resources", "MediaBox", "CropBox", "Rotate"];
    kidsOfNode = 32;
  }
});

// scripts/pdf/read-objects.ts
function readObjects(bytes) {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text2 = buffer.toString("latin1");
  if (!text2.startsWith("%PDF-")) throw new Error("Unexpected first bytes, expected a PDF (%PDF-)");
  const start2 = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text2.slice(-64))?.[1];
  if (start2 === void 0)
    throw new Error("Unexpected end of PDF, expected startxref and %%EOF (is the file cut short?)");
  const reader = new Reader(text2, buffer);
  const { offsets, trailer } = reader.readCrossReferences(Number(start2));
  for (const [key, what] of [
    ["Encrypt", "encryption"],
    ["Prev", "appended update"],
    ["XRefStm", "cross-reference stream"]
  ]) {
    if (trailer.has(key)) throw new Error(`Unexpected ${what} in PDF, expected a file as Chromium prints it`);
  }
  for (const [number3, offset] of offsets) reader.readIndirect(number3, offset);
  const catalog = trailer.get("Root");
  if (!(catalog instanceof PdfRef) || !(catalog.value instanceof Map)) {
    throw new Error("Unexpected PDF without a catalog, expected /Root in its trailer");
  }
  const info = trailer.get("Info");
  return { catalog, info: info instanceof PdfRef ? info : void 0 };
}
var endsToken, isSpace, elementHead, Reader, UnreadElement, escapes;
var init_read_objects = __esm({
  "scripts/pdf/read-objects.ts"() {
    "use strict";
    init_objects();
    endsToken = new Uint8Array(256);
    for (const c of "\0	\n\f\r ()<>[]{}/%") endsToken[c.charCodeAt(0)] = 1;
    isSpace = new Uint8Array(256);
    for (const c of "\0	\n\f\r ") isSpace[c.charCodeAt(0)] = 1;
    elementHead = "<</Type /StructElem";
    Reader = class {
      #at = 0;
      #text;
      #buffer;
      #refs = [];
      constructor(text2, buffer) {
        this.#text = text2;
        this.#buffer = buffer;
      }
      readCrossReferences(start2) {
        this.#at = start2;
        if (this.#token() !== "xref") throw this.#unexpected("a classic cross-reference table");
        const offsets = /* @__PURE__ */ new Map();
        for (let token3 = this.#token(); token3 !== "trailer"; token3 = this.#token()) {
          const first = Number(token3);
          const count = Number(this.#token());
          if (token3 === "" || !Number.isInteger(first + count)) {
            throw this.#unexpected("an entry of the cross-reference table");
          }
          this.#skipSpace();
          for (let number3 = first; number3 < first + count; number3++) {
            const offset = Number(this.#text.slice(this.#at, this.#at + 10));
            const use = this.#text[this.#at + 17];
            if (Number.isNaN(offset) || use !== "n" && use !== "f") {
              throw this.#unexpected("an entry of the cross-reference table");
            }
            if (use === "n") offsets.set(number3, offset);
            this.#at += 20;
          }
        }
        const trailer = this.#value();
        if (!(trailer instanceof Map)) throw this.#unexpected("the trailer's dictionary");
        return { offsets, trailer };
      }
      readIndirect(number3, offset) {
        const header = `${number3} 0 obj`;
        if (!this.#text.startsWith(header, offset)) {
          this.#at = offset;
          throw this.#unexpected(`\`${header}\``);
        }
        this.#at = offset + header.length;
        this.#skipSpace();
        const start2 = this.#at;
        const ref = this.#ref(number3);
        const late = this.#text.startsWith(elementHead, start2);
        ref.value = late ? new UnreadElement(this, start2) : this.#objectOrStream();
      }
      /** The dictionary of an object that is nothing else. */
      readElement(start2) {
        this.#at = start2;
        const dict2 = this.#dict();
        if (this.#token() !== "endobj") throw this.#unexpected("`endobj`");
        return dict2;
      }
      #objectOrStream() {
        const value = this.#value();
        const keyword = this.#token();
        if (keyword === "endobj") return value;
        if (keyword === "stream" && value instanceof Map) return this.#stream(value);
        throw this.#unexpected("`endobj`");
      }
      #stream(dict2) {
        let start2 = this.#at;
        if (this.#text[start2] === "\r") start2++;
        if (this.#text[start2] === "\n") start2++;
        const length2 = dict2.get("Length");
        if (typeof length2 !== "number") throw this.#unexpected("a stream that tells its length as a number");
        this.#at = start2 + length2;
        if (this.#token() !== "endstream") throw this.#unexpected("`endstream`");
        return new PdfStream(dict2, this.#buffer.subarray(start2, start2 + length2));
      }
      #ref(number3) {
        return this.#refs[number3] ??= new PdfRef();
      }
      #skipSpace() {
        const text2 = this.#text;
        let at = this.#at;
        while (isSpace[text2.charCodeAt(at)] === 1) at++;
        this.#at = at;
      }
      /** The next run of regular characters: a keyword or a number. */
      #token() {
        this.#skipSpace();
        const text2 = this.#text;
        const start2 = this.#at;
        let at = start2;
        while (endsToken[text2.charCodeAt(at)] === 0) at++;
        this.#at = at;
        return text2.slice(start2, at);
      }
      #value() {
        this.#skipSpace();
        const text2 = this.#text;
        switch (text2[this.#at]) {
          case "/":
            return this.#name();
          case "<":
            return text2[this.#at + 1] === "<" ? this.#dict() : this.#hexString();
          case "(":
            return this.#literalString();
          case "[":
            return this.#array();
          default:
            return this.#numberRefOrKeyword();
        }
      }
      /** A name with its slash, or `skip` characters less. */
      #name(skip = 0) {
        const text2 = this.#text;
        const start2 = this.#at;
        let at = start2 + 1;
        while (endsToken[text2.charCodeAt(at)] === 0) at++;
        this.#at = at;
        const name = text2.slice(start2 + skip, at);
        if (!name.includes("#")) return name;
        return name.replace(/#([\dA-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
      }
      #dict() {
        this.#at += 2;
        const dict2 = /* @__PURE__ */ new Map();
        for (; ; ) {
          this.#skipSpace();
          const c = this.#text[this.#at];
          if (c === "/") {
            const key = this.#name(1);
            dict2.set(key, this.#value());
          } else if (c === ">" && this.#text[this.#at + 1] === ">") {
            this.#at += 2;
            return dict2;
          } else throw this.#unexpected("a key of a dictionary or its end");
        }
      }
      #array() {
        this.#at++;
        const array2 = [];
        for (; ; ) {
          this.#skipSpace();
          if (this.#text[this.#at] === "]") {
            this.#at++;
            return array2;
          }
          array2.push(this.#value());
        }
      }
      #numberRefOrKeyword() {
        const text2 = this.#text;
        const token3 = this.#token();
        if (token3 === "true") return true;
        if (token3 === "false") return false;
        if (token3 === "null") return null;
        const number3 = Number(token3);
        if (token3 === "" || Number.isNaN(number3)) throw this.#unexpected("an object");
        if (text2.startsWith(" 0 R", this.#at) && endsToken[text2.charCodeAt(this.#at + 4)] === 1) {
          this.#at += 4;
          return this.#ref(number3);
        }
        return number3;
      }
      #hexString() {
        const end = this.#text.indexOf(">", this.#at);
        if (end < 0) throw this.#unexpected("the end of a string");
        const hex = this.#text.slice(this.#at + 1, end).replace(/\s+/g, "");
        this.#at = end + 1;
        return new PdfString(Buffer.from(hex.length % 2 ? `${hex}0` : hex, "hex").toString("latin1"));
      }
      #literalString() {
        const text2 = this.#text;
        let depth = 1;
        let bytes = "";
        for (let at = this.#at + 1; at < text2.length; at++) {
          let c = text2[at] ?? "";
          if (c === "\\") {
            const octal = /^[0-7]{1,3}/.exec(text2.slice(at + 1, at + 4))?.[0];
            if (octal !== void 0) {
              bytes += String.fromCharCode(Number.parseInt(octal, 8) & 255);
              at += octal.length;
              continue;
            }
            const escaped = text2[++at] ?? "";
            if (escaped === "\r" && text2[at + 1] === "\n") at++;
            c = escapes[escaped] ?? escaped;
          } else if (c === "(") depth++;
          else if (c === ")" && --depth === 0) {
            this.#at = at + 1;
            return new PdfString(bytes);
          } else if (c === "\r") {
            if (text2[at + 1] === "\n") at++;
            c = "\n";
          }
          bytes += c;
        }
        throw this.#unexpected("the end of a string");
      }
      #unexpected(expected) {
        const found = this.#text.slice(this.#at, this.#at + 24).replace(/[^ -~]+/g, " ");
        return new Error(`Unexpected "${found}" at byte ${this.#at} of PDF, expected ${expected}`);
      }
    };
    UnreadElement = class extends PdfLateDict {
      #reader;
      #start;
      constructor(reader, start2) {
        super();
        this.#reader = reader;
        this.#start = start2;
      }
      make() {
        return this.#reader.readElement(this.#start);
      }
    };
    escapes = {
      n: "\n",
      r: "\r",
      t: "	",
      b: "\b",
      f: "\f",
      "\n": "",
      "\r": ""
    };
  }
});

// scripts/pdf/write-objects.ts
import { createHash as createHash5 } from "node:crypto";
import { deflateSync } from "node:zlib";
function writeObjects(document2, packed, version = "1.7") {
  const output = new Output();
  const numbers2 = /* @__PURE__ */ new Map();
  const queue = [];
  const places = [void 0];
  const nextNumber = () => places.push(void 0) - 1;
  const numberOf3 = (reference) => {
    let ref = reference;
    while (ref.value instanceof PdfRef) ref = ref.value;
    let number3 = numbers2.get(ref);
    if (number3 === void 0) {
      number3 = nextNumber();
      numbers2.set(ref, number3);
      queue.push(ref);
    }
    return number3;
  };
  const writeStream = (number3, { dict: entries, bytes }) => {
    places[number3] = { offset: output.length };
    const syntax2 = serialise(new Map(entries).set("Length", bytes.length), numberOf3);
    output.pushText(`${number3} 0 obj
${syntax2}
stream
`);
    output.pushBytes(bytes);
    output.pushText("\nendstream\nendobj\n");
  };
  let waiting = [];
  const writeWaiting = () => {
    if (waiting.length === 0) return;
    const container = nextNumber();
    let index = "";
    let body = "";
    for (const [nth, { number: number3, syntax: syntax2 }] of waiting.entries()) {
      places[number3] = { container, nth };
      index += `${number3} ${body.length} `;
      body += `${syntax2}
`;
    }
    const entries = { Type: "/ObjStm", N: waiting.length, First: index.length };
    writeStream(container, deflatedStream(entries, Buffer.from(index + body, "latin1"), level));
    waiting = [];
  };
  output.pushText(`%PDF-${version}
%\xE2\xE3\xCF\xD3
`);
  const trailer = { Root: document2.catalog, Info: document2.info };
  for (const ref of Object.values(trailer)) if (ref) numberOf3(ref);
  for (const ref of queue) {
    const number3 = numberOf3(ref);
    if (ref.value instanceof PdfStream) writeStream(number3, ref.value);
    else if (packed) {
      if (waiting.push({ number: number3, syntax: serialise(ref.value, numberOf3) }) === objectsInStream) writeWaiting();
    } else {
      places[number3] = { offset: output.length };
      output.pushText(`${number3} 0 obj
${serialise(ref.value, numberOf3)}
endobj
`);
    }
  }
  writeWaiting();
  const id = new PdfString(createHash5("sha256").update(output.bytes()).digest("binary").slice(0, 16));
  const start2 = output.length;
  if (packed) {
    const table = nextNumber();
    places[table] = { offset: start2 };
    const entries = {
      Type: "/XRef",
      Size: places.length,
      W: [1, 4, 2],
      ...trailer,
      ID: [id, id]
    };
    writeStream(table, deflatedStream({ ...entries, W: [...entries.W], ID: [id, id] }, packedTable(places), level));
  } else {
    const entries = dict({ Size: places.length, ...trailer, ID: [id, id] });
    output.pushText(`xref
0 ${places.length}
${places.map(tableLine).join("")}`);
    output.pushText(`trailer
${serialise(entries, numberOf3)}
`);
  }
  output.pushText(`startxref
${start2}
%%EOF
`);
  return output.bytes();
}
function deflatedStream(entries, bytes, level4) {
  return new PdfStream(dict({ ...entries, Filter: "/FlateDecode" }), deflateSync(bytes, { level: level4, chunkSize }));
}
function tableLine(place) {
  if (!place || !("offset" in place)) return "0000000000 65535 f \n";
  return `${String(place.offset).padStart(10, "0")} 00000 n 
`;
}
function packedTable(places) {
  const rows3 = Buffer.alloc(places.length * 7);
  for (const [number3, place] of places.entries()) {
    const at = number3 * 7;
    if (!place) rows3.writeUInt16BE(65535, at + 5);
    else if ("offset" in place) {
      rows3.writeUInt8(1, at);
      rows3.writeUInt32BE(place.offset, at + 1);
    } else {
      rows3.writeUInt8(2, at);
      rows3.writeUInt32BE(place.container, at + 1);
      rows3.writeUInt16BE(place.nth, at + 5);
    }
  }
  return rows3;
}
var objectsInStream, level, chunkSize, Output;
var init_write_objects = __esm({
  "scripts/pdf/write-objects.ts"() {
    "use strict";
    init_objects();
    objectsInStream = 200;
    level = 3;
    chunkSize = 1 << 15;
    Output = class {
      #pieces = [];
      #piecesLength = 0;
      /** Text that is not yet a piece. */
      #text = "";
      get length() {
        return this.#piecesLength + this.#text.length;
      }
      pushText(text2) {
        this.#text += text2;
      }
      pushBytes(bytes) {
        this.#pieces.push(Buffer.from(this.#text, "latin1"), bytes);
        this.#piecesLength += this.#text.length + bytes.length;
        this.#text = "";
      }
      bytes() {
        return Buffer.concat([...this.#pieces, Buffer.from(this.#text, "latin1")], this.length);
      }
    };
  }
});

// scripts/pdf/content-stream.ts
import { inflateSync } from "node:zlib";
function contentOf2({ dict: dict2, bytes }) {
  const filter = dict2.get("Filter");
  if (filter === void 0) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (filter === "/FlateDecode") return inflateSync(bytes, { chunkSize: chunkSize2 });
  throw new Error(`Unexpected filter of a content stream, expected /FlateDecode`);
}
function readContent(content, resources) {
  const marks3 = /* @__PURE__ */ new Map();
  const unmarked = [];
  const open2 = [];
  let mark;
  let wantsText = false;
  let artifact = false;
  let joinsLast = false;
  let pathStart = -1;
  let textStart = -1;
  let textPaints = false;
  let font = "";
  let fontSize = 0;
  let baseline = 0;
  const operandsOf = (start2, end) => content.toString("latin1", start2, end).trim();
  const paint = (start2, end) => {
    if (mark || artifact) return;
    const last = unmarked.at(-1);
    if (joinsLast && last) last.end = end;
    else unmarked.push({ start: start2, end });
    joinsLast = true;
  };
  forEachOperator(content, (operator2, operandsStart, operatorStart, end) => {
    switch (operator2) {
      case "Tj":
      case "TJ":
        textPaints = true;
        if (mark) {
          mark.paintsText = true;
          if (!wantsText || open2.some(({ actualText }) => actualText !== void 0)) break;
          const shown = operandsOf(operandsStart, operatorStart);
          if (shown.includes("(")) throw new Error("Unexpected literal string in text, expected a hexadecimal one");
          for (let at = shown.indexOf("<"); at >= 0; at = shown.indexOf("<", at + 1)) {
            mark.text += resources.textOf(font, shown.slice(at + 1, shown.indexOf(">", at)));
          }
        }
        break;
      case "BDC":
      case "BMC": {
        const operands = operandsOf(operandsStart, operatorStart);
        const mcid = mcidOf(operands);
        if (mcid !== void 0) {
          if (mark || textStart >= 0)
            throw new Error(`Unexpected mark ${mcid} inside other content, expected one beside it`);
          mark = {
            mcid,
            start: afterSpace(content, operandsStart),
            end,
            paintsText: false,
            paintsOther: false,
            text: ""
          };
          marks3.set(mark.mcid, mark);
          wantsText = resources.wantsText(mark.mcid);
          open2.push({ mark });
          joinsLast = false;
        } else if (/^\/Artifact\b/.test(operands)) {
          open2.push({ artifact: true });
          artifact = true;
          joinsLast = false;
        } else {
          const actual = /\/ActualText\s*<feff([\da-f]*)>/i.exec(operands)?.[1];
          open2.push(actual === void 0 ? {} : { actualText: utf16(actual) });
        }
        break;
      }
      case "EMC": {
        const closed = open2.pop();
        if (closed?.mark) mark = void 0;
        else if (closed?.artifact) artifact = false;
        else if (closed?.actualText !== void 0 && mark) mark.text += closed.actualText;
        if (closed?.mark || closed?.artifact) joinsLast = false;
        break;
      }
      case "m":
      case "re":
        if (pathStart < 0) pathStart = afterSpace(content, operandsStart);
        break;
      case "n":
        pathStart = -1;
        break;
      case "f":
      case "F":
      case "f*":
      case "B":
      case "B*":
      case "b":
      case "b*":
      case "S":
      case "s":
        if (mark) mark.paintsOther = true;
        paint(pathStart < 0 ? afterSpace(content, operandsStart) : pathStart, end);
        pathStart = -1;
        break;
      case "sh":
        if (mark) mark.paintsOther = true;
        paint(afterSpace(content, operandsStart), end);
        break;
      case "Do":
        if (mark) mark.paintsOther = true;
        if (resources.holdsMarks(operandsOf(operandsStart, operatorStart).slice(1))) joinsLast = false;
        else paint(afterSpace(content, operandsStart), end);
        break;
      case "BT":
        textStart = operatorStart;
        textPaints = false;
        break;
      case "ET":
        if (textPaints) paint(textStart, end);
        textStart = -1;
        break;
      case "Tf": {
        const [name = "", size = ""] = operandsOf(operandsStart, operatorStart).split(" ");
        font = name.slice(1);
        fontSize = Number(size);
        break;
      }
      case "Tm": {
        if (!wantsText) break;
        const matrix = operandsOf(operandsStart, operatorStart);
        const y = Number(matrix.slice(matrix.lastIndexOf(" ")));
        if (mark?.text && Math.abs(y - baseline) > fontSize * 0.9 && !mark.text.endsWith(" ")) mark.text += " ";
        baseline = y;
        break;
      }
      case "BI":
        throw new Error("Unexpected inline image in a content stream, expected pictures as XObjects");
    }
  });
  return { marks: marks3, unmarked };
}
function mcidOf(operands) {
  const at = operands.indexOf("/MCID ");
  return at < 0 ? void 0 : Number.parseInt(operands.slice(at + "/MCID ".length), 10);
}
function editContent(content, edits) {
  const pieces = [];
  let at = 0;
  for (const { start: start2, end, by } of edits.toSorted((a, b) => a.start - b.start)) {
    pieces.push(content.subarray(at, start2), Buffer.from(by, "latin1"));
    at = end;
  }
  pieces.push(content.subarray(at));
  return Buffer.concat(pieces);
}
function operatorReader(operators) {
  const known = Array.from({ length: 1 << 16 });
  for (const operator2 of operators) {
    known[placeOf2(operator2.charCodeAt(0), operator2.charCodeAt(1) || 0, operator2.length)] = operator2;
  }
  return (content, visit10) => {
    const { length: length2 } = content;
    let operandsStart = 0;
    for (let at = 0; at < length2; ) {
      const code = content[at];
      if (isDull[code] === 1) at++;
      else if (code === 60) {
        at++;
        if (content[at] === 60) at++;
        else while (at < length2 && content[at] !== 62) at++;
      } else if (code === 40) at = endOfLiteral(content, at);
      else {
        const start2 = at++;
        while (at < length2 && endsToken2[content[at]] === 0) at++;
        if (code === 47) continue;
        const operator2 = known[placeOf2(code, at > start2 + 1 ? content[start2 + 1] : 0, at - start2)];
        if (operator2 !== void 0) visit10(operator2, operandsStart, start2, at);
        operandsStart = at;
      }
    }
  };
}
function placeOf2(first, second, length2) {
  return ((first & 127) << 7 | second & 127) * 4 + (length2 & 3);
}
function endOfLiteral(content, start2) {
  let depth = 0;
  for (let at = start2; at < content.length; at++) {
    const code = content[at];
    if (code === 92) at++;
    else if (code === 40) depth++;
    else if (code === 41 && --depth === 0) return at + 1;
  }
  return content.length;
}
function afterSpace(content, start2) {
  let at = start2;
  while (content[at] <= 32) at++;
  return at;
}
function utf16(hex) {
  return String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)));
}
var chunkSize2, forEachOperator, endsToken2, isDull;
var init_content_stream = __esm({
  "scripts/pdf/content-stream.ts"() {
    "use strict";
    init_objects();
    chunkSize2 = 1 << 16;
    forEachOperator = operatorReader("Tj TJ BDC BMC EMC m re n f F f* B B* b b* S s sh Do BT ET Tf Tm BI".split(" "));
    endsToken2 = new Uint8Array(256);
    for (const c of "\0	\n\f\r ()<>[]{}/%") endsToken2[c.charCodeAt(0)] = 1;
    isDull = new Uint8Array(256);
    for (const c of "\0	\n\f\r >[]{}0123456789+-.") isDull[c.charCodeAt(0)] = 1;
  }
});

// scripts/press/colour/ink-converter.ts
function inkConverter(profile, named, inkLimit) {
  const known = /* @__PURE__ */ new Map();
  const blacks = blacksByGrey(profile.blackLightness);
  const blackOf = (grey) => blacks[Math.round(Math.min(1, Math.max(0, grey)) * 255)];
  const convertBytes = (rgb, source) => limited(profile.toInks(rgb, source), inkLimit);
  function inkOf(bytes) {
    const name = named.get(`#${Buffer.from(bytes).toString("hex")}`);
    if (name) return name;
    const [red, green, blue] = bytes;
    if (red === green && green === blue) return { cmyk: [0, 0, 0, blackOf(red / 255)] };
    const [cyan = 0, magenta = 0, yellow = 0, black = 0] = convertBytes(Uint8Array.from(bytes));
    return { cmyk: [cyan, magenta, yellow, black] };
  }
  return {
    convert(rgb) {
      const bytes = rgb.map((value) => Math.round(Math.min(1, Math.max(0, value)) * 255));
      const key = bytes[0] << 16 | bytes[1] << 8 | bytes[2];
      let ink = known.get(key);
      if (!ink) known.set(key, ink = inkOf(bytes));
      return ink;
    },
    blackOf,
    convertBytes
  };
}
function limited(inks, limit) {
  for (let at = 0; at < inks.length; at += 4) {
    const colour2 = inks[at] + inks[at + 1] + inks[at + 2];
    const most = Math.max(0, limit - inks[at + 3]);
    if (colour2 <= most) continue;
    for (let ink = at; ink < at + 3; ink++) inks[ink] *= most / colour2;
  }
  return inks;
}
function blacksByGrey(blackLightness) {
  const darkest = blackLightness[255];
  return Array.from({ length: 256 }, (_, grey) => {
    if (grey === 0) return 1;
    const lightness = darkest + (100 - darkest) * lightnessOf(grey / 255) / 100;
    const above = blackLightness.findIndex((value) => value <= lightness);
    if (above <= 0) return above === 0 ? 0 : 1;
    const [light, dark] = [blackLightness[above - 1], blackLightness[above]];
    return (above - 1 + (light - lightness) / (light - dark)) / 255;
  });
}
function lightnessOf(value) {
  const luminance = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  return luminance <= 216 / 24389 ? luminance * 24389 / 27 : 116 * Math.cbrt(luminance) - 16;
}
var init_ink_converter = __esm({
  "scripts/press/colour/ink-converter.ts"() {
    "use strict";
  }
});

// scripts/press/colour/open-profile.ts
import { createRequire as createRequire4 } from "node:module";
import { dirname as dirname4, join as join8 } from "node:path";
import {
  BYTES_SH,
  CHANNELS_SH,
  COLORSPACE_SH,
  FLOAT_SH,
  INTENT_RELATIVE_COLORIMETRIC,
  PT_CMYK,
  PT_Lab,
  TYPE_CMYK_8,
  TYPE_RGB_8,
  cmsFLAGS_BLACKPOINTCOMPENSATION,
  instantiate
} from "lcms-wasm";
async function openProfile(profile, srgb) {
  cms ??= instantiate({
    locateFile: () => join8(dirname4(createRequire4("file:///work/main/scripts/pages/x.ts").resolve("lcms-wasm")), "lcms.wasm")
  });
  const engine = await cms;
  const output = open(engine, profile, "CMYK");
  const transforms = /* @__PURE__ */ new Map();
  function transformFrom(source) {
    const key = Buffer.from(source.buffer, source.byteOffset, source.byteLength).toString("latin1");
    const known = transforms.get(key);
    if (known !== void 0) return known;
    const input = open(engine, source, "RGB");
    const intent = INTENT_RELATIVE_COLORIMETRIC;
    const made = engine.cmsCreateTransform(
      input,
      TYPE_RGB_8,
      output,
      cmykFloats,
      intent,
      cmsFLAGS_BLACKPOINTCOMPENSATION
    );
    engine.cmsCloseProfile(input);
    transforms.set(key, made);
    return made;
  }
  return {
    toInks: (rgb, source = srgb) => engine.cmsDoTransform(transformFrom(source), rgb, rgb.length / 3).map((percent) => percent / 100),
    blackLightness: blackLightnessOf(engine, output)
  };
}
function open(engine, bytes, space3) {
  const profile = engine.cmsOpenProfileFromMem(bytes, bytes.length);
  const found = profile === 0 ? "bytes that are no ICC profile" : `a profile of ${engine.cmsGetColorSpaceASCII(profile)}`;
  if (profile === 0 || engine.cmsGetColorSpaceASCII(profile) !== space3) {
    throw new Error(`Unexpected ${found}, expected an ICC profile of ${space3}`);
  }
  return profile;
}
function blackLightnessOf(engine, profile) {
  const lab = engine.cmsCreateLab4Profile(null);
  const transform = engine.cmsCreateTransform(profile, TYPE_CMYK_8, lab, labFloats, INTENT_RELATIVE_COLORIMETRIC, 0);
  const ramp = new Uint8Array(256 * 4);
  for (let step = 0; step < 256; step++) ramp[step * 4 + 3] = step;
  const found = engine.cmsDoTransform(transform, ramp, 256);
  engine.cmsDeleteTransform(transform);
  engine.cmsCloseProfile(lab);
  return Array.from({ length: 256 }, (_, step) => found[step * 3]);
}
var floats, cmykFloats, labFloats, cms;
var init_open_profile = __esm({
  "scripts/press/colour/open-profile.ts"() {
    "use strict";
    floats = (space3, channels) => FLOAT_SH(1) | COLORSPACE_SH(space3) | CHANNELS_SH(channels) | BYTES_SH(4);
    cmykFloats = floats(PT_CMYK, 4);
    labFloats = floats(PT_Lab, 3);
  }
});

// scripts/press/convert/colour-target.ts
function inkTarget(converter) {
  const components = (rgb) => converter.convert(rgb).cmyk;
  return {
    space: "/DeviceCMYK",
    isLinear: false,
    components,
    inkOf: (rgb) => converter.convert(rgb),
    converter,
    rgbReader,
    ramp(colours) {
      if (colours.every(([red, green, blue]) => red === green && green === blue)) return colours.map(components);
      const bytes = Uint8Array.from(colours.flat(), (value) => Math.round(value * 255));
      const inks = converter.convertBytes(bytes);
      const last = colours.length - 1;
      const offBy = (index) => components(colours[index]).map((ink, i) => ink - inks[index * 4 + i]);
      const [atStart, atEnd] = [offBy(0), offBy(last)];
      return colours.map(
        (_, index) => atStart.map((start2, i) => {
          const shifted = inks[index * 4 + i] + start2 + (atEnd[i] - start2) * index / (last || 1);
          return Math.min(1, Math.max(0, shifted));
        })
      );
    }
  };
}
function luminosity([red, green, blue]) {
  return red === green && green === blue ? red : 0.3 * red + 0.59 * green + 0.11 * blue;
}
function rgbReader(space3) {
  switch (familyOf(space3)) {
    case "rgb":
      return ([red = 0, green = 0, blue = 0]) => [red, green, blue];
    case "grey":
      return ([grey = 0]) => [grey, grey, grey];
    case "ink":
      return void 0;
  }
}
function familyOf(space3) {
  const resolved = resolve3(space3);
  const name = Array.isArray(resolved) ? resolved[0] : resolved;
  if (name === "/DeviceRGB" || name === "/CalRGB") return "rgb";
  if (name === "/DeviceGray" || name === "/CalGray") return "grey";
  if (name === "/DeviceCMYK" || name === "/Separation" || name === "/DeviceN") return "ink";
  if (name === "/ICCBased") {
    const profile = resolve3(asArray(resolved)[1]);
    const count = profile instanceof PdfStream ? profile.dict.get("N") : void 0;
    if (count === 3) return "rgb";
    if (count === 1) return "grey";
    if (count === 4) return "ink";
  }
  throw new Error(`Unexpected colour space ${describe(name)}, expected grey, RGB or CMYK`);
}
var maskTarget;
var init_colour_target = __esm({
  "scripts/press/convert/colour-target.ts"() {
    "use strict";
    init_objects();
    maskTarget = {
      space: "/DeviceGray",
      isLinear: true,
      components: (rgb) => [luminosity(rgb)],
      inkOf: () => void 0,
      converter: void 0,
      rgbReader,
      ramp: (colours) => colours.map((rgb) => [luminosity(rgb)])
    };
  }
});

// scripts/press/convert/convert-content.ts
function stateName(fill, stroke) {
  return `Overprint${fill ? "F" : ""}${stroke ? "S" : ""}`;
}
function convertContent(content, target, spaceOf) {
  const edits = [];
  const spots = /* @__PURE__ */ new Map();
  const nameOfSpot = /* @__PURE__ */ new Map();
  let overprints = false;
  let state = {
    overprint: { fill: void 0, stroke: void 0 },
    readers: { fill: void 0, stroke: void 0 }
  };
  const stack = [];
  function colour2(use, rgb) {
    const ink = target.inkOf(rgb);
    if (!ink) return `${format2(target.components(rgb))} ${use === "fill" ? "g" : "G"}`;
    const [cyan, magenta, yellow, black] = ink.cmyk;
    const isBlack = !ink.spot && cyan === 0 && magenta === 0 && yellow === 0 && black === 1;
    return paintOf(use, ink) + switchOverprint(use, isBlack);
  }
  function paintOf(use, ink) {
    if (!ink.spot) return `${format2(ink.cmyk)} ${use === "fill" ? "k" : "K"}`;
    let name = nameOfSpot.get(ink.spot);
    if (name === void 0) {
      name = `Spot${spots.size}`;
      nameOfSpot.set(ink.spot, name);
      spots.set(name, ink);
    }
    return use === "fill" ? `/${name} cs 1 scn` : `/${name} CS 1 SCN`;
  }
  function switchOverprint(use, on) {
    if (state.overprint[use] === on) return "";
    state.overprint = { ...state.overprint, [use]: on };
    overprints = true;
    const { fill = false, stroke = false } = state.overprint;
    return ` /${stateName(fill, stroke)} gs`;
  }
  forEachOperator2(content, (operator2, operandsStart, start2, end) => {
    const operands = () => content.toString("latin1", operandsStart, start2).trim();
    const components = () => operands().split(/\s+/).map(Number);
    const replace = (by) => void edits.push({ start: operandsStart, end, by: `
${by}` });
    const use = operator2 === operator2.toLowerCase() ? "fill" : "stroke";
    switch (operator2) {
      case "q":
        stack.push({ ...state });
        break;
      case "Q":
        state = stack.pop() ?? state;
        break;
      case "rg":
      case "RG":
        replace(colour2(use, components()));
        state.readers = { ...state.readers, [use]: void 0 };
        break;
      case "g":
      case "G": {
        const [grey = 0] = components();
        replace(colour2(use, [grey, grey, grey]));
        state.readers = { ...state.readers, [use]: void 0 };
        break;
      }
      case "cs":
      case "CS": {
        const name = operands().slice(1);
        const reader = name === "Pattern" ? void 0 : target.rgbReader(spaceOf(name) ?? `/${name}`);
        state.readers = { ...state.readers, [use]: reader };
        if (reader) replace(colour2(use, [0, 0, 0]));
        else if (name === "Pattern") replace(`/Pattern ${operator2}${switchOverprint(use, false)}`);
        break;
      }
      case "sc":
      case "SC":
      case "scn":
      case "SCN": {
        const reader = state.readers[use];
        if (reader) replace(colour2(use, reader(components())));
        break;
      }
      case "BDC":
      case "BMC":
      case "EMC":
      case "DP":
      case "MP":
        edits.push({ start: operandsStart, end, by: "" });
        break;
      case "BI":
        throw new Error("Unexpected inline image in a content stream, expected pictures as XObjects");
    }
  });
  return { content: editContent(content, edits), spots, overprints };
}
function format2(components) {
  return components.map((value) => String(Math.round(value * 1e4) / 1e4)).join(" ");
}
var forEachOperator2, overprintStates;
var init_convert_content = __esm({
  "scripts/press/convert/convert-content.ts"() {
    "use strict";
    init_content_stream();
    init_objects();
    forEachOperator2 = operatorReader("rg RG g G k K cs CS sc SC scn SCN q Q BDC BMC EMC DP MP BI sh".split(" "));
    overprintStates = new Map(
      [false, true].flatMap(
        (fill) => [false, true].map((stroke) => [
          stateName(fill, stroke),
          dict({ Type: "/ExtGState", OP: stroke, op: fill, OPM: 1 })
        ])
      )
    );
  }
});

// scripts/press/colour/ink-grid.ts
function inkGrid(toInks) {
  const corners = new Uint8Array(side ** 3 * 3);
  let corner = 0;
  for (let red = 0; red < side; red++) {
    for (let green = 0; green < side; green++) {
      for (let blue = 0; blue < side; blue++) {
        for (const step of [red, green, blue]) corners[corner++] = Math.round(step * 255 / cells);
      }
    }
  }
  const grid = toInks(corners);
  const [stepRed, stepGreen, stepBlue] = [side * side * 4, side * 4, 4];
  const index = Uint8Array.from({ length: 256 }, (_, byte) => Math.min(cells - 1, Math.floor(byte * cells / 255)));
  const share = Float32Array.from({ length: 256 }, (_, byte) => byte * cells / 255 - index[byte]);
  return (rgb) => {
    const inks = new Uint8Array(rgb.length / 3 * 4);
    for (let at = 0, to = 0; at < rgb.length; at += 3, to += 4) {
      const [red, green, blue] = [rgb[at], rgb[at + 1], rgb[at + 2]];
      const first = index[red] * stepRed + index[green] * stepGreen + index[blue] * stepBlue;
      const [r, g, b] = [share[red], share[green], share[blue]];
      const [large, middle] = r >= g ? g >= b ? [stepRed, stepGreen] : r >= b ? [stepRed, stepBlue] : [stepBlue, stepRed] : r >= b ? [stepGreen, stepRed] : g >= b ? [stepGreen, stepBlue] : [stepBlue, stepGreen];
      const most = Math.max(r, g, b);
      const least = Math.min(r, g, b);
      const mean = r + g + b - most - least;
      const second = first + large;
      const third = second + middle;
      const last = first + stepRed + stepGreen + stepBlue;
      for (let ink = 0; ink < 4; ink++) {
        const value = grid[first + ink] * (1 - most) + grid[second + ink] * (most - mean) + grid[third + ink] * (mean - least) + grid[last + ink] * least;
        inks[to + ink] = Math.round(value * 255);
      }
    }
    return inks;
  };
}
var side, cells;
var init_ink_grid = __esm({
  "scripts/press/colour/ink-grid.ts"() {
    "use strict";
    side = 33;
    cells = side - 1;
  }
});

// scripts/press/convert/convert-image.ts
import jpeg from "jpeg-js";
function convertImage(image, target) {
  const space3 = resolve3(image.dict.get("ColorSpace"));
  if (image.dict.get("ImageMask") === true || space3 === null) return image;
  if (image.dict.has("Decode") || Array.isArray(resolve3(image.dict.get("Mask")))) {
    throw new Error("Unexpected Decode or colour key of a picture, expected neither");
  }
  if (Array.isArray(space3) && space3[0] === "/Indexed") return convertPalette(image, space3, target);
  const family = familyOf(space3);
  if (family === "ink" || family === "grey" && !target.converter) return image;
  if (image.dict.get("BitsPerComponent") !== 8) {
    throw new Error(`Unexpected ${describe(image.dict.get("BitsPerComponent"))} bits in a picture, expected 8`);
  }
  const pixels = readPixels(image, family === "rgb" ? 3 : 1);
  if (family === "grey") return withPixels(image, "/DeviceGray", greyPixels(pixels, 1, target));
  if (!target.converter || isNeutral(pixels)) return withPixels(image, "/DeviceGray", greyPixels(pixels, 3, target));
  const { converter } = target;
  const toInks = inkGrid((colours) => converter.convertBytes(colours, profileOf(space3)));
  return withPixels(image, "/DeviceCMYK", toInks(pixels));
}
function convertPalette(image, space3, target) {
  const [, base, last, table] = space3;
  if (familyOf(base) === "ink") return image;
  const size = familyOf(base) === "rgb" ? 3 : 1;
  const held = resolve3(table);
  const colours = held instanceof PdfString ? Buffer.from(held.bytes, "latin1") : contentOf2(held);
  const converted = [];
  for (let at = 0; at + size <= colours.length; at += size) {
    const rgb = [0, 1, 2].map((i) => colours[at + (size === 3 ? i : 0)] / 255);
    converted.push(...target.components(rgb).map((value) => Math.round(value * 255)));
  }
  const palette = new PdfString(Buffer.from(converted).toString("latin1"));
  return new PdfStream(
    new Map(image.dict).set("ColorSpace", ["/Indexed", target.space, last ?? 0, palette]),
    image.bytes
  );
}
function readPixels(image, components) {
  const filters = [resolve3(image.dict.get("Filter"))].flat();
  if (filters.length === 1 && filters[0] === "/DCTDecode") return readJpeg(image.bytes, components);
  if (image.dict.has("DecodeParms") || filters.length !== 1) {
    throw new Error(`Unexpected filter ${describe(filters)} of a picture, expected FlateDecode or DCTDecode`);
  }
  return contentOf2(new PdfStream(/* @__PURE__ */ new Map([["Filter", filters[0] ?? null]]), image.bytes));
}
function readJpeg(bytes, components) {
  const { data } = jpeg.decode(bytes, {
    useTArray: true,
    formatAsRGBA: false,
    maxResolutionInMP: largestMegapixels,
    maxMemoryUsageInMB: 2048
  });
  return components === 3 ? data : data.filter((_, index) => index % 3 === 0);
}
function isNeutral(rgb) {
  for (let at = 0; at < rgb.length; at += 3) {
    if (rgb[at] !== rgb[at + 1] || rgb[at] !== rgb[at + 2]) return false;
  }
  return true;
}
function greyPixels(pixels, step, { converter }) {
  const greys = Uint8Array.from(
    { length: 256 },
    (_, grey) => converter ? Math.round((1 - converter.blackOf(grey / 255)) * 255) : grey
  );
  const converted = new Uint8Array(pixels.length / step);
  for (let i = 0, at = 0; i < converted.length; i++, at += step) {
    const grey = step === 1 ? pixels[at] : luminosity([pixels[at], pixels[at + 1], pixels[at + 2]]);
    converted[i] = greys[Math.round(grey)];
  }
  return converted;
}
function profileOf(space3) {
  const profile = resolve3(asArray(space3)[1]);
  return profile instanceof PdfStream ? contentOf2(profile) : void 0;
}
function withPixels(image, space3, pixels) {
  const { Filter: _, DecodeParms: __, ColorTransform: ___, Length: ____, ...entries } = Object.fromEntries(image.dict);
  return deflatedStream({ ...entries, ColorSpace: space3, BitsPerComponent: 8 }, pixels, level2);
}
var level2, largestMegapixels;
var init_convert_image = __esm({
  "scripts/press/convert/convert-image.ts"() {
    "use strict";
    init_content_stream();
    init_objects();
    init_write_objects();
    init_ink_grid();
    init_colour_target();
    level2 = 6;
    largestMegapixels = 80;
  }
});

// scripts/press/convert/calculator.ts
function readCalculator(program) {
  const tokens = program.match(/[{}]|[^\s{}]+/g) ?? [];
  let at = 0;
  const readBlock = () => {
    const steps3 = [];
    for (; at < tokens.length; ) {
      const token3 = tokens[at++];
      if (token3 === "}") return steps3;
      if (token3 === "{") steps3.push(readBlock());
      else steps3.push(Number.isNaN(Number(token3)) ? token3 : Number(token3));
    }
    return steps3;
  };
  const [body] = readBlock();
  const steps2 = Array.isArray(body) ? body : [];
  return (inputs) => {
    const stack = [...inputs];
    run(steps2, stack);
    return stack;
  };
}
function run(steps2, stack) {
  for (const [index, step] of steps2.entries()) {
    if (typeof step === "number") stack.push(step);
    else if (step === "if" || step === "ifelse") branch(step, steps2.slice(0, index), stack);
    else if (typeof step === "string") operate(step, stack);
  }
}
function branch(kind, before2, stack) {
  const blocks = before2.slice(kind === "if" ? -1 : -2);
  const chosen = stack.pop() ? blocks[0] : blocks[1];
  if (chosen) run(chosen, stack);
}
function operate(name, stack) {
  const one = unary[name];
  const two = binary[name];
  const move = moves[name];
  if (one) stack.push(one(stack.pop()));
  else if (two) {
    const b = stack.pop();
    stack.push(two(stack.pop(), b));
  } else if (move) move(stack);
  else throw new Error(`Unexpected operator ${name} in a calculator function, expected one of ISO 32000-1, table 42`);
}
var unary, binary, moves;
var init_calculator = __esm({
  "scripts/press/convert/calculator.ts"() {
    "use strict";
    unary = {
      abs: Math.abs,
      ceiling: Math.ceil,
      cos: (a) => Math.cos(a * Math.PI / 180),
      cvi: Math.trunc,
      cvr: (a) => a,
      floor: Math.floor,
      ln: Math.log,
      log: Math.log10,
      neg: (a) => -a,
      not: (a) => Number(!a),
      round: Math.round,
      sin: (a) => Math.sin(a * Math.PI / 180),
      sqrt: Math.sqrt,
      truncate: Math.trunc
    };
    binary = {
      add: (a, b) => a + b,
      and: (a, b) => a & b,
      atan: (a, b) => (Math.atan2(a, b) * 180 / Math.PI + 360) % 360,
      bitshift: (a, b) => b > 0 ? a << b : a >> -b,
      div: (a, b) => a / b,
      eq: (a, b) => Number(a === b),
      exp: (a, b) => a ** b,
      ge: (a, b) => Number(a >= b),
      gt: (a, b) => Number(a > b),
      idiv: (a, b) => Math.trunc(a / b),
      le: (a, b) => Number(a <= b),
      lt: (a, b) => Number(a < b),
      mod: (a, b) => a % b,
      mul: (a, b) => a * b,
      ne: (a, b) => Number(a !== b),
      or: (a, b) => a | b,
      sub: (a, b) => a - b,
      xor: (a, b) => a ^ b
    };
    moves = {
      true: (stack) => void stack.push(1),
      false: (stack) => void stack.push(0),
      pop: (stack) => void stack.pop(),
      dup: (stack) => void stack.push(stack.at(-1)),
      exch: (stack) => void stack.push(...stack.splice(-2).toReversed()),
      index: (stack) => void stack.push(stack.at(-1 - stack.pop())),
      copy: (stack) => {
        const count = stack.pop();
        if (count > 0) stack.push(...stack.slice(-count));
      },
      roll: (stack) => {
        const by = stack.pop();
        const count = stack.pop();
        const rolled = stack.splice(-count);
        const turn = (by % count + count) % count;
        stack.push(...rolled.slice(count - turn), ...rolled.slice(0, count - turn));
      }
    };
  }
});

// scripts/press/convert/read-function.ts
function readFunction(value) {
  const resolved = resolve3(value);
  if (Array.isArray(resolved)) {
    const parts3 = resolved.map(readFunction);
    return (inputs) => parts3.flatMap((part) => part(inputs));
  }
  const entries = entriesOf(resolved);
  const domain = numbers(entries.get("Domain"));
  const range2 = numbers(entries.get("Range"));
  const bare = readBare(resolved, entries);
  return (inputs) => {
    const outputs = bare(inputs.map((input, i) => clamp(input, domain[2 * i], domain[2 * i + 1])));
    return range2.length > 0 ? outputs.map((output, i) => clamp(output, range2[2 * i], range2[2 * i + 1])) : outputs;
  };
}
function entriesOf(value) {
  const entries = value instanceof PdfStream ? value.dict : asDict(value);
  if (!entries) throw new Error("Unexpected object, expected a function");
  return entries;
}
function numbers(value) {
  return asArray(value).map(Number);
}
function readBare(value, entries) {
  const type = entries.get("FunctionType");
  if (type === 0 && value instanceof PdfStream) return readSampled(value);
  if (type === 2) return readExponential(entries);
  if (type === 3) return readStitching(entries);
  if (type === 4 && value instanceof PdfStream) return readCalculator(contentOf2(value).toString("latin1"));
  throw new Error(`Unexpected function of type ${describe(type)}, expected 0, 2, 3 or 4`);
}
function readSampled(stream) {
  const { dict: dict2 } = stream;
  const [size = 1, second] = numbers(dict2.get("Size"));
  const bits = Number(dict2.get("BitsPerSample"));
  if (second !== void 0 || bits !== 8 && bits !== 16) {
    throw new Error("Unexpected sampled function, expected one of one input with 8 or 16 bits a sample");
  }
  const [from = 0, to = 1] = numbers(dict2.get("Domain"));
  const range2 = numbers(dict2.get("Range"));
  const outputs = range2.length / 2;
  const decode3 = dict2.has("Decode") ? numbers(dict2.get("Decode")) : range2;
  const [first = 0, last = size - 1] = numbers(dict2.get("Encode"));
  const data = contentOf2(stream);
  const sample = (index, output) => {
    const at = index * outputs + output;
    const share = bits === 8 ? data.readUInt8(at) / 255 : data.readUInt16BE(at * 2) / 65535;
    return mix2(decode3[2 * output], decode3[2 * output + 1], share);
  };
  return ([input = 0]) => {
    const place = clamp(mix2(first, last, (input - from) / (to - from || 1)), 0, size - 1);
    const below = Math.floor(place);
    const above = Math.min(below + 1, size - 1);
    return Array.from({ length: outputs }, (_, i) => mix2(sample(below, i), sample(above, i), place - below));
  };
}
function readExponential(entries) {
  const from = entries.has("C0") ? numbers(entries.get("C0")) : [0];
  const to = entries.has("C1") ? numbers(entries.get("C1")) : [1];
  const power = Number(entries.get("N"));
  return ([input = 0]) => from.map((value, i) => value + input ** power * (to[i] - value));
}
function readStitching(entries) {
  const parts3 = asArray(entries.get("Functions")).map(readFunction);
  const [from = 0, to = 1] = numbers(entries.get("Domain"));
  const bounds = numbers(entries.get("Bounds"));
  const encode = numbers(entries.get("Encode"));
  return ([input = 0]) => {
    const found = bounds.findIndex((bound) => input < bound);
    const index = found < 0 ? bounds.length : found;
    const low = bounds[index - 1] ?? from;
    const high = bounds[index] ?? to;
    const share = high === low ? 0 : (input - low) / (high - low);
    return parts3[index]([mix2(encode[2 * index], encode[2 * index + 1], share)]);
  };
}
function mix2(from, to, share) {
  return from + (to - from) * share;
}
function clamp(value, low = -Infinity, high = Infinity) {
  return Math.min(high, Math.max(low, value));
}
var init_read_function = __esm({
  "scripts/press/convert/read-function.ts"() {
    "use strict";
    init_content_stream();
    init_objects();
    init_calculator();
  }
});

// scripts/press/convert/convert-shading.ts
function convertShading(shading, target) {
  const entries = new Map(expectDict(shading));
  const type = entries.get("ShadingType");
  const toRgb2 = target.rgbReader(entries.get("ColorSpace"));
  if (toRgb2) {
    const source = entries.get("Function");
    if (type === 1) {
      entries.set("Function", convertField(source, toRgb2, target));
      if (!entries.has("Matrix")) entries.set("Matrix", [1, 0, 0, 1, 0, 0]);
    } else if (type === 2 || type === 3) entries.set("Function", convertRamp(source, toRgb2, target));
    else throw new Error(`Unexpected shading of type ${describe(type)}, expected 1, 2 or 3`);
    const background = asArray(entries.get("Background")).map(Number);
    if (background.length > 0) entries.set("Background", [...target.components(toRgb2(background))]);
    entries.set("ColorSpace", target.space);
  }
  return new PdfRef(entries);
}
function convertRamp(source, toRgb2, target) {
  const resolved = resolve3(source);
  const entries = Array.isArray(resolved) ? void 0 : entriesOf(resolved);
  if (entries?.get("FunctionType") === 3) {
    const parts3 = asArray(entries.get("Functions")).map((part) => convertRamp(part, toRgb2, target));
    return new PdfRef(new Map(entries).set("Functions", parts3));
  }
  if (entries?.get("FunctionType") === 2 && entries.get("N") === 1 && target.isLinear) {
    const end = (key) => [...target.components(toRgb2(numbers(entries.get(key))))];
    return new PdfRef(new Map(entries).set("C0", end("C0")).set("C1", end("C1")));
  }
  const plain2 = readFunction(resolved);
  const [from = 0, to = 1] = numbers((entries ?? asDict(asArray(resolved)[0]))?.get("Domain"));
  const colours = Array.from({ length: samples }, (_, i) => toRgb2(plain2([from + (to - from) * i / (samples - 1)])));
  return sampled([from, to], [samples], target.ramp(colours));
}
function convertField(source, toRgb2, target) {
  const plain2 = readFunction(source);
  const domain = domainOf(resolve3(source));
  const [left, right, bottom, top] = domain;
  const colours = [];
  for (let row = 0; row < fieldSamples; row++) {
    for (let column = 0; column < fieldSamples; column++) {
      const x = left + (right - left) * column / (fieldSamples - 1);
      const y = bottom + (top - bottom) * row / (fieldSamples - 1);
      colours.push(target.components(toRgb2(plain2([x, y]))));
    }
  }
  return sampled(domain, [fieldSamples, fieldSamples], colours);
}
function domainOf(source) {
  const first = Array.isArray(source) ? resolve3(source[0]) : source;
  const entries = entriesOf(first);
  return numbers(entries.get("Domain"));
}
function sampled(domain, size, colours) {
  const outputs = colours[0].length;
  const data = Buffer.alloc(colours.length * outputs * 2);
  for (const [i, colour2] of colours.entries()) {
    for (const [output, value] of colour2.entries())
      data.writeUInt16BE(Math.round(value * 65535), (i * outputs + output) * 2);
  }
  const entries = {
    FunctionType: 0,
    Domain: domain,
    Range: Array.from({ length: outputs }, () => [0, 1]).flat(),
    Size: size,
    BitsPerSample: 16
  };
  const stream = deflatedStream(Object.fromEntries(dict(entries)), data, level3);
  return new PdfRef(stream);
}
var samples, fieldSamples, level3;
var init_convert_shading = __esm({
  "scripts/press/convert/convert-shading.ts"() {
    "use strict";
    init_objects();
    init_write_objects();
    init_read_function();
    samples = 33;
    fieldSamples = 200;
    level3 = 6;
  }
});

// scripts/press/convert/convert-resources.ts
function resourceConverter(target) {
  const inks = converterTo(target, () => masks);
  const masks = converterTo(maskTarget, () => masks);
  return { convertPage: (page, shift) => inks.painter(page, shift) };
}
function converterTo(target, masks) {
  const objects = /* @__PURE__ */ new Map();
  const patterns3 = /* @__PURE__ */ new Map();
  const overprints = new Map([...overprintStates].map(([name, state]) => [name, new PdfRef(state)]));
  const spotSpaces = /* @__PURE__ */ new Map();
  const unmoved = [0, 0];
  function painter({ content, resources }, shift = unmoved) {
    const spaces2 = asDict(resources.get("ColorSpace"));
    const converted = convertContent(content, target, (name) => spaces2?.get(name));
    const states = new Map(eachOf(resources, "ExtGState", convertState));
    if (converted.overprints) for (const [name, state] of overprints) states.set(name, state);
    const made = dict({
      Font: resources.get("Font"),
      XObject: filled(eachOf(resources, "XObject", convertXObject)),
      Pattern: filled(eachOf(resources, "Pattern", (value) => convertPattern(value, shift))),
      Shading: filled(
        eachOf(resources, "Shading", (value) => once(value, (shading) => convertShading(shading, target)))
      ),
      ColorSpace: filled([...converted.spots].map(([name, ink]) => [name, spotSpace(ink)])),
      ExtGState: filled(states)
    });
    return { content: converted.content, resources: made };
  }
  function once(value, convert) {
    if (!(value instanceof PdfRef)) return convert(value);
    let made = objects.get(value);
    if (!made) objects.set(value, made = convert(value));
    return made;
  }
  function convertXObject(value) {
    return once(value, (object2) => {
      const stream = resolve3(object2);
      if (!(stream instanceof PdfStream)) throw new Error("Unexpected XObject, expected a stream");
      return stream.dict.get("Subtype") === "/Form" ? new PdfRef(convertForm(stream)) : new PdfRef(convertImage(stream, target));
    });
  }
  function convertForm(form, extra = {}) {
    const inside2 = painter({ content: contentOf2(form), resources: asDict(form.dict.get("Resources")) ?? /* @__PURE__ */ new Map() });
    const { Length: _, Filter: __, StructParents: ___, StructParent: ____, ...entries } = Object.fromEntries(form.dict);
    const group = asDict(form.dict.get("Group"));
    const made = {
      ...entries,
      ...group ? { Group: new Map(group).set("CS", target.space) } : {},
      ...extra,
      Resources: inside2.resources
    };
    return deflatedStream(made, inside2.content, contentLevel2);
  }
  function convertPattern(value, shift) {
    const place = shift.join(" ");
    const byPlace = value instanceof PdfRef && patterns3.get(value) || /* @__PURE__ */ new Map();
    const known = byPlace.get(place);
    if (known) return known;
    const pattern = resolve3(value);
    const entries = pattern instanceof PdfStream ? pattern.dict : expectDict(pattern);
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = asArray(entries.get("Matrix")).map(Number);
    const matrix = [a, b, c, d, e + shift[0], f + shift[1]];
    const made = new PdfRef(
      pattern instanceof PdfStream ? convertForm(pattern, { Matrix: matrix }) : new Map(entries).set("Matrix", matrix).set(
        "Shading",
        once(entries.get("Shading") ?? null, (shading) => convertShading(shading, target))
      )
    );
    if (value instanceof PdfRef) patterns3.set(value, byPlace.set(place, made));
    return made;
  }
  function convertState(value) {
    return once(value, (state) => {
      const entries = expectDict(state);
      const mask = asDict(entries.get("SMask"));
      if (!mask) return new PdfRef(entries);
      const group = mask.get("G");
      if (!(group instanceof PdfRef)) throw new Error("Unexpected soft mask, expected one with a group");
      const converted = new Map(mask).set("G", (mask.get("S") === "/Luminosity" ? masks() : parts3).form(group));
      converted.delete("BC");
      return new PdfRef(new Map(entries).set("SMask", converted));
    });
  }
  function spotSpace({ spot = "", cmyk }) {
    let space3 = spotSpaces.get(spot);
    if (!space3) {
      const alternate = dict({ FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: [...cmyk], N: 1 });
      spotSpaces.set(spot, space3 = new PdfRef(["/Separation", `/${spot}`, "/DeviceCMYK", alternate]));
    }
    return space3;
  }
  const parts3 = { painter, form: (form) => convertXObject(form) };
  return parts3;
}
function eachOf(resources, kind, convert) {
  return Array.from(asDict(resources.get(kind)) ?? [], ([name, value]) => [name, convert(value)]);
}
function filled(entries) {
  const made = new Map(entries);
  return made.size > 0 ? made : void 0;
}
var contentLevel2;
var init_convert_resources = __esm({
  "scripts/press/convert/convert-resources.ts"() {
    "use strict";
    init_content_stream();
    init_objects();
    init_write_objects();
    init_colour_target();
    init_convert_content();
    init_convert_image();
    init_convert_shading();
    contentLevel2 = 3;
  }
});

// scripts/press/press-unit.ts
var press_unit_exports = {};
__export(press_unit_exports, {
  converterFor: () => converterFor,
  isTransparent: () => isTransparent,
  pressPage: () => pressPage,
  pressUnit: () => pressUnit
});
async function pressUnit({ pdf, inks, boxes, shift }) {
  const converter = resourceConverter(inkTarget(await converterFor(inks)));
  const pages = readPages(readObjects(pdf)).map((ref) => {
    const page = expectDict(ref);
    const stream = resolve3(page.get("Contents"));
    const content = stream instanceof PdfStream ? contentOf2(stream) : Buffer.alloc(0);
    const made = converter.convertPage({ content, resources: asDict(page.get("Resources")) ?? /* @__PURE__ */ new Map() }, shift);
    return new PdfRef(pressPage(made.content, made.resources, boxes, shift));
  });
  const catalog = new PdfRef(dict({ Type: "/Catalog", Pages: buildPageTree(pages) }));
  return writeObjects({ catalog, info: void 0 }, false);
}
function converterFor({ profile, srgb, named, limit }) {
  const key = hashOf(profile, srgb, JSON.stringify([...named]), String(limit));
  if (opened?.key !== key) {
    opened = { key, converter: openProfile(profile, srgb).then((open2) => inkConverter(open2, named, limit)) };
  }
  return opened.converter;
}
function pressPage(content, resources, { media, bleed, trim: trim2 }, shift) {
  const [left, bottom, right, top] = bleed;
  const clip = `${left} ${bottom} ${round(right - left)} ${round(top - bottom)} re W n`;
  const before2 = `q ${clip} 1 0 0 1 ${shift.join(" ")} cm
`;
  return dict({
    Type: "/Page",
    MediaBox: [...media],
    BleedBox: [...bleed],
    TrimBox: [...trim2],
    Resources: resources,
    Contents: new PdfRef(
      deflatedStream({}, Buffer.concat([Buffer.from(before2), content, Buffer.from("\nQ\n")]), contentLevel3)
    ),
    Group: isTransparent(resources) ? dict({ S: "/Transparency", CS: "/DeviceCMYK", I: true }) : void 0
  });
}
function isTransparent(resources) {
  const entries = (kind) => [...asDict(resources.get(kind))?.values() ?? []];
  const states = entries("ExtGState").map(expectDict);
  const shines = states.some(
    (state) => [state.get("ca"), state.get("CA")].some((alpha) => typeof alpha === "number" && alpha < 1) || !["/Normal", "/Compatible"].includes(nameOf3(state.get("BM"))) || asDict(state.get("SMask")) !== void 0
  );
  return shines || [...entries("XObject"), ...entries("Pattern")].some(isTransparentObject);
}
function isTransparentObject(value) {
  const object2 = resolve3(value);
  if (!(object2 instanceof PdfStream)) return false;
  if (object2.dict.has("SMask") || object2.dict.has("Group")) return true;
  const inner = asDict(object2.dict.get("Resources"));
  return inner !== void 0 && isTransparent(inner);
}
function nameOf3(mode) {
  const first = Array.isArray(mode) ? asArray(mode)[0] : mode;
  return typeof first === "string" ? first : "/Normal";
}
function round(points) {
  return Math.round(points * 100) / 100;
}
var contentLevel3, opened;
var init_press_unit = __esm({
  "scripts/press/press-unit.ts"() {
    "use strict";
    init_hash_of();
    init_content_stream();
    init_objects();
    init_page_tree();
    init_read_objects();
    init_write_objects();
    init_ink_converter();
    init_open_profile();
    init_colour_target();
    init_convert_resources();
    contentLevel3 = 3;
  }
});

// scripts/press/preflight/facts/colour-spaces.ts
function readColourSpace(space3, named) {
  const resolved = resolve3(space3);
  const found = typeof resolved === "string" ? resolve3(named?.get(resolved.slice(1))) ?? resolved : resolved;
  return { name: nameOfSpace(found), coloursOf };
}
function nameOfSpace(space3) {
  if (typeof space3 === "string") return space3.slice(1);
  const [family, first] = asArray(space3);
  const bare = typeof family === "string" ? family.slice(1) : describe(space3);
  if (bare === "Separation") return `Separation ${typeof first === "string" ? first.slice(1) : describe(first)}`;
  if (bare === "Indexed" || bare === "Pattern" && first !== void 0)
    return `${bare} ${nameOfSpace(resolve3(first))}`;
  if (bare === "ICCBased") {
    const profile = resolve3(first);
    return `ICCBased of ${profile instanceof PdfStream ? describe(profile.dict.get("N")) : "nothing"} components`;
  }
  return bare;
}
function coloursOf(gradient) {
  if (gradient === void 0) return [];
  const resolved = resolve3(gradient);
  const first = Array.isArray(resolved) ? resolve3(resolved[0]) : resolved;
  const domain = numbers(entriesOf(first).get("Domain"));
  if (domain.length > 2 && first instanceof PdfStream) return samplesOf(first);
  const plain2 = readFunction(gradient);
  const [from = 0, to = 1] = domain;
  return Array.from({ length: steps + 1 }, (_, i) => plain2([from + (to - from) * i / steps]));
}
function samplesOf(field) {
  const outputs = numbers(field.dict.get("Range")).length / 2;
  const samples2 = contentOfField(field);
  const colours = [];
  const count = samples2.length / 2 / outputs;
  for (let i = 0; i < count; i += Math.max(1, Math.floor(count / 400))) {
    colours.push(Array.from({ length: outputs }, (_, o) => samples2.readUInt16BE((i * outputs + o) * 2) / 65535));
  }
  return colours;
}
function contentOfField(field) {
  if (field.dict.get("BitsPerSample") !== 16)
    throw new Error("Unexpected samples of a gradient, expected 16 bits each");
  return contentOf2(field);
}
var steps;
var init_colour_spaces = __esm({
  "scripts/press/preflight/facts/colour-spaces.ts"() {
    "use strict";
    init_objects();
    init_content_stream();
    init_read_function();
    steps = 16;
  }
});

// scripts/press/preflight/facts/font-metrics.ts
function readFont(font) {
  const composite = font.get("Subtype") === "/Type0";
  const own = composite ? asDict(asArray(font.get("DescendantFonts"))[0]) ?? font : font;
  const descriptor = asDict(own.get("FontDescriptor"));
  const thousandth = (key) => Number(descriptor?.get(key) ?? 0) / 1e3;
  const widthOf = composite ? readCidWidths(own) : readSimpleWidths(font);
  return {
    name: describe(font.get("BaseFont")).slice(1),
    program: programOf(font, descriptor),
    ascent: thousandth("CapHeight") || thousandth("Ascent") || usualHeights.ascent,
    descent: thousandth("Descent") || usualHeights.descent,
    measure({ bytes }) {
      let width2 = 0;
      let spaces2 = 0;
      const step = composite ? 2 : 1;
      for (let at = 0; at < bytes.length; at += step) {
        const code = composite ? bytes.charCodeAt(at) << 8 | bytes.charCodeAt(at + 1) : bytes.charCodeAt(at);
        width2 += widthOf(code);
        if (!composite && code === 32) spaces2++;
      }
      return { width: width2 / 1e3, characters: bytes.length / step, spaces: spaces2 };
    }
  };
}
function programOf(font, descriptor) {
  if (font.get("Subtype") === "/Type3") return "Type3";
  if (descriptor?.has("FontFile2")) return "TrueType";
  if (descriptor?.has("FontFile3")) return "CFF";
  if (descriptor?.has("FontFile")) return "Type1";
  return "none";
}
function readCidWidths(font) {
  const usual = Number(font.get("DW") ?? 1e3);
  const widths = /* @__PURE__ */ new Map();
  const entries = asArray(font.get("W"));
  for (let at = 0; at < entries.length; ) {
    const first = Number(entries[at]);
    const second = resolve3(entries[at + 1]);
    if (Array.isArray(second)) {
      for (const [i, width2] of second.entries()) widths.set(first + i, Number(width2));
      at += 2;
    } else {
      for (let code = first; code <= Number(second); code++) widths.set(code, Number(entries[at + 2]));
      at += 3;
    }
  }
  return (code) => widths.get(code) ?? usual;
}
function readSimpleWidths(font) {
  const first = Number(font.get("FirstChar") ?? 0);
  const widths = asArray(font.get("Widths")).map(Number);
  const unit = font.has("FontMatrix") ? Number(asArray(font.get("FontMatrix"))[0]) * 1e3 : 1;
  return (code) => (widths[code - first] ?? 500) * unit;
}
var usualHeights;
var init_font_metrics = __esm({
  "scripts/press/preflight/facts/font-metrics.ts"() {
    "use strict";
    init_objects();
    usualHeights = { ascent: 0.75, descent: -0.25 };
  }
});

// scripts/press/preflight/facts/geometry.ts
function multiply(first, second) {
  const [a, b, c, d, e, f] = first;
  const [g, h, i, j, k, l] = second;
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l];
}
function scalesOf([a, b, c, d]) {
  return [Math.hypot(a, b), Math.hypot(c, d)];
}
function extentOf([left, bottom, right, top], matrix) {
  const [a, b, c, d, e, f] = matrix;
  const [x1, x2, x3, x4] = [a * left, a * right, c * bottom, c * top];
  const [y1, y2, y3, y4] = [b * left, b * right, d * bottom, d * top];
  return [
    Math.min(x1, x2) + Math.min(x3, x4) + e,
    Math.min(y1, y2) + Math.min(y3, y4) + f,
    Math.max(x1, x2) + Math.max(x3, x4) + e,
    Math.max(y1, y2) + Math.max(y3, y4) + f
  ];
}
function intersect(one, other) {
  const box = [
    Math.max(one[0], other[0]),
    Math.max(one[1], other[1]),
    Math.min(one[2], other[2]),
    Math.min(one[3], other[3])
  ];
  return box[0] <= box[2] && box[1] <= box[3] ? box : void 0;
}
var identity, everywhere, nowhere;
var init_geometry = __esm({
  "scripts/press/preflight/facts/geometry.ts"() {
    "use strict";
    identity = [1, 0, 0, 1, 0, 0];
    everywhere = [-Infinity, -Infinity, Infinity, Infinity];
    nowhere = [Infinity, Infinity, -Infinity, -Infinity];
  }
});

// scripts/press/preflight/facts/graphics-state.ts
function initialState() {
  return {
    matrix: identity,
    clip: everywhere,
    lineWidth: 1,
    fill: readColourSpace("/DeviceGray"),
    stroke: readColourSpace("/DeviceGray"),
    font: void 0,
    size: 0,
    characterSpace: 0,
    wordSpace: 0,
    stretch: 1,
    leading: 0,
    rise: 0,
    invisible: false
  };
}
var init_graphics_state = __esm({
  "scripts/press/preflight/facts/graphics-state.ts"() {
    "use strict";
    init_colour_spaces();
    init_geometry();
  }
});

// scripts/press/preflight/facts/page-facts.ts
var thinnestWorthNoting;
var init_page_facts = __esm({
  "scripts/press/preflight/facts/page-facts.ts"() {
    "use strict";
    thinnestWorthNoting = 0.5;
  }
});

// scripts/press/preflight/facts/path-in-progress.ts
var PathInProgress;
var init_path_in_progress = __esm({
  "scripts/press/preflight/facts/path-in-progress.ts"() {
    "use strict";
    PathInProgress = class {
      box;
      rectangles = [];
      /** Whether it is to clip what comes after it. */
      clips = false;
      /** Takes `m l c v y re W W*`. */
      add(operator2, numbers2) {
        if (operator2 === "re") {
          const [x = 0, y = 0, width2 = 0, height2 = 0] = numbers2;
          const rectangle = [
            Math.min(x, x + width2),
            Math.min(y, y + height2),
            Math.max(x, x + width2),
            Math.max(y, y + height2)
          ];
          this.rectangles.push(rectangle);
          this.#reach(rectangle[0], rectangle[1]);
          this.#reach(rectangle[2], rectangle[3]);
        } else if (operator2.startsWith("W")) this.clips = true;
        else for (let i = 0; i + 1 < numbers2.length; i += 2) this.#reach(numbers2[i], numbers2[i + 1]);
      }
      #reach(x, y) {
        const [left, bottom, right, top] = this.box ?? [x, y, x, y];
        this.box = [Math.min(left, x), Math.min(bottom, y), Math.max(right, x), Math.max(top, y)];
      }
    };
  }
});

// scripts/press/preflight/facts/read-instructions.ts
function readInstructions(content, visit10) {
  const { length: length2 } = content;
  let at = 0;
  let operands = [];
  const open2 = [];
  const push = (operand) => void operands.push(operand);
  while (at < length2) {
    const code = content[at];
    if (kinds[code] === space2) at++;
    else if (code === 37) {
      while (at < length2 && content[at] !== 10 && content[at] !== 13) at++;
    } else if (code === 91) {
      open2.push(operands);
      operands = [];
      at++;
    } else if (code === 93) {
      const array2 = operands;
      operands = open2.pop() ?? [];
      push(array2);
      at++;
    } else if (code === 40) push(new PdfString(literal()));
    else if (code === 60 && content[at + 1] !== 60) push(hexadecimal());
    else if (code === 60 || code === 62 || code === 123 || code === 125 || code === 41) at++;
    else {
      const token3 = readToken();
      const number3 = Number(token3);
      if (token3.startsWith("/")) push(token3);
      else if (!Number.isNaN(number3)) push(number3);
      else if (token3 === "BI") {
        visit10("BI", []);
        operands = [];
        skipInlineImage();
      } else if (token3 !== "true" && token3 !== "false" && token3 !== "null") {
        visit10(token3, operands);
        operands = [];
      }
    }
  }
  function readToken() {
    const start2 = at++;
    while (at < length2 && kinds[content[at]] === 0) at++;
    return content.toString("latin1", start2, at);
  }
  function hexadecimal() {
    const end = content.indexOf(62, at);
    const digits = content.toString("latin1", at + 1, end < 0 ? length2 : end).replace(/\s+/g, "");
    at = end < 0 ? length2 : end + 1;
    return new PdfString(Buffer.from(digits.length % 2 ? `${digits}0` : digits, "hex").toString("latin1"));
  }
  function literal() {
    let bytes = "";
    let depth = 0;
    for (; at < length2; at++) {
      const code = content[at];
      if (code === 92) bytes += String.fromCharCode(content[++at] ?? 0);
      else {
        if (code === 40) depth++;
        else if (code === 41) depth--;
        if (depth === 0) break;
        if (depth > 1 || code !== 40) bytes += String.fromCharCode(code);
      }
    }
    at++;
    return bytes;
  }
  function skipInlineImage() {
    const end = /\bEI\b/g;
    end.lastIndex = at;
    const found = end.exec(content.toString("latin1"));
    at = found ? end.lastIndex : length2;
  }
}
function numbersOf(operands) {
  return operands.filter((operand) => typeof operand === "number");
}
function nameOf4(operand) {
  return typeof operand === "string" ? operand.slice(1) : "";
}
var space2, delimiter, kinds;
var init_read_instructions = __esm({
  "scripts/press/preflight/facts/read-instructions.ts"() {
    "use strict";
    init_objects();
    space2 = 1;
    delimiter = 2;
    kinds = new Uint8Array(256);
    for (const c of "\0	\n\f\r ") kinds[c.charCodeAt(0)] = space2;
    for (const c of "()<>[]{}/%") kinds[c.charCodeAt(0)] = delimiter;
  }
});

// scripts/press/preflight/facts/text-place.ts
var TextPlace;
var init_text_place = __esm({
  "scripts/press/preflight/facts/text-place.ts"() {
    "use strict";
    init_objects();
    init_geometry();
    init_read_instructions();
    TextPlace = class {
      #matrix = identity;
      #line = identity;
      /** Does what an operator says that sets or shows text; the box of what it shows, on the page, if it shows anything. */
      operate(operator2, operands, state) {
        const [first = 0, second = 0] = numbersOf(operands);
        switch (operator2) {
          case "BT":
            this.#matrix = this.#line = identity;
            return void 0;
          case "Tc":
            state.characterSpace = first;
            return void 0;
          case "Tw":
            state.wordSpace = first;
            return void 0;
          case "Tz":
            state.stretch = first / 100;
            return void 0;
          case "TL":
            state.leading = first;
            return void 0;
          case "Ts":
            state.rise = first;
            return void 0;
          case "Tr":
            state.invisible = first === 3;
            return void 0;
          case "Tm":
            this.#matrix = this.#line = numbersOf(operands);
            return void 0;
          case "TD":
            state.leading = -second;
            this.#move(first, second);
            return void 0;
          case "Td":
            this.#move(first, second);
            return void 0;
          case "T*":
            this.#move(0, -state.leading);
            return void 0;
          case "Tj":
            return this.#show(operands, state);
          case "TJ":
            return this.#show(Array.isArray(operands[0]) ? operands[0] : [], state);
          case '"':
            state.wordSpace = first;
            state.characterSpace = second;
            this.#move(0, -state.leading);
            return this.#show(operands.slice(-1), state);
          case "'":
            this.#move(0, -state.leading);
            return this.#show(operands, state);
          default:
            return void 0;
        }
      }
      #move(x, y) {
        this.#line = multiply([1, 0, 0, 1, x, y], this.#line);
        this.#matrix = this.#line;
      }
      #show(shown, state) {
        const { font, size, stretch, rise } = state;
        if (!font) return void 0;
        let advance = 0;
        for (const part of shown) {
          if (typeof part === "number") advance -= part / 1e3 * size * stretch;
          else if (part instanceof PdfString) {
            const { width: width2, characters, spaces: spaces2 } = font.measure(part);
            advance += (width2 * size + characters * state.characterSpace + spaces2 * state.wordSpace) * stretch;
          }
        }
        const start2 = this.#matrix;
        this.#matrix = multiply([1, 0, 0, 1, advance, 0], start2);
        if (state.invisible || advance === 0) return void 0;
        const line2 = [
          Math.min(0, advance),
          rise + font.descent * size,
          Math.max(0, advance),
          rise + font.ascent * size
        ];
        return extentOf(line2, multiply(start2, state.matrix));
      }
    };
  }
});

// scripts/press/preflight/facts/walk-content.ts
function fontReader() {
  const known = /* @__PURE__ */ new Map();
  return (font) => {
    let metrics = known.get(font);
    if (!metrics) known.set(font, metrics = readFont(font));
    return metrics;
  };
}
function walkContent(content, resources, facts, fontOf) {
  walk3(content, resources, initialState());
  function walk3(bytes, here3, start2) {
    let state = { ...start2 };
    const stack = [];
    const text2 = new TextPlace();
    let path = new PathInProgress();
    const find = (kind, operand) => resolve3(asDict(here3.get(kind))?.get(nameOf4(operand)));
    const useOf = (operator2) => operator2 === operator2.toLowerCase() ? "fill" : "stroke";
    const endPath = () => {
      if (path.clips) state.clip = (path.box && visible(path.box, state)) ?? nowhere;
      path = new PathInProgress();
    };
    const setPattern = (pattern) => {
      if (pattern instanceof PdfStream) walkForm(pattern, here3, { ...state, matrix: identity, clip: nowhere });
      else addShading(asDict(pattern)?.get("Shading"), here3);
    };
    readInstructions(bytes, (operator2, operands) => {
      switch (operator2) {
        case "q":
          stack.push({ ...state });
          break;
        case "Q":
          state = stack.pop() ?? state;
          break;
        case "cm":
          state.matrix = multiply(numbersOf(operands), state.matrix);
          break;
        case "w":
          [state.lineWidth = 1] = numbersOf(operands);
          break;
        case "gs":
          applyState(asDict(find("ExtGState", operands[0])), state);
          break;
        case "m":
        case "l":
        case "c":
        case "v":
        case "y":
        case "re":
        case "W":
        case "W*":
          path.add(operator2, numbersOf(operands));
          break;
        case "n":
          endPath();
          break;
        case "f":
        case "F":
        case "f*":
          addFill(path, state);
          endPath();
          break;
        case "S":
        case "s":
          addStroke(path, state);
          endPath();
          break;
        case "B":
        case "B*":
        case "b":
        case "b*":
          addFill(path, state);
          addStroke(path, state);
          endPath();
          break;
        case "sh": {
          addShading(find("Shading", operands[0]), here3);
          const box = intersect(state.clip, facts.media ?? everywhere);
          if (box) facts.grounds.push(box);
          break;
        }
        case "Do":
          addObject(find("XObject", operands[0]), here3, state);
          break;
        case "BI":
          facts.oddities.add("inline image");
          break;
        case "g":
        case "rg":
        case "k":
        case "G":
        case "RG":
        case "K": {
          const space3 = readColourSpace(deviceSpaces[operator2.toLowerCase()]);
          state[useOf(operator2)] = space3;
          addColour(space3, numbersOf(operands), operator2);
          break;
        }
        case "cs":
        case "CS":
          state[useOf(operator2)] = readColourSpace(find("ColorSpace", operands[0]) ?? operands[0]);
          break;
        case "sc":
        case "scn":
        case "SC":
        case "SCN":
          if (typeof operands.at(-1) === "string") setPattern(find("Pattern", operands.at(-1)));
          else addColour(state[useOf(operator2)], numbersOf(operands), operator2);
          break;
        case "Tf": {
          const font = asDict(find("Font", operands[0]));
          state.font = font && fontOf(font);
          [state.size = 0] = numbersOf(operands);
          if (state.font) facts.fonts.set(state.font.name, { name: state.font.name, program: state.font.program });
          break;
        }
        default: {
          const box = text2.operate(operator2, operands, state);
          const seen = box && intersect(box, state.clip);
          if (seen) facts.texts.push(seen);
        }
      }
    });
  }
  function visible(box, state) {
    return intersect(extentOf(box, state.matrix), state.clip);
  }
  function addColour({ name: space3 }, components, by) {
    const key = `${by} ${space3} ${components.join(" ")}`;
    if (!facts.colours.has(key)) facts.colours.set(key, { space: space3, components, by });
  }
  function addShading(shading, here3) {
    const resolved = resolve3(shading);
    const entries = resolved instanceof PdfStream ? resolved.dict : asDict(resolved);
    const space3 = readColourSpace(entries?.get("ColorSpace"), asDict(here3.get("ColorSpace")));
    for (const components of space3.coloursOf(entries?.get("Function"))) addColour(space3, components, "shading");
  }
  function addFill(path, state) {
    const box = path.box && visible(path.box, state);
    if (box) facts.grounds.push(box);
    const [scaleX, scaleY] = scalesOf(state.matrix);
    for (const rectangle of path.rectangles) {
      const widthPt = Math.min((rectangle[2] - rectangle[0]) * scaleX, (rectangle[3] - rectangle[1]) * scaleY);
      const seen = widthPt < thinnestWorthNoting ? visible(rectangle, state) : void 0;
      if (seen) facts.thinLines.push({ widthPt, box: seen });
    }
  }
  function addStroke({ box }, state) {
    const half = state.lineWidth / 2;
    const seen = box && visible([box[0] - half, box[1] - half, box[2] + half, box[3] + half], state);
    if (!seen) return;
    facts.grounds.push(seen);
    const widthPt = state.lineWidth * Math.min(...scalesOf(state.matrix));
    if (widthPt < thinnestWorthNoting) facts.thinLines.push({ widthPt, box: seen });
  }
  function addObject(object2, here3, state) {
    if (!(object2 instanceof PdfStream)) return;
    const subtype = object2.dict.get("Subtype");
    if (subtype === "/Image") addPicture(object2, state);
    else if (subtype === "/Form") walkForm(object2, here3, state);
    else facts.oddities.add(`XObject of type ${describe(subtype)}`);
  }
  function walkForm(form, around, state) {
    const matrix = asArray(form.dict.get("Matrix")).map(Number);
    const placed = multiply(matrix.length === 6 ? matrix : identity, state.matrix);
    const box = asArray(form.dict.get("BBox")).map(Number);
    const clip = box.length === 4 ? intersect(extentOf(box, placed), state.clip) : state.clip;
    const blending = asDict(form.dict.get("Group"))?.get("CS");
    if (blending !== void 0) addColour(readColourSpace(blending), [], "group");
    const inside2 = { ...state, matrix: placed, clip: clip ?? nowhere };
    walk3(contentOf2(form), asDict(form.dict.get("Resources")) ?? around, inside2);
  }
  function addPicture(image, state) {
    const [widthPx, heightPx] = [Number(image.dict.get("Width")), Number(image.dict.get("Height"))];
    const [widthPt, heightPt] = scalesOf(state.matrix);
    if (image.dict.get("ImageMask") !== true) addColour(readColourSpace(image.dict.get("ColorSpace")), [], "image");
    if (image.dict.has("SMask")) facts.transparency.add("soft mask of a picture");
    for (const key of ["Alternates", "OPI"]) if (image.dict.has(key)) facts.oddities.add(`${key} of a picture`);
    const box = visible([0, 0, 1, 1], state);
    if (!box) return;
    facts.grounds.push(box);
    facts.pictures.push({ widthPx, heightPx, ppi: Math.min(widthPx / widthPt * 72, heightPx / heightPt * 72) });
  }
  function applyState(entries, state) {
    if (!entries) return;
    const width2 = entries.get("LW");
    if (typeof width2 === "number") state.lineWidth = width2;
    for (const key of ["ca", "CA"]) {
      const alpha = entries.get(key);
      if (typeof alpha === "number" && alpha < 1) facts.transparency.add(`opacity ${Math.round(alpha * 100)}%`);
    }
    const mode = resolve3(entries.get("BM"));
    const first = Array.isArray(mode) ? resolve3(mode[0]) : mode;
    if (typeof first === "string" && !["/Normal", "/Compatible"].includes(first))
      facts.transparency.add(first.slice(1));
    const mask = asDict(entries.get("SMask"));
    const group = resolve3(mask?.get("G"));
    if (mask) facts.transparency.add("soft mask");
    if (group instanceof PdfStream) walkForm(group, /* @__PURE__ */ new Map(), { ...state, clip: nowhere });
    for (const key of ["TR", "HTP"]) if (entries.has(key)) facts.oddities.add(`${key} in a graphics state`);
    if (entries.has("TR2") && entries.get("TR2") !== "/Default") facts.oddities.add("TR2 in a graphics state");
  }
}
var deviceSpaces;
var init_walk_content = __esm({
  "scripts/press/preflight/facts/walk-content.ts"() {
    "use strict";
    init_content_stream();
    init_objects();
    init_colour_spaces();
    init_font_metrics();
    init_geometry();
    init_graphics_state();
    init_page_facts();
    init_path_in_progress();
    init_read_instructions();
    init_text_place();
    deviceSpaces = { g: "/DeviceGray", rg: "/DeviceRGB", k: "/DeviceCMYK" };
  }
});

// scripts/press/preflight/facts/read-press-file.ts
var read_press_file_exports = {};
__export(read_press_file_exports, {
  readPressFile: () => readPressFile
});
import { createHash as createHash6 } from "node:crypto";
function readPressFile(bytes) {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, 16).toString("latin1");
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1", bytes.length - 2048);
  const { catalog, info } = readObjects(bytes);
  const entries = expectDict(catalog);
  const metadata = resolve3(entries.get("Metadata"));
  const fontOf = fontReader();
  return {
    version: /^%PDF-(\d\.\d)/.exec(head)?.[1] ?? "",
    hasId: /\/ID\s*\[/.test(tail),
    info: new Map([...asDict(info) ?? []].map(([key, value]) => [key, plain(value)])),
    xmp: metadata instanceof PdfStream ? contentOf2(metadata).toString("utf8") : "",
    intent: readIntent(entries),
    catalogKeys: [...entries.keys()],
    pages: readPages({ catalog, info }).map((page, index) => readPage(expectDict(page), index + 1, fontOf))
  };
}
function plain(value) {
  const resolved = resolve3(value);
  if (resolved instanceof PdfString) return readText(resolved);
  return typeof resolved === "string" ? resolved : "";
}
function readIntent(catalog) {
  const intent = asArray(catalog.get("OutputIntents")).map(asDict).find((entries) => entries?.get("S") === "/GTS_PDFX");
  if (!intent) return void 0;
  const stream = resolve3(intent.get("DestOutputProfile"));
  const profile = stream instanceof PdfStream ? contentOf2(stream) : void 0;
  return {
    condition: plain(intent.get("OutputConditionIdentifier") ?? null),
    // ISO 15076-1, 7.2.
    profile: profile && `${profile.toString("latin1", 12, 16)} ${profile.toString("latin1", 16, 20)}`,
    profileHash: profile && createHash6("sha256").update(profile).digest("hex")
  };
}
function readPage(page, number3, fontOf) {
  const box = (name) => {
    const sides = asArray(page.get(name)).map(Number);
    return sides.length === 4 ? sides : void 0;
  };
  const group = asDict(page.get("Group"));
  const facts = {
    number: number3,
    media: box("MediaBox"),
    bleed: box("BleedBox"),
    trim: box("TrimBox"),
    hasAnnotations: asArray(page.get("Annots")).length > 0,
    groupSpace: group && readColourSpace(group.get("CS")).name,
    colours: /* @__PURE__ */ new Map(),
    thinLines: [],
    pictures: [],
    fonts: /* @__PURE__ */ new Map(),
    texts: [],
    grounds: [],
    transparency: /* @__PURE__ */ new Set(),
    oddities: /* @__PURE__ */ new Set()
  };
  const resources = asDict(page.get("Resources")) ?? /* @__PURE__ */ new Map();
  const contents = page.get("Contents");
  const streams = contents instanceof PdfRef && contents.value instanceof PdfStream ? [contents] : asArray(contents);
  const pieces = streams.flatMap((stream) => {
    const resolved = resolve3(stream);
    return resolved instanceof PdfStream ? [contentOf2(resolved), Buffer.from("\n")] : [];
  });
  walkContent(Buffer.concat(pieces), resources, facts, fontOf);
  return facts;
}
var init_read_press_file = __esm({
  "scripts/press/preflight/facts/read-press-file.ts"() {
    "use strict";
    init_content_stream();
    init_objects();
    init_page_tree();
    init_read_objects();
    init_colour_spaces();
    init_walk_content();
  }
});

// scripts/workplace.ts
import { availableParallelism, totalmem } from "node:os";

// scripts/cache/cache-folder.ts
import { mkdtempSync, rmdirSync } from "node:fs";
import { join as join2, resolve } from "node:path";

// scripts/pages/unpack-chromium.ts
import { createRequire } from "node:module";
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, rename, rm, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createBrotliDecompress } from "node:zlib";
import { extract } from "tar-fs";

// scripts/pages/browser-error.ts
var installCommand = "npx puppeteer browsers install chrome-headless-shell";
var BrowserError = class extends Error {
  name = "BrowserError";
};

// scripts/pages/unpack-chromium.ts
var executable = "chrome-headless-shell";
async function unpackChromium(archives = bundledArchives(), caches = cacheFolders()) {
  const { version } = JSON.parse(await readFile(join(archives, "../package.json"), "utf8"));
  const name = `chromium-${version}-${await sizesHash(archives)}`;
  const problems = [];
  for (const cache of caches) {
    const folder = join(cache, name);
    try {
      if (!existsSync(folder)) await unpack(archives, folder);
      await expectOwn(folder);
      return { path: join(folder, executable), libraries: join(folder, "lib"), version };
    } catch (error) {
      problems.push(`${cache}: ${error.message}`);
    }
  }
  throw new BrowserError(
    `The bundled Chromium could not be unpacked into any of these folders. One has to be writable and have 200 MB free (set XDG_CACHE_HOME to name another); a damaged package is mended by \`npm ci\`.
${problems.map((problem) => `  ${problem}`).join("\n")}`
  );
}
function isBundledFor(platform, arch) {
  return platform === "linux" && arch === "x64";
}
function cacheFolders() {
  const modules = findUp("node_modules", "file:///work/main/scripts/pages/x.ts");
  const xdg = process.env["XDG_CACHE_HOME"];
  const user = xdg?.startsWith("/") ? xdg : join(homedir(), ".cache");
  return [...modules ? [join(modules, ".cache/report-press")] : [], join(user, "report-press")];
}
function bundledArchives() {
  try {
    return join(dirname(createRequire("file:///work/main/scripts/pages/x.ts").resolve("@sparticuz/chromium")), "../../bin");
  } catch {
    throw new BrowserError("The package @sparticuz/chromium is not installed. Run `npm ci`.");
  }
}
function findUp(name, from) {
  for (let folder = dirname(fileURLToPath(from)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, name))) return join(folder, name);
    if (folder === dirname(folder)) return void 0;
  }
}
async function sizesHash(archives) {
  const hash = createHash("sha256");
  for (const file of ["chromium.br", "al2023.tar.br"])
    hash.update(`${file} ${(await stat(join(archives, file))).size}
`);
  return hash.digest("hex").slice(0, 12);
}
async function unpack(archives, folder) {
  await mkdir(dirname(folder), { recursive: true });
  const partial = await mkdtemp(`${folder}.`);
  try {
    const ends2 = await Promise.allSettled([
      pipeline(
        createReadStream(join(archives, "chromium.br")),
        createBrotliDecompress({ chunkSize: 1 << 20 }),
        createWriteStream(join(partial, executable), { mode: 493 })
      ),
      pipeline(createReadStream(join(archives, "al2023.tar.br")), createBrotliDecompress(), extract(partial))
    ]);
    const failure = ends2.find((end) => end.status === "rejected");
    if (failure) throw failure.reason;
    await chmod(partial, 493);
    await rename(partial, folder);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}
async function expectOwn(folder) {
  const { uid, mode } = await stat(folder);
  if ((mode & 18) !== 0 || uid !== process.getuid?.() && uid !== 0) {
    throw new Error(`${folder} belongs to another user or can be written by others; remove it`);
  }
}

// scripts/cache/private-folder.ts
import { mkdirSync, statSync } from "node:fs";
import { dirname as dirname2 } from "node:path";
function makePrivateFolder(folder) {
  mkdirSync(dirname2(folder), { recursive: true });
  mkdirSync(folder, { recursive: true, mode: 448 });
  const user = process.geteuid?.();
  if (user === void 0) return;
  const { uid, mode } = statSync(folder);
  if (uid !== user) throw new Error(`${folder} belongs to another user`);
  if ((mode & 18) !== 0) throw new Error(`${folder} can be written by others; remove it`);
}

// scripts/cache/cache-folder.ts
function cacheFolder(caches = namedCache() ?? cacheFolders()) {
  const folders = caches.map((cache) => join2(cache, "units"));
  return folders.find(canKeep) ?? folders.at(-1);
}
function namedCache() {
  const named = process.env["REPORT_CACHE"];
  return named ? [resolve(named)] : void 0;
}
function canKeep(folder) {
  try {
    makePrivateFolder(folder);
    rmdirSync(mkdtempSync(join2(folder, "try-")));
    return true;
  } catch {
    return false;
  }
}

// scripts/cache/remember.ts
function remembering(store, maxBytes2 = 256 * 2 ** 20) {
  const known = /* @__PURE__ */ new Map();
  let total = 0;
  function remember(name, bytes) {
    total += bytes.byteLength - (known.get(name)?.byteLength ?? 0);
    known.delete(name);
    known.set(name, bytes);
    for (const [oldest, { byteLength }] of known) {
      if (total <= maxBytes2) break;
      known.delete(oldest);
      total -= byteLength;
    }
  }
  return {
    async get(kind, key) {
      const name = `${kind}-${key}`;
      const bytes = known.get(name) ?? await store.get(kind, key);
      if (bytes) remember(name, bytes);
      return bytes;
    },
    put(kind, key, bytes) {
      remember(`${kind}-${key}`, bytes);
      return store.put(kind, key, bytes);
    },
    sweep: () => store.sweep()
  };
}

// scripts/cache/store.ts
import { randomUUID } from "node:crypto";
import { existsSync as existsSync2, readdirSync, rmSync, statSync as statSync2 } from "node:fs";
import { readFile as readFile2, rename as rename2, rm as rm2, utimes, writeFile } from "node:fs/promises";
import { join as join3 } from "node:path";
import { crc32 } from "node:zlib";
var entryName = /^[a-z][a-z-]*-[0-9a-f]{64}$/;
var asideName = /^[a-z][a-z-]*-[0-9a-f]{64}\.[0-9a-f-]{36}$/;
var asideMs = 36e5;
var format = Buffer.from("press 1\n");
var headerBytes = format.length + 8;
function openStore(folder, { maxBytes: maxBytes2 = 2 ** 30, onNotice }) {
  let told = false;
  const tell = (error) => {
    if (told) return;
    told = true;
    onNotice(
      `The cache ${folder} cannot be used as it should, so the next build may take longer: ${error.message}`
    );
  };
  const tellUnlessGone = (error) => {
    if (error.code !== "ENOENT") tell(error);
  };
  const remove = (path) => {
    try {
      rmSync(path, { force: true });
    } catch (error) {
      tell(error);
    }
  };
  let usable = true;
  try {
    makePrivateFolder(folder);
  } catch (error) {
    usable = false;
    tell(error);
  }
  return {
    async get(kind, key) {
      const name = nameOf(kind, key);
      const path = join3(folder, name);
      if (!usable) return void 0;
      try {
        const bytes = bytesOf(await readFile2(path), name);
        const now = /* @__PURE__ */ new Date();
        await (bytes ? utimes(path, now, now).catch(tellUnlessGone) : rm2(path));
        return bytes;
      } catch (error) {
        tellUnlessGone(error);
        return void 0;
      }
    },
    async put(kind, key, bytes) {
      const name = nameOf(kind, key);
      const path = join3(folder, name);
      if (!usable) return;
      const aside = `${path}.${randomUUID()}`;
      try {
        makePrivateFolder(folder);
        await writeFile(aside, [headerOf(bytes, name), bytes], { flag: "wx", mode: 384 });
        await rename2(aside, path);
      } catch (error) {
        if (!existsSync2(path)) tell(error);
        await rm2(aside, { force: true }).catch(tell);
      }
    },
    sweep() {
      if (!usable) return;
      try {
        const { entries, asides } = readEntries(folder);
        const removed = asides.filter(({ usedMs }) => usedMs < Date.now() - asideMs);
        let total = entries.reduce((sum2, { size }) => sum2 + size, 0);
        for (const entry of entries.toSorted((a, b) => a.usedMs - b.usedMs)) {
          if (total <= maxBytes2) break;
          removed.push(entry);
          total -= entry.size;
        }
        for (const { path } of removed) remove(path);
      } catch (error) {
        tellUnlessGone(error);
      }
    }
  };
}
function nameOf(kind, key) {
  const name = `${kind}-${key}`;
  if (!entryName.test(name))
    throw new TypeError(`Unexpected entry ${name}, expected a kind in small letters and a key from hashOf`);
  return name;
}
function headerOf(bytes, name) {
  const header = Buffer.alloc(headerBytes);
  format.copy(header);
  header.writeUInt32LE(bytes.byteLength, format.length);
  header.writeUInt32LE(checksum(bytes, name), format.length + 4);
  return header;
}
function bytesOf(file, name) {
  if (file.length < headerBytes || !file.subarray(0, format.length).equals(format)) return void 0;
  const bytes = file.subarray(headerBytes);
  const whole2 = file.readUInt32LE(format.length) === bytes.length && file.readUInt32LE(format.length + 4) === checksum(bytes, name);
  return whole2 ? bytes : void 0;
}
function checksum(bytes, name) {
  return crc32(bytes, crc32(name));
}
function readEntries(folder) {
  const entries = [];
  const asides = [];
  for (const name of readdirSync(folder)) {
    const list = entryName.test(name) ? entries : asideName.test(name) ? asides : void 0;
    const path = join3(folder, name);
    const stats = list && statSync2(path, { throwIfNoEntry: false });
    if (stats) list.push({ path, size: stats.size, usedMs: stats.mtimeMs });
  }
  return { entries, asides };
}

// scripts/pages/read-styles.ts
init_hash_of();
import { readdir, readFile as readFile3 } from "node:fs/promises";
import { join as join4 } from "node:path";
import { fileURLToPath as fileURLToPath2 } from "node:url";

// scripts/pages/tokens.ts
init_colour();

// scripts/pages/read-styles.ts
var stylesFolder = new URL("../../styles/", "file:///work/main/scripts/pages/x.ts");
async function hashFonts() {
  const names = (await readdir(fontsPath)).toSorted();
  return hashOf(...await Promise.all(names.map((name) => readFile3(join4(fontsPath, name)))));
}
var fontsPath = fileURLToPath2(new URL("fonts/", stylesFolder));
var stylesPath = fileURLToPath2(stylesFolder);

// scripts/pages/launch-browser.ts
import { existsSync as existsSync4 } from "node:fs";
import { mkdtemp as mkdtemp2, readdir as readdir2, writeFile as writeFile2 } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as join5, resolve as resolve2 } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import puppeteer from "puppeteer";

// scripts/pages/browser-process.ts
import { spawn, spawnSync } from "node:child_process";
import { rmSync as rmSync2 } from "node:fs";
var signals = ["SIGINT", "SIGTERM", "SIGHUP"];
var running = /* @__PURE__ */ new Set();
function startBrowserProcess(path, args, env, folder) {
  const child = spawn(path, [...args, "--remote-debugging-pipe"], {
    env,
    // On Windows this would open a console window, and taskkill finds the children without it.
    detached: process.platform !== "win32",
    stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"]
  });
  let isOver = false;
  const stopNow = () => {
    if (!isOver) killGroup(child);
    rmSync2(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 25 });
  };
  keepWatch(stopNow);
  let log = "";
  child.stderr?.setEncoding("utf8").on("data", (text2) => {
    log = (log + text2).slice(-8e3);
  });
  const ended = new Promise((resolve6) => {
    child.once("error", (error) => resolve6({ how: `before it began: ${error.message}`, log }));
    child.once("close", (code, signal) => resolve6({ how: signal ? `by ${signal}` : `with code ${code}`, log }));
  });
  void ended.then(() => {
    isOver = true;
  });
  return {
    transport: openPipe(child.stdio[3], child.stdio[4]),
    ended,
    stop: async () => {
      if (!isOver) killGroup(child);
      await ended;
      stopNow();
      leaveWatch(stopNow);
    }
  };
}
function openPipe(outgoing, incoming) {
  const transport = {
    send: (message) => void outgoing.write(`${message}\0`),
    close: () => void outgoing.end()
  };
  let pieces = [];
  incoming.on("data", (chunk) => {
    let start2 = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start2)) {
      const message = Buffer.concat([...pieces, chunk.subarray(start2, end)]).toString("utf8");
      pieces = [];
      start2 = end + 1;
      setImmediate(() => transport.onmessage?.(message));
    }
    if (start2 < chunk.length) pieces.push(chunk.subarray(start2));
  });
  incoming.once("close", () => setImmediate(() => transport.onclose?.()));
  incoming.on("error", () => {
  });
  outgoing.on("error", () => {
  });
  return transport;
}
function killGroup(child) {
  if (child.pid === void 0) return;
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/pid", String(child.pid), "/T", "/F"], { stdio: "ignore" });
    return;
  }
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch (error) {
    if (!["ESRCH", "EPERM"].includes(error.code ?? "")) throw error;
  }
}
function keepWatch(stopNow) {
  if (running.size === 0) {
    process.on("exit", stopAll);
    for (const signal of signals) process.on(signal, stopAllAndDie);
  }
  running.add(stopNow);
}
function leaveWatch(stopNow) {
  running.delete(stopNow);
  if (running.size > 0) return;
  process.off("exit", stopAll);
  for (const signal of signals) process.off(signal, stopAllAndDie);
}
function stopAll() {
  for (const stopNow of running) stopNow();
  running.clear();
}
function stopAllAndDie(signal) {
  stopAll();
  for (const each of signals) process.off(each, stopAllAndDie);
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}

// scripts/pages/find-browser.ts
import { existsSync as existsSync3, statSync as statSync3 } from "node:fs";
import { executablePath } from "puppeteer";
async function findBrowser(surroundings = here()) {
  const { named, platform, arch } = surroundings;
  if (named) {
    if (!isFile(named)) {
      throw new BrowserError(
        `PUPPETEER_EXECUTABLE_PATH is ${named}, where there is no such file. Set it to a Chromium's executable file, or unset it to use the default browser.`
      );
    }
    return { path: named, source: "PUPPETEER_EXECUTABLE_PATH" };
  }
  const own = surroundings.puppeteerPaths().find((path) => existsSync3(path));
  if (own) return { path: own, source: "puppeteer" };
  if (isBundledFor(platform, arch)) return { path: (await unpackChromium()).path, source: "@sparticuz/chromium" };
  throw new BrowserError(
    `There is no browser to page with: none comes with the project for ${platform} on ${arch}. ${howToGetOne(platform, arch)}`
  );
}
function here() {
  return {
    named: process.env["PUPPETEER_EXECUTABLE_PATH"],
    platform: process.platform,
    arch: process.arch,
    puppeteerPaths: () => [
      executablePath({ browser: "chrome", headless: "shell" }),
      executablePath({ browser: "chrome", headless: true })
    ]
  };
}
function howToGetOne(platform, arch) {
  return platform === "linux" && arch !== "x64" ? "Install your distribution's Chromium (`apt-get install chromium` on Debian) and set PUPPETEER_EXECUTABLE_PATH to it (`/usr/bin/chromium`)." : `Run \`${installCommand}\`, or set PUPPETEER_EXECUTABLE_PATH to a Chromium's executable file.`;
}
function isFile(path) {
  return statSync3(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

// scripts/pages/launch-browser.ts
var startTimeoutMs = 6e4;
async function launchBrowser(options) {
  const fonts = resolve2(options.fonts);
  await expectFonts(fonts);
  const found = await findBrowser();
  let sandboxNotice = whyNoSandbox();
  let libraries;
  for (; ; ) {
    const attempt = await start(found, fonts, sandboxNotice === void 0, libraries);
    if (!("end" in attempt)) return { ...attempt, found, sandbox: sandboxNotice === void 0, sandboxNotice };
    const { end } = attempt;
    if (sandboxNotice === void 0 && isSandboxFailure(end.log)) {
      sandboxNotice = namespaceNotice;
    } else if (libraries === void 0 && missingLibrary(end.log) && isBundledFor(process.platform, process.arch)) {
      ({ libraries } = await unpackChromium());
    } else {
      throw new BrowserError(explainStart(found.path, end));
    }
  }
}
function whyNoSandbox() {
  if (process.getuid?.() === 0) {
    return "The browser runs without its sandbox, because Chromium has none for root. Build as another user to have it.";
  }
  if (process.env["PUPPETEER_DANGEROUS_NO_SANDBOX"] === "true") {
    return "The browser runs without its sandbox, because PUPPETEER_DANGEROUS_NO_SANDBOX is set. Unset it to have it.";
  }
  return void 0;
}
var namespaceNotice = "The browser runs without its sandbox, because this system denies it user namespaces. A container needs a seccomp profile that allows them; Ubuntu from 23.10 on needs an AppArmor profile for the browser or `sysctl kernel.apparmor_restrict_unprivileged_userns=0`.";
function isSandboxFailure(log) {
  return /No usable sandbox|Failed to move to new namespace|SUID sandbox helper|FATAL:\S*(?:sandbox|zygote)/.test(log);
}
function missingLibrary(log) {
  return /error while loading shared libraries: ([^:\s]+): cannot open shared object file/.exec(log)?.[1];
}
var debianPackages = {
  "libexpat.so.1": "libexpat1",
  "libgcc_s.so.1": "libgcc-s1",
  "libnspr4.so": "libnspr4",
  "libnss3.so": "libnss3",
  "libnssutil3.so": "libnss3",
  "libplc4.so": "libnspr4",
  "libplds4.so": "libnspr4"
};
function explainStart(path, end) {
  const library = missingLibrary(end.log);
  if (library) {
    const name = debianPackages[library];
    return `The browser ${path} needs the library ${library}, which this system lacks. ${name ? `Run \`apt-get install ${name}\` (Debian, Ubuntu), or install your system's package for it.` : `Install your system's package for it (\`apt-file search ${library}\` names Debian's).`}`;
  }
  if (end.how.includes("ENOENT") && existsSync4(path)) {
    return `The browser ${path} was built for another C library (Alpine, for one, has its own). Install your system's Chromium and set PUPPETEER_EXECUTABLE_PATH to its executable file.`;
  }
  if (end.how.includes("EACCES")) {
    return `The browser ${path} may not be run: its file lacks the right to, or lies on a file system mounted noexec. Set XDG_CACHE_HOME to a folder on another one, or mend the file's rights.`;
  }
  const said = end.log.trim().split("\n").slice(-8).join("\n");
  return `The browser ${path} did not start; it ended ${end.how}. ${said ? `It said last:
${said}` : "It said nothing."}`;
}
async function start(found, fonts, sandbox, libraries) {
  const folder = await mkdtemp2(join5(tmpdir(), "report-press-"));
  const child = startBrowserProcess(
    found.path,
    commandLine(folder, sandbox),
    await environment(fonts, folder, libraries),
    folder
  );
  const outcome = await Promise.race([
    // A connection that breaks says less than the end that broke it.
    puppeteer.connect({ transport: child.transport, defaultViewport: null }).catch(() => child.ended),
    child.ended,
    sleep(startTimeoutMs, void 0, { ref: false })
  ]);
  if (outcome === void 0 || "how" in outcome) {
    await child.stop();
    if (outcome) return { end: outcome };
    throw new BrowserError(
      `The browser ${found.path} did not answer within ${startTimeoutMs / 1e3} seconds of its start.`
    );
  }
  return { browser: outcome, version: await outcome.version(), ...watch(outcome, child) };
}
function watch(browser, child) {
  let closing;
  const crashed = new Promise((_resolve, reject) => {
    void child.ended.then((end) => {
      if (!closing) reject(new BrowserError(explainCrash(end)));
    });
  });
  crashed.catch(() => {
  });
  return {
    crashed,
    close: () => closing ??= (async () => {
      await browser.disconnect();
      await child.stop();
    })()
  };
}
function explainCrash({ how, log }) {
  const hint = how.includes("SIGKILL") ? " The system kills so when memory runs out: try `--jobs 1`." : "";
  const said = log.trim().split("\n").slice(-8).join("\n");
  return `The browser ended by itself, ${how}.${hint}${said ? ` It said last:
${said}` : ""}`;
}
function commandLine(folder, sandbox) {
  return puppeteer.defaultArgs({
    headless: "shell",
    userDataDir: join5(folder, "profile"),
    args: [
      ...sandbox ? [] : ["--no-sandbox"],
      // The same glyph widths on every system and screen
      "--font-render-hinting=none",
      "--disable-lcd-text",
      "--force-device-scale-factor=1",
      "--lang=en-US",
      "--disable-gpu",
      // No network, even for what a page can ask for past `confine` (sockets, prefetching, workers): every
      // name, and every address as a name, is unknown, and the only way out is a proxy with such a name.
      "--host-resolver-rules=MAP * ~NOTFOUND",
      "--proxy-server=http://nowhere.invalid:1",
      "--proxy-bypass-list=<-loopback>",
      "--webrtc-ip-handling-policy=disable_non_proxied_udp",
      "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
      "--disable-quic",
      "--disable-component-update",
      "--disable-domain-reliability",
      "--no-pings",
      // A window of its own would not be confined.
      "--block-new-web-contents"
    ]
  });
}
async function environment(fonts, folder, libraries) {
  const fontconfig = join5(folder, "fonts.conf");
  await writeFile2(fontconfig, fontconfigFile(fonts, join5(folder, "fontconfig")));
  const env = { ...process.env, FONTCONFIG_FILE: fontconfig };
  delete env["FONTCONFIG_PATH"];
  delete env["FONTCONFIG_SYSROOT"];
  if (libraries) env["LD_LIBRARY_PATH"] = [libraries, env["LD_LIBRARY_PATH"]].filter(Boolean).join(":");
  return env;
}
function fontconfigFile(fonts, cache) {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${escapeXml(fonts)}</dir>
  <cachedir>${escapeXml(cache)}</cachedir>
</fontconfig>
`;
}
function escapeXml(text2) {
  return text2.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
async function expectFonts(folder) {
  const names = await readdir2(folder).catch(() => []);
  if (!names.some((name) => /\.(?:ttf|otf|ttc)$/i.test(name))) {
    throw new BrowserError(`There are no typefaces in ${folder}. Expected TrueType files (.ttf) there.`);
  }
}

// scripts/pages/open-tab.ts
import { readFile as readFile4 } from "node:fs/promises";
import { createRequire as createRequire2 } from "node:module";
import { dirname as dirname3, join as join7 } from "node:path";
import { pathToFileURL as pathToFileURL2 } from "node:url";

// scripts/pages/confine-page.ts
import { realpathSync } from "node:fs";
import { sep } from "node:path";
import { fileURLToPath as fileURLToPath3 } from "node:url";
async function confine(page, { folders, onRefused }) {
  const roots = folders.map((folder) => realpathSync(folder));
  const session = await page.createCDPSession();
  session.on("Fetch.requestPaused", ({ requestId, request }) => {
    const why = whyRefused(request.url, roots);
    const answer = why ? session.send("Fetch.failRequest", { requestId, errorReason: "BlockedByClient" }) : session.send("Fetch.continueRequest", { requestId });
    answer.catch(() => {
    });
    if (why) onRefused(request.url, why);
  });
  session.on("Network.webSocketCreated", ({ url }) => onRefused(url, offline));
  session.on("Network.webTransportCreated", ({ url }) => onRefused(url, offline));
  session.on(
    "Target.attachedToTarget",
    ({ targetInfo }) => onRefused(targetInfo.url, "workers don't run in a page of the report")
  );
  await Promise.all([
    session.send("Fetch.enable", { patterns: [{ urlPattern: "*" }] }),
    session.send("Network.enable"),
    session.send("Target.setAutoAttach", {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter: workers
    })
  ]);
}
var workers = [{ type: "worker" }, { type: "shared_worker" }];
var offline = "pages are built without a network";
function whyRefused(address2, roots) {
  let url;
  try {
    url = new URL(address2);
  } catch {
    return "it is no address";
  }
  if (["data:", "blob:", "about:"].includes(url.protocol)) return void 0;
  if (url.protocol !== "file:") return offline;
  let path;
  try {
    path = realpathSync(fileURLToPath3(url));
  } catch {
    return "there is no such file";
  }
  if (roots.some((root) => path === root || path.startsWith(root.endsWith(sep) ? root : root + sep))) return void 0;
  return "it lies outside the folders of the manuscript and the styles";
}

// scripts/pages/paged-patches.ts
var patches = [
  {
    why: `Where a page ends within a word at a soft hyphen, no line would show that the word goes on: the hyphen is at
the end of its text, where browsers draw none; and the letter behind it counts as one of this page, since the hyphen
is part of its rectangle. The word moves overleaf whole, as good books have it anyway. To go when a word at a page's
end is never divided.`,
    find: "offset = letter.startOffset;",
    replace: `let isDivided = node.data.slice(word.startOffset, letter.startOffset).includes("\\u00ad");
							offset = isDivided ? word.startOffset : letter.startOffset;`
  },
  {
    why: `Where a page ends within an address, between two letters, a hyphen is put into the address. To go when
Paged.js asks whether the browser hyphenated.`,
    find: "if (isText(startContainer)) {\n				let startText",
    replace: "if (false) {\n				let startText"
  },
  {
    why: `Where a text goes on overleaf for the second time, Paged.js looks for the rest of it in the whole by
indexOf, and finds an earlier place where the text repeats itself (a long address with /path/path/): what stands
between is printed twice, or the rest of the document is lost. The rest is always the end of the whole. To go when
createBreakToken of a later version counts instead of searching.`,
    find: "offset += node.textContent.indexOf(container.textContent);",
    replace: "offset += node.textContent.length - container.textContent.length;"
  },
  {
    why: `From so many characters on, a page is asked after each element whether it is full, which lays it out each
time; how many depends on the first page alone, so that a short one makes for many questions. Paginate knows how
tall everything is and says when it is worth asking (Settings.isPerhapsFull). To go when the number of characters
is fitted to each page.`,
    find: "if (length >= this.maxChars) {",
    replace: "if (this.settings.isPerhapsFull ? this.settings.isPerhapsFull(node, breakToken) : length >= this.maxChars) {"
  },
  {
    why: `Every new page is measured before it has its side or its name: the same result each time, for one more
layout. To go when Paged.js remembers it.`,
    find: "let size = area.getBoundingClientRect();\n\n\n			area.style.columnWidth",
    replace: "let size = this.settings.bareSize ??= area.getBoundingClientRect();\n\n\n			area.style.columnWidth"
  },
  {
    why: `The frame of a page's text is measured anew for each page, which lays the page out before anything is on it.
Pages of one side and name, with as much room for footnotes, have one frame, where the stylesheet doesn't count pages
(Settings.frames) and finished ones are hidden, so that each stands in the same place. To go when Paged.js remembers it.`,
    find: `this.bounds = this.element.getBoundingClientRect();
			this.parentBounds = this.element.offsetParent.getBoundingClientRect();
			let gap = parseFloat(window.getComputedStyle(this.element).columnGap);
`,
    replace: `let measure = () => ({
				bounds: this.element.getBoundingClientRect(),
				parentBounds: this.element.offsetParent.getBoundingClientRect(),
				gap: parseFloat(window.getComputedStyle(this.element).columnGap),
			});
			let { frames } = options ?? {};
			let page = this.element.closest(".pagedjs_page");
			let styles = [this.element.style.cssText, this.element.parentElement.style.cssText];
			let key = frames && [this.element.className, page.className, ...styles].join();
			if (frames && !frames.has(key)) frames.set(key, measure());
			let { bounds, parentBounds, gap } = frames ? frames.get(key) : measure();
			this.bounds = bounds;
			this.parentBounds = parentBounds;
`
  },
  {
    why: `A page that breaks badly (a heading alone at its foot, two lines left over for the last page) is seen only when
it is finished, and Paged.js never goes back. Settings.pageToMend says from which page to lay out again. To go when a
handler can ask for that.`,
    find: `await this.hooks.afterPageLayout.trigger(page.element, page, breakToken, this);
				await this.hooks.finalizePage`,
    replace: `await this.hooks.afterPageLayout.trigger(page.element, page, breakToken, this);
				let again = this.settings.pageToMend?.();
				if (again !== undefined) {
					breakToken = this.pages[again].startToken;
					tokens.length = Math.min(tokens.length, again);
					this.removePages(again);
					continue;
				}
				await this.hooks.finalizePage`
  },
  {
    why: `White space is looked for in a way that calls from the browser into the script for every text. To go when
filterTree asks itself.`,
    find: `			func ? { acceptNode: func } : null,
			false
		);

		let node;
		let current;
		node = treeWalker.nextNode();
		while(node) {
			current = node;
			node = treeWalker.nextNode();
			current.parentNode.removeChild(current);`,
    replace: `			null,
			false
		);

		let node;
		let current;
		node = treeWalker.nextNode();
		while(node) {
			current = node;
			node = treeWalker.nextNode();
			if (func && func(current) !== NodeFilter.FILTER_ACCEPT) continue;
			current.parentNode.removeChild(current);`
  },
  {
    why: `An identifier from clock and dice for every element: slow, and other ones in each run. A count does, written
with as many digits each, since some are looked for as part of an attribute. To go when Paged.js counts.`,
    find: "function UUID() {\n",
    replace: `function UUID() {
		window.identifiers = (window.identifiers ?? 0) + 1;
		return String(window.identifiers).padStart(8, "0");
`
  },
  {
    why: `The stylesheet, the same for every unit, is parsed, walked through and written anew for each, 15 ms. What came
of it, the text and what the handlers took from it, is kept from the first time. To go when a Polisher can be used
again.`,
    find: "await this.polisher.add(...stylesheets);",
    replace: `const source = JSON.stringify(stylesheets);
			const own = (handler) => Object.fromEntries(Object.entries(handler).filter(([name]) =>
				!["chunker", "polisher", "caller", "styleSheet", "__ee__"].includes(name)));
			if (window.parsedStyles?.source === source) {
				const { inserted, states, size } = window.parsedStyles;
				inserted.forEach((text) => this.polisher.insert(text));
				this.handlers.all.forEach((handler, index) => Object.assign(handler, structuredClone(states[index])));
				this.size = size;
			} else {
				const before = this.polisher.inserted.length;
				await this.polisher.add(...stylesheets);
				const inserted = this.polisher.inserted.slice(before).map((style) => style.textContent);
				const states = this.handlers.all.map((handler) => structuredClone(own(handler)));
				window.parsedStyles = { source, inserted, states, size: this.size };
			}`
  },
  {
    why: "Belongs to the patch before: the handlers are kept where it finds them.",
    find: "pipe$1(handler, this);\n",
    replace: "pipe$1(handler, this);\n				(this.all ??= []).push(handler);\n"
  },
  {
    why: `A page comes with sixteen margin boxes and places for marks, of which the report has the page's four corners;
each element costs time to style, lay out and print. Grounds that bleed and marks are made when the PDF is. To go
when Paged.js makes the boxes that a stylesheet has.`,
    find: "this.pageTemplate.innerHTML = TEMPLATE;",
    replace: `this.pageTemplate.innerHTML = TEMPLATE;
			const spare = '.pagedjs_bleed, .pagedjs_margin-left, .pagedjs_margin-right, [class*="corner-holder"], [class*="-center"]';
			for (const element of this.pageTemplate.content.querySelectorAll(spare)) element.remove();
			const spaces = document.createTreeWalker(this.pageTemplate.content, NodeFilter.SHOW_TEXT);
			while (spaces.nextNode()) spaces.currentNode.data = "";`
  },
  {
    why: `Belongs to the patch before: a box that is not there is named, and the widths that the boxes of a page's edge
would share are not measured, since the report's stylesheet sets them (page.css).`,
    find: `content.classList.add("hasContent");
				}
			}
`,
    replace: `if (!content) throw new Error(\`Unexpected margin box \${sels[1]}, expected one of the page's four corners\`);
					content.classList.add("hasContent");
				}
			}
			return;
`
  },
  {
    why: `An element with a style of its own is taken for one that is not displayed, and left out when breaks before and
after elements are handed on: a heading with more space below it was parted from its table. To go when Paged.js looks
at the display alone.`,
    find: `let element = styledElements[i];
				if (this.removable(element)) {`,
    replace: `let element = styledElements[i];
				if (element.style.display === "none") {`
  },
  {
    why: `A picture's style is asked for, which computes it, only to be thrown away. To go when the answer is used.`,
    find: `} else {
					let {width, height} = window.getComputedStyle(image);
					resolve(width, height);`,
    replace: `} else {
					resolve();`
  },
  {
    why: `Where no element is a footnote, the footnotes' area is still measured on each page, which lays the page out once
more, and notes are looked for in each element. To go when Paged.js looks whether there are any.`,
    find: `element.setAttribute("data-note", "footnote");`,
    replace: `this.isAwake = true;
					element.setAttribute("data-note", "footnote");`
  },
  {
    why: "Belongs to the patch before: elements.",
    find: `renderNode(node) {
			if (node.nodeType == 1) {
				// Get all notes`,
    replace: `renderNode(node) {
			if (this.isAwake && node.nodeType == 1) {
				// Get all notes`
  },
  {
    why: "Belongs to the patch before: pages.",
    find: `afterPageLayout(pageElement, page, breakToken, chunker) {
			let pageArea = pageElement.querySelector(".pagedjs_area");`,
    replace: `afterPageLayout(pageElement, page, breakToken, chunker) {
			if (!this.isAwake) return;
			let pageArea = pageElement.querySelector(".pagedjs_area");`
  },
  {
    why: "Belongs to the patch before: what is taken off a page.",
    find: `afterOverflowRemoved(removed, rendered) {
`,
    replace: `afterOverflowRemoved(removed, rendered) {
			if (!this.isAwake) return;
`
  }
];
function patchPagedJs(source) {
  return patches.reduce((patched, { find, replace }) => {
    const at = patched.indexOf(find);
    if (at < 0 || patched.includes(find, at + 1)) {
      throw new Error(`Unexpected version of Paged.js, expected 0.4.3, which has one: ${find}`);
    }
    return patched.slice(0, at) + replace + patched.slice(at + find.length);
  }, source);
}

// scripts/pages/typeface.ts
import { join as join6 } from "node:path";
import { pathToFileURL } from "node:url";
var typeface = [
  face("Carlito-Regular", "normal", "400"),
  face("Carlito-Italic", "italic", "400"),
  face("Carlito-Bold", "normal", "700"),
  face("Carlito-BoldItalic", "italic", "700")
];
function face(file, style, weight) {
  return { family: "Carlito", url: pathToFileURL(join6(fontsPath, `${file}.ttf`)).href, style, weight };
}

// scripts/pages/in-page/inspect-page.ts
function installInspection() {
  const loosest = 3;
  const emptiest = 0.4;
  const largestGap = 1 / 3;
  const lowestPpi = 200;
  const shortestLine = 30;
  const spaceEm = 0.226;
  const blocks = "p, li, dt, dd, pre, td, th, h1, h2, h3, h4, h5, h6, div";
  const { textsOn, linesOf: linesOf2, breaksIn, rectOf, boundsOf } = window.textLines;
  const range2 = document.createRange();
  const styles = /* @__PURE__ */ new Map();
  window.inspectPage = (page, index, next, inspection) => {
    if (index === 0) styles.clear();
    const content = page.querySelector(".pagedjs_page_content");
    const area = content.parentElement.getBoundingClientRect();
    const trim2 = page.querySelector(".pagedjs_pagebox").getBoundingClientRect();
    const turnMm = inMm(trim2.right - area.right - (area.left - trim2.left));
    const placeOf3 = (element3, { left, top, width: width2, height: height2 }) => ({
      page: index,
      source: element3.closest("[data-source]")?.getAttribute("data-source") ?? "",
      rect: { x: inMm(left - trim2.left), y: inMm(top - trim2.top), width: inMm(width2), height: inMm(height2) },
      turnMm
    });
    const add = (code, element3, rect, amount, words = element3.textContent) => {
      inspection.flaws.push({ code, ...placeOf3(element3, rect), text: tidy(words), amount });
    };
    const foot = page.querySelector(".pagedjs_footnote_content");
    for (const part of [content, foot]) findOverflow(part);
    takeFloats();
    const texts = textsOn(content);
    takeEnd();
    if (!content.querySelector(".cover, .back-cover, .title-page, .imprint")) {
      findBreaks();
      findLooseLines();
      findBrokenAddresses();
    }
    findCoarsePictures();
    function findOverflow(part) {
      const room = part.parentElement.getBoundingClientRect();
      if (part.scrollWidth <= Math.ceil(room.width) && part.scrollHeight <= Math.ceil(room.height)) return;
      for (const node of [...textsOn(part, true), ...part.querySelectorAll("img, svg")]) {
        range2.selectNode(node);
        const rect = range2.getBoundingClientRect();
        const byPx = Math.max(rect.right - room.right, rect.bottom - room.bottom);
        if (byPx <= 1.5) continue;
        const element3 = node instanceof Element ? node : node.parentElement;
        const table = element3.closest("table")?.dataset.source;
        if (table !== void 0 && inspection.tooWide.some(({ source }) => source === table)) continue;
        add("off-page", element3, rect, inMm(byPx), node.nodeValue ?? "picture");
      }
    }
    function takeFloats() {
      for (const element3 of content.querySelectorAll(".figure[id], .table[id]")) {
        const title = tidy(element3.querySelector(".caption")?.textContent ?? "");
        inspection.floats[element3.id] ??= { ...placeOf3(element3, element3.getBoundingClientRect()), title };
      }
      for (const link of content.querySelectorAll("a.reference")) {
        const pages = inspection.mentions[link.getAttribute("href").slice(1)] ??= [];
        if (pages.at(-1) !== index) pages.push(index);
      }
    }
    function takeEnd() {
      const last = texts.at(-1);
      const style = getComputedStyle(last?.parentElement.closest(blocks) ?? content);
      const lineHeight = inMm(Number.parseFloat(style.lineHeight));
      const lastLine = inMm((linesOf2(last ? [last] : []).at(-1) ?? area).top - area.top);
      inspection.ends[index] = {
        areaTop: inMm(area.top - trim2.top),
        areaHeight: inMm(area.height),
        lastLine,
        lineHeight,
        least: inMm(bottomOfHead() - area.top)
      };
    }
    function bottomOfHead() {
      if (page.matches(".pagedjs_turned_page")) return area.bottom;
      const first = texts.find((node) => !node.parentElement.closest("[data-repeated]"));
      let block;
      for (let around = first?.parentElement; around && around !== content; around = around.parentElement) {
        if (getComputedStyle(around).breakInside === "avoid") block = around;
      }
      while (block?.nextElementSibling?.hasAttribute("data-joined")) block = block.nextElementSibling;
      return block?.getBoundingClientRect().bottom ?? area.top;
    }
    function findBreaks() {
      const first = texts[0]?.parentElement.closest(blocks);
      const last = texts.at(-1)?.parentElement.closest(blocks);
      if (!first || !last) return;
      const firstLines = isPiece2(first) ? linesOf2([first]) : [];
      if (firstLines.length === 1 && !goesOn(first)) add("widow", first, firstLines[0], 1);
      const lastLines = goesOn(last) && !isPiece2(last) ? linesOf2([last]) : [];
      if (lastLines.length === 1) add("orphan", last, lastLines[0], 1);
      const pictures = [...content.querySelectorAll("img, .chart svg")];
      if (next) findFoot(last, pictures);
      else if (index > 0 && pictures.length === 0 && texts.length < 40) {
        const lines = linesOf2(texts);
        if (lines.length <= 2) add("short-last-page", first, boundsOf(lines), lines.length);
      }
    }
    function isPiece2(block) {
      return block.hasAttribute("data-split-from") && !block.matches("td, th, div");
    }
    function goesOn(block) {
      if (!next || block.matches("td, th, div")) return false;
      const around = next.node instanceof Element ? next.node : next.node.parentElement;
      return around.closest(`[data-ref="${block.dataset.ref}"]`) !== null;
    }
    function findFoot(last, pictures) {
      const heading = [...content.querySelectorAll("h1, h2, h3, h4, h5, h6, .caption")].findLast(
        (element3) => !element3.closest("[data-repeated]")
      );
      const after2 = heading ? texts.filter((node) => isAfter(heading, node) && !heading.contains(node)) : [];
      if (heading && after2.length < 20 && !pictures.some((picture) => isAfter(heading, picture))) {
        const lines = linesOf2(after2).length;
        if (lines < 2) add("stranded-heading", heading, heading.getBoundingClientRect(), lines);
      }
      const lowest = Math.max(
        ...linesOf2(texts.slice(-1)).map(({ bottom }) => bottom),
        ...pictures.slice(-1).map((picture) => picture.getBoundingClientRect().bottom)
      );
      const gap = area.bottom - foot.getBoundingClientRect().height - lowest;
      if (gap > area.height * largestGap) {
        add("white-gap", last, new DOMRect(area.left, lowest, area.width, gap), inMm(gap));
      }
    }
    function isAfter(node, other) {
      return (node.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    }
    function findLooseLines() {
      const unbreakable = new RegExp(`[^\\s\\u00AD\\u200B/?-]{${Math.round(area.width / 17)}}`);
      for (const block of content.querySelectorAll("p, li, dd")) {
        if (block.textContent.length < shortestLine || block.querySelector("p, li, br, svg, img")) continue;
        const { textAlign, fontSize } = styleOf(block);
        if (textAlign === "justify") findWideSpaces(block, loosest * spaceEm * Number.parseFloat(fontSize));
        else if (unbreakable.test(block.textContent)) findEmptyEnds(block);
      }
    }
    function findWideSpaces(block, widest) {
      const seen = /* @__PURE__ */ new Set();
      for (const node of textsOn(block)) {
        const { data } = node;
        for (let at = data.indexOf(" "); at > 0; at = data.indexOf(" ", at + 40)) {
          range2.setStart(node, at);
          range2.setEnd(node, at + 1);
          const rect = range2.getBoundingClientRect();
          if (rect.width <= widest || seen.has(rect.top)) continue;
          seen.add(rect.top);
          const line2 = new DOMRect(area.left, rect.top, area.width, rect.height);
          add(
            "loose-line",
            block,
            line2,
            Math.round(rect.width / widest * loosest * 100),
            data.slice(at - 30, at + 30)
          );
        }
      }
    }
    function findEmptyEnds(block) {
      const lines = linesOf2([block]);
      const right = block.getBoundingClientRect().right;
      for (const [number3, line2] of lines.entries()) {
        const empty = (right - line2.right) / (right - line2.left);
        if (number3 === lines.length - 1 || empty <= emptiest) continue;
        const rect = new DOMRect(line2.left, line2.top, right - line2.left, line2.height);
        add("loose-line", block, rect, Math.round(empty * 100));
      }
    }
    function findBrokenAddresses() {
      for (const link of content.querySelectorAll("a.address")) {
        if (link.getClientRects().length < 2) continue;
        for (const node of textsOn(link)) {
          for (const at of breaksIn(node)) {
            if (!/^[\p{L}\p{N}]{2}$/u.test(node.data.slice(at - 1, at + 1))) continue;
            const start2 = Math.max(0, at - 20);
            add(
              "broken-address",
              link,
              rectOf(node, at - 1),
              1,
              `${node.data.slice(start2, at)}|${node.data.slice(at, at + 20)}`
            );
          }
        }
      }
    }
    function findCoarsePictures() {
      for (const picture of content.querySelectorAll("img")) {
        if (/^data:image\/svg|\.svg$/.test(picture.src)) continue;
        const rect = picture.getBoundingClientRect();
        const ppi = Math.round(picture.naturalWidth / rect.width * 96);
        if (ppi < lowestPpi) add("low-resolution", picture, rect, ppi, picture.alt);
      }
    }
  };
  function styleOf(element3) {
    const parent = element3.parentElement;
    const key = [
      element3.localName,
      element3.className,
      element3.style.cssText,
      parent.localName,
      parent.className
    ].join();
    const known = styles.get(key);
    if (known) return known;
    const { textAlign, fontSize } = getComputedStyle(element3);
    styles.set(key, { textAlign, fontSize });
    return { textAlign, fontSize };
  }
  function tidy(words) {
    return words.replaceAll("\xAD", "").replace(/\s+/g, " ").trim().slice(0, 60).trimEnd();
  }
  function inMm(px) {
    return Math.round(px / 96 * 25.4 * 100) / 100;
  }
}

// scripts/pages/in-page/install-tables.ts
function installTables() {
  const wholeShare = 0.3;
  const mergedShare = 0.3;
  const repeatedShare = 0.4;
  const repeatedCellShare = 0.1;
  const leastRows = 2;
  window.tables = { prepare, piecesIn, openRow, moveBreak, repeat };
  function prepare(column, pageHeight) {
    const tables = [...column.querySelectorAll("table")];
    const merged = tables.flatMap((table) => mergedCellsOf(table, pageHeight(table)));
    const words = merged.map(({ cell, table, isLong }) => isLong && cell.appendChild(continuedIn(table)));
    const columns = tables.map((table) => widthsOf(table));
    for (const word2 of words) if (word2) word2.remove();
    for (const [index, table] of tables.entries()) setColumns(table, columns[index]);
    for (const cells2 of merged) {
      if (cells2.isLong) takeApart(cells2);
      else for (const row of cells2.covered) row.dataset.joined = "";
    }
    for (const part of column.querySelectorAll("thead, .caption, .group-title")) {
      if (part.offsetHeight > pageHeight(part) * repeatedShare) part.dataset.once = "";
    }
    for (const table of tables) {
      const block = blockOf(table);
      if (block.offsetHeight <= pageHeight(block) * wholeShare) block.dataset.whole = "";
      bodyRows(table).at(-1)?.setAttribute("data-last", "");
    }
  }
  function openRow(page, next) {
    const ref = (next instanceof Element ? next : next.parentElement)?.closest("tr")?.dataset.ref;
    if (ref) page.querySelector(`tr[data-ref="${ref}"]`)?.setAttribute("data-open", "");
  }
  function piecesIn(pages) {
    return [...pages.querySelectorAll("table")].map((table) => {
      if (table.dataset.splitFrom === void 0) return "start";
      return bodyRows(table)[0]?.dataset.splitFrom === void 0 ? "rest" : "rest-of-row";
    });
  }
  function widthsOf(table) {
    const { right } = table.getBoundingClientRect();
    const edges = [...table.rows].flatMap((row) => [...row.cells].map((cell) => cell.getBoundingClientRect().left));
    const lefts = [...new Set(edges.map((left) => Math.round(left * 64) / 64))].toSorted((a, b) => a - b);
    return lefts.map((left, index) => Math.round(((lefts[index + 1] ?? right) - left) * 64) / 64);
  }
  function setColumns(table, widthsPx) {
    const group = document.createElement("colgroup");
    for (const widthPx of widthsPx) {
      const column = document.createElement("col");
      column.setAttribute("width", String(widthPx));
      group.append(column);
    }
    table.prepend(group);
    table.dataset.fixed = "";
  }
  function mergedCellsOf(table, height2) {
    return bodyRows(table).flatMap(
      (row) => [...row.cells].flatMap((cell) => {
        if (cell.rowSpan < 2) return [];
        const rows3 = [...row.parentElement.rows];
        const covered = rows3.slice(rows3.indexOf(row) + 1, rows3.indexOf(row) + cell.rowSpan);
        const bottom = (covered.at(-1) ?? row).getBoundingClientRect().bottom;
        const isLong = bottom - row.getBoundingClientRect().top > height2 * mergedShare;
        const { left } = cell.getBoundingClientRect();
        const places = covered.map(
          ({ cells: cells2 }) => [...cells2].find((other) => other.getBoundingClientRect().left > left)
        );
        return [{ table, cell, covered, places, height: height2, isLong }];
      })
    );
  }
  function takeApart({ cell, covered, places, height: height2 }) {
    const words = document.createRange();
    words.selectNodeContents(cell);
    if (words.getBoundingClientRect().height > height2 * repeatedCellShare) cell.dataset.once = "";
    cell.rowSpan = 1;
    cell.dataset.goesOn = "";
    for (const [index, row] of covered.entries()) {
      const filler = cell.cloneNode(false);
      filler.dataset.continues = cell.dataset.source ?? "";
      for (const name of ["id", "data-source"]) filler.removeAttribute(name);
      if (index === covered.length - 1) filler.removeAttribute("data-goes-on");
      row.insertBefore(filler, places[index] ?? null);
    }
  }
  function continuedIn(table) {
    const word2 = document.createElement("span");
    const caption = blockOf(table).querySelector(":scope > .caption");
    word2.className = "continued";
    word2.textContent = caption?.dataset.continued ? ` ${caption.dataset.continued}` : "";
    return word2;
  }
  function moveBreak(overflow, page) {
    const { startContainer, startOffset } = overflow;
    const start2 = startContainer instanceof Element ? startContainer.childNodes[startOffset] ?? startContainer : startContainer;
    const element3 = start2 instanceof Element ? start2 : start2.parentElement;
    const target = targetOf(element3);
    if (!target || target === start2 || !isPreceded(target, page)) return void 0;
    const moved = document.createRange();
    moved.setStartBefore(target);
    moved.setEndAfter(page.lastChild);
    return moved;
  }
  function targetOf(element3) {
    const legend = element3.closest(".table > .legend");
    if (legend) {
      const table2 = legend.parentElement.querySelector(":scope > table");
      const rows4 = table2 ? bodyRows(table2) : [];
      return table2 ? firstOf(table2, rows4, rows4.length - leastRows) ?? blockStart(table2) : void 0;
    }
    const block = element3.closest(".table, table");
    if (!block || element3.closest("[data-repeated]")) return void 0;
    const table = element3.closest("table");
    const row = element3.closest("tr");
    if (!table || row?.parentElement.localName !== "tbody") return blockStart(block);
    if (element3 !== row && getComputedStyle(row).breakInside !== "avoid") return void 0;
    const rows3 = bodyRows(table);
    return firstOf(table, rows3, rows3.indexOf(row)) ?? blockStart(table);
  }
  function firstOf(table, rows3, index) {
    let at = Math.max(0, index);
    if (rows3[at]?.dataset.last !== void 0) at--;
    while (at > 0 && (rows3[at].dataset.joined !== void 0 || rows3[at - 1].matches(".group-title"))) at--;
    const isWhole = blockOf(table).dataset.whole !== void 0;
    const begins = table.dataset.splitFrom === void 0;
    return begins && (at < leastRows || isWhole) ? void 0 : rows3[Math.max(0, at)];
  }
  function blockStart(table) {
    let block = blockOf(table);
    if (block.hasAttribute("data-split-from")) return void 0;
    while (block.previousElementSibling?.matches("h1, h2, h3, h4, h5, h6, [data-break-after='avoid']")) {
      block = block.previousElementSibling;
    }
    return block;
  }
  function blockOf(table) {
    return table.parentElement?.matches(".table") ? table.parentElement : table;
  }
  function bodyRows(table) {
    return [...table.tBodies].flatMap((body) => [...body.rows]).filter((row) => row.dataset.repeated === void 0);
  }
  function isPreceded(element3, page) {
    for (let inner = element3; inner && inner !== page; inner = inner.parentElement) {
      for (let sibling = inner.previousElementSibling; sibling; sibling = sibling.previousElementSibling) {
        if (!sibling.hasAttribute("data-repeated") && sibling.localName !== "colgroup") return true;
      }
    }
    return false;
  }
  function repeat(table, source, copyOf) {
    if (table.querySelector(":scope > colgroup")) return;
    const whole2 = source.querySelector(`table[data-ref="${table.dataset.ref}"]`);
    if (!whole2) return;
    const goesOn = table.querySelector(":scope > thead") !== null;
    const repeated = `:scope > colgroup${goesOn ? "" : ", :scope > thead:not([data-once])"}`;
    table.prepend(...[...whole2.querySelectorAll(repeated)].map(copyOf));
    for (const filler of bodyRows(table)[0]?.cells ?? []) {
      const { continues } = filler.dataset;
      const cell = continues && whole2.querySelector(`:is(td, th)[data-source="${CSS.escape(continues)}"]`);
      if (!cell) continue;
      const words = document.createElement("span");
      words.append(...cell.dataset.once === void 0 ? copyOf(cell).childNodes : [], continuedIn(whole2));
      words.dataset.repeated = "";
      words.ariaHidden = "true";
      filler.append(words);
    }
    const [body] = table.tBodies;
    const title = whole2.querySelector(`[data-ref="${body?.dataset.ref}"] > .group-title:not([data-once])`);
    if (!title || body?.querySelector(".group-title")) return;
    const copy = copyOf(title);
    copy.firstElementChild?.append(continuedIn(whole2));
    body?.prepend(copy);
  }
}

// scripts/pages/in-page/install-table-survey.ts
function installTableSurvey() {
  const squeezedLines = 8;
  const squeezedCharacters = 14;
  window.surveyTables = (column) => {
    const tooWide = [];
    const squeezed = [];
    for (const table of column.querySelectorAll("table")) {
      const source = table.dataset.source ?? "";
      const isTurned = table.closest(".wide") !== null;
      const byPx = table.getBoundingClientRect().width - table.parentElement.clientWidth;
      const worst = isTurned ? void 0 : narrowestCell(table);
      if (byPx > 1.5) tooWide.push({ source, byMm: byPx / 96 * 25.4, isTurned });
      else if (worst) squeezed.push({ source, ...worst });
    }
    return { tooWide, squeezed };
  };
  function narrowestCell(table) {
    let worst;
    for (const cell of table.querySelectorAll("td, th")) {
      if (cell.offsetHeight < squeezedLines * Number.parseFloat(getComputedStyle(cell).lineHeight)) continue;
      const range2 = document.createRange();
      range2.selectNodeContents(cell);
      const lines = new Set([...range2.getClientRects()].map(({ bottom }) => Math.round(bottom))).size;
      const charactersALine = Math.round(cell.textContent.length / lines);
      if (lines < squeezedLines || charactersALine >= (worst?.charactersALine ?? squeezedCharacters)) continue;
      worst = { lines, charactersALine };
    }
    return worst;
  }
}

// scripts/pages/in-page/take-blocks.ts
function installBlocks() {
  const inMm = (px) => Math.round(px / 96 * 254) / 10;
  window.takeBlocks = (page, index) => {
    const trim2 = page.querySelector(".pagedjs_pagebox").getBoundingClientRect();
    const content = page.querySelector(".pagedjs_page_content");
    const area = content.parentElement.getBoundingClientRect();
    window.pageBlocks[index] = {
      turnMm: inMm(trim2.right - area.right - (area.left - trim2.left)),
      blocks: Array.from(content.querySelectorAll("[data-source]"), (element3) => {
        const { left, top, width: width2, height: height2 } = element3.getBoundingClientRect();
        const source = element3.getAttribute("data-source");
        return [source, inMm(left - trim2.left), inMm(top - trim2.top), inMm(width2), inMm(height2)];
      })
    };
  };
}

// scripts/pages/in-page/load-fonts.ts
async function loadFonts(faces) {
  await Promise.all(
    faces.map(async ({ family, url, style, weight }) => {
      const face2 = new FontFace(family, `url("${url}")`, { style, weight });
      document.fonts.add(await face2.load());
    })
  );
}

// scripts/pages/in-page/mend-breaks.ts
function installMending() {
  const mostCuts = 3;
  const tries = /* @__PURE__ */ new WeakMap();
  window.pageToMend = (inspection, cuts) => {
    const newest = inspection.ends.length - 1;
    const [end, before2] = [inspection.ends[newest], inspection.ends[newest - 1]];
    for (const { code, page, rect } of inspection.flaws) {
      if (page !== newest) continue;
      const mended = mend(code, rect.y - end.areaTop);
      if (mended !== void 0) return mended;
    }
    return void 0;
    function mend(code, top) {
      if (code === "stranded-heading" || code === "orphan") return cut(newest, top);
      if (!before2) return void 0;
      if (code === "widow") return cut(newest - 1, before2.lastLine);
      if (code === "short-last-page") return cut(newest - 1, before2.lastLine - 2 * before2.lineHeight);
      return void 0;
    }
    function cut(page, height2) {
      const counts = tries.get(cuts) ?? /* @__PURE__ */ new Map();
      tries.set(cuts, counts);
      const count = (counts.get(page) ?? 0) + 1;
      if (count > mostCuts || height2 >= (cuts.get(page) ?? end.areaHeight) || height2 < end.areaHeight / 4)
        return void 0;
      if (height2 < inspection.ends[page].least) return void 0;
      counts.set(page, count);
      cuts.set(page, height2);
      for (const later of cuts.keys()) if (later > page) cuts.delete(later);
      takeBack(page);
      return page;
    }
    function takeBack(from) {
      const { flaws, floats: floats2, mentions, ends: ends2 } = inspection;
      inspection.flaws = flaws.filter(({ page }) => page < from);
      for (const [id, { page }] of Object.entries(floats2)) if (page >= from) delete floats2[id];
      for (const [id, pages] of Object.entries(mentions)) mentions[id] = pages.filter((page) => page < from);
      ends2.length = from;
    }
  };
}

// scripts/pages/in-page/prepare-window.ts
function prepareWindow() {
  window.requestAnimationFrame = (callback) => {
    queueMicrotask(() => callback(performance.now()));
    return 0;
  };
  Reflect.deleteProperty(window, "ResizeObserver");
  window.__name = (target) => target;
}

// scripts/pages/in-page/settle-addresses.ts
function installAddresses() {
  const atLineEnd = /[/=&]/;
  const atLineStart = /[-?#%._~,+(]/;
  const maxRounds = 5;
  window.settleAddresses = (root) => {
    let addresses = [...root.querySelectorAll("a.address")].filter((address2) => address2.getClientRects().length > 1);
    for (let round2 = 0; round2 < maxRounds && addresses.length > 0; round2++) {
      const places = addresses.map((address2) => betterPlaceIn(address2));
      for (const place of places) if (place) divideAt(place);
      addresses = addresses.filter((_, index) => places[index]);
    }
  };
  function betterPlaceIn(address2) {
    const nodes = textsIn2(address2);
    const text2 = address2.textContent;
    let start2 = 0;
    for (let end = endOfLine(nodes, 0, text2.length); end < text2.length; end = endOfLine(nodes, end, text2.length)) {
      let better = end;
      while (better > start2 && !maySeparate(text2[better - 1], text2[better])) better--;
      if (better > start2 && better < end) return placeOf3(nodes, better);
      start2 = end;
    }
    return void 0;
  }
  function maySeparate(last, next) {
    return atLineEnd.test(last) && next !== "/" || atLineStart.test(next) && !atLineStart.test(last);
  }
  function textsIn2(address2) {
    const walker = document.createTreeWalker(address2, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes;
  }
  function placeOf3(nodes, at) {
    let [index, offset] = [0, at];
    while (offset >= nodes[index].length) offset -= nodes[index++].length;
    return { node: nodes[index], offset };
  }
  function endOfLine(nodes, start2, end) {
    const range2 = document.createRange();
    const topOf = (at) => {
      const { node, offset } = placeOf3(nodes, at);
      range2.setStart(node, offset);
      range2.setEnd(node, offset + 1);
      return range2.getBoundingClientRect().top;
    };
    const top = topOf(start2) + 1;
    let [from, to] = [start2, end];
    while (to - from > 1) {
      const middle = from + to >> 1;
      if (topOf(middle) > top) to = middle;
      else from = middle;
    }
    return to;
  }
  function divideAt({ node, offset }) {
    const letter3 = node.splitText(offset);
    letter3.before(document.createElement("wbr"));
    if (!atLineStart.test(letter3.data[0]) || letter3.length < 2) return;
    letter3.splitText(2);
    const together = document.createElement("span");
    together.style.whiteSpace = "nowrap";
    letter3.replaceWith(together);
    together.append(letter3);
  }
}

// scripts/pages/in-page/settle-hyphens.ts
function installHyphens() {
  const soft2 = "\xAD";
  const mostBelowEachOther = 2;
  const leastGap = 0.05;
  const maxRounds = 6;
  window.dropHyphens = (root) => {
    for (const node of hyphenated(root)) keep2(node, offsetsOf2(divisionsIn(node)));
  };
  window.settleHyphens = (root) => {
    const divisions = new Map(hyphenated(root).map((node) => [node, divisionsIn(node)]));
    for (let round2 = 0; round2 < maxRounds; round2++) {
      const moving = firstUnwanted([...divisions.values()].flat());
      if (moving.length === 0) break;
      for (const { node, offset } of moving) {
        const others = softHyphensIn(node).filter((other) => !isInWord(node, offset, other));
        keep2(node, others);
      }
      for (const { block, node } of moving) {
        divisions.set(node, []);
        for (const text2 of hyphenated(block)) divisions.set(text2, divisionsIn(text2));
      }
    }
    return () => {
      for (const [node, used] of divisions) keep2(node, offsetsOf2(used));
    };
  };
  function hyphenated(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.data.includes(soft2)) texts.push(node);
    }
    return texts;
  }
  function softHyphensIn({ data }) {
    return [...data.matchAll(/(?<=\p{L})\u00ad(?=\p{L})/gu)].map(({ index }) => index);
  }
  function divisionsIn(node) {
    const range2 = document.createRange();
    range2.selectNodeContents(node);
    const parts3 = [...range2.getClientRects()];
    if (parts3.length < 2) return [];
    const places = softHyphensIn(node);
    const found = [];
    const total = parts3.reduce((sum2, { width: width3 }) => sum2 + width3, 0);
    let width2 = 0;
    let index = 0;
    for (const [part, { top, width: partWidth }] of parts3.entries()) {
      const below = parts3[part + 1];
      width2 += partWidth;
      if (part === 0 || !below || top !== parts3[part - 1].top || top === below.top) continue;
      const middle = (top + below.top) / 2;
      const isBelow = (offset2) => {
        range2.setStart(node, offset2);
        range2.setEnd(node, offset2 + 1);
        return [...range2.getClientRects()].at(-1).top > middle;
      };
      const guess = node.length * width2 / total;
      while (index < places.length && places[index] < guess) index++;
      while (index > 0 && isBelow(places[index - 1] + 1)) index--;
      while (index < places.length && !isBelow(places[index] + 1)) index++;
      const offset = places[index];
      if (offset !== void 0 && !isBelow(offset - 1)) found.push(divisionAt(node, offset, top, below.top));
    }
    return found;
  }
  function divisionAt(node, offset, top, next) {
    let block = node.parentElement;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    const { paddingLeft, paddingRight } = getComputedStyle(block);
    const room = block.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
    const start2 = offset - /\S*$/.exec(node.data.slice(0, offset))[0].length;
    const range2 = document.createRange();
    range2.setStart(node, start2);
    range2.setEnd(node, offset);
    const gap = block.getBoundingClientRect().right - [...range2.getClientRects()].at(-1).left;
    range2.setEnd(node, offset + /^\S*/.exec(node.data.slice(offset))[0].length);
    const wordWidth = [...range2.getClientRects()].reduce((sum2, { width: width2 }) => sum2 + width2, 0);
    return { node, offset, block, top, next, gap, mayMove: wordWidth < room };
  }
  function firstUnwanted(divisions) {
    const seen = /* @__PURE__ */ new Set();
    let row = 0;
    return divisions.filter(({ block, top, gap, mayMove }, index) => {
      const above = divisions[index - 1];
      row = above?.block === block && Math.abs(above.next - top) < 1 ? row + 1 : 1;
      const isWanted = row <= mostBelowEachOther && gap > leastGap * block.clientWidth;
      if (isWanted || !mayMove || seen.has(block)) return false;
      seen.add(block);
      return true;
    });
  }
  function isInWord({ data }, offset, other) {
    return !/\s/.test(data.slice(Math.min(offset, other), Math.max(offset, other)));
  }
  function offsetsOf2(divisions) {
    return divisions.map(({ offset }) => offset);
  }
  function keep2(node, places) {
    let at = 0;
    const pieces = places.map((place) => node.data.slice(at, at = place).replaceAll(soft2, "") + soft2);
    const data = pieces.join("") + node.data.slice(at).replaceAll(soft2, "");
    if (data !== node.data) node.data = data;
  }
}

// scripts/pages/in-page/snap-to-grid.ts
function installGrid() {
  const units2 = 64;
  const tolerance = 0.3;
  const little = 2;
  const flow = /* @__PURE__ */ new Set(["block", "list-item", "flow-root"]);
  const withoutBlocks = "p, h1, h2, h3, h4, h5, h6, dt, pre";
  window.snapToGrid = (root, top) => {
    const step = Number.parseFloat(getComputedStyle(document.body).lineHeight);
    const spaces2 = /* @__PURE__ */ new Map();
    let onGrid = top;
    let moved = 0;
    let rest = 0;
    let above = -Infinity;
    for (const block of blocksIn(root, step)) {
      if (block.top < above) break;
      above = block.top;
      const at = block.top + moved;
      const off = at - onGrid - Math.round((at - onGrid) / step) * step;
      const before2 = Math.abs(off) < tolerance ? void 0 : blockBefore(block.element, root);
      onGrid = at;
      if (!before2) continue;
      const exact = rest + (off > little ? step - off : -off);
      const added = Math.round(exact * units2) / units2;
      rest = exact - added;
      spaces2.set(before2.element, before2.gap + added);
      moved += added;
      onGrid += added;
    }
    for (const [element3, px] of spaces2) element3.style.marginBottom = `${(Math.round(px * units2) + 0.5) / units2}px`;
  };
  function blocksIn(parent, step) {
    return [...parent.children].flatMap((element3) => {
      if (!(element3 instanceof HTMLElement)) return [];
      const style = getComputedStyle(element3);
      const isInFlow = flow.has(style.display) && style.position !== "absolute" && style.float === "none";
      if (!isInFlow || style.getPropertyValue("page") !== "auto") return [];
      const hasOnlyLines = element3.matches(withoutBlocks);
      const isOfText = Math.abs(Number.parseFloat(style.lineHeight) - step) < 0.1;
      const inside2 = hasOnlyLines ? [] : blocksIn(element3, step);
      if (!isOfText || !(hasOnlyLines || beginsWithLine(element3))) return inside2;
      const above = Number.parseFloat(style.paddingTop) + Number.parseFloat(style.borderTopWidth);
      return [{ element: element3, top: element3.getBoundingClientRect().top + above }, ...inside2];
    });
  }
  function beginsWithLine(element3) {
    const first = [...element3.childNodes].find(
      (node) => node.nodeType !== Node.COMMENT_NODE && node.textContent?.trim()
    );
    if (!first || first.nodeType === Node.TEXT_NODE) return first !== void 0;
    return getComputedStyle(first).display.startsWith("inline");
  }
  function blockBefore(block, root) {
    let below = block;
    while (!below.previousElementSibling && below.parentElement && below.parentElement !== root) {
      below = below.parentElement;
    }
    const element3 = below.previousElementSibling;
    if (!(element3 instanceof HTMLElement)) return void 0;
    return { element: element3, gap: below.getBoundingClientRect().top - element3.getBoundingClientRect().bottom };
  }
}

// scripts/pages/in-page/text-lines.ts
function installTextLines() {
  const others = "[data-repeated], svg";
  const range2 = document.createRange();
  window.textLines = { textsOn, linesOf: linesOf2, breaksIn, rectOf, boundsOf };
  function textsOn(root, all = false) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    const isMixed = !all && root instanceof Element && root.querySelector(others) !== null;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (/\S/.test(node.data) && !(isMixed && node.parentElement.closest(others))) texts.push(node);
    }
    return texts;
  }
  function linesOf2(nodes) {
    const rects = nodes.flatMap((node) => node instanceof Text ? [node] : textsOn(node)).flatMap((node) => {
      range2.selectNodeContents(node);
      return [...range2.getClientRects()];
    }).filter(({ width: width2 }) => width2 > 0).toSorted((a, b) => a.top - b.top);
    const lines = [];
    for (const rect of rects) {
      const line2 = lines.at(-1);
      const shared = line2 ? Math.min(line2.bottom, rect.bottom) - rect.top : 0;
      if (line2 && shared > Math.min(line2.height, rect.height) / 2) lines[lines.length - 1] = boundsOf([line2, rect]);
      else lines.push(rect);
    }
    return lines;
  }
  function boundsOf(rects) {
    const left = Math.min(...rects.map((rect) => rect.left));
    const top = Math.min(...rects.map((rect) => rect.top));
    const right = Math.max(...rects.map((rect) => rect.right));
    return new DOMRect(left, top, right - left, Math.max(...rects.map(({ bottom }) => bottom)) - top);
  }
  function breaksIn(node) {
    const breaks = [];
    for (let from = 0; ; ) {
      const { top } = rectOf(node, from);
      let [low, high] = [from, node.length];
      while (high - low > 1) {
        const middle = low + high >> 1;
        if (rectOf(node, middle).top > top + 1) high = middle;
        else low = middle;
      }
      if (high >= node.length) return breaks;
      breaks.push(high);
      from = high;
    }
  }
  function rectOf(node, at) {
    range2.setStart(node, at);
    range2.setEnd(node, at + 1);
    return range2.getBoundingClientRect();
  }
}

// scripts/pages/in-page/make-footnotes.ts
function makeFootnotes() {
  const { Paged } = window;
  const { lineOf, mayBreak, breakNote } = window.noteBreaks;
  class Footnotes extends Paged.Handler {
    /** As they came: pages get copies, since they break them. */
    notes = /* @__PURE__ */ new Map();
    /** Notes, and rests of notes, that the pages before had no room for. */
    carried = [];
    /** The same when each page began. */
    carriedTo = [];
    /** Height of the column of the page at work. */
    column = 0;
    /** Whether the text ends with the page at work. */
    isLast = false;
    beforeParsed(content) {
      for (const note of content.querySelectorAll(".footnotes > .footnote")) {
        this.notes.set(note.id, note);
        note.parentElement.remove();
      }
    }
    beforePageLayout({ element: element3 }, _, __, { pages }) {
      if (this.notes.size === 0) return;
      const index = pages.length - 1;
      this.carried = copiesOf(this.carriedTo[index] ?? this.carried);
      this.carriedTo.length = index;
      this.carriedTo.push(copiesOf(this.carried));
      if (this.carried.length === 0) return;
      const page = partsOf(element3);
      page.foot.replaceChildren(...this.carried);
      this.setColumn(page, page.height - Math.min(page.footHeight(), page.height * shareOfRests));
    }
    /** Paged.js is about to ask whether the page is full. */
    layout(_, { element: element3 }) {
      const page = element3.closest(".pagedjs_page");
      if (this.hasNotes(page)) this.makeRoom(partsOf(page));
    }
    onOverflow(_, rendered, bounds, layout) {
      if (!this.hasNotes(layout.element.closest(".pagedjs_page"))) return void 0;
      const page = partsOf(layout.element.closest(".pagedjs_page"));
      const find = () => layout.findOverflow(rendered, new DOMRect(bounds.x, bounds.y, bounds.width, this.column));
      let overflow = find();
      const { column } = this;
      for (const callout2 of overflow && !holdsText(rendered, overflow) ? staysOf(page, calloutsOn(page)).toReversed() : []) {
        this.setColumn(page, extentOf2(callout2, page).top);
        overflow = find();
        if (!overflow || holdsText(rendered, overflow)) return overflow;
      }
      this.setColumn(page, column);
      overflow = find();
      while (overflow && this.column < page.height && !holdsText(rendered, overflow)) {
        this.setColumn(page, this.column + page.height / 16);
        overflow = find();
      }
      return overflow;
    }
    afterPageLayout(element3, _, breakToken, chunker) {
      this.isLast = !breakToken;
      if (!this.hasNotes(element3)) return;
      const page = partsOf(element3);
      if (chunker.pages[0]?.element !== element3) element3.classList.remove("pagedjs_first_page");
      const callouts = calloutsOn(page);
      const called = copiesOf(callouts.map((callout2) => this.noteOf(callout2)));
      const text2 = page.column.querySelector(":scope > div")?.lastElementChild;
      const textBottom = text2 ? text2.getBoundingClientRect().bottom - page.column.getBoundingClientRect().top : 0;
      page.foot.replaceChildren(...this.carried, ...called);
      this.carried = takeRest(page, page.height - textBottom, textBottom === 0);
      for (const [index, note] of called.entries()) {
        if (this.carried.includes(note)) reportFar(note, callouts[index], element3);
      }
      this.setColumn(page, page.height - page.footHeight());
    }
    finalizePage(_, __, ___, chunker) {
      if (!this.isLast || this.carried.length === 0) return void 0;
      chunker.total = chunker.pages.length;
      return chunker.clonePage(chunker.pages.at(-1));
    }
    /** Whether a page has, had while it was filled, or may get notes; others are left as they are. */
    hasNotes(page) {
      if (this.notes.size === 0) return false;
      if (this.carried.length > 0 || page.querySelector(calledOut)) return true;
      return page.querySelector(".pagedjs_footnote_inner_content").childElementCount > 0;
    }
    noteOf(callout2) {
      const id = decodeURIComponent(callout2.querySelector("a").hash.slice(1));
      return this.notes.get(id);
    }
    setColumn({ area, height: height2 }, column) {
      this.column = Math.max(0, Math.min(column, height2));
      area.style.setProperty("--pagedjs-footnotes-height", `${height2 - this.column}px`);
    }
    /**
     * Makes the column as tall as it may be, if below every callout that stays in it there is room for its note: for
     * all of it, or for the beginning where it is the last. Other callouts go overleaf with their lines, or with all
     * around them that must not break.
     */
    makeRoom(page) {
      page.foot.replaceChildren(...this.carried);
      this.setColumn(page, page.height - Math.min(page.footHeight(), page.height * shareOfRests));
      const staying = staysOf(page, calloutsOn(page));
      if (staying.length === 0) return;
      const notes = staying.map((callout2) => this.noteOf(callout2));
      page.foot.replaceChildren(...this.carried, ...notes);
      if (this.column <= page.height - page.footHeight()) return;
      const extents = staying.map((callout2) => extentOf2(callout2, page));
      let count = 0;
      for (const { bottom: bottom2 } of extents) {
        const through = extents.findLastIndex(({ top }) => top < bottom2) + 1;
        if (bottom2 + footWith(page, notes.slice(through), true) > page.height) break;
        count = Math.max(count, through);
      }
      if (count === 0) {
        const { top, bottom: bottom2, isFirst } = extents[0];
        this.setColumn(page, top);
        if (isFirst || staysOf(page, staying).length > 0) this.setColumn(page, bottom2);
        return;
      }
      const bottom = Math.max(...extents.slice(0, count).map((extent) => extent.bottom));
      const next = Math.min(...extents.slice(count).map(({ top }) => top));
      this.setColumn(page, Math.max(bottom, Math.min(next, page.height - footWith(page, notes.slice(count), false))));
    }
  }
  window.Footnotes = Footnotes;
  const calledOut = ".footnote-callout[id]";
  const shareOfRests = 2 / 3;
  function partsOf(page) {
    const area = page.querySelector(".pagedjs_area");
    const content = area.querySelector(".pagedjs_footnote_content");
    return {
      area,
      column: area.querySelector(".pagedjs_page_content"),
      foot: content.querySelector(".pagedjs_footnote_inner_content"),
      // A pixel is left for lengths that are rounded.
      height: area.getBoundingClientRect().height - 1,
      footHeight() {
        content.classList.toggle("pagedjs_footnote_empty", this.foot.childElementCount === 0);
        return content.getBoundingClientRect().height;
      }
    };
  }
  function calloutsOn({ column }) {
    return [...column.querySelectorAll(calledOut)];
  }
  function staysOf({ column }, callouts) {
    const { right } = column.getBoundingClientRect();
    return callouts.filter((callout2) => callout2.getBoundingClientRect().left < right);
  }
  function extentOf2(callout2, { column }) {
    const origin = column.getBoundingClientRect().top;
    let whole2;
    for (let around = callout2.parentElement; around !== column; around = around.parentElement) {
      if (getComputedStyle(around).breakInside === "avoid") whole2 = around;
    }
    if (whole2) {
      const { top, bottom: bottom2 } = whole2.getBoundingClientRect();
      const range2 = document.createRange();
      range2.selectNode(whole2);
      const isFirst = !holdsText(column, range2);
      return { top: top - origin, bottom: bottom2 - origin, isFirst };
    }
    const { bottom } = callout2.getBoundingClientRect();
    const line2 = parseFloat(getComputedStyle(callout2.parentElement).lineHeight);
    return { top: bottom - 1 - origin, bottom: bottom + line2 / 2 - origin, isFirst: false };
  }
  function footWith(page, gone, breaks) {
    const height2 = gone.reduce((rest, note) => rest - note.getBoundingClientRect().height, page.footHeight());
    const last = gone[0] ? gone[0].previousElementSibling : page.foot.lastElementChild;
    return breaks && mayBreak(last) ? height2 - last.getBoundingClientRect().height + 2 * lineOf(last) : height2;
  }
  function holdsText(text2, { startContainer, startOffset }) {
    const before2 = document.createRange();
    before2.setStart(text2, 0);
    before2.setEnd(startContainer, startOffset);
    const content = before2.cloneContents();
    for (const repeated of content.querySelectorAll("[data-repeated]")) repeated.remove();
    return content.textContent.trim() !== "" || content.querySelector("img, svg") !== null;
  }
  function takeRest(page, room, always) {
    const excess = page.footHeight() - room;
    const notes = [...page.foot.children];
    const limit = page.foot.getBoundingClientRect().bottom - excess;
    const index = notes.findIndex((note) => note.getBoundingClientRect().bottom > limit);
    if (excess < 0.5 || index < 0) return [];
    const rest = breakNote(notes[index], limit);
    const gone = rest ? [rest, ...notes.slice(index + 1)] : notes.slice(index === 0 && always ? 1 : index);
    for (const note of gone) note.remove();
    return gone;
  }
  function copiesOf(notes) {
    return notes.map((note) => note.cloneNode(true));
  }
  function reportFar(note, callout2, page) {
    const { pagination } = window;
    const area = page.querySelector(".pagedjs_area").getBoundingClientRect();
    const trim2 = page.querySelector(".pagedjs_pagebox").getBoundingClientRect();
    const { left, top, width: width2, height: height2 } = callout2.getBoundingClientRect();
    const inMm = (px) => Math.round(px / 96 * 25.4 * 100) / 100;
    pagination.flaws.push({
      code: "far-footnote",
      page: pagination.pageCount,
      source: note.dataset.source ?? "",
      rect: { x: inMm(left - trim2.left), y: inMm(top - trim2.top), width: inMm(width2), height: inMm(height2) },
      turnMm: inMm(trim2.right - area.right - (area.left - trim2.left)),
      text: note.textContent.trim().slice(0, 60),
      amount: 1
    });
  }
}

// scripts/pages/in-page/make-note-breaks.ts
function makeNoteBreaks() {
  window.noteBreaks = { lineOf, mayBreak, breakNote };
  function mayBreak(note) {
    return note.getBoundingClientRect().height > 3.5 * lineOf(note);
  }
  function lineOf(note) {
    return parseFloat(getComputedStyle(note).lineHeight);
  }
  function breakNote(note, limit) {
    const { top, bottom } = note.getBoundingClientRect();
    const line2 = lineOf(note);
    const isLastLine = bottom - limit < 1.5 * line2;
    const end = isLastLine ? bottom - 1.5 * line2 : limit;
    if (!mayBreak(note) || end - top < 1.9 * line2) return void 0;
    const rest = document.createRange();
    rest.setEnd(note, note.childNodes.length);
    if (!setStartBelow(rest, note, end)) return void 0;
    const piece = note.cloneNode();
    piece.append(rest.extractContents());
    piece.removeAttribute("id");
    piece.dataset.splitFrom = "";
    note.dataset.splitTo = "";
    return piece;
  }
  function setStartBelow(range2, note, limit) {
    const walker = document.createTreeWalker(note, NodeFilter.SHOW_TEXT);
    const before2 = document.createRange();
    const line2 = lineOf(note);
    while (walker.nextNode()) {
      const text2 = walker.currentNode;
      const fits = (length2) => {
        before2.setStart(text2, 0);
        before2.setEnd(text2, length2);
        const last = [...before2.getClientRects()].at(-1);
        return !last || last.bottom + (line2 - last.height) / 2 <= limit + 0.1;
      };
      if (fits(text2.length)) continue;
      if (text2.parentElement.closest("table")) return false;
      let [least, most] = [0, text2.length - 1];
      while (least < most) {
        const middle = Math.ceil((least + most) / 2);
        if (fits(middle)) least = middle;
        else most = middle - 1;
      }
      if (text2.data[least - 1] === "\xAD") least = text2.data.lastIndexOf(" ", least) + 1;
      if (least > 0) range2.setStart(text2, least);
      else range2.setStartBefore(outermostOpening(text2, note));
      return true;
    }
    return false;
  }
  function outermostOpening(text2, note) {
    let node = text2;
    while (node.parentNode !== note && !node.previousSibling) node = node.parentNode;
    return node;
  }
}

// scripts/pages/open-tab.ts
var here2 = "/work/main/scripts/pages";
var blank = pathToFileURL2(join7(here2, "blank.html")).href;
var pagedJs = join7(dirname3(createRequire2("file:///work/main/scripts/pages/x.ts").resolve("pagedjs")), "../dist/paged.js");
var nothing = () => void 0;
async function openTab(browser, folders) {
  const page = await browser.newPage();
  const tab = { page, events: { onPage: nothing, onTrouble: nothing, onCrash: nothing, onFault: nothing } };
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warn") tab.events.onTrouble(message.text());
  });
  page.on("pageerror", (error) => tab.events.onFault(error instanceof Error ? error : new Error(String(error))));
  await confine(page, { folders: [here2, ...folders], onRefused: (url, why) => tab.events.onTrouble(`${url}: ${why}`) });
  page.on("error", () => tab.events.onCrash());
  await listenForPages(page, (count, source) => tab.events.onPage(count, source));
  const breaking = [installTextLines, installInspection, installMending, installTables, installTableSurvey];
  const scripts = [prepareWindow, installAddresses, installHyphens, installGrid, ...breaking];
  for (const script of scripts) await page.evaluateOnNewDocument(script);
  await page.goto(blank);
  await page.addScriptTag({ content: patchPagedJs(await readFile4(pagedJs, "utf8")) });
  await page.evaluate(makeNoteBreaks);
  await page.evaluate(makeFootnotes);
  await page.evaluate(loadFonts, typeface);
  await page.evaluate(installBlocks);
  return tab;
}
async function listenForPages(page, onPage) {
  const session = await page.createCDPSession();
  session.on("Runtime.bindingCalled", ({ name, payload }) => {
    if (name === "reportPage") onPage(...JSON.parse(payload));
  });
  await session.send("Runtime.enable");
  await session.send("Runtime.addBinding", { name: "reportPage" });
}

// scripts/pages/seat.ts
var usualStallMs = 6e4;
function openSeat({ fonts, folders, stallMs = usualStallMs }) {
  let running2;
  let sandboxNotice;
  let ended = false;
  const open2 = () => {
    if (ended) throw new BrowserError("The browsers have been ended.");
    return running2 ??= launch();
  };
  async function launch() {
    const launched = await launchBrowser({ fonts });
    ({ sandboxNotice } = launched);
    try {
      return { launched, tab: await openTab(launched.browser, folders) };
    } catch (error) {
      await launched.close();
      throw error;
    }
  }
  async function close() {
    const last = running2;
    running2 = void 0;
    await last?.then(({ launched }) => launched.close()).catch(() => void 0);
  }
  return {
    async start() {
      return (await open2()).launched;
    },
    close() {
      ended = true;
      return close();
    },
    sandboxNotice: () => sandboxNotice,
    async work(unit, events, job) {
      for (let attempt = 1; ; attempt++) {
        const { launched, tab } = await open2();
        const watch2 = watchProgress(tab, events, stallMs);
        try {
          return await Promise.race([job(tab.page), launched.crashed, watch2.hung]);
        } catch (error) {
          if (!(error instanceof BrowserError) && launched.browser.connected && !tab.page.isClosed()) throw error;
          const why = error instanceof BrowserError ? error.message : `The browser's tab ended: ${error.message}`;
          await close();
          if (attempt === 2)
            throw new BrowserError(`"${unit}" could not be laid out, tried twice. ${why}${watch2.place()}`);
        } finally {
          watch2.end();
        }
      }
    }
  };
}
function watchProgress(tab, events, stallMs) {
  let last;
  let timer;
  let reject;
  const hung = new Promise((_, rejectHung) => reject = rejectHung);
  const wait = () => {
    timer = setTimeout(() => {
      reject(new BrowserError(`The browser made no progress for ${stallMs / 1e3} seconds.`));
    }, stallMs);
  };
  wait();
  tab.events = {
    onPage(page, source) {
      clearTimeout(timer);
      wait();
      last = { page, source };
      events.onPage?.(page, source);
    },
    onTrouble: (text2) => events.onTrouble?.(text2),
    onFault: (error) => reject(error),
    onCrash: () => reject(new BrowserError("The browser's tab crashed; it may have run out of memory."))
  };
  return {
    hung,
    place: () => last ? ` The last page that it finished was its page ${last.page}, which ends at ${last.source}.` : "",
    end: () => clearTimeout(timer)
  };
}

// scripts/pages/seats.ts
function openSeats(count, options) {
  const all = Array.from({ length: count }, () => openSeat(options));
  const free = [...all];
  const waiting = [];
  return {
    async use(job) {
      const seat = free.shift() ?? await new Promise((resolve6) => waiting.push(resolve6));
      try {
        return await job(seat);
      } finally {
        const next = waiting.shift();
        if (next) next(seat);
        else free.push(seat);
      }
    },
    start(count2) {
      for (const seat of all.slice(0, count2)) seat.start().catch(() => void 0);
    },
    sandboxNotice: () => all.map((seat) => seat.sandboxNotice()).find((notice) => notice !== void 0),
    async close() {
      await Promise.all(all.map((seat) => seat.close()));
    }
  };
}

// scripts/work/workshop.ts
import { join as join9 } from "node:path";
import { Worker } from "node:worker_threads";

// scripts/work/tasks.ts
import { deserialize, serialize } from "node:v8";

// scripts/html/section-to-html.ts
import { VFile } from "vfile";

// scripts/markdown/each-node.ts
function eachNode(node, see) {
  see(node);
  if (!("children" in node)) return;
  for (const child of node.children) eachNode(child, see);
}

// scripts/markdown/section-facts.ts
init_hash_of();
import { toString as toString2 } from "mdast-util-to-string";

// scripts/markdown/attributes.ts
function readAttributes(tree) {
  eachNode(tree, (node) => {
    if (node.type === "heading") readAtEnd(node);
    if ("children" in node) readBehindLinks(node);
  });
}
function readAtEnd(heading) {
  const last = heading.children.at(-1);
  if (last?.type !== "text") return;
  const match = /[ \t]*\{([^{}]*)\}[ \t]*$/.exec(last.value);
  const attributes = match && parseAttributes(match[1]);
  if (!attributes) return;
  take(heading, attributes);
  last.value = last.value.slice(0, match.index);
  if (last.value === "") heading.children.pop();
}
function readBehindLinks({ children }) {
  for (const [index, node] of children.entries()) {
    const next = children[index + 1];
    if (node.type !== "link" && node.type !== "image" || next?.type !== "text") continue;
    const match = /^\{([^{}]*)\}/.exec(next.value);
    const attributes = match && parseAttributes(match[1]);
    if (!attributes) continue;
    take(node, attributes);
    next.value = next.value.slice(match[0].length);
    if (next.value === "") children.splice(index + 1, 1);
  }
}
function take(node, attributes) {
  node.data = { ...node.data, hProperties: { ...node.data?.hProperties, ...attributes } };
}
function parseAttributes(inside2) {
  const words = inside2.trim().split(/[ \t]+/);
  const attributes = {};
  for (const word2 of words) {
    if (/^#[\p{L}_][\p{L}\p{N}_.-]*$/u.test(word2)) attributes.id = word2.slice(1);
    else if (/^\.[\p{L}_][\p{L}\p{N}_-]*$/u.test(word2)) (attributes.className ??= []).push(word2.slice(1));
    else return void 0;
  }
  return attributes;
}
function givenId(node) {
  return node.data?.hProperties?.id ?? ("attributes" in node ? node.attributes?.id ?? void 0 : void 0);
}

// scripts/markdown/directives.ts
import { toString } from "mdast-util-to-string";
var directives = {
  box: { attributes: [], hasTitle: true },
  figure: { attributes: [], hasTitle: true },
  table: { attributes: ["unit", "class", "head-rows", "head-columns"], hasTitle: true },
  chart: { attributes: ["data", "type", "alt", "unit"], required: ["data", "type", "alt"], hasTitle: true },
  note: { attributes: [], hasTitle: false }
};
function isNumberedDirective(node) {
  return node.type === "containerDirective" && (directives[node.name]?.hasTitle ?? false);
}
function kindOf({ name }) {
  return name === "chart" ? "figure" : name;
}
function titleOf(node) {
  const first = node.children[0];
  return first?.type === "paragraph" && first.data?.directiveLabel ? first : void 0;
}
function captionOf(node) {
  const title = titleOf(node);
  return title ? toString(title) : "";
}

// scripts/markdown/references.ts
function referencedId(url) {
  if (!url.startsWith("#") || url.length === 1) return void 0;
  try {
    return decodeURIComponent(url.slice(1));
  } catch {
    return url.slice(1);
  }
}

// scripts/markdown/section-number.ts
function sectionNumberOf(heading) {
  const match = matchNumber(heading);
  return match?.[1].split(".").map(Number);
}
function sectionNumberLength(heading) {
  return matchNumber(heading)?.[0].length ?? 0;
}
function formatSectionNumber(number3) {
  return `${number3.join(".")}.`;
}
function matchNumber(heading) {
  const first = heading.children[0];
  return first?.type === "text" ? /^(\d{1,3}(?:\.\d{1,3})*)\.[ \t\n\u00a0]+/.exec(first.value) : null;
}

// scripts/markdown/section-facts.ts
function numberedNodesOf(tree) {
  const nodes = { callouts: [], targets: [], charts: [] };
  walk(tree, false, (node, inNote) => {
    if (node.type === "footnoteReference" && !inNote) nodes.callouts.push(node);
    else if (node.type === "heading") nodes.targets.push(node);
    else if (isNumberedDirective(node)) {
      nodes.targets.push(node);
      if (node.name === "chart") nodes.charts.push(node);
    }
  });
  return nodes;
}
function factsOf(tree) {
  const facts = {
    callouts: [],
    definitions: [],
    targets: [],
    ids: [],
    references: [],
    pictures: [],
    charts: []
  };
  const outer = new Set(tree.children);
  walk(tree, false, (node, inNote) => {
    const { position } = node;
    const isInner = !outer.has(node);
    const id = givenId(node);
    if (id !== void 0) facts.ids.push({ id, position });
    if (node.type === "footnoteReference") {
      facts.callouts.push({ ...nameOf2(node), inNote });
    } else if (node.type === "footnoteDefinition") {
      facts.definitions.push({ ...nameOf2(node), ...contentOf(node) });
    } else if (node.type === "heading") {
      const title = toString2(node).slice(sectionNumberLength(node)).trim();
      const number3 = sectionNumberOf(node);
      facts.targets.push({ kind: "section", level: node.depth, isInner, number: number3, title, id, position });
    } else if (isNumberedDirective(node)) {
      if (node.name === "chart") {
        const { data, type, alt } = node.attributes ?? {};
        facts.charts.push({ data: data ?? "", type: type ?? "", alt: alt ?? "", position });
      }
      const [kind, title] = [kindOf(node), captionOf(node)];
      facts.targets.push({ kind, level: 0, isInner, number: void 0, title, id, position });
    } else if (node.type === "link") {
      const reference = referencedId(node.url);
      if (reference !== void 0) facts.references.push({ id: reference, position });
    } else if (node.type === "image") {
      facts.pictures.push({ url: node.url, position });
    }
  });
  return facts;
}
function contentOf(note) {
  const addresses = [];
  eachNode(note, (node) => {
    if (node.type === "link" && referencedId(node.url) === void 0) addresses.push(node.url);
  });
  const paragraphs2 = note.children.map((block) => toString2(block).replaceAll(/\s+/g, " ").trim());
  const content = JSON.stringify(note.children, (key, value) => key === "position" ? void 0 : value);
  return { text: paragraphs2.join(" "), addresses, hash: hashOf(content).slice(0, 16) };
}
function nameOf2(node) {
  return { identifier: node.identifier, label: node.label ?? node.identifier, position: node.position };
}
function walk(node, inNote, see) {
  see(node, inNote);
  if (!("children" in node)) return;
  for (const child of node.children) walk(child, inNote || node.type === "footnoteDefinition", see);
}

// scripts/report/kept-messages.ts
function keepMessages({ messages }) {
  return messages.map(({ reason, ruleId, fatal, place }) => ({ reason, ruleId: ruleId ?? "", fatal, place }));
}
function restoreMessages(file, messages) {
  for (const { reason, ruleId, fatal, place } of messages) {
    const message = file.message(reason, { ruleId, source: "report", ...place ? { place } : {} });
    message.fatal = fatal;
  }
}

// scripts/html/labels.ts
var labels = {
  bg: {
    notes: "\u0411\u0435\u043B\u0435\u0436\u043A\u0438",
    contents: "\u0421\u044A\u0434\u044A\u0440\u0436\u0430\u043D\u0438\u0435",
    section: "\u0420\u0430\u0437\u0434\u0435\u043B",
    box: "\u041A\u0430\u0440\u0435",
    figure: "\u0424\u0438\u0433\u0443\u0440\u0430",
    table: "\u0422\u0430\u0431\u043B\u0438\u0446\u0430",
    figures: "\u0421\u043F\u0438\u0441\u044A\u043A \u043D\u0430 \u0444\u0438\u0433\u0443\u0440\u0438\u0442\u0435",
    tables: "\u0421\u043F\u0438\u0441\u044A\u043A \u043D\u0430 \u0442\u0430\u0431\u043B\u0438\u0446\u0438\u0442\u0435",
    boxes: "\u0421\u043F\u0438\u0441\u044A\u043A \u043D\u0430 \u043A\u0430\u0440\u0435\u0442\u0430\u0442\u0430",
    foreword: "\u041F\u0440\u0435\u0434\u0433\u043E\u0432\u043E\u0440",
    acknowledgements: "\u0411\u043B\u0430\u0433\u043E\u0434\u0430\u0440\u043D\u043E\u0441\u0442\u0438",
    acronyms: "\u0410\u043A\u0440\u043E\u043D\u0438\u043C\u0438 \u0438 \u0441\u044A\u043A\u0440\u0430\u0449\u0435\u043D\u0438\u044F",
    introduction: "\u0412\u044A\u0432\u0435\u0434\u0435\u043D\u0438\u0435",
    annex: "\u041F\u0440\u0438\u043B\u043E\u0436\u0435\u043D\u0438\u0435",
    source: "\u0418\u0437\u0442\u043E\u0447\u043D\u0438\u043A",
    print: "\u041F\u0435\u0447\u0430\u0442\u043D\u043E \u0438\u0437\u0434\u0430\u043D\u0438\u0435",
    page: "\u0441\u0442\u0440\u0430\u043D\u0438\u0446\u0430 {page}",
    printedBy: "\u041E\u0442\u043F\u0435\u0447\u0430\u0442\u0430\u043D\u043E \u043E\u0442 {name}",
    completed: "\u0420\u044A\u043A\u043E\u043F\u0438\u0441\u044A\u0442 \u0435 \u0437\u0430\u0432\u044A\u0440\u0448\u0435\u043D \u043F\u0440\u0435\u0437 {date}",
    notesToPages: "\u0411\u0435\u043B\u0435\u0436\u043A\u0438 \u043A\u044A\u043C \u0441\u0442\u0440\u0430\u043D\u0438\u0446\u0438 {first}\u2013{last}",
    notesToPage: "\u0411\u0435\u043B\u0435\u0436\u043A\u0438 \u043A\u044A\u043C \u0441\u0442\u0440\u0430\u043D\u0438\u0446\u0430 {page}",
    continued: "(\u043F\u0440\u043E\u0434\u044A\u043B\u0436\u0435\u043D\u0438\u0435)",
    citeAs: "\u041C\u043E\u043B\u044F, \u0446\u0438\u0442\u0438\u0440\u0430\u0439\u0442\u0435 \u043A\u0430\u0442\u043E",
    citedIn: "\u0432"
  },
  cs: {
    notes: "Pozn\xE1mky",
    contents: "Obsah",
    section: "Odd\xEDl",
    box: "R\xE1me\u010Dek",
    figure: "Obr\xE1zek",
    table: "Tabulka",
    figures: "Seznam obr\xE1zk\u016F",
    tables: "Seznam tabulek",
    boxes: "Seznam r\xE1me\u010Dk\u016F",
    foreword: "P\u0159edmluva",
    acknowledgements: "Pod\u011Bkov\xE1n\xED",
    acronyms: "Akronymy a zkratky",
    introduction: "\xDAvod",
    annex: "P\u0159\xEDloha",
    source: "Zdroj",
    print: "Ti\u0161t\u011Bn\xE9 vyd\xE1n\xED",
    page: "strana {page}",
    printedBy: "Tisk: {name}",
    completed: "Rukopis dokon\u010Den: {date}",
    notesToPages: "Pozn\xE1mky ke stran\xE1m {first}\u2013{last}",
    notesToPage: "Pozn\xE1mky ke stran\u011B {page}",
    continued: "(pokra\u010Dov\xE1n\xED)",
    citeAs: "Citujte pros\xEDm takto",
    citedIn: "in"
  },
  da: {
    notes: "Noter",
    contents: "Indhold",
    section: "Afsnit",
    box: "Boks",
    figure: "Figur",
    table: "Tabel",
    figures: "Liste over figurer",
    tables: "Liste over tabeller",
    boxes: "Liste over bokse",
    foreword: "Forord",
    acknowledgements: "Tak",
    acronyms: "Akronymer og forkortelser",
    introduction: "Indledning",
    annex: "Bilag",
    source: "Kilde",
    print: "Trykt udgave",
    page: "side {page}",
    printedBy: "Trykt af {name}",
    completed: "Manuskript afsluttet i {date}",
    notesToPages: "Noter til side {first}-{last}",
    notesToPage: "Noter til side {page}",
    continued: "(fortsat)",
    citeAs: "Bedes citeret som",
    citedIn: "i"
  },
  de: {
    notes: "Anmerkungen",
    contents: "Inhalt",
    section: "Abschnitt",
    box: "Kasten",
    figure: "Abbildung",
    table: "Tabelle",
    figures: "Abbildungsverzeichnis",
    tables: "Tabellenverzeichnis",
    boxes: "Verzeichnis der K\xE4sten",
    foreword: "Vorwort",
    acknowledgements: "Danksagung",
    acronyms: "Akronyme und Abk\xFCrzungen",
    introduction: "Einleitung",
    annex: "Anhang",
    source: "Quelle",
    print: "Druckfassung",
    page: "Seite {page}",
    printedBy: "Gedruckt von {name}",
    completed: "Manuskript abgeschlossen im {date}",
    notesToPages: "Anmerkungen zu den Seiten {first}\u2013{last}",
    notesToPage: "Anmerkungen zu Seite {page}",
    continued: "(Fortsetzung)",
    citeAs: "Bitte wie folgt zitieren",
    citedIn: "in"
  },
  el: {
    notes: "\u03A3\u03B7\u03BC\u03B5\u03B9\u03CE\u03C3\u03B5\u03B9\u03C2",
    contents: "\u03A0\u03B5\u03C1\u03B9\u03B5\u03C7\u03CC\u03BC\u03B5\u03BD\u03B1",
    section: "\u0395\u03BD\u03CC\u03C4\u03B7\u03C4\u03B1",
    box: "\u03A0\u03BB\u03B1\u03AF\u03C3\u03B9\u03BF",
    figure: "\u0394\u03B9\u03AC\u03B3\u03C1\u03B1\u03BC\u03BC\u03B1",
    table: "\u03A0\u03AF\u03BD\u03B1\u03BA\u03B1\u03C2",
    figures: "\u039A\u03B1\u03C4\u03AC\u03BB\u03BF\u03B3\u03BF\u03C2 \u03B4\u03B9\u03B1\u03B3\u03C1\u03B1\u03BC\u03BC\u03AC\u03C4\u03C9\u03BD",
    tables: "\u039A\u03B1\u03C4\u03AC\u03BB\u03BF\u03B3\u03BF\u03C2 \u03C0\u03B9\u03BD\u03AC\u03BA\u03C9\u03BD",
    boxes: "\u039A\u03B1\u03C4\u03AC\u03BB\u03BF\u03B3\u03BF\u03C2 \u03C0\u03BB\u03B1\u03B9\u03C3\u03AF\u03C9\u03BD",
    foreword: "\u03A0\u03C1\u03CC\u03BB\u03BF\u03B3\u03BF\u03C2",
    acknowledgements: "\u0395\u03C5\u03C7\u03B1\u03C1\u03B9\u03C3\u03C4\u03AF\u03B5\u03C2",
    acronyms: "\u0391\u03BA\u03C1\u03C9\u03BD\u03CD\u03BC\u03B9\u03B1 \u03BA\u03B1\u03B9 \u03C3\u03C5\u03BD\u03C4\u03BF\u03BC\u03BF\u03B3\u03C1\u03B1\u03C6\u03AF\u03B5\u03C2",
    introduction: "\u0395\u03B9\u03C3\u03B1\u03B3\u03C9\u03B3\u03AE",
    annex: "\u03A0\u03B1\u03C1\u03AC\u03C1\u03C4\u03B7\u03BC\u03B1",
    source: "\u03A0\u03B7\u03B3\u03AE",
    print: "\u0388\u03BD\u03C4\u03C5\u03C0\u03B7 \u03AD\u03BA\u03B4\u03BF\u03C3\u03B7",
    page: "\u03C3\u03B5\u03BB\u03AF\u03B4\u03B1 {page}",
    printedBy: "\u0395\u03BA\u03C4\u03CD\u03C0\u03C9\u03C3\u03B7: {name}",
    completed: "\u039F\u03BB\u03BF\u03BA\u03BB\u03AE\u03C1\u03C9\u03C3\u03B7 \u03C7\u03B5\u03B9\u03C1\u03BF\u03B3\u03C1\u03AC\u03C6\u03BF\u03C5: {date}",
    notesToPages: "\u03A3\u03B7\u03BC\u03B5\u03B9\u03CE\u03C3\u03B5\u03B9\u03C2 \u03C3\u03C4\u03B9\u03C2 \u03C3\u03B5\u03BB\u03AF\u03B4\u03B5\u03C2 {first}\u2013{last}",
    notesToPage: "\u03A3\u03B7\u03BC\u03B5\u03B9\u03CE\u03C3\u03B5\u03B9\u03C2 \u03C3\u03C4\u03B7 \u03C3\u03B5\u03BB\u03AF\u03B4\u03B1 {page}",
    continued: "(\u03C3\u03C5\u03BD\u03AD\u03C7\u03B5\u03B9\u03B1)",
    citeAs: "\u039D\u03B1 \u03B1\u03BD\u03B1\u03C6\u03AD\u03C1\u03B5\u03C4\u03B1\u03B9 \u03C9\u03C2",
    citedIn: "\u03C3\u03C4\u03BF"
  },
  en: {
    notes: "Notes",
    contents: "Contents",
    section: "Section",
    box: "Box",
    figure: "Figure",
    table: "Table",
    figures: "List of figures",
    tables: "List of tables",
    boxes: "List of boxes",
    foreword: "Foreword",
    acknowledgements: "Acknowledgements",
    acronyms: "Acronyms and abbreviations",
    introduction: "Introduction",
    annex: "Annex",
    source: "Source",
    print: "Print",
    page: "page {page}",
    printedBy: "Printed by {name}",
    completed: "Manuscript completed in {date}",
    notesToPages: "Notes to pages {first}\u2013{last}",
    notesToPage: "Notes to page {page}",
    continued: "(continued)",
    citeAs: "Please cite as",
    citedIn: "in"
  },
  es: {
    notes: "Notas",
    contents: "\xCDndice",
    section: "Secci\xF3n",
    box: "Recuadro",
    figure: "Gr\xE1fico",
    table: "Cuadro",
    figures: "Lista de gr\xE1ficos",
    tables: "Lista de cuadros",
    boxes: "Lista de recuadros",
    foreword: "Pr\xF3logo",
    acknowledgements: "Agradecimientos",
    acronyms: "Siglas y abreviaturas",
    introduction: "Introducci\xF3n",
    annex: "Anexo",
    source: "Fuente",
    print: "Versi\xF3n impresa",
    page: "p\xE1gina {page}",
    printedBy: "Impreso por {name}",
    completed: "Manuscrito terminado en {date}",
    notesToPages: "Notas de las p\xE1ginas {first}-{last}",
    notesToPage: "Notas de la p\xE1gina {page}",
    continued: "(continuaci\xF3n)",
    citeAs: "C\xEDtese como",
    citedIn: "en"
  },
  et: {
    notes: "M\xE4rkused",
    contents: "Sisukord",
    section: "Jagu",
    box: "Tekstikast",
    figure: "Joonis",
    table: "Tabel",
    figures: "Jooniste loetelu",
    tables: "Tabelite loetelu",
    boxes: "Tekstikastide loetelu",
    foreword: "Eess\xF5na",
    acknowledgements: "T\xE4nuavaldused",
    acronyms: "Akron\xFC\xFCmid ja l\xFChendid",
    introduction: "Sissejuhatus",
    annex: "Lisa",
    source: "Allikas",
    print: "Tr\xFCkiv\xE4ljaanne",
    page: "lk {page}",
    printedBy: "Tr\xFCkkinud {name}",
    completed: "K\xE4sikiri valminud: {date}",
    notesToPages: "M\xE4rkused lehek\xFClgede {first}\u2013{last} kohta",
    notesToPage: "M\xE4rkused lehek\xFClje {page} kohta",
    continued: "(j\xE4rg)",
    citeAs: "Palume viidata j\xE4rgmiselt",
    citedIn: "in"
  },
  fi: {
    notes: "Viitteet",
    contents: "Sis\xE4llys",
    section: "Jakso",
    box: "Laatikko",
    figure: "Kuvio",
    table: "Taulukko",
    figures: "Kuvioluettelo",
    tables: "Taulukkoluettelo",
    boxes: "Laatikkoluettelo",
    foreword: "Esipuhe",
    acknowledgements: "Kiitokset",
    acronyms: "Akronyymit ja lyhenteet",
    introduction: "Johdanto",
    annex: "Liite",
    source: "L\xE4hde",
    print: "Painettu julkaisu",
    page: "sivu {page}",
    printedBy: "Painaja: {name}",
    completed: "K\xE4sikirjoitus valmistunut: {date}",
    notesToPages: "Sivujen {first}\u2013{last} viitteet",
    notesToPage: "Sivun {page} viitteet",
    continued: "(jatkoa)",
    citeAs: "Viitataan seuraavasti",
    citedIn: "teoksessa"
  },
  fr: {
    notes: "Notes",
    contents: "Table des mati\xE8res",
    section: "Section",
    box: "Encadr\xE9",
    figure: "Graphique",
    table: "Tableau",
    figures: "Liste des graphiques",
    tables: "Liste des tableaux",
    boxes: "Liste des encadr\xE9s",
    foreword: "Avant-propos",
    acknowledgements: "Remerciements",
    acronyms: "Sigles et abr\xE9viations",
    introduction: "Introduction",
    annex: "Annexe",
    source: "Source",
    print: "Version imprim\xE9e",
    page: "page {page}",
    printedBy: "Imprim\xE9 par {name}",
    completed: "Manuscrit achev\xE9 en {date}",
    notesToPages: "Notes des pages {first} \xE0 {last}",
    notesToPage: "Notes de la page {page}",
    continued: "(suite)",
    citeAs: "Veuillez citer comme suit",
    citedIn: "dans"
  },
  ga: {
    notes: "N\xF3ta\xED",
    contents: "Cl\xE1r",
    section: "Roinn",
    box: "Bosca",
    figure: "F\xEDor",
    table: "T\xE1bla",
    figures: "Liosta na bhf\xEDoracha",
    tables: "Liosta na dt\xE1bla\xED",
    boxes: "Liosta na mbosca\xED",
    foreword: "Brollach",
    acknowledgements: "Admh\xE1lacha",
    acronyms: "Acrainmneacha agus giorr\xFAch\xE1in",
    introduction: "R\xE9amhr\xE1",
    annex: "Iarscr\xEDbhinn",
    source: "Foinse",
    print: "Leagan cl\xF3ite",
    page: "leathanach {page}",
    printedBy: "Arna chl\xF3bhualadh ag {name}",
    completed: "L\xE1mhscr\xEDbhinn cr\xEDochnaithe: {date}",
    notesToPages: "N\xF3ta\xED ar leathanaigh {first}\u2013{last}",
    notesToPage: "N\xF3ta\xED ar leathanach {page}",
    continued: "(ar lean)",
    citeAs: "Luaigh mar seo a leanas",
    citedIn: "in"
  },
  hr: {
    notes: "Bilje\u0161ke",
    contents: "Sadr\u017Eaj",
    section: "Odjeljak",
    box: "Okvir",
    figure: "Slika",
    table: "Tablica",
    figures: "Popis slika",
    tables: "Popis tablica",
    boxes: "Popis okvira",
    foreword: "Predgovor",
    acknowledgements: "Zahvale",
    acronyms: "Akronimi i kratice",
    introduction: "Uvod",
    annex: "Prilog",
    source: "Izvor",
    print: "Tiskano izdanje",
    page: "stranica {page}",
    printedBy: "Tisak: {name}",
    completed: "Rukopis dovr\u0161en: {date}",
    notesToPages: "Bilje\u0161ke uz stranice {first}\u2013{last}",
    notesToPage: "Bilje\u0161ke uz stranicu {page}",
    continued: "(nastavak)",
    citeAs: "Citirati kao",
    citedIn: "u"
  },
  hu: {
    notes: "Jegyzetek",
    contents: "Tartalom",
    section: "szakasz",
    box: "h\xE1tt\xE9rmagyar\xE1zat",
    figure: "\xE1bra",
    table: "t\xE1bl\xE1zat",
    figures: "\xC1br\xE1k jegyz\xE9ke",
    tables: "T\xE1bl\xE1zatok jegyz\xE9ke",
    boxes: "H\xE1tt\xE9rmagyar\xE1zatok jegyz\xE9ke",
    foreword: "El\u0151sz\xF3",
    acknowledgements: "K\xF6sz\xF6netnyilv\xE1n\xEDt\xE1s",
    acronyms: "Bet\u0171szavak \xE9s r\xF6vid\xEDt\xE9sek",
    introduction: "Bevezet\xE9s",
    annex: "Mell\xE9klet",
    source: "Forr\xE1s",
    print: "Nyomtatott kiad\xE1s",
    page: "{page}. oldal",
    printedBy: "Nyomta: {name}",
    completed: "A k\xE9zirat lez\xE1rva: {date}",
    notesToPages: "Jegyzetek ({first}\u2013{last}. oldal)",
    notesToPage: "Jegyzetek ({page}. oldal)",
    continued: "(folytat\xE1s)",
    citeAs: "K\xE9rj\xFCk, \xEDgy hivatkozzon r\xE1",
    citedIn: "in"
  },
  it: {
    notes: "Note",
    contents: "Indice",
    section: "Sezione",
    box: "Riquadro",
    figure: "Figura",
    table: "Tabella",
    figures: "Elenco delle figure",
    tables: "Elenco delle tabelle",
    boxes: "Elenco dei riquadri",
    foreword: "Prefazione",
    acknowledgements: "Ringraziamenti",
    acronyms: "Acronimi e abbreviazioni",
    introduction: "Introduzione",
    annex: "Allegato",
    source: "Fonte",
    print: "Versione cartacea",
    page: "pagina {page}",
    printedBy: "Stampato da {name}",
    completed: "Manoscritto completato nel mese di {date}",
    notesToPages: "Note alle pagine {first}-{last}",
    notesToPage: "Note alla pagina {page}",
    continued: "(segue)",
    citeAs: "Citare come segue",
    citedIn: "in"
  },
  lt: {
    notes: "Pastabos",
    contents: "Turinys",
    section: "skirsnis",
    box: "langelis",
    figure: "diagrama",
    table: "lentel\u0117",
    figures: "Diagram\u0173 s\u0105ra\u0161as",
    tables: "Lenteli\u0173 s\u0105ra\u0161as",
    boxes: "Langeli\u0173 s\u0105ra\u0161as",
    foreword: "Pratarm\u0117",
    acknowledgements: "Pad\u0117ka",
    acronyms: "Akronimai ir santrumpos",
    introduction: "\u012Evadas",
    annex: "Priedas",
    source: "\u0160altinis",
    print: "Spausdintas leidinys",
    page: "{page} puslapis",
    printedBy: "I\u0161spausdino {name}",
    completed: "Rankra\u0161tis baigtas: {date}",
    notesToPages: "{first}\u2013{last} puslapi\u0173 pastabos",
    notesToPage: "{page} puslapio pastabos",
    continued: "(t\u0119sinys)",
    citeAs: "Pra\u0161om cituoti taip",
    citedIn: "in"
  },
  lv: {
    notes: "Piez\u012Bmes",
    contents: "Saturs",
    section: "ieda\u013Ca",
    box: "izc\u0113lums",
    figure: "att\u0113ls",
    table: "tabula",
    figures: "Att\u0113lu saraksts",
    tables: "Tabulu saraksts",
    boxes: "Izc\u0113lumu saraksts",
    foreword: "Priek\u0161v\u0101rds",
    acknowledgements: "Pateic\u012Bbas",
    acronyms: "Akron\u012Bmi un sa\u012Bsin\u0101jumi",
    introduction: "Ievads",
    annex: "Pielikums",
    source: "Avots",
    print: "Druk\u0101tais izdevums",
    page: "{page}. lappuse",
    printedBy: "Iespiests: {name}",
    completed: "Manuskripts pabeigts: {date}",
    notesToPages: "{first}.\u2013{last}. lappuses piez\u012Bmes",
    notesToPage: "{page}. lappuses piez\u012Bmes",
    continued: "(turpin\u0101jums)",
    citeAs: "L\u016Bdzam cit\u0113t \u0161\u0101di",
    citedIn: "in"
  },
  mt: {
    notes: "Noti",
    contents: "Werrej",
    section: "Taqsima",
    box: "Kaxxa",
    figure: "Figura",
    table: "Tabella",
    figures: "Lista ta\u2019 figuri",
    tables: "Lista ta\u2019 tabelli",
    boxes: "Lista ta\u2019 kaxxi",
    foreword: "Da\u0127la",
    acknowledgements: "Ringrazzjamenti",
    acronyms: "Akronimi u abbrevjazzjonijiet",
    introduction: "Introduzzjoni",
    annex: "Anness",
    source: "Sors",
    print: "Ver\u017Cjoni stampata",
    page: "pa\u0121na {page}",
    printedBy: "Stampat minn {name}",
    completed: "Manuskritt ikkompletat: {date}",
    notesToPages: "Noti g\u0127all-pa\u0121ni {first}\u2013{last}",
    notesToPage: "Noti g\u0127all-pa\u0121na {page}",
    continued: "(kontinwazzjoni)",
    citeAs: "Jekk jog\u0127\u0121bok ikkwota b\u0127ala",
    citedIn: "fi"
  },
  nl: {
    notes: "Noten",
    contents: "Inhoud",
    section: "Paragraaf",
    box: "Kader",
    figure: "Figuur",
    table: "Tabel",
    figures: "Lijst van figuren",
    tables: "Lijst van tabellen",
    boxes: "Lijst van kaders",
    foreword: "Voorwoord",
    acknowledgements: "Dankwoord",
    acronyms: "Acroniemen en afkortingen",
    introduction: "Inleiding",
    annex: "Bijlage",
    source: "Bron",
    print: "Gedrukte versie",
    page: "bladzijde {page}",
    printedBy: "Gedrukt door {name}",
    completed: "Manuscript voltooid in {date}",
    notesToPages: "Noten bij de bladzijden {first}-{last}",
    notesToPage: "Noten bij bladzijde {page}",
    continued: "(vervolg)",
    citeAs: "Gelieve te citeren als",
    citedIn: "in"
  },
  pl: {
    notes: "Przypisy",
    contents: "Spis tre\u015Bci",
    section: "Sekcja",
    box: "Ramka",
    figure: "Wykres",
    table: "Tabela",
    figures: "Spis wykres\xF3w",
    tables: "Spis tabel",
    boxes: "Spis ramek",
    foreword: "Przedmowa",
    acknowledgements: "Podzi\u0119kowania",
    acronyms: "Akronimy i skr\xF3ty",
    introduction: "Wprowadzenie",
    annex: "Za\u0142\u0105cznik",
    source: "\u0179r\xF3d\u0142o",
    print: "Wersja drukowana",
    page: "strona {page}",
    printedBy: "Druk: {name}",
    completed: "Manuskrypt uko\u0144czono: {date}",
    notesToPages: "Przypisy do stron {first}\u2013{last}",
    notesToPage: "Przypisy do strony {page}",
    continued: "(ci\u0105g dalszy)",
    citeAs: "Prosimy cytowa\u0107 jako",
    citedIn: "w"
  },
  pt: {
    notes: "Notas",
    contents: "\xCDndice",
    section: "Sec\xE7\xE3o",
    box: "Caixa",
    figure: "Figura",
    table: "Quadro",
    figures: "Lista de figuras",
    tables: "Lista de quadros",
    boxes: "Lista de caixas",
    foreword: "Pref\xE1cio",
    acknowledgements: "Agradecimentos",
    acronyms: "Siglas e abreviaturas",
    introduction: "Introdu\xE7\xE3o",
    annex: "Anexo",
    source: "Fonte",
    print: "Vers\xE3o impressa",
    page: "p\xE1gina {page}",
    printedBy: "Impresso por {name}",
    completed: "Manuscrito terminado em {date}",
    notesToPages: "Notas das p\xE1ginas {first}-{last}",
    notesToPage: "Notas da p\xE1gina {page}",
    continued: "(continua\xE7\xE3o)",
    citeAs: "Citar como",
    citedIn: "in"
  },
  ro: {
    notes: "Note",
    contents: "Cuprins",
    section: "Sec\u021Biunea",
    box: "Caseta",
    figure: "Figura",
    table: "Tabelul",
    figures: "Lista figurilor",
    tables: "Lista tabelelor",
    boxes: "Lista casetelor",
    foreword: "Cuv\xE2nt-\xEEnainte",
    acknowledgements: "Mul\u021Bumiri",
    acronyms: "Acronime \u0219i abrevieri",
    introduction: "Introducere",
    annex: "Anexa",
    source: "Sursa",
    print: "Versiune tip\u0103rit\u0103",
    page: "pagina {page}",
    printedBy: "Tip\u0103rit de {name}",
    completed: "Manuscris finalizat \xEEn {date}",
    notesToPages: "Note la paginile {first}-{last}",
    notesToPage: "Note la pagina {page}",
    continued: "(continuare)",
    citeAs: "A se cita ca",
    citedIn: "\xEEn"
  },
  sk: {
    notes: "Pozn\xE1mky",
    contents: "Obsah",
    section: "Oddiel",
    box: "R\xE1m\u010Dek",
    figure: "Graf",
    table: "Tabu\u013Eka",
    figures: "Zoznam grafov",
    tables: "Zoznam tabuliek",
    boxes: "Zoznam r\xE1m\u010Dekov",
    foreword: "Predslov",
    acknowledgements: "Po\u010Fakovanie",
    acronyms: "Akronymy a skratky",
    introduction: "\xDAvod",
    annex: "Pr\xEDloha",
    source: "Zdroj",
    print: "Tla\u010Den\xE9 vydanie",
    page: "strana {page}",
    printedBy: "Tla\u010D: {name}",
    completed: "Rukopis dokon\u010Den\xFD: {date}",
    notesToPages: "Pozn\xE1mky k stran\xE1m {first} \u2013 {last}",
    notesToPage: "Pozn\xE1mky k strane {page}",
    continued: "(pokra\u010Dovanie)",
    citeAs: "Citujte takto",
    citedIn: "in"
  },
  sl: {
    notes: "Opombe",
    contents: "Kazalo",
    section: "Oddelek",
    box: "Okvir",
    figure: "Slika",
    table: "Preglednica",
    figures: "Seznam slik",
    tables: "Seznam preglednic",
    boxes: "Seznam okvirov",
    foreword: "Predgovor",
    acknowledgements: "Zahvale",
    acronyms: "Kratice in okraj\u0161ave",
    introduction: "Uvod",
    annex: "Priloga",
    source: "Vir",
    print: "Tiskana izdaja",
    page: "stran {page}",
    printedBy: "Tisk: {name}",
    completed: "Rokopis dokon\u010Dan: {date}",
    notesToPages: "Opombe k stranem {first}\u2013{last}",
    notesToPage: "Opombe k strani {page}",
    continued: "(nadaljevanje)",
    citeAs: "Navajajte kot",
    citedIn: "v"
  },
  sv: {
    notes: "Noter",
    contents: "Inneh\xE5ll",
    section: "Avsnitt",
    box: "Ruta",
    figure: "Figur",
    table: "Tabell",
    figures: "F\xF6rteckning \xF6ver figurer",
    tables: "F\xF6rteckning \xF6ver tabeller",
    boxes: "F\xF6rteckning \xF6ver rutor",
    foreword: "F\xF6rord",
    acknowledgements: "Tack",
    acronyms: "Akronymer och f\xF6rkortningar",
    introduction: "Inledning",
    annex: "Bilaga",
    source: "K\xE4lla",
    print: "Tryckt utg\xE5va",
    page: "sidan {page}",
    printedBy: "Tryckt av {name}",
    completed: "Manuskriptet f\xE4rdigst\xE4llt i {date}",
    notesToPages: "Noter till sidorna {first}\u2013{last}",
    notesToPage: "Noter till sidan {page}",
    continued: "(forts\xE4ttning)",
    citeAs: "Citeras som",
    citedIn: "i"
  }
};
var numberFirst = /* @__PURE__ */ new Set(["hu", "lt", "lv"]);
function labelsOf(language) {
  return labels[language];
}
function nameOfTarget(kind, number3, language) {
  const word2 = labels[language][kind];
  if (!numberFirst.has(language)) return `${word2}\xA0${number3}`;
  const ordinal = language === "lt" || number3.endsWith(".") ? number3 : `${number3}.`;
  return `${ordinal}\xA0${word2}`;
}

// scripts/html/section-to-hast.ts
import { toHast } from "mdast-util-to-hast";

// scripts/markdown/table-form.ts
var tableCounts = { "head-rows": 1, "head-columns": 0 };
function tableFormOf(directive2) {
  const count = (name) => {
    const written = directive2?.attributes?.[name] ?? "";
    return /^\d{1,3}$/.test(written) ? Math.max(tableCounts[name], Number(written)) : void 0;
  };
  return {
    headRows: count("head-rows") ?? 1,
    headColumns: count("head-columns"),
    isWide: directive2?.attributes?.class === "wide"
  };
}

// scripts/html/roman-numeral.ts
var signs = [
  [1e3, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"]
];
function romanNumeral(number3) {
  let rest = number3;
  let numeral = "";
  for (const [value, sign] of signs) {
    while (rest >= value) {
      numeral += sign;
      rest -= value;
    }
  }
  return numeral;
}

// scripts/html/note-name.ts
function noteId({ series, number: number3 }) {
  return series === "endnote" ? `note-${number3}` : `footnote-${number3}`;
}
function noteNumeral({ series, number: number3 }) {
  return series === "endnote" ? String(number3) : romanNumeral(number3);
}

// scripts/html/page-slots.ts
var placeholder = "000";

// scripts/html/sanitise.ts
init_complain();
import rehypeRaw from "rehype-raw";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import { unified } from "unified";
import { visit } from "unist-util-visit";
var extraElements = ["abbr", "bdi", "bdo", "cite", "dfn", "mark", "small", "wbr", "u"];
var refusedElements = /* @__PURE__ */ new Set(["picture", "source"]);
var onlyFromMarkdown = /* @__PURE__ */ new Set(["img", "input"]);
var schema = {
  ...defaultSchema,
  clobberPrefix: "",
  tagNames: [...(defaultSchema.tagNames ?? []).filter((name) => !refusedElements.has(name)), "aside", ...extraElements],
  attributes: {
    ...defaultSchema.attributes,
    "*": [
      "className",
      "id",
      "lang",
      "dir",
      "title",
      "dataGenerated",
      "dataContinued",
      "dataPageRef",
      "dataWebText",
      "dataChart",
      "dataHeadColumns",
      "colSpan",
      "rowSpan",
      "align",
      "scope"
    ],
    a: ["href"],
    img: ["src", "alt", "width", "height"],
    input: ["type", "checked", "disabled"],
    ol: ["start", "type", "reversed"],
    li: ["value"],
    td: ["headers"],
    th: ["headers", "abbr"]
  },
  protocols: { href: ["http", "https", "mailto"], src: ["file", "data"], cite: ["http", "https"] }
};
function sanitise(hast, file) {
  const written = /* @__PURE__ */ new Set();
  visit(hast, "element", (node) => void written.add(keyOf(node)));
  const parsed = parseRaw(hast, file);
  visit(parsed, "element", (node) => {
    const isMarkdowns = written.has(keyOf(node));
    if (!schema.tagNames.includes(node.tagName) || onlyFromMarkdown.has(node.tagName) && !isMarkdowns) {
      complain(file, "dropped-html", { what: `element <${node.tagName}>` }, node);
      return;
    }
    const allowed = new Set(
      [...schema.attributes[node.tagName] ?? [], ...schema.attributes["*"]].map(nameOfAttribute)
    );
    for (const name of Object.keys(node.properties)) {
      if (!allowed.has(name)) complain(file, "dropped-html", { what: `attribute ${name} on <${node.tagName}>` }, node);
    }
  });
  return unified().use(rehypeSanitize, schema).runSync(parsed);
}
function parseRaw(hast, file) {
  try {
    return unified().use(rehypeRaw).runSync(hast, file);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    complain(file, "too-large", { what: "nesting of HTML elements", limit: "some hundred" });
    return { type: "root", children: [] };
  }
}
function nameOfAttribute(definition) {
  return typeof definition === "string" ? definition : definition[0];
}
function keyOf(node) {
  return `${node.tagName}@${node.position?.start?.offset}`;
}

// scripts/html/number-text.ts
var missing = /^(?:[–—\-−]|--|:|\.{2,3}|…|n\/a|n\.a\.|:[ \u00a0\u202f]?\(?[a-z]{1,2}\)?)$/i;
var space = String.raw`[ \u00a0\u2009\u202f]`;
var patterns = /* @__PURE__ */ new Map();
function readNumber(text2, language) {
  if (missing.test(text2)) return { fraction: "", unit: "", closing: "", flag: "" };
  let pattern = patterns.get(language);
  if (!pattern) patterns.set(language, pattern = patternFor(language));
  const groups = pattern.exec(text2)?.groups;
  if (!groups) return void 0;
  const { opening, fraction = "", unit = "", closing = "", flag = "" } = groups;
  return !opening === !closing ? { fraction, unit, closing, flag } : void 0;
}
function isMissing(text2) {
  return missing.test(text2);
}
function patternFor(language) {
  const parts3 = new Intl.NumberFormat(language).formatToParts(12345678e-1);
  const markOf2 = (type) => escape(parts3.find((part) => part.type === type)?.value ?? "");
  const [decimal, group] = [markOf2("decimal"), markOf2("group")];
  const thousands = `(?:${group}|${space}|['\u2019])`;
  return new RegExp(
    String.raw`^(?<opening>[(\[])?${space}?(?:[-−–+±<>≤≥~≈]${space}?)?(?:[€$£]${space}?)?` + String.raw`(?:\d{1,3}(?:${thousands}\d{3})+|\d+)(?<fraction>${decimal}\d+)?` + String.raw`(?<unit>${space}?(?:%|‰|pp|€))?(?<closing>${space}?[)\]])?` + String.raw`(?<flag>${space}?(?:[*†‡§¹²³⁰⁴-⁹]+|\([\p{L}\d*]{1,3}\)|\p{Ll}{1,2}))?$`,
    "u"
  );
}
function escape(mark) {
  return mark.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

// scripts/html/set-tables.ts
function setTables(tree, language) {
  eachNode(tree, (node) => {
    if (node.type === "element" && node.tagName === "table") setTable(node, language);
  });
}
function setTable(table, language) {
  const given = table.properties.dataHeadColumns;
  delete table.properties.dataHeadColumns;
  const { head, columns } = columnsOf(table, language);
  const numeric = columns.map((cells2) => isNumeric(cells2));
  for (const [index, cells2] of columns.entries()) {
    if (!numeric[index]) continue;
    alignColumn(cells2);
    for (const cell of head[index] ?? []) if (!isSpanning(cell)) addClass(cell, "numeric");
  }
  for (const cell of new Set(head.flat())) if (isSpanning(cell)) addClass(cell, "spanner");
  const isEvident = !numeric[0] && numeric.includes(true) && (columns[0] ?? []).every(({ text: text2 }) => text2 !== "");
  const headColumns = given === void 0 ? isEvident ? 1 : 0 : Number(given);
  for (const { element: element3 } of columns.slice(0, headColumns).flat()) {
    if (element3.tagName !== "td") continue;
    element3.tagName = "th";
    element3.properties.scope = "row";
  }
}
function columnsOf(table, language) {
  const head = [];
  const columns = [];
  for (const section of elementsIn(table)) {
    const taken = [];
    for (const row of elementsIn(section)) {
      let column = 0;
      for (const cell of elementsIn(row)) {
        while ((taken[column] ?? 0) > 0) column++;
        if (section.tagName === "thead") (head[column] ??= []).push(cell);
        else if (cell.properties.scope !== "rowgroup") (columns[column] ??= []).push(readCell(cell, language));
        const rows3 = Number(cell.properties.rowSpan ?? 1);
        for (let span = Number(cell.properties.colSpan ?? 1); span > 0; span--) taken[column++] = rows3;
      }
      for (let index = 0; index < taken.length; index++) taken[index] = Math.max(0, (taken[index] ?? 0) - 1);
    }
  }
  return { head: Array.from(head, (cells2) => cells2 ?? []), columns: Array.from(columns, (cells2) => cells2 ?? []) };
}
function readCell(element3, language) {
  const words = { text: "", raised: "" };
  collect(element3, false);
  const text2 = words.text.trim();
  return { element: element3, text: text2, raised: words.raised.trim(), number: readNumber(text2, language) };
  function collect(node, isRaised) {
    if (node.type === "text") {
      const target = isRaised || words.raised !== "" && node.value.trim() === "" ? "raised" : "text";
      words[target] += node.value;
    } else if ("children" in node) {
      for (const child of node.children) {
        collect(child, isRaised || child.type === "element" && child.tagName === "sup");
      }
    }
  }
}
function isNumeric(cells2) {
  const own = cells2.filter(({ element: element3 }) => !isSpanning(element3));
  return own.some(({ text: text2, number: number3 }) => number3 && !isMissing(text2)) && own.every(({ text: text2, number: number3, element: element3 }) => number3 !== void 0 || text2 === "" && element3.children.length === 0) && own.every(({ element: { properties } }) => properties.align !== "left" && properties.align !== "center");
}
var parts = ["unit", "closing", "flag"];
function alignColumn(cells2) {
  const own = cells2.filter(({ number: number3, element: element3 }) => number3 && !isSpanning(element3));
  const longest = (textOf) => own.map(textOf).reduce((best, text2) => text2.length > best.length ? text2 : best, "");
  const fraction = longest(({ number: number3 }) => number3.fraction);
  const widest = parts.map((part) => longest(({ number: number3 }) => number3[part]));
  const raised = longest((cell) => cell.raised);
  for (const cell of own) {
    addClass(cell.element, "numeric");
    setSigns(cell.element, isMissing(cell.text));
    const number3 = cell.number;
    const decimals = number3.fraction ? "0".repeat(fraction.length - number3.fraction.length) : fraction;
    const fill = decimals + parts.map((part, index) => number3[part] ? "" : widest[index]).join("");
    const raisedFill = "0".repeat(raised.length - cell.raised.length);
    if (!fill && !raisedFill) continue;
    let place = cell.element;
    while (place.children.length === 1 && isEmphasis(place.children[0])) place = place.children[0];
    const properties = {
      className: ["fill"],
      ...fill ? { dataFill: fill } : {},
      ...raisedFill ? { dataRaisedFill: raisedFill } : {}
    };
    place.children.push({ type: "element", tagName: "span", properties, children: [] });
  }
}
function setSigns(element3, isDash2) {
  let isFirst = true;
  eachNode(element3, (node) => {
    if (!isFirst || node.type !== "text" || node.value.trim() === "") return;
    isFirst = false;
    node.value = isDash2 ? node.value.replace(/^(\s*)(?:--?|—|−)(\s*)$/, "$1\u2013$2") : node.value.replace(/^(\s*[([]?\s*)[-–](?=\s?[€$£]?\s?\d)/, "$1\u2212");
  });
}
function isEmphasis(node) {
  return node.type === "element" && (node.tagName === "strong" || node.tagName === "em");
}
function isSpanning({ properties }) {
  return Number(properties.colSpan ?? 1) > 1;
}
function addClass({ properties }, name) {
  const names = properties.className;
  properties.className = [...Array.isArray(names) ? names : [], name];
}
function elementsIn({ children }) {
  return children.filter((child) => child.type === "element");
}

// scripts/markdown/parsed-report.ts
function sourceOf({ path }, place) {
  return place ? `${path}:${place.line}:${place.column}` : path;
}
function slugOf(text2) {
  const plain2 = text2.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return plain2.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "") || "report";
}

// scripts/html/stamp-sources.ts
var stamped = new Set("p h1 h2 h3 h4 h5 h6 li tr td th pre blockquote aside div img dt dd table hr ul ol".split(" "));
function stampSources(tree, file) {
  eachNode(tree, (node) => {
    if (node.type !== "element" || !stamped.has(node.tagName)) return;
    if (!node.position || "dataSource" in node.properties) return;
    node.properties.dataSource = sourceOf(file, node.position.start);
  });
}

// scripts/markdown/table-grid.ts
function gridOf(table, headRows) {
  const columnCount = table.align?.length ?? table.children[0]?.children.length ?? 0;
  const problems = [];
  const owners = [];
  const slots = /* @__PURE__ */ new Map();
  for (const [row, { children }] of table.children.entries()) {
    owners.push([]);
    for (let column = 0; column < columnCount; column++) {
      const cell = children[column];
      const owner = ownerOf(cell, row, column) ?? { cell, row, column, rowSpan: 1, columnSpan: 1 };
      owners[row].push(owner);
      const taken = slots.get(owner);
      if (taken) taken.push({ cell, row, column });
      else slots.set(owner, [{ cell, row, column }]);
    }
  }
  for (const [owner, taken] of slots) {
    owner.rowSpan = Math.max(...taken.map(({ row }) => row)) - owner.row + 1;
    owner.columnSpan = Math.max(...taken.map(({ column }) => column)) - owner.column + 1;
    if (taken.length === owner.rowSpan * owner.columnSpan) continue;
    const found = "merged cell of a table that is no rectangle";
    problems.push({ cell: taken.at(-1).cell, found, expected: "`<` and `^` in every row and column that it covers" });
  }
  return {
    rows: owners.map((row, index) => [...new Set(row)].filter((owner) => owner.row === index)),
    columnCount,
    problems,
    extraCells: table.children.flatMap(
      ({ children }) => children.slice(columnCount).filter((cell) => cell.children.length > 0)
    )
  };
  function ownerOf(cell, row, column) {
    const mark = cell && markOf(cell);
    if (!cell || !mark) return void 0;
    if (mark === "^^") {
      problems.push({ cell, found: "`^^` in a table", expected: "`^`, which merges a cell with the one above" });
    } else if (mark === "<") {
      if (column > 0) return owners[row][column - 1];
      problems.push({
        cell,
        found: "`<` in a table's first column",
        expected: "a cell on its left (or `\\<` as text)"
      });
    } else {
      if (row > 0 && row !== headRows) return owners[row - 1][column];
      const where = row === 0 ? "a table's first row" : "the first row below a table's head";
      problems.push({ cell, found: `\`^\` in ${where}`, expected: "a cell above to merge with (or `\\^` as text)" });
    }
    return void 0;
  }
}
function markOf({ children }) {
  const [only] = children;
  if (children.length !== 1 || only?.type !== "text" || !/^(?:<|\^\^?)$/.test(only.value)) return void 0;
  const { start: start2, end } = only.position ?? {};
  const length2 = (end?.offset ?? 0) - (start2?.offset ?? 0);
  return length2 > only.value.length ? void 0 : only.value;
}

// scripts/html/table-to-hast.ts
function tableToHast(state, table, { headRows, headColumns }) {
  const { rows: rows3, columnCount } = gridOf(table, headRows);
  const isTitle2 = (row) => columnCount > 1 && row.length === 1 && row[0].columnSpan === columnCount;
  const groups = [];
  for (const [index, row] of rows3.entries()) {
    const isHead = index < headRows;
    const isGroupTitle = !isHead && isTitle2(row) && row[0].rowSpan === 1;
    if (index === 0) groups.push(elementOf("thead"));
    else if (index === headRows || isGroupTitle) groups.push(elementOf("tbody"));
    const scope = isHead ? "col" : isGroupTitle ? "rowgroup" : void 0;
    const cells2 = row.map((cell) => cellToHast(state, cell, table.align?.[cell.column] ?? void 0, scope));
    const tr = elementOf("tr", isGroupTitle ? { className: ["group-title"] } : {}, state.wrap(cells2, true));
    state.patch(table.children[index], tr);
    groups.at(-1).children.push(tr);
  }
  for (const group of groups) group.children = state.wrap(group.children, true);
  const properties = headColumns === void 0 ? {} : { dataHeadColumns: headColumns };
  const result = elementOf("table", properties, state.wrap(groups, true));
  state.patch(table, result);
  return result;
}
function cellToHast(state, { cell, rowSpan, columnSpan }, align, scope) {
  const properties = {
    ...scope ? { scope } : {},
    ...align ? { align } : {},
    ...columnSpan > 1 ? { colSpan: columnSpan } : {},
    ...rowSpan > 1 ? { rowSpan } : {}
  };
  const result = elementOf(scope ? "th" : "td", properties, cell ? state.all(cell) : []);
  if (cell) state.patch(cell, result);
  return result;
}
function elementOf(tagName, properties = {}, children = []) {
  return { type: "element", tagName, properties, children };
}

// scripts/html/section-to-hast.ts
function toReportHast(tree, context) {
  const hast = toHast(tree, { allowDangerousHtml: true, handlers: handlersFor(context) });
  const clean2 = hasRawHtml(hast) ? sanitise(hast, context.file) : hast;
  if (context.charts.length > 0) insertCharts(clean2, context.charts);
  setTables(clean2, context.language);
  stampSources(clean2, context.file);
  return clean2;
}
function insertCharts(hast, charts) {
  eachNode(hast, (node) => {
    if (node.type !== "element") return;
    const drawn = charts[Number(node.properties.dataChart ?? -1)];
    delete node.properties.dataChart;
    if (!drawn) return;
    node.children = [drawn.svg];
    node.data = { ...node.data, onlyForWeb: drawn.table };
  });
}
function hasRawHtml(hast) {
  return hast.type === "raw" || "children" in hast && hast.children.some((child) => hasRawHtml(child));
}
function handlersFor({ callouts, targets, references, pictures, chartOf, language }) {
  return {
    heading(state, node) {
      const target = targets.get(node);
      const children = state.all(node);
      const first = children[0];
      const length2 = sectionNumberLength(node);
      if (length2 > 0 && first?.type === "text") children.splice(0, 1, { ...first, value: first.value.slice(length2) });
      const number3 = target?.number;
      const properties = { className: ["section-number"], ...length2 > 0 ? {} : { dataGenerated: "" } };
      const heading = element(`h${node.depth}`, target ? { id: target.id } : {}, [
        ...number3 ? [element("span", properties, [text(number3)]), text(" ")] : [],
        element("span", { className: ["heading-title"] }, children)
      ]);
      state.patch(node, heading);
      return state.applyData(node, heading);
    },
    footnoteReference(state, node, parent) {
      const callout2 = callouts.get(node);
      if (!callout2) return void 0;
      const link = element("a", { href: `#${noteId(callout2)}` }, [text(noteNumeral(callout2))]);
      const inRow = siblingOf(node, parent, -1)?.type === "footnoteReference";
      const className = callout2.series === "footnote" ? ["callout", "footnote-callout"] : ["callout"];
      const sup = element("sup", { className, id: callout2.id, dataGenerated: "" }, [
        ...inRow ? [text("\u2009")] : [],
        link
      ]);
      state.patch(node, sup);
      return sup;
    },
    footnoteDefinition: () => void 0,
    link(state, node, parent) {
      const id = referencedId(node.url);
      const target = id === void 0 ? void 0 : references[id];
      const children = state.all(node);
      const given = node.data?.hProperties;
      const properties = { href: node.url, ...given?.id ? { id: given.id } : {} };
      if (target) properties.className = ["reference"];
      if (target && children.length === 0) {
        properties.dataGenerated = "";
        const name = target.number ? nameOfTarget(target.kind, target.number, language) : `\u201C${target.title}\u201D`;
        const shown = name.endsWith(".") && isBeforePunctuation(node, parent) ? name.slice(0, -1) : name;
        if (given?.className?.includes("page")) {
          properties.dataWebText = shown;
          children.push(...toPageReference(id, language));
        } else children.push(text(shown));
      } else if (isAddressItself(node)) {
        properties.className = ["address", ...given?.className ?? []];
      }
      const link = element("a", properties, children);
      state.patch(node, link);
      return link;
    },
    image(state, node) {
      const picture = pictures[node.url];
      const image = element("img", {
        src: picture?.url ?? node.url,
        alt: node.alt ?? "",
        ...picture?.width && picture.height ? { width: picture.width, height: picture.height } : {}
      });
      state.patch(node, image);
      return state.applyData(node, image);
    },
    table(state, node, parent) {
      const directive2 = parent?.type === "containerDirective" && parent.name === "table" ? parent : void 0;
      return tableToHast(state, node, tableFormOf(directive2));
    },
    containerDirective(state, node) {
      const block = directiveToHast(state, node);
      state.patch(node, block);
      return block;
    }
  };
  function directiveToHast(state, node) {
    const target = targets.get(node);
    if (!target?.number) return element("div", { className: ["plain-note"] }, state.wrap(state.all(node), true));
    const title = titleOf(node);
    const label = nameOfTarget(target.kind, target.number, language);
    const { continued } = labelsOf(language);
    const caption = element("p", { className: ["caption"], dataContinued: continued }, [
      element("span", { className: ["caption-label"], dataGenerated: "" }, [
        text(`${label}${label.endsWith(".") ? "" : "."}`)
      ]),
      text(" "),
      element("span", { className: ["caption-title"] }, title ? state.all(title) : [])
    ]);
    if (title) state.patch(title, caption);
    const rest = { ...node, children: node.children.filter((child) => child !== title) };
    const blocks = state.all(rest);
    if (node.name === "box") {
      return element("aside", { className: ["box"], id: target.id }, [
        caption,
        element("div", { className: ["box-body"] }, state.wrap(blocks, true))
      ]);
    }
    const unit = node.attributes?.unit;
    for (const block of blocks) {
      if (block.type !== "element" || block.tagName !== "p") continue;
      const isPicture = block.children.some((child) => child.type === "element" && child.tagName === "img");
      block.properties.className = [isPicture ? "picture" : "legend"];
    }
    const chart = element("div", { className: ["chart"], dataChart: chartOf.get(node) ?? null });
    state.patch(node, chart);
    const isWide = node.name === "table" && tableFormOf(node).isWide;
    return element("div", { className: [target.kind, ...isWide ? ["wide"] : []], id: target.id }, [
      caption,
      ...unit ? [element("p", { className: ["unit"] }, [text(`(${unit})`)])] : [],
      ...node.name === "chart" ? [chart] : [],
      ...blocks
    ]);
  }
}
function toPageReference(id, language) {
  const [before2, after2] = labelsOf(language).page.split("{page}");
  const number3 = element("span", { dataPageRef: id }, [text(placeholder)]);
  return [text(before2.replace(/ $/, "\xA0")), number3, text(after2.replace(/^ /, "\xA0"))];
}
function element(tagName, properties, children = []) {
  return { type: "element", tagName, properties, children };
}
function text(value) {
  return { type: "text", value };
}
function isBeforePunctuation(node, parent) {
  const next = siblingOf(node, parent, 1);
  return next?.type === "text" && /^[.,;:!?)\]]/.test(next.value);
}
function siblingOf(node, parent, step) {
  if (!parent || !("children" in parent)) return void 0;
  const children = parent.children;
  return children[children.indexOf(node) + step];
}
function isAddressItself(node) {
  const only = node.children.length === 1 ? node.children[0] : void 0;
  return only?.type === "text" && (only.value === node.url || `http://${only.value}` === node.url || `mailto:${only.value}` === node.url);
}

// scripts/html/typography/conventions.ts
var rows = {
  bg: {
    quotes: "\u201E\u201C \u201E\u201C",
    before: "\u0447\u043B\u0435\u043D \u0447\u043B. \u0447\u043B\u0435\u043D\u043E\u0432\u0435 \u0447\u043B\u0435\u043D\u043E\u0432\u0435\u0442\u0435 \u043F\u0430\u0440\u0430\u0433\u0440\u0430\u0444 \u0430\u043B\u0438\u043D\u0435\u044F \u0430\u043B. \u0433\u043B\u0430\u0432\u0430 \u043F\u0440\u0438\u043B\u043E\u0436\u0435\u043D\u0438\u0435 \u0442\u043E\u0447\u043A\u0430 \u0442. \u0441\u0442\u0440\u0430\u043D\u0438\u0446\u0430 \u0441\u0442\u0440. \u0441. \u0431\u0440.",
    after: "\u0433",
    keepsHyphenInRanges: true
  },
  cs: {
    quotes: "\u201E\u201C \u201A\u2018 \u201A\u2018",
    before: "\u010Dl\xE1nek \u010Dl\xE1nku \u010Dl\xE1nky \u010Dl. odstavec odst. kapitola kapitole p\u0159\xEDloha bod bodu strana stran\u011B str. s. \u010D. odd\xEDlu"
  },
  da: {
    quotes: "\xBB\xAB \xBB\xAB",
    before: "artikel artikler art. stk. kapitel bilag punkt side s. nr.",
    trailingApostrophe: /[sxz]/iu
  },
  de: {
    quotes: "\u201E\u201C \u201A\u2018 \u201A\u2018",
    before: "artikel artikels artikeln art. absatz abs. kapitel anhang seite seiten s. nummer nr. randnr. ziffer",
    trailingApostrophe: /[sßxz]/iu
  },
  el: {
    quotes: "\xAB\xBB \u201C\u201D \u2018\u2019",
    before: "\u03AC\u03C1\u03B8\u03C1\u03BF \u03AC\u03C1\u03B8\u03C1\u03B1 \u03AC\u03C1\u03B8\u03C1\u03BF\u03C5 \u03AC\u03C1\u03B8\u03C1\u03C9\u03BD \u03C0\u03B1\u03C1\u03AC\u03B3\u03C1\u03B1\u03C6\u03BF\u03C2 \u03C0\u03B1\u03C1. \u03BA\u03B5\u03C6\u03AC\u03BB\u03B1\u03B9\u03BF \u03C0\u03B1\u03C1\u03AC\u03C1\u03C4\u03B7\u03BC\u03B1 \u03C3\u03B5\u03BB\u03AF\u03B4\u03B1 \u03C3\u03B5\u03BB\u03AF\u03B4\u03B5\u03C2 \u03C3\u03B5\u03BB. \u03C3. \u03B1\u03C1\u03B9\u03B8. \u03B1\u03C1\u03B9\u03B8",
    keepsHyphenInRanges: true
  },
  en: {
    quotes: "\u201C\u201D \u2018\u2019 \u2018\u2019",
    before: "article articles art. arts. sections sec. boxes tables figures page pages p. pp. no no. nos nos. chapter chapters part annex annexes appendix paragraph paragraphs para. paras. recital recitals note notes volume vol.",
    trailingApostrophe: /s/iu
  },
  es: {
    quotes: "\xAB\xBB \u201C\u201D \u2018\u2019",
    before: "art\xEDculo art\xEDculos art. arts. apartado cap\xEDtulo anexo considerando p\xE1gina p\xE1ginas p\xE1g. p\xE1gs. p. pp. n.\xBA n.o n\xBA n\xFAm.",
    keepsHyphenInRanges: true
  },
  et: { quotes: "\u201E\u201C \u201E\u201C", before: "artikkel artikli artiklid art. l\xF5ige peat\xFCkk lisa lehek\xFClg lk nr" },
  fi: {
    quotes: "\u201D\u201D \u2019\u2019 \u2019\u2019",
    before: "artikla artiklan artiklat kohta luku liite sivu sivut sivulla s. nro",
    after: "artikla artiklan artiklassa artiklaa kohta kohdan kohdassa luku luvun luvussa"
  },
  fr: {
    quotes: "\xAB\xBB \u201C\u201D \u2018\u2019",
    before: "article articles art. sections chapitre chapitres partie annexe annexes paragraphe paragraphes consid\xE9rant page pages p. pp. n\xB0 n\xBA no nos",
    keepsHyphenInRanges: true
  },
  ga: {
    quotes: "\u201C\u201D \u2018\u2019 \u2018\u2019",
    before: "airteagal airteagail alt caibidil iarscr\xEDbhinn m\xEDr leathanach lch. lgh. uimh. uimhir",
    trailingApostrophe: /\p{L}/u
  },
  hr: {
    quotes: "\u201E\u201D \u201A\u2019 \u201A\u2019",
    before: "\u010Dlanak \u010Dlanka \u010Dlanku \u010Dlankom \u010Dl. stavak stavka poglavlje prilog to\u010Dka stranica str. br. odjeljku"
  },
  hu: {
    quotes: "\u201E\u201D \xBB\xAB",
    before: "",
    after: "cikk cikke cikk\xE9nek cikk\xE9ben bekezd\xE9s bekezd\xE9se fejezet fejezete mell\xE9klet oldal pont pontja sz."
  },
  it: {
    quotes: "\xAB\xBB \u201C\u201D \u2018\u2019",
    before: "articolo articoli art. artt. paragrafo capitolo allegato considerando pagina pagine pag. pagg. p. pp. n. nn.",
    trailingApostrophe: /\p{L}/u,
    keepsHyphenInRanges: true
  },
  lt: {
    quotes: "\u201E\u201C \u201E\u201C",
    before: "nr. p.",
    after: "straipsnis straipsnio straipsnyje straipsniu dalis dalies dalyje punktas punkto skyrius puslapis p. m. d."
  },
  lv: {
    quotes: "\u201C\u201D \u201C\u201D",
    before: "nr.",
    after: "pants panta pant\u0101 pantu punkts punkta punkt\u0101 da\u013Ca da\u013Cas da\u013C\u0101 noda\u013Ca noda\u013Cas pielikums lpp. gada gad\u0101"
  },
  mt: {
    quotes: "\u201C\u201D \u2018\u2019 \u2018\u2019",
    before: "artikolu artikoli art. taqsimiet kapitolu anness paragrafu premessa pa\u0121na pa\u0121ni p. pp. nru",
    trailingApostrophe: /\p{L}/u
  },
  nl: {
    quotes: "\u201C\u201D \u201C\u201D \u2018\u2019",
    before: "artikel artikelen art. lid hoofdstuk bijlage overweging bladzijde blz. pagina p. nr.",
    trailingApostrophe: /[sxz]/iu,
    leadingApostrophe: /^[stn](?![\p{L}\p{N}'])/u
  },
  pl: {
    quotes: "\u201E\u201D \xBB\xAB \u2018\u2019",
    before: "artyku\u0142 artyku\u0142u artykule art. ust. rozdzia\u0142 rozdzia\u0142u rozdziale za\u0142\u0105cznik pkt strona stronie str. s. nr sekcji tabeli"
  },
  pt: {
    quotes: "\xAB\xBB \u201C\u201D \u2018\u2019",
    before: "artigo artigos art. cap\xEDtulo anexo considerando p\xE1gina p\xE1ginas p\xE1g. p. pp. n.\xBA n.o n\xBA",
    keepsHyphenInRanges: true
  },
  ro: {
    quotes: "\u201E\u201D \xAB\xBB",
    before: "articolul articolului articolele art. alineatul alin. capitolul anexa considerentul pagina p. pp. nr. punctul",
    keepsHyphenInRanges: true
  },
  sk: {
    quotes: "\u201E\u201C \u201A\u2018 \u201A\u2018",
    before: "\u010Dl\xE1nok \u010Dl\xE1nku \u010Dl\xE1nky \u010Dl. odsek ods. kapitola kapitole pr\xEDloha bod strana s. str. \u010D. oddiele"
  },
  sl: {
    quotes: "\u201E\u201C \u201A\u2018 \u201A\u2018",
    before: "\u010Dlen \u010Dlena \u010Dlenu \u010Dl. odstavek odst. poglavje priloga to\u010Dka stran str. s. \u0161t.",
    after: "\u010Dlen \u010Dlena \u010Dlenu \u010Dlenom odstavek odstavka"
  },
  sv: {
    quotes: "\u201D\u201D \u2019\u2019 \u2019\u2019",
    before: "artikel artiklarna art. punkt kapitel bilaga sidan sida sidorna s. nr",
    trailingApostrophe: /[sxz]/iu
  }
};
var built = /* @__PURE__ */ new Map();
function conventionsOf(language) {
  let conventions = built.get(language);
  if (!conventions) built.set(language, conventions = build(language));
  return conventions;
}
function languageOfTag(tag) {
  const primary = tag.toLowerCase().split("-", 1)[0];
  return Object.hasOwn(rows, primary) ? primary : void 0;
}
function build(language) {
  const { quotes, before: before2, after: after2 = "", trailingApostrophe, leadingApostrophe, keepsHyphenInRanges } = rows[language];
  const spaced = language === "fr";
  const [first, second, single] = quotes.split(" ").map((pair) => marks(pair, spaced));
  const { section, box, figure, table } = labelsOf(language);
  const labels2 = [section, box, figure, table].map((label) => label.toLowerCase());
  const isNumberFirst = nameOfTarget("box", "3", language).startsWith("3");
  return {
    quotes: { first, second, ...single && { single } },
    ...trailingApostrophe && { trailingApostrophe },
    ...leadingApostrophe && { leadingApostrophe },
    hasRuleInRanges: !keepsHyphenInRanges,
    beforeNumber: /* @__PURE__ */ new Set([...before2.split(" "), ...isNumberFirst ? [] : labels2]),
    afterNumber: /* @__PURE__ */ new Set([...after2.split(" "), ...isNumberFirst ? labels2 : []]),
    hasSpacedPunctuation: spaced
  };
}
function marks([opening = "", closing = ""], isSpaced) {
  return isSpaced && opening === "\xAB" ? ["\xAB\u202F", "\u202F\xBB"] : [opening, closing];
}

// scripts/html/parts/format-date.ts
function formatDate(date2, language) {
  const hasDay = date2.length > "2023-05".length;
  const locale = language === "en" ? "en-GB" : language;
  const format4 = new Intl.DateTimeFormat(locale, {
    year: "numeric",
    month: "long",
    ...hasDay ? { day: "numeric" } : {},
    timeZone: "UTC"
  });
  return format4.format(new Date(hasDay ? date2 : `${date2}-01`));
}

// scripts/html/parts/citation.ts
function toCitation(settings, section) {
  const { title, subtitle, date: date2, language } = settings;
  const author = settings.abbreviation ?? settings.body;
  const content = author ? [text(`${author}, `)] : [];
  const name = section && [section.number, section.title].filter(Boolean).join(" ");
  const isPart = name !== void 0 && name !== title;
  if (isPart) {
    const [open2, close] = conventionsOf(language).quotes.first;
    content.push(text(`${open2}${name}${close} ${labelsOf(language).citedIn} `));
  }
  content.push(element("em", {}, [text(isPart || !subtitle ? title : `${title}: ${subtitle}`)]));
  const end = date2 ? `, ${formatDate(date2, language)}` : "";
  content.push(text(end.endsWith(".") ? end : `${end}.`));
  return content;
}
function toCitationLine(settings, section, place) {
  const { citeAs } = labelsOf(settings.language);
  const colon = settings.language === "fr" ? "\u202F:" : ":";
  const className = ["citation", ...place ? [`citation-at-${place}`] : []];
  return element("p", { className, dataGenerated: "" }, [text(`${citeAs}${colon} `), ...toCitation(settings, section)]);
}

// scripts/html/parts/contents.ts
function toLine({ id, number: number3, title, page }) {
  return element("a", { className: ["contents-line"], href: `#${id}` }, [
    ...number3 ? [element("span", { className: ["contents-number"] }, [text(`${number3} `)])] : [],
    leader(),
    element("span", { className: ["contents-title"] }, [text(title)]),
    text(" "),
    element("span", { className: ["contents-page"], dataPageOf: id }, [text(page)])
  ]);
}
function leader() {
  const line2 = element("line", { x1: "100%", y1: "1.467", x2: "0", y2: "1.467" });
  return element("svg", { className: ["contents-leader"], ariaHidden: "true" }, [line2]);
}

// scripts/html/parts/opener-contents.ts
function toOpenerContents(entries) {
  const level4 = Math.min(...entries.map((entry) => entry.level));
  const shown = entries.filter((entry) => entry.level === level4);
  if (shown.length < 2) return void 0;
  return element("div", { className: ["opener-contents"], dataGenerated: "" }, [
    element(
      "ol",
      {},
      shown.map((entry) => element("li", {}, [toLine(entry)]))
    )
  ]);
}

// scripts/html/note-item.ts
function toNoteItem(definition, note, context) {
  const { children } = toReportHast({ type: "root", children: definition.children }, context);
  const blocks = children.filter((child) => child.type === "element");
  const number3 = numberOf(note);
  const first = blocks[0];
  if (first?.type === "element" && first.tagName === "p") first.children.unshift(number3, text(" "));
  else blocks.unshift(element("p", {}, [number3]));
  const dataSource = sourceOf(context.file, definition.position?.start);
  const id = noteId(note);
  const value = String(note.number);
  return note.series === "endnote" ? element("li", { className: ["note"], id, value, dataSource }, blocks) : element("li", { className: ["footnote"], id, value, dataSource, role: "article" }, blocks);
}
function numberOf(note) {
  const back = (id, label) => element("a", { className: ["back"], href: `#${id}` }, [text(label)]);
  const { calloutIds } = note;
  const shown = `${noteNumeral(note)}.`;
  const children = calloutIds.length === 1 ? [back(calloutIds[0], shown)] : [text(shown), ...calloutIds.flatMap((id, index) => [text(" "), element("sup", {}, [back(id, letter(index))])])];
  return element("span", { className: ["note-number"], dataGenerated: "" }, children);
}
function letter(index) {
  const rest = String.fromCodePoint(97 + index % 26);
  return index < 26 ? rest : letter(Math.floor(index / 26) - 1) + rest;
}

// scripts/html/html-piece.ts
import rehypeStringify from "rehype-stringify";
import { unified as unified2 } from "unified";

// scripts/html/inventory.ts
var counted = /* @__PURE__ */ new Set(["tr", "li", "img", "svg"]);
function inventoryOf(hast) {
  const inventory = { text: [], things: {} };
  walk2(hast, "", inventory);
  return inventory;
}
function walk2(node, source, inventory) {
  if (node.type === "text") {
    addText(inventory, source, node.value);
  } else if (node.type === "element") {
    if ("dataPageOf" in node.properties || "dataPageRef" in node.properties) return;
    const here3 = sourceIn(node) ?? source;
    if (counted.has(node.tagName)) {
      const key = `${node.tagName} ${here3}`;
      inventory.things[key] = (inventory.things[key] ?? 0) + 1;
    }
    if (node.tagName === "svg") return;
    for (const child of node.children) walk2(child, here3, inventory);
  } else if (node.type === "root") {
    for (const child of node.children) walk2(child, source, inventory);
  }
}
function sourceIn(node) {
  const { dataSource } = node.properties;
  return typeof dataSource === "string" ? dataSource : void 0;
}
function addText({ text: text2 }, source, value) {
  const words = value.replaceAll("\xAD", "").replaceAll(/\s{2,}|[^\S ]/g, " ");
  const last = text2.at(-1);
  if (last?.[0] === source) last[1] += words;
  else if (words.trim() !== "") text2.push([source, words]);
}

// scripts/html/typography/run-marks.ts
var seam = "\uFDD0";
var callout = "\uFDD1";
var object = "\uFDD2";
var masked = "\uFDD3";
var marks2 = /[\ufdd0-\ufdd3]/;
function hasMarks(text2) {
  return marks2.test(text2);
}
function before(text2, index) {
  let at = index - 1;
  while (text2[at] === seam) at -= 1;
  const unit = text2.charCodeAt(at);
  return unit >= 56320 && unit <= 57343 ? text2.slice(at - 1, at + 1) : text2.charAt(at);
}
function after(text2, index) {
  let at = index;
  while (text2[at] === seam) at += 1;
  return at < text2.length ? String.fromCodePoint(text2.codePointAt(at)) : "";
}
var notInToken = /\s/;
function tokenBefore(text2, index) {
  let start2 = index;
  while (start2 > 0 && !notInToken.test(text2[start2 - 1])) start2 -= 1;
  return text2.slice(start2, index).replaceAll(seam, "");
}
function tokenAfter(text2, index) {
  let end = index;
  while (end < text2.length && !notInToken.test(text2[end])) end += 1;
  return text2.slice(index, end).replaceAll(seam, "");
}

// scripts/html/typography/dashes.ts
var threeDots = /(?<![./\\])\.\.\.(?![./\\])/g;
var spacedHyphen = /(?<=[ \n\u00a0])--?(?=[ \n\u00a0])/g;
var doubleHyphen = /(?<=[\p{L}\p{N}])--(?=[\p{L}\p{N}])/gu;
var range = /(?<![\p{L}\p{M}\p{N}.,/:_+\-–—\ufdd0-\ufdd3])(\d{1,4})-(\d{1,4})(?![\p{L}\p{N}_/\-–—]|[.,:]\d)/gu;
var word = /[\p{L}\p{M}\ufdd1-\ufdd3]/u;
var digit = /\p{N}/u;
var operator = /[-+=*/<>|–—]/;
var number = /(?:ISSN|ISBN|tel\.?|fax|doi|\d)[: \u00a0\u202f]*$/iu;
function setDashes(text2, { hasRuleInRanges }) {
  let set = text2.includes("...") ? text2.replace(threeDots, "\u2026") : text2;
  if (!set.includes("-")) return set;
  set = set.replace(spacedHyphen, (hyphens, index) => {
    const previous = before(set, index - 1);
    const next = after(set, index + hyphens.length + 1);
    return isBetweenWords(previous, next, hyphens) ? "\u2013" : hyphens;
  }).replace(doubleHyphen, "\u2013");
  if (!hasRuleInRanges) return set;
  return set.replace(range, (match, from, to, index) => {
    const isNumber = number.test(set.slice(Math.max(0, index - 8), index));
    const isFollowed = /^[ \n\u00a0\u202f]\d/.test(set.slice(index + match.length, index + match.length + 2));
    return !isNumber && !isFollowed && isAscending(from, to) ? `${from}\u2013${to}` : match;
  });
}
function isBetweenWords(previous, next, hyphens) {
  if (!previous.trim() || !next.trim() || operator.test(previous) || operator.test(next)) return false;
  return hyphens === "--" || word.test(previous) || word.test(next) || !(digit.test(previous) || digit.test(next));
}
function isAscending(from, to) {
  if (from.startsWith("0") || to.startsWith("0")) return false;
  const [first, last] = [Number(from), Number(to)];
  if (from.length < 4) return to.length < 4 && first < last;
  if (!isYear(first)) return false;
  return to.length === 4 ? isYear(last) && first < last : to.length === 2 && last > 12 && last > first % 100;
}
function isYear(year) {
  return year >= 1e3 && year <= 2100;
}

// scripts/html/typography/mask-addresses.ts
var token = /[^\s\ufdd0-\ufdd3]+/g;
var punctuated = /^([([{<"'“”„«»‘’‚]*)(.*?)([)\]}>"'“”„«»‘’‚.,;:!?…]*)$/su;
var maybe = /[/\\@_=#]|\.[\p{L}\p{N}]|:\p{L}|\d-\d/u;
var address = new RegExp(
  [
    String.raw`:\/\/`,
    String.raw`[\\@_=#]`,
    String.raw`^(?:doi|urn|isbn|issn|tel|mailto|www)[.:]`,
    // A host name, or a file's: `euaa.europa.eu/asylum`, `report.pdf`.
    String.raw`[\p{L}\p{N}]\.\p{L}{2,}`,
    String.raw`^\/|\/.*\/`,
    // Codes and dates: `E-000259/2022`, `978-92-9403-192-1`, `2022-01-20`.
    String.raw`\d-\d+-\d|\d-\d+\/|\p{L}-?\d+\/`
  ].join("|"),
  "iu"
);
function maskAddresses(text2) {
  if (!maybe.test(text2)) return { text: text2, unmask: (set) => set };
  const hidden = [];
  const shown = text2.replace(token, (word2) => {
    if (!maybe.test(word2)) return word2;
    const [, opening = "", core = "", closing = ""] = punctuated.exec(word2);
    if (!address.test(core)) return word2;
    hidden.push(core);
    return opening + masked + closing;
  });
  let next = 0;
  return { text: shown, unmask: (set) => set.replaceAll(masked, () => hidden[next++]) };
}

// scripts/html/typography/month-names.ts
var read = /* @__PURE__ */ new Map();
function monthNamesOf(language) {
  let months = read.get(language);
  if (!months) read.set(language, months = readMonths(language));
  return months;
}
function readMonths(language) {
  const locale = language === "en" ? "en-GB" : language;
  const format4 = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", timeZone: "UTC" });
  const dates = Array.from({ length: 12 }, (_, month) => format4.formatToParts(new Date(Date.UTC(2023, month, 20))));
  const [first = []] = dates;
  const monthAt = first.findIndex(({ type }) => type === "month");
  const dayAt = first.findIndex(({ type }) => type === "day");
  const between = first.slice(dayAt + 1, monthAt).map(({ value }) => value);
  const link = between.join("").replace(/^\./, "").replace(/’?\s*$/, "").trim();
  return {
    names: new Set(dates.flat().flatMap(({ type, value }) => type === "month" ? [value.toLowerCase()] : [])),
    link: link || void 0,
    comeFirst: monthAt < dayAt
  };
}

// scripts/html/typography/no-break-spaces.ts
var noBreak = "\xA0";
var narrow = "\u202F";
var spaces = /[ \n]/g;
var anySpace = /[ \n\u00a0\u202f]/;
var white = /\s/;
var digit2 = /\d/;
var leading = /^[([{"'“”„«»‘‚]+/u;
var trailing = /[)\]}"'“”„«»‘’‚,;:!?…\ufdd1]+$/u;
var units = new Set(
  "km m cm mm km\xB2 m\xB2 m\xB3 km/h kg g t ha ml \xB0c \xB0f kb mb gb tb kw kwh mw mwh gwh hz mio mrd eur usd gbp chf bgn czk dkk huf pln ron sek nok".split(
    " "
  )
);
var currencies = new Set("eur usd gbp chf bgn czk dkk huf pln ron sek nok \u20AC $ \xA3".split(" "));
var signs2 = /* @__PURE__ */ new Set(["\xA7", "\xA7\xA7", "\u2116", "\xB6"]);
var roman = /^[IVXLC]+(?!\p{L})/u;
var initial = /^(?:\p{Lu}\.-?)+$/u;
var spacedPunctuation = /^[;:!?»]$/;
function setNoBreakSpaces(text2, language) {
  const conventions = conventionsOf(language);
  const months = monthNamesOf(language);
  return text2.replace(spaces, (space3, index) => {
    const previous = before(text2, index);
    const next = after(text2, index + 1);
    if (!previous || !next || anySpace.test(previous) || anySpace.test(next)) return space3;
    if (conventions.hasSpacedPunctuation && (spacedPunctuation.test(next) || previous === "\xAB")) return narrow;
    if (next === "\u2013" || next === "\u2014") return isDash(text2, index) ? noBreak : space3;
    if (digit2.test(previous) && digit2.test(next) && isInThousands(text2, index, conventions)) return narrow;
    return holds(text2, index, { previous, next, conventions, months }) ? noBreak : space3;
  });
}
function holds(text2, index, { previous, next, conventions, months }) {
  if (digit2.test(next) || /[IVXLC]/.test(next)) {
    const word2 = lastWord(text2, index);
    if (digit2.test(next)) {
      if (signs2.has(word2) || currencies.has(word2) || conventions.beforeNumber.has(word2)) return true;
      if (months.comeFirst && months.names.has(word2)) return true;
    } else if (signs2.has(word2) || conventions.beforeNumber.has(word2) && roman.test(tokenAfter(text2, index + 1))) {
      return true;
    }
  }
  if (/[\d.]/.test(previous) && /\d\.?$/.test(tokenBefore(text2, index))) {
    return isCounted(text2, index, conventions, months);
  }
  return previous === "." && isBetweenInitials(text2, index);
}
function isDash(text2, index) {
  return /^[–—]$/.test(tokenAfter(text2, index + 1));
}
function isInThousands(text2, index, { beforeNumber }) {
  const start2 = Math.max(0, index - 16);
  const head = /(?<![\d.,/–-])\d{1,3}(?:[ \n\u00a0\u202f]\d{3})*$/.exec(text2.slice(start2, index));
  if (!head || !/^\d{3}(?!\d|[/–-]\d)/.test(text2.slice(index + 1, index + 6))) return false;
  return !beforeNumber.has(lastWord(text2, start2 + head.index - 1));
}
function isCounted(text2, index, conventions, months) {
  const token3 = tokenAfter(text2, index + 1);
  if (/^[%‰°€$£](?!\d)/u.test(token3)) return true;
  const word2 = token3.replace(trailing, "").toLowerCase();
  const bare = word2.replace(/\.$/, "");
  const isOrdinal = before(text2, index) === ".";
  if (!isOrdinal && units.has(bare)) return true;
  if (conventions.afterNumber.has(word2) || conventions.afterNumber.has(bare)) return true;
  if (months.comeFirst || !/(?:^|\D)\d{1,2}\.?$/.test(text2.slice(Math.max(0, index - 4), index))) return false;
  if (months.names.has(bare)) return true;
  if (!months.link || word2 !== months.link) return false;
  const end = index + 1 + token3.length;
  return months.names.has(
    tokenAfter(text2, end + 1).replace(trailing, "").toLowerCase().replace(/\.$/, "")
  );
}
function isBetweenInitials(text2, index) {
  const last = tokenBefore(text2, index).replace(leading, "");
  if (!initial.test(last)) return false;
  const next = tokenAfter(text2, index + 1).replace(trailing, "");
  if (initial.test(next)) return true;
  if (!/^\p{Lu}[\p{L}\p{M}'’-]+\.?$/u.test(next)) return false;
  const start2 = index - tokenBefore(text2, index).length - 1;
  return start2 > 0 && initial.test(tokenBefore(text2, start2).replace(leading, ""));
}
function lastWord(text2, index) {
  const word2 = tokenBefore(text2, index).replace(leading, "").toLowerCase();
  return word2.slice(Math.max(word2.lastIndexOf("\u2019"), word2.lastIndexOf("'"), word2.lastIndexOf("-")) + 1);
}
function holdLastWord(text2) {
  const { start: start2, end } = lastTokenOf(text2);
  const space3 = text2[start2 - 1];
  if (space3 !== " " && space3 !== "\n") return text2;
  const word2 = text2.slice(start2, end);
  const length2 = word2.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const isUncertain = word2.includes(object) || word2.includes(masked) || anySpace.test(before(text2, start2 - 1));
  if (isUncertain || length2 === 0 || length2 >= 5) return text2;
  return `${text2.slice(0, start2 - 1)}${noBreak}${text2.slice(start2)}`;
}
function lastTokenOf(text2) {
  let end = text2.length;
  while (end > 0 && (text2[end - 1] === seam || white.test(text2[end - 1]))) end -= 1;
  let start2 = end;
  while (start2 > 0 && (!white.test(text2[start2 - 1]) || isInFrenchToken(text2, start2 - 1))) start2 -= 1;
  return { start: start2, end };
}
function isInFrenchToken(text2, index) {
  return text2[index] === narrow && (spacedPunctuation.test(after(text2, index + 1)) || before(text2, index) === "\xAB");
}

// scripts/html/typography/quotation-marks.ts
var letter2 = /[\p{L}\p{M}\ufdd2\ufdd3]/u;
var digit3 = /\p{N}/u;
var opener = /^[\s([{<\-–—/]?$/u;
var closer = /^[\s)\]}>\-–—/.,;:!?…\ufdd1]?$/u;
var straight = /["']/g;
var typographic = /[“”„«»‹›‚‘]/;
function setQuotationMarks(text2, conventions) {
  if (!text2.includes('"') && !text2.includes("'")) return text2;
  const marks3 = /* @__PURE__ */ new Map();
  setApostrophes(text2, conventions, marks3);
  if (!typographic.test(text2)) {
    const paired = pairMarks(text2, marks3, true) ?? pairMarks(text2, marks3, false);
    for (const index of paired?.loose ?? []) {
      if (conventions.trailingApostrophe?.test(before(text2, index))) marks3.set(index, "\u2019");
    }
    for (const pair of paired?.pairs ?? []) {
      const [opening, closing] = marksOf(pair, conventions) ?? [];
      if (opening === void 0 || closing === void 0) continue;
      marks3.set(pair.open, opening);
      marks3.set(pair.close, closing);
    }
  }
  return text2.replace(straight, (mark, index) => marks3.get(index) ?? mark);
}
function setApostrophes(text2, { leadingApostrophe }, marks3) {
  for (let index = text2.indexOf("'"); index >= 0; index = text2.indexOf("'", index + 1)) {
    const previous = before(text2, index);
    const next = after(text2, index + 1);
    const rest = text2.slice(index + 1, index + 5);
    const isWithin2 = letter2.test(previous) && letter2.test(next);
    const isOfDecade = digit3.test(previous) && /^s(?![\p{L}\p{N}])/u.test(rest) || isLeftOut(previous, rest);
    const leads = opener.test(previous) && leadingApostrophe?.test(rest);
    if (isWithin2 || isOfDecade || leads) marks3.set(index, "\u2019");
  }
}
function isLeftOut(previous, rest) {
  return opener.test(previous) && /^\d0s(?![\p{L}\p{N}])/u.test(rest);
}
function pairMarks(text2, apostrophes, withSingle) {
  const open2 = [];
  const pairs = [];
  const loose = [];
  for (const { 0: mark, index } of text2.matchAll(straight)) {
    const isDouble = mark === '"';
    if (apostrophes.has(index) || !isDouble && !withSingle) continue;
    const previous = before(text2, index);
    const next = after(text2, index + 1);
    const outer = open2.at(-1);
    const opens = isOpening(previous, next, outer, index);
    const closes = isClosing(previous, next);
    if (opens && !closes) {
      open2.push({ open: index, close: -1, isDouble, outer });
    } else if (closes && !opens && outer?.isDouble === isDouble) {
      open2.pop();
      pairs.push({ ...outer, close: index });
    } else if (isDouble ? !digit3.test(previous) || outer : open2.some((pair) => !pair.isDouble)) {
      return void 0;
    } else if (closes && !isDouble && letter2.test(previous)) {
      loose.push(index);
    }
  }
  return open2.length === 0 ? { pairs, loose } : void 0;
}
function isOpening(previous, next, outer, index) {
  const followsMark = (previous === '"' || previous === "'") && outer !== void 0 && index - outer.open <= 2;
  return (opener.test(previous) || followsMark) && !/^[\s)\]},;:!?\ufdd1]?$/u.test(next);
}
function isClosing(previous, next) {
  return !/^[\s([{]?$/u.test(previous) && (closer.test(next) || next === '"' || next === "'");
}
function marksOf({ isDouble, outer }, { quotes }) {
  if (outer?.isDouble) return quotes.second;
  return isDouble ? quotes.first : quotes.single;
}

// scripts/html/typography/soft-hyphens.ts
import { createRequire as createRequire3 } from "node:module";
var patterns2 = {
  bg: "bg",
  cs: "cs",
  da: "da",
  de: "de-1996",
  el: "el-monoton",
  en: "en-gb",
  es: "es",
  et: "et",
  fi: "fi",
  fr: "fr",
  ga: "ga",
  hr: "hr",
  hu: "hu",
  it: "it",
  lt: "lt",
  lv: "lv",
  mt: void 0,
  nl: "nl",
  pl: "pl",
  pt: "pt",
  ro: "ro",
  sk: "sk",
  sl: "sl",
  sv: "sv"
};
var require2 = createRequire3("file:///work/main/scripts/pages/x.ts");
var soft = "\xAD";
var usualLeast = 7;
var leastBefore = 3;
var leastAfter = 3;
var token2 = /[^\s–—…]+/g;
var unfit = /[\p{N}\u00ad\u200b\-‐‑_@\\\ufdd2\ufdd3]|\p{L}\.\p{L}/u;
var lettersAndSeams = /[\p{L}\p{M}\ufdd0]+/gu;
var plainWord = /^\p{Ll}+$/u;
var germanWord = /^\p{L}\p{Ll}+$/u;
var hyphenators = /* @__PURE__ */ new Map();
function setSoftHyphens(text2, language, leastLetters = usualLeast) {
  if (!hyphenators.has(language)) hyphenators.set(language, readHyphenator(language));
  const hyphenate = hyphenators.get(language);
  if (!hyphenate) return text2;
  return text2.replace(token2, (found) => found.length < leastLetters ? found : hyphenate(found, leastLetters));
}
function readHyphenator(language) {
  const name = patterns2[language];
  if (!name) return void 0;
  const createHyphenator = require2("hyphen");
  const byPatterns = createHyphenator(require2(`hyphen/patterns/${name}.js`), { html: false, hyphenChar: soft });
  const seen = /* @__PURE__ */ new Map();
  return (found, leastLetters) => {
    let sets = seen.get(leastLetters);
    if (!sets) seen.set(leastLetters, sets = /* @__PURE__ */ new Map());
    let set = sets.get(found);
    if (set === void 0) sets.set(found, set = hyphenateToken(found, language, leastLetters, byPatterns));
    return set;
  };
}
function hyphenateToken(found, language, leastLetters, byPatterns) {
  if (unfit.test(found)) return found;
  return found.replace(lettersAndSeams, (letters, index) => {
    const core = letters.replaceAll("\uFDD0", "");
    const start2 = letters.indexOf(core);
    const isCut = language === "en" && core.endsWith("n") && /^['’]t/.test(found.slice(index + letters.length));
    const isWord = (language === "de" ? germanWord : plainWord).test(core);
    if (start2 < 0 || isCut || core.length < leastLetters || !isWord) return letters;
    return letters.slice(0, start2) + hyphenateWord(core, byPatterns) + letters.slice(start2 + core.length);
  });
}
function hyphenateWord(word2, byPatterns) {
  const lower = word2.toLowerCase();
  const syllables = byPatterns(lower).split(soft);
  if (lower.length !== word2.length || syllables.join("").length !== word2.length) return word2;
  let set = "";
  let at = 0;
  for (const syllable of syllables) {
    if (at >= leastBefore && word2.length - at >= leastAfter) set += soft;
    set += word2.slice(at, at += syllable.length);
  }
  return set;
}

// scripts/html/typography/set-type.ts
var inline = new Set(
  "a abbr b bdi bdo br cite code data del dfn em i img input ins kbd mark q s samp small span strong sub sup time tt u var wbr".split(
    " "
  )
);
var untouched = new Set("code pre kbd samp tt var script style".split(" "));
var unhyphenated = new Set("h1 h2 h3 h4 h5 h6 caption figcaption th thead".split(" "));
var leastLettersInCells = 12;
var paragraphs = new Set("p li dd".split(" "));
function setType(tree, language, options) {
  const manner = { language, hyphenate: options.hyphenate };
  return setBlock(tree, tree.type === "element" ? mannerOf(tree, manner) : manner);
}
function setBlock(block, manner) {
  if (block.type === "element" && isUntouched(block)) return block;
  const isParagraph = block.type === "element" && paragraphs.has(block.tagName);
  let run2 = { pieces: [] };
  const children = block.children.map((child) => {
    if (isInline(child)) return setInline(child, manner, run2);
    setRun(run2, manner, isParagraph);
    run2 = { pieces: [] };
    return child.type === "element" ? setBlock(child, mannerOf(child, manner)) : child;
  });
  setRun(run2, manner, isParagraph);
  return { ...block, children };
}
function setInline(node, manner, run2) {
  if (node.type === "text") {
    const copy = { ...node };
    run2.pieces.push({ node: copy, text: node.value });
    return copy;
  }
  if (node.type !== "element") return node;
  if (isUntouched(node) || node.tagName === "img" || node.tagName === "input") {
    run2.pieces.push({ text: hasClass(node, "callout") ? callout : object });
    return node;
  }
  if (node.tagName === "br") {
    run2.pieces.push({ text: "\n" });
    return node;
  }
  const own = mannerOf(node, manner);
  if (own.language !== manner.language || !isInline(node)) {
    run2.pieces.push({ text: isInline(node) ? object : "\n" });
    return setBlock(node, own);
  }
  return { ...node, children: node.children.map((child) => setInline(child, manner, run2)) };
}
function mannerOf(element3, { language, hyphenate, leastLetters }) {
  const { lang } = element3.properties;
  return {
    language: typeof lang === "string" ? languageOfTag(lang) : language,
    hyphenate: hyphenate && !unhyphenated.has(element3.tagName) && !hasClass(element3, "caption"),
    leastLetters: element3.tagName === "td" ? leastLettersInCells : leastLetters
  };
}
function isInline(node) {
  return node.type === "text" || node.type === "comment" || node.type === "element" && inline.has(node.tagName);
}
function isUntouched(element3) {
  return untouched.has(element3.tagName) || "dataGenerated" in element3.properties || hasClass(element3, "address");
}
function hasClass({ properties: { className } }, name) {
  return Array.isArray(className) ? className.includes(name) : className === name;
}
function setRun({ pieces }, { language, hyphenate, leastLetters }, isParagraph) {
  if (!language || !pieces.some(({ node }) => node && /\S/.test(node.value))) return;
  if (pieces.some(({ node }) => node && hasMarks(node.value))) return;
  const { text: text2, unmask } = maskAddresses(pieces.map((piece) => piece.text).join(seam));
  const conventions = conventionsOf(language);
  let set = setDashes(setQuotationMarks(text2, conventions), conventions);
  set = setNoBreakSpaces(set, language);
  if (isParagraph) set = holdLastWord(set);
  if (hyphenate) {
    const end = isParagraph ? lastTokenOf(set).start : set.length;
    set = setSoftHyphens(set.slice(0, end), language, leastLetters) + set.slice(end);
  }
  for (const [index, value] of unmask(set).split(seam).entries()) {
    const node = pieces[index].node;
    if (node) node.value = value;
  }
}

// scripts/html/html-piece.ts
var processor = unified2().use(rehypeStringify).freeze();
function toPiece(written, language, options = { hyphenate: false }) {
  const content = setType(written, language, options);
  const ids = [];
  const references = /* @__PURE__ */ new Set();
  const root = { type: "root", children: [content] };
  eachNode(root, (node) => {
    if (node.type !== "element") return;
    const { id, href } = node.properties;
    if (typeof id === "string") ids.push(id);
    const reference = typeof href === "string" ? referencedId(href) : void 0;
    if (reference !== void 0) references.add(reference);
  });
  const html = processor.stringify(root);
  const inventory = inventoryOf(content);
  dressForTheWeb(root);
  const webHtml = processor.stringify(root).replaceAll("\xAD", "");
  return { html, webHtml, ids, references: [...references], inventory };
}
function isOnlyForPages(node) {
  return node.type === "element" && hasClass2(node, "opener-contents");
}
function hasClass2({ properties: { className } }, name) {
  return Array.isArray(className) ? className.includes(name) : className === name;
}
function dressForTheWeb(root) {
  eachNode(root, (node) => {
    if (node.type !== "element") return;
    const { properties } = node;
    if (properties.dataSource !== void 0) properties.dataSource = void 0;
    if (properties.dataGenerated !== void 0) properties.dataGenerated = void 0;
    if (typeof properties.dataWebText === "string") {
      node.children = [{ type: "text", value: properties.dataWebText }];
      properties.dataWebText = void 0;
    }
    if (node.data?.onlyForWeb) node.children.push(node.data.onlyForWeb);
    if (node.children.some(isOnlyForPages)) node.children = node.children.filter((child) => !isOnlyForPages(child));
    if (properties.className === void 0) return;
    if (hasClass2(node, "callout")) {
      for (const child of node.children) if (child.type === "element") child.properties.role = "doc-noteref";
    }
    if (hasClass2(node, "back")) properties.role = "doc-backlink";
    if (hasClass2(node, "footnote")) properties.role = void 0;
  });
}

// scripts/html/section-to-html.ts
function toSectionHtml(source) {
  const { path, tree, numbers: numbers2, pictures, charts, language, citation } = source;
  const file = new VFile({ path });
  const nodes = numberedNodesOf(tree);
  const context = {
    file,
    callouts: new Map(nodes.callouts.map((node, index) => [node, numbers2.callouts[index]])),
    targets: new Map(nodes.targets.map((node, index) => [node, numbers2.targets[index]])),
    references: numbers2.references,
    pictures,
    charts,
    chartOf: new Map(nodes.charts.map((node, index) => [node, index])),
    language
  };
  const parts3 = splitAtTitles(toReportHast(tree, context)).map((part) => {
    const heading = part.find((node) => node.type === "element" && node.tagName === "h1");
    const headingId = heading?.properties.id?.toString();
    const opener2 = headingId === void 0 ? void 0 : openerOf(headingId, numbers2.targets);
    const target = numbers2.targets.find(({ id }) => id === headingId);
    const line2 = citation && target && toCitationLine(citation.cited, target, citation.place);
    const [above, below] = citation?.place === "opener" ? [line2, void 0] : [void 0, line2];
    if (heading) part.splice(part.indexOf(heading) + 1, 0, ...[above, opener2].filter((node) => node !== void 0));
    if (below) part.push(below);
    return { ...toPiece(element("section", { className: ["part"] }, part), language, { hyphenate: true }), headingId };
  });
  const definitions = definitionsIn(tree);
  const notes = Object.entries(numbers2.notes).toSorted(([, a], [, b]) => a.number - b.number).map(([identifier2, note]) => {
    const definition = definitions.get(identifier2);
    const { series, number: number3 } = note;
    const item = toNoteItem(definition, note, context);
    return { ...toPiece(item, language, { hyphenate: true }), series, number: number3 };
  });
  return { parts: parts3, notes, messages: keepMessages(file) };
}
function definitionsIn(tree) {
  const definitions = /* @__PURE__ */ new Map();
  eachNode(tree, (node) => {
    if (node.type === "footnoteDefinition" && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  return definitions;
}
function openerOf(headingId, targets) {
  const headings = targets.filter(({ kind }) => kind === "section");
  const from = headings.findIndex(({ id }) => id === headingId) + 1;
  const to = headings.findIndex(({ level: level4 }, index) => index >= from && level4 === 1);
  const below = headings.slice(from, to === -1 ? void 0 : to);
  return toOpenerContents(
    below.map(({ id, number: number3, title, level: level4 }) => ({ id, number: number3, title, level: level4, page: placeholder }))
  );
}
function splitAtTitles(hast) {
  const parts3 = [];
  for (const node of hast.children) {
    const isTitle2 = node.type === "element" && node.tagName === "h1";
    const current = parts3.at(-1);
    if (!current || isTitle2 && current.some((before2) => before2.type === "element")) parts3.push([node]);
    else current.push(node);
  }
  return parts3.filter((part) => part.some((node) => node.type === "element"));
}

// scripts/markdown/read-section.ts
init_complain();
import { VFile as VFile2 } from "vfile";

// scripts/markdown/callout-place.ts
var languagesWithCalloutFirst = /* @__PURE__ */ new Set(["fr"]);
function moveCallouts(tree, language) {
  if (languagesWithCalloutFirst.has(language)) return;
  eachNode(tree, (node) => {
    if ("children" in node) moveWithin(node);
  });
}
function moveWithin(parent) {
  const children = parent.children;
  for (let index = 0; index < children.length; index++) {
    if (children[index].type !== "footnoteReference") continue;
    let end = index;
    while (children[end]?.type === "footnoteReference") end++;
    const after2 = children[end];
    const match = after2?.type === "text" ? /^[.,;:!?…]["'”’»)\]]*(?=\s|$)/.exec(after2.value) : null;
    if (after2?.type === "text" && match) {
      const before2 = children[index - 1];
      if (before2?.type === "text") before2.value += match[0];
      else children.splice(index, 0, textLike(after2, match[0]));
      after2.value = after2.value.slice(match[0].length);
      if (after2.value === "") children.splice(children.indexOf(after2), 1);
    }
    index = end;
  }
}
function textLike(text2, value) {
  return text2.position ? { type: "text", value, position: text2.position } : { type: "text", value };
}

// scripts/markdown/nodes-by-type.ts
function nodesByType(tree) {
  const nodes = {
    headings: [],
    links: [],
    images: [],
    notes: [],
    definitions: [],
    tables: [],
    directives: [],
    topLevel: new Set(tree.children),
    literals: []
  };
  eachNode(tree, (node) => {
    switch (node.type) {
      case "heading":
        return nodes.headings.push(node);
      case "link":
        return nodes.links.push(node);
      case "image":
        return nodes.images.push(node);
      case "footnoteDefinition":
        return nodes.notes.push(node);
      case "definition":
        return nodes.definitions.push(node);
      case "table":
        return nodes.tables.push(node);
      case "containerDirective":
      case "leafDirective":
      case "textDirective":
        return nodes.directives.push(node);
      case "text":
      case "inlineCode":
      case "code":
        return nodes.literals.push(node);
    }
  });
  return nodes;
}

// scripts/markdown/rules/empty-link.ts
init_complain();
import { toString as toString3 } from "mdast-util-to-string";
function emptyLink(file, { links }) {
  for (const link of links) {
    if (isEmpty(link)) complain(file, "empty-link", { text: toString3(link) || link.url }, link);
  }
}
function isEmpty(link) {
  const address2 = link.url.trim();
  if (address2 === "" || address2 === "#") return true;
  return !address2.startsWith("#") && link.children.length === 0;
}

// scripts/markdown/rules/heading-skip.ts
init_complain();
function headingSkip(file, { headings }) {
  let level4 = 0;
  for (const heading of headings) {
    if (heading.depth > level4 + 1) {
      complain(file, "heading-skip", { found: heading.depth, expected: level4 + 1 }, heading);
    }
    level4 = heading.depth;
  }
}

// scripts/markdown/rules/merged-cell.ts
init_complain();
function mergedCell(file, nodes) {
  const directives2 = new Map(
    nodes.directives.flatMap(
      (directive2) => directive2.type === "containerDirective" && directive2.name === "table" ? directive2.children.filter(({ type }) => type === "table").map((table) => [table, directive2]) : []
    )
  );
  for (const table of nodes.tables) {
    const { headRows } = tableFormOf(directives2.get(table));
    const { problems, extraCells, columnCount } = gridOf(table, headRows);
    for (const { cell, found, expected } of problems) complain(file, "merged-cell", { found, expected }, cell);
    for (const cell of extraCells) complain(file, "extra-cell", { columns: columnCount }, cell);
  }
}

// scripts/markdown/rules/missing-alt.ts
init_complain();
function missingAlt(file, { images }) {
  for (const image of images) {
    if (!image.alt?.trim()) complain(file, "missing-alt", { url: image.url }, image);
  }
}

// scripts/markdown/rules/missing-glyph.ts
init_complain();
var drawnOtherwise = "\u2011";
function missingGlyph(file, { literals }, covered) {
  const seen = /* @__PURE__ */ new Set();
  for (const node of literals) complainOf(node.value, file, () => node, covered, seen);
}
function complainOf(text2, file, placeOf3, covered, seen) {
  for (const character of text2.match(/\P{ASCII}/gu) ?? []) {
    if (seen.has(character)) continue;
    seen.add(character);
    if (/[\s\p{Default_Ignorable_Code_Point}\p{Cc}]/u.test(character)) continue;
    const codePoint = character.codePointAt(0);
    if (covered.has(codePoint) || character === drawnOtherwise) continue;
    const code = `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
    complain(file, "missing-glyph", { character, code }, placeOf3());
  }
}

// scripts/markdown/rules/nested-note.ts
init_complain();
function nestedNote(file, { notes }) {
  for (const note of notes) {
    eachNode(note, (node) => {
      if (node.type !== "footnoteReference") return;
      complain(file, "nested-note", { label: node.label ?? node.identifier }, node);
    });
  }
}

// scripts/markdown/rules/note-end.ts
init_complain();
import { toString as toString4 } from "mdast-util-to-string";
function noteEnd(file, { notes }) {
  for (const definition of notes) {
    const last = definition.children.at(-1);
    if (last?.type !== "paragraph") continue;
    const end = last.children.findLast((node) => toString4(node).trim() !== "");
    if (!end || isAddress(end) || /[.?!…]["'”’»)\]]*$/.test(toString4(end).trimEnd())) continue;
    complain(file, "note-end", { label: definition.label ?? definition.identifier }, last);
  }
}
function isAddress(node) {
  return node.type === "link" || node.type === "text" && /https?:\/\/\S+$/.test(node.value.trimEnd());
}

// scripts/markdown/rules/suspect-address.ts
init_complain();
function suspectAddress(file, { links }) {
  for (const link of links) {
    if (link.url.startsWith("#") || link.url.trim() === "") continue;
    const why = suspicionOf(link.url);
    if (!why) continue;
    const code = why === cutOff && isMarkedCut(link) ? "cut-address" : "suspect-address";
    complain(file, code, { address: link.url, why }, link);
  }
}
var cutOff = "it seems cut off at its end";
function isMarkedCut(link) {
  return link.data?.hProperties?.className?.includes("cut") ?? false;
}
function suspicionOf(address2) {
  if (/^https?:(?:\/{0,2}(?:$|[?#])|\/{3})/i.test(address2)) return "it has no host";
  if (!URL.canParse(address2)) return "it has no scheme such as https://";
  const url = new URL(address2);
  if (url.protocol === "mailto:")
    return /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(url.pathname) ? void 0 : "it is no e-mail address";
  if (url.protocol !== "http:" && url.protocol !== "https:") return void 0;
  if (!/\.[a-z]{2,}$/i.test(url.hostname) && !url.hostname.split(".").at(-1).startsWith("xn--")) {
    return `its host ${url.hostname} is no public one`;
  }
  if (/%(?![0-9a-f]{2})/i.test(address2)) return "it has a % without two hexadecimal digits";
  if (/[|\\^`]|\s/.test(address2)) return "it has a character that addresses don't have";
  if (/(?:%20|%C2%A0)+$/i.test(address2)) return "it ends in a space";
  if (!hasPairs(address2)) return "it has a bracket without its partner";
  if (/[^/=?&#:]https?:\/\//i.test(address2)) return "a second address begins within it";
  if (isCutOff(url)) return cutOff;
  return void 0;
}
function hasPairs(address2) {
  return ["()", "[]"].every((pair) => {
    let depth = 0;
    for (const character of address2) {
      if (character === pair[0]) depth++;
      else if (character === pair[1] && --depth < 0) return false;
    }
    return depth === 0;
  });
}
function isCutOff(url) {
  if (url.search || url.hash) return false;
  const ending = /\.([a-z]{1,4})$/i.exec(url.pathname)?.[1]?.toLowerCase();
  if (ending === void 0) return /[.…]$|\.\.\.$/.test(url.pathname);
  const known = ["pdf", "html", "htm", "aspx", "docx", "xlsx", "pptx", "shtml", "xhtml"];
  const whole2 = /* @__PURE__ */ new Set([...known, "asp", "doc", "xls", "ppt", "php", "do", "x", "s"]);
  return !whole2.has(ending) && known.some((one) => one.startsWith(ending));
}

// scripts/charts/chart-types.ts
var chartTypes = ["bar", "stacked", "horizontal-bar", "horizontal-stacked", "line"];
function isChartType(name) {
  return chartTypes.includes(name);
}

// scripts/markdown/rules/unknown-directive.ts
init_complain();

// scripts/report/nearest.ts
function nearest(word2, known) {
  let best;
  let least = Math.max(word2.length < 4 ? 1 : 2, Math.floor(word2.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(word2.toLowerCase(), candidate.toLowerCase(), least);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}
function editDistance(a, b, limit) {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return Math.min(limit, row[b.length]);
}

// scripts/markdown/rules/unknown-directive.ts
function unknownDirective(file, nodes) {
  const names = Object.keys(directives);
  const known = names.map((name) => `:::${name}`).join(", ");
  for (const node of nodes.directives) {
    const colons = { containerDirective: ":::", leafDirective: "::", textDirective: ":" }[node.type];
    const name = `${colons}${node.name}`;
    const form = Object.hasOwn(directives, node.name) ? directives[node.name] : void 0;
    if (!form || node.type !== "containerDirective") {
      const near = nearest(node.name, names);
      complain(file, "unknown-directive", { name, known: near ? `${known} (did you mean :::${near}?)` : known }, node);
      continue;
    }
    const attributes = /* @__PURE__ */ new Set(["id", ...form.attributes]);
    for (const attribute2 of Object.keys(node.attributes ?? {})) {
      if (attributes.has(attribute2)) continue;
      const expected = [...attributes].join(" or ");
      complain(file, "bad-directive", { name, problem: `attribute \`${attribute2}\``, expected }, node);
    }
    for (const attribute2 of form.required ?? []) {
      if (node.attributes?.[attribute2]?.trim()) continue;
      complain(
        file,
        "bad-directive",
        { name, problem: `lack of \`${attribute2}\``, expected: `\`${attribute2}="\u2026"\`` },
        node
      );
    }
    if (node.name === "table") checkTable(file, node, nodes);
    const type = node.attributes?.type;
    if (node.name === "chart" && type && !isChartType(type)) {
      const expected = `type ${chartTypes.join(", ")}`;
      complain(file, "bad-directive", { name, problem: `type \`${type}\``, expected }, node);
    }
    if (form.hasTitle && !titleOf(node)) {
      complain(file, "bad-directive", { name, problem: "lack of a title", expected: `\`${name}[Title]\`` }, node);
    }
  }
}
function checkTable(file, node, { topLevel }) {
  const name = ":::table";
  const { class: classes, ...attributes } = node.attributes ?? {};
  if (classes && classes !== "wide") {
    complain(file, "bad-directive", { name, problem: `class \`${classes}\``, expected: "`.wide` or none" }, node);
  } else if (classes && !topLevel.has(node)) {
    const expected = "a turned table that stands in no box, list or quotation";
    complain(file, "bad-directive", { name, problem: "`.wide`", expected }, node);
  }
  const tables = node.children.filter((child) => child.type === "table");
  const most = {
    "head-rows": Math.min(...tables.map(({ children }) => children.length - 1)),
    "head-columns": Math.min(...tables.map(({ align, children }) => (align ?? children[0].children).length - 1))
  };
  for (const [attribute2, least] of Object.entries(tableCounts)) {
    const written = attributes[attribute2];
    if (written === void 0 || written === null) continue;
    const count = /^\d+$/.test(written) ? Number(written) : NaN;
    if (count >= least && count <= most[attribute2]) continue;
    const expected = `a whole number from ${least} to ${most[attribute2]}, so that the table has a body`;
    complain(file, "bad-directive", { name, problem: `\`${attribute2}="${written}"\``, expected }, node);
  }
}

// scripts/markdown/rules/unsafe-address.ts
init_complain();
var safe = /* @__PURE__ */ new Set(["http:", "https:", "mailto:"]);
function unsafeAddress(file, { links }) {
  for (const link of links) {
    const scheme = /^[\s\p{Cc}]*([a-z][a-z\d+.-]*:)/iu.exec(link.url)?.[1]?.toLowerCase();
    if (scheme && !safe.has(scheme)) complain(file, "unsafe-address", { address: link.url, scheme }, link);
  }
}

// scripts/markdown/rules/unused-definition.ts
init_complain();
function unusedDefinition(file, { definitions }) {
  for (const definition of definitions) {
    complain(file, "unused-definition", { label: definition.label ?? definition.identifier }, definition);
  }
}

// scripts/markdown/check-section.ts
function checkSection(file, tree, covered) {
  const nodes = nodesByType(tree);
  nestedNote(file, nodes);
  noteEnd(file, nodes);
  missingAlt(file, nodes);
  headingSkip(file, nodes);
  emptyLink(file, nodes);
  suspectAddress(file, nodes);
  unsafeAddress(file, nodes);
  unknownDirective(file, nodes);
  mergedCell(file, nodes);
  unusedDefinition(file, nodes);
  missingGlyph(file, nodes, covered);
}

// scripts/markdown/parse-markdown.ts
import { directiveFromMarkdown } from "mdast-util-directive";
import { frontmatterFromMarkdown } from "mdast-util-frontmatter";
import { directive } from "micromark-extension-directive";
import { frontmatter } from "micromark-extension-frontmatter";
import remarkParse from "remark-parse";
import { unified as unified3 } from "unified";

// scripts/markdown/every-callout.ts
var leftSquareBracket = 91;
var EveryLabel = class extends Array {
  includes() {
    return true;
  }
};
var believeEveryLabel = {
  name: "believeEveryLabel",
  tokenize(_effects, _ok, nok) {
    const parser = this.parser;
    if (!(parser.gfmFootnotes instanceof EveryLabel)) parser.gfmFootnotes = new EveryLabel();
    return nok;
  }
};
var everyCallout = { text: { [leftSquareBracket]: believeEveryLabel } };

// scripts/markdown/gfm-of.ts
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
var whole = gfm({ singleTilde: false });
var mdast = gfmFromMarkdown().map((extension) => ({
  ...extension,
  transforms: (extension.transforms ?? []).map((transform) => whereAddressesAre(transform))
}));
function gfmOf(text2) {
  const lines = text2.split(/\r\n|\r|\n/);
  const places = {
    emailAutolink: linesWithAt(lines),
    table: linesNearTables(lines)
  };
  const narrow2 = (construct) => {
    const place = places[construct.name ?? ""];
    if (!place) return [construct];
    return place.size > 0 ? [onLines(construct, place)] : [];
  };
  return {
    syntax: { ...whole, text: mapConstructs(whole.text, narrow2), flow: mapConstructs(whole.flow, narrow2) },
    mdast
  };
}
function mapConstructs(record2 = {}, map) {
  return Object.fromEntries(
    Object.entries(record2).flatMap(([code, constructs]) => {
      const mapped = [constructs ?? []].flat().flatMap((construct) => map(construct));
      return mapped.length > 0 ? [[code, mapped]] : [];
    })
  );
}
function onLines(construct, lines) {
  return {
    ...construct,
    previous(code) {
      return lines.has(this.now().line) && (construct.previous?.call(this, code) ?? true);
    },
    tokenize(effects, ok, nok) {
      return lines.has(this.now().line) ? construct.tokenize.call(this, effects, ok, nok) : nok;
    }
  };
}
function linesWithAt(lines) {
  return new Set(lines.flatMap((line2, index) => line2.includes("@") ? [index + 1] : []));
}
function linesNearTables(lines) {
  const near = /* @__PURE__ */ new Set();
  let start2 = 0;
  let hasRule = false;
  for (let index = 0; index <= lines.length; index++) {
    const line2 = lines[index];
    if (line2 === void 0 || /^[\t ]*$/.test(line2)) {
      if (hasRule) for (let at = start2; at < index; at++) near.add(at + 1);
      start2 = index + 1;
      hasRule = false;
    } else {
      hasRule ||= /^[\t >]*[-:|][-:|\t ]*$/.test(line2);
    }
  }
  return near;
}
function whereAddressesAre(transform) {
  return (tree) => {
    for (const block of tree.children) {
      if (holdsAddress(block)) transform({ type: "root", children: [block] });
    }
  };
}
function holdsAddress(node) {
  if (node.type === "text") return /@|https?:\/\/|www\./i.test(node.value);
  if (node.type === "link" || node.type === "linkReference" || !("children" in node)) return false;
  return node.children.some((child) => holdsAddress(child));
}

// scripts/markdown/literal-colons.ts
function restoreLiteralColons(tree, source) {
  eachNode(tree, (parent) => {
    if (!("children" in parent)) return;
    for (let index = 0; index < parent.children.length; index++) {
      const node = parent.children[index];
      if (node.type !== "textDirective") continue;
      if (node.children.length > 0 || Object.keys(node.attributes ?? {}).length > 0) continue;
      const { start: start2, end } = node.position;
      const written = source.slice(start2.offset, end.offset);
      if (written !== `:${node.name}`) continue;
      index = joinText(parent, index, { type: "text", value: written, position: node.position });
    }
  });
}
function joinText(parent, index, text2) {
  const isText2 = (node) => node?.type === "text";
  const before2 = parent.children[index - 1];
  const after2 = parent.children[index + 1];
  const parts3 = [isText2(before2) ? before2 : void 0, text2, isText2(after2) ? after2 : void 0].filter(isText2);
  const first = isText2(before2) ? index - 1 : index;
  const positions = parts3.flatMap(({ position }) => position ?? []);
  const joined = {
    type: "text",
    value: parts3.map((part) => part.value).join(""),
    position: { start: positions[0].start, end: positions.at(-1).end }
  };
  parent.children.splice(first, parts3.length, joined);
  return first;
}

// scripts/markdown/resolve-definitions.ts
function resolveDefinitions(tree) {
  const definitions = /* @__PURE__ */ new Map();
  eachNode(tree, (node) => {
    if (node.type === "definition" && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  if (definitions.size === 0) return;
  const used = /* @__PURE__ */ new Set();
  const resolve6 = (node) => {
    if (node.type !== "linkReference" && node.type !== "imageReference") return node;
    const definition = definitions.get(node.identifier);
    if (!definition) return node;
    used.add(definition);
    const title = definition.title ? { title: definition.title } : {};
    const position = node.position ? { position: node.position } : {};
    const data = node.data ? { data: node.data } : {};
    const resolved = node.type === "linkReference" ? { type: "link", url: definition.url, ...title, children: node.children, ...position, ...data } : { type: "image", url: definition.url, ...title, alt: node.alt ?? "", ...position, ...data };
    return resolved;
  };
  eachNode(tree, (node) => {
    if ("children" in node) node.children = node.children.map((child) => resolve6(child));
  });
  eachNode(tree, (node) => {
    if ("children" in node) node.children = node.children.filter((child) => !used.has(child));
  });
}

// scripts/markdown/parse-markdown.ts
var syntax = [frontmatter(["yaml"]), directive(), everyCallout];
var mdast2 = [frontmatterFromMarkdown(["yaml"]), directiveFromMarkdown()];
function parseMarkdown(file) {
  const text2 = String(file);
  const gfm2 = gfmOf(text2);
  const processor2 = unified3().use(remarkParse).data({
    micromarkExtensions: [gfm2.syntax, ...syntax],
    fromMarkdownExtensions: [...gfm2.mdast, ...mdast2]
  });
  const tree = processor2.parse(text2);
  restoreLiteralColons(tree, text2);
  resolveDefinitions(tree);
  readAttributes(tree);
  return tree;
}

// scripts/markdown/web-export/read-web-export.ts
init_complain();

// scripts/markdown/web-export/addresses.ts
init_complain();
import { toString as toString5 } from "mdast-util-to-string";
import { visit as visit2 } from "unist-util-visit";

// scripts/markdown/plain-address.ts
function plainAddress(address2) {
  const bare = address2.replace(/^https?:\/\//i, "").replace(/\/$/, "");
  return decode(bare).replace(/^[^/]*/, (host) => host.toLowerCase());
}
function decode(text2) {
  try {
    return decodeURIComponent(text2);
  } catch {
    return text2;
  }
}

// scripts/markdown/web-export/addresses.ts
function readAddresses(tree, source, file) {
  visit2(tree, "link", (link) => {
    if (source.text[link.position.start.offset] !== "[") unescapeAddress(link);
    const text2 = toString5(link);
    if (/^(?:https?:\/\/|www\.)\S+$/i.test(text2) && plainAddress(text2) !== plainAddress(link.url)) {
      complain(file, "suspect-address", { address: link.url, why: `its text is another one, ${text2}` }, link);
    }
  });
}
function unescapeAddress(link) {
  link.url = unescape(link.url);
  for (const child of link.children) if (child.type === "text") child.value = unescape(child.value);
}
function unescape(text2) {
  return text2.replaceAll(/\\([!-/:-@[-`{-~])/g, "$1");
}

// scripts/markdown/web-export/bare-callouts.ts
init_complain();
import { SKIP as SKIP2, visit as visit5 } from "unist-util-visit";

// scripts/markdown/web-export/digit-rows.ts
function findDigits(text2) {
  return [...text2.matchAll(rows2)].flatMap((match) => gradeRow(text2, match.index, match[0]));
}
var rows2 = /(?<![\p{N}])\d+(?:,?[ \u00a0]+\d+)*/gu;
function gradeRow(text2, start2, row) {
  const numbers2 = numbersIn(row, start2);
  const front = gradeFront(text2, start2, numbers2.at(-1)?.to);
  if (!front) return [];
  return numbers2.flatMap((number3, index) => {
    const back = index + 1 < numbers2.length ? "strong" : gradeBack(text2, number3.to);
    return back ? [{ ...number3, grade: weaker(index === 0 ? front : "strong", back) }] : [];
  });
}
function numbersIn(row, start2) {
  const numbers2 = [];
  for (const { index, 0: digits } of row.matchAll(/\d+/g)) {
    let from = start2 + index;
    for (const part of digits.length > 4 ? splitRising(digits) : [digits]) {
      const number3 = Number(part);
      const before2 = numbers2.at(-1)?.number;
      if (part.startsWith("0") || before2 !== void 0 && number3 !== before2 + 1) return numbers2;
      numbers2.push({ from, to: from + part.length, number: number3 });
      from += part.length;
    }
  }
  return numbers2;
}
function splitRising(digits) {
  for (let length2 = 2; length2 <= 4; length2++) {
    const parts3 = [digits.slice(0, length2)];
    while (parts3.join("").length < digits.length) parts3.push(String(Number(parts3.at(-1)) + 1));
    if (parts3.join("") === digits) return parts3;
  }
  return [];
}
function gradeFront(text2, start2, end) {
  const before2 = text2.slice(Math.max(0, start2 - 40), start2);
  const sentenceEnd2 = /[.!?…]["'”’)\]]*(?=[ \u00a0]$)/.exec(before2);
  if (sentenceEnd2) {
    if (isAbbreviation(before2.slice(0, sentenceEnd2.index))) return void 0;
    const behind = text2.slice(end);
    return /^\s*$/.test(behind) ? "strong" : /^\s+[\p{Lu}"“‘]/u.test(behind) ? "weak" : void 0;
  }
  if (/[\p{L}\p{M}]$/u.test(before2)) return /\p{Ll}{2}$/u.test(before2) ? "weak" : void 0;
  const closing = /[.!?…,;:)\]"'”’»]+$/.exec(before2)?.[0];
  if (closing === void 0) return void 0;
  const inner = before2.slice(0, -closing.length);
  if (inner === "" || /[\s\p{Ps}\p{Pi}]$/u.test(inner)) return void 0;
  if (/\p{N}$/u.test(inner))
    return closing === "." && /(?<![\d.,/-])(?:19|20)\d\d$/.test(inner) ? "weak" : gradeAfterDigits(closing);
  if (closing.startsWith(".") && isAbbreviation(inner)) return void 0;
  return /[.!?…”’»"']/.test(closing) ? "strong" : "weak";
}
function gradeAfterDigits(closing) {
  return /^[)\]"'”’»]+[.!?…]/.test(closing) || /^[.!?…]["”’»)\]]/.test(closing) ? "strong" : void 0;
}
function isAbbreviation(before2) {
  const word2 = /(?<!\p{L})\p{L}+$/u.exec(before2)?.[0];
  return word2 !== void 0 && (/^\p{Ll}$/u.test(word2) || abbreviations.has(word2.toLowerCase()));
}
var abbreviations = new Set(
  "add al annex app approx art arts ca cf ch chap circ col cons doc ed eds ex fig figs fn ibid id iss lit no nos nr nrs num op p par para paras pp pt ref reg regs rec rev sec sect ser st tab tel v vol vols vs".split(" ")
);
function gradeBack(text2, end) {
  const behind = text2.slice(end, end + 40);
  if (/^[\d%‰°€$£]|^[.,:/–—-]\d|^[/–—-]\p{L}/u.test(behind)) return void 0;
  if (/^\p{Ll}/u.test(behind)) return "doubtful";
  if (/^[ \u00a0]\p{Ll}/u.test(behind)) return "weak";
  if (/^[ \u00a0]%/.test(behind)) return void 0;
  return "strong";
}
function weaker(a, b) {
  const order = ["doubtful", "weak", "strong"];
  return order[Math.min(order.indexOf(a), order.indexOf(b))];
}

// scripts/markdown/web-export/digit-verdicts.ts
function judgeDigits(numbers2, notes) {
  const clear = countNumbers(numbers2.filter((one) => isClear(one)));
  const all = countNumbers(numbers2);
  const ahead = lookAhead(numbers2);
  let last = notes.size > 0 ? Math.min(...notes) - 1 : void 0;
  return numbers2.map(({ number: number3, grade }, index) => {
    if (grade === "certain") {
      last = Math.max(last ?? 0, number3);
      return "no";
    }
    const { next, ceiling } = ahead[index];
    const isNext = last !== void 0 && number3 === last + 1;
    const isRising = (last === void 0 || number3 > last) && number3 < ceiling;
    const hasNote = notes.has(number3) || notes.size === 0 && next === number3 + 1;
    const isStrong = grade === "strong" && clear.get(number3) === 1 && (hasNote || isNext);
    const isWeak = grade === "weak" && all.get(number3) === 1 && hasNote && isNext;
    if (isRising && (isStrong || isWeak)) {
      last = number3;
      return "callout";
    }
    const isInDoubt = grade === "strong" || !clear.has(number3) && (notes.has(number3) || isNext);
    if (!isInDoubt) return "no";
    if (all.get(number3) > 1) return { doubt: "they stand in more than one place" };
    if (grade === "doubtful") return { doubt: "a letter follows" };
    if (notes.size > 0 && !notes.has(number3)) return { doubt: "no note has this number" };
    if (notes.size === 0 && grade === "weak") return { doubt: "there is no list of notes to tell by" };
    return { doubt: "it is not the number that comes next" };
  });
}
function isClear({ grade }) {
  return grade === "certain" || grade === "strong";
}
function countNumbers(numbers2) {
  const counts = /* @__PURE__ */ new Map();
  for (const { number: number3 } of numbers2) counts.set(number3, (counts.get(number3) ?? 0) + 1);
  return counts;
}
function lookAhead(numbers2) {
  let next;
  let ceiling = Infinity;
  const ahead = numbers2.toReversed().map((one) => {
    const found = { next, ceiling };
    if (isClear(one)) next = one.number;
    if (one.grade === "certain") ceiling = one.number;
    return found;
  });
  return ahead.toReversed();
}

// scripts/markdown/web-export/source-text.ts
import { toString as toString6 } from "mdast-util-to-string";
import { visit as visit3 } from "unist-util-visit";
function sourceTextOf(file) {
  const text2 = String(file).replace(/^\uFEFF/, "");
  const lineStarts = [0];
  for (const { index, 0: ending } of text2.matchAll(/\r\n|\n|\r/g)) lineStarts.push(index + ending.length);
  return { text: text2, lineStarts };
}
function pointAt({ lineStarts }, offset) {
  let [low, high] = [0, lineStarts.length];
  while (high - low > 1) {
    const middle = low + high >> 1;
    if (lineStarts[middle] <= offset) low = middle;
    else high = middle;
  }
  return { line: low + 1, column: offset - lineStarts[low] + 1, offset };
}
function positionBetween(source, start2, end) {
  return { start: pointAt(source, start2), end: pointAt(source, end) };
}
function writtenAt(source, place) {
  const { start: start2, end } = "type" in place ? place.position : place;
  return source.text.slice(start2.offset, end.offset).replaceAll(/\s+/g, " ").trim();
}
function offsetsOf(source, node) {
  const [start2, end] = [node.position.start.offset, node.position.end.offset];
  const found = findValue(node.value, source.text, start2, end);
  if (!found) return (index) => index < node.value.length ? start2 : end;
  return found;
}
function sliceText(source, node, from, to, at = offsetsOf(source, node)) {
  return { type: "text", value: node.value.slice(from, to), position: positionBetween(source, at(from), at(to)) };
}
function restorePositions(tree, source) {
  visit3(tree, (parent) => {
    if (!("children" in parent) || !parent.position) return;
    for (let first = 0; first < parent.children.length; first++) {
      if (parent.children[first].position) continue;
      let last = first;
      while (parent.children[last + 1] && !parent.children[last + 1].position) last++;
      restoreRun(parent, first, last, source);
      first = last;
    }
  });
}
function restoreRun(parent, first, last, source) {
  const run2 = parent.children.slice(first, last + 1);
  const start2 = parent.children[first - 1]?.position?.end.offset ?? parent.position.start.offset;
  const end = parent.children[last + 1]?.position?.start.offset ?? parent.position.end.offset;
  const at = findValue(run2.map((node) => toString6(node)).join(""), source.text, start2, end);
  let index = 0;
  for (const node of run2) {
    const next = index + toString6(node).length;
    const position = at ? positionBetween(source, at(index), at(next)) : positionBetween(source, start2, end);
    visit3(node, (within2) => void (within2.position = position));
    index = next;
  }
}
function findValue(value, text2, start2, end) {
  if (!/[\\&]/.test(value) && text2.startsWith(value, start2)) return (index) => start2 + index;
  for (let from = start2; from + 1 <= end || from === start2; from++) {
    const offsets = follow(value, text2, from, end);
    if (offsets) return (index) => offsets[index];
  }
  return void 0;
}
function follow(value, text2, from, end) {
  const offsets = [];
  let at = from;
  let index = 0;
  const take2 = (written, read2) => {
    for (let count = 0; count < read2; count++) offsets.push(at);
    at += written;
    index += read2;
  };
  while (index < value.length) {
    if (at >= end) return void 0;
    const ending = /^(?:\r\n|\n|\r)/.exec(value.slice(index, index + 2))?.[0];
    const rest = text2.slice(at, at + 40);
    const reference = /^&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z\d]{2,31});/i.exec(rest)?.[0];
    if (ending) {
      const written = lineEnd.exec(text2.slice(at, at + 1e3));
      if (written?.[1] === ending) {
        take2(written[0].length, ending.length);
        at = Math.min(end, at + markersAt(text2, at, value[index]));
        continue;
      }
    }
    if (/^\\[!-/:-@[-`{-~]/.test(rest) && rest[1] === value[index]) take2(2, 1);
    else if (reference && (value[index] !== "&" || isAmpersand(reference))) {
      take2(reference.length, value.codePointAt(index) > 65535 ? 2 : 1);
    } else if (rest[0] === value[index] || rest[0] === "\0" && value[index] === "\uFFFD") take2(1, 1);
    else return void 0;
  }
  offsets.push(at);
  return at <= end ? offsets : void 0;
}
var lineEnd = /^[ \t]*(\r\n|\n|\r)/;
function markersAt(text2, at, next) {
  const pattern = next === ">" ? /[ \t]*/y : /[ \t>]*/y;
  pattern.lastIndex = at;
  return pattern.exec(text2)[0].length;
}
function isAmpersand(reference) {
  return /^&(?:amp|#0*38|#x0*26);$/i.test(reference);
}

// scripts/markdown/web-export/flat-text.ts
var opaque = "\uFFFC";
function flatten(block) {
  const pieces = [];
  let value = "";
  const add = (parent, isLinked) => {
    for (const node of parent.children) {
      if ("children" in node) {
        add(node, isLinked || node.type === "link" || node.type === "linkReference");
        continue;
      }
      const from = value.length;
      value += flatValue(node);
      pieces.push({ from, to: value.length, node, parent, isLinked });
    }
  };
  add(block, false);
  return { value, pieces };
}
function flatValue(node) {
  if (node.type === "text") return node.value;
  return node.type === "break" ? "\n" : opaque;
}
function placeOf(source, { pieces }, from, to) {
  const first = pieces.find((piece) => from < piece.to) ?? pieces.at(-1);
  const last = pieces.findLast((piece) => piece.from < to) ?? first;
  return positionBetween(source, offsetIn(source, first, from), offsetIn(source, last, to));
}
function offsetIn(source, piece, index) {
  const { node, from, to } = piece;
  if (node.type === "text") {
    piece.offsetAt ??= offsetsOf(source, node);
    return piece.offsetAt(Math.min(Math.max(index - from, 0), to - from));
  }
  return index < to ? node.position.start.offset : node.position.end.offset;
}
function linesOf(value) {
  return [...value.matchAll(/[^\r\n]+/g)].map(({ index, 0: text2 }) => ({ from: index, to: index + text2.length, text: text2.trim() })).filter(({ text: text2 }) => text2 !== "");
}
function slicePhrasing(source, nodes, from, to) {
  const slices = [];
  let start2 = 0;
  for (const node of nodes) {
    const length2 = flatLength(node);
    const [first, last] = [Math.max(from - start2, 0), Math.min(to - start2, length2)];
    if (first === 0 && last === length2 && start2 < to) slices.push(node);
    else if (first < last) slices.push(sliceNode(source, node, first, last));
    start2 += length2;
  }
  return slices;
}
function sliceNode(source, node, from, to) {
  if (node.type === "text") return sliceText(source, node, from, to);
  if (!("children" in node)) return node;
  const children = slicePhrasing(source, node.children, from, to);
  return { ...node, children, position: spanOf(children) };
}
function flatLength(node) {
  if ("children" in node) return node.children.reduce((sum2, child) => sum2 + flatLength(child), 0);
  return flatValue(node).length;
}
function spanOf(nodes) {
  return { start: nodes[0].position.start, end: nodes.at(-1).position.end };
}
function isText(node) {
  return node?.type === "text";
}

// scripts/markdown/web-export/numbered-notes.ts
import { SKIP, visit as visit4 } from "unist-util-visit";
function numberedNotesOf(tree) {
  const found = { callouts: [], notes: [] };
  visit4(tree, (node) => {
    if (node.type === "footnoteReference" && isNumbered(node)) found.callouts.push(node);
    if (node.type !== "footnoteDefinition") return;
    if (isNumbered(node)) found.notes.push(node);
    return SKIP;
  });
  return found;
}
function isNumbered({ label }) {
  return /^[1-9]\d*$/.test(label ?? "");
}
function numberOf2({ label }) {
  return Number(label);
}
function showRanges(ranges) {
  return ranges.map(([from, to]) => from === to ? `${from}` : `${from}\u2013${to}`).join(", ");
}

// scripts/markdown/web-export/bare-callouts.ts
function readBareCallouts(tree, source, file) {
  const blocks = findIn(tree);
  const notes = new Set(numberedNotesOf(tree).notes.map((note) => numberOf2(note)));
  const verdicts = judgeDigits(
    blocks.flatMap(({ found }) => found),
    notes
  );
  let index = 0;
  for (const { flat, found } of blocks) {
    const callouts = [];
    for (const one of found) {
      const verdict = verdicts[index++];
      if (verdict === "callout") callouts.push(one);
      if (typeof verdict === "string") continue;
      const facts = { digits: String(one.number), why: verdict.doubt };
      complain(file, "uncertain-callout", facts, placeOf(source, flat, one.from, one.to));
    }
    if (callouts.length === 0) continue;
    const place = placeOf(source, flat, callouts[0].from, callouts.at(-1).to);
    complain(file, "bare-callout", { numbers: callouts.map(({ number: number3 }) => number3) }, place);
    replaceDigits(callouts, source);
  }
}
function findIn(tree) {
  const blocks = [];
  visit5(tree, (node) => {
    if (node.type === "heading" || node.type === "footnoteDefinition") return SKIP2;
    if (node.type !== "paragraph" && node.type !== "tableCell") return;
    const flat = flatten(node);
    const found = [...calloutsOf(flat), ...digitsOf(flat)].toSorted((a, b) => a.from - b.from);
    if (found.length > 0) blocks.push({ flat, found });
    return;
  });
  return blocks;
}
function calloutsOf({ pieces }) {
  return pieces.flatMap((piece) => {
    const { node, from, to } = piece;
    if (node.type !== "footnoteReference" || !isNumbered(node)) return [];
    return { piece, from, to, number: numberOf2(node), grade: "certain" };
  });
}
function digitsOf({ value, pieces }) {
  let last = 0;
  return findDigits(value).flatMap((digits) => {
    while (pieces[last].to <= digits.from) last++;
    const piece = pieces[last];
    return isText(piece.node) && !piece.isLinked && digits.to <= piece.to ? { ...digits, piece } : [];
  });
}
function replaceDigits(callouts, source) {
  for (const piece of new Set(callouts.map((callout2) => callout2.piece))) {
    const own = callouts.filter((callout2) => callout2.piece === piece);
    const siblings = piece.parent.children;
    const text2 = piece.node;
    siblings.splice(siblings.indexOf(text2), 1, ...cutAt(text2, piece.from, own, source));
  }
}
function cutAt(text2, textStart, callouts, source) {
  const at = offsetsOf(source, text2);
  const parts3 = [];
  let done = 0;
  for (const { number: number3, from, to } of callouts) {
    const [start2, end] = [from - textStart, to - textStart];
    const position = positionBetween(source, at(start2), at(end));
    const reference = {
      type: "footnoteReference",
      identifier: `${number3}`,
      label: `${number3}`,
      position
    };
    parts3.push(sliceText(source, text2, done, start2, at), reference);
    done = end;
  }
  parts3.push(sliceText(source, text2, done, text2.value.length, at));
  return parts3.filter((part) => !isText(part) || part.value !== "");
}

// scripts/markdown/web-export/callout-spaces.ts
import { visit as visit6 } from "unist-util-visit";
function setCalloutSpaces(tree) {
  visit6(tree, (parent) => {
    if (!("children" in parent)) return;
    const children = parent.children;
    for (let index = 0; index < children.length; index++) {
      if (children[index].type !== "footnoteReference") continue;
      const before2 = children[index - 1];
      if (isText(before2)) before2.value = before2.value.trimEnd();
      if (isText(before2) && before2.value === "") children.splice(--index, 1);
      const behind = children[index + 1];
      if (!isText(behind)) continue;
      if (/^[\p{L}\p{N}“‘«"(]/u.test(behind.value)) behind.value = ` ${behind.value}`;
      else behind.value = behind.value.replace(/^[ \u00a0]{2,}/, " ");
    }
  });
}

// scripts/markdown/web-export/callouts.ts
init_complain();
import { toString as toString8 } from "mdast-util-to-string";
import { SKIP as SKIP3, visit as visit7 } from "unist-util-visit";

// scripts/markdown/web-export/marks.ts
import { toString as toString7 } from "mdast-util-to-string";
function isWebExport(tree) {
  let marks3 = 0;
  eachNode(tree, (node) => {
    if (isCalloutLink(node)) marks3++;
  });
  let before2;
  for (const node of tree.children) {
    const text2 = node.type === "paragraph" ? toString7(node).trim() : "";
    if (node.type === "paragraph" && isCiteText(text2))
      marks3 += node.children.some((child) => child.type === "link" && child.url === "#") ? 2 : 1;
    if (matchFooter(text2)) marks3++;
    if (isSkipLink(text2.split(/[\r\n]/)[0])) marks3++;
    if (text2 === before2 && /^\d+(?:\.\d+)*\.\s.*[^.:;,]$/.test(text2)) marks3 += 2;
    before2 = text2;
  }
  return marks3 >= 2;
}
function isCalloutLink(node) {
  return node?.type === "link" && node.url === "#" && isNoteNumber(toString7(node));
}
function isNoteNumber(text2) {
  return /^[1-9]\d{0,4}$/.test(text2);
}
function isCiteText(text2) {
  return /^\s*please,? cite as\s*:/i.test(text2);
}
function isSkipLink(line2) {
  return /^\s*skip to (?:main )?content\s*$/i.test(line2);
}
function matchFooter(text2) {
  return /^\s*©\s*(?<holder>[^|\n]+?),?\s+(?<year>(?:19|20)\d\d)\s*\|\s*e-?mail:?\s*(?<email>[^\s|]+@[^\s|]+)?/iu.exec(
    text2
  );
}
function matchShortFooter(paragraph) {
  return /^\s*©\s*(?<holder>[^|\n]{1,100}?)\s+(?<year>(?:19|20)\d\d)\.?\s*$/u.exec(toString7(paragraph));
}

// scripts/markdown/web-export/callouts.ts
function readCallouts(tree, file) {
  visit7(tree, "link", (link, index, parent) => {
    if (!parent || index === void 0 || link.url !== "#") return;
    const label = toString8(link);
    if (isCalloutLink(link)) {
      const reference = {
        type: "footnoteReference",
        identifier: label,
        label,
        position: link.position
      };
      parent.children[index] = reference;
    } else if (/^(?=.)(?:x{0,3}|xl)(?:ix|iv|v?i{0,3})$/.test(label)) {
      complain(file, "uncertain-callout", { digits: label, why: "it is no number" }, link);
    }
  });
}
function freeCallouts(tree, source) {
  visit7(tree, (node, index, parent) => {
    if (!parent || index === void 0) return;
    if (node.type !== "link" && node.type !== "textDirective") return;
    const behind = node.type === "link" ? "](#)" : "(#)";
    const after2 = parent.children[index + 1];
    if (!isText(after2) || !after2.value.startsWith(behind)) return;
    const parts3 = node.type === "link" ? partsOfAddress(node, source) : partsOfDirective(node, source);
    if (!parts3) return;
    const position = { ...after2.position, start: parts3.at(-1).position.end };
    parts3.push({ ...after2, value: after2.value.slice(behind.length), position });
    const written = parts3.filter((part) => !isText(part) || part.value !== "");
    parent.children.splice(index, 2, ...written);
    return [SKIP3, index + written.length];
  });
}
function partsOfDirective(directive2, source) {
  const [start2, end] = [directive2.position.start.offset, directive2.position.end.offset];
  const name = `:${directive2.name}`;
  const written = source.text.slice(start2, end);
  if (!written.startsWith(`${name}[`) || !written.endsWith("]")) return void 0;
  const link = linkAt(source, start2 + name.length, end + "(#)".length, "#", directive2.children);
  return [textAt(source, start2, start2 + name.length), link];
}
function partsOfAddress(link, source) {
  const [start2, end] = [link.position.start.offset, link.position.end.offset];
  const written = source.text.slice(start2, end);
  const match = /^([^[<\s][^[\s]*?)[.,;:!?]*\[([1-9]\d{0,4})$/.exec(written);
  if (!match || !link.url.endsWith(written)) return void 0;
  const [, address2, label] = match;
  const [addressEnd, numberStart] = [start2 + address2.length, end - label.length];
  return [
    linkAt(source, start2, addressEnd, link.url.slice(0, link.url.length - written.length + address2.length)),
    textAt(source, addressEnd, numberStart - 1),
    linkAt(source, numberStart - 1, end + "](#)".length, "#", [textAt(source, numberStart, end)])
  ];
}
function textAt(source, start2, end) {
  return { type: "text", value: source.text.slice(start2, end), position: positionBetween(source, start2, end) };
}
function linkAt(source, start2, end, url, children = [textAt(source, start2, end)]) {
  return { type: "link", url, title: null, children, position: positionBetween(source, start2, end) };
}

// scripts/markdown/web-export/furniture.ts
init_complain();
import { SKIP as SKIP4, visit as visit8 } from "unist-util-visit";

// scripts/markdown/web-export/citation.ts
init_complain();

// scripts/markdown/web-export/month-names.ts
var officialLanguages = [
  "bg",
  "cs",
  "da",
  "de",
  "el",
  "en",
  "es",
  "et",
  "fi",
  "fr",
  "ga",
  "hr",
  "hu",
  "it",
  "lt",
  "lv",
  "mt",
  "nl",
  "pl",
  "pt",
  "ro",
  "sk",
  "sl",
  "sv"
];
function readMonth(word2, language) {
  const own = readMonthIn(word2, language);
  if (own) return [own];
  return officialLanguages.flatMap((other) => readMonthIn(word2, other) ?? []);
}
function monthName(month, language) {
  return nameFormatter(language, { month: "long" })(month);
}
function languageName(language) {
  return new Intl.DisplayNames("en", { type: "language" }).of(language) ?? language;
}
function readMonthIn(word2, language) {
  const written = fold(word2, language);
  for (const form of forms) {
    const name = nameFormatter(language, form);
    for (let month = 1; month <= 12; month++) {
      if (fold(name(month), language) === written) return { month, language };
    }
  }
  return void 0;
}
var forms = [
  { month: "long" },
  { month: "long", year: "numeric" },
  { month: "long", year: "numeric", day: "numeric" }
];
function nameFormatter(language, form) {
  const formatter = new Intl.DateTimeFormat(language, { ...form, timeZone: "UTC" });
  return (month) => {
    const parts3 = formatter.formatToParts(Date.UTC(2022, month - 1, 1));
    return parts3.find(({ type }) => type === "month").value;
  };
}
function fold(word2, language) {
  return word2.normalize("NFC").toLocaleLowerCase(language);
}

// scripts/markdown/web-export/citation.ts
var citeLine = /^\s*please,? cite as\s*:\s*(?<body>[^'‘’"“”„\n]+?),\s*(?:['‘“"„](?<section>.+)['’”"“],?\s+in:?\s+)?(?<publication>.+?),\s*(?:(?<month>[\p{L}\p{M}]+)\.?\s+)?(?<year>(?:19|20)\d\d)\.?\s*$/disu;
function readCitation(nodes, source, file, language) {
  const flat = flatten({ type: "paragraph", children: nodes });
  const match = flat.value.length <= maxLength ? citeLine.exec(flat.value) : null;
  if (!match) return { citation: {}, citedTitle: [] };
  const { body, section, publication, month, year } = match.groups;
  const indices = match.indices.groups;
  const citation = { body: clean(body), publication: clean(publication), year: Number(year) };
  const number3 = month && readMonthAt(month, placeOf(source, flat, ...indices["month"]), file, language);
  if (number3) citation.month = number3;
  if (section === void 0) return { citation, citedTitle: [] };
  citation.sectionTitle = clean(section);
  return { citation, citedTitle: slicePhrasing(source, nodes, ...indices["section"]) };
}
var maxLength = 2e3;
function readMonthAt(word2, place, file, language) {
  const readings = readMonth(word2, language);
  if (readings[0]?.language === language) return readings[0].month;
  const months = new Set(readings.map((reading) => reading.month));
  const month = months.size === 1 ? readings[0].month : void 0;
  const names = readings.map((reading) => languageName(reading.language)).toSorted();
  const languages2 = names.join(", ") || "no official language of the EU";
  const expected = month ? `"${monthName(month, language)}"` : `a month in ${languageName(language)}`;
  complain(file, "foreign-month", { found: word2, languages: languages2, expected }, place);
  return month;
}
function clean(text2) {
  return text2.replaceAll(/\s+/g, " ").trim();
}

// scripts/markdown/web-export/furniture.ts
function takeFurniture(tree, source, file, language) {
  const found = { citedTitle: [] };
  const lastBlock = tree.children.at(-1);
  visit8(tree, "paragraph", (paragraph, index, parent) => {
    if (!parent || index === void 0) return;
    const flat = flatten(paragraph);
    const cuts = [
      ...parent.type === "root" ? [...citeCuts(flat), ...skipLinkCuts(flat)] : [],
      ...footerCuts(flat, paragraph === lastBlock ? paragraph : void 0, found)
    ].toSorted((a, b) => a.from - b.from);
    if (cuts.length === 0) return;
    for (const cut of cuts) {
      const place = placeOf(source, flat, cut.from, cut.to);
      complain(file, "page-furniture", { what: cut.what, text: writtenAt(source, place) }, place);
      if (cut.what === footerName) found.footerEnd = place.end.offset;
      if (cut.what !== citeName || found.citation) continue;
      const nodes = slicePhrasing(source, paragraph.children, cut.from, cut.to);
      Object.assign(found, readCitation(nodes, source, file, language));
    }
    const rest = keep(paragraph, flat, cuts, source);
    if (rest) parent.children[index] = rest;
    else parent.children.splice(index, 1);
    return [SKIP4, rest ? index + 1 : index];
  });
  dropEmpty(tree);
  if (found.footerEnd !== void 0) reportAfter(found.footerEnd, tree, file);
  return found;
}
var citeName = 'line "Please cite as"';
var footerName = "footer";
function dropEmpty(parent) {
  const isEmpty2 = ({ type, children: children2 }) => (type === "listItem" || type === "list" || type === "blockquote") && children2.length === 0;
  const children = parent.children;
  for (let index = children.length - 1; index >= 0; index--) {
    const child = children[index];
    if (!("children" in child)) continue;
    dropEmpty(child);
    if (isEmpty2(child)) children.splice(index, 1);
  }
}
function reportAfter(footerEnd, tree, file) {
  visit8(tree, "paragraph", ({ children }) => {
    const first = children.find(({ position }) => position.start.offset >= footerEnd);
    if (!first) return;
    complain(file, "after-footer", {}, { start: first.position.start, end: children.at(-1).position.end });
  });
}
function citeCuts(flat) {
  const lines = linesOf(flat.value);
  const cuts = [];
  for (let index = 0; index < lines.length; index++) {
    const { from, text: text2 } = lines[index];
    if (!isCiteText(text2)) continue;
    while (index + 1 < lines.length && !/(?:\.|\b\d{4})$/.test(lines[index].text)) index++;
    cuts.push({ from, to: lines[index].to, what: citeName });
  }
  return cuts;
}
function skipLinkCuts(flat) {
  return linesOf(flat.value).filter(({ text: text2 }) => isSkipLink(text2)).map(({ from, to }) => ({ from, to, what: "link to the content" }));
}
function footerCuts(flat, last, found) {
  const cuts = [];
  for (const { from, to, text: text2 } of linesOf(flat.value)) {
    const match = matchFooter(flat.value.slice(from, to)) ?? (last && text2 === flat.value.trim() ? matchShortFooter(last) : null);
    if (!match) continue;
    const { holder, year, email } = match.groups;
    found.copyright ??= { holder: holder.trim(), year: Number(year), ...email ? { email } : {} };
    cuts.push({ from, to: from + match[0].length, what: footerName });
  }
  return cuts;
}
function keep(paragraph, flat, cuts, source) {
  const children = [];
  let from = 0;
  for (const cut of [...cuts, { from: flat.value.length, to: flat.value.length }]) {
    const [first, last] = trim(flat.value, from, cut.from);
    from = cut.to;
    if (first === last) continue;
    const slice = slicePhrasing(source, paragraph.children, first, last);
    const before2 = children.at(-1)?.position?.end;
    const gap = before2 && { start: before2, end: slice[0].position.start };
    if (gap) children.push({ type: "text", value: "\n", position: gap });
    children.push(...slice);
  }
  return children.length > 0 ? { type: "paragraph", children, position: spanOf(children) } : void 0;
}
function trim(value, from, to) {
  while (from < to && /\s/.test(value[from])) from++;
  while (from < to && /\s/.test(value[to - 1])) to--;
  return [from, to];
}

// scripts/markdown/web-export/headings.ts
init_complain();
import { toString as toString9 } from "mdast-util-to-string";
function readHeadings(tree, source, file, citedTitle) {
  const cited = citedTitle.length > 0 ? candidateOf(paragraphOf(citedTitle)) : void 0;
  const runs = runsOf(headingLinesApart(tree.children, source, cited?.key));
  const children = [];
  let title;
  let depth = 1;
  let isTop = true;
  for (const [index, run2] of runs.entries()) {
    if ("block" in run2) {
      isTop &&= isBare(run2.block);
      children.push(run2.block);
      continue;
    }
    const { candidates } = run2;
    const [first] = candidates;
    if (title?.number && first.key === title.key) {
      for (const { block } of candidates) complainOfRepeat(block, source, file);
    } else if (!title && isTop && isTitle(first, candidates.length, cited?.key)) {
      const kept = keepOne(candidates, source, file);
      title = { key: kept.key, number: kept.number, shift: shiftOf(candidates, runs) };
      children.push(asHeading(kept, 1, file));
    } else if (first.block.type === "heading" || isSubheading(first, candidates.length, title)) {
      const kept = keepOne(candidates, source, file);
      const own = depthOf(kept, title, depth);
      if (kept.number || kept.block.type === "heading") depth = own;
      children.push(asHeading(kept, own, file));
    } else {
      if (mayBeHeading(first, runs[index + 1])) complain(file, "uncertain-heading", { text: first.text }, first.block);
      children.push(...candidates.map(({ block }) => block));
    }
    isTop = false;
  }
  if (!title && cited) children.splice(firstOwn(children), 0, asHeading(cited, 1, file));
  tree.children = children;
}
function runsOf(blocks) {
  const runs = [];
  for (const block of blocks) {
    const candidate = candidateOf(block);
    const last = runs.at(-1);
    if (!candidate) runs.push({ block });
    else if (last && "candidates" in last && last.candidates[0].key === candidate.key) last.candidates.push(candidate);
    else runs.push({ candidates: [candidate] });
  }
  return runs;
}
function candidateOf(block) {
  if (block?.type !== "heading" && block?.type !== "paragraph") return void 0;
  const text2 = toString9(block).replaceAll(/\s+/g, " ").trim();
  if (text2 === "") return void 0;
  const plain2 = text2.replace(/^section\s+(?=\d)/i, "");
  const match = /^(\d{1,3}(?:\.\d{1,3})*)(?:\.\s+(?=\P{N})|(?<=\.\d+)\s+(?=\p{Lu}))/u.exec(plain2);
  const number3 = match?.[1].split(".").map(Number);
  const words = match ? plain2.slice(match[0].length) : plain2;
  const key = `${number3?.join(".") ?? ""} ${words.toLowerCase()}`;
  const isTitleLike = /\p{L}/u.test(words) && text2.length <= 300 && !sentenceEnd.test(text2) && isLineOfText(block);
  return { block, text: text2, key, number: number3, isTitleLike };
}
function isLineOfText(block) {
  const { value, pieces } = flatten(block);
  const isPlain = ({ node, parent }) => node.type === "text" && (parent.type !== "link" || parent.url === "#");
  return linesOf(value).length === 1 && pieces.every(isPlain);
}
var sentenceEnd = /[.:;,!…]["'”’»)\]]*[\d\s]*$/;
function isBare(block) {
  if (block.type === "paragraph")
    return block.children.every((child) => child.type === "image" || toString9(child).trim() === "");
  return ["yaml", "definition", "footnoteDefinition", "html", "thematicBreak"].includes(block.type);
}
function isTitle(first, count, citedKey) {
  if (first.block.type === "heading" || first.key === citedKey) return true;
  return first.isTitleLike && (count > 1 || first.number !== void 0);
}
function isSubheading({ isTitleLike, number: number3 }, count, title) {
  return isTitleLike && (count > 1 || isWithin(number3, title?.number));
}
function isWithin(number3, outer) {
  return !!number3 && !!outer && number3.length > outer.length && outer.every((part, index) => part === number3[index]);
}
function mayBeHeading({ block, isTitleLike, number: number3, text: text2 }, following) {
  const isAboveText = following && !("candidates" in following && following.candidates[0].block.type === "heading");
  if (!isTitleLike || !isAboveText || block.children.some((child) => isCalloutLink(child))) return false;
  return number3 !== void 0 || /^[\p{Lu}\d]/u.test(text2) && text2.split(" ").length <= 12;
}
function keepOne(candidates, source, file) {
  const kept = candidates.find(({ text: text2 }) => !/^section\s/i.test(text2)) ?? candidates[0];
  for (const { block } of candidates) if (block !== kept.block) complainOfRepeat(block, source, file);
  return kept;
}
function complainOfRepeat(block, source, file) {
  complain(file, "repeated-heading", { text: writtenAt(source, block) }, block);
}
function asHeading({ block, text: text2 }, depth, file) {
  if (block.type === "paragraph") complain(file, "bare-heading", { text: text2, depth }, block);
  const children = block.type === "paragraph" ? withoutWrapper(block.children) : block.children;
  return { ...block, type: "heading", depth, children };
}
function withoutWrapper(children) {
  const only = children.length === 1 ? children[0] : void 0;
  const isWrapper = only?.type === "strong" || only?.type === "emphasis" || only?.type === "link" && only.url === "#";
  return isWrapper ? withoutWrapper(only.children) : children;
}
function depthOf({ block, number: number3 }, title, before2) {
  if (number3 && title?.number) return within(1 + number3.length - title.number.length);
  if (block.type === "paragraph") return within(before2 + 1);
  return title ? Math.max(2, within(block.depth + title.shift)) : block.depth;
}
function within(depth) {
  return Math.min(6, Math.max(1, depth));
}
function shiftOf(title, runs) {
  const depthsOf = (candidates) => candidates.flatMap(({ block }) => block.type === "heading" ? [block.depth] : []);
  const [own] = depthsOf(title);
  if (own) return 1 - own;
  const others = runs.flatMap((run2) => "candidates" in run2 ? depthsOf(run2.candidates) : []);
  return others.length > 0 ? 2 - Math.min(...others) : 0;
}
function firstOwn(children) {
  const index = children.findIndex((child) => !isBare(child));
  return index === -1 ? children.length : index;
}
function headingLinesApart(blocks, source, citedKey) {
  const apart = [];
  for (const block of blocks) {
    const isFirstList = block.type === "list" && apart.every((one) => isBare(one));
    const titles = isFirstList ? numberedTitles(block, source, citedKey) : void 0;
    if (block.type === "paragraph")
      apart.push(...linesApart(block, [citedKey, candidateOf(apart.at(-1))?.key], source));
    else apart.push(...titles ?? [block]);
  }
  return apart;
}
function linesApart(paragraph, keys, source) {
  const lines = linesOf(flatten(paragraph).value);
  if (lines.length < 2) return [paragraph];
  const cut = (from, to) => paragraphOf(slicePhrasing(source, paragraph.children, from, to));
  const parts3 = lines.map(({ from, to }) => candidateOf(cut(from, to)));
  const isHeading = (part, index) => part?.isTitleLike && [...keys, parts3[index - 1]?.key, parts3[index + 1]?.key].includes(part.key);
  const count = parts3.findIndex((part, index) => !isHeading(part, index));
  if (count === 0) return [paragraph];
  const headings = lines.slice(0, count === -1 ? lines.length : count).map(({ from, to }) => cut(from, to));
  return count === -1 ? headings : [...headings, cut(lines[count].from, lines.at(-1).to)];
}
function paragraphOf(children) {
  return { type: "paragraph", children, position: spanOf(children) };
}
function numberedTitles(list, source, citedKey) {
  const paragraphs2 = list.children.flatMap((item) => asNumberedParagraph(item, source) ?? []);
  const candidates = paragraphs2.map((paragraph) => candidateOf(paragraph));
  const keys = new Set(candidates.map((candidate) => candidate?.key));
  const isTitle2 = keys.size === 1 && (list.children.length > 1 || keys.has(citedKey));
  const isWhole = paragraphs2.length === list.children.length && candidates.every((candidate) => candidate?.isTitleLike);
  return list.ordered && isTitle2 && isWhole ? paragraphs2 : void 0;
}
function asNumberedParagraph(item, source) {
  const [only, ...others] = item.children;
  if (only?.type !== "paragraph" || others.length > 0) return void 0;
  const { start: start2 } = item.position;
  const first = only.children[0];
  if (first?.type !== "text") return void 0;
  const marker = source.text.slice(start2.offset, first.position.start.offset);
  const text2 = { ...first, value: marker + first.value, position: { start: start2, end: first.position.end } };
  return { type: "paragraph", children: [text2, ...only.children.slice(1)], position: item.position };
}

// scripts/markdown/web-export/missing-notes.ts
init_complain();
function checkMissingNotes({ callouts, notes }, file) {
  if (callouts.length === 0 || notes.length > 0) return;
  const numbers2 = [...new Set(callouts.map((callout2) => numberOf2(callout2)))].toSorted((a, b) => a - b);
  const ranges = [];
  for (const number3 of numbers2) {
    const last = ranges.at(-1);
    if (last?.[1] === number3 - 1) last[1] = number3;
    else ranges.push([number3, number3]);
  }
  complain(file, "missing-notes", { labels: showRanges(ranges), first: numbers2[0] }, callouts[0]);
}

// scripts/markdown/web-export/note-list.ts
init_complain();
import { toString as toString10 } from "mdast-util-to-string";
function readNoteLists(tree, source, file, end = Infinity) {
  const definitions = [];
  const children = [];
  let last;
  const stray = (node) => {
    if (!last || node.position.start.offset >= end) return;
    complain(file, "uncertain-note", { what: typeNames[node.type] ?? node.type, after: last.label }, node);
  };
  for (const block of tree.children) {
    if (block.type === "heading") last = void 0;
    if (block.type !== "list" || !block.children.some((item) => isNote(item))) {
      if (block.type !== "definition" && block.type !== "footnoteDefinition") stray(block);
      children.push(block);
      continue;
    }
    const others = /* @__PURE__ */ new Set();
    for (const item of block.children) {
      if (isNote(item)) {
        last = definitionOf(item, source);
        if (last.children.length === 0) complain(file, "empty-note", { label: last.label }, last);
        definitions.push(last);
      } else {
        stray(item);
        others.add(item);
      }
    }
    if (others.size > 0) children.push(listOf(block, others));
  }
  tree.children = [...children, ...withoutRepeats(definitions, source, file)];
}
var typeNames = {
  blockquote: "quotation",
  code: "code",
  html: "HTML",
  list: "list",
  listItem: "list item",
  paragraph: "paragraph",
  table: "table",
  thematicBreak: "line"
};
function isNote({ children: [first] }) {
  return first?.type === "paragraph" && isCalloutLink(first.children[0]);
}
function definitionOf(item, source) {
  const [first, ...others] = item.children;
  const label = toString10(first.children[0]);
  const { value } = flatten(first);
  const from = label.length + /^\s*/.exec(value.slice(label.length))[0].length;
  const text2 = slicePhrasing(source, first.children, from, value.length);
  const paragraphs2 = text2.length > 0 ? [{ type: "paragraph", children: text2, position: spanOf(text2) }] : [];
  return {
    type: "footnoteDefinition",
    identifier: label,
    label,
    children: [...paragraphs2, ...others],
    position: item.position
  };
}
function listOf(list, kept) {
  const children = [...kept];
  const isLoose = (item, index) => {
    const before2 = list.children[index - 1];
    const isApart = before2 && kept.has(before2) && item.position.start.line > before2.position.end.line + 1;
    return kept.has(item) && (item.spread || isApart);
  };
  return { ...list, spread: list.children.some(isLoose), children, position: spanOf(children) };
}
function withoutRepeats(definitions, source, file) {
  const seen = /* @__PURE__ */ new Set();
  return definitions.filter((definition) => {
    const written = writtenAt(source, definition);
    if (seen.has(written)) complain(file, "repeated-note", { label: definition.label, text: written }, definition);
    return seen.size < seen.add(written).size;
  });
}

// scripts/markdown/web-export/note-order.ts
init_complain();
function checkNoteOrder({ callouts, notes }, file) {
  checkRising("callout", callouts, file);
  checkRising("note", notes, file);
}
function checkRising(what, nodes, file) {
  const all = new Set(nodes.map((node) => numberOf2(node)));
  const seen = /* @__PURE__ */ new Set();
  let highest;
  for (const node of nodes) {
    const number3 = numberOf2(node);
    const isSecondNote = node.type === "footnoteDefinition" && seen.has(number3);
    if (isSecondNote)
      complain(file, "note-order", { what, number: number3, problem: "a second time", expected: "every number once" }, node);
    if (highest !== void 0 && !seen.has(number3)) {
      const after2 = `after ${highest}`;
      if (number3 < highest) complain(file, "note-order", { what, number: number3, problem: after2, expected: "it before" }, node);
      const missing2 = gapsBetween(highest, number3, all);
      if (missing2.length > 0)
        complain(file, "note-order", { what, number: number3, problem: after2, expected: showRanges(missing2) }, node);
    }
    seen.add(number3);
    highest = Math.max(highest ?? number3, number3);
  }
}
function gapsBetween(before2, after2, all) {
  const present = [...all].filter((number3) => number3 > before2 && number3 < after2).toSorted((a, b) => a - b);
  const gaps = [];
  let from = before2 + 1;
  for (const number3 of [...present, after2]) {
    if (from < number3) gaps.push([from, number3 - 1]);
    from = number3 + 1;
  }
  return gaps;
}

// scripts/markdown/web-export/stray-bar.ts
init_complain();
import { visit as visit9 } from "unist-util-visit";
function findStrayBars(tree, source, file) {
  visit9(tree, "paragraph", (paragraph) => {
    const flat = flatten(paragraph);
    for (const { index } of flat.value.matchAll(/\|/g)) {
      if (flat.pieces.find(({ to }) => index < to).isLinked) continue;
      const [before2, behind] = [flat.value.slice(0, index).trimEnd(), flat.value.slice(index + 1).trimStart()];
      if (before2 !== "" && !before2.endsWith("|") && !/^(?:$|[.,;:!?)\]|]|https?:\/\/|www\.)/i.test(behind)) continue;
      complain(file, "stray-bar", {}, placeOf(source, flat, index, index + 1));
    }
  });
}

// scripts/markdown/web-export/read-web-export.ts
function readWebExport(parsed, file, language = "en") {
  if (!isWebExport(parsed)) return void 0;
  const tree = structuredClone(parsed);
  const source = sourceTextOf(file);
  restorePositions(tree, source);
  freeCallouts(tree, source);
  const { citation, citedTitle, copyright, footerEnd } = takeFurniture(tree, source, file, language);
  readHeadings(tree, source, file, citedTitle);
  readNoteLists(tree, source, file, footerEnd);
  readCallouts(tree, file);
  readBareCallouts(tree, source, file);
  readAddresses(tree, source, file);
  findStrayBars(tree, source, file);
  setCalloutSpaces(tree);
  const numbered = numberedNotesOf(tree);
  complain(
    file,
    "web-export",
    { callouts: numbered.callouts.length, notes: numbered.notes.length },
    { line: 1, column: 1 }
  );
  checkNoteOrder(numbered, file);
  checkMissingNotes(numbered, file);
  const numbers2 = (numbered.callouts.length > 0 ? numbered.callouts : numbered.notes).map((node) => numberOf2(node));
  const firstNote = numbers2.length > 0 ? Math.min(...numbers2) : void 0;
  return {
    tree,
    ...firstNote === void 0 ? {} : { firstNote },
    ...citation ? { citation } : {},
    ...copyright ? { copyright } : {}
  };
}

// scripts/markdown/read-section.ts
var maxDepth = 200;
function readSection({ path, text: text2, language, covered }) {
  const file = new VFile2({ path, value: text2 });
  let tree = parseWithin(file);
  const webExport = readWebExport(tree, file, language);
  if (webExport) tree = webExport.tree;
  moveCallouts(tree, language);
  checkSection(file, tree, covered);
  const { tree: _, ...said } = webExport ?? { tree };
  return { tree, facts: factsOf(tree), messages: keepMessages(file), webExport: webExport && said };
}
function parseWithin(file) {
  const tooDeep = () => complain(file, "too-large", { what: "nesting of quotes, lists or brackets", limit: `${maxDepth} levels` });
  try {
    const tree = parseMarkdown(file);
    if (depthOf2(tree) <= maxDepth) return tree;
    tooDeep();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    tooDeep();
  }
  return { type: "root", children: [] };
}
function depthOf2(root) {
  let depth = 0;
  let level4 = [root];
  while (level4.length > 0) {
    depth++;
    const below = [];
    for (const node of level4) if ("children" in node) for (const child of node.children) below.push(child);
    level4 = below;
  }
  return depth;
}

// scripts/pdf/number-tree.ts
init_objects();
var pairsInLeaf = 128;
function buildTree(leafKey, pairs) {
  if (pairs.length <= pairsInLeaf) return new PdfRef(dict({ [leafKey]: pairs.flat() }));
  const leaves = [];
  for (let start2 = 0; start2 < pairs.length; start2 += pairsInLeaf) {
    const leaf = pairs.slice(start2, start2 + pairsInLeaf);
    const limits = [leaf[0]?.[0] ?? null, leaf.at(-1)?.[0] ?? null];
    leaves.push(new PdfRef(dict({ Limits: limits, [leafKey]: leaf.flat() })));
  }
  return new PdfRef(dict({ Kids: leaves }));
}

// scripts/pdf/destinations.ts
init_objects();
function readDestinations({ catalog }) {
  const destinations = /* @__PURE__ */ new Map();
  for (const [name, value] of asDict(asDict(catalog)?.get("Dests")) ?? []) {
    destinations.set(idOf(name), asArray(value));
  }
  return destinations;
}
function linkedId(annotation) {
  const name = resolve3(annotation.get("Dest"));
  return typeof name === "string" ? idOf(name.slice(1)) : void 0;
}
function buildDestinations(destinations) {
  const pairs = Array.from(destinations, ([id, place]) => [textString(id), place]);
  pairs.sort(([a], [b]) => a.bytes < b.bytes ? -1 : 1);
  return buildTree("Names", pairs);
}
function idOf(name) {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

// scripts/pdf/metadata.ts
init_objects();
import { createHash as createHash3 } from "node:crypto";
function buildInfo(facts, standard) {
  const text2 = (value) => value ? textString(value) : void 0;
  const date2 = facts.date && textString(`D:${facts.date.toISOString().slice(0, 19).replace(/[-T:]/g, "")}Z`);
  return new PdfRef(
    dict({
      Title: text2(facts.title),
      Author: text2(facts.author),
      Subject: text2(facts.subject),
      Keywords: text2(facts.keywords?.join(", ")),
      Creator: text2(facts.creator),
      Producer: text2(facts.producer),
      CreationDate: date2,
      ModDate: date2,
      // No ink is spread under its neighbour: that is left to the press (ISO 15930-7, 6.9).
      Trapped: standard === "x-4" ? "/False" : void 0
    })
  );
}
function buildXmp(facts, standard) {
  const date2 = facts.date && `${facts.date.toISOString().slice(0, 19)}Z`;
  const properties = [
    "<dc:format>application/pdf</dc:format>",
    property("dc:title", localised(facts.title)),
    property("dc:creator", facts.author && `<rdf:Seq><rdf:li>${escape2(facts.author)}</rdf:li></rdf:Seq>`),
    property("dc:description", facts.subject && localised(facts.subject)),
    property("dc:language", `<rdf:Bag><rdf:li>${escape2(facts.language)}</rdf:li></rdf:Bag>`),
    property("dc:source", facts.source && `sha256:${escape2(facts.source)}`),
    property("pdf:Keywords", facts.keywords?.length ? escape2(facts.keywords.join(", ")) : void 0),
    property("pdf:Producer", facts.producer && escape2(facts.producer)),
    property("xmp:CreatorTool", facts.creator && escape2(facts.creator)),
    property("xmp:CreateDate", date2),
    property("xmp:ModifyDate", date2),
    property("pdfuaid:part", standard === "ua-1" ? "1" : void 0),
    ...standard === "x-4" ? pressProperties(facts, date2) : []
  ];
  const packet = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
${properties.filter(Boolean).join("\n")}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
  return new PdfRef(new PdfStream(dict({ Type: "/Metadata", Subtype: "/XML" }), Buffer.from(packet, "utf8")));
}
function pressProperties(facts, date2) {
  const hash = createHash3("sha256").update(JSON.stringify(facts)).digest("hex");
  const id = [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20, 32)].join(
    "-"
  );
  return [
    property("pdfxid:GTS_PDFXVersion", "PDF/X-4"),
    property("pdf:Trapped", "False"),
    property("xmp:MetadataDate", date2),
    property("xmpMM:DocumentID", `uuid:${id}`),
    property("xmpMM:VersionID", "1"),
    property("xmpMM:RenditionClass", "default")
  ];
}
function property(name, value) {
  return value ? `<${name}>${value}</${name}>` : void 0;
}
function localised(text2) {
  return `<rdf:Alt><rdf:li xml:lang="x-default">${escape2(text2)}</rdf:li></rdf:Alt>`;
}
function escape2(text2) {
  return text2.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

// scripts/pdf/join.ts
init_objects();

// scripts/pdf/outline.ts
init_objects();
function buildOutline(entries, destinationOf) {
  const root = { ref: new PdfRef(), entry: void 0, kids: [] };
  const open2 = [root];
  for (const entry of entries) {
    while ((open2.at(-1)?.entry?.level ?? 0) >= entry.level) open2.pop();
    const item = { ref: new PdfRef(), entry, kids: [] };
    open2.at(-1)?.kids.push(item);
    open2.push(item);
  }
  writeItems(root);
  root.ref.value = dict({ Type: "/Outlines", ...ends(root), Count: root.kids.length });
  return root.ref;
  function writeItems(parent) {
    for (const [i, item] of parent.kids.entries()) {
      if (!item.entry) continue;
      item.ref.value = dict({
        Title: textString(item.entry.title),
        Parent: parent.ref,
        Prev: parent.kids[i - 1]?.ref,
        Next: parent.kids[i + 1]?.ref,
        ...ends(item),
        // Negative: so many would be seen if it were unfolded.
        Count: item.kids.length > 0 ? -item.kids.length : void 0,
        Dest: destinationOf(item.entry.destination)
      });
      writeItems(item);
    }
  }
}
function ends(item) {
  return { First: item.kids[0]?.ref, Last: item.kids.at(-1)?.ref };
}

// scripts/pdf/page-labels.ts
init_objects();
function buildPageLabels(runs) {
  const pairs = runs.map(({ firstPageIndex, style, prefix, start: start2 }, i) => {
    const previous = runs[i - 1]?.firstPageIndex;
    if (previous === void 0 ? firstPageIndex !== 0 : firstPageIndex <= previous) {
      const expected = previous === void 0 ? "0" : `more than ${previous}`;
      throw new Error(`Unexpected first page ${firstPageIndex} of a run of page labels, expected ${expected}`);
    }
    const prefixString = prefix === void 0 ? void 0 : textString(prefix);
    return [firstPageIndex, dict({ S: style && `/${style}`, P: prefixString, St: start2 })];
  });
  return buildTree("Nums", pairs);
}

// scripts/pdf/join.ts
init_page_tree();
init_read_objects();

// scripts/pdf/share-resources.ts
init_objects();
import { createHash as createHash4 } from "node:crypto";
function shareResources(pages) {
  const hashes = /* @__PURE__ */ new Map();
  const kept = /* @__PURE__ */ new Map();
  for (const page of pages) visit10(page.get("Resources") ?? null);
  function visit10(value) {
    if (value instanceof PdfRef) hashOf2(value);
    else if (Array.isArray(value)) value.forEach(visit10);
    else if (value instanceof Map) value.forEach(visit10);
  }
  function hashOf2(ref) {
    const known = hashes.get(ref);
    if (known !== void 0) return known;
    const { value } = ref;
    if (value instanceof PdfRef) return hashOf2(value);
    tagSubset(asDict(value));
    const referred = [];
    const plain2 = value instanceof PdfStream ? value.dict : value;
    const hash = createHash4("sha256").update(
      serialise(plain2, (other) => referred.push(other)),
      "latin1"
    );
    for (const other of referred) hash.update(hashOf2(other), "latin1");
    if (value instanceof PdfStream) hash.update(value.bytes);
    const digest = hash.digest("base64");
    hashes.set(ref, digest);
    const first = kept.get(digest);
    if (first) ref.value = first;
    else kept.set(digest, ref);
    return digest;
  }
}
function tagSubset(font) {
  const descendants = asArray(font?.get("DescendantFonts"));
  const fonts = [font, ...descendants.map(asDict)].filter((entries) => entries?.get("Type") === "/Font");
  if (fonts.length === 0) return;
  const descriptor = fonts.map((entries) => asDict(entries?.get("FontDescriptor"))).find(Boolean);
  const program = ["FontFile2", "FontFile3", "FontFile"].map((key) => descriptor?.get(key)).find(Boolean);
  if (!descriptor || !(program instanceof PdfRef) || !(program.value instanceof PdfStream)) return;
  const digest = createHash4("sha256").update(program.value.bytes).digest();
  const tag = String.fromCharCode(...digest.subarray(0, 6).map((byte) => 65 + byte % 26));
  const retag = (entries, key) => {
    const name = entries?.get(key);
    if (typeof name === "string") entries?.set(key, name.replace(/^\/[A-Z]{6}\+/, `/${tag}+`));
  };
  for (const entries of fonts) retag(entries, "BaseFont");
  retag(descriptor, "FontName");
}

// scripts/pdf/tags.ts
init_objects();
function readTags({ catalog }) {
  const tree = asDict(asDict(catalog)?.get("StructTreeRoot"));
  if (!tree) return void 0;
  const k = resolve3(tree.get("K"));
  const roots = Array.isArray(k) ? k : [k];
  const root = asDict(roots[0]);
  if (roots.length !== 1 || !root)
    throw new Error(`Unexpected ${roots.length} roots of the structure tree, expected one element`);
  return readElement(root);
}
function readElement(entries) {
  const type = entries.get("S");
  if (typeof type !== "string") throw new Error("Unexpected structure element without a type, expected /S");
  const k = entries.get("K") ?? null;
  const page = entries.get("Pg");
  const list = k instanceof PdfRef ? k.value : k;
  const kids = [];
  if (Array.isArray(list)) for (const kid of list) kids.push(readKid(kid, page));
  else if (list !== null) kids.push(readKid(k, page));
  let facts;
  for (const [key, value] of entries) if (!ownKeys.has(key)) (facts ??= /* @__PURE__ */ new Map()).set(key, value);
  return { kind: "element", type, facts: facts ?? noFacts, kids };
}
var ownKeys = /* @__PURE__ */ new Set(["Type", "S", "P", "Pg", "K"]);
var noFacts = /* @__PURE__ */ new Map();
function readKid(kid, elementPage) {
  if (typeof kid === "number") return { kind: "content", page: expectRef(elementPage), mcid: kid };
  const entries = asDict(kid);
  if (!entries) throw new Error("Unexpected kid of a structure element, expected an element or content");
  const page = entries.get("Pg") ?? elementPage;
  switch (entries.get("Type")) {
    case "/MCR": {
      const form = entries.get("Stm");
      const mcid = Number(entries.get("MCID"));
      return {
        kind: "content",
        page: expectRef(page),
        mcid,
        ...form instanceof PdfRef ? { form } : {}
      };
    }
    case "/OBJR":
      return {
        kind: "annotation",
        page: expectRef(page),
        annotation: expectRef(entries.get("Obj"))
      };
    default:
      return readElement(entries);
  }
}
function expectRef(value) {
  if (value instanceof PdfRef) return value;
  throw new Error("Unexpected content of a structure element without a page, expected /Pg");
}
function forEachElement(root, visit10) {
  visit10(root);
  for (const kid of root.kids) if (kid.kind === "element") forEachElement(kid, visit10);
}
function renumberIds(root, taken) {
  const renamed = /* @__PURE__ */ new Map();
  forEachElement(root, ({ facts }) => {
    const id = facts.get("ID");
    if (id instanceof PdfString) renamed.set(id.bytes, new PdfString(idOf2(taken + renamed.size + 1)));
  });
  forEachElement(root, (element3) => {
    const id = element3.facts.get("ID");
    const attributes = element3.facts.get("A");
    if (id !== void 0) element3.facts = new Map(element3.facts).set("ID", rename3(id));
    if (attributes !== void 0) element3.facts = new Map(element3.facts).set("A", renameHeaders(attributes));
  });
  return taken + renamed.size;
  function rename3(value) {
    return value instanceof PdfString ? renamed.get(value.bytes) ?? value : value;
  }
  function renameHeaders(attributes) {
    if (Array.isArray(attributes)) return attributes.map(renameHeaders);
    const entries = asDict(attributes);
    const headers = entries?.get("Headers");
    return entries && headers ? new Map(entries).set("Headers", asArray(headers).map(rename3)) : attributes;
  }
}
function idOf2(number3) {
  return `e${String(number3).padStart(6, "0")}`;
}
var standardTypes = {
  Aside: "/Div",
  Em: "/Span",
  FENote: "/Note",
  Strong: "/Span",
  Sub: "/Span",
  Title: "/P"
};
var knownTypes = new Set(
  "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form".split(" ")
);
function writeTags(root, pages) {
  const tree = new PdfRef();
  const writer = new ElementWriter(pages);
  const k = writer.writeElement(root, tree);
  const { parents, annotations, ids, roles } = writer;
  const keys = [];
  for (const [holder, held] of parents) {
    const entries = holder.value instanceof PdfStream ? holder.value.dict : asDict(holder);
    entries?.set("StructParents", keys.length);
    keys.push([keys.length, new PdfRef(Array.from(held, (element3) => element3 ?? null))]);
  }
  for (const [annotation, element3] of annotations) {
    asDict(annotation)?.set("StructParent", keys.length);
    keys.push([keys.length, element3]);
  }
  ids.sort(([a], [b]) => a.bytes < b.bytes ? -1 : 1);
  tree.value = dict({
    Type: "/StructTreeRoot",
    K: k,
    ParentTree: buildTree("Nums", keys),
    ParentTreeNextKey: keys.length,
    IDTree: ids.length > 0 ? buildTree("Names", ids) : void 0,
    RoleMap: roles.size > 0 ? new Map([...roles].toSorted(([a], [b]) => a < b ? -1 : 1)) : void 0
  });
  return tree;
}
var ElementWriter = class {
  /** For each page or form, the element of each of its marked-content numbers. */
  parents;
  annotations = [];
  ids = [];
  roles = /* @__PURE__ */ new Map();
  constructor(pages) {
    this.parents = new Map(pages.map((page) => [page, []]));
  }
  writeElement(element3, parent) {
    const ref = new PdfRef();
    const page = element3.kids.find((kid) => kid.kind === "content")?.page;
    const kids = [];
    for (const kid of element3.kids) kids.push(this.#writeKid(kid, ref, page));
    const type = element3.type.slice(1);
    const role = standardTypes[type];
    if (role) this.roles.set(type, role);
    else if (!knownTypes.has(type))
      throw new Error(`Unexpected structure type ${type}, expected one of PDF 1.7 or 2.0`);
    const id = element3.facts.get("ID");
    if (id instanceof PdfString) this.ids.push([id, ref]);
    ref.value = new WrittenElement(element3, parent, page, kids);
    return ref;
  }
  #writeKid(kid, parent, parentPage) {
    if (kid.kind === "element") return this.writeElement(kid, parent);
    if (kid.kind === "annotation") {
      this.annotations.push([kid.annotation, parent]);
      return dict({ Type: "/OBJR", Pg: kid.page, Obj: kid.annotation });
    }
    const holder = kid.form ?? kid.page;
    let held = this.parents.get(holder);
    if (!held) this.parents.set(holder, held = []);
    held[kid.mcid] = parent;
    if (kid.page === parentPage && !kid.form) return kid.mcid;
    return dict({ Type: "/MCR", Pg: kid.page, Stm: kid.form, MCID: kid.mcid });
  }
};
var WrittenElement = class extends PdfLateDict {
  #element;
  #parent;
  #page;
  #kids;
  constructor(element3, parent, page, kids) {
    super();
    this.#element = element3;
    this.#parent = parent;
    this.#page = page;
    this.#kids = kids;
  }
  make() {
    const entries = /* @__PURE__ */ new Map();
    entries.set("Type", "/StructElem").set("S", this.#element.type).set("P", this.#parent);
    if (this.#page) entries.set("Pg", this.#page);
    if (this.#kids.length > 0) entries.set("K", this.#kids.length === 1 ? this.#kids[0] : this.#kids);
    for (const [key, value] of this.#element.facts) entries.set(key, value);
    return entries;
  }
};

// scripts/pdf/join.ts
init_write_objects();
function joinUnits(units2, publication) {
  const read2 = units2.map(readUnit);
  const pages = read2.flatMap((unit) => unit.pages);
  const destinations = joinDestinations(read2);
  const destinationOf = (id) => {
    const place = destinations.get(id);
    if (!place) throw new Error(`Unexpected outline entry for #${id}, expected the id of a destination in a unit`);
    return place;
  };
  resolveLinks(read2, destinations);
  publication.onDestinations?.(pagesOf(destinations, pages));
  const tags = joinTags(read2, publication.language);
  const tree = tags && writeTags(tags, pages);
  const pageTree = buildPageTree(pages);
  if (publication.trimMm) for (const page of pages) setTrim(expectDict(page), publication.trimMm);
  shareResources(pages.map(expectDict));
  const { outline } = publication;
  const catalog = dict({
    Type: "/Catalog",
    Pages: pageTree,
    Lang: textString(publication.language),
    MarkInfo: tree && dict({ Marked: true }),
    StructTreeRoot: tree,
    ViewerPreferences: dict({ DisplayDocTitle: true }),
    PageMode: outline.length > 0 ? "/UseOutlines" : void 0,
    PageLabels: publication.pageLabels.length > 0 ? buildPageLabels(publication.pageLabels) : void 0,
    Outlines: outline.length > 0 ? buildOutline(outline, destinationOf) : void 0,
    Names: destinations.size > 0 ? dict({ Dests: buildDestinations(destinations) }) : void 0,
    Metadata: buildXmp(publication, publication.accessible ? "ua-1" : void 0)
  });
  return writeObjects({ catalog: new PdfRef(catalog), info: buildInfo(publication) }, true);
}
function readUnit({ name, bytes, turned = [] }) {
  try {
    const document2 = readObjects(bytes);
    const pages = readPages(document2);
    const destinations = readDestinations(document2);
    turnPages(
      turned.map((index) => pages[index]),
      destinations
    );
    return { name, pages, destinations, tags: readTags(document2) };
  } catch (cause) {
    throw new Error(`Unexpected PDF of unit ${name}, expected one as Chromium prints it`, {
      cause
    });
  }
}
function turnPages(pages, destinations) {
  for (const page of pages) expectDict(page).set("Rotate", 90);
  for (const [id, [page]] of destinations) {
    if (page instanceof PdfRef && pages.includes(page)) destinations.set(id, [page, "/Fit"]);
  }
}
function pagesOf(destinations, pages) {
  const numbers2 = new Map(pages.map((page, index) => [page, index + 1]));
  return new Map(
    [...destinations].flatMap(([id, [page]]) => {
      const number3 = page === void 0 ? void 0 : numbers2.get(page);
      return number3 === void 0 ? [] : [[id, number3]];
    })
  );
}
function joinDestinations(units2) {
  const joined = /* @__PURE__ */ new Map();
  const owners = /* @__PURE__ */ new Map();
  for (const { name, destinations } of units2) {
    for (const [id, place] of destinations) {
      const owner = owners.get(id);
      if (owner !== void 0)
        throw new Error(`Unexpected second #${id} in unit ${name}, expected ids to be unique; ${owner} has it too`);
      owners.set(id, name);
      joined.set(id, place);
    }
  }
  return joined;
}
function resolveLinks(units2, destinations) {
  for (const { name, pages } of units2) {
    for (const page of pages) {
      for (const value of asArray(expectDict(page).get("Annots"))) {
        const annotation = expectDict(value);
        const id = linkedId(annotation);
        if (id === void 0) continue;
        const place = destinations.get(id);
        if (!place)
          throw new Error(`Unexpected link to #${id} in unit ${name}, expected the id of a destination in a unit`);
        annotation.set("Dest", place);
      }
    }
  }
}
function joinTags(units2, language) {
  const untagged = units2.filter((unit) => !unit.tags);
  if (untagged.length === units2.length) return void 0;
  if (untagged[0])
    throw new Error(`Unexpected unit ${untagged[0].name} without tags, expected all units tagged, or none`);
  const root = {
    kind: "element",
    type: "/Document",
    facts: dict({ Lang: textString(language) }),
    kids: []
  };
  let ids = 0;
  for (const { tags } of units2) {
    if (!tags) continue;
    ids = renumberIds(tags, ids);
    const own = tags.facts.get("Lang");
    const differs = own instanceof PdfString && own.bytes !== textString(language).bytes;
    for (const kid of tags.kids) {
      if (differs && kid.kind === "element" && !kid.facts.has("Lang")) {
        kid.facts = new Map(kid.facts).set("Lang", own);
      }
      root.kids.push(kid);
    }
  }
  return root;
}
var pointsInMm = 72 / 25.4;
function setTrim(page, trim2) {
  const [left = 0, bottom = 0, right = 0, top = 0] = asArray(page.get("MediaBox")).map(Number);
  const x = left + trim2.left * pointsInMm;
  const y = top - trim2.top * pointsInMm;
  const box = [x, y - trim2.height * pointsInMm, x + trim2.width * pointsInMm, y].map((n2) => Math.round(n2 * 1e3) / 1e3);
  const [boxLeft = 0, boxBottom = 0, boxRight = 0, boxTop = 0] = box;
  if (boxLeft < left || boxBottom < bottom || boxRight > right || boxTop > top) {
    const sheet = `${((right - left) / pointsInMm).toFixed(2)} \xD7 ${((top - bottom) / pointsInMm).toFixed(2)} mm`;
    throw new Error(`Unexpected sheet of ${sheet}, expected one that holds the trimmed page`);
  }
  page.set("MediaBox", box);
  page.set("TrimBox", box);
}

// scripts/pdf/mend-tags.ts
init_content_stream();

// scripts/pdf/font-text.ts
init_content_stream();
init_objects();
init_write_objects();
function readFontText(font) {
  const digits = font.get("Subtype") === "/Type0" ? 4 : 2;
  const texts = textsOf(readToUnicode(font));
  return (hex) => {
    let text2 = "";
    for (let at = 0; at < hex.length; at += digits)
      text2 += texts.get(Number.parseInt(hex.slice(at, at + digits), 16)) ?? "";
    return text2;
  };
}
var voidCode = /^<([\da-f]+)> <0000>$/gim;
function mendFontTexts(fonts) {
  const maps = Array.from(fonts, (font) => ({ font, face: faceOf(font), map: readToUnicode(font) }));
  for (const { font, face: face2, map } of maps) {
    const mended = map.replace(voidCode, (_, code) => {
      const texts = maps.filter((other) => face2 !== void 0 && other.face === face2).map((other) => textsOf(other.map));
      const known = texts.map((text2) => text2.get(Number.parseInt(code, 16))).find((text2) => text2 && text2 !== "\0");
      return `<${code}> <${hexOf(known ?? "\uFFFD")}>`;
    });
    if (mended !== map) font.set("ToUnicode", new PdfRef(deflatedStream({}, Buffer.from(mended, "latin1"), 6)));
  }
}
function faceOf(font) {
  const name = font.get("BaseFont");
  return typeof name === "string" ? name.replace(/^\/([A-Z]{6}\+)?/, "") : void 0;
}
function readToUnicode(font) {
  const stream = resolve3(font.get("ToUnicode"));
  return stream instanceof PdfStream ? contentOf2(stream).toString("latin1") : "";
}
function textsOf(map) {
  const texts = /* @__PURE__ */ new Map();
  for (const [, kind, body = ""] of map.matchAll(/beginbf(char|range)\s([^]*?)endbf/g)) {
    const codes = Array.from(body.matchAll(/<([\da-f]+)>/gi), ([, hex = ""]) => hex);
    const step = kind === "char" ? 2 : 3;
    for (let i = 0; i < codes.length; i += step) {
      const first = Number.parseInt(codes[i] ?? "", 16);
      const last = Number.parseInt(codes[i + step - 2] ?? "", 16);
      const text2 = utf16(codes[i + step - 1] ?? "");
      const head = text2.slice(0, -1);
      for (let code = first; code <= last; code++) {
        texts.set(code, head + String.fromCharCode(text2.charCodeAt(text2.length - 1) + code - first));
      }
    }
  }
  return texts;
}
function hexOf(text2) {
  return Buffer.from(text2, "utf16le").swap16().toString("hex").toUpperCase();
}

// scripts/pdf/join-tables.ts
init_objects();
function joinTables(root, pieces) {
  const tables = [];
  collect(root);
  if (tables.length !== pieces.length) return;
  let whole2;
  let columns = [];
  for (const [index, table] of tables.entries()) {
    const piece = pieces[index];
    if (piece === "start" || !whole2) {
      whole2 = table;
      columns = headsByColumn(table);
      continue;
    }
    const rows3 = rowsOf(table);
    for (const row of rows3) addHeads(row, columns);
    const [first] = rows3;
    const last = rowsOf(whole2).at(-1);
    if (piece === "rest-of-row" && first && last && cellsOf(first).length === cellsOf(last).length) {
      for (const [column, cell] of cellsOf(last).entries()) cell.kids.push(...cellsOf(first)[column].kids);
      rows3.shift();
    }
    whole2.kids.push(...rows3);
    table.kids = [];
  }
  function collect(element3) {
    if (element3.type === "/Table") tables.push(element3);
    for (const kid of element3.kids) if (kid.kind === "element") collect(kid);
  }
}
function rowsOf(element3) {
  return element3.kids.filter(isElement).flatMap((kid) => kid.type === "/TR" ? [kid] : rowsOf(kid));
}
function cellsOf(row) {
  return row.kids.filter(isElement).filter(({ type }) => type === "/TH" || type === "/TD");
}
function isElement(kid) {
  return kid.kind === "element";
}
function headsByColumn(table) {
  const heads = [];
  for (const { cell, column, span } of placesOf(rowsOf(table))) {
    const id = cell.facts.get("ID");
    if (cell.type !== "/TH" || attribute(cell, "Scope") !== "/Column" || !(id instanceof PdfString)) continue;
    for (let at = column; at < column + span; at++) (heads[at] ??= []).push(id);
  }
  return heads;
}
function addHeads(row, columns) {
  for (const { cell, column } of placesOf([row])) {
    const heads = columns[column];
    if (cell.type !== "/TD" || !heads) continue;
    const own = asArray(attribute(cell, "Headers"));
    const others = asArray(cell.facts.get("A")).filter((entries) => !asDict(entries)?.has("Headers"));
    const headers = /* @__PURE__ */ new Map([
      ["O", "/Table"],
      ["Headers", [...heads, ...own]]
    ]);
    cell.facts = new Map(cell.facts).set("A", [...others, headers]);
  }
}
function* placesOf(rows3) {
  const taken = [];
  for (const row of rows3) {
    let column = 0;
    for (const cell of cellsOf(row)) {
      while ((taken[column] ?? 0) > 0) column++;
      const span = Number(attribute(cell, "ColSpan") ?? 1);
      yield { cell, column, span };
      const height2 = Number(attribute(cell, "RowSpan") ?? 1);
      for (const end = column + span; column < end; column++) taken[column] = height2;
    }
    for (let at = 0; at < taken.length; at++) taken[at] = Math.max(0, (taken[at] ?? 0) - 1);
  }
}
function attribute({ facts }, name) {
  for (const attributes of asArray(facts.get("A"))) {
    const value = asDict(attributes)?.get(name);
    if (value !== void 0) return value;
  }
  return void 0;
}

// scripts/pdf/mend-elements.ts
init_objects();
var inlineTypes = /* @__PURE__ */ new Set([
  "/Span",
  "/Em",
  "/Strong",
  "/Code",
  "/Quote",
  "/Link",
  "/Reference",
  "/Note",
  "/Sub"
]);
var blockTypes = /* @__PURE__ */ new Set(["/Document", "/Part", "/Art", "/Sect", "/Div", "/Aside", "/BlockQuote"]);
function mendElements(root, markOf2) {
  let noteCount = 0;
  mendKids(root, root.type);
  function mendKids(parent, context) {
    const inLine = !blockTypes.has(context) || parent.kids.some((kid) => isInline2(kid) || isPiece(kid));
    const kids = [];
    for (const kid of parent.kids) {
      if (kid.kind === "element") {
        if (kid.type === "/Art") {
          kid.type = "/Note";
          kid.facts = new Map(kid.facts).set("ID", textString(`note${++noteCount}`));
        }
        if (kid.type === "/Div" && inlineParents.has(context)) kid.type = "/Span";
        mendKids(kid, kid.type === "/NonStruct" ? context : kid.type);
        kids.push(...mendKid(kid, parent, inLine));
      } else kids.push(kid);
    }
    parent.kids = kids;
    if (parent.type === "/L") mendList(parent);
    else if (parent.type === "/LI") wrapBody(parent);
    else if (parent.type === "/Table") groupRows(parent);
    else if (parent.type === "/TH" || parent.type === "/TD") dropDefaults(parent);
    else if (parent.type === "/Link") describeLink(parent);
    else if (parent.type === "/Figure" && !parent.facts.has("Alt") && parent.kids.some(isElement2)) parent.type = "/Div";
    if (blockTypes.has(parent.type)) wrapText(parent);
  }
  function mendKid(kid, parent, inLine) {
    if (kid.kids.length === 0 && !kid.facts.has("Alt") && !/^\/T[RDH]$/.test(kid.type)) return [];
    if (kid.type !== "/NonStruct") return [kid];
    const inline2 = kid.kids.every(isInline2);
    if (kid.kids.some(({ kind }) => kind === "annotation")) {
      kid.type = "/Link";
      describeLink(kid);
      return [kid];
    }
    if (parent.type === "/L" && !kid.kids.some((inner) => isElement2(inner) && inner.type === "/LI")) {
      kid.type = "/LI";
      wrapBody(kid);
      return [kid];
    }
    if (kid.facts.size > 0) {
      kid.type = inline2 ? "/Span" : "/Div";
      if (!inline2) wrapText(kid);
      return [kid];
    }
    if (!inLine && inline2) {
      kid.type = "/P";
      return [kid];
    }
    return kid.kids;
  }
  function mendList(list) {
    wrapRuns(list, "/LI", (kid) => !isElement2(kid) || !listKids.has(kid.type));
    for (const item of list.kids) {
      if (!isElement2(item) || item.type !== "/LI") continue;
      wrapBody(item);
      for (const label of item.kids) {
        if (!isElement2(label) || label.type !== "/Lbl") continue;
        const drawn = label.kids.every((kid) => kid.kind === "content" && !markOf2(kid)?.paintsText);
        if (drawn) label.facts = new Map(label.facts).set("ActualText", textString(bulletOf(list)));
      }
    }
  }
  function describeLink(link) {
    const annotations = link.kids.filter((kid) => kid.kind === "annotation");
    if (annotations.length === 0) {
      link.type = "/Span";
      return;
    }
    const text2 = textOf(link).replace(/\u00ad(?:[-\u2010] +| *)/g, "").replace(/\s+/g, " ").trim();
    for (const { annotation } of annotations) {
      const entries = expectDict(annotation);
      const address2 = asDict(entries.get("A"))?.get("URI");
      const uri = address2 instanceof PdfString ? address2.bytes : void 0;
      entries.set("Contents", textString(unbroken(text2, uri) || uri || "Link"));
    }
  }
  function textOf(element3) {
    const { facts } = element3;
    const said = facts.get("ActualText") ?? facts.get("Alt");
    if (said instanceof PdfString) return readText(said);
    return element3.kids.map((kid) => kid.kind === "element" ? textOf(kid) : kid.kind === "content" ? markOf2(kid)?.text ?? "" : "").join("");
  }
}
var inlineParents = /* @__PURE__ */ new Set([
  "/P",
  "/H1",
  "/H2",
  "/H3",
  "/H4",
  "/H5",
  "/H6",
  "/Caption",
  "/Lbl",
  ...inlineTypes
]);
var listKids = /* @__PURE__ */ new Set(["/LI", "/Caption", "/L"]);
function isElement2(kid) {
  return kid.kind === "element";
}
function isPiece(kid) {
  return isElement2(kid) && kid.type === "/NonStruct" && kid.kids.every(({ kind }) => kind === "content");
}
function isInline2(kid) {
  return kid.kind !== "element" || inlineTypes.has(kid.type);
}
function element2(type, kids) {
  return { kind: "element", type, facts: noFacts, kids };
}
function wrapRuns(parent, type, wraps) {
  const kids = [];
  let run2;
  for (const kid of parent.kids) {
    if (!wraps(kid)) {
      run2 = void 0;
      kids.push(kid);
    } else if (run2) run2.kids.push(kid);
    else kids.push(run2 = element2(type, [kid]));
  }
  parent.kids = kids;
}
function wrapText(parent) {
  wrapRuns(parent, "/P", isInline2);
}
function wrapBody(item) {
  const label = (kid) => isElement2(kid) && kid.type === "/Lbl";
  if (item.kids.some((kid) => isElement2(kid) && kid.type === "/LBody")) return;
  const body = item.kids.filter((kid) => !label(kid));
  item.kids = [...item.kids.filter(label), ...body.length > 0 ? [element2("/LBody", body)] : []];
}
function groupRows(table) {
  const isRow = (kid) => isElement2(kid) && kid.type === "/TR";
  const rows3 = table.kids.filter(isRow);
  const firstBody = rows3.findIndex(
    (row) => row.kids.some((cell) => isElement2(cell) && (cell.type !== "/TH" || isHeadOfRow(cell)))
  );
  const heads = firstBody < 0 ? 0 : firstBody;
  const groups = [element2("/THead", rows3.slice(0, heads)), element2("/TBody", rows3.slice(heads))];
  table.kids = [...table.kids.filter((kid) => !isRow(kid)), ...groups.filter(({ kids }) => kids.length > 0)];
}
function isHeadOfRow({ facts }) {
  return asArray(facts.get("A")).some((attributes) => asDict(attributes)?.get("Scope") === "/Row");
}
function dropDefaults(cell) {
  const all = cell.facts.get("A");
  if (all === void 0) return;
  const attributes = asArray(all).filter((attribute2) => {
    const entries = asDict(attribute2);
    return !(entries?.size === 2 && (entries.get("RowSpan") === 1 || entries.get("ColSpan") === 1));
  });
  const facts = new Map(cell.facts);
  if (attributes.length > 0) facts.set("A", attributes);
  else facts.delete("A");
  cell.facts = facts;
}
function unbroken(text2, uri) {
  const joined = text2.replace(/ /g, "");
  return joined !== text2 && uri?.replace(/^\w+:\/\//, "").startsWith(joined.replace(/^\w+:\/\//, "")) ? joined : text2;
}
var bullets = { "/Disc": "\u2022", "/Circle": "\u25E6", "/Square": "\u25AA" };
function bulletOf({ facts }) {
  const numbering3 = asArray(facts.get("A")).map((attribute2) => asDict(attribute2)?.get("ListNumbering"));
  const [style] = numbering3.filter((value) => typeof value === "string");
  return bullets[style ?? ""] ?? "\u2022";
}

// scripts/pdf/mend-tags.ts
init_objects();
init_page_tree();
init_read_objects();
init_write_objects();
var contentLevel = 3;
function mendTags(bytes, tablePieces = []) {
  const document2 = readObjects(bytes);
  const root = readTags(document2);
  if (!root) throw new Error("Unexpected PDF without tags, expected one that was printed tagged");
  const pages = readPages(document2);
  const fonts = /* @__PURE__ */ new Set();
  const fontTexts = /* @__PURE__ */ new Map();
  const painters = /* @__PURE__ */ new Map();
  const forms2 = /* @__PURE__ */ new Map();
  const linkTexts = new Map(pages.map((page) => [page, /* @__PURE__ */ new Set()]));
  collectLinkTexts(root, false);
  for (const page of pages) {
    const entries = expectDict(page);
    const stream = entries.get("Contents");
    if (stream instanceof PdfRef) readPainter(page, page, stream, asDict(entries.get("Resources")));
  }
  prepare(root, false);
  joinTables(root, tablePieces);
  mendElements(root, (content) => painters.get(content.form ?? content.page)?.marks.get(content.mcid));
  for (const painter of painters.values()) writeArtifacts(painter);
  mendFontTexts(fonts);
  renumberIds(root, 0);
  expectDict(document2.catalog).set("StructTreeRoot", writeTags(root, pages));
  return writeObjects({ catalog: document2.catalog, info: void 0 }, false);
  function collectLinkTexts(element3, inLink) {
    const link = inLink || element3.kids.some(({ kind }) => kind === "annotation");
    for (const kid of element3.kids) {
      if (kid.kind === "element") collectLinkTexts(kid, link);
      else if (kid.kind === "content" && link) linkTexts.get(kid.page)?.add(kid.mcid);
    }
  }
  function readPainter(painter, page, stream, resources) {
    if (painters.has(painter) || !(stream.value instanceof PdfStream)) return;
    const content = contentOf2(stream.value);
    const fontsHere = asDict(resources?.get("Font"));
    for (const font of fontsHere?.values() ?? []) fonts.add(expectDict(font));
    const objectsHere = asDict(resources?.get("XObject"));
    const facts = readContent(content, {
      textOf: (name, hex) => {
        const font = expectDict(fontsHere?.get(name));
        let text2 = fontTexts.get(font);
        if (!text2) fontTexts.set(font, text2 = readFontText(font));
        return text2(hex);
      },
      wantsText: (mcid) => linkTexts.get(page)?.has(mcid) ?? false,
      holdsMarks: (name) => {
        const form = objectsHere?.get(name);
        if (!(form instanceof PdfRef) || !(form.value instanceof PdfStream)) return false;
        if (form.value.dict.get("Subtype") !== "/Form") return false;
        readPainter(form, page, form, asDict(form.value.dict.get("Resources")));
        return painters.has(form);
      }
    });
    if (painter !== page && facts.marks.size === 0) return;
    painters.set(painter, { ...facts, stream, content, decoration: /* @__PURE__ */ new Set() });
    if (painter === page) return;
    let held = forms2.get(page);
    if (!held) forms2.set(page, held = /* @__PURE__ */ new Map());
    for (const mcid of facts.marks.keys()) if (!held.has(mcid)) held.set(mcid, painter);
  }
  function prepare(element3, inGraphic) {
    const graphic = inGraphic || element3.type === "/Figure" || element3.type === "/Formula";
    const kids = [];
    for (const kid of element3.kids) {
      if (kid.kind === "element") prepare(kid, graphic);
      const prepared = kid.kind === "content" ? prepareContent(kid, graphic || element3.type === "/Lbl") : kid;
      if (prepared) kids.push(prepared);
    }
    element3.kids = kids;
  }
  function prepareContent(content, drawn) {
    const form = forms2.get(content.page)?.get(content.mcid);
    const painter = painters.get(form ?? content.page);
    const mark = painter?.marks.get(content.mcid);
    if (!mark) return void 0;
    if (mark.paintsText || mark.paintsOther && drawn) return form ? { ...content, form } : content;
    painter?.decoration.add(content.mcid);
    return void 0;
  }
}
function writeArtifacts({ stream, content, unmarked, marks: marks3, decoration }) {
  const edits = unmarked.flatMap(({ start: start2, end }) => [
    { start: start2, end: start2, by: "/Artifact BMC\n" },
    { start: end, end, by: "\nEMC" }
  ]);
  for (const mcid of decoration) {
    const mark = marks3.get(mcid);
    if (mark) edits.push({ start: mark.start, end: mark.end, by: "/Artifact BMC" });
  }
  const old = resolve3(stream);
  if (edits.length === 0 || !(old instanceof PdfStream)) return;
  const { Length: _, ...entries } = Object.fromEntries(old.dict);
  stream.value = deflatedStream(entries, editContent(content, edits), contentLevel);
}

// scripts/work/tasks.ts
var tasks = {
  readSection(input) {
    const { tree, ...reading } = readSection(input);
    return { ...reading, tree: serialize(tree) };
  },
  toSectionHtml(input) {
    return toSectionHtml({ ...input, tree: deserialize(input.tree) });
  },
  mendTags({ pdf, tablePieces }) {
    return mendTags(pdf, tablePieces);
  },
  async pressUnit(input) {
    const { pressUnit: pressUnit2 } = await Promise.resolve().then(() => (init_press_unit(), press_unit_exports));
    return pressUnit2(input);
  },
  async readPressFile(input) {
    const { readPressFile: readPressFile2 } = await Promise.resolve().then(() => (init_read_press_file(), read_press_file_exports));
    return readPressFile2(input);
  },
  joinUnits({ units: units2, publication }) {
    let pages = /* @__PURE__ */ new Map();
    const pdf = joinUnits(units2, { ...publication, onDestinations: (found) => pages = found });
    return { pdf, pages };
  }
};

// scripts/work/workshop.ts
var worthThreads = 3e5;
var youngMegabytes = 64;
function openWorkshop(jobs, characters) {
  const bundle = process.env.REPORT_BUNDLE;
  if (bundle === void 0 || characters < worthThreads || jobs < 2) return hereAlone;
  const path = join9(bundle, "work/section-thread.js");
  return inThreads(
    Array.from(
      { length: jobs - 1 },
      () => new Worker(path, { resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes } })
    )
  );
}
function lazyWorkshop(jobs) {
  let threads;
  return {
    forCharacters(characters) {
      if (threads) return threads;
      const workshop = openWorkshop(jobs, characters);
      if (workshop !== hereAlone) threads = workshop;
      return workshop;
    },
    async close() {
      await threads?.close();
      threads = void 0;
    }
  };
}
var hereAlone = {
  async run(name, input) {
    return await tasks[name](input);
  },
  close: () => Promise.resolve()
};
function inThreads(threads) {
  const benches = threads.map((thread) => ({ thread, waiting: /* @__PURE__ */ new Map() }));
  for (const { thread, waiting } of benches) {
    const fail = (error) => {
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    thread.on("message", (answer) => {
      const { resolve: resolve6, reject } = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ("error" in answer) reject(answer.error);
      else resolve6(answer.output);
    });
    thread.on("error", fail);
    thread.on("exit", (code) => fail(new Error(`Unexpected end of a thread (${code}), expected its results`)));
  }
  let count = 0;
  return {
    run(name, input) {
      const { thread, waiting } = benches.toSorted((a, b) => a.waiting.size - b.waiting.size)[0];
      const id = count++;
      return new Promise((resolve6, reject) => {
        waiting.set(id, { resolve: resolve6, reject });
        thread.postMessage({ id, name, input });
      });
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.terminate()));
    }
  };
}

// scripts/workplace.ts
function openWorkplace(jobs = usualJobs(), { stays } = { stays: false }) {
  const notices = [];
  const kept = openStore(cacheFolder(), { onNotice: (text2) => void notices.push(text2) });
  const store = stays ? remembering(kept) : kept;
  const workshop = lazyWorkshop(jobs);
  let seats;
  const folders = [stylesPath];
  return {
    store,
    workshop,
    seatsFor: (folder, parts3) => seats ??= openSeats(Math.min(jobs, parts3), { fonts: fontsPath, folders: [...folders, folder] }),
    mayRead: (folder) => void folders.push(folder),
    notices: () => [...notices, ...[seats?.sandboxNotice() ?? []].flat()],
    async close() {
      await Promise.all([workshop.close(), seats?.close()]);
    }
  };
}
function usualJobs() {
  return Math.max(1, Math.min(availableParallelism(), Math.floor(totalmem() / 2 ** 30)));
}

// scripts/prepare-report.ts
init_colour();

// scripts/cache/kept.ts
init_hash_of();
var readBefore = /* @__PURE__ */ new WeakMap();
var json = {
  toBytes: (value) => Buffer.from(JSON.stringify(value)),
  fromBytes(bytes) {
    if (!readBefore.has(bytes)) {
      const text2 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
      readBefore.set(bytes, JSON.parse(text2));
    }
    return readBefore.get(bytes);
  }
};
var forgetful = {
  get: () => Promise.resolve(void 0),
  put: () => Promise.resolve(),
  sweep: () => void 0
};
function keyOf2(...parts3) {
  return hashOf(process.env.REPORT_CODE_HASH ?? "no bundle", ...parts3);
}
async function keptAll(...args) {
  return Promise.all(await keptEach(...args));
}
async function keptEach(store, kind, keys, { toBytes, fromBytes }, prepare) {
  const found = await Promise.all(keys.map((key) => store.get(kind, key)));
  const missing2 = [...keys.keys()].filter((index) => !found[index]);
  const work = missing2.length > 0 ? await prepare(missing2) : void 0;
  return keys.map(async (key, index) => {
    const known = found[index];
    if (known) return fromBytes(known);
    const value = await work(index);
    await store.put(kind, key, toBytes(value));
    return value;
  });
}

// scripts/charts/draw-charts.ts
init_complain();
var pointsInMm2 = 72 / 25.4;

// scripts/html/parts/barcode.ts
import bwipJs from "bwip-js/node";
var quietLeft = 11;
var quietRight = 7;
var width = quietLeft + 95 + quietRight;
var barHeight = 69.24;
var guardHeight = barHeight + 5;
var height = guardHeight + 4;

// scripts/manuscript/read-text-file.ts
init_complain();
import { readFile as readFile5, stat as stat2 } from "node:fs/promises";
import { relative } from "node:path";
import { VFile as VFile3 } from "vfile";
var maxFileBytes = 64 * 1024 * 1024;
var maxLineCharacters = 1024 * 1024;
var maxNesting = 64;
async function readTextFile(path) {
  const file = new VFile3({ path: shownPath(path) });
  const found = await stat2(path).catch((error) => error);
  if (found instanceof Error) {
    complain(file, "missing-file", { path: file.path });
    return file;
  }
  if (!found.isFile()) {
    complain(file, "not-markdown", { found: found.isDirectory() ? "folder" : "device" });
    return file;
  }
  if (found.size > maxFileBytes) {
    complain(file, "too-large", { what: `file of ${megabytes(found.size)}`, limit: megabytes(maxFileBytes) });
    return file;
  }
  const bytes = await readFile5(path).catch((error) => error);
  if (bytes instanceof Error) {
    complain(file, "not-markdown", { found: `file that can't be read (${bytes.code})` });
    return file;
  }
  const text2 = decode2(bytes, file);
  if (text2 === void 0) return file;
  file.value = text2;
  if (text2.trim() === "") complain(file, "empty-file", {});
  else complainOfLines(text2, file);
  return file;
}
function shownPath(path) {
  const fromHere = relative(process.cwd(), path);
  return fromHere && !fromHere.startsWith("..") ? fromHere : path;
}
function decode2(bytes, file) {
  const kind = binaryKind(bytes);
  if (kind) {
    complain(file, "not-markdown", { found: kind });
    return void 0;
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const at = firstBadByte(bytes);
    const before2 = bytes.subarray(0, at).toString("utf8");
    const line2 = before2.split("\n").length;
    const column = before2.length - before2.lastIndexOf("\n");
    complain(file, "not-markdown", { found: `byte 0x${bytes[at].toString(16)}` }, { line: line2, column });
    return void 0;
  }
}
function binaryKind(bytes) {
  const starts = (signature) => bytes.subarray(0, signature.length).equals(Buffer.from(signature, "latin1"));
  if (starts("\x89PNG")) return "PNG picture";
  if (starts("\xFF\xD8\xFF")) return "JPEG picture";
  if (starts("%PDF-")) return "PDF file";
  if (starts("PK")) return "ZIP or Word (.docx) file";
  if (starts("\xFF\xFE") || starts("\xFE\xFF")) return "text in UTF-16";
  if (bytes.includes(0)) return "binary file";
  return void 0;
}
function firstBadByte(bytes) {
  const text2 = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const replacement = Buffer.from("\uFFFD");
  let offset = 0;
  for (const piece of text2.split("\uFFFD")) {
    offset += Buffer.byteLength(piece);
    if (!bytes.subarray(offset, offset + replacement.length).equals(replacement)) return offset;
    offset += replacement.length;
  }
  return offset;
}
function complainOfLines(text2, file) {
  let line2 = 0;
  for (const content of text2.split(/\r\n|\n|\r/)) {
    line2++;
    const tooLarge = (what, limit) => complain(file, "too-large", { what, limit }, { line: line2, column: 1 });
    if (content.length > maxLineCharacters) {
      tooLarge(`line of ${content.length.toLocaleString("en")} characters`, maxLineCharacters.toLocaleString("en"));
      continue;
    }
    const containers = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/.exec(content)?.[0] ?? "";
    const depth = containers.match(/\d+|[>\-*+]/g)?.length ?? 0;
    if (depth > maxNesting) tooLarge(`nesting of ${depth.toLocaleString("en")} quotes or lists`, `${maxNesting}`);
    const brackets = bracketDepth(content);
    if (brackets > maxNesting) tooLarge(`nesting of ${brackets.toLocaleString("en")} brackets`, `${maxNesting}`);
  }
}
function bracketDepth(line2) {
  let depth = 0;
  let deepest = 0;
  for (const bracket of line2.match(/[[\]]/g) ?? []) {
    depth = bracket === "[" ? depth + 1 : Math.max(0, depth - 1);
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
function megabytes(bytes) {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}

// scripts/manuscript/source-hash.ts
init_hash_of();

// scripts/manuscript/read-manuscript.ts
init_complain();
import { readdir as readdir3, stat as stat3 } from "node:fs/promises";
import { basename, dirname as dirname5, extname, join as join10, resolve as resolve5, sep as sep3 } from "node:path";
import { VFile as VFile4 } from "vfile";

// scripts/report/has-errors.ts
function hasErrors(files, strict = false) {
  return files.some((file) => file.messages.some(({ fatal }) => fatal === true || strict && fatal === false));
}

// scripts/manuscript/identifiers.ts
init_complain();
var kinds2 = {
  isbn: { name: "ISBN", faultIn: faultInIsbn },
  issn: { name: "ISSN", faultIn: faultInIssn },
  doi: { name: "doi", faultIn: faultInDoi },
  catalogue: { name: "catalogue number", faultIn: faultInCatalogueNumber }
};
function identifiers(settings, settingsFile, pointOf) {
  const { editions, parts: parts3 } = settings;
  const isInSeries = editions.some(({ issn }) => issn);
  for (const [index, edition2] of editions.entries()) {
    for (const kind of Object.keys(kinds2)) {
      const { name, faultIn } = kinds2[kind];
      const written = edition2[kind];
      if (written === void 0 && (kind !== "issn" || isInSeries)) {
        complain(
          settingsFile,
          "missing-identifier",
          { medium: edition2.medium, name, kind },
          pointOf(["editions", index])
        );
      }
      const expected = written ? faultIn(written) : void 0;
      if (written && expected) {
        const place = pointOf(["editions", index, kind]);
        complain(settingsFile, "wrong-identifier", { name, found: written, expected }, place);
      }
    }
  }
  if (parts3["back-cover"] && !editions.some(({ medium }) => medium === "print")) {
    const place = pointOf(editions.length > 0 ? ["editions"] : ["parts", "back-cover"]);
    complain(settingsFile, "missing-identifier", { medium: "print", name: "ISBN", kind: "isbn" }, place);
  }
}
function faultInIsbn(written) {
  const digits = written.replaceAll("-", "");
  if (!/^97[89]\d{10}$/.test(digits) || ![1, 5].includes(written.split("-").length)) {
    return "13 digits in five groups, as 978-92-9403-192-1";
  }
  return checkDigitFault(digits, isbnCheckDigit(digits));
}
function isbnCheckDigit(digits) {
  const sum2 = weigh(digits.slice(0, 12), (index) => index % 2 === 0 ? 1 : 3);
  return String((10 - sum2 % 10) % 10);
}
function faultInIssn(written) {
  if (!/^\d{4}-\d{3}[\dX]$/.test(written)) return "two groups of four digits, as 2314-9701";
  const sum2 = weigh(written.replace("-", "").slice(0, 7), (index) => 8 - index);
  const check = (11 - sum2 % 11) % 11;
  return checkDigitFault(written, check === 10 ? "X" : String(check));
}
function weigh(digits, weightAt) {
  return Array.from(digits, Number).reduce((sum2, digit4, index) => sum2 + digit4 * weightAt(index), 0);
}
function checkDigitFault(written, called) {
  const last = written.at(-1);
  return last === called ? void 0 : `one whose digits agree: the others call for ${called} at the end, not ${last}`;
}
function faultInDoi(written) {
  return /^10\.\d{4,9}(?:\.\d+)*\/[^\s/]\S*$/.test(written) ? void 0 : "only the doi itself, as 10.2847/82162";
}
function faultInCatalogueNumber(written) {
  return /^[A-Z]{2}-[A-Z\d]{2}-\d{2}-\d{3}-[A-Z\d]{2}-[A-Z]$/.test(written) ? void 0 : "six groups, as BZ-AB-23-001-EN-N";
}

// scripts/manuscript/printed-settings.ts
function printedSettings(settings, file, pointOf) {
  const { title, subtitle, body, abbreviation, publisher, place, imprint: imprint2, editions } = settings;
  const texts = { title, subtitle, body, abbreviation, publisher, place, imprint: imprint2, editions };
  return textsIn(texts, []).map(({ value, path }) => ({ value, file, point: () => pointOf(path) }));
}
function textsIn(value, path) {
  if (typeof value === "string") return [{ value, path }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, [...path, index]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => textsIn(item, [...path, key]));
}

// scripts/manuscript/read-profile.ts
init_complain();
import { readFile as readFile6, realpath } from "node:fs/promises";
import { resolve as resolve4, sep as sep2 } from "node:path";
async function readProfile(name, folder, file, placeOf3) {
  if (name === void 0) return void 0;
  const read2 = await readOne(name, folder);
  if (typeof read2 !== "string") return read2;
  const setting = ["print", "profile"];
  const facts = { setting: setting.join("."), found: `profile \`${name}\``, expected: read2 };
  complain(file, "bad-setting", facts, placeOf3(setting));
  return void 0;
}
async function readOne(name, folder) {
  const path = await realpath(resolve4(folder, name)).catch(() => void 0);
  if (!path?.startsWith(await realpath(folder) + sep2)) return "an ICC profile (.icc) inside the manuscript's folder";
  const bytes = await readFile6(path).catch(() => void 0);
  const at = (offset) => bytes?.toString("latin1", offset, offset + 4);
  if (at(36) !== "acsp") return "an ICC profile";
  return bytes && at(12) === "prtr" && at(16) === "CMYK" ? bytes : "the profile of a printing condition, in CMYK";
}

// scripts/manuscript/read-settings.ts
init_complain();
import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
function readSettings(schema2, yaml, file, firstLine = 1) {
  const lines = new LineCounter();
  const document2 = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const pointAt2 = (offset) => {
    const { line: line2, col } = lines.linePos(offset);
    return { line: line2 + firstLine - 1, column: col };
  };
  for (const problem of document2.errors) {
    complain(file, "bad-yaml", { problem: inOneLine(problem.message) }, pointAt2(problem.pos[0]));
  }
  if (document2.errors.length > 0) return void 0;
  if (document2.contents !== null && !isMap(document2.contents)) {
    complain(file, "bad-yaml", { problem: "text where settings are expected, as `title: \u2026`" }, pointAt2(0));
    return void 0;
  }
  const checked = schema2.safeParse(toPlain(document2), { reportInput: true });
  if (checked.success) return checked.data;
  for (const issue of checked.error.issues) {
    for (const fault of faultsOf(issue, schema2)) {
      complain(file, "bad-setting", fault.facts, pointAt2(offsetOf(document2, fault.path, fault.atKey)));
    }
  }
  return void 0;
}
function pointOfSetting(yaml, path, firstLine = 1) {
  const lines = new LineCounter();
  const document2 = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const { line: line2, col } = lines.linePos(offsetOf(document2, path, false));
  return { line: line2 + firstLine - 1, column: col };
}
function toPlain(document2) {
  return document2.toJS({ maxAliasCount: 100 }) ?? {};
}
function faultsOf(issue, root) {
  if (issue.code === "unrecognized_keys") {
    const known = knownKeys(issue.path, root);
    return issue.keys.map((key) => {
      const near = nearest(key, known);
      return {
        path: [...issue.path, key],
        atKey: true,
        facts: {
          setting: nameOf5([...issue.path, key]),
          found: "name",
          expected: near ? `a known one (did you mean \`${near}\`?)` : `one of ${known.join(", ")}`
        }
      };
    });
  }
  const found = issue.input === void 0 ? "value" : `value ${JSON.stringify(issue.input)}`;
  const expected = expectedBy(issue);
  return [{ path: issue.path, atKey: false, facts: { setting: nameOf5(issue.path), found, expected } }];
}
function expectedBy(issue) {
  switch (issue.code) {
    case "invalid_type":
      return {
        string: "text",
        int: "a whole number",
        number: "a number",
        array: "a list",
        object: "settings below it",
        boolean: "true or false"
      }[issue.expected] ?? String(issue.expected);
    case "invalid_value":
      return `one of ${issue.values.join(", ")}`;
    case "too_small":
      return issue.origin === "string" ? "some text" : issue.origin === "array" ? "at least one" : `${issue.minimum} or more`;
    case "too_big":
      return `${issue.maximum} or less`;
    default:
      return issue.message;
  }
}
function knownKeys(path, root) {
  let schema2 = root;
  for (const step of path) schema2 = inside(schema2, step);
  const shape = unwrap(schema2).shape;
  return Object.keys(shape ?? {});
}
function inside(schema2, step) {
  const bare = unwrap(schema2);
  return bare.shape?.[step] ?? bare.element ?? schema2;
}
function unwrap(schema2) {
  let bare = schema2;
  while (typeof bare.unwrap === "function" && !("element" in bare)) bare = bare.unwrap();
  return bare;
}
function nameOf5(path) {
  return path.map((step) => typeof step === "number" ? `${step + 1}` : String(step)).join(".");
}
function offsetOf(document2, path, atKey) {
  let node = document2.contents;
  let offset = 0;
  for (const [depth, step] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === step);
      if (!pair) break;
      const last = depth === path.length - 1;
      offset = startOf(last && atKey ? pair.key : pair.value ?? pair.key) ?? startOf(pair.key) ?? offset;
      node = pair.value;
    } else {
      node = node?.items?.[step];
      offset = startOf(node) ?? offset;
    }
  }
  return offset;
}
function startOf(node) {
  return node?.range?.[0];
}
function inOneLine(text2) {
  return text2.replaceAll(/\s+/g, " ").trim();
}

// scripts/manuscript/settings-schema.ts
init_colour();
import * as z from "zod";

// scripts/manuscript/read-ink.ts
function readInk(written) {
  const [, spot, percents] = /^(?:cmyk\(|spot\("([^"]+)"\s+)([\d.\s]+)\)$/.exec(written.trim()) ?? [];
  const cmyk = percents?.trim().split(/\s+/).map((percent) => Number(percent) / 100);
  if (cmyk?.length !== 4 || cmyk.some((ink) => !(ink >= 0 && ink <= 1))) return void 0;
  return { cmyk, ...spot ? { spot } : {} };
}

// scripts/manuscript/settings-schema.ts
var languages = [
  "bg",
  "cs",
  "da",
  "de",
  "el",
  "en",
  "es",
  "et",
  "fi",
  "fr",
  "ga",
  "hr",
  "hu",
  "it",
  "lt",
  "lv",
  "mt",
  "nl",
  "pl",
  "pt",
  "ro",
  "sk",
  "sl",
  "sv"
];
var line = z.string().trim().min(1);
var date = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/, "a month or a day, as 2023-05 or 2023-05-31");
var identifier = line.transform((written) => written === "none" ? null : written).optional();
var edition = z.strictObject({
  /** `print`, `pdf`, `html`, `epub`, or a name that is printed as it stands. */
  medium: line,
  /** ISBN-13 with its hyphens: `978-92-9403-192-1`. */
  isbn: identifier,
  /** Of the series: `2314-9701`. */
  issn: identifier,
  /** Without `doi:` or an address before it: `10.2847/82162`. */
  doi: identifier,
  /** Of the Publications Office: `BZ-AB-23-001-EN-N`. */
  catalogue: identifier
});
var chapter = line.optional();
var parts2 = z.strictObject({
  /** The front cover. */
  cover: z.boolean().default(false),
  /** Body, title and subtitle, edition or year, place. */
  "title-page": z.boolean().default(false),
  /** The title page's back: who, when, rights and identifiers, filled from `imprint` and `editions`. */
  imprint: z.boolean().default(false),
  foreword: chapter,
  acknowledgements: chapter,
  /** Acronyms and abbreviations. */
  acronyms: chapter,
  /** Headings with page numbers. */
  contents: z.boolean().default(false),
  /** Lists behind the contents, in the order written: `[figures, tables, boxes]`. */
  lists: z.array(z.enum(["figures", "tables", "boxes"])).default([]),
  introduction: chapter,
  /** Behind the sections, before the endnotes. */
  annexes: z.array(line).default([]),
  /** What begins on a recto, with a blank page before it where needed; the title page always does. */
  "open-right": z.array(z.enum(["foreword", "contents", "introduction", "sections", "annexes", "notes"])).default([]),
  /** With an ISBN as a barcode: the print edition's, else that of the first edition that has one. */
  "back-cover": z.boolean().default(false)
});
var imprint = z.strictObject({
  /** The printer, as "Imprimerie Bietlot in Belgium"; "Printed by" is put before it. */
  "printed-by": line.optional(),
  /** When the manuscript was completed: `2023-04`. */
  completed: date.optional(),
  /** `First edition`; on the title page too, instead of the year. */
  edition: line.optional(),
  /** One or more paragraphs, with an empty line between them (`disclaimer: |`). */
  disclaimer: line.optional(),
  /** `© European Union Agency for Asylum, 2023` and what may be done with the text; paragraphs as above. */
  copyright: line.optional(),
  /** Copyright of photographs and illustrations; paragraphs as above. */
  illustrations: line.optional()
});
var formats = { A4: "210mm 297mm", B5: "176mm 250mm", A5: "148mm 210mm" };
var format3 = z.string().transform((written) => Object.hasOwn(formats, written) ? formats[written] : written).refine((written) => /^\d{3}(\.\d+)?mm \d{3}(\.\d+)?mm$/.test(written), {
  error: `${Object.keys(formats).join(", ")}, or width and height, 100mm and more, as 170mm 240mm`
});
var length = z.string().regex(/^[0-3]?\d(\.\d+)?mm$/, "a length under 40mm, as 18mm");
var isColour = /^#[0-9a-f]{6}$/i;
var colour = z.string().regex(isColour, 'a colour as "#003399", in quotation marks');
var look = z.strictObject({
  /** The trimmed page: width and height. */
  page: format3.optional(),
  margins: z.strictObject({
    top: length.optional(),
    bottom: length.optional(),
    /** Towards the spine. */
    inside: length.optional(),
    outside: length.optional()
  }).optional(),
  /** Of bands, headings, table heads and charts; its tints and shades follow. Dark, as white stands on it. */
  colour: colour.refine((written) => !isColour.test(written) || contrast(written, "#ffffff") >= 4.5, {
    error: "a darker colour, on which white text is read (a contrast of 4.5 to 1, WCAG 2.2)"
  }).optional(),
  /** For rules and years on that colour. Light. */
  accent: colour.optional()
});
var numbering = z.strictObject({
  /** `roman`: pages before the introduction or first section are i, ii, iii, and that begins with 1 on a recto. */
  "front-matter": z.enum(["arabic", "roman"]).default("arabic"),
  /** `author`: as written before headings. `automatic`: the pipeline numbers the headings of sections, four levels deep. */
  sections: z.enum(["author", "automatic"]).default("author")
});
var print = z.strictObject({
  /** How far grounds go on beyond the cut, in mm. */
  bleed: z.number().min(0).max(10).default(3),
  /** Most ink on one spot, in per cent of one full ink; the printer tells it for the paper. */
  "ink-limit": z.number().min(200).max(400).default(300),
  /** The body's pages come to a multiple of it, with blank pages at the end. */
  signature: z.int().min(2).max(64).multipleOf(2, "an even number").default(8),
  /** Of the body, from which the spine's width comes: g/m² and cm³/g. */
  paper: z.strictObject({ weight: z.number().min(30).max(400).default(100), bulk: z.number().min(0.5).max(3).default(1) }).prefault({}),
  /** Width of the spine in mm, where the printer or a dummy told it. */
  spine: z.number().min(0).max(100).optional(),
  /** Inks of colours by name: `"#7a1f1f": cmyk(0 90 80 40)`, or `spot("PANTONE 1807 C" 0 90 80 40)`. */
  inks: z.record(
    z.string().regex(isColour, 'a colour as "#003399", in quotation marks'),
    z.string().refine((written) => readInk(written) !== void 0, {
      error: 'inks in per cent as cmyk(100 80 0 0), or spot("Name" 100 80 0 0)'
    })
  ).default({}),
  /** An ICC profile of the printing condition in the manuscript's folder, and the condition's registered name. */
  profile: line.optional(),
  condition: line.default("FOGRA39")
});
var settingsSchema = z.strictObject({
  title: line.optional(),
  subtitle: line.optional(),
  body: line.optional(),
  abbreviation: line.optional(),
  publisher: line.optional(),
  place: line.optional(),
  /** Of publication. */
  date: date.optional(),
  language: z.enum(languages).default("en"),
  slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "small letters, digits and hyphens, as asylum-report-2023").optional(),
  editions: z.array(edition).default([]),
  parts: parts2.prefault({}),
  imprint: imprint.default({}),
  look: look.default({}),
  numbering: numbering.prefault({}),
  /** Where each section says how to cite it; the imprint says so of the report. */
  "cite-sections": z.enum(["none", "opener", "end"]).default("none"),
  print: print.prefault({}),
  notes: z.strictObject({ first: z.int().min(1).optional() }).default({}),
  sections: z.array(line).min(1).optional()
});
var sectionSchema = z.strictObject({ "short-title": line.optional() });

// scripts/manuscript/front-matter.ts
function frontMatterOf(file) {
  const match = /^---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)??---[ \t]*(?:\r?\n|$)/.exec(String(file));
  return match ? { yaml: match[1] ?? "", firstLine: 2 } : void 0;
}

// scripts/manuscript/read-manuscript.ts
async function readManuscript(path) {
  const absolute = resolve5(path);
  const found = await stat3(absolute).catch(() => void 0);
  if (!found) {
    const file = new VFile4({ path });
    complain(file, "missing-file", { path });
    return { files: [file] };
  }
  return found.isDirectory() ? readFolder(absolute) : readSingleFile(absolute);
}
async function readSingleFile(path) {
  const file = await readTextFile(path);
  const files = [file];
  if (hasErrors(files)) return { files };
  const frontMatter = frontMatterOf(file);
  const settings = frontMatter ? readSettings(settingsSchema, frontMatter.yaml, file, frontMatter.firstLine) : settingsSchema.parse({});
  if (settings?.sections) {
    complain(file, "bad-setting", { setting: "sections", found: "list", expected: "none in a single file" });
  }
  if (!settings || hasErrors(files)) return { files };
  const printed = [];
  const pointOf = (place) => pointOfSetting(frontMatter.yaml, place, frontMatter.firstLine);
  if (frontMatter) {
    identifiers(settings, file, pointOf);
    if (hasErrors(files)) return { files };
    printed.push(...printedSettings(settings, file, pointOf));
  }
  const folder = dirname5(path);
  const profile = await readProfile(settings.print.profile, folder, file, pointOf);
  if (hasErrors(files)) return { files };
  const name = basename(path, extname(path));
  const sections = [{ file, role: "section" }];
  return { manuscript: { folder, name, settings, profile, sections, printed, isSingleFile: true }, files };
}
async function readFolder(folder) {
  const settingsFile = await readTextFile(join10(folder, "report.yaml"));
  const files = [settingsFile];
  if (hasErrors(files)) return { files };
  const settings = readSettings(settingsSchema, String(settingsFile), settingsFile);
  if (!settings) return { files };
  const pointOf = (place) => pointOfSetting(String(settingsFile), place);
  identifiers(settings, settingsFile, pointOf);
  const printed = printedSettings(settings, settingsFile, pointOf);
  const profile = await readProfile(settings.print.profile, folder, settingsFile, pointOf);
  const chapters = await chaptersOf(settings, folder);
  if (!chapters.some(({ role }) => role === "section")) complain(settingsFile, "no-sections", {});
  const sections = [];
  for (const { name: name2, role, setting } of chapters) {
    const path = resolve5(folder, name2);
    if (!path.startsWith(folder + sep3)) {
      const facts = {
        setting: setting.join("."),
        found: `path ${name2}`,
        expected: "a file inside the manuscript's folder"
      };
      complain(settingsFile, "bad-setting", facts, pointOf(setting));
      continue;
    }
    const file = await readTextFile(path);
    files.push(file);
    if (hasErrors([file])) continue;
    const section = readSection2(file, role);
    sections.push(section);
    printed.push(...printedOf(section));
  }
  if (hasErrors(files)) return { files };
  const name = basename(folder);
  return { manuscript: { folder, name, settings, profile, sections, printed, isSingleFile: false }, files };
}
async function chaptersOf({ parts: parts3, sections }, folder) {
  const part = (role) => {
    const name = parts3[role];
    return name === void 0 ? [] : [{ name, role, setting: ["parts", role] }];
  };
  const before2 = [...part("foreword"), ...part("acknowledgements"), ...part("acronyms"), ...part("introduction")];
  const annexes = parts3.annexes.map((name, index) => ({
    name,
    role: "annex",
    setting: ["parts", "annexes", index]
  }));
  const named = new Set([...before2, ...annexes].map(({ name }) => name));
  const names = sections ?? (await markdownFilesIn(folder)).filter((name) => !named.has(name));
  const middle = names.map((name, index) => ({ name, role: "section", setting: ["sections", index] }));
  return [...before2, ...middle, ...annexes];
}
async function markdownFilesIn(folder) {
  const names = (await readdir3(folder)).filter((name) => /\.(md|markdown)$/i.test(name) && !/^readme\./i.test(name));
  return names.toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }));
}
function readSection2(file, role) {
  const frontMatter = frontMatterOf(file);
  if (!frontMatter) return { file, role };
  const read2 = readSettings(sectionSchema, frontMatter.yaml, file, frontMatter.firstLine);
  const shortTitle = read2?.["short-title"];
  return shortTitle === void 0 ? { file, role } : { file, role, shortTitle };
}
function printedOf({ file, shortTitle }) {
  const frontMatter = shortTitle === void 0 ? void 0 : frontMatterOf(file);
  if (!frontMatter) return [];
  const point = () => pointOfSetting(frontMatter.yaml, ["short-title"], frontMatter.firstLine);
  return [{ value: shortTitle, file, point }];
}

// scripts/manuscript/read-data.ts
init_complain();
import { VFile as VFile5 } from "vfile";
var maxBytes = 1024 * 1024;

// scripts/manuscript/read-pictures.ts
init_complain();

// scripts/manuscript/picture-size.ts
import { imageSize } from "image-size";

// scripts/markdown/rules/broken-reference.ts
init_complain();

// scripts/markdown/rules/duplicate-id.ts
init_complain();

// scripts/markdown/rules/duplicate-note.ts
init_complain();

// scripts/markdown/note-series.ts
function seriesOf(identifier2) {
  return identifier2.startsWith("*") ? "footnote" : "endnote";
}

// scripts/markdown/number-report.ts
function numberReport({ sections, settings }) {
  const { notes, callouts } = numberNotes(sections, settings.notes.first);
  const { targets, targetsOf } = numberTargets(sections, settings.numbering.sections === "automatic");
  return {
    notes: notes.filter(({ series }) => series === "endnote"),
    footnotes: notes.filter(({ series }) => series === "footnote"),
    targets,
    sections: sections.map(({ facts }, index) => ({
      callouts: callouts[index],
      targets: targetsOf[index],
      references: Object.fromEntries(
        facts.references.flatMap(({ id }) => {
          const target = targets.get(id);
          return target ? [[id, { kind: target.kind, number: target.number, title: target.title }]] : [];
        })
      ),
      notes: Object.fromEntries(
        notes.filter(({ definedIn }) => definedIn === index).map(({ identifier: identifier2, series, number: number3, calloutIds }) => [identifier2, { series, number: number3, calloutIds }])
      )
    }))
  };
}
function definitionsOf(sections) {
  const definitions = /* @__PURE__ */ new Map();
  for (const [sectionIndex, section] of sections.entries()) {
    for (const definition of section.facts.definitions) {
      const whole2 = { ...definition, section, sectionIndex };
      const known = definitions.get(definition.identifier);
      if (known) known.push(whole2);
      else definitions.set(definition.identifier, [whole2]);
    }
  }
  return definitions;
}
function numberNotes(sections, first) {
  const definitions = definitionsOf(sections);
  const notes = /* @__PURE__ */ new Map();
  const next = { endnote: first, footnote: 1 };
  const callouts = sections.map(
    ({ facts }, sectionIndex) => facts.callouts.filter(({ inNote }) => !inNote).map(({ identifier: identifier2 }) => {
      const definition = definitions.get(identifier2)?.[0];
      if (!definition) return null;
      let note = notes.get(identifier2);
      if (!note) {
        const series2 = seriesOf(identifier2);
        const definedIn = definition.sectionIndex;
        note = { series: series2, number: next[series2]++, identifier: identifier2, definedIn, calledFirstIn: sectionIndex, calloutIds: [] };
        notes.set(identifier2, note);
      }
      const { series, number: number3, calloutIds } = note;
      const base = series === "endnote" ? `callout-${number3}` : `footnote-callout-${number3}`;
      const id = calloutIds.length === 0 ? base : `${base}-${calloutIds.length + 1}`;
      calloutIds.push(id);
      return { series, number: number3, id };
    })
  );
  return { notes: [...notes.values()], callouts };
}
var numberedLevels = 4;
function numberHeadings(sections, isAutomatic) {
  let last = [];
  return sections.map(
    ({ facts, role }) => facts.targets.map(({ kind, level: level4, isInner, number: number3 }) => {
      if (!isAutomatic || role !== "section") return number3;
      if (kind !== "section" || isInner || level4 > numberedLevels) return void 0;
      last = Array.from({ length: level4 }, (_, place) => (last[place] ?? 0) + (place === level4 - 1 ? 1 : 0));
      return last;
    })
  );
}
function numberTargets(sections, isAutomatic) {
  const targets = /* @__PURE__ */ new Map();
  const counts = { box: 0, figure: 0, table: 0 };
  const given = new Set(sections.flatMap(({ facts }) => facts.ids.map(({ id }) => id)));
  const numbers2 = numberHeadings(sections, isAutomatic);
  const targetsOf = sections.map(
    ({ facts }, sectionIndex) => facts.targets.map(({ kind, level: level4, title, id: givenId2 }, place) => {
      const number3 = numbers2[sectionIndex][place];
      const shown = kind === "section" ? number3 && formatSectionNumber(number3) : String(++counts[kind]);
      const proposed = `${kind}-${kind === "section" ? number3?.join("-") ?? slugOf(title) : shown}`;
      let id = givenId2 ?? proposed;
      if (givenId2 === void 0) {
        for (let count = 2; targets.has(id) || given.has(id); count++) id = `${proposed}-${count}`;
      }
      const target = { kind, id, number: shown, title, level: level4, sectionIndex };
      if (!targets.has(id)) targets.set(id, target);
      return target;
    })
  );
  return { targets, targetsOf };
}

// scripts/markdown/rules/number-conflict.ts
init_complain();

// scripts/markdown/rules/repeated-footnote.ts
init_complain();

// scripts/markdown/rules/section-number.ts
init_complain();

// scripts/markdown/rules/undefined-note.ts
init_complain();

// scripts/markdown/rules/unused-note.ts
init_complain();

// scripts/markdown/settle-settings.ts
function settleSettings({ settings, name, isSingleFile }, readings) {
  const webExport = readings.find((reading) => reading.webExport)?.webExport;
  const citation = webExport?.citation;
  const heading = readings.flatMap(({ facts }) => facts.targets).find(({ kind }) => kind === "section");
  const headingText = heading && [heading.number && formatSectionNumber(heading.number), heading.title].filter(Boolean);
  const date2 = settings.date ?? (citation?.year && `${citation.year}-${String(citation.month ?? 1).padStart(2, "0")}`) ?? void 0;
  const abbreviation = settings.abbreviation ?? citation?.body;
  return {
    ...settings,
    ...abbreviation ? { abbreviation } : {},
    ...date2 ? { date: date2 } : {},
    title: settings.title ?? citation?.publication ?? headingText?.join(" ") ?? name,
    slug: settings.slug ?? slugOf(isSingleFile ? name : settings.title ?? name),
    notes: { ...settings.notes, first: settings.notes.first ?? webExport?.firstNote ?? 1 }
  };
}

// scripts/pages/read-coverage.ts
import { join as join11 } from "node:path";
async function readCoverage() {
  const { openSync } = await import("fontkit");
  const font = openSync(join11(fontsPath, "Carlito-Regular.ttf"));
  if (!("characterSet" in font)) throw new Error("Unexpected collection of fonts, expected one face");
  return new Set(font.characterSet);
}

// scripts/prepare-report.ts
var alone = { store: forgetful, workshop: lazyWorkshop(1) };
async function readReport(manuscript2, means = alone) {
  const { sections, ...rest } = manuscript2;
  const { language } = manuscript2.settings;
  const fonts = await hashFonts();
  const texts = sections.map(({ file }) => ({ path: file.path, text: String(file), language }));
  const keys = texts.map(({ path, text: text2 }) => keyOf2("reading", path, text2, language, fonts));
  const trees2 = /* @__PURE__ */ new Map();
  const read2 = async (index, workshop, covered) => {
    const { tree, ...reading } = await workshop.run("readSection", { ...texts[index], covered });
    trees2.set(index, tree);
    await means.store.put("tree", keys[index], tree);
    return reading;
  };
  const readings = await keptAll(means.store, "facts", keys, json, async (missing2) => {
    const fresh = partsIn(missing2.map((index) => texts[index]));
    means.onFresh?.(manuscript2.folder, { parts: partsIn(texts) + 1, fresh });
    const workshop = means.workshop.forCharacters(sum(missing2, (index) => texts[index].text.length));
    const covered = await keptCoverage(means.store, fonts);
    return (index) => read2(index, workshop, covered);
  });
  for (const [index, { file }] of sections.entries()) restoreMessages(file, readings[index].messages);
  const loadTree = async (index) => {
    const known = trees2.get(index) ?? await means.store.get("tree", keys[index]);
    if (known) return known;
    const covered = await keptCoverage(means.store, fonts);
    await read2(index, means.workshop.forCharacters(texts[index].text.length), covered);
    return trees2.get(index);
  };
  return {
    ...rest,
    settings: settleSettings(manuscript2, readings),
    sections: sections.map((section, index) => ({
      ...section,
      facts: readings[index].facts,
      key: keys[index],
      loadTree: () => loadTree(index)
    }))
  };
}
function partsIn(texts) {
  return texts.reduce((count, { text: text2 }) => count + Math.max(1, text2.match(/^# /gm)?.length ?? 0), 0);
}
async function keptCoverage(store, fonts) {
  const [codePoints] = await keptAll(
    store,
    "coverage",
    [keyOf2("coverage", fonts)],
    json,
    async () => {
      const covered = await readCoverage();
      return () => Promise.resolve([...covered]);
    }
  );
  return new Set(codePoints);
}
function sum(indices, weightOf) {
  return indices.reduce((total, index) => total + weightOf(index), 0);
}

// hb.tmp.ts
import { deserialize as deserialize2 } from "node:v8";
var w = openWorkplace(1);
var { manuscript } = await readManuscript("/tmp/spec20");
var c0 = process.cpuUsage();
var report = await readReport(manuscript, w);
var c1 = process.cpuUsage(c0);
var numbering2 = numberReport(report);
var trees = await Promise.all(report.sections.map((s) => s.loadTree()));
var c2 = process.cpuUsage();
var t = performance.now();
var n = 0;
for (const [i, s] of report.sections.entries()) n += JSON.stringify(toSectionHtml({ path: s.file.path, tree: deserialize2(trees[i]), numbers: numbering2.sections[i], pictures: {}, charts: s.facts.charts.map(() => null), language: report.settings.language, citation: void 0 })).length;
var c3 = process.cpuUsage(c2);
console.log("read", (c1.user / 1e3).toFixed(0), "html cpu", (c3.user / 1e3).toFixed(0), "wall", (performance.now() - t).toFixed(0), n);
await w.close();
