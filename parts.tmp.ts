import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fromMarkdown } from "mdast-util-from-markdown";
import * as A from "micromark-extension-gfm-autolink-literal"; import * as MA from "mdast-util-gfm-autolink-literal";
import * as F from "micromark-extension-gfm-footnote"; import * as MF from "mdast-util-gfm-footnote";
import * as S from "micromark-extension-gfm-strikethrough"; import * as MS from "mdast-util-gfm-strikethrough";
import * as T from "micromark-extension-gfm-table"; import * as MT from "mdast-util-gfm-table";
import * as L from "micromark-extension-gfm-task-list-item"; import * as ML from "mdast-util-gfm-task-list-item";
import { directive } from "micromark-extension-directive"; import { directiveFromMarkdown } from "mdast-util-directive";
import { frontmatter } from "micromark-extension-frontmatter"; import { frontmatterFromMarkdown } from "mdast-util-frontmatter";
const files = readdirSync("/tmp/spec20").filter((f) => f.endsWith(".md")).map((f) => readFileSync(join("/tmp/spec20", f), "utf8"));
const noMail = { text: { 72: A.gfmAutolinkLiteral().text![72]![1], 104: A.gfmAutolinkLiteral().text![104]![1], 87: A.gfmAutolinkLiteral().text![87]![1], 119: A.gfmAutolinkLiteral().text![119]![1] } } as any;
const noW = { text: { 72: A.gfmAutolinkLiteral().text![72]![1], 104: A.gfmAutolinkLiteral().text![104]![1] } } as any;
const ext: any = { plain: [[], []],
 foot: [[F.gfmFootnote()], [MF.gfmFootnoteFromMarkdown()]],
 auto: [[A.gfmAutolinkLiteral()], [MA.gfmAutolinkLiteralFromMarkdown()]],
 autoNoTransform: [[A.gfmAutolinkLiteral()], [{ ...MA.gfmAutolinkLiteralFromMarkdown(), transforms: [] }]],
 noMailNoTransform: [[noMail], [{ ...MA.gfmAutolinkLiteralFromMarkdown(), transforms: [] }]],
 noW: [[noW], [{ ...MA.gfmAutolinkLiteralFromMarkdown(), transforms: [] }]],
 table: [[T.gfmTable()], [MT.gfmTableFromMarkdown()]],
 strike: [[S.gfmStrikethrough()], [MS.gfmStrikethroughFromMarkdown()]],
 task: [[L.gfmTaskListItem()], [ML.gfmTaskListItemFromMarkdown()]],
 dir: [[directive()], [directiveFromMarkdown()]],
 fm: [[frontmatter(["yaml"])], [frontmatterFromMarkdown(["yaml"])]],
};
ext.lean = [[noMail, F.gfmFootnote(), S.gfmStrikethrough(), T.gfmTable(), L.gfmTaskListItem(), directive(), frontmatter(["yaml"])], [{ ...MA.gfmAutolinkLiteralFromMarkdown(), transforms: [] }, MF.gfmFootnoteFromMarkdown(), MS.gfmStrikethroughFromMarkdown(),MT.gfmTableFromMarkdown(),ML.gfmTaskListItemFromMarkdown(),directiveFromMarkdown(),frontmatterFromMarkdown(["yaml"])]];
import { gfmOf } from "./scripts/markdown/gfm-of.ts"; import { gfm } from "micromark-extension-gfm"; import { gfmFromMarkdown } from "mdast-util-gfm"; for (const k of Object.keys(ext)) delete ext[k]; ext.whole = [[gfm()], [gfmFromMarkdown()]]; ext.plain = [[],[]]; ext.gated = 1;
const best: any = {};
for (let r = 0; r < 4; r++) for (const k of Object.keys(ext)) { const s = performance.now(); for (const t of files) fromMarkdown(t, ext[k] === 1 ? { ...((g) => ({ extensions: [g.syntax], mdastExtensions: g.mdast }))(gfmOf(t)) } : { extensions: ext[k][0], mdastExtensions: ext[k][1] }); best[k] = Math.min(best[k] ?? 1e9, performance.now() - s); }
console.log(best);
