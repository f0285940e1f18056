/** The directives that the report knows, and what can be read off their nodes. */
import type { Nodes, Paragraph } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import { toString } from "mdast-util-to-string";

/** Kinds that are numbered through the report and have a title. */
export type CaptionedKind = "box" | "figure" | "table";

export type CaptionedDirective = ContainerDirective & { name: CaptionedKind | "chart" };

interface DirectiveForm {
  /** Attributes it takes, beside `id`. */
  attributes: readonly string[];
  /** Those of them that it can't do without. */
  required?: readonly string[];
  hasTitle: boolean;
}

/** All are containers: `:::name[title]{#id attribute="…"}` … `:::`. `note` is a plain, unnumbered note in the text. */
export const directives: Readonly<Record<string, DirectiveForm>> = {
  box: { attributes: [], hasTitle: true },
  figure: { attributes: ["width"], hasTitle: true },
  table: { attributes: ["unit", "class", "head-rows", "head-columns"], hasTitle: true },
  chart: { attributes: ["data", "type", "alt", "unit"], required: ["data", "type", "alt"], hasTitle: true },
  note: { attributes: [], hasTitle: false },
};

export function isNumberedDirective(node: Nodes): node is CaptionedDirective {
  return node.type === "containerDirective" && (directives[node.name]?.hasTitle ?? false);
}

/** A chart is a figure, and numbered with the figures. */
export function kindOf({ name }: CaptionedDirective): CaptionedKind {
  return name === "chart" ? "figure" : name;
}

/** The paragraph that remark-directive makes of the `[title]` of a container. */
export function titleOf(node: ContainerDirective): Paragraph | undefined {
  const first = node.children[0];
  return first?.type === "paragraph" && first.data?.directiveLabel ? first : undefined;
}

export function captionOf(node: ContainerDirective): string {
  const title = titleOf(node);
  return title ? toString(title) : "";
}
