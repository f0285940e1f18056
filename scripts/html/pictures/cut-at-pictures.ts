/** Cuts the content of a paragraph at its pictures, so that each can stand as a block between the words. */
import type { Element, ElementContent } from "hast";

/** A picture with the link or emphasis around it, or the words before, between or behind pictures. */
export type PictureOrWords = { picture: Element } | { words: ElementContent[] };

/**
 * Returns the pieces in order, none of them empty. An element that holds both words and a picture is divided; its id
 * stays with the first part.
 *
 * @param stands - returns whether a picture (`<img>`) is to be a block
 */
export function cutAtPictures(
  nodes: readonly ElementContent[],
  stands: (picture: Element) => boolean,
): PictureOrWords[] {
  const pieces: PictureOrWords[] = [];
  const addWords = (words: ElementContent[]) => {
    const last = pieces.at(-1);
    if (last && "words" in last) last.words.push(...words);
    else pieces.push({ words });
  };
  for (const node of nodes) {
    if (node.type !== "element" || !picturesInHtml(node).some(stands)) addWords([node]);
    else if (node.tagName === "img") pieces.push({ picture: node });
    else {
      for (const [index, piece] of cutAtPictures(node.children, stands).entries()) {
        const around = (children: ElementContent[]) => partOf(node, children, index === 0);
        if ("picture" in piece) pieces.push({ picture: around([piece.picture]) });
        else addWords([around(piece.words)]);
      }
    }
  }
  bringPunctuationForward(pieces);
  return pieces.flatMap(withoutSpaceAround);
}

/** Moves punctuation that follows a picture to the end of the words before the picture, where it belongs. */
function bringPunctuationForward(pieces: readonly PictureOrWords[]): void {
  for (const [index, piece] of pieces.entries()) {
    const before = pieces[index - 2];
    if (!before || "picture" in piece || "picture" in before) continue;
    const [first] = piece.words;
    const last = before.words.at(-1);
    const marks = first?.type === "text" ? /^[.,;:!?…)\]»”’]+/.exec(first.value)?.[0] : undefined;
    if (first?.type !== "text" || last?.type !== "text" || marks === undefined) continue;
    piece.words[0] = { ...first, value: first.value.slice(marks.length) };
    before.words[before.words.length - 1] = { ...last, value: last.value.trimEnd() + marks };
  }
}

/** Returns all pictures in an element, or the element itself if it is one. */
export function picturesInHtml(node: Element): Element[] {
  if (node.tagName === "img") return [node];
  return node.children.flatMap((child) => (child.type === "element" ? picturesInHtml(child) : []));
}

function partOf(element: Element, children: ElementContent[], isFirst: boolean): Element {
  const { id, ...others } = element.properties;
  return { ...element, properties: isFirst && id !== undefined ? { ...others, id } : others, children };
}

/** Removes white space and line breaks from the ends of words next to pictures, where they would make empty lines. */
function withoutSpaceAround(
  piece: PictureOrWords,
  index: number,
  { length }: readonly PictureOrWords[],
): PictureOrWords[] {
  if ("picture" in piece) return [piece];
  const { words } = piece;
  let [from, to] = [0, words.length];
  if (index > 0) while (from < to && isSpace(words[from]!)) from++;
  if (index < length - 1) while (to > from && isSpace(words[to - 1]!)) to--;
  const left = words.slice(from, to);
  return left.every(isSpace) ? [] : [{ words: left }];
}

function isSpace(node: ElementContent): boolean {
  if (node.type === "text") return node.value.trim() === "";
  return node.type === "comment" || (node.type === "element" && node.tagName === "br");
}
