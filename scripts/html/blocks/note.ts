/** Converts `:::note` to a note in the text, with its own title or that of its kind ("Warning"). */
import type { ContainerDirective } from "mdast-util-directive";
import { titleOfDirective } from "../../markdown/directives/directive-nodes.ts";
import { kindOfNote } from "../../markdown/directives/note.ts";
import { element, text } from "../element.ts";
import type { ToHast } from "../hast-context.ts";

export const note: ToHast<ContainerDirective> = (node, { state, context }) => {
  const kind = kindOfNote(node.attributes?.["kind"]);
  const blocks = state.all(node);
  const [first] = blocks;
  if (titleOfDirective(node)) {
    if (first?.type === "element") first.properties.className = ["note-title"];
  } else if (kind) {
    const properties = { className: ["note-title"], dataGenerated: "" };
    blocks.unshift(element("p", properties, [text(context.labels.noteKinds[kind])]));
  }
  return element("div", { className: ["plain-note"] }, state.wrap(blocks, true));
};
