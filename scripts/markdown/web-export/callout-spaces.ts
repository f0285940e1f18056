/** Removes the space before callouts, and sets one behind them. */
import type { Root, RootContent } from "mdast";
import { visit } from "unist-util-visit";
import { isText } from "./flat-text.ts";

/**
 * Changes `law. [^268]` to `law.[^268]`, `law.[^224]The` to `law.[^224] The`, and two spaces behind a callout to one.
 */
export function setCalloutSpaces(tree: Root): void {
  visit(tree, (parent) => {
    if (!("children" in parent)) return;
    const children: RootContent[] = parent.children;
    for (let index = 0; index < children.length; index++) {
      if (children[index]!.type !== "footnoteReference") continue;
      const before = children[index - 1];
      if (isText(before)) before.value = before.value.trimEnd();
      if (isText(before) && before.value === "") children.splice(--index, 1);
      const behind = children[index + 1];
      if (!isText(behind)) continue;
      if (/^[\p{L}\p{N}“‘«"(]/u.test(behind.value)) behind.value = ` ${behind.value}`;
      else behind.value = behind.value.replace(/^[ \u00a0]{2,}/, " ");
    }
  });
}
