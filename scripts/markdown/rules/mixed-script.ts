/** Warns of letters within a word that look like letters of its script but are of another: a Cyrillic о in "board". */
import type { Nodes, Text } from "mdast";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { eachNode } from "../each-node.ts";
import type { NodesByType } from "../nodes-by-type.ts";
import { offsetsOf, positionBetween, sourceTextOf, type SourceText } from "../web-export/source-text.ts";

/** Letters of each script that look like a letter of another one. */
const lookalikes = {
  Cyrillic: "АВЕЅІЈКМНОРСТУХаеорсухѕіј",
  Greek: "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονιυ",
  Latin: "ABEHIJKMNOPSTUXYZaceijopsuvxy",
} as const;

type Script = keyof typeof lookalikes;
const scripts = Object.keys(lookalikes) as Script[];
const inScript = {
  Cyrillic: /\p{Script=Cyrillic}/u,
  Greek: /\p{Script=Greek}/u,
  Latin: /\p{Script=Latin}/u,
} as const satisfies Record<Script, RegExp>;

const other = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
/** A faster test for texts that may hold such letters; it doesn't match quotation marks and dashes. */
const perhapsOther = /[^\0-\u02ff\u2000-\u206f]/;
const word = /[\p{L}\p{M}]+/gu;

export function mixedScript(file: VFile, { paragraphs, headings, tables }: NodesByType): void {
  let source: SourceText | undefined;
  const cells = tables.flatMap(({ children }) => children.flatMap((row) => row.children));
  const told = new Set<string>();
  for (const block of [...paragraphs, ...headings, ...cells]) {
    eachNode<Nodes>(block, (node) => {
      if (node.type !== "text" || !node.position || !perhapsOther.test(node.value)) return;
      if (!other.test(node.value)) return;
      for (const { 0: written, index } of node.value.matchAll(word)) {
        const found = other.test(written) ? strangerIn(written) : undefined;
        if (found) tell(file, (source ??= sourceTextOf(file)), node, { ...found, written, index }, told);
      }
    });
  }
}

interface Stranger {
  letter: string;
  /** Character offset in the word. */
  at: number;
  script: Script;
  main: Script;
}

/** Returns the first letter that isn't of the word's main script but looks like one of it; undefined without any. */
function strangerIn(written: string): Stranger | undefined {
  const letters = Array.from(written.matchAll(/\p{L}/gu), ({ 0: letter, index }) => ({ letter, index }));
  const counts = scripts.map((script) => letters.filter(({ letter }) => inScript[script].test(letter)).length);
  if (counts.filter((count) => count > 0).length < 2) return undefined;
  const main = mainScript(
    letters.map(({ letter }) => letter),
    counts,
  );
  const strangers = letters.filter(({ letter }) => !inScript[main].test(letter));
  const looksAlike = ({ letter }: { letter: string }) => scripts.some((script) => lookalikes[script].includes(letter));
  if (!strangers.every(looksAlike)) return undefined;
  const { letter, index } = strangers[0]!;
  return { letter, at: index, script: scripts.find((script) => inScript[script].test(letter))!, main };
}

/** Returns the script of a letter without a lookalike, else the script of most letters. */
function mainScript(letters: readonly string[], counts: readonly number[]): Script {
  const clear = scripts.find((script) =>
    letters.some((letter) => inScript[script].test(letter) && !lookalikes[script].includes(letter)),
  );
  return clear ?? scripts[counts.indexOf(Math.max(...counts))]!;
}

function tell(
  file: VFile,
  source: SourceText,
  node: Text,
  { letter, at, script, main, written, index }: Stranger & { written: string; index: number },
  told: Set<string>,
): void {
  const offsetAt = offsetsOf(source, node);
  const start = offsetAt(index + at);
  if (told.size === told.add(String(start)).size) return;
  const code = `U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
  const facts = { letter, code, script, main, word: written };
  complain(file, "mixed-script", facts, positionBetween(source, start, offsetAt(index + at + letter.length)));
}
