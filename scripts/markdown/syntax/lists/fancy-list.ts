/** Reads lists numbered with letters, Roman numerals or brackets, `(a)`, `A)`, `ii.`, `#.`, `(@x)`, as Pandoc does. */
import type { List, ListItem, Nodes, Root } from "mdast";
import { defaultHandlers } from "mdast-util-to-markdown";
import { blankLine } from "micromark-core-commonmark";
import { factorySpace } from "micromark-factory-space";
import type { Code, Construct, Effects, Extension, State, TokenizeContext } from "micromark-util-types";
import type { VFile } from "vfile";
import { eachNode } from "../../each-node.ts";
import { sourceTextOf } from "../../web-export/source-text.ts";
import { listMarksIn, numberingOfMarks, type MarkedLine } from "./list-marks.ts";
import type { Syntax, ToMarkdownExtension } from "../syntax.ts";

declare module "mdast" {
  interface ListData {
    /** List markers as they are written, other than a number with a full stop or bracket behind it. */
    marks?: string[];
  }
}

export const fancyList: Syntax = {
  micromark: (text) => {
    const marks = listMarksIn(text);
    return marks.size > 0 ? extensionFor(marks) : undefined;
  },
  read: nameLists,
  toMarkdown: [{ handlers: { listItem: writeItem } }],
};

type ListState = NonNullable<TokenizeContext["containerState"]> & { list?: number };

/**
 * Returns an extension that tokenizes items on these lines. It differs from CommonMark's list
 * (micromark-core-commonmark 2.0.4, `lib/list.js`) in the markers, and in that items may interrupt a paragraph, since
 * the other items show that they are a list.
 */
function extensionFor(marks: ReadonlyMap<number, MarkedLine>): Extension {
  const list: Construct = {
    name: "fancyList",
    tokenize(effects, ok, nok) {
      return startOf(this, marks.get(this.now().line), effects, ok, nok);
    },
    continuation: {
      tokenize(effects, ok, nok) {
        return continuationOf(this, list, effects, ok, nok);
      },
    },
    exit(effects) {
      effects.exit("listOrdered");
    },
  };
  const firsts = new Set(Array.from(marks.values(), ({ mark }) => mark.charCodeAt(0)));
  return { document: Object.fromEntries(Array.from(firsts, (code) => [code, list])) };
}

function startOf(
  context: TokenizeContext,
  marked: MarkedLine | undefined,
  effects: Effects,
  ok: State,
  nok: State,
): State {
  const state = context.containerState as ListState;
  const tail = context.events.at(-1);
  let initialSize = tail?.[1].type === "linePrefix" ? tail[2].sliceSerialize(tail[1], true).length : 0;
  let size = 0;

  const start: State = (code) => {
    if (!marked || (state.list !== undefined && state.list !== marked.list)) return nok(code);
    if (state.list === undefined) {
      state.list = marked.list;
      effects.enter("listOrdered", { _container: true });
    }
    effects.enter("listItemPrefix");
    effects.enter("listItemMarker");
    return inMark(code);
  };

  const inMark: State = (code) => {
    if (size === marked!.mark.length) {
      effects.exit("listItemMarker");
      return effects.check(blankLine, onBlank, effects.attempt(prefixSpace, end, otherPrefix))(code);
    }
    if (code !== marked!.mark.charCodeAt(size)) return nok(code);
    size++;
    effects.consume(code);
    return inMark;
  };

  const onBlank: State = (code) => {
    state["initialBlankLine"] = true;
    initialSize++;
    return end(code);
  };

  const otherPrefix: State = (code) => {
    if (!isSpace(code)) return nok(code);
    effects.enter("listItemPrefixWhitespace");
    effects.consume(code);
    effects.exit("listItemPrefixWhitespace");
    return end;
  };

  const end: State = (code) => {
    state["size"] = initialSize + context.sliceSerialize(effects.exit("listItemPrefix"), true).length;
    return ok(code);
  };

  return start;
}

/** Consumes up to four spaces behind a marker; with more of them the text is indented code. */
const prefixSpace: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    return factorySpace(
      effects,
      (code) => {
        const tail = this.events.at(-1);
        return !isSpace(code) && tail?.[1].type === "listItemPrefixWhitespace" ? ok(code) : nok(code);
      },
      "listItemPrefixWhitespace",
      5,
    );
  },
};

