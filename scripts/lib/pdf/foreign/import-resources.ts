/** Copies the content of a foreign page, and those of its resources that it uses and that PDF/A allows. */
import { contentOfStream } from "../content/content-stream.ts";
import {
  PdfRef,
  PdfStream,
  PdfString,
  asArray,
  asDict,
  describeValue,
  dict,
  expectDict,
  resolve,
  type PdfDict,
  type PdfValue,
} from "../objects.ts";
import { deflatedStream } from "../write-objects.ts";
import { PlainCopies } from "./copy-plain.ts";
import { ForeignFault } from "./foreign-fault.ts";
import { importContent, type ResourceKind } from "./import-content.ts";
import { importFont, nameOfMissing } from "./import-font.ts";
import { importImage } from "./import-image.ts";

const contentLevel = 6;
/** How deep forms may be nested, as in the preflight. */
const deepest = 28;
/** The most bytes of all content streams together; a detailed map has some ten million. */
const mostInstructions = 64 * 1024 * 1024;
/** The most bytes of content that is painted, that of a form counted each time it is: more would take minutes. */
const mostPainted = 256 * 1024 * 1024;

const keysOfState = "Type LW LC LJ ML D RI CA ca AIS SA TK OP op OPM".split(" ");
const blendModes = new Set(
  (
    "Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference " +
    "Exclusion Hue Saturation Color Luminosity"
  )
    .split(" ")
    .map((mode) => `/${mode}`),
);
const keysOfGroup = "Type S I K".split(" ");

/** Imports one page; an object that is used several times is imported once. */
export class PageImporter {
  hasInks = false;
  readonly #copies = new PlainCopies();
  readonly #made = new Map<PdfRef, PdfRef>();
  readonly #open = new Set<PdfValue>();
  readonly #missingFonts = new Set<string>();
  /** Bytes of content that painting a form takes. */
  readonly #weights = new Map<PdfValue, number>();
  #instructions = 0;

