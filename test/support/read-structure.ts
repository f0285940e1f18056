/** Reads the structure tree of a whole PDF with qpdf, and its words with pdf.js. */
import { createRequire } from "node:module";
import createQpdf from "@neslinesli93/qpdf-wasm";
import { OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
import { openPdf } from "./read-back.ts";

/** An element of the structure tree. */
export interface Structure {
  /** Its type by the role map of PDF 1.7. */
  role: string;
  /** Its type as it is written. */
  type: string;
  /** Other entries: Alt, E, Lang, T, ID, and attributes by their names. */
  facts: Record<string, unknown>;
  kids: (Structure | StructureText)[];
  parent: Structure | undefined;
  /** URI of its namespace, undefined for that of PDF 1.7. */
  namespace: string | undefined;
  /** Elements that it refers to (Ref). */
  refersTo: Structure[];
}

/** Text of a marked-content sequence, or the Contents of an annotation. */
export interface StructureText {
  text?: string;
  page: number;
  annotation?: Record<string, unknown>;
  /** Element that the annotation leads to (SD). */
  leadsTo?: Structure | undefined;
}

export function isStructure(kid: Structure | StructureText): kid is Structure {
  return "role" in kid;
}

/** Returns the elements below one, itself first, for which `holds`. */
export function allElements(root: Structure, holds: (element: Structure) => boolean): Structure[] {
  const below = root.kids.filter(isStructure).flatMap((kid) => allElements(kid, holds));
  return holds(root) ? [root, ...below] : below;
}

/** Returns the text in an element, as it stands in the content; blocks end with a space. */
export function structureText(element: Structure | StructureText): string {
  if (!isStructure(element)) return element.text ?? "";
  const text = element.kids.map(structureText).join("");
  return inLine.has(element.role) ? text : `${text} `;
}

const inLine = new Set(["Span", "Link", "Reference", "Code", "Quote"]);

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Entries = Record<string, Json>;

export async function readStructure(bytes: Uint8Array): Promise<Structure> {
  const objects = await readObjectsWithQpdf(bytes);
  const resolve = (value: Json | undefined): Json => {
    const found = typeof value === "string" && / \d+ R$/.test(value) ? objects[`obj:${value}`] : undefined;
    return found === undefined ? (value ?? null) : resolve((found as { value?: Json; stream?: Json }).value);
  };
  const entriesOf = (value: Json | undefined) => resolve(value) as Entries;
  const trailer = (objects["trailer"] as { value: Entries }).value;
  const catalog = entriesOf(trailer["/Root"]);
  const tree = entriesOf(catalog["/StructTreeRoot"]);
  const roles = (resolve(tree["/RoleMap"]) ?? {}) as Record<string, string>;
  const pages = pagesIn(catalog["/Pages"]);
  const texts = await textsByMark(bytes);
  const elements = new Map<string, Structure>();
  // What is referred to may stand behind.
  const later: (() => void)[] = [];
  const root = readElement(tree["/K"], undefined);
  for (const look of later) look();
  return root;

  function pagesIn(node: Json | undefined): string[] {
    const { "/Kids": kids } = entriesOf(node);
    return kids === undefined ? [asText(node)] : (resolve(kids) as Json[]).flatMap(pagesIn);
  }

  function readElement(written: Json | undefined, parent: Structure | undefined): Structure {
    const entries = entriesOf(written);
    const type = asText(entries["/S"]).slice(1);
    const role = roles[`/${type}`]?.slice(1) ?? type;
    const namespace =
      entries["/NS"] === undefined ? undefined : String(textOf(entriesOf(entries["/NS"])["/NS"] ?? null));
    const element: Structure = { role, type, facts: factsOf(entries), kids: [], parent, namespace, refersTo: [] };
    elements.set(asText(written), element);
    const refs = (resolve(entries["/Ref"]) ?? []) as Json[];
    later.push(() => element.refersTo.push(...refs.map((ref) => elements.get(asText(ref))!)));
    const k = resolve(entries["/K"]);
    for (const kid of Array.isArray(k) ? k : k === null ? [] : [entries["/K"]!]) {
      if (typeof kid === "number") element.kids.push(content(entries["/Pg"], kid));
      else {
        const inner = entriesOf(kid);
        const page = inner["/Pg"] ?? entries["/Pg"];
        if (inner["/Type"] === "/MCR") element.kids.push(content(page, Number(inner["/MCID"])));
        else if (inner["/Type"] === "/OBJR") {
          const area: StructureText = { page: pages.indexOf(asText(page)) + 1, annotation: plain(inner["/Obj"]) };
          const [target] = (resolve(entriesOf(entriesOf(inner["/Obj"])?.["/A"])?.["/SD"]) ?? []) as Json[];
          later.push(() => (area.leadsTo = elements.get(asText(target))));
          element.kids.push(area);
        } else element.kids.push(readElement(kid, element));
      }
    }
    return element;
  }

  function content(page: Json | undefined, mcid: number): StructureText {
    const number = pages.indexOf(asText(page)) + 1;
    return { page: number, text: texts.get(`${number} ${mcid}`) ?? "" };
  }

  function factsOf(entries: Entries): Record<string, unknown> {
    const facts: Record<string, unknown> = {};
    for (const name of ["Alt", "E", "Lang", "T", "ID", "ActualText"]) {
      if (entries[`/${name}`] !== undefined) facts[name] = textOf(resolve(entries[`/${name}`]));
    }
    for (const attributes of [resolve(entries["/A"])].flat()) {
      for (const [name, value] of Object.entries((resolve(attributes) ?? {}) as Entries)) {
        const found = resolve(value);
        if (name !== "/O") facts[name.slice(1)] = Array.isArray(found) ? found.map(textOf) : textOf(found);
      }
    }
    return facts;
  }

  function plain(value: Json | undefined): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(entriesOf(value)).map(([name, one]) => [name.slice(1), textOf(resolve(one))]),
    );
  }
}

