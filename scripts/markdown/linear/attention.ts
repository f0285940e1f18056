/** Resolves `*` and `_` to emphasis in linear time, by CommonMark's own algorithm. */
import { attention } from "micromark-core-commonmark";
import type {
  Code,
  Construct,
  Effects,
  Event,
  Extension,
  Point,
  State,
  Token,
  TokenizeContext,
} from "micromark-util-types";

const asterisk = 42;
const underscore = 95;
/**
 * The most levels of nested emphasis. Each level reads its content once more, and deeper trees are refused anyway
 * (read-section.ts).
 */
const maxDepth = 100;

/** A delimiter run. Its delimiters that are not yet used stand between `start` and `end`, which move inwards. */
interface MarkerRun {
  /** Index of the run's `enter` among the events. */
  at: number;
  marker: number;
  opens: boolean;
  closes: boolean;
  start: Point;
  end: Point;
  /** Spans that the run closes, in the order of the text. */
  closed: AttentionSpan[];
  /** Spans that the run opens, the innermost first. */
  opened: AttentionSpan[];
}

interface AttentionSpan {
  kind: "strong" | "emphasis";
  opening: Token;
  closing: Token;
}

const linear: Construct = { ...attention, name: "linearAttention", tokenize, resolveAll: resolveAttention };

/** Matches letters and punctuation of Chinese, Japanese and Korean, which are written without spaces between words. */
const eastern = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff01-\uff60]/u;

/**
 * Reads a delimiter run. By CommonMark's rules neither run in `**「a」**b` is emphasis where letters stand on both sides,
 * since brackets are punctuation; next to Chinese, Japanese or Korean letters a run here opens or closes emphasis
 * wherever no space is next to it.
 */
function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const { previous } = this;
  return attention.tokenize.call(
    this,
    effects,
    (code) => {
      const [, token] = this.events.at(-1)!;
      const isAsterisk = this.sliceSerialize(token).startsWith("*");
      if (isAsterisk && (isEastern(previous) || isEastern(code))) {
        token._open ||= !isBlank(code);
        token._close ||= !isBlank(previous);
      }
      return ok(code);
    },
    nok,
  );
}

function isEastern(code: Code): boolean {
  return code !== null && code > 0x1100 && eastern.test(String.fromCharCode(code));
}

function isBlank(code: Code): boolean {
  return code === null || code < 0 || /\s/.test(String.fromCharCode(code));
}

/**
 * Replaces micromark's construct, which searches all of the text before each closer for its opener, so that 40 KB of
 * `a*b` take a minute. Here the openers known not to match a closer are remembered
 * (https://spec.commonmark.org/0.31.2/#phase-2-inline-structure, `openers_bottom`). The tree is the same. To be removed
 * when micromark-core-commonmark remembers them too.
 */
export const linearAttention: Extension = {
  disable: { null: ["attention"] },
  text: { [asterisk]: linear, [underscore]: linear },
  insideSpan: { null: [linear] },
};

/**
 * Replaces the delimiter runs in `events` by spans, and returns `events`.
 *
 * @throws {RangeError} where spans are nested deeper than trees may be
 */
function resolveAttention(events: Event[], context: TokenizeContext): Event[] {
  const runs = runsIn(events, context);
  if (runs.length === 0) return events;
  matchRuns(runs);
  const byIndex = new Map(runs.map((run) => [run.at, run]));
  const rebuilt = rebuild(events, context, byIndex);
  // The caller keeps a reference to the array.
  events.length = 0;
  for (const event of rebuilt) events.push(event);
  return events;
}

function runsIn(events: readonly Event[], context: TokenizeContext): MarkerRun[] {
  const runs: MarkerRun[] = [];
  for (const [at, [kind, token]] of events.entries()) {
    if (kind !== "enter" || token.type !== "attentionSequence") continue;
    const marker = context.sliceSerialize(token).charCodeAt(0);
    const { _open: opens = false, _close: closes = false, start, end } = token;
    runs.push({ at, marker, opens, closes, start, end, closed: [], opened: [] });
  }
  return runs;
}

function lengthOf({ start, end }: MarkerRun): number {
  return end.offset - start.offset;
}

/**
 * Returns a number from 0 to 11 such that two closers with the same number match the same openers: it depends on the
 * marker, on the length modulo 3 (CommonMark's "rule of three"), and on whether the closer can open too.
 */
function kindOfCloser(run: MarkerRun): number {
  return (run.marker === asterisk ? 0 : 6) + (run.opens ? 3 : 0) + (lengthOf(run) % 3);
}

