/** Converts authors' HTML that means a note: `<aside>`, `<div class="note">`, `<p class="alert alert-info">`. */
import type { Element, ElementContent, Nodes, Root } from "hast";
import type { Labels, NoteKind } from "../../languages/language-facts.ts";
import { eachNode } from "../../markdown/each-node.ts";
import { noteKindOf } from "../../markdown/syntax/containers/admonition.ts";
import { element, text } from "../element.ts";

/** Classes that mean a note by themselves; others do behind a prefix such as `alert-`. */
const bare = new Set("note tip hint important warning caution danger attention info admonition".split(" "));
const prefix = /^(?:bs-)?(?:alert|admonition|callout|notification|hint|note|theme-admonition)(?:-is|--|__)?-/;

/**
 * Changes the elements in place.
 *
 * @param mark - attribute that only elements not written by an author have
 * @param register - takes the attributes that an element has to have after sanitising, and returns the value for
 *   `mark`
 */
export function readHtmlNotes(
  parsed: Root,
  titles: Labels["noteKinds"],
  { mark, register }: { mark: string; register: (properties: Element["properties"]) => string },
): void {
  eachNode<Nodes>(parsed, (node) => {
    if (node.type !== "element" || mark in node.properties) return;
    const kind = kindOf(node);
    if (!kind) return;
    const { id } = node.properties;
    const properties = { className: ["plain-note"], ...(typeof id === "string" && id !== "" ? { id } : {}) };
    const content: ElementContent[] =
      node.tagName === "p"
        ? ([{ ...element("p", {}, node.children), position: node.position }] as ElementContent[])
        : node.children;
    node.tagName = "div";
    node.children = kind === "plain" ? content : withTitle(content, kind);
    node.properties = { [mark]: register(properties) };
  });

  function withTitle(content: ElementContent[], kind: NoteKind): ElementContent[] {
    const first = content.find((child) => child.type === "element");
    if (first && isTitle(first)) {
      const { position } = first;
      const title = element("p", { [mark]: register({ className: ["note-title"] }) }, first.children);
      return content.map((child) => (child === first ? { ...title, ...(position ? { position } : {}) } : child));
    }
    const title = element("p", { [mark]: register({ className: ["note-title"], dataGenerated: "" }) }, [
      text(titles[kind]),
    ]);
    return [title, ...content];
  }
}

/** Returns whether the classes of an element mean a note or a note's title. */
export function hasNoteClass(node: Element): boolean {
  return kindOf(node) !== undefined || isTitle(node);
}

/** Returns the kind of note that an element is, `plain` where its classes name none; undefined for other elements. */
function kindOf({ tagName, properties: { className } }: Element): NoteKind | "plain" | undefined {
  if (tagName === "aside") return "plain";
  if (!["div", "p", "section"].includes(tagName) || !Array.isArray(className)) return undefined;
  const names = className.map((name) => name.toLowerCase());
  const kinds = names.flatMap((name) => {
    const kind = bare.has(name) || prefix.test(name) ? noteKindOf(name.replace(prefix, "")) : undefined;
    return kind ? [kind] : [];
  });
  return kinds[0] ?? (names.some((name) => ["admonition", "alert", "callout"].includes(name)) ? "note" : undefined);
}

/** Returns whether an element is the title of a note. */
function isTitle({ tagName, properties: { className } }: Element): boolean {
  const hasClass = Array.isArray(className) && className.some((name) => /title|heading/.test(name));
  return hasClass && ["p", "div"].includes(tagName);
}
