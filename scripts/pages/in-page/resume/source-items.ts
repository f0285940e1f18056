/** Numbers the blocks of a unit that is ready to be paged, so that two states of it can be compared. */
import type { ColumnPlace } from "../measure-unit.ts";
import type { BreakToken } from "../paged-js.ts";

/** Place in a unit that can be found in another state of it, as plain data. */
export interface SourcePlace {
  /** Number of the block, from 0. */
  item: number;
  /** Index of the child at each level below the block. */
  path: number[];
  offset: number;
  /** Length of the text, or count of the element's children: where that differs, it is another place. */
  length: number;
}

/** Digests of a unit's blocks, the children of its parts, as plain data. */
export interface SourceDigests {
  /** Start tags of the parts. */
  frame: string;
  /** SHA-256 of each block: of its HTML, that of the notes that it calls, and its place in the column. */
  digests: string[];
  /** Where each block begins in the column, and where it and all before it have ended, in CSS pixels. */
  tops: number[];
  bottoms: number[];
}

interface Surroundings {
  places: ReadonlyMap<Node, ColumnPlace>;
  notes: ReadonlyMap<string, HTMLElement>;
}

export class SourceItems {
  readonly #nodes: Node[] = [];
  readonly #numbers = new Map<Node, number>();
  readonly #parts: Element[] = [];

  constructor(source: ParentNode) {
    for (const node of source.childNodes) {
      if (!(node instanceof Element && node.matches(".part"))) this.#add(node);
      else {
        this.#parts.push(node);
        for (const child of node.childNodes) this.#add(child);
      }
    }
  }

  #add(node: Node): void {
    this.#numbers.set(node, this.#nodes.push(node) - 1);
  }

  get length(): number {
    return this.#nodes.length;
  }

  /** Returns the number of the block that contains a node; undefined for a part. */
  numberOf(node: Node): number | undefined {
    for (let around: Node | null = node; around; around = around.parentNode) {
      const number = this.#numbers.get(around);
      if (number !== undefined) return number;
    }
    return undefined;
  }

  placeOf({ node, offset }: BreakToken): SourcePlace | undefined {
    const item = this.numberOf(node);
    if (item === undefined) return undefined;
    const path: number[] = [];
    for (let at = node; at !== this.#nodes[item]; at = at.parentNode!) {
      path.unshift(Array.prototype.indexOf.call(at.parentNode!.childNodes, at));
    }
    return { item, path, offset: offset || 0, length: lengthOf(node) };
  }

  /** Returns the node at a place; undefined where no node of the same length is there. */
  tokenAt({ item, path, offset, length }: SourcePlace): BreakToken | undefined {
    let node: Node | undefined = this.#nodes[item];
    for (const number of path) node = node?.childNodes[number];
    return node && lengthOf(node) === length ? { node, offset } : undefined;
  }

  async digest(surroundings: Surroundings): Promise<SourceDigests> {
    const [tops, bottoms]: [number[], number[]] = [[], []];
    for (const node of this.#nodes) {
      const above = bottoms.at(-1) ?? 0;
      const { top, bottom } = surroundings.places.get(node) ?? { top: above, bottom: above };
      tops.push(top);
      bottoms.push(Math.max(above, bottom));
    }
    const texts = this.#nodes.map((node, index) => {
      const part = this.#parts.indexOf(node.parentNode as Element);
      return [part, tops[index], bottoms[index], contentOf(node), ...notesOf(node, surroundings.notes)].join("\n");
    });
    return {
      frame: this.#parts.map((part) => (part.cloneNode() as Element).outerHTML).join(""),
      digests: await Promise.all(texts.map(sha256)),
      tops,
      bottoms,
    };
  }
}

function lengthOf(node: Node): number {
  return node instanceof Text ? node.length : node.childNodes.length;
}

function contentOf(node: Node): string {
  return node instanceof Element ? node.outerHTML : `${node.nodeType} ${node.textContent}`;
}

/** Returns the HTML of the footnotes that a block calls. */
function notesOf(node: Node, notes: ReadonlyMap<string, HTMLElement>): string[] {
  if (!(node instanceof Element) || notes.size === 0) return [];
  const links = node.querySelectorAll<HTMLAnchorElement>(".footnote-callout a");
  return Array.from(links, ({ hash }) => notes.get(decodeURIComponent(hash.slice(1)))?.outerHTML ?? "");
}

async function sha256(text: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
