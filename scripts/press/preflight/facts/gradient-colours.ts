/** Lists the colours of a gradient at which each of its inks is most and least (ISO 32000-1, 8.7.4.5). */
import { bitsAt } from "../../../lib/pdf/bits.ts";
import { contentOfStream } from "../../../lib/pdf/content/content-stream.ts";
import { PdfStream, asArray, asDict, resolve, type PdfDict, type PdfValue } from "../../../lib/pdf/objects.ts";
import { functionEntries, numbersOfArray, readFunction } from "../../../lib/pdf/read-function.ts";
import { readSampledFunction } from "../../../lib/pdf/sampled-function.ts";

/** Even steps along an input, beside those at which a function bends: for calculators, and inks that are no straight line. */
const evenSteps = 32;
/** The most steps along each of two inputs, and the most samples of one input that are looked at one by one. */
const [fieldSteps, mostSamples] = [20, 1024];
/** The most colours of a mesh. */
const mostVertices = 20_000;

/**
 * Returns colours in the components of the gradient's space; none where nothing tells them. Between two that follow
 * each other, a function runs evenly.
 *
 * @param componentCount - how many components the space has, by which the vertices of a mesh are told apart
 */
export function gradientColours(shading: PdfValue | undefined, componentCount: number): number[][] {
  const resolved = resolve(shading);
  const entries = resolved instanceof PdfStream ? resolved.dict : asDict(resolved);
  const source = resolve(entries?.get("Function"));
  if (!entries) return [];
  if (source === undefined || source === null) {
    return resolved instanceof PdfStream ? verticesOf(resolved, componentCount) : [];
  }
  const parts = Array.isArray(source) ? source.map(resolve) : [source];
  const plain = readFunction(source);
  if (entries.get("ShadingType") === 1) return fieldInputs(parts).map(plain);
  return inputsOf(parts, entries).map((input) => plain([input]));
}

/** Returns the inputs of an axial or radial gradient at which its colours are looked at. */
function inputsOf(parts: readonly PdfValue[], entries: PdfDict): number[] {
  const all = parts.flatMap(bendsOf);
  const [from, to] = entries.has("Domain")
    ? numbersOfArray(entries.get("Domain"))
    : [Math.min(...all), Math.max(...all)];
  const [low, high] = [from ?? 0, to ?? 1];
  const even = Array.from({ length: evenSteps + 1 }, (_, step) => low + ((high - low) * step) / evenSteps);
  return [...new Set([...even, ...all.filter((input) => input > low && input < high)])];
}

/** Returns the inputs of a function of one input at which it begins, bends and ends. */
function bendsOf(value: PdfValue): number[] {
  const entries = functionEntries(value);
  const [from = 0, to = 1] = numbersOfArray(entries.get("Domain"));
  const type = entries.get("FunctionType");
  if (type === 0 && value instanceof PdfStream) {
    const { sizes, inputAt } = readSampledFunction(value);
    const count = Math.min(sizes[0] ?? 0, mostSamples);
    return [from, to, ...Array.from({ length: count }, (_, sample) => inputAt(0, sample))];
  }
  if (type !== 3) return [from, to];
  const edges = [from, ...numbersOfArray(entries.get("Bounds")), to];
  const encode = numbersOfArray(entries.get("Encode"));
  const inner = asArray(entries.get("Functions")).flatMap((part, nth) => {
    const [first = 0, last = 1] = encode.slice(2 * nth, 2 * nth + 2);
    const [low, high] = [edges[nth]!, edges[nth + 1]!];
    return bendsOf(resolve(part)).map((input) => low + ((high - low) * (input - first)) / (last - first || 1));
  });
  // The colour on either side of an edge: at the edge itself, that of the part behind it.
  const before = edges.slice(1, -1).map((edge) => edge - Math.abs(edge || 1) * 1e-9);
  return [...edges, ...before, ...inner];
}

/** Returns the places of a function of two inputs at which its colours are looked at: its samples, or a grid. */
function fieldInputs(parts: readonly PdfValue[]): number[][] {
  const axes = [0, 1].map((axis) => {
    const [from = 0, to = 1] = numbersOfArray(functionEntries(parts[0]!).get("Domain")).slice(2 * axis);
    const [first] = parts;
    const table =
      first instanceof PdfStream && first.dict.get("FunctionType") === 0 ? readSampledFunction(first) : undefined;
    const count = table?.sizes[axis] ?? fieldSteps;
    const taken = Math.min(count, fieldSteps);
    return Array.from({ length: taken }, (_, step) => {
      const share = step / Math.max(1, taken - 1);
      return table ? table.inputAt(axis, Math.round(share * (count - 1))) : from + (to - from) * share;
    });
  });
  return axes[1]!.flatMap((y) => axes[0]!.map((x) => [x, y]));
}

/** Returns the colours of a mesh's vertices, between which its colours lie (types 4 to 7). */
function verticesOf(mesh: PdfStream, componentCount: number): number[][] {
  const [type, flagBits, placeBits, colourBits] = [
    "ShadingType",
    "BitsPerFlag",
    "BitsPerCoordinate",
    "BitsPerComponent",
  ].map((key) => Number(mesh.dict.get(key)));
  const decode = numbersOfArray(mesh.dict.get("Decode")).slice(4);
  const data = contentOfStream(mesh);
  const colours: number[][] = [];
  for (let bit = 0; bit + 8 <= data.length * 8 && colours.length < mostVertices;) {
    const flag = type === 5 ? 0 : bitsAt(data, bit, flagBits!);
    const { points, corners } = partOf(type!, flag);
    bit += (type === 5 ? 0 : flagBits!) + 2 * points * placeBits!;
    if (bit + corners * componentCount * colourBits! > data.length * 8) break;
    for (let corner = 0; corner < corners; corner++) {
      colours.push(
        Array.from({ length: componentCount }, (_, nth) => {
          const [low = 0, high = 1] = decode.slice(2 * nth);
          const share = bitsAt(data, bit + nth * colourBits!, colourBits!) / (2 ** colourBits! - 1);
          return low + (high - low) * share;
        }),
      );
      bit += componentCount * colourBits!;
    }
    bit = Math.ceil(bit / 8) * 8;
  }
  return colours;
}

/** Returns how many points and colours follow a flag: those of patches that share an edge have fewer (8.7.4.5.7). */
function partOf(type: number, flag: number): { points: number; corners: number } {
  if (type < 6) return { points: 1, corners: 1 };
  const points = type === 6 ? 12 : 16;
  return flag === 0 ? { points, corners: 4 } : { points: points - 4, corners: 2 };
}
