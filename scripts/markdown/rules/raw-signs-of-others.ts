/** Lists marks of wikis, forums, templates and other programs that look like mark-up in printed text. */
import type { Sign } from "./raw-sign.ts";

export const signsOfOthers: readonly Sign[] = [
  {
    with: "[",
    pattern:
      /\[\/(?:b|i|u|s|url|quote|code|img|caption|gallery|embed|video|audio|list)\]|\[(?:caption|gallery|embed|video|audio)[ \t][^[\]\n]*\]/giu,
    like: "a mark of a forum or a blog",
    expected: "Markdown, such as `**words**` or `[text](address)`",
  },
  {
    with: "=h",
    pattern: /^={2,6}[ \t]+[^=\n]*[^=\s][ \t]+={2,6}$|^={2,6}[ \t]+\p{Lu}[^=\n]*$|^h[1-6]\.[ \t]+\p{L}[^\n]*$/gmu,
    like: "a heading of a wiki",
    expected: (found) =>
      `\`${"#".repeat(Number(/^h(\d)/.exec(found)?.[1] ?? /^=*/.exec(found)![0].length))} ${found.replaceAll(/^(?:=+|h\d\.) *| *=+$/g, "")}\``,
    isBlock: true,
  },
  {
    with: "((",
    pattern: /(?<![\p{L}\p{N}(])(?:\(\((?=[^()\s]*\p{L})[^()\s]+\)\)|\({3}(?=[^()\n]*\p{L})[^()\n]+\){3})(?!\))/gu,
    like: "a reference to a block in Logseq, or an entry of an index in AsciiDoc",
    expected: "the words of that block, or none",
  },
  {
    with: "'''",
    pattern: /'''(?=\p{L})/gu,
    like: "bold words of a wiki",
    expected: "`**` right before and right behind them",
  },
  {
    with: "[",
    pattern:
      /(?<![\p{L}\p{N}])(?:image|video|include|link|xref|toc|ifdef|kbd|footnote)::?[^\s[\]]{0,200}\[[^\]\n]*\]/gu,
    like: "a mark of AsciiDoc",
    expected: "Markdown, such as `![words](picture.png)`",
  },
  {
    with: "^[",
    pattern: /\^\[(?=\p{L})/gu,
    like: "a note without its end",
    expected: "`]` at its end",
  },
  {
    with: "%",
    pattern: /(?<![^])%[ \t]+\p{L}[^\n]*(?:\n(?:%|[ \t])[^\n]*)*(?![^])/gu,
    like: "a comment of MyST, or the title, authors and date of Pandoc",
    expected: (found) =>
      `\`<!-- … -->\`, or \`title: ${found.split("\n", 1)[0]!.replace(/^%\s+/, "")}\` between lines \`---\` where the file begins`,
    isBlock: true,
  },
  {
    with: "->",
    pattern: /^-{2,}>[ \t]*$/gmu,
    like: "the end of a comment",
    expected: "`<!--` where the comment begins, or none",
  },
  {
    with: "! ",
    pattern: /(?<![^])!{1,4}[ \t]+\p{L}*/gu,
    like: "a notice of Grav",
    expected: "`> [!NOTE]` and the words behind `> ` on the next line",
    isBlock: true,
  },
  {
    with: ":",
    pattern:
      /(?<![^])(?:title|author|date|layout|lang|language|subtitle|abstract):[ \t]*\S[^\n]*(?:\n[A-Za-z][\w -]{0,30}:[^\n]*)+(?![^])/giu,
    like: "settings of another program",
    expected: "a line `---` above and below them, where the file begins",
    isBlock: true,
  },
  {
    with: "[",
    pattern: /^\[\d{1,3}\][ \t]+\p{Lu}[^\n]*/gmu,
    like: "a note",
    expected: (found) => {
      const number = /\d+/.exec(found)![0];
      return `\`[^${number}]: …\`, and \`[^${number}]\` where it is called`;
    },
    isBlock: true,
  },
  {
    with: "[^",
    pattern: /\[\^[^[\]\n]*(?:\]|$)/gmu,
    like: "a callout",
    expected: "`[^label]`, without blanks, and a note `[^label]: …`",
  },
  {
    with: "-*+",
    pattern: /(?<=\n)[-*+]\p{L}[^\n]*$/gmu,
    like: "an item of a list",
    expected: (found) => `a blank behind the mark, \`${found.replace(/^(.)/, "$1 ")}\``,
    isInItem: true,
  },
  {
    with: "–—→⇒✓✔✗✘=>①②③§#",
    pattern: /^(–|—|→|⇒|✓|✔|✗|✘|=>|§|#(?=\d))[ \u00a0]?\S[^\n]*\n\1[ \u00a0]?\S[^\n]*|^①[^\n]*\n②[^\n]*/gu,
    like: "items of a list, which run together in print",
    expected: (found) => `\`- ${found.split("\n", 1)[0]!.replace(/^(?:=>|.)\s*/u, "")}\``,
    isBlock: true,
  },
  {
    with: "1",
    pattern: /^1(?: \.|\.-|:)[ \t]+\S[^\n]*\n2(?: \.|\.-|:)[ \t]+\S[^\n]*/gu,
    like: "items of a numbered list",
    expected: (found) => `\`1. ${found.split("\n", 1)[0]!.replace(/^1\s*[.:]-?\s*/u, "")}\``,
    isBlock: true,
  },
  {
    with: "-*+",
    pattern: /^([-*+])\p{L}[^\n]*\n\1\p{L}[^\n]*/gmu,
    like: "items of a list",
    expected: (found) => `a blank behind the mark, \`${found.split("\n", 1)[0]!.replace(/^(.)/, "$1 ")}\``,
    isBlock: true,
  },
  {
    with: "[!",
    pattern: /\[![\p{L}_-]+(?:\][+-]?|[ \t][^[\]\n]*(?:\]|$))/gu,
    like: "the beginning of a note of another program",
    expected: "`[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]` or `[!CAUTION]`",
  },
  {
    with: "&",
    pattern:
      /&(?:nbsp|amp|lt|gt|quot|shy|ndash|mdash|hellip|copy|euro)(?![\p{L}\p{N};=])|(?<![\p{L}\p{N}])&(?:[A-Za-z][A-Za-z\d]{1,30}|#\d+|#[xX][\dA-Fa-f]+);/gu,
    like: "the name of a character",
    notInHtml: true,
    expected: "the character itself, or a name that ends in `;`, as `&nbsp;`",
  },
  {
    with: "port",
    pattern: /^(?:import[ \t][^\n]*["'][^"'\n]+["'];?$|export[ \t]+(?:const|default|function)[ \t][^\n]*)/gmu,
    like: "code of MDX",
    expected: "none",
    isBlock: true,
  },
  {
    with: "[",
    pattern: /^\[(?:\/\/|comment)\]:[^\n]*/gimu,
    like: "a comment",
    expected: "`<!-- comment -->`",
    isBlock: true,
  },
  {
    with: "*[",
    pattern: /^\*\[[^\]\n]+\]:[^\n]*/gmu,
    like: "an abbreviation of another program",
    expected: 'a list of terms, or `<abbr title="…">`',
    isBlock: true,
  },
  {
    with: "-<>!@",
    pattern:
      /^(?:;?-{2,}8<-{2,}|-{2,}8<)[^\n]*|^<<[<[(]?[^\n<>]+\.\w+[^\n]*$|^(?:!include|@(?:import|include))[ \t]*(?:(?:\([ \t]*)?["'“”‘’][^\n]*|[\w./-]+\.(?:[qr]?md|markdown|mdx|txt)$)/gimu,
    like: "a file that another program puts in",
    expected: "its text in this place, or a file of its own in `sections`",
    isBlock: true,
  },
  {
    with: "^+|",
    pattern:
      /(?<![\p{L}\p{N}^+|])(?:\^\^(?=[^^\p{L}\n]*\p{L})[^^\n]*\^\^|\+\+(?=[^+\p{L}\n]*\p{L})[^+\n]*\+\+|\|\|(?=[^|\p{L}\n]*\p{L})[^|\n]*\|\|)(?![\p{L}\p{N}^+|])/gu,
    like: "words with a mark of another program",
    expected: "`**words**`, `==words==` or none",
  },
  {
    with: "+",
    pattern: /(?<![\p{L}\p{N}+])\+\+[a-z\d-]+(?:\+[a-z\d-]+)+\+\+(?![\p{L}\p{N}+])/giu,
    like: "keys in the form of another program",
    expected: "`<kbd>Ctrl</kbd>`, or words",
  },
  {
    with: "{",
    pattern: /\{(?:\+\+[^{}\n]*\+\+|--[^{}\n]*--|>>[^{}\n]*<<)\}/gu,
    like: "a change or a comment of CriticMarkup",
    expected: "the words that are to be printed, or `<!-- comment -->`",
  },
  {
    with: "<",
    pattern: /<!--(?:(?!-->)[^])*$/gu,
    like: "a comment that is not closed by `-->` in its paragraph",
    expected: "`-->` where it ends, or the comment on lines of its own",
    notInHtml: true,
    isError: true,
  },
  {
    with: "<",
    pattern: /<(?:!-|--|!\s+--)(?=[ \t\p{L}])(?:(?!--?!?>)[^\n])*(?:--?!?>)?/gu,
    like: "a comment",
    expected: "`<!--` at its beginning and `-->` at its end",
    notInHtml: true,
  },
  {
    with: "[[",
    pattern: /\[\[$/gu,
    like: "a link of a wiki",
    expected: "`[words](address)`",
    isBeforeAddress: true,
  },
  {
    with: "~>",
    pattern: /[^\s~]~>[^\s~]/gu,
    like: "a change of CriticMarkup",
    expected: "the words that are to be printed",
  },
  {
    with: "^",
    pattern: /(?<=\S[ \t])\^[A-Za-z][\w-]{3,}$/gu,
    like: "the name of a block in Obsidian",
    expected: "`{#id}` behind a heading, or none",
  },
  {
    with: "''",
    pattern: /(?<!['\p{L}\p{N}])''(?=\p{L})[^'\n]*(?<=[\p{L}\p{N}.,])''(?!['\p{L}])/gu,
    like: "slanted words of a wiki",
    expected: "`*` right before and right behind them, or quotation marks",
  },
  {
    with: "{|",
    pattern: /^\{\|[^\n]*|^\|\|[^|\n]+(?:\|\|[^|\n]*)+\|\|[ \t]*$/gmu,
    like: "a table of a wiki",
    expected: "a table of Markdown, `| cell | cell |`",
    isBlock: true,
  },
  {
    with: "#+",
    pattern: /^#\+[A-Za-z_]{3,}(?::[^\n]*|[ \t][^\n]*)?$/gmu,
    like: "a line of Org",
    expected: "Markdown, such as a block of code between rows of backticks",
  },
  {
    with: ".",
    pattern: /^\.\p{Lu}\p{Ll}[^\n.]*$/gmu,
    like: "a title of a block in AsciiDoc",
    expected: "a title, as in `:::box[Title]`, or none",
  },
  {
    with: "{",
    pattern: /\{[a-z]\w*(?:\.[A-Za-z_]\w*)+(?:\([^{}\n]*\))?\}/gu,
    like: "a value that MDX fills in",
    expected: "its words in their place",
  },
  {
    with: "{",
    pattern:
      /(?<![\p{L}\p{N}\\{}$^_])\{(?!(?:info|note|tip|warning|panel|code|quote|expand|toc|color|noformat)\})[A-Za-z_]\w*\}(?![{}])/gu,
    like: "a value that MDX fills in",
    expected: (found) => `its words in their place, or \`\\${found}\` if it is to be printed`,
    inMdx: true,
  },
  {
    with: "#",
    pattern:
      /^#\p{L}[\p{L}\p{N}/_-]*(?:[ \t]+#\p{L}[\p{L}\p{N}/_-]*)+$|(?<=^|\s)#\p{L}[\p{L}\p{N}_-]*(?:\/[\p{L}\p{N}_-]+)+(?![\p{L}\p{N}/])/gmu,
    like: "tags of a note in Obsidian",
    expected: "none, or words",
  },
  {
    with: ":",
    pattern: /^(?:[Tt]able)?:[ \t]+\S[^\n]*/gu,
    like: "the caption of a table, or what a term means",
    expected: "the table right above it, or the term",
    isBlock: true,
  },
  {
    with: ">",
    pattern: /^(?:[ABDEITWXQ]|G\d?)>[ \t]\p{L}[^\n]*/gmu,
    like: "a note of Markua",
    expected: "`:::note` and `:::`",
    isBlock: true,
  },
  {
    with: "~",
    pattern: /^[ \t]*~[ \t]+\S[^\n]*/gmu,
    like: "what a term means, in another form",
    expected: (found) => `\`: ${found.replace(/^[ \t]*~[ \t]+/, "")}\``,
  },
  {
    with: "\\",
    pattern:
      /\\(?:newline|par|label|ref|cite|footnote|begin|end|section|subsection|chapter|textbf|textit|emph)(?![A-Za-z])(?:\{[^{}\n]*\})?/gu,
    like: "a command of LaTeX",
    expected: "Markdown, or words in its place (formulas stand between `$`)",
  },
  {
    with: "<",
    pattern: /<(?:\p{L}[\p{L}\p{N}_-]*(?:[ \t.…@][^<>\n]{0,80})?|\/\p{L}[\p{L}\p{N}-]*[ \t]*)>/gu,
    like: "a tag of HTML, or a place that is to be filled in",
    expected: (found) => `what it stands for, or \`\\${found}\` if it is to be printed`,
  },
  {
    with: "{!",
    pattern:
      /\{\/?(?:info|note|tip|warning|panel|code|quote|expand|toc|color|noformat)(?::[^{}\n]*)?\}|(?<![\p{L}\p{N}])![^\s!|]+\.(?:png|jpe?g|gif|svg)(?:\|[^!\n]*)?!/gu,
    like: "a mark of a wiki",
    expected: "Markdown, such as `:::note` or `![words](picture.png)`",
  },
  {
    with: "|+",
    pattern: /^\|={3,}[ \t]*$|^\+{3}(?:[ \t]+\{[^\n]*)?$/gmu,
    like: "a mark of another program",
    expected: "a table of Markdown, `| cell | cell |`, or none",
    isBlock: true,
  },
  {
    with: "$",
    pattern: /\$[ \t]\p{L}[^$\n]*[=^_\\][^$\n]*[ \t]\$(?![ \t]*\d)/gu,
    like: "a formula",
    expected: "`$` right before and right behind it",
  },
];