function asText(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

/** Reads a string of qpdf's JSON, which begins with what it is in. */
function textOf(value: Json): unknown {
  if (typeof value !== "string") return value;
  if (value.startsWith("u:")) return value.slice(2);
  return value.startsWith("b:") ? Buffer.from(value.slice(2), "hex").toString("latin1") : value;
}

async function readObjectsWithQpdf(bytes: Uint8Array): Promise<Entries> {
  const qpdf = await createQpdf({
    locateFile: () => createRequire(import.meta.url).resolve("@neslinesli93/qpdf-wasm/dist/qpdf.wasm"),
  });
  qpdf.FS.writeFile("/in.pdf", bytes);
  qpdf.callMain(["/in.pdf", "--json-output=2", "--json-stream-data=none", "/out.json"]);
  const json = JSON.parse(Buffer.from(qpdf.FS.readFile("/out.json")).toString("utf8")) as { qpdf: [Json, Entries] };
  return json.qpdf[1];
}

/**
 * Returns texts by page and mark: each glyph's, as pdf.js decodes it; no text beside glyphs (ActualText), nothing
 * guessed.
 */
async function textsByMark(bytes: Uint8Array): Promise<Map<string, string>> {
  const pdf = await openPdf(bytes);
  const texts = new Map<string, string>();
  for (let number = 1; number <= pdf.numPages; number++) {
    const open: (string | undefined)[] = [];
    const { fnArray, argsArray } = await (await pdf.getPage(number)).getOperatorList();
    for (const [index, code] of fnArray.entries()) {
      const args = argsArray[index];
      if (code === OPS.endMarkedContent) open.pop();
      else if (code === OPS.beginMarkedContent) open.push(undefined);
      else if (code === OPS.beginMarkedContentProps) {
        open.push(typeof args[1] === "number" ? `${number} ${args[1]}` : undefined);
      } else if (code === OPS.showText) {
        const mark = open.findLast((one) => one !== undefined);
        if (mark === undefined) continue;
        const shown = args[0].map((glyph: { unicode?: string } | number) =>
          typeof glyph === "number" ? "" : (glyph.unicode ?? ""),
        );
        texts.set(mark, (texts.get(mark) ?? "") + shown.join(""));
      }
    }
  }
  await pdf.destroy();
  return texts;
}
