/** Lists marks of AsciiDoc, reStructuredText, Textile, Typst, Jira and word processors in printed text. */
import { decodeString } from "micromark-util-decode-string";
import type { Sign } from "./raw-sign.ts";

export const signsOfLanguages: readonly Sign[] = [
  {
    with: "=",
    pattern: /^=[ \t]+\p{L}[^\n=]*$/gmu,
    like: "a title of Typst or AsciiDoc",
    expected: (found) => `\`#${found.slice(1)}\``,
    isBlock: true,
  },
  {
    with: "#",
    pattern: /^#(?:(?:set|let|show|import|include)[ \t]+[\p{L}"(*]|[a-z]{3,}\()[^\n]*/gmu,
    like: "a command of Typst",
    isLine: true,
    expected: "Markdown for what it prints; the look is the theme's",
  },
  {
    with: "|",
    pattern: /\[[^[\]|\n]+\|$/gu,
    like: "a link of a wiki",
    expected: "`[text](address)`",
    isBeforeAddress: true,
  },
  {
    with: "|",
    pattern: /(?<![[!])\[[^[\]|\n]+\|[#^~]?[\p{L}\p{N}_.:/-]+\](?!\()/gu,
    like: "a link of a wiki",
    expected: "`[text](address)`, or `[text](#id)`",
    notInCells: true,
  },
  {
    with: '":',
    pattern: /"[^"\n]+":$/gu,
    like: "a link of Textile",
    expected: "`[text](address)`",
    isBeforeAddress: true,
  },
  {
    with: ".",
    pattern: /^(?:bq|bc|pre|notextile|fn\d+|p(?:\([\w#-]+\)|\{[^}\n]*\}|[<>=]))\.{1,2}[ \t]+\S[^\n]*/gmu,
    like: "a block of Textile",
    expected: "its words alone, behind `> ` if it is a quotation",
    isBlock: true,
  },
  {
    with: "[",
    pattern:
      /^\[(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION|(?:quote|source|verse|listing|example|sidebar|abstract|appendix|discrete|horizontal|glossary|%\w+)(?:[,.#%][^\]\n]*)?|(?:cols|options|width|format)=[^\]\n]*)\]$/gmu,
    like: "a mark of AsciiDoc",
    isLine: true,
    expected: "none, or `> [!NOTE]`, a block of code, a quotation `> …`",
  },
  {
    with: "=/",
    pattern: /^(?:={4,}|\/{4,})$/gmu,
    like: "a line around a block or a title of another program",
    isLine: true,
    expected: "`#` before the title, or `:::note` and `:::`",
  },
  {
    with: "\\",
    pattern: /^\\[a-z]{3,}\*?(?:\\[a-zA-Z@]{2,}|\[[^[\]\n]*\]|\{[^{}\n]*\})*$/gmu,
    like: "a command of LaTeX",
    expected: "Markdown, or none",
    isLine: true,
  },
  {
    with: "$",
    pattern: /(?<![\p{L}\p{N}$])\$\d[\d.,]*\$(?![\p{L}\p{N}$])/gu,
    like: "a formula that is a number alone",
    expected: (found) => `\`${found.slice(1, -1)}\``,
  },
  {
    with: "<<",
    pattern: /<<[\p{L}_#][^<>\n]*>>/gu,
    like: "a reference of AsciiDoc, or quotation marks",
    expected: "`[](#id)`, or the quotation marks themselves",
  },
  {
    with: "*",
    pattern: /(?<=\n)\*{2,6}[ \t]+\p{L}[^\n*]*$/gmu,
    like: "an item of a list within a list",
    expected: (found) => `\`${"  ".repeat(/^\**/.exec(found)![0].length - 1)}- ${found.replace(/^\*+[ \t]+/, "")}\``,
    isInItem: true,
  },
  {
    with: ".",
    pattern: /^\.{1,5}[ \t]+\p{L}[^\n]*\n\.{1,5}[ \t]+\p{L}[^\n]*/gmu,
    like: "items of a list of AsciiDoc",
    expected: (found) => `\`1. ${found.split("\n", 1)[0]!.replace(/^\.+[ \t]+/, "")}\``,
    isBlock: true,
  },
  {
    with: "..",
    pattern: /^\.\. (?:_[^:\n]+:|\[[^\]\n]+\] |\|[^|\n]+\| )[^\n]*/gmu,
    like: "a mark of reStructuredText",
    isLine: true,
    expected: "`{#id}` behind a title, or a note `[^label]: …`",
  },
  {
    with: "^\"'+#:",
    pattern: /^([\^"'+#:])\1{3,}[ \t]*$/gmu,
    like: "the line below a title of another program",
    isLine: true,
    expected: "`#` and a blank before the title, and no such line",
  },
  {
    with: "_",
    pattern: /^__?(?=[\s.,;:!?)]|$)/gu,
    like: "a link of reStructuredText",
    expected: "`[text](address)`",
    isBehindCode: true,
  },
  {
    with: "[",
    pattern: /^\[[/\-<>?!*"'~+iIlbSpcfkwud]\][ \t]+\S[^\n]*/gu,
    like: "a task in a state of its own",
    expected: (found) => `\`- [ ]\` or \`- [x]\`, and the state in words: \`- [ ] ${found.slice(3).trim()}\``,
    isBlock: true,
    isInItem: true,
  },
  {
    with: "o§–—-*+.)#",
    // A paragraph between two dashes says more of what is above it.
    pattern:
      /^[ \t]*(?:[o§](?:\t|[ \u00a0]{2,})|[–—](?:\t|[ \u00a0]{3,})(?![^]*[–—]\s*(?![^]))|(?:[-+]|\*(?![^\n]*\*)|\d{1,2}[.)])\u00a0|[\uf000-\uf0ff][ \t\u00a0]*)(?=\S)[^\n]*/gmu,
    like: "an item of a list as a word processor has it",
    expected: (found) => {
      const [, number, words] = /^\s*(?:(\d+[.)])|.)\s*(.*)$/su.exec(found)!;
      return `a usual blank behind the mark, \`${number ?? "-"} ${words}\``;
    },
    isBlock: true,
  },
  {
    with: "#",
    pattern: /^#{1,6}\u00a0[^\n]*/gmu,
    like: "a heading",
    expected: (found) => `a usual blank behind the mark, \`${found.replace("\u00a0", " ")}\``,
    isBlock: true,
  },
  {
    with: "*+-",
    pattern: /(?<=\n)(?:[*+-][ \t]+\S[^\n]*|[*+-])$/gmu,
    like: "an item of a list",
    expected: "less indent: its mark below the words of the item before, an empty line above",
  },
];

/** Finds named character references in a line of HTML that don't exist. */
export const charactersInHtml: Sign = {
  with: "&",
  pattern: /&[A-Za-z][A-Za-z\d]{1,30};/gu,
  like: "the name of a character",
  expected: "the character itself, or a name that there is, as `&nbsp;`",
  isMeant: (found) => decodeString(found) !== found,
};
