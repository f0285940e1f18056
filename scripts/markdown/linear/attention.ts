/** Resolves `*` and `_` to emphasis in time that grows as the text does, by CommonMark's own algorithm. */
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
 * Most levels of emphasis within emphasis; each reads what is inside it once more. Deeper trees are refused
 * anyway.
 */
const maxDepth = 100;

/** A run of one marker. What is left of it stands between `start` and `end`, which move inwards. */
interface Run {
  /** Index of its `enter` in the events. */
  at: number;
  marker: number;
  opens: boolean;
  closes: boolean;
  start: Point;
  end: Point;
  /** Spans that it closes, in the order of the text. */
  closed: Span[];
  /** Spans that it opens, the innermost first. */
  opened: Span[];
}

interface Span {
  kind: "strong" | "emphasis";
  opening: Token;
  closing: Token;
}

const linear: Construct = { ...attention, name: "linearAttention", tokenize, resolveAll: resolveAttention };

/** Matches letters and marks of Chinese, Japanese and Korean, between whose words stand no blanks. */
const eastern = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff01-\uff60]/u;

/**
 * Reads a run of markers. By CommonMark's rules `**「a」**b` is none where letters stand on both sides, since brackets
 * count as marks at a word's end; beside letters of the East a run begins or ends emphasis wherever no blank stands.
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
 * Resolves emphasis in place of micromark, which looks for the beginning of each span through all of the text
 * before it, so 40 KB of `a*b` take a minute. Here the openers that are known not to fit a closer are remembered
 * (https://spec.commonmark.org/0.31.2/#phase-2-inline-structure, `openers_bottom`). The tree is the same; to go
 * when micromark-core-commonmark remembers them too.
 */
export const linearAttention: Extension = {
  disable: { null: ["attention"] },
  text: { [asterisk]: linear, [underscore]: linear },
  insideSpan: { null: [linear] },
};

/**
 * Returns events in which runs have become spans.
 *
 * @throws {RangeError} where spans stand deeper within each other than trees may be
 */
function resolveAttention(events: Event[], context: TokenizeContext): Event[] {
  const runs = runsIn(events, context);
  if (runs.length === 0) return events;
  matchRuns(runs);
  const byIndex = new Map(runs.map((run) => [run.at, run]));
  const rebuilt = rebuild(events, context, byIndex);
  // Who called holds on to the array.
  events.length = 0;
  for (const event of rebuilt) events.push(event);
  return events;
}

function runsIn(events: readonly Event[], context: TokenizeContext): Run[] {
  const runs: Run[] = [];
  for (const [at, [kind, token]] of events.entries()) {
    if (kind !== "enter" || token.type !== "attentionSequence") continue;
    const marker = context.sliceSerialize(token).charCodeAt(0);
    const { _open: opens = false, _close: closes = false, start, end } = token;
    runs.push({ at, marker, opens, closes, start, end, closed: [], opened: [] });
  }
  return runs;
}

function lengthOf({ start, end }: Run): number {
  return end.offset - start.offset;
}

/**
 * Returns the kind of a closer; runs of one kind fail alike: the rule of three asks for a closer's length, and
 * whether it opens too.
 */
function kindOfCloser(run: Run): number {
  return (run.marker === asterisk ? 0 : 6) + (run.opens ? 3 : 0) + (lengthOf(run) % 3);
}

/** Records in the runs which spans they open and close. */
function matchRuns(runs: readonly Run[]): void {
  const openers: Run[] = [];
  /** For each kind of closer, how many of the openers, from the first, are known not to fit. */
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

/** Applies rules 9 and 10 of emphasis, with the lengths that are left, as micromark has them. */
function fits(opener: Run, closer: Run): boolean {
  if (opener.marker !== closer.marker) return false;
  const isEither = opener.closes || closer.opens;
  return !isEither || lengthOf(closer) % 3 === 0 || (lengthOf(opener) + lengthOf(closer)) % 3 !== 0;
}

function match(opener: Run, closer: Run): void {
  const size = lengthOf(opener) > 1 && lengthOf(closer) > 1 ? 2 : 1;
  const kind = size === 2 ? "strong" : "emphasis";
  const from = moved(opener.end, -size);
  const to = moved(closer.start, size);
  const opening: Token = { type: `${kind}Sequence`, start: from, end: opener.end };
  const closing: Token = { type: `${kind}Sequence`, start: closer.start, end: to };
  const span: Span = { kind, opening, closing };
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
 * Returns the events with the spans in them; each span's inside goes through the other constructs that look into
 * spans.
 */
function rebuild(events: readonly Event[], context: TokenizeContext, runs: ReadonlyMap<number, Run>): Event[] {
  const insides: Event[][] = [[]];
  const open: { span: Span; group: Token; text: Token }[] = [];
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
    // Its exit follows its beginning.
    index++;
  }
  return insides[0]!;

  function start(span: Span): void {
    const { kind, opening, closing } = span;
    const group: Token = { type: kind, start: opening.start, end: closing.end };
    const text: Token = { type: `${kind}Text`, start: opening.end, end: closing.start };
    open.push({ span, group, text });
    if (open.length > maxDepth) throw new RangeError("Unexpected depth of emphasis, expected at most 100 levels");
    insides.push([]);
  }

  function close(span: Span): void {
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
