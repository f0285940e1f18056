/** Tokenizes containers (`:::name[Title]{#id}` … `:::`) in all forms in which other programs write them. */
import type { Token } from "mdast-util-from-markdown";
import type { Construct, Effects, State, TokenizeContext, TokenType } from "micromark-util-types";
import { closingLength, isWhole, readOpening, type ContainerOpening, type LinePartRange } from "./container-line.ts";
import { isLineEnd } from "../constructs/is-line-end.ts";
import { restOfLine, lineThat, lineWithin, partial, consumeSpaces } from "../constructs/line-constructs.ts";
import { OpenContainers } from "./open-containers.ts";

/**
 * A container. Unlike in micromark-extension-directive (4.0.0), the name may stand behind spaces or in the braces, and
 * a title behind the name; and a line of colons closes the container opened last (as in Pandoc), so that containers
 * with the same number of colons can be nested, and colons in code don't count.
 */
export const container: Construct = { name: "container", tokenize, concrete: true };

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const tail = this.events.at(-1);
  const initialSize = tail?.[1].type === "linePrefix" ? tail[2].sliceSerialize(tail[1], true).length : 0;
  const isLazy = () => this.parser.lazy[this.now().line] === true;
  let opening: ContainerOpening | undefined;
  let isEnough = false;

  const start: State = (code) =>
    effects.check(
      lineThat((line) => {
        opening = readOpening(line);
        isEnough = opening !== undefined && isWhole(line, opening);
        return opening !== undefined;
      }),
      fence,
      nok,
    )(code);

  const fence: State = (code) => {
    effects.enter("directiveContainer");
    effects.enter("directiveContainerFence");
    return parts(effects, opening!, afterFence)(code);
  };

  const afterFence: State = (code) => {
    effects.exit("directiveContainerFence");
    if (code === null) return end(code);
    if (this.interrupt) return ok(code);
    return contents(effects, end, {
      initialSize,
      isLazy,
      isEnough,
      open: new OpenContainers(opening!.colons[1]),
      notLazy: ({ start: { line } }) => (this.parser.lazy[line] = false),
    })(code);
  };

  const end: State = (code) => {
    effects.exit("directiveContainer");
    return ok(code);
  };

  return start;
}

interface ContainerSurroundings {
  /** Number of spaces before the opening; its lines may be indented by as many. */
  initialSize: number;
  /**
   * Whether the current line is a lazy continuation: part of a paragraph in a surrounding container, without that
   * container's markers.
   */
  isLazy: () => boolean;
  notLazy: (token: Token) => void;
  /** Whether the container needs no closing line. */
  isEnough: boolean;
  open: OpenContainers;
}

/** Tokenizes from the end of the opening line to the closing line, or to the end of the surrounding container. */
function contents(effects: Effects, end: State, around: ContainerSurroundings): State {
  const { initialSize, isLazy, notLazy, isEnough, open } = around;
  let previous: Token | undefined;
  let hasContent = false;

  const nonLazyLine = lineWithin(isLazy);

  const start: State = (code) => {
    if (code === null) return end(code);
    return isLineEnd(code) ? effects.check(nonLazyLine, lineStart, end)(code) : lineStart(code);
  };

  const lineStart: State = (code) =>
    effects.check(
      lineThat((line) => open.isEnd(line)),
      closing,
      content,
    )(code);

  const closing: State = (code) => {
    if (hasContent) effects.exit("directiveContainerContent");
    effects.enter("containerClosing");
    return restOfLine(effects, (next) => {
      effects.exit("containerClosing");
      return end(next);
    })(code);
  };

  const content: State = (code) => {
    if (!hasContent) effects.enter("directiveContainerContent");
    hasContent = true;
    return initialSize ? consumeSpaces(effects, chunk, initialSize)(code) : chunk(code);
  };

  const chunk: State = (code) => {
    if (code === null) return endOfContent(code);
    return isLineEnd(code) ? effects.check(nonLazyLine, chunkOf, endOfContent)(code) : chunkOf(code);
  };

  const chunkOf: State = (code) => {
    const token = effects.enter("chunkDocument", { contentType: "document", previous });
    if (previous) previous.next = token;
    previous = token;
    return inChunk(code);
  };

  const inChunk: State = (code) => {
    if (code === null) return endOfChunk(code);
    if (isLineEnd(code)) return effects.check(nonLazyLine, nextLine, endOfChunk)(code);
    effects.consume(code);
    return inChunk;
  };

  const nextLine: State = (code) => {
    effects.consume(code);
    notLazy(effects.exit("chunkDocument"));
    return lineStart;
  };

  const endOfChunk: State = (code) => {
    notLazy(effects.exit("chunkDocument"));
    return endOfContent(code);
  };

  const endOfContent: State = (code) => {
    effects.exit("directiveContainerContent");
    return end(code);
  };

  const go = effects.attempt(nonLazyLine, start, end);
  return isEnough ? effects.check(closingAtOnce(nonLazyLine, open.own), go, end) : go;
}

/** Returns a construct that checks whether the next line closes a container with so many colons. */
function closingAtOnce(nonLazyLine: Construct, colons: number): Construct {
  return partial((effects, ok, nok) =>
    effects.attempt(
      nonLazyLine,
      effects.check(
        lineThat((line) => closingLength(line) >= colons),
        ok,
        nok,
      ),
      nok,
    ),
  );
}

/** Consumes an opening line: each part of it becomes a token, and so does the text between parts. */
function parts(effects: Effects, opening: ContainerOpening, next: State): State {
  const { colons, name, label, title, attributes, end } = opening;
  const words: LinePartRange | undefined = label ? [label[0] + 1, label[1] - 1] : title;
  const leaves: [part: LinePartRange | undefined, type: TokenType][] = [
    [colons, "directiveContainerSequence"],
    [name, "directiveContainerName"],
    [words, "chunkText"],
    [attributes, "containerAttributes"],
  ];
  const outer = words && words[1] > words[0] ? (label ?? title) : undefined;
  const borders = new Set([...leaves.flatMap(([part]) => part ?? []), ...(outer ?? []), end]);
  let at = 0;
  const step: State = (code) => {
    if (code === -1) {
      effects.consume(code);
      return step;
    }
    if (borders.has(at)) {
      const last = at > 0 && leaves.find(([part]) => part && part[0] < at && part[1] >= at);
      if (at > 0) effects.exit(last ? last[1] : "containerMark");
      if (at === outer?.[1]) effects.exit("directiveContainerLabel");
      if (at === end) return next(code);
      if (at === outer?.[0]) effects.enter("directiveContainerLabel");
      const type = leaves.find(([part]) => part && part[0] === at && part[1] > at)?.[1] ?? "containerMark";
      if (type === "chunkText") effects.enter(type, { contentType: "text", _contentTypeTextTrailing: true });
      else effects.enter(type);
    }
    at++;
    effects.consume(code);
    return step;
  };
  return step;
}

declare module "micromark-util-types" {
  interface TokenTypeMap {
    containerAttributes: "containerAttributes";
    containerClosing: "containerClosing";
    containerMark: "containerMark";
    directiveContainer: "directiveContainer";
    directiveContainerContent: "directiveContainerContent";
    directiveContainerFence: "directiveContainerFence";
    directiveContainerLabel: "directiveContainerLabel";
    directiveContainerName: "directiveContainerName";
    directiveContainerSequence: "directiveContainerSequence";
  }
}
