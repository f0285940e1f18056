/** Compares the texts of a report at two states, word by word, and finds what was moved. */
import { diffKeys, diffWords, similarity, type WordsRun } from "./diff-words.ts";
import { keyOfBlock, keyOfRow, type BlockKind, type ComparedCell, type TextBlock } from "./text-blocks.ts";

/** A file of the manuscript with its text. */
export interface TextFile {
  path: string;
  blocks: TextBlock[];
}

/** A place in the Markdown. */
export interface ComparedSource {
  path: string;
  line: number;
  column: number;
  endLine: number;
}

export interface CellChange {
  /** The row in a table, from 1; 0 for other blocks. */
  row: number;
  column: number;
  pieces: WordsRun[];
  old: ComparedSource | undefined;
  new: ComparedSource | undefined;
}

export interface TextChange {
  fate: "changed" | "inserted" | "deleted" | "moved";
  kind: BlockKind;
  /** The file that the block stands in, or stood in where it is gone. */
  path: string;
  heading: string;
  /** The first words of the block. */
  excerpt: string;
  /** Identifier of the note, where the block is one. */
  note?: string;
  /** Where the block stood, also where it was moved; undefined where it is new. */
  old: ComparedSource | undefined;
  new: ComparedSource | undefined;
  /** The cells that differ. Empty where a block was moved and nothing else. */
  cells: CellChange[];
}

/** A block with its file, so that moves from one file to another are seen. */
interface PlacedText {
  path: string;
  block: TextBlock;
  key: string;
}

/** Two blocks that share fewer of their words than this (0–1) are different paragraphs. */
const akin = 0.4;
/**
 * A removed block and a new one elsewhere count as the same block, moved and edited, where they share at least
 * `nearlySame` (0–1) of their words and have at least `phrase` words.
 */
const [nearlySame, phrase] = [0.75, 8];
/** How many blocks further on the changed state of a block is looked for. */
const reach = 60;

/**
 * Returns the blocks that changed, are new, are gone or were moved. Files that are the same in both states need not be
 * given.
 */
export function compareTexts(oldFiles: readonly TextFile[], newFiles: readonly TextFile[]): TextChange[] {
  const [oldAll, newAll] = [placed(oldFiles), placed(newFiles)];
  const isNote = ({ block }: PlacedText) => block.note !== undefined;
  return [
    ...compareRunning(
      oldAll.filter((one) => !isNote(one)),
      newAll.filter((one) => !isNote(one)),
    ),
    ...compareNotes(oldAll.filter(isNote), newAll.filter(isNote)),
  ];
}

function placed(files: readonly TextFile[]): PlacedText[] {
  return files.flatMap(({ path, blocks }) => blocks.map((block) => ({ path, block, key: keyOfBlock(block) })));
}

/** Compares the running text, in which the order of blocks counts, as it doesn't for notes. */
function compareRunning(oldAll: readonly PlacedText[], newAll: readonly PlacedText[]): TextChange[] {
  const pairs: [old: PlacedText | undefined, next: PlacedText | undefined][] = [];
  const gone: PlacedText[] = [];
  const come: PlacedText[] = [];
  let [oldGap, newGap]: [PlacedText[], PlacedText[]] = [[], []];
  const closeGap = () => {
    for (const [old, next] of pairAkin(oldGap, newGap)) {
      if (old && next) pairs.push([old, next]);
      else if (old) gone.push(old);
      else if (next) come.push(next);
    }
    [oldGap, newGap] = [[], []];
  };
  for (const { fate, oldStart, newStart, length } of diffKeys(keysOf(oldAll), keysOf(newAll))) {
    if (fate === "same") closeGap();
    else if (fate === "deleted") oldGap.push(...oldAll.slice(oldStart, oldStart + length));
    else newGap.push(...newAll.slice(newStart, newStart + length));
  }
  closeGap();

  const moves = findMoves(gone, come);
  const changes = [
    ...pairs.map(([old, next]) => changeOf("changed", old, next)),
    ...moves.map(([old, next]) => changeOf("moved", old, next)),
    ...gone.filter((one) => !moves.some(([old]) => old === one)).map((one) => changeOf("deleted", one, undefined)),
    ...come.filter((one) => !moves.some(([, next]) => next === one)).map((one) => changeOf("inserted", undefined, one)),
  ];
  return inOrder(changes, oldAll, newAll);
}

