/** Directives in; a complaint for each name or attribute that the report doesn't have. */
import type { Table } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import type { VFile } from "vfile";
import { chartTypes, isChartType } from "../../charts/chart-types.ts";
import { complain } from "../../report/complain.ts";
import { nearest } from "../../report/nearest.ts";
import { directives, titleOf } from "../directives.ts";
import type { NodesByType } from "../nodes-by-type.ts";
import { pictureWidthOf } from "../picture-width.ts";
import { tableCounts } from "../table-form.ts";

export function unknownDirective(file: VFile, nodes: NodesByType): void {
  const names = Object.keys(directives);
  const known = names.map((name) => `:::${name}`).join(", ");
  for (const node of nodes.directives) {
    const colons = { containerDirective: ":::", leafDirective: "::", textDirective: ":" }[node.type];
    const name = `${colons}${node.name}`;
    const form = Object.hasOwn(directives, node.name) ? directives[node.name] : undefined;
    if (!form || node.type !== "containerDirective") {
      const near = nearest(node.name, names);
      complain(file, "unknown-directive", { name, known: near ? `${known} (did you mean :::${near}?)` : known }, node);
      continue;
    }
    const attributes = new Set(["id", ...form.attributes]);
    for (const attribute of Object.keys(node.attributes ?? {})) {
      if (attributes.has(attribute)) continue;
      const expected = [...attributes].join(" or ");
      complain(file, "bad-directive", { name, problem: `attribute \`${attribute}\``, expected }, node);
    }
    for (const attribute of form.required ?? []) {
      if (node.attributes?.[attribute]?.trim()) continue;
      complain(
        file,
        "bad-directive",
        { name, problem: `lack of \`${attribute}\``, expected: `\`${attribute}="…"\`` },
        node,
      );
    }
    if (node.name === "table") checkTable(file, node, nodes);
    if (node.name === "figure" && Number.isNaN(pictureWidthOf(node))) {
      const problem = `\`width="${node.attributes?.width}"\``;
      complain(file, "bad-directive", { name, problem, expected: 'millimetres, as `width="80mm"`' }, node);
    }
    const type = node.attributes?.type;
    if (node.name === "chart" && type && !isChartType(type)) {
      const expected = `type ${chartTypes.join(", ")}`;
      complain(file, "bad-directive", { name, problem: `type \`${type}\``, expected }, node);
    }
    if (form.hasTitle && !titleOf(node)) {
      complain(file, "bad-directive", { name, problem: "lack of a title", expected: `\`${name}[Title]\`` }, node);
    }
  }
}

function checkTable(file: VFile, node: ContainerDirective, { topLevel }: NodesByType): void {
  const name = ":::table";
  const { class: classes, ...attributes } = node.attributes ?? {};
  if (classes && classes !== "wide") {
    complain(file, "bad-directive", { name, problem: `class \`${classes}\``, expected: "`.wide` or none" }, node);
  } else if (classes && !topLevel.has(node)) {
    const expected = "a turned table that stands in no box, list or quotation";
    complain(file, "bad-directive", { name, problem: "`.wide`", expected }, node);
  }
  const tables = node.children.filter((child): child is Table => child.type === "table");
  const most = {
    "head-rows": Math.min(...tables.map(({ children }) => children.length - 1)),
    "head-columns": Math.min(...tables.map(({ align, children }) => (align ?? children[0]!.children).length - 1)),
  };
  for (const [attribute, least] of Object.entries(tableCounts) as [keyof typeof tableCounts, number][]) {
    const written = attributes[attribute];
    if (written === undefined || written === null) continue;
    const count = /^\d+$/.test(written) ? Number(written) : NaN;
    if (count >= least && count <= most[attribute]) continue;
    const expected = `a whole number from ${least} to ${most[attribute]}, so that the table has a body`;
    complain(file, "bad-directive", { name, problem: `\`${attribute}="${written}"\``, expected }, node);
  }
}
