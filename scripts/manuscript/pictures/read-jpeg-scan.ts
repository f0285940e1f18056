/** Reads the entropy-coded data of a scan in a JPEG as a decoder does, and tells from where on they can't be read. */

/** Component of a JPEG (ITU-T T.81, B.2.2). */
export interface JpegComponent {
  /** Blocks of 8 × 8 samples, across and down, in one unit (MCU) of a scan of several components. */
  across: number;
  down: number;
  /** Blocks that the picture itself needs, as counted in a scan of this component alone. */
  widthBlocks: number;
  heightBlocks: number;
  /** Blocks in a row, with those that only complete units. */
  stride: number;
  /**
   * Coefficients of a progressive JPEG that earlier scans made nonzero: a bit for each of a block's 64, two words per
   * block.
   */
  nonZero: Uint32Array;
}

export interface JpegScan {
  parts: { component: JpegComponent; dc: Uint16Array | undefined; ac: Uint16Array | undefined }[];
  /** Count of units (MCUs) of a scan of several components. */
  unitsAcross: number;
  unitsDown: number;
  isProgressive: boolean;
  /** First and last of the coefficients that the scan has, from 0 (the mean) to 63. */
  first: number;
  last: number;
  /** Whether it refines, by one bit, coefficients of earlier scans. */
  refines: boolean;
  /** Units between two restart markers; 0 for no restarts. */
  restartInterval: number;
}

/**
 * An entry of a lookup table has the code's length, shifted by this, and its value; 0 where no code begins with these
 * bits.
 */
const lengthShift = 8;
/** How many unused bytes may follow the last pixel: some programs pad their files. */
const idleBytes = 64;

/**
 * Returns a lookup table of Huffman codes, indexed by the next 16 bits.
 *
 * @param spec - 16 counts of codes by their lengths, then the values
 * @returns undefined where the table is not valid
 */
export function huffmanTable(spec: Uint8Array): Uint16Array | undefined {
  const table = new Uint16Array(1 << 16);
  let [code, at] = [0, 16];
  for (let length = 1; length <= 16; length++) {
    for (let left = spec[length - 1]!; left > 0; left--) {
      if (code >= 1 << length || at >= spec.length) return undefined;
      const shift = 16 - length;
      table.fill((length << lengthShift) | spec[at++]!, code << shift, (code + 1) << shift);
      code++;
    }
    code <<= 1;
  }
  return table;
}

/** Reads a scan. @returns the share of it that can be read, 1 for all, and the offset at which its bytes end */
export function readJpegScan(bytes: Uint8Array, start: number, scan: JpegScan): { read: number; end: number } {
  const bits = new JpegBits(bytes, start);
  const { parts, restartInterval } = scan;
  const [alone] = parts.length === 1 ? parts : [];
  const unitsAcross = alone ? alone.component.widthBlocks : scan.unitsAcross;
  const count = unitsAcross * (alone ? alone.component.heightBlocks : scan.unitsDown);
  const state: ScanState = { ...scan, bits, emptyBlocks: 0 };
  let unit = 0;
  for (; unit < count; unit++) {
    if (restartInterval > 0 && unit > 0 && unit % restartInterval === 0) {
      if (!bits.restart((unit / restartInterval - 1) % 8)) break;
      state.emptyBlocks = 0;
    }
    const [column, row] = [unit % unitsAcross, Math.floor(unit / unitsAcross)];
    const isRead = alone
      ? readBlock(state, alone, row * alone.component.stride + column)
      : parts.every((part) => readUnit(state, part, column, row));
    if (!isRead || bits.isOver) break;
  }
  const end = bits.endOfScan();
  // The last bytes may be missing: nobody sees it, and some cameras write such files.
  const isWhole = count - unit <= Math.min(unitsAcross, count / 100);
  if (unit === count && bits.left(end) > Math.max(idleBytes, (end - start) / 50)) return { read: 0.99, end };
  return { read: isWhole ? 1 : Math.min(unit / count, 0.99), end };
}

type ScanPart = JpegScan["parts"][number];

interface ScanState extends JpegScan {
  bits: JpegBits;
  /** How many following blocks have nothing to read but refinements. */
  emptyBlocks: number;
}

function readUnit(state: ScanState, part: ScanPart, column: number, row: number): boolean {
  const { across, down, stride } = part.component;
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      if (!readBlock(state, part, (row * down + y) * stride + column * across + x)) return false;
    }
  }
  return true;
}

/** Reads a block. @returns false where bits are no code, or there are more coefficients than a block has */
function readBlock(state: ScanState, part: ScanPart, block: number): boolean {
  const { bits, first, last, isProgressive, refines } = state;
  if (first === 0) {
    if (refines) bits.skip(1);
    else {
      const size = bits.decode(part.dc!);
      if (size < 0 || size > 15) return false;
      bits.skip(size);
    }
    if (isProgressive) return true;
  }
  if (isProgressive && refines) return refineCoefficients(state, part, block);
  if (state.emptyBlocks > 0) {
    state.emptyBlocks--;
    return true;
  }
  for (let at = Math.max(1, first); at <= last; at++) {
    const code = bits.decode(part.ac!);
    if (code < 0) return false;
    const [run, size] = [code >> 4, code & 15];
    if (size === 0 && run < 15) {
      if (isProgressive) state.emptyBlocks = (1 << run) - 1 + bits.read(run);
      return true;
    }
    at += run;
    if (size === 0) continue;
    if (at > last) return false;
    bits.skip(size);
    if (isProgressive) mark(part.component, block, at);
  }
  return true;
}

