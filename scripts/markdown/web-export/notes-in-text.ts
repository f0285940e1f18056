/** Warns of words of a web page that were a note, or have lost the number of the thing that they name. */
import type { Root } from "mdast";
import { SKIP, visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { labelsOf } from "../../languages/labels.ts";
import type { Language } from "../../languages/languages.ts";
import { complain } from "../../messages/complain.ts";
import { flatten, placeInFlat } from "./flat-text.ts";
import type { SourceText } from "./source-text.ts";
import { shorten } from "../../messages/shorten.ts";

/** Matches a capital right behind the end of a sentence or clause, and up to 60 characters of the possible note. */
const glued = /(?<=(?:\p{Ll}{2}|[\p{L}\p{N}][)\]”’»"])[.,;!?])\p{Lu}(?:\p{Ll}[\p{L}’'&-]*)?(?=[\s.,(])[^\n]{0,60}/gu;
/** Matches the name of a publishing body with a year behind the end of a sentence, as notes begin. */
const cited =
  /(?<=[.!?]["'”’»)]{0,4}\s)\p{Lu}[^.()\n]{2,80}\.\s\((?:[^()\n]{0,20}[\s,])?(?:19|20)\d\d(?:,[^()\n]{0,20})?\)\.\s[^\n]{0,40}/gu;

const seeing =
  "[Ss]ee|[Ss]ee also|cf\\.?|compare|vgl\\.?|siehe|voir|cfr\\.?|vedi|véase|ver|vide|zie|zob\\.|patrz|viz|pozri|jf\\.?|se|ks\\.?|vt|skat\\.?|žr\\.?|vezi|βλ\\.?|вж\\.?|vidi|glej|lásd|féach|ara";

export function warnOfLostMarks(tree: Root, source: SourceText, file: VFile, language: Language): void {
  const { section, figure, table, box } = labelsOf(language);
  const words = [section, figure, table, box].map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  const names = words.map((word) => word.replace(/^./u, (first) => first.toUpperCase())).join("|");
  const smallNames = words.map((word) => word.toLowerCase()).join("|");
  const unnumbered = new RegExp(
    String.raw`(?<![\p{L}])(?:${seeing})\s+(?:${names})s?(?=\s*(?:[,.;)]|$)|\s{2,}|\s+(?:and|or|und|oder|et|ou|y|e|o)\s+(?:${names})s?\s*[,.;)])|(?<=\p{Ll}\s)(?:${names})(?=\s+[,.;)])|(?<=[(,;]\s?)(?:${names})s?(?=\s+[,.;)])|(?<![\p{L}])(?:${names})s?(?=\s{2,}\p{Ll})|(?<![\p{L}])(?:[Ii]n|[Aa]s|[Bb]y)\s(?:${names})(?=,|\s(?:shows?|says?|gives?|illustrates?|presents?|above|below)(?!\p{L}))|(?<=[\p{L}(]\s?)(?:${smallNames})s?(?=\s+[,.)])`,
    "gu",
  );
  visit(tree, (node) => {
    if (node.type === "heading" || node.type === "footnoteDefinition") return SKIP;
    if (node.type !== "paragraph") return;
    const flat = flatten(node);
    const isLinked = (index: number) => flat.pieces.find(({ to }) => index < to)?.isLinked ?? false;
    for (const pattern of [glued, cited]) {
      for (const { 0: text, index } of flat.value.matchAll(pattern)) {
        if (isLinked(index)) continue;
        const place = placeInFlat(source, flat, index, index + text.length);
        complain(file, "note-in-text", { text: shorten(text, 50) }, place);
      }
    }
    for (const { 0: text, index } of flat.value.matchAll(unnumbered)) {
      complain(file, "missing-number", { text }, placeInFlat(source, flat, index, index + text.length));
    }
    return;
  });
}
