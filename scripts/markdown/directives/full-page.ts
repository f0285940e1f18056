/** Defines `:::full-page{credit="…"}` … `:::`, a picture that fills a page to its edges. */
import type { ContainerDirective } from "mdast-util-directive";
import type { Image, Nodes } from "mdast";
import type { Directive, DirectivePlace, DirectiveProblem } from "./directive.ts";

export const fullPage = {
  name: "full-page",
  form: "container",
  hasTitle: false,
  attributes: { credit: "optional" },
  printedAttributes: ["credit"],
  check(node: ContainerDirective, { isTopLevel }: DirectivePlace): DirectiveProblem[] {
    if (hasTitle(node)) {
      const expected =
        "none, as the picture fills its page; `:::figure[Title]` has one, and the text can say what it shows";
      return [{ problem: "title", expected }];
    }
    return [
      ...(fullPagePicture(node)
        ? []
        : [{ problem: "content", expected: "one picture alone, `![what it shows](picture.jpg)`" }]),
      ...(isTopLevel ? [] : [{ problem: "place", expected: "one in no box, list, quotation or note" }]),
    ];
  },
} as const satisfies Directive;

function hasTitle({ children }: ContainerDirective): boolean {
  const [first] = children;
  return first?.type === "paragraph" && first.data?.directiveLabel === true;
}

/** Returns the picture; undefined where the directive holds anything else too. */
export function fullPagePicture({ children }: ContainerDirective): Image | undefined {
  const [only, ...others] = children;
  if (only?.type !== "paragraph" || others.length > 0) return undefined;
  const nodes = only.children.filter((node: Nodes) => node.type !== "text" || node.value.trim() !== "");
  return nodes.length === 1 && nodes[0]?.type === "image" ? nodes[0] : undefined;
}
