/** Converts gradients from screen colours to inks, with the same stops. */
import {
  PdfRef,
  PdfStream,
  asArray,
  asDict,
  describeValue,
  dict,
  expectDict,
  resolve,
  type PdfDict,
  type PdfValue,
} from "../../lib/pdf/objects.ts";
import { deflatedStream } from "../../lib/pdf/write-objects.ts";
import type { ColourTarget } from "./colour-target.ts";
import { functionEntries, numbersOfArray, readFunction, type PlainFunction } from "../../lib/pdf/read-function.ts";

/** Samples between two stops of a gradient: enough that no bands are seen where the profile is not linear. */
const samples = 33;
/** Samples along each side of a function of two inputs. */
const fieldSamples = 200;
const level = 6;

/**
 * Converts axial, radial and function-based shadings, as Skia writes them. Between two stops the colours are those of
 * the profile, adjusted so that a stop in a named or neutral colour is reached without a step.
 *
 * @throws {Error} for other shadings
 */
export function convertShading(shading: PdfValue, target: ColourTarget): PdfRef {
  const held = resolve(shading);
  // A mesh (types 4 to 7) is a stream, which no browser writes. One in inks, as an imported cover may have it, stays as
  // it is.
  const entries = new Map(held instanceof PdfStream ? held.dict : expectDict(held));
  const type = entries.get("ShadingType");
  const toRgb = target.rgbReader(entries.get("ColorSpace"));
  if (!toRgb && held instanceof PdfStream) return new PdfRef(held);
  if (toRgb) {
    const source = entries.get("Function");
    if (type === 1) {
      entries.set("Function", convertField(source, toRgb, target));
      // Ghostscript (10.0) paints nothing where it is left out, though it is optional (table 79).
      if (!entries.has("Matrix")) entries.set("Matrix", [1, 0, 0, 1, 0, 0]);
    } else if (type === 2 || type === 3) entries.set("Function", convertRamp(source, toRgb, target));
    else throw new Error(`Unexpected shading of type ${describeValue(type)}, expected 1, 2 or 3`);
    const background = asArray(entries.get("Background")).map(Number);
    if (background.length > 0) entries.set("Background", [...target.components(toRgb(background))]);
    entries.set("ColorSpace", target.space);
  }
  return new PdfRef(entries);
}

type ToRgb = ReturnType<ColourTarget["rgbReader"]> & {};

function convertRamp(source: PdfValue | undefined, toRgb: ToRgb, target: ColourTarget): PdfRef {
  const resolved = resolve(source);
  const entries = Array.isArray(resolved) ? undefined : functionEntries(resolved);
  if (entries?.get("FunctionType") === 3) {
    const parts = asArray(entries.get("Functions")).map((part) => convertRamp(part, toRgb, target));
    return new PdfRef(new Map(entries).set("Functions", parts));
  }
  // Where the target is linear, a linear function stays one and needs no samples.
  if (entries?.get("FunctionType") === 2 && entries.get("N") === 1 && target.isLinear) {
    const end = (key: string) => [...target.components(toRgb(numbersOfArray(entries.get(key))))];
    return new PdfRef(new Map(entries).set("C0", end("C0")).set("C1", end("C1")));
  }
  const plain = readFunction(resolved);
  const [from = 0, to = 1] = numbersOfArray((entries ?? asDict(asArray(resolved)[0]))?.get("Domain"));
  const colours = Array.from({ length: samples }, (_, i) => toRgb(plain([from + ((to - from) * i) / (samples - 1)])));
  return sampled([from, to], [samples], target.ramp(colours));
}

/**
 * Returns a sampled function of two inputs, the place on the page (ISO 32000-1, 8.7.4.5.2), as sweeps and repeating
 * gradients have it.
 */
function convertField(source: PdfValue | undefined, toRgb: ToRgb, target: ColourTarget): PdfRef {
  const plain: PlainFunction = readFunction(source);
  const domain = domainOf(resolve(source));
  const [left, right, bottom, top] = domain;
  const colours: (readonly number[])[] = [];
  for (let row = 0; row < fieldSamples; row++) {
    for (let column = 0; column < fieldSamples; column++) {
      const x = left + ((right - left) * column) / (fieldSamples - 1);
      const y = bottom + ((top - bottom) * row) / (fieldSamples - 1);
      colours.push(target.components(toRgb(plain([x, y]))));
    }
  }
  return sampled(domain, [fieldSamples, fieldSamples], colours);
}

function domainOf(source: PdfValue): [number, number, number, number] {
  const first = Array.isArray(source) ? resolve(source[0]) : source;
  const entries: PdfDict = functionEntries(first);
  return numbersOfArray(entries.get("Domain")) as [number, number, number, number];
}

function sampled(domain: number[], size: number[], colours: readonly (readonly number[])[]): PdfRef {
  const outputs = colours[0]!.length;
  const data = Buffer.alloc(colours.length * outputs * 2);
  for (const [i, colour] of colours.entries()) {
    for (const [output, value] of colour.entries())
      data.writeUInt16BE(Math.round(value * 65535), (i * outputs + output) * 2);
  }
  const entries = {
    FunctionType: 0,
    Domain: domain,
    Range: Array.from({ length: outputs }, () => [0, 1]).flat(),
    Size: size,
    BitsPerSample: 16,
  };
  const stream: PdfStream = deflatedStream(Object.fromEntries(dict(entries)), data, level);
  return new PdfRef(stream);
}