/** Reads refinements (T.81, G.1.2.3): each nonzero coefficient has one bit, wherever a run of zeros passes it. */
function refineCoefficients(state: ScanState, { component, ac }: ScanPart, block: number): boolean {
  const { bits, first, last } = state;
  let at = first;
  if (state.emptyBlocks === 0) {
    for (; at <= last; at++) {
      const code = bits.decode(ac!);
      if (code < 0) return false;
      let [run, size] = [code >> 4, code & 15];
      if (size > 1) return false;
      if (size === 0 && run < 15) {
        state.emptyBlocks = (1 << run) + bits.read(run);
        break;
      }
      bits.skip(size);
      for (; at <= last; at++) {
        if (isMarked(component, block, at)) bits.skip(1);
        else if (run-- === 0) break;
      }
      if (size === 0) continue;
      if (at > last) return false;
      mark(component, block, at);
    }
  }
  if (state.emptyBlocks === 0) return true;
  // Most blocks have no nonzero coefficients from earlier scans.
  const isBare = component.nonZero[2 * block] === 0 && component.nonZero[2 * block + 1] === 0;
  if (!isBare) for (; at <= last; at++) if (isMarked(component, block, at)) bits.skip(1);
  state.emptyBlocks--;
  return true;
}

function mark({ nonZero }: JpegComponent, block: number, coefficient: number): void {
  nonZero[2 * block + (coefficient >> 5)]! |= 1 << (coefficient & 31);
}

function isMarked({ nonZero }: JpegComponent, block: number, coefficient: number): boolean {
  return ((nonZero[2 * block + (coefficient >> 5)]! >>> (coefficient & 31)) & 1) === 1;
}

/** Reads bits up to the next marker; beyond it, zeros without end. */
class JpegBits {
  readonly #bytes: Uint8Array;
  #at: number;
  /** Bits read in advance; the last `#count` of them are still to be used. */
  #buffer = 0;
  #count = 0;
  /** How many bits in the buffer are zeros from beyond the marker. */
  #made = 0;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** Returns whether more bits were used than there are. */
  get isOver(): boolean {
    return this.#made > this.#count;
  }

  /** Reads a Huffman code. @returns its value, or -1 where the bits are no code */
  decode(table: Uint16Array): number {
    this.#fill();
    const entry = table[(this.#buffer >>> (this.#count - 16)) & 0xffff]!;
    if (entry === 0) return -1;
    this.#count -= entry >> lengthShift;
    return entry & 0xff;
  }

  skip(count: number): void {
    this.#fill();
    this.#count -= count;
  }

  /** Reads bits as a number. @param count - at most 16 */
  read(count: number): number {
    this.#fill();
    this.#count -= count;
    return (this.#buffer >>> this.#count) & ((1 << count) - 1);
  }

  /** Continues behind the next marker. @returns false where that is not the restart marker with this number */
  restart(number: number): boolean {
    const marker = this.#nextMarker();
    if (this.#bytes[marker + 1] !== 0xd0 + number) return false;
    this.#at = marker + 2;
    this.#buffer = this.#count = this.#made = 0;
    return true;
  }

  /** Returns the offset of the next marker other than a restart, or of the file's end. */
  endOfScan(): number {
    for (let at = this.#at; ; at += 2) {
      at = this.#nextMarker(at);
      const code = this.#bytes[at + 1];
      if (code === undefined || code < 0xd0 || code > 0xd7) return at;
    }
  }

  /** Counts the unused bytes up to an offset. */
  left(end: number): number {
    return end - this.#at + Math.floor((this.#count - this.#made) / 8);
  }

  #nextMarker(at = this.#at): number {
    for (; at < this.#bytes.length; at++) {
      if (this.#bytes[at] !== 0xff) continue;
      const code = this.#bytes[at + 1];
      if (code !== undefined && code !== 0 && code !== 0xff) return at;
    }
    return this.#bytes.length;
  }

  /** Fills the buffer to at least 16 bits, the most that one call uses. */
  #fill(): void {
    while (this.#count < 16) {
      const byte = this.#bytes[this.#at];
      const isMarker = byte === 0xff && this.#bytes[this.#at + 1] !== 0;
      const isEnd = byte === undefined || isMarker;
      this.#buffer = (this.#buffer << 8) | (isEnd ? 0 : byte);
      this.#count += 8;
      if (isEnd) this.#made += 8;
      else this.#at += byte === 0xff ? 2 : 1;
    }
  }
}