function keysOf(all: readonly PlacedText[]): string[] {
  return all.map(({ key }) => key);
}

/**
 * Pairs the blocks between two unchanged ones: an old and a new block that share enough words are the same block,
 * changed. Pairs keep the order of both states.
 */
function pairAkin(
  oldGap: readonly PlacedText[],
  newGap: readonly PlacedText[],
): [old: PlacedText | undefined, next: PlacedText | undefined][] {
  const pairs: [PlacedText | undefined, PlacedText | undefined][] = [];
  let from = 0;
  for (const old of oldGap) {
    let best = -1;
    let bestShare = akin;
    for (let at = from; at < Math.min(newGap.length, from + reach); at++) {
      const next = newGap[at]!;
      if (next.block.kind !== old.block.kind) continue;
      const share = similarity(wordsIn(old), wordsIn(next));
      if (share > bestShare) [best, bestShare] = [at, share];
    }
    if (best < 0) {
      pairs.push([old, undefined]);
      continue;
    }
    for (const next of newGap.slice(from, best)) pairs.push([undefined, next]);
    pairs.push([old, newGap[best]]);
    from = best + 1;
  }
  for (const next of newGap.slice(from)) pairs.push([undefined, next]);
  return pairs;
}

/** Pairs a block that is gone at one place with a new one at another that has the same words, or nearly. */
function findMoves(gone: readonly PlacedText[], come: readonly PlacedText[]): [PlacedText, PlacedText][] {
  const moves: [PlacedText, PlacedText][] = [];
  const free = new Set(come);
  const take = (old: PlacedText, next: PlacedText | undefined) => {
    if (!next) return false;
    free.delete(next);
    moves.push([old, next]);
    return true;
  };
  const left = gone.filter(
    (old) =>
      !take(
        old,
        come.find((next) => free.has(next) && next.key === old.key),
      ),
  );
  for (const old of left) {
    const words = wordsIn(old);
    if (words.length < phrase) continue;
    const isNearlySame = (next: PlacedText) =>
      free.has(next) && next.block.kind === old.block.kind && similarity(words, wordsIn(next)) >= nearlySame;
    take(old, come.find(isNearlySame));
  }
  return moves;
}

function wordsIn({ block }: PlacedText) {
  return block.rows.flatMap((row) => row.flatMap(({ words }) => words));
}

/** Compares notes, each known by its label, wherever it is defined. */
function compareNotes(oldAll: readonly PlacedText[], newAll: readonly PlacedText[]): TextChange[] {
  const byLabel = (all: readonly PlacedText[]) => new Map(all.map((one) => [one.block.note, one]));
  const [oldNotes, newNotes] = [byLabel(oldAll), byLabel(newAll)];
  const labels = new Set([...newNotes.keys(), ...oldNotes.keys()]);
  return [...labels].flatMap((label) => {
    const [old, next] = [oldNotes.get(label), newNotes.get(label)];
    if (old && next) return old.key === next.key ? [] : [changeOf("changed", old, next)];
    return [changeOf(old ? "deleted" : "inserted", old, next)];
  });
}

function changeOf(fate: TextChange["fate"], old: PlacedText | undefined, next: PlacedText | undefined): TextChange {
  const { block, path } = (next ?? old)!;
  const { kind, heading, note } = block;
  return {
    fate,
    kind,
    path,
    heading,
    excerpt: excerptOf(block),
    ...(note === undefined ? {} : { note }),
    old: old && sourceOfCell(old.path, old.block.rows[0]?.[0]),
    new: next && sourceOfCell(next.path, next.block.rows[0]?.[0]),
    cells: compareRows(old, next, kind === "table" || kind === "data"),
  };
}