  /** Returns a form XObject of the page. @param more - further entries of the form */
  importPage(page: PdfDict, more: Record<string, PdfValue>): PdfRef {
    const stream = resolve(page.get("Contents"));
    const content = stream instanceof PdfStream ? contentOfStream(stream) : Buffer.alloc(0);
    return new PdfRef(this.#importPainter(content, asDict(page.get("Resources")), { ...more, ...this.#groupOf(page) }));
  }

  /**
   * Checks that all fonts are embedded.
   *
   * @throws {ForeignFault} with the names of all that are not
   */
  complainOfFonts(): void {
    if (this.#missingFonts.size === 0) return;
    const names = [...this.#missingFonts].toSorted().map((name) => `\`${name}\``);
    throw new ForeignFault(
      `letters in ${names.join(", ")} are not embedded: save it with all fonts embedded, as PDF/X-4 or PDF/A, or with letters as paths`,
    );
  }

  #importPainter(content: Buffer, resources: PdfDict | undefined, more: Record<string, PdfValue>): PdfStream {
    this.#instructions += content.length;
    if (this.#instructions > mostInstructions) throw new ForeignFault("it has more instructions than a page can have");
    const imported = importContent(content);
    if (imported.hasInks) this.hasInks = true;
    const entries = [...imported.used].map(([kind, names]): [string, PdfValue] => [
      kind,
      this.#importAll(kind, names, resources),
    ]);
    const made = dict({ Type: "/XObject", Subtype: "/Form", ...more, Resources: new Map(entries) });
    const stream = deflatedStream(Object.fromEntries(made), imported.content, contentLevel);
    this.#weigh(stream, content.length, imported.painted);
    return stream;
  }

  /**
   * Adds up the bytes of content that painting a form takes. @throws {ForeignFault} where forms paint forms too often
   * to be shown
   */
  #weigh(painter: PdfStream, own: number, painted: ReadonlyMap<string, number>): void {
    const objects = asDict(asDict(painter.dict.get("Resources"))?.get("XObject"));
    let weight = own;
    for (const [name, count] of painted) weight += count * (this.#weights.get(resolve(objects?.get(name))) ?? 0);
    if (weight > mostPainted) throw new ForeignFault("its forms paint forms more often than a reader could show");
    this.#weights.set(painter, weight);
  }

  #importAll(kind: ResourceKind, names: ReadonlySet<string>, resources: PdfDict | undefined): PdfDict {
    const held = asDict(resources?.get(kind));
    return new Map(
      Array.from(names).flatMap((name): [string, PdfValue][] => {
        const value = held?.get(name);
        if (value !== undefined) return [[name, this.#import(kind, value, resources)]];
        // Device colour spaces need no resources; a missing resource paints nothing.
        if (kind === "ColorSpace" && name === "DeviceCMYK") this.hasInks = true;
        return [];
      }),
    );
  }

  #import(kind: ResourceKind, value: PdfValue, resources: PdfDict | undefined): PdfValue {
    if (kind === "ColorSpace") return this.#importSpace(value);
    const known = value instanceof PdfRef ? this.#made.get(value) : undefined;
    if (known) return known;
    if (this.#open.has(value) || this.#open.size > deepest)
      throw new ForeignFault("its forms lead in a circle, or are too deep");
    this.#open.add(value);
    this.#copies.count();
    const made = new PdfRef(this.#importOne(kind, value, resources));
    this.#open.delete(value);
    if (value instanceof PdfRef) this.#made.set(value, made);
    return made;
  }

  #importOne(kind: Exclude<ResourceKind, "ColorSpace">, value: PdfValue, resources: PdfDict | undefined): PdfValue {
    switch (kind) {
      case "Font":
        return this.#importFont(expectDict(value), resources);
      case "XObject":
        return this.#importXObject(value, resources);
      case "ExtGState":
        return this.#importState(expectDict(value), resources);
      case "Shading":
        return this.#importShading(value);
      case "Pattern":
        return this.#importPattern(value, resources);
    }
  }

  #importFont(font: PdfDict, resources: PdfDict | undefined): PdfDict {
    const missing = nameOfMissing(font);
    if (missing !== undefined) {
      this.#missingFonts.add(missing);
      return new Map();
    }
    const made = importFont(font, this.#copies);
    const drawn = asDict(font.get("CharProcs"));
    if (!drawn) return made;
    const used: PdfDict = new Map();
    const own = asDict(font.get("Resources")) ?? resources;
    const glyphs = Array.from(drawn, ([name, glyph]): [string, PdfValue] => {
      const stream = resolve(glyph);
      if (!(stream instanceof PdfStream)) throw new ForeignFault("a drawn letter in it has no instructions");
      const painter = this.#importPainter(contentOfStream(stream), own, {});
      for (const [kind, entries] of expectDict(painter.dict.get("Resources")))
        used.set(kind, new Map([...(asDict(used.get(kind)) ?? []), ...expectDict(entries)]));
      return [name, new PdfRef(deflatedStream({}, contentOfStream(painter), contentLevel))];
    });
    return made.set("CharProcs", new Map(glyphs)).set("Resources", used);
  }

  #importXObject(value: PdfValue, resources: PdfDict | undefined): PdfStream {
    const stream = resolve(value);
    if (!(stream instanceof PdfStream)) throw new ForeignFault("it paints what is neither a picture nor a form");
    if (stream.dict.get("Subtype") === "/Image")
      return importImage(stream, { copies: this.#copies, spaceOf: (space) => this.#importSpace(space) });
    if (stream.dict.get("Subtype") !== "/Form") throw new ForeignFault("it holds PostScript");
    return this.#importForm(stream, resources);
  }

  #importForm(form: PdfStream, resources: PdfDict | undefined): PdfStream {
    const more = Object.fromEntries(this.#copies.pick(form.dict, ["BBox", "Matrix"]));
    const own = asDict(form.dict.get("Resources")) ?? resources;
    return this.#importPainter(contentOfStream(form), own, { ...more, ...this.#groupOf(form.dict) });
  }

  #groupOf(painter: PdfDict): { Group?: PdfDict } {
    const group = asDict(painter.get("Group"));
    if (!group) return {};
    const made = this.#copies.pick(group, keysOfGroup);
    const space = resolve(group.get("CS"));
    if (space !== null) made.set("CS", this.#importSpace(space));
    return { Group: made };
  }

  #importState(state: PdfDict, resources: PdfDict | undefined): PdfDict {
    const made = this.#copies.pick(state, keysOfState);
    const mode = [resolve(state.get("BM"))].flat().map((one) => resolve(one));
    const known = mode.find((one) => typeof one === "string" && blendModes.has(one));
    if (known !== undefined && known !== null) made.set("BM", known);
    const [font, size] = asArray(state.get("Font"));
    if (font !== undefined) made.set("Font", [this.#import("Font", font, resources), size ?? 1]);
    const mask = resolve(state.get("SMask"));
    if (mask === "/None") made.set("SMask", mask);
    else if (mask instanceof Map) made.set("SMask", this.#importMask(mask, resources));
    return made;
  }

  #importMask(mask: PdfDict, resources: PdfDict | undefined): PdfDict {
    const group = mask.get("G");
    if (!group) throw new ForeignFault("a soft mask in it has no form");
    const ground = asArray(mask.get("BC")).map(Number);
    if (mask.get("S") === "/Luminosity" && ground.some((part) => part !== 0))
      throw new ForeignFault("a soft mask in it has a ground of its own: flatten its transparency");
    const made = this.#copies.pick(mask, ["Type", "S"]);
    const transfer = resolve(mask.get("TR"));
    if (transfer !== null && transfer !== "/Identity")
      throw new ForeignFault("a soft mask in it changes its lightness: flatten its transparency");
    return made.set("G", this.#import("XObject", group, resources));
  }

  #importShading(value: PdfValue): PdfValue {
    const shading = this.#copies.copy(resolve(value));
    const entries = shading instanceof PdfStream ? shading.dict : expectDict(shading);
    entries.set("ColorSpace", this.#importSpace(entries.get("ColorSpace") ?? null));
    return shading;
  }

  #importPattern(value: PdfValue, resources: PdfDict | undefined): PdfValue {
    const pattern = resolve(value);
    if (pattern instanceof PdfStream) {
      if (Number(pattern.dict.get("PaintType")) !== 1)
        throw new ForeignFault("a pattern in it has no colours of its own: turn it into paths");
      const keys = "PatternType PaintType TilingType BBox XStep YStep Matrix".split(" ");
      const more = Object.fromEntries(this.#copies.pick(pattern.dict, keys));
      const own = asDict(pattern.dict.get("Resources")) ?? resources;
      const { dict: entries, bytes } = this.#importPainter(contentOfStream(pattern), own, more);
      entries.delete("Subtype");
      return new PdfStream(entries.set("Type", "/Pattern"), bytes);
    }
    const entries = expectDict(pattern);
    const made = this.#copies.pick(entries, "Type PatternType Matrix".split(" "));
    const state = asDict(entries.get("ExtGState"));
    if (state) made.set("ExtGState", this.#importState(state, resources));
    return made.set("Shading", this.#import("Shading", entries.get("Shading") ?? null, resources));
  }

  /**
   * Returns a copy of a colour space.
   *
   * @throws {ForeignFault} for spaces whose colours are not defined
   */
  #importSpace(value: PdfValue): PdfValue {
    const space = resolve(value);
    const name = Array.isArray(space) ? resolve(space[0]) : space;
    if (name === "/DeviceCMYK" || name === "/Separation" || name === "/DeviceN") this.hasInks = true;
    if (name === "/ICCBased" && Number((resolve(asArray(space)[1]) as PdfStream).dict.get("N")) === 4)
      this.hasInks = true;
    if (name === "/Indexed" && Array.isArray(space)) {
      const [, base, last, table] = space;
      const held = resolve(table);
      const made = held instanceof PdfString ? held : this.#copies.copy(table);
      return ["/Indexed", this.#importSpace(base ?? null), resolve(last), made];
    }
    if (name === "/Lab")
      throw new ForeignFault("colours in it are measures of light (Lab): save it with colours in CMYK or RGB");
    if (name === "/Pattern") {
      if (Array.isArray(space) && space.length > 1)
        throw new ForeignFault("a pattern in it has no colours of its own: turn it into paths");
      return name;
    }
    const known = "DeviceGray DeviceRGB DeviceCMYK CalGray CalRGB ICCBased Separation DeviceN".split(" ");
    if (typeof name !== "string" || !known.includes(name.slice(1)))
      throw new ForeignFault(`colours in it are in ${describeValue(name)}, which nobody knows`);
    return this.#copies.copy(space);
  }
}
