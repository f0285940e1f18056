/** Directives in; a complaint for each name or attribute that the report doesn't have. */
import type { VFile } from "vfile";
import { chartTypes, isChartType } from "../../charts/chart-types.ts";
import { complain } from "../../report/complain.ts";
import { nearest } from "../../report/nearest.ts";
import { directives, titleOf } from "../directives.ts";
import type { NodesByType } from "../nodes-by-type.ts";

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