function continuationOf(context: TokenizeContext, list: Construct, effects: Effects, ok: State, nok: State): State {
  const state = context.containerState as ListState & Record<string, unknown>;
  const size = () => Number(state["size"]);
  delete state["_closeFlow"];

  const onBlank: State = (code) => {
    state["furtherBlankLines"] = state["furtherBlankLines"] ?? state["initialBlankLine"];
    return factorySpace(effects, ok, "listItemIndent", size() + 1)(code);
  };

  const notBlank: State = (code) => {
    const isPast = state["furtherBlankLines"] === true || !isSpace(code);
    delete state["furtherBlankLines"];
    delete state["initialBlankLine"];
    return isPast ? notInItem(code) : effects.attempt(indentOf(size()), ok, notInItem)(code);
  };

  const notInItem: State = (code) => {
    state["_closeFlow"] = true;
    delete context.interrupt;
    return factorySpace(effects, effects.attempt(list, ok, nok), "linePrefix", 4)(code);
  };

  return effects.check(blankLine, onBlank, notBlank);
}

function indentOf(size: number): Construct {
  return {
    partial: true,
    tokenize(effects, ok, nok) {
      const after: State = (code) => {
        const tail = this.events.at(-1);
        const isWhole = tail?.[1].type === "listItemIndent" && tail[2].sliceSerialize(tail[1], true).length === size;
        return isWhole ? ok(code) : nok(code);
      };
      return factorySpace(effects, after, "listItemIndent", size + 1);
    },
  };
}

function isSpace(code: Code): boolean {
  return code === -2 || code === -1 || code === 32;
}

/** Class of lists of examples, which are numbered through the report. */
export const exampleClass = "examples";

/** Gives such lists the class that styles/engine/lists.css sets, and their first number. */
function nameLists(tree: Root, file: VFile): void {
  let text: string | undefined;
  eachNode<Nodes>(tree, (node) => {
    if (node.type !== "list" || !node.ordered) return;
    text ??= sourceTextOf(file).text;
    const marks = node.children.map((item) => markOf(item, text!));
    if (/^\d+[.)]?$/.test(marks[0]!)) return;
    const numbering = numberingOfMarks(marks);
    if (!numbering) return;
    const { style, delimiter, isExample } = numbering;
    node.start = isExample ? 1 : numbering.start;
    const data = { ...node.data, marks };
    node.data =
      style === "decimal" && delimiter === "stop"
        ? data
        : { ...data, hProperties: { className: [`${style}-${delimiter}`] } };
    if (isExample) node.data.hProperties = { className: [...(node.data.hProperties?.className ?? []), exampleClass] };
  });
}

/** Returns the names of a list's examples without brackets and `@`; empty for other lists. */
export function exampleNamesOf({ data }: List): string[] {
  if (!data?.hProperties?.className?.includes(exampleClass)) return [];
  return (data.marks ?? []).map((mark) => mark.replaceAll(/[().@]/g, ""));
}

/** Matches a reference to an example in the text. */
export const namedExample = /(?<![\w.+-])@([\w-]+)/g;

function markOf({ position }: ListItem, text: string): string {
  const start = position?.start.offset;
  return start === undefined ? "" : (/^\S{1,40}/.exec(text.slice(start, start + 40))?.[0] ?? "");
}

type Handler = NonNullable<NonNullable<ToMarkdownExtension["handlers"]>["listItem"]>;
type WriteArguments = Parameters<Handler>;

/** Writes an item with its own marker, or as Markdown does where it has none. */
function writeItem(...args: WriteArguments): string {
  const [item, parent, state, info] = args as [ListItem, List | undefined, WriteArguments[2], WriteArguments[3]];
  const mark = parent?.data?.marks?.[parent.children.indexOf(item)];
  if (mark === undefined) return defaultHandlers.listItem(...args);
  const indent = mark.length + 1;
  const tracker = state.createTracker(info);
  tracker.move(`${mark} `);
  tracker.shift(indent);
  const exit = state.enter("listItem");
  const value = state.indentLines(state.containerFlow(item, tracker.current()), (line, index, isBlank) =>
    index === 0 ? `${mark} ${line}` : isBlank ? line : " ".repeat(indent) + line,
  );
  exit();
  return value;
}
