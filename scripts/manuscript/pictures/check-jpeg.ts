/**
 * Checks that a JPEG is complete and of a kind that browsers decode, from its markers and codes, without decoding
 * pixels.
 */
import { isFrameMarker, jpegMarkers } from "../../lib/pictures/jpeg-segments.ts";
import type { PictureCheck } from "./picture-check.ts";
import { huffmanTable, readJpegScan, type JpegComponent, type JpegScan } from "./read-jpeg-scan.ts";

/** The most scans of a picture: programs write about a dozen, and a decoder goes over all pixels for each. */
const maxScans = 100;

const mend = "save it anew as an ordinary JPEG";
const cutOff = "it is cut off: its end is missing";

/** The facts of the picture in the markers read so far. */
interface JpegState {
  frame: JpegFrame | undefined;
  /** Huffman tables as they are written, by class and number. */
  huffman: Map<number, Uint8Array>;
  /** Numbers of the quantization tables that are defined. */
  quantization: Set<number>;
  restartInterval: number;
  scans: number;
}

interface JpegFrame {
  isProgressive: boolean;
  unitsAcross: number;
  unitsDown: number;
  /** Components by their ids. */
  components: Map<number, JpegComponent & { quantization: number }>;
}

export const checkJpeg: PictureCheck = async (bytes, tooLarge) => {
  const state: JpegState = {
    frame: undefined,
    huffman: new Map(),
    quantization: new Set(),
    restartInterval: 0,
    scans: 0,
  };
  for (let at = 2; ;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at++;
    if (at + 1 >= bytes.length) return cutOff;
    if (bytes[at] !== 0xff) return "it is damaged";
    const marker = bytes[at + 1]!;
    if (marker === jpegMarkers.endOfImage) return state.scans > 0 ? undefined : "it holds no pixels";
    if (at + 4 > bytes.length) return cutOff;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length) return cutOff;
    const segment = bytes.subarray(at + 4, end);
    if (isFrameMarker(marker)) {
      if (state.frame) return "it is damaged (it begins twice)";
      const fault = faultOfFrame(marker, segment, tooLarge);
      if (fault) return fault;
      state.frame = readFrame(marker, segment);
      if (!state.frame) return "it is damaged (its header is none)";
    } else readTables(marker, segment, state);
    at = end;
    if (marker === jpegMarkers.startOfScan) {
      const scan = readScanHeader(segment, state);
      if (typeof scan === "string") return scan;
      const { read, end: endOfScan } = readJpegScan(bytes, end, scan);
      if (endOfScan >= bytes.length) return cutOff;
      if (read < 1) return faultOfPixels(read, scan);
      at = endOfScan;
    }
  }
};

function faultOfPixels(read: number, { isProgressive, parts }: JpegScan): string {
  const isAll = !isProgressive && parts.length > 1;
  return `${isAll ? `its pixels can be read up to ${Math.floor(100 * read)}%, and are` : "some of its pixels are"} damaged or missing from there on: fetch it anew`;
}

function faultOfFrame(
  marker: number,
  frame: Buffer,
  tooLarge: (width: number, height: number) => string | undefined,
): string | undefined {
  if (frame.length < 6) return "it is damaged (its header is too short)";
  const [bits, channels] = [frame[0]!, frame[5]!];
  if (marker > 0xc8) return `it is coded arithmetically, which browsers don't read: ${mend}`;
  if (marker > 0xc2) return `it is lossless or hierarchical, which browsers don't read: ${mend}`;
  if (bits !== 8) return `it has ${bits} bits a colour, and browsers read 8: ${mend}`;
  if (![1, 3, 4].includes(channels)) return `it has ${channels} channels, and browsers read 1, 3 or 4: ${mend}`;
  if (frame.length < 6 + 3 * channels) return "it is damaged (its header is too short)";
  return tooLarge(frame.readUInt16BE(3), frame.readUInt16BE(1));
}