/** Returns the first twelve words of a block. */
function excerptOf({ rows }: TextBlock): string {
  const words = rows.flatMap((row) => row.flatMap((cell) => cell.words));
  const text = words.slice(0, 12).map((word, index) => `${word.isGlued || index === 0 ? "" : " "}${word.text}`);
  return `${text.join("")}${words.length > 12 ? " …" : ""}`;
}

function sourceOfCell(path: string, cell: ComparedCell | undefined): ComparedSource | undefined {
  return cell && { path, line: cell.line, column: cell.column, endLine: cell.endLine };
}

/**
 * Compares a block cell by cell. In a table, rows that are the same are paired first, then the others by their places
 * between these.
 */
function compareRows(old: PlacedText | undefined, next: PlacedText | undefined, isTable: boolean): CellChange[] {
  const [oldRows, newRows] = [old?.block.rows ?? [], next?.block.rows ?? []];
  const changes: CellChange[] = [];
  const compareCells = (oldRow: readonly ComparedCell[], newRow: readonly ComparedCell[], row: number) => {
    for (let column = 0; column < Math.max(oldRow.length, newRow.length); column++) {
      const [oldCell, newCell] = [oldRow[column], newRow[column]];
      const pieces = diffWords(oldCell?.words ?? [], newCell?.words ?? []);
      if (pieces.every(({ fate }) => fate === "same")) continue;
      changes.push({
        row: isTable ? row + 1 : 0,
        column: isTable ? column + 1 : 0,
        pieces,
        old: old && sourceOfCell(old.path, oldCell),
        new: next && sourceOfCell(next.path, newCell),
      });
    }
  };
  let gap: [old: ComparedCell[][], next: ComparedCell[][], at: number] = [[], [], 0];
  const closeGap = () => {
    const [oldGap, newGap, at] = gap;
    for (let index = 0; index < Math.max(oldGap.length, newGap.length); index++) {
      compareCells(oldGap[index] ?? [], newGap[index] ?? [], at + index);
    }
  };
  for (const { fate, oldStart, newStart, length } of diffKeys(oldRows.map(keyOfRow), newRows.map(keyOfRow))) {
    if (fate === "same") {
      closeGap();
      gap = [[], [], newStart + length];
    } else if (fate === "deleted") gap[0].push(...oldRows.slice(oldStart, oldStart + length));
    else gap[1].push(...newRows.slice(newStart, newStart + length));
  }
  closeGap();
  return changes;
}

/** Sorts changes in the order of the new text; a block that is gone comes behind the one before it. */
function inOrder(
  changes: readonly TextChange[],
  oldAll: readonly PlacedText[],
  newAll: readonly PlacedText[],
): TextChange[] {
  const nameOf = (source: ComparedSource | undefined) => source && `${source.path}:${source.line}:${source.column}`;
  const placesOf = (all: readonly PlacedText[]) =>
    new Map(all.map(({ path, block }, index) => [nameOf(sourceOfCell(path, block.rows[0]?.[0])), index]));
  const [oldPlaces, newPlaces] = [placesOf(oldAll), placesOf(newAll)];
  const sames = diffKeys(keysOf(oldAll), keysOf(newAll)).filter(({ fate }) => fate === "same");
  const placeOf = (change: TextChange): number => {
    if (change.new) return newPlaces.get(nameOf(change.new)) ?? 0;
    const at = oldPlaces.get(nameOf(change.old)) ?? 0;
    const before = sames.findLast(({ oldStart }) => oldStart <= at);
    return before ? before.newStart + before.length - 0.5 : -0.5;
  };
  return changes
    .map((change) => ({ change, at: placeOf(change) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ change }) => change);
}
