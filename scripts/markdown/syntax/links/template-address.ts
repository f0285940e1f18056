/** Reads links whose address is `{{< ref "b.md" >}}` or the like, or whose title has typographic quotation marks. */
import type { Nodes, Root } from "mdast";
import { labelEnd } from "micromark-core-commonmark";
import type { Code, Construct, Effects, Extension, State, Tokenizer } from "micromark-util-types";
import { eachNode } from "../../each-node.ts";
import { withoutTemplate } from "../../template-address.ts";
import type { Syntax } from "../syntax.ts";

/** micromark's code for a virtual space, which is part of a tab; line endings are lower codes. */
const virtualBlanks = -2;
const [percent, left, right, bracket, opening, closing] = [37, 40, 41, 93, 123, 125];
/** Closing quotation marks of titles, by the opening one. */
const titleMarks: ReadonlyMap<Code, string> = new Map(
  Object.entries({ '"': '"', "'": "'", "“": "”“", "”": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "’": "’" }).map(
    ([open, close]) => [open.charCodeAt(0), close] as const,
  ),
);

function isBlank(code: Code): boolean {
  return code === 32 || code === -1 || code === -2;
}

/** Tokenizes the destination and title of a link, from the opening bracket on. */
const resource: Construct = { tokenize: tokenizeResource, partial: true };

/** Replaces CommonMark's end of a label, and tries such an address first. */
const templateLabelEnd: Construct = {
  ...labelEnd,
  name: "templateLabelEnd",
  tokenize(effects, ok, nok) {
    const attempt: Effects["attempt"] = (constructs, yes, no) => (code: Code) =>
      effects.attempt(code === left ? [resource, ...([constructs].flat() as Construct[])] : constructs, yes, no)(code);
    return labelEnd.tokenize.call(this, { ...effects, attempt }, ok, nok);
  },
};

const extension: Extension = { disable: { null: ["labelEnd"] }, text: { [bracket]: templateLabelEnd } };

export const templateAddress: Syntax = {
  micromark: (text) => (/\]\([^\S\n]*(?:[^\s()]*\{[{%]|[^\s()]+[ \t]+[“”„«»‘’])/.test(text) ? extension : undefined),
  read: readAddresses,
};

function readAddresses(tree: Root): void {
  eachNode<Nodes>(tree, (node) => {
    if (node.type !== "link" && node.type !== "image" && node.type !== "definition") return;
    node.url = withoutTemplate(node.url);
  });
}

/** Tokenizes a resource with CommonMark's own token types; spaces may stand within `{{ }}` and `{% %}` only. */
function tokenizeResource(...[effects, ok, nok]: Parameters<Tokenizer>): State {
  /** Character that closes the template mark together with `}`; undefined outside one. */
  let end: Code | undefined;
  let previous: Code = null;
  let hasMark = false;
  return start;

  function start(code: Code): State | undefined {
    effects.enter("resource");
    effects.enter("resourceMarker");
    effects.consume(code);
    effects.exit("resourceMarker");
    return blanks(open);
  }

  function blanks(next: State): State {
    return (code) => {
      if (!isBlank(code)) return next(code);
      effects.enter("whitespace");
      effects.consume(code);
      effects.exit("whitespace");
      return blanks(next);
    };
  }

  function open(code: Code): State | undefined {
    effects.enter("resourceDestination");
    effects.enter("resourceDestinationRaw");
    effects.enter("resourceDestinationString");
    effects.enter("chunkString", { contentType: "string" });
    return address(code);
  }

  function address(code: Code): State | undefined {
    if (code === null || code < virtualBlanks) return nok(code);
    if (end === undefined) {
      if (isBlank(code)) return close(code);
      if (code === right) return hasMark ? close(code) : nok(code);
      if (code === left) return nok(code);
      if (previous === opening && (code === opening || code === percent)) {
        end = code === opening ? closing : percent;
        hasMark = true;
      }
    } else if (code === closing && previous === end) {
      end = undefined;
    }
    previous = end === undefined && code === closing ? null : code;
    effects.consume(code);
    return address;
  }

  function close(code: Code): State | undefined {
    effects.exit("chunkString");
    effects.exit("resourceDestinationString");
    effects.exit("resourceDestinationRaw");
    effects.exit("resourceDestination");
    return blanks(isBlank(code) ? title : finish)(code);
  }

  function title(code: Code): State | undefined {
    const marks = titleMarks.get(code);
    // Plain resources are left to CommonMark's own construct.
    if (!hasMark && (marks === undefined || /["']/.test(marks))) return nok(code);
    return marks === undefined ? finish(code) : titleTokens(marks, { effects, nok, after: blanks(finish) })(code);
  }

  function finish(code: Code): State | undefined {
    if (code !== right) return nok(code);
    effects.enter("resourceMarker");
    effects.consume(code);
    effects.exit("resourceMarker");
    effects.exit("resource");
    return ok;
  }
}

/** Tokenizes a title with CommonMark's own token types, between any quotation marks. */
function titleTokens(marks: string, { effects, nok, after }: { effects: Effects; nok: State; after: State }): State {
  const takeMark = (code: Code) => {
    effects.enter("resourceTitleMarker");
    effects.consume(code);
    effects.exit("resourceTitleMarker");
  };

  const words: State = (code) => {
    if (code === null || code < virtualBlanks) return nok(code);
    if (code < 0 || !marks.includes(String.fromCharCode(code))) {
      effects.consume(code);
      return words;
    }
    effects.exit("chunkString");
    effects.exit("resourceTitleString");
    takeMark(code);
    effects.exit("resourceTitle");
    return after;
  };

  return (code) => {
    effects.enter("resourceTitle");
    takeMark(code);
    effects.enter("resourceTitleString");
    effects.enter("chunkString", { contentType: "string" });
    return words;
  };
}
