/** Converts a page's resources to inks: forms, patterns, masks, gradients and pictures. */
import { contentOfStream } from "../../lib/pdf/content/content-stream.ts";
import { colourFamilyOf } from "../../lib/pdf/colour-family.ts";
import { readMatrix } from "../../lib/pdf/geometry.ts";
import {
  PdfRef,
  PdfStream,
  asDict,
  dict,
  expectDict,
  resolve,
  type PdfDict,
  type PdfValue,
} from "../../lib/pdf/objects.ts";
import { deflatedStream } from "../../lib/pdf/write-objects.ts";
import type { Ink } from "../../lib/colour/read-ink.ts";
import { maskTarget, type ColourTarget } from "./colour-target.ts";
import { convertContent, overprintStates } from "./convert-content.ts";
import { convertImage } from "./convert-image.ts";
import { convertShading } from "./convert-shading.ts";

const contentLevel = 3;

/** Content with the resources that it names. */
export interface ResourcePainter {
  readonly content: Buffer;
  readonly resources: PdfDict;
}

export interface Converter {
  /** Converts a page's content and resources; `shift` is how far the page's content is moved, in points. */
  convertPage(page: ResourcePainter, shift: Shift): ResourcePainter;
}

/**
 * Returns the manuscript's own file of a picture in inks, to replace the screen colours that the browser printed for
 * it; undefined for any other picture.
 */
export type InkKeeper = (image: PdfStream) => PdfStream | undefined;

type Shift = readonly [number, number];

/**
 * Returns a converter for pages and the objects that they refer to. Each object is converted once, however many pages
 * refer to it.
 */
export function resourceConverter(target: ColourTarget, keepInks: InkKeeper = () => undefined): Converter {
  const inks = new ResourceConverter(target, new ResourceConverter(maskTarget), keepInks);
  return { convertPage: (page, shift) => inks.convertPainter(page, shift) };
}

/** Converts content and all objects that its resources lead to. */
class ResourceConverter {
  readonly #target: ColourTarget;
  /** Converts the groups of luminosity masks, in which colours are mere lightness. */
  readonly #masks: ResourceConverter;
  readonly #keepInks: InkKeeper;
  readonly #objects = new Map<PdfRef, PdfRef>();
  /** Converted patterns by the shift of their page. */
  readonly #patterns = new Map<PdfRef, Map<string, PdfRef>>();
  readonly #overprints = new Map([...overprintStates].map(([name, state]) => [name, new PdfRef(state)]));
  readonly #spotSpaces = new Map<string, PdfRef>();

  constructor(target: ColourTarget, masks?: ResourceConverter, keepInks: InkKeeper = () => undefined) {
    this.#target = target;
    this.#masks = masks ?? this;
    this.#keepInks = keepInks;
  }

