/** Reads the coded pixels of a scan in a JPEG, as a decoder does, and tells where they can't be read any more. */

/** Channel of a JPEG (ITU-T T.81, B.2.2). */
export interface JpegComponent {
  /** Blocks of 8 × 8 samples beside each other in one unit of a scan of several channels, and below each other. */
  across: number;
  down: number;
  /** Blocks that the picture itself takes, as counted in a scan of this channel alone. */
  widthBlocks: number;
  heightBlocks: number;
  /** Blocks in a row, with those that only fill up units. */
  stride: number;
  /**
   * Coefficients of a progressive JPEG that earlier scans made other than zero: a bit for each of a block's 64,
   * two words a block.
   */
  nonZero: Uint32Array;
}

export interface JpegScan {
  parts: { component: JpegComponent; dc: Uint16Array | undefined; ac: Uint16Array | undefined }[];
  /** Units of a scan of several channels. */
  unitsAcross: number;
  unitsDown: number;
  isProgressive: boolean;
  /** Coefficients that it holds, from 0 (the mean) to 63. */
  first: number;
  last: number;
  /** Whether it adds a bit to what earlier scans told. */
  refines: boolean;
  /** Units between two marks at which a decoder starts afresh; 0 for none. */
  restartInterval: number;
}

/** Index of a code's length and its value in a table that is asked by the next 16 bits; 0 where no code begins so. */
const lengthShift = 8;
/** Bytes behind the last pixel that say nothing: some programs fill up what they write. */
const idleBytes = 64;

/**
 * Makes a table that is asked by the next 16 bits.
 *
 * @param spec - 16 counts of codes by their lengths, then the values
 * @returns undefined for no table
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

/** Reads a scan. @returns how much of it can be read, from 0 to 1 for all, and where its bytes end */
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
  // The last bytes may be missing: nobody sees it, and some cameras do so.
  const isWhole = count - unit <= Math.min(unitsAcross, count / 100);
  if (unit === count && bits.left(end) > Math.max(idleBytes, (end - start) / 50)) return { read: 0.99, end };
  return { read: isWhole ? 1 : Math.min(unit / count, 0.99), end };
}

type Part = JpegScan["parts"][number];

interface ScanState extends JpegScan {
  bits: JpegBits;
  /** Blocks that follow without anything to read but refinements. */
  emptyBlocks: number;
}

function readUnit(state: ScanState, part: Part, column: number, row: number): boolean {
  const { across, down, stride } = part.component;
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      if (!readBlock(state, part, (row * down + y) * stride + column * across + x)) return false;
    }
  }
  return true;
}

/** Reads a block. @returns false for bits that are no code, or for more coefficients than a block has */
function readBlock(state: ScanState, part: Part, block: number): boolean {
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

/**
 * Reads refinements (T.81, G.1.2.3): coefficients that are other than zero have a bit each, wherever a run of
 * zeros passes them.
 */
function refineCoefficients(state: ScanState, { component, ac }: Part, block: number): boolean {
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
  // Most blocks are empty in earlier scans, too.
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

/** Reads bits up to the next marker, behind which there are zeros without end. */
class JpegBits {
  readonly #bytes: Uint8Array;
  #at: number;
  /** Bits read in advance, of which the last `#count` are to be read. */
  #buffer = 0;
  #count = 0;
  /** Number of zeros in the buffer that no byte gave. */
  #made = 0;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** Tells whether more was read than there is. */
  get isOver(): boolean {
    return this.#made > this.#count;
  }

  /** Reads a code. @returns its value, or -1 where none begins so */
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

  /** Goes on behind the next marker. @returns false where that is not the restart with this number */
  restart(number: number): boolean {
    const marker = this.#nextMarker();
    if (this.#bytes[marker + 1] !== 0xd0 + number) return false;
    this.#at = marker + 2;
    this.#buffer = this.#count = this.#made = 0;
    return true;
  }

  /** Returns where the next marker begins that is no restart, or the file ends. */
  endOfScan(): number {
    for (let at = this.#at; ; at += 2) {
      at = this.#nextMarker(at);
      const code = this.#bytes[at + 1];
      if (code === undefined || code < 0xd0 || code > 0xd7) return at;
    }
  }

  /** Counts bytes that were not read, up to a place. */
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

  /** Fills the buffer until there are 16 bits at least, which is all that is asked at once. */
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
