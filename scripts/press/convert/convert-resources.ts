/** The resources of a page in; the same in inks, with all forms, patterns, masks and pictures that they lead to, out. */
import { contentOf } from "../../pdf/content-stream.ts";
import {
  PdfRef,
  PdfStream,
  asArray,
  asDict,
  dict,
  expectDict,
  resolve,
  type PdfDict,
  type PdfValue,
} from "../../pdf/objects.ts";
import { deflatedStream } from "../../pdf/write-objects.ts";
import type { Ink } from "../../manuscript/read-ink.ts";
import { maskTarget, type ColourTarget } from "./colour-target.ts";
import { convertContent, overprintStates } from "./convert-content.ts";
import { convertImage } from "./convert-image.ts";
import { convertShading } from "./convert-shading.ts";

const contentLevel = 3;

/** What paints, with its resources. */
export interface Painter {
  readonly content: Buffer;
  readonly resources: PdfDict;
}

export interface Converter {
  /** A page's content and resources; `shift` is how far the page's content is moved, in points. */
  convertPage(page: Painter, shift: readonly [number, number]): Painter;
}

/** Each object is converted once, however many pages refer to it. */
export function resourceConverter(target: ColourTarget): Converter {
  const inks = converterTo(target, () => masks);
  const masks: Parts = converterTo(maskTarget, () => masks);
  return { convertPage: (page, shift) => inks.painter(page, shift) };
}

interface Parts {
  painter(painter: Painter, shift?: readonly [number, number]): Painter;
  form(form: PdfRef): PdfRef;
}

function converterTo(target: ColourTarget, masks: () => Parts): Parts {
  const objects = new Map<PdfRef, PdfRef>();
  const patterns = new Map<PdfRef, Map<string, PdfRef>>();
  const overprints = new Map([...overprintStates].map(([name, state]) => [name, new PdfRef(state)]));
  const spotSpaces = new Map<string, PdfRef>();
  const unmoved = [0, 0] as const;

  function painter({ content, resources }: Painter, shift: readonly [number, number] = unmoved): Painter {
    const spaces = asDict(resources.get("ColorSpace"));
    const converted = convertContent(content, target, (name) => spaces?.get(name));
    const states = new Map(eachOf(resources, "ExtGState", convertState));
    if (converted.overprints) for (const [name, state] of overprints) states.set(name, state);
    const made = dict({
      Font: resources.get("Font"),
      XObject: filled(eachOf(resources, "XObject", convertXObject)),
      Pattern: filled(eachOf(resources, "Pattern", (value) => convertPattern(value, shift))),
      Shading: filled(
        eachOf(resources, "Shading", (value) => once(value, (shading) => convertShading(shading, target))),
      ),
      ColorSpace: filled([...converted.spots].map(([name, ink]) => [name, spotSpace(ink)])),
      ExtGState: filled(states),
    });
    return { content: converted.content, resources: made };
  }

  function once(value: PdfValue, convert: (value: PdfValue) => PdfRef): PdfRef {
    if (!(value instanceof PdfRef)) return convert(value);
    let made = objects.get(value);
    if (!made) objects.set(value, (made = convert(value)));
    return made;
  }

  function convertXObject(value: PdfValue): PdfRef {
    return once(value, (object) => {
      const stream = resolve(object);
      if (!(stream instanceof PdfStream)) throw new Error("Unexpected XObject, expected a stream");
      return stream.dict.get("Subtype") === "/Form"
        ? new PdfRef(convertForm(stream))
        : new PdfRef(convertImage(stream, target));
    });
  }

  function convertForm(form: PdfStream, extra: Record<string, PdfValue> = {}): PdfStream {
    const inside = painter({ content: contentOf(form), resources: asDict(form.dict.get("Resources")) ?? new Map() });
    const { Length: _, Filter: __, StructParents: ___, StructParent: ____, ...entries } = Object.fromEntries(form.dict);
    const group = asDict(form.dict.get("Group"));
    const made = {
      ...entries,
      ...(group ? { Group: new Map(group).set("CS", target.space) } : {}),
      ...extra,
      Resources: inside.resources,
    };
    return deflatedStream(made, inside.content, contentLevel);
  }

  /** A pattern lies where its page lies, whatever moves the page's content (ISO 32000-1, 8.7.2). */
  function convertPattern(value: PdfValue, shift: readonly [number, number]): PdfRef {
    const place = shift.join(" ");
    const byPlace = (value instanceof PdfRef && patterns.get(value)) || new Map<string, PdfRef>();
    const known = byPlace.get(place);
    if (known) return known;
    const pattern = resolve(value);
    const entries = pattern instanceof PdfStream ? pattern.dict : expectDict(pattern);
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = asArray(entries.get("Matrix")).map(Number);
    const matrix = [a, b, c, d, e + shift[0], f + shift[1]];
    const made = new PdfRef(
      pattern instanceof PdfStream
        ? convertForm(pattern, { Matrix: matrix })
        : new Map(entries).set("Matrix", matrix).set(
            "Shading",
            once(entries.get("Shading") ?? null, (shading) => convertShading(shading, target)),
          ),
    );
    if (value instanceof PdfRef) patterns.set(value, byPlace.set(place, made));
    return made;
  }

  function convertState(value: PdfValue): PdfRef {
    return once(value, (state) => {
      const entries = expectDict(state);
      const mask = asDict(entries.get("SMask"));
      if (!mask) return new PdfRef(entries);
      const group = mask.get("G");
      if (!(group instanceof PdfRef)) throw new Error("Unexpected soft mask, expected one with a group");
      const converted = new Map(mask).set("G", (mask.get("S") === "/Luminosity" ? masks() : parts).form(group));
      // Black is what a mask's backdrop is without it.
      converted.delete("BC");
      return new PdfRef(new Map(entries).set("SMask", converted));
    });
  }

  function spotSpace({ spot = "", cmyk }: Ink): PdfRef {
    let space = spotSpaces.get(spot);
    if (!space) {
      const alternate = dict({ FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: [...cmyk], N: 1 });
      spotSpaces.set(spot, (space = new PdfRef(["/Separation", `/${spot}`, "/DeviceCMYK", alternate])));
    }
    return space;
  }

  const parts: Parts = { painter, form: (form) => convertXObject(form) };
  return parts;
}

function eachOf(resources: PdfDict, kind: string, convert: (value: PdfValue) => PdfRef): [string, PdfRef][] {
  return Array.from(asDict(resources.get(kind)) ?? [], ([name, value]) => [name, convert(value)]);
}

function filled(entries: Iterable<readonly [string, PdfRef]>): PdfDict | undefined {
  const made = new Map(entries);
  return made.size > 0 ? made : undefined;
}