  convertPainter({ content, resources }: ResourcePainter, shift: Shift = [0, 0]): ResourcePainter {
    const spaces = asDict(resources.get("ColorSpace"));
    const converted = convertContent(content, this.#target, (name) => spaces?.get(name));
    const states = new Map(eachOf(resources, "ExtGState", (state) => this.#convertState(state)));
    if (converted.overprints) for (const [name, state] of this.#overprints) states.set(name, state);
    const made = dict({
      Font: resources.get("Font"),
      XObject: filled(eachOf(resources, "XObject", (object) => this.#convertXObject(object))),
      Pattern: filled(eachOf(resources, "Pattern", (pattern) => this.#convertPattern(pattern, shift))),
      Shading: filled(eachOf(resources, "Shading", (shading) => this.#convertShading(shading))),
      ColorSpace: filled([
        ...this.#inkSpaces(spaces ?? new Map()),
        ...[...converted.spots].map(([name, ink]) => [name, this.#spotSpace(ink)] as const),
      ]),
      ExtGState: filled(states),
    });
    return { content: converted.content, resources: made };
  }

  #once(value: PdfValue, convert: (value: PdfValue) => PdfRef): PdfRef {
    if (!(value instanceof PdfRef)) return convert(value);
    let made = this.#objects.get(value);
    if (!made) this.#objects.set(value, (made = convert(value)));
    return made;
  }

  #convertXObject(value: PdfValue): PdfRef {
    return this.#once(value, (object) => {
      const stream = resolve(object);
      if (!(stream instanceof PdfStream)) throw new Error("Unexpected XObject, expected a stream");
      return stream.dict.get("Subtype") === "/Form"
        ? new PdfRef(this.#convertForm(stream))
        : new PdfRef(this.#keepInks(stream) ?? convertImage(stream, this.#target));
    });
  }

  #convertForm(form: PdfStream, extra: Record<string, PdfValue> = {}): PdfStream {
    const resources = asDict(form.dict.get("Resources")) ?? new Map();
    const inside = this.convertPainter({ content: contentOfStream(form), resources });
    const { Length: _, Filter: __, StructParents: ___, StructParent: ____, ...entries } = Object.fromEntries(form.dict);
    const group = asDict(form.dict.get("Group"));
    const made = {
      ...entries,
      ...(group ? { Group: new Map(group).set("CS", this.#target.space) } : {}),
      ...extra,
      Resources: inside.resources,
    };
    return deflatedStream(made, inside.content, contentLevel);
  }

  #convertShading(value: PdfValue): PdfRef {
    return this.#once(value, (shading) => convertShading(shading, this.#target));
  }

  /**
   * Converts a pattern. Its place depends on the page alone, not on the matrix that moves the page's content (ISO
   * 32000-1, 8.7.2), so it is moved by itself.
   */
  #convertPattern(value: PdfValue, shift: Shift): PdfRef {
    const place = shift.join(" ");
    const byPlace = (value instanceof PdfRef && this.#patterns.get(value)) || new Map<string, PdfRef>();
    const known = byPlace.get(place);
    if (known) return known;
    const pattern = resolve(value);
    const entries = pattern instanceof PdfStream ? pattern.dict : expectDict(pattern);
    const [a, b, c, d, e, f] = readMatrix(entries.get("Matrix"));
    const matrix = [a, b, c, d, e + shift[0], f + shift[1]];
    const made = new PdfRef(
      pattern instanceof PdfStream
        ? this.#convertForm(pattern, { Matrix: matrix })
        : new Map(entries).set("Matrix", matrix).set("Shading", this.#convertShading(entries.get("Shading") ?? null)),
    );
    if (value instanceof PdfRef) this.#patterns.set(value, byPlace.set(place, made));
    return made;
  }

  #convertState(value: PdfValue): PdfRef {
    return this.#once(value, (state) => {
      const entries = expectDict(state);
      const mask = asDict(entries.get("SMask"));
      if (!mask) return new PdfRef(entries);
      const group = mask.get("G");
      if (!(group instanceof PdfRef)) throw new Error("Unexpected soft mask, expected one with a group");
      const converter = mask.get("S") === "/Luminosity" ? this.#masks : this;
      const converted = new Map(mask).set("G", converter.#convertXObject(group));
      // Without an entry BC the mask's backdrop is black.
      converted.delete("BC");
      return new PdfRef(new Map(entries).set("SMask", converted));
    });
  }

  /** Returns the colour spaces that are inks already, as an imported cover has them. */
  #inkSpaces(spaces: PdfDict): [string, PdfRef][] {
    return Array.from(spaces).flatMap(([name, space]): [string, PdfRef][] => {
      const held = resolve(space);
      const isInk = held !== "/Pattern" && colourFamilyOf(held) === "ink";
      return isInk ? [[name, space instanceof PdfRef ? space : new PdfRef(space)]] : [];
    });
  }

  #spotSpace({ spot = "", cmyk }: Ink): PdfRef {
    let space = this.#spotSpaces.get(spot);
    if (!space) {
      const alternate = dict({ FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: [...cmyk], N: 1 });
      this.#spotSpaces.set(spot, (space = new PdfRef(["/Separation", `/${spot}`, "/DeviceCMYK", alternate])));
    }
    return space;
  }
}

function eachOf(resources: PdfDict, kind: string, convert: (value: PdfValue) => PdfRef): [string, PdfRef][] {
  return Array.from(asDict(resources.get(kind)) ?? [], ([name, value]) => [name, convert(value)]);
}

function filled(entries: Iterable<readonly [string, PdfRef]>): PdfDict | undefined {
  const made = new Map(entries);
  return made.size > 0 ? made : undefined;
}
