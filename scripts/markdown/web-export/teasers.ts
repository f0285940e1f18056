/** Removes links to other pages, descriptions of icons and the breadcrumb trail from a web page. */
import type { Paragraph, PhrasingContent, Root, RootContent } from "mdast";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { flatten, isText, slicePhrasing, positionOfNodes } from "./flat-text.ts";
import {
  isBreadcrumb,
  isIconLine,
  isOnwardLink,
  isSkipLink,
  isTrail,
  isTrailName,
  onwardLinkAt,
} from "./page-words.ts";
import { positionBetween, writtenAt, type SourceText } from "./source-text.ts";

/**
 * Removes, each with a message: "Read more" with the title above it, which is a link to another page; "Read more" at
 * the end of a paragraph; descriptions of icons; the breadcrumb trail. Length and final punctuation tell a title above
 * "Read more" from a paragraph.
 */
export function takeTeasers(tree: Root, source: SourceText, file: VFile): void {
  const children: RootContent[] = [];
  const leaveOut = (what: string, first: RootContent, last = first) => {
    const place = { start: first.position!.start, end: last.position!.end };
    complain(file, "page-furniture", { what, text: writtenAt(source, place) }, place);
  };
  const hasText = () => children.some((child) => lineOf(child) !== undefined && !isSkipLink(lineOf(child)!));
  for (const block of tree.children) {
    const line = lineOf(block);
    if (isTrail(stepsOf(block)) && children.length <= 3) {
      const name = children.at(-1);
      if (name && isTrailName(lineOf(name) ?? "")) leaveOut(wayHome, children.pop()!, block);
      else leaveOut(wayHome, block);
    } else if (line === undefined) children.push(block);
    else if (isBreadcrumb(line) && children.length <= 3) leaveOut(wayHome, block);
    else if (isIconLine(line)) {
      const rest = titleBehindIcon(line);
      if (rest === undefined) leaveOut("description of an icon", block);
      else children.push(behindIcon(block as Paragraph, rest, source, file));
    } else if (isOnwardLink(line)) {
      const title = children.at(-1);
      const isTeaser = title && isTitle(title) && children.slice(0, -1).some((child) => !isSkip(child)) && hasText();
      if (isTeaser) children.pop();
      leaveOut(isTeaser ? "link to another page" : "link to more", isTeaser ? title : block, block);
    } else children.push(block.type === "paragraph" ? withoutOnwardLink(block, source, file) : block);
  }
  tree.children = children;
}

const wayHome = "way from the home page";

/** Returns the lines of a paragraph, or the items of a list that have a line each; none for other blocks. */
function stepsOf(block: RootContent): string[] {
  if (block.type === "paragraph") {
    const lines = flatten(block).value.split(/[\n\r]/);
    return lines.map((line) => line.trim()).filter((line) => line !== "");
  }
  if (block.type !== "list") return [];
  const lines = block.children.map(({ children: [first, ...others] }) =>
    others.length > 0 ? undefined : lineOf(first),
  );
  return lines.every((line) => line !== undefined) ? lines : [];
}

/** Returns the text of a block of one line; undefined for other blocks. */
function lineOf(block: RootContent | undefined): string | undefined {
  if (block?.type !== "paragraph" && block?.type !== "heading") return undefined;
  const { value } = flatten(block);
  return /[\n\r]/.test(value.trim()) ? undefined : value.trim();
}

function isSkip(block: RootContent): boolean {
  return isSkipLink(lineOf(block) ?? "");
}

function isTitle(block: RootContent): boolean {
  const line = lineOf(block);
  return (
    line !== undefined && line !== "" && line.split(/\s+/).length <= 20 && !/[.!?:;,…]["'”’»)\]]*[\d\s]*$/.test(line)
  );
}

/** Returns the title behind an icon's description, if the description ends with the same words; else undefined. */
function titleBehindIcon(line: string): string | undefined {
  const words = line.split(/\s+/);
  for (let count = 1; count * 2 < words.length; count++) {
    const [before, title] = [words.slice(-2 * count, -count).join(" "), words.slice(-count).join(" ")];
    if (before.toLowerCase() === title.toLowerCase() && /^\p{Lu}/u.test(title)) return title;
  }
  return undefined;
}

function behindIcon(paragraph: Paragraph, title: string, source: SourceText, file: VFile): Paragraph {
  const { value } = flatten(paragraph);
  const from = value.lastIndexOf(title);
  const icon = slicePhrasing(source, paragraph.children, 0, from);
  complain(
    file,
    "page-furniture",
    { what: "description of an icon", text: value.slice(0, from).trim() },
    positionOfNodes(icon),
  );
  const children = slicePhrasing(source, paragraph.children, from, value.length);
  return { type: "paragraph", children, position: positionOfNodes(children) };
}

function withoutOnwardLink(paragraph: Paragraph, source: SourceText, file: VFile): Paragraph {
  const { value } = flatten(paragraph);
  const from = onwardLinkAt(value);
  if (from === undefined) return paragraph;
  const cut = slicePhrasing(source, paragraph.children, from, value.length);
  complain(file, "page-furniture", { what: "link to more", text: value.slice(from).trim() }, positionOfNodes(cut));
  const children: PhrasingContent[] = slicePhrasing(source, paragraph.children, 0, from);
  const last = children.at(-1);
  if (isText(last)) {
    const { start, end } = last.position!;
    const value = last.value.trimEnd();
    const cutOff = last.value.length - value.length;
    children[children.length - 1] = {
      ...last,
      value,
      position: positionBetween(source, start.offset!, Math.max(start.offset!, end.offset! - cutOff)),
    };
  }
  return { ...paragraph, children, position: positionOfNodes(children) };
}