/** Records in the runs which spans they open and close. */
function matchRuns(runs: readonly MarkerRun[]): void {
  const openers: MarkerRun[] = [];
  /** For each kind of closer, the number of openers at the start of the list that are known not to match. */
  const bottoms = Array.from({ length: 12 }, () => 0);
  const keepBelow = (size: number) => {
    for (const [kind, bottom] of bottoms.entries()) bottoms[kind] = Math.min(bottom, size);
  };
  for (const closer of runs) {
    while (closer.closes && lengthOf(closer) > 0) {
      const kind = kindOfCloser(closer);
      let place = openers.length - 1;
      while (place >= bottoms[kind]! && !fits(openers[place]!, closer)) place--;
      if (place < bottoms[kind]!) {
        bottoms[kind] = openers.length;
        break;
      }
      const opener = openers[place]!;
      match(opener, closer);
      openers.length = lengthOf(opener) > 0 ? place + 1 : place;
      keepBelow(place);
    }
    if (closer.opens && lengthOf(closer) > 0) openers.push(closer);
  }
}

/**
 * Returns whether an opener matches a closer by CommonMark's rules 9 and 10 of emphasis, applied to the remaining
 * lengths as in micromark.
 */
function fits(opener: MarkerRun, closer: MarkerRun): boolean {
  if (opener.marker !== closer.marker) return false;
  const isEither = opener.closes || closer.opens;
  return !isEither || lengthOf(closer) % 3 === 0 || (lengthOf(opener) + lengthOf(closer)) % 3 !== 0;
}

function match(opener: MarkerRun, closer: MarkerRun): void {
  const size = lengthOf(opener) > 1 && lengthOf(closer) > 1 ? 2 : 1;
  const kind = size === 2 ? "strong" : "emphasis";
  const from = moved(opener.end, -size);
  const to = moved(closer.start, size);
  const opening: Token = { type: `${kind}Sequence`, start: from, end: opener.end };
  const closing: Token = { type: `${kind}Sequence`, start: closer.start, end: to };
  const span: AttentionSpan = { kind, opening, closing };
  opener.end = from;
  closer.start = to;
  opener.opened.push(span);
  closer.closed.push(span);
}

function moved(point: Point, by: number): Point {
  const { _index, _bufferIndex, line, column, offset } = point;
  return { _index, _bufferIndex: _bufferIndex + by, line, column: column + by, offset: offset + by };
}

/**
 * Returns the events with the spans in them; the content of each span goes through the other constructs that resolve
 * inside spans.
 */
function rebuild(events: readonly Event[], context: TokenizeContext, runs: ReadonlyMap<number, MarkerRun>): Event[] {
  const insides: Event[][] = [[]];
  const open: { span: AttentionSpan; group: Token; text: Token }[] = [];
  const others = context.parser.constructs.insideSpan.null!.filter(
    ({ resolveAll }) => resolveAll !== resolveAttention && resolveAll !== attention.resolveAll,
  );
  for (let index = 0; index < events.length; index++) {
    const run = runs.get(index);
    if (!run) {
      insides.at(-1)!.push(events[index]!);
      continue;
    }
    for (const span of run.closed) close(span);
    if (lengthOf(run) > 0) {
      const rest: Token = { type: "data", start: run.start, end: run.end };
      insides.at(-1)!.push(["enter", rest, context], ["exit", rest, context]);
    }
    for (const span of run.opened.toReversed()) start(span);
    // The exit of a run's token follows its enter.
    index++;
  }
  return insides[0]!;

  function start(span: AttentionSpan): void {
    const { kind, opening, closing } = span;
    const group: Token = { type: kind, start: opening.start, end: closing.end };
    const text: Token = { type: `${kind}Text`, start: opening.end, end: closing.start };
    open.push({ span, group, text });
    if (open.length > maxDepth) throw new RangeError("Unexpected depth of emphasis, expected at most 100 levels");
    insides.push([]);
  }

  function close(span: AttentionSpan): void {
    const inside = insides.pop()!;
    const { group, text } = open.pop()!;
    const { opening, closing } = span;
    const outside = insides.at(-1)!;
    outside.push(["enter", group, context], ["enter", opening, context], ["exit", opening, context]);
    outside.push(["enter", text, context]);
    const resolved = others.reduce((found, { resolveAll }) => resolveAll?.(found, context) ?? found, inside);
    for (const event of resolved) outside.push(event);
    outside.push(["exit", text, context], ["enter", closing, context], ["exit", closing, context]);
    outside.push(["exit", group, context]);
  }
}
