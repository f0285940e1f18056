/** Lists texts that look like mark-up: the pattern that finds each, its description, and its form in this project. */
import { asTied, nearlyTied } from "../../data/tied-number.ts";
import type { Sign } from "./raw-sign.ts";
import { charactersInHtml, signsOfLanguages } from "./raw-signs-of-languages.ts";
import { signsOfOthers } from "./raw-signs-of-others.ts";

const withBraces = (found: string) => `its words in their place, or \`\\${found[0]}\` if it is to be printed`;

/** Signs whose patterns are matched against the printed text; characters behind a backslash are meant as text. */
export const signs: readonly Sign[] = [
  {
    with: "](",
    pattern: /!?\[[^[\]\n]*\]\((?=[^)\n]*[^)\s][ \t])[^)\n]*\)/gu,
    like: "a link or picture with a blank in its address",
    expected: (found) => `\`<…>\` around the address, \`${angled(found)}\`, or %20 for the blank`,
  },
  {
    with: "]:",
    pattern: /^\[[^[\]^\n@]+\]:[ \t]+(?!")\S+(?:[ \t]+[^\s"'(]\S*)*\.\w{2,5}(?:[ \t]+"[^"\n]*")?$/gmu,
    like: "the address of links, with a blank in it",
    expected: (found) =>
      `\`<…>\` around it, \`${found.replace(/(?<=\]:[ \t]+)(.*?)(?=(?:[ \t]+"[^"]*")?$)/u, "<$1>")}\`, or %20 for the blank`,
    isBlock: true,
  },
  {
    with: "**",
    pattern: /(?<![\p{L}\p{N}*])\*\*(?=[\p{L}\p{N}"“(‘[])|(?<!\*)\*\*[ \t](?![ \t]*p\s*[<=≤])[^*\n]+[ \t]\*\*(?!\*)/gu,
    like: "bold words",
    expected: "`**` right before and right behind them",
  },
  {
    with: "**",
    pattern: /(?<=\p{L}[.,;:!?]?)\*\*(?=[\s.,;:!?)]|$)/gu,
    like: "the end of bold words",
    expected: "`**` right before them too",
    notInCells: true,
  },
  {
    with: "**",
    pattern: /(?<=\p{L}{2,}[.,:!?]?[ \t])\*\*(?=[ \t]\p{L}{2,}|$)/gu,
    like: "the beginning or end of bold words",
    expected: "`**` right before and right behind them",
    notInCells: true,
  },
  {
    with: "`",
    pattern: /(?<![\p{L}\p{N}`])`+(?=[\p{L}\p{N}])/gu,
    like: "code without its end",
    expected: "a backtick at its end too",
  },
  {
    with: "#",
    pattern: /^(?:#{2,6}[\p{L}\p{N}]|#\p{Lu}\p{Ll}*(?= |$))[^\n]*$/gu,
    like: "a heading",
    expected: (found) => `a blank behind the mark, \`${found.replace(/^(#+)/, "$1 ")}\``,
    isBlock: true,
  },
  {
    with: "\\",
    pattern:
      /\\(?:[A-Za-z]{2,}\*?(?=[{[])|(?:newpage|pagebreak|clearpage|cleardoublepage|noindent|tableofcontents|maketitle|hfill|vfill|smallskip|medskip|bigskip|linebreak|item|centering|hline|LaTeX|TeX|ldots|dots|today)(?![A-Za-z]))(?:\{[^{}\n]*\})?/gu,
    like: "a command of LaTeX",
    expected: (found) =>
      /page/.test(found) ? "`:::page-break`" : "Markdown, or words in its place (formulas stand between `$`)",
  },
  {
    with: "{",
    pattern:
      /\{\{[<%#]?[ \t]*#?include[ \t]+[^{}\n]+\}\}|\{%-?[ \t]*(?:include|include_relative|render|import)[ \t]+[^\n]*?%\}|\{\{[ \t]*[\w./-]+\.(?:[qr]?md|markdown|mdx)[ \t]*\}\}|\{![ \t]*[\w./-]+\.\w+[ \t]*!\}/giu,
    like: "a file that another program puts in",
    expected: "its text in this place, or a file of its own in `sections`",
  },
  {
    with: "{",
    pattern: /\{{2,3}[^{}\n]+\}{2,3}|\{%[^\n]*?%\}|\{#[ \t][^{}\n]*[ \t]#\}/gu,
    like: "a place that a template fills",
    expected: withBraces,
  },
  {
    with: "{",
    pattern: /\{(?:\{[<%]?|%)[ \t]*[A-Za-z_][^{}\n]*$/gu,
    like: "a place that a template fills",
    expected: withBraces,
    isBeforeAddress: true,
  },
  {
    with: "{",
    pattern: nearlyTied,
    like: "a number that is tied to a data file",
    expected: (found) => `a CSV file with its ending, \`${asTied(found)}\``,
  },
  {
    with: "{",
    pattern: /\{[ \t]*[#.][\p{L}_][\p{L}\p{N}_.:-]*(?:[ \t][^{}\n]*)?\}/gu,
    like: "attributes",
    expected: "them behind a heading, a link or a picture, or none",
  },
  {
    with: "$",
    pattern: /\$\$/gu,
    like: "a formula",
    expected: "`$$` where it begins and where it ends",
  },
  {
    with: "[[",
    pattern: /!?\[\[(?=[^[\]\n]*\p{L})[^[\]\n]+\]\]/gu,
    like: "a link of a wiki",
    expected: "`[text](address)`, or `[](#id)` for a reference",
  },
  {
    with: "@",
    pattern: /\[-?@[\p{L}\p{N}_{][^[\]\n]*\]/gu,
    like: "a citation",
    expected: (found) =>
      `a source \`[^${found.slice(1).replace(/^-/, "")}\` of the file in \`sources\`, or a note \`[^label]\``,
  },
  {
    with: "@",
    pattern:
      /\[(?:[^[\]@\n]*[\s;])?-?@[\p{L}\p{N}_{][^[\]\n]*\]|(?<![\p{L}\p{N}_.@/])@(?:(?:fig|tbl|eq|sec|lst)[:-][\p{L}\p{N}_-]+|\p{L}[\p{L}_:-]*(?:19|20)\d\d\p{L}*)(?![\p{L}\p{N}@])/gu,
    like: "a citation or a reference of another program",
    expected: "a source `[^@key]` of the file in `sources`, a note `[^label]`, or `[](#id)`",
  },
  {
    with: "•‣◦●▪∙○■□▸►➢➤·",
    pattern: /^[ \t]*[•‣◦●▪∙○■□▸►➢➤·][ \t\u00a0]*\S[^\n]*/gmu,
    like: "an item of a list",
    expected: (found) => `\`- ${found.replace(/^\s*.\s*/u, "")}\``,
    isBlock: true,
  },
  {
    with: ".)",
    pattern: /^\d{1,2}[.)]\p{Lu}\p{Ll}[^\n]*/gu,
    like: "an item of a numbered list",
    expected: (found) => `a blank behind the number, \`${found.replace(/^(\d+.)/, "$1 ")}\``,
    isBlock: true,
  },
  {
    with: "|",
    pattern:
      /^\|[^\n]*\|[ \t]*$|^[^|\n]+ \| [^|\n]+ \| [^\n]*\n[^|\n]+ \| [^|\n]+ \| [^\n]*$|(?<![^])[^|\n]+ \| [^|\n]+(?:\n[^|\n]+ \| [^|\n]+)+(?![^])/gmu,
    like: "rows of a table",
    expected: "a row such as `| --- | --- |` below the first, and as many cells in it",
    isBlock: true,
  },
  {
    with: ":::",
    pattern: /^:{3,}[^\n]*/gmu,
    like: "the beginning or end of a block",
    expected: "`:::name[Title]{#id}` where it begins, and as many colons alone where it ends",
  },
  {
    with: "--- ",
    pattern: /^--- (?:abstract|middle|back|note_\w+)$/gu,
    like: "the name of a part of an RFC",
    expected: "a heading, `# Abstract`",
    isBlock: true,
  },
  {
    with: "[.",
    pattern: /^\[TOC\]$|^\.\. [\w-]+::[^\n]*/gimu,
    like: "a directive of another program",
    expected: "none, or a directive of the report (docs/manuscript.md lists them)",
  },
  {
    with: "](",
    pattern: /!?\[[^[\]\n]+\]\($/gu,
    like: "a link with a blank in its address, or without its end",
    expected: "`[text](<address>)`, or %20 for the blank, and a bracket behind it",
    isBeforeAddress: true,
  },
  {
    with: "](",
    pattern: /^[^[\]\n]*\]\((?:[^()\s]*\)|$)/gu,
    like: "the end of a link around another link",
    expected: "one link of the two: none can hold another",
    isBehindLink: true,
  },
  {
    with: "[",
    pattern:
      /!?\[(?=[^\p{L}[\]\n]*\p{L})[^[\]\n]*\](?:\[[^[\]^\n]+\]|[ \t]+\((?=https?:|www\.)[^)\n]*\)|\([^)\n]*$)/gmu,
    like: "a link",
    expected: "`[text](address)`, or for `[text][label]` a line `[label]: address`",
  },
  {
    with: "] (",
    pattern: /!?\[[^[\]\n]+\][ \t]+\($/gu,
    like: "a link with a blank before its address",
    expected: "`[text](address)`",
    isBeforeAddress: true,
  },
  {
    with: "_",
    pattern:
      /(?<![\p{L}\p{N}_/.])__(?=\p{L})(?![\p{L}\p{N}]*(?:__|[-(:=/.]))|(?<=(?:^|[^\p{L}\p{N}_/.])\p{L}[\p{L}\p{N}]*[.,;:!?]?)__(?=[\s,;:!?)]|$)/gu,
    like: "bold words",
    expected: "`__` right before and right behind them",
  },
  {
    with: "*",
    pattern: /^\*(?:\*\*)?(?=\p{L})|(?<!\*)\*{4}$/gu,
    like: "the beginning or end of emphasis",
    expected: "the mark right before and right behind the words",
    notInCells: true,
  },
  {
    with: "_",
    pattern: /(?<![\p{L}\p{N}_/.])_(?=\p{Lu}\p{Ll}+[ \t]\p{L})/gu,
    like: "the beginning of emphasis",
    expected: "`_` right behind the words too",
  },
  {
    with: "*_",
    pattern: /(?<![\p{L}\p{N}*_])[*_]{1,2}$/gu,
    like: "one mark too many before emphasis",
    expected: "as many marks before the words as behind them",
    isBeforeEmphasis: true,
    notInCells: true,
  },
  {
    with: "==",
    pattern: /(?<![\p{L}\p{N}=<>!+*/-])==(?=\p{L})/gu,
    like: "marked words",
    expected: "`==` right before and right behind them",
    notInCells: true,
  },
  {
    with: "^~",
    pattern: /(?<=(?:^|[\s\d(])\p{L}{1,4})\^-?\d{1,3}(?=[\s.,;:)]|$)|(?<=\p{Lu})~\d{1,2}(?![\p{L}\p{N}~])/gu,
    like: "a raised or lowered number",
    expected: (found) => `the mark behind it too, \`${found}${found[0]}\``,
  },
  {
    with: "~~",
    pattern: /~~(?=[\p{L}\p{N}])/gu,
    like: "struck words",
    expected: "`~~` right before and right behind them",
  },
  {
    with: "{",
    pattern:
      /\{(?:::?[^{}\n]*|[a-z]{2,}:[^{}\s][^{}\n]*|=\w+|%[^{}\n]*%)\}|\$\{[^{}\n]+\}|\{\w+(?:=(?:"[^"{}\n]*"|'[^'{}\n]*'|[^\s{}"'=]+))+(?:[ \t][^{}\n]*)?\}/gu,
    like: "a mark of another program",
    expected: withBraces,
  },
  {
    with: "%",
    pattern: /<%[^%\n]*%>|%%(?=[^%\p{L}\n]*\p{L})[^%\n]*%%/gu,
    like: "a place that a template fills, or a comment",
    expected: "its words in their place, or `<!-- comment -->`",
  },
  {
    with: "(#",
    pattern: /\(#(?:fig|tab|eq|thm|lem|cor|ex):[\w-]+\)/gu,
    like: "the id of a title in another program",
    expected: "`{#id}` behind the title",
    hasBackslash: true,
  },
  {
    with: "+-",
    pattern: /^\+[-=:]{3,}[-=:+]*\+[ \t]*$/gmu,
    like: "a table drawn with signs",
    expected: "a table of Markdown, `| cell | cell |`",
    isBlock: true,
  },
  {
    with: "---",
    pattern: /^[ \t]*-{3,}(?:[ \t]+-{3,})+[ \t]*$/gmu,
    like: "a table drawn with signs",
    expected: "a table of Markdown, `| cell | cell |`",
    isBlock: true,
  },
  {
    with: "[",
    pattern: /^\[[ xX]\][ \t]+[^\n]*/gmu,
    like: "a task",
    expected: (found) => `\`- ${found}\``,
    isBlock: true,
  },
  {
    with: ":",
    pattern: /(?<![\p{L}\p{N}:/])(?::[a-z][a-z0-9+_-]+:(?![\p{L}\p{N}:])|:[a-z]+:$)/gmu,
    like: "the name of an emoji, or a role of another program",
    expected: "the sign itself, or words",
  },
  {
    with: "!?=/:",
    pattern:
      /^(?:!!!|\?\?\?\+?)[ \t]*\p{L}[^\n]*|^===\+?[ \t]+["'][^\n]*|^\/\/\/[ \t]+\p{L}[^\n]*|^::[a-z][\w-]*[ \t]+\S[^\n]*/gmu,
    like: "a block of another program",
    expected: "`:::note[Title]` and `:::`, or a heading",
    isBlock: true,
  },
  {
    with: "<>=",
    pattern: /^(?:<{7}|>{7})(?:[ \t][^\n]*)?$/gmu,
    like: "a mark where two versions of a file differ",
    expected: "one of the versions",
    isBlock: true,
  },
  ...signsOfOthers,
  ...signsOfLanguages,
];

/** Finds Markdown inside HTML, where it isn't parsed. */
export const signsInHtml: readonly Sign[] = [
  {
    with: "`~",
    pattern: /^[ \t]*(?:`{3,}|~{3,})[^`\n]*$/gmu,
    like: "the beginning or end of code within HTML",
    expected: "an empty line before it and behind it",
  },
  charactersInHtml,
  {
    with: "*_`[#-+.>=$",
    pattern:
      /(?<![=\p{L}\p{N}])==(?=[^\s=])[^=\n]{1,200}(?<=\S)==(?!=)|(?<![$\p{L}\p{N}])\$(?=[^\s$])[^$\n]{0,200}[\\^_{][^$\n]{0,200}(?<=\S)\$(?![$\p{L}\p{N}])|(?<!\*)\*\*(?=[^\s*])[^*\n]+\*\*|(?<![\p{L}\p{N}_])__(?=\S)[^_\n]+__|!?\[[^[\]\n]+\]\([^()\s]+\)|^[ \t]{0,3}(?:#{1,6}[ \t]+\S|[-*+][ \t]+\S|\d{1,3}\.[ \t]+\S)[^\n]*|`[^`\n]+`|(?<![\p{L}\p{N}*])\*(?=[^\s*])[^*\n]{1,80}(?<=[^\s*])\*(?![\p{L}\p{N}*])/gmu,
    like: "Markdown within HTML",
    expected: "an empty line before it and behind it",
  },
];

/** Puts the address of a link or picture in angle brackets, without a title behind it. */
function angled(found: string): string {
  return found.replace(/\(<?([^)\n]*?)>?([ \t]+(?:"[^"\n]*"|'[^'\n]*'))?\)$/u, "(<$1>$2)");
}
