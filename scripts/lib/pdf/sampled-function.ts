/** Reads sampled functions (type 0, ISO 32000-1, 7.10.2). */
import { bitsAt } from "./bits.ts";
import { contentOfStream } from "./content/content-stream.ts";
import { asArray, type PdfStream } from "./objects.ts";

/** The most inputs: each doubles the samples between which a value lies. */
const mostInputs = 8;

/** A table of colours or other values at evenly spaced places. */
export interface SampledFunction {
  /** Count of samples along each input. */
  readonly sizes: readonly number[];
  /** Returns the outputs at a place, by linear interpolation between the samples around it. */
  readonly run: (inputs: readonly number[]) => number[];
  /** Returns the input at which a sample lies, along one of the inputs. */
  readonly inputAt: (axis: number, sample: number) => number;
}

/** @throws {Error} for a table that ends too early, or has more inputs than anybody writes */
export function readSampledFunction(stream: PdfStream): SampledFunction {
  const numbers = (key: string) => asArray(stream.dict.get(key)).map(Number);
  const [sizes, domain, range] = [numbers("Size"), numbers("Domain"), numbers("Range")];
  const outputs = range.length / 2;
  const decode = stream.dict.has("Decode") ? numbers("Decode") : range;
  const encode = stream.dict.has("Encode") ? numbers("Encode") : sizes.flatMap((size) => [0, size - 1]);
  const bits = Number(stream.dict.get("BitsPerSample"));
  const data = contentOfStream(stream);
  const needed = sizes.reduce((product, size) => product * size, outputs * bits);
  if (sizes.length > mostInputs || !(needed > 0) || data.length * 8 < needed) {
    throw new Error(`Unexpected sampled function, expected ${Math.ceil(needed / 8)} bytes of samples`);
  }
  const steps = sizes.map((_, axis) => sizes.slice(0, axis).reduce((product, size) => product * size, 1));
  const sampleOf = (index: number, output: number) =>
    mix(
      decode[2 * output]!,
      decode[2 * output + 1]!,
      bitsAt(data, (index * outputs + output) * bits, bits) / (2 ** bits - 1),
    );

  /** Returns the outputs at a place among the samples, of which all inputs before `axis` are settled. */
  const between = (places: readonly number[], axis: number, index: number): number[] => {
    const place = places[axis];
    if (place === undefined) return Array.from({ length: outputs }, (_, output) => sampleOf(index, output));
    const below = Math.floor(place);
    const first = between(places, axis + 1, index + below * steps[axis]!);
    if (place === below) return first;
    const second = between(places, axis + 1, index + (below + 1) * steps[axis]!);
    return first.map((value, output) => mix(value, second[output]!, place - below));
  };

  return {
    sizes,
    run: (inputs) =>
      between(
        sizes.map((size, axis) => {
          const [from, to] = [domain[2 * axis]!, domain[2 * axis + 1]!];
          const share = ((inputs[axis] ?? 0) - from) / (to - from || 1);
          return Math.min(size - 1, Math.max(0, mix(encode[2 * axis]!, encode[2 * axis + 1]!, share)));
        }),
        0,
        0,
      ),
    inputAt(axis, sample) {
      const [first, last] = [encode[2 * axis]!, encode[2 * axis + 1]!];
      return mix(domain[2 * axis]!, domain[2 * axis + 1]!, (sample - first) / (last - first || 1));
    },
  };
}

function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}
