/** Compiles PDF function objects (ISO 32000-1, 7.10) to JavaScript functions. */
import { contentOfStream } from "./content/content-stream.ts";
import { PdfStream, asArray, asDict, describeValue, resolve, type PdfDict, type PdfValue } from "./objects.ts";
import { readCalculator } from "./calculator.ts";
import { readSampledFunction } from "./sampled-function.ts";

export type PlainFunction = (inputs: readonly number[]) => number[];

/**
 * Reads a function. An array of functions with one output each is one function with several outputs (ISO 32000-1,
 * 8.7.4.5).
 *
 * @throws {Error} for a function of an unknown type
 */
export function readFunction(value: PdfValue | undefined): PlainFunction {
  const resolved = resolve(value);
  if (Array.isArray(resolved)) {
    const parts = resolved.map(readFunction);
    return (inputs) => parts.flatMap((part) => part(inputs));
  }
  const entries = functionEntries(resolved);
  const domain = numbersOfArray(entries.get("Domain"));
  const range = numbersOfArray(entries.get("Range"));
  const bare = readBare(resolved, entries);
  return (inputs) => {
    const outputs = bare(inputs.map((input, i) => clamp(input, domain[2 * i], domain[2 * i + 1])));
    return range.length > 0 ? outputs.map((output, i) => clamp(output, range[2 * i], range[2 * i + 1])) : outputs;
  };
}

/** Returns the dictionary of a function, which may be that of a stream. */
export function functionEntries(value: PdfValue): PdfDict {
  const entries = value instanceof PdfStream ? value.dict : asDict(value);
  if (!entries) throw new Error("Unexpected object, expected a function");
  return entries;
}

export function numbersOfArray(value: PdfValue | undefined): number[] {
  return asArray(value).map(Number);
}

function readBare(value: PdfValue, entries: PdfDict): PlainFunction {
  const type = entries.get("FunctionType");
  if (type === 0 && value instanceof PdfStream) return readSampledFunction(value).run;
  if (type === 2) return readExponential(entries);
  if (type === 3) return readStitching(entries);
  if (type === 4 && value instanceof PdfStream) return readCalculator(contentOfStream(value).toString("latin1"));
  throw new Error(`Unexpected function of type ${describeValue(type)}, expected 0, 2, 3 or 4`);
}

function readExponential(entries: PdfDict): PlainFunction {
  const from = entries.has("C0") ? numbersOfArray(entries.get("C0")) : [0];
  const to = entries.has("C1") ? numbersOfArray(entries.get("C1")) : [1];
  const power = Number(entries.get("N"));
  return ([input = 0]) => from.map((value, i) => value + input ** power * (to[i]! - value));
}

function readStitching(entries: PdfDict): PlainFunction {
  const parts = asArray(entries.get("Functions")).map(readFunction);
  const [from = 0, to = 1] = numbersOfArray(entries.get("Domain"));
  const bounds = numbersOfArray(entries.get("Bounds"));
  const encode = numbersOfArray(entries.get("Encode"));
  return ([input = 0]) => {
    const found = bounds.findIndex((bound) => input < bound);
    const index = found < 0 ? bounds.length : found;
    const low = bounds[index - 1] ?? from;
    const high = bounds[index] ?? to;
    const share = high === low ? 0 : (input - low) / (high - low);
    return parts[index]!([mix(encode[2 * index]!, encode[2 * index + 1]!, share)]);
  };
}

function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

function clamp(value: number, low = -Infinity, high = Infinity): number {
  return Math.min(high, Math.max(low, value));
}
