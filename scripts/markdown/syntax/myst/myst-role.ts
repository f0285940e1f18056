/** Reads roles of MyST, `` {ref}`x` ``, `` {doc}`x` `` and others, as references, links and marks. */
import type { InlineCode, Link, Nodes, PhrasingContent, Root, Text } from "mdast";
import type { VFile } from "vfile";
import { complain } from "../../../messages/complain.ts";
import { eachNode } from "../../each-node.ts";
import { sourceTextOf } from "../../web-export/source-text.ts";
import type { Syntax } from "../syntax.ts";

declare module "mdast" {
  interface TextData {
    /** The role of MyST, as it is written, by which a text is a citation. */
    citation?: string;
  }
}

export const mystRole: Syntax = { read: readRoles };

/** Returns the nodes for the text between the backticks; `written` is the whole role with its name. */
type MystRole = (value: string, written: string) => PhrasingContent[];

const plain: MystRole = (value) => [{ type: "text", value }];
const marked =
  (type: "subscript" | "superscript" | "strong" | "emphasis"): MystRole =>
  (value) => [{ type, children: [{ type: "text", value }] }];

const roles: Readonly<Record<string, MystRole>> = {
  ref: referenceTo((target) => `#${target}`),
  "prf:ref": referenceTo((target) => `#${target}`),
  eq: referenceTo((target) => `#${target}`),
  numref,
  doc: referenceTo((target) => (/\.\w+$/.test(target) ? target : `${target}.md`)),
  download: referenceTo((target) => target),
  sub: marked("subscript"),
  subscript: marked("subscript"),
  sup: marked("superscript"),
  superscript: marked("superscript"),
  strong: marked("strong"),
  emphasis: marked("emphasis"),
  term: (value) => [{ type: "emphasis", children: [{ type: "text", value: textOfTitled(value) }] }],
  abbr: plain,
  index: plain,
  ...Object.fromEntries(["cite", "cite:p", "cite:ps", "cite:alp", "citep", "footcite"].map((name) => [name, cited])),
  "cite:t": citedInText,
  "cite:ts": citedInText,
  citet: citedInText,
  guilabel: marked("strong"),
  menuselection: marked("strong"),
  code: (value) => [{ type: "inlineCode", value }],
  kbd: (value) => [{ type: "inlineCode", value }],
  file: (value) => [{ type: "inlineCode", value }],
  samp: (value) => [{ type: "inlineCode", value }],
  command: (value) => [{ type: "inlineCode", value }],
  program: (value) => [{ type: "inlineCode", value }],
};

function readRoles(tree: Root, file: VFile): void {
  readLabelLinks(tree, String(file));
  if (!/\{[\w:-]+\}`/.test(String(file))) return;
  const { text } = sourceTextOf(file);
  eachNode<Nodes>(tree, (parent) => {
    if (!("children" in parent)) return;
    const children: Nodes[] = parent.children;
    for (let index = 1; index < children.length; index++) {
      const [before, node] = [children[index - 1]!, children[index]!];
      if (before.type !== "text" || node.type !== "inlineCode") continue;
      const name = /\{([A-Za-z][\w:-]*)\}$/.exec(before.value)?.[1];
      if (name === undefined || name === "math" || text[(before.position?.end.offset ?? 0) - name.length - 3] === "\\")
        continue;
      before.value = before.value.slice(0, -name.length - 2);
      const read = convert(name.toLowerCase(), node, file);
      const place = node.position ? { position: node.position } : {};
      children.splice(index, 1, ...read.map((piece) => ({ ...piece, ...place })));
      if (before.value === "") children.splice(--index, 1);
    }
  });
}

/**
 * Reads `[](eq:x)` as `[](#eq:x)`: MyST names a place by its label alone, and a label with a colon looks like an address
 * with a scheme. Such are those with the prefix of a kind of place, and labels of the same file.
 */
function readLabelLinks(tree: Root, text: string): void {
  if (!/\]\([a-z][a-z\d]*:[^)\s/]/i.test(text)) return;
  eachNode<Nodes>(tree, (node) => {
    if (node.type !== "link" || !/^[a-z][a-z\d]*:[\w.:-]+$/i.test(node.url)) return;
    const { url } = node;
    const isPlace = /^(?:eq|fig|tab|tbl|table|sec|lst|thm|alg|app|chap):/i.test(url);
    const isLabel = [`(${url})=`, `$$ (${url})`, `:label: ${url}`, `:name: ${url}`].some((one) => text.includes(one));
    if (isPlace || isLabel) node.url = `#${url}`;
  });
}

function convert(name: string, node: InlineCode, file: VFile): PhrasingContent[] {
  const written = `{${name}}\`${node.value}\``;
  const role = Object.hasOwn(roles, name) ? roles[name] : undefined;
  if (role) return role(node.value, written);
  const found = `role \`{${name}}\` of another program`;
  complain(
    file,
    "unusual-markup",
    { found, expected: "Markdown, or `[](#id)` for a reference", read: "as its words" },
    node,
  );
  return plain(textOfTitled(node.value), written);
}

/** Returns `text` for `text <target>`. */
function textOfTitled(value: string): string {
  return partsOf(value).words || value;
}

/** Parts `text <target>`; what isn't of that form is a target alone. */
function partsOf(value: string): { words: string; target: string } {
  const opening = value.endsWith(">") ? value.lastIndexOf("<") : -1;
  const target = value.slice(opening + 1, -1);
  if (opening < 0 || target.includes(">")) return { words: "", target: value };
  return { words: value.slice(0, opening).trimEnd(), target };
}

/** Reads keys of sources, `a, b`, as Pandoc's `[@a; @b]`, which pandoc-citations.ts makes callouts of. */
function cited(value: string, written: string): PhrasingContent[] {
  const keys = value.split(",").map((key) => `@${key.trim()}`);
  return [{ type: "text", value: `[${keys.join("; ")}]`, data: { citation: written } }];
}

/** Reads the key of a source that is named in the sentence as Pandoc's `@a`. */
function citedInText(value: string, written: string): PhrasingContent[] {
  return value
    .split(",")
    .flatMap((key, index): Text[] => [
      ...(index === 0 ? [] : [{ type: "text", value: ", " } as const]),
      { type: "text", value: `@${key.trim()}`, data: { citation: written } },
    ]);
}

/** Returns a role that reads `x` and `text <x>` as a reference. */
function referenceTo(addressOf: (target: string) => string): MystRole {
  return (value, written) => {
    const { words, target } = partsOf(value);
    const children: PhrasingContent[] = words ? [{ type: "text", value: words }] : [];
    return [linkTo(addressOf(target.trim()), children, words ? undefined : written)];
  };
}

/** Reads `x` and `Figure %s <x>`, in which the number replaces `%s`. */
function numref(value: string, written: string): PhrasingContent[] {
  const { words, target } = partsOf(value);
  const address = `#${target.trim()}`;
  const [before, behind] = words.split(/%s|\{number\}/, 2);
  if (behind === undefined) return referenceTo((id) => `#${id}`)(value, written);
  const link = linkTo(address, [], written);
  link.data = { ...link.data, isBare: true };
  const pieces: PhrasingContent[] = [
    { type: "text", value: before!.replace(/ $/, "\u00a0") },
    link,
    { type: "text", value: behind },
  ];
  return pieces.filter((piece) => piece.type !== "text" || piece.value !== "");
}

function linkTo(url: string, children: PhrasingContent[], written: string | undefined): Link {
  return { type: "link", url, children, ...(written === undefined ? {} : { data: { written } }) };
}