/** Reads a frame header; undefined where the sampling factors of its components don't fit each other. */
function readFrame(marker: number, frame: Buffer): JpegFrame | undefined {
  const [height, width] = [frame.readUInt16BE(1), frame.readUInt16BE(3)];
  const channels = Array.from({ length: frame[5]! }, (_, index) => frame.subarray(6 + 3 * index, 9 + 3 * index));
  const factors = channels.map(([, both]) => [both! >> 4, both! & 15] as const);
  if (factors.flat().some((factor) => factor < 1 || factor > 4)) return undefined;
  const [mostAcross, mostDown] = [0, 1].map((axis) => Math.max(...factors.map((both) => both[axis]!)));
  const unitsAcross = Math.ceil(width / (8 * mostAcross!));
  const unitsDown = Math.ceil(height / (8 * mostDown!));
  const isProgressive = marker === jpegMarkers.progressiveFrame;
  const components = channels.map(([id, , quantization], index) => {
    const [across, down] = factors[index]!;
    const stride = unitsAcross * across;
    const component = {
      across,
      down,
      stride,
      widthBlocks: Math.ceil(Math.ceil((width * across) / mostAcross!) / 8),
      heightBlocks: Math.ceil(Math.ceil((height * down) / mostDown!) / 8),
      nonZero: new Uint32Array(isProgressive ? 2 * stride * unitsDown * down : 0),
      quantization: quantization!,
    };
    return [id!, component] as const;
  });
  return { isProgressive, unitsAcross, unitsDown, components: new Map(components) };
}

/** Records what a segment defines: Huffman tables, quantization tables, or the restart interval (T.81, B.2.4). */
function readTables(marker: number, segment: Buffer, state: JpegState): void {
  if (marker === jpegMarkers.restartIntervals && segment.length >= 2) state.restartInterval = segment.readUInt16BE(0);
  if (marker === jpegMarkers.quantizationTables) {
    for (let at = 0; at < segment.length; at += segment[at]! >> 4 === 0 ? 65 : 129) {
      state.quantization.add(segment[at]! & 15);
    }
  }
  if (marker !== jpegMarkers.huffmanTables) return;
  for (let at = 0; at + 17 <= segment.length;) {
    const count = segment.subarray(at + 1, at + 17).reduce((sum, one) => sum + one, 0);
    state.huffman.set(segment[at]!, segment.subarray(at + 1, at + 17 + count));
    at += 17 + count;
  }
}

/** Returns the header of a scan, which names components and tables (T.81, B.2.3), or its fault. */
function readScanHeader(segment: Buffer, state: JpegState): JpegScan | string {
  const { frame, huffman, quantization, restartInterval } = state;
  if (!frame) return "it is damaged (it has no size)";
  if (++state.scans > maxScans) return `it has more than ${maxScans} scans: ${mend}`;
  const count = segment[0] ?? 0;
  if (count < 1 || count > 4 || segment.length < 4 + 2 * count) return "it is damaged (a scan of it has no header)";
  const [first, last, bits] = segment.subarray(1 + 2 * count, 4 + 2 * count) as unknown as [number, number, number];
  const { isProgressive } = frame;
  const range = isProgressive ? { first, last } : { first: 0, last: 63 };
  const isWrong = range.last > 63 || range.first > range.last || (range.first > 0 && count > 1);
  if (isWrong || (isProgressive && first === 0 && last > 0)) return "it is damaged (a scan of it has a wrong header)";
  const refines = isProgressive && bits >> 4 > 0;
  const parts: JpegScan["parts"] = [];
  for (let index = 0; index < count; index++) {
    const [id, tables] = segment.subarray(1 + 2 * index, 3 + 2 * index) as unknown as [number, number];
    const component = frame.components.get(id);
    if (!component) return "it is damaged (a scan of it is of another picture)";
    const tableOf = (number: number, isAsked: boolean) => {
      const spec = isAsked ? huffman.get(number) : undefined;
      return spec && huffmanTable(spec);
    };
    const asked = [range.first === 0 && !refines, range.last > 0] as const;
    const [dc, ac] = [tableOf(tables >> 4, asked[0]), tableOf(0x10 | (tables & 15), asked[1])];
    const isMissing = (asked[0] && !dc) || (asked[1] && !ac) || !quantization.has(component.quantization);
    if (isMissing) return "its tables are missing or damaged";
    parts.push({ component, dc, ac });
  }
  return {
    ...range,
    parts,
    isProgressive,
    refines,
    restartInterval,
    unitsAcross: frame.unitsAcross,
    unitsDown: frame.unitsDown,
  };
}
