/** Warns of placeholders for words still to come: "XX boats", "[source TBC]", "Link to be added". */
import type { Nodes } from "mdast";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { eachNode } from "../each-node.ts";
import type { NodesByType } from "../nodes-by-type.ts";
import { offsetsOf, positionBetween, sourceTextOf, type SourceText } from "../web-export/source-text.ts";

const boundary = String.raw`(?![\p{L}\p{N}])`;
/** The end of a sentence or clause: such words elsewhere are part of what a sentence says. */
const end = String.raw`(?=\s*(?:[.,;:)\]]|$))`;
const start = String.raw`(?<![\p{L}\p{N}])`;

/** Words for centuries and events, which follow Roman numerals; a placeholder `XX` stands before anything else. */
const century =
  "cent|siècle|siecle|jahrhundert|wiek|stol|secol|sigl|sécul|secul|eeuw|århundr|sekel|vuosisa|sajand|amži|gadsimt|век|αιών|veku|század|seklu|haois|aois|congress|olymp|anniversar";

/** Patterns, each with the strings of which every match holds one, so that most texts are skipped at once. */
const patterns: readonly { pattern: RegExp; hints: readonly string[] }[] = (
  [
    [
      `(?<=(?:^|[.!?:([])\\s*)(?:Links?|Texts?|Sources?|References?|Figures?|Data|Numbers?|Pictures?|Dates?) (?:is |are )?(?:still )?to be (?:added|confirmed|completed|inserted|updated|provided|checked|defined)${end}`,
      ["to be "],
    ],
    [`${start}(?:TBC|TBD|TBA|tbc|tbd|TODO|FIXME|TKTK?)${boundary}`, ["TB", "tb", "TODO", "FIXME", "TK"]],
    [
      String.raw`\[(?:insert|add|enter|to be|source|link|date|name|number|placeholder|à compléter|à insérer|einfügen|bitte|insertar|inserire|inserir|invoegen|wstawić|doplnit|doplniť|indsæt|infoga|lisää|lisada|ievietot|įterpti|introduceți|vstaviti|umetnuti|beszúrni|εισαγωγή|въведете)(?:\s[^\]\n]{0,60})?\](?![(\[:])`,
      ["["],
    ],
    [
      `${start}(?:à compléter|à confirmer|à insérer|wird noch ergänzt|noch zu ergänzen|zu ergänzen|noch einzufügen|folgt noch|por completar|por confirmar|da completare|da confermare|da inserire|a completar|nog aan te vullen|nog in te vullen|do uzupełnienia|bude doplněno|bude doplnené|täydennetään|de completat|za dopuniti|bo dopolnjeno|kiegészítendő)${end}`,
      [
        "compl",
        "confirm",
        "ins",
        "ergänz",
        "einzuf",
        "folgt",
        "vullen",
        "uzupe",
        "dopl",
        "dopo",
        "dopu",
        "täyden",
        "kieg",
      ],
    ],
    [
      String.raw`(?:(?<!^)\[\?+|\[(?:●|•|_{2,}|(?:INSERT|ADD|ENTER|SOURCE|LINK|DATE|NAME|TEXT|FIGURE|REF)(?:\s[^\]\n]{0,60})?|(?:[Ff]igure|[Tt]able|[Mm]ap|[Pp]hoto|[Pp]icture|[Cc]hart|[Tt]ext|[Qq]uote|[Rr]ef(?:erence)?|[Cc]itation|[Ll]ink) (?:here|needed|to come|missing|to follow)|[Rr]eference|[Cc]itation))\](?![(\[:])`,
      ["["],
    ],
    [String.raw`(?<=\p{L}[ \u00a0])X(?:\.X)+${boundary}`, ["X.X"]],
    [`${start}[Ll]orem ipsum${boundary}`, ["orem ipsum"]],
    [String.raw`${start}XXX?(?=[ \u00a0](?!(?:and|or|to|of|in|is|was|${century}))\p{Ll}{2,})`, ["XX"]],
    [
      String.raw`${start}(?:XX+|xx+)(?=[ \u00a0]?(?:%|€|\$|per cent|million|billion|\p{Lu}\p{Ll}+ (?:19|20)(?:\d\d|XX|xx)))|[€$£]\s?XX+${boundary}|${start}(?:19|20)(?:XX|xx)${boundary}|${start}(?:p\.|pp\.|No|no\.|n°|S\.)[ \u00a0](?:XX+|xx+)${boundary}|${start}(?:XX|xx)[./](?:XX|xx)${boundary}|${start}(?:x{2,8}|X{4,8})${boundary}|${start}\?{3,}`,
      ["XX", "xx", "???"],
    ],
  ] as const
).map(([pattern, hints]) => ({ pattern: new RegExp(pattern, "gu"), hints }));

const perhaps =
  /XX|X\.X|xx|TB|tb|to be|TODO|FIXME|TK|\[|orem|\?\?\?|compl|confirm|insér|inser|ergänz|einfüg|folgt|vullen|uzupe|dopl|dopo|dopu|täyden|kieg|TK/;

export function placeholder(file: VFile, { paragraphs, headings, tables }: NodesByType): void {
  let source: SourceText | undefined;
  const cells = tables.flatMap(({ children }) => children.flatMap((row) => row.children));
  for (const block of [...paragraphs, ...headings, ...cells]) {
    eachNode<Nodes>(block, (node) => {
      if (node.type !== "text" || !node.position || !perhaps.test(node.value)) return;
      for (const { text, index } of placeholdersIn(node.value)) {
        source ??= sourceTextOf(file);
        const offsetAt = offsetsOf(source, node);
        const place = positionBetween(source, offsetAt(index), offsetAt(index + text.length));
        complain(file, "placeholder", { text }, place);
      }
    });
  }
}

/** Returns the placeholders of a text; of overlapping ones the longest. */
function placeholdersIn(value: string): { text: string; index: number }[] {
  const found = patterns
    .filter(({ hints }) => hints.some((hint) => value.includes(hint)))
    .flatMap(({ pattern }) => Array.from(value.matchAll(pattern), ({ 0: text, index }) => ({ text, index })))
    .filter(({ text, index }) => !isNumeral(text, value.slice(0, index)))
    .toSorted((a, b) => a.index - b.index || b.text.length - a.text.length);
  let end = 0;
  return found.filter(({ text, index }) => {
    const isFirst = index >= end;
    if (isFirst) end = index + text.length;
    return isFirst;
  });
}

/**
 * Returns whether XX or XXX may be a Roman numeral: it stands behind a name or an article, or at the beginning of a
 * sentence.
 */
function isNumeral(text: string, before: string): boolean {
  if (
    !/^XXX?$/.test(text) ||
    /(?:^|\s)(?:In|At|Of|All|About|Some|With|From|For|By|Over|Another|Nearly)\s$/.test(before)
  )
    return false;
  return /(?:^|[.!?:]\s*|\p{Lu}[\p{L}.]*\s|(?:^|\s)(?:the|le|la|il|el|o|a|der|die|das|im|den|de|du|del|of)\s)$/u.test(
    before,
  );
}
