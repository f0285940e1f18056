/** Defines `:::table[Title]{#id unit="…"}`, a numbered table of Markdown or a CSV file, then its notes and source. */
import type { Nodes, Table } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import { classesOfDirective } from "./classes.ts";
import { selectionOf, type Selection } from "../../data/select-table.ts";
import type { Directive, DirectivePlace, DirectiveProblem } from "./directive.ts";
import { problemsOfPlace } from "./place.ts";

/** Attributes that are counts, with the least value of each. */
const counts = { "head-rows": 1, "head-columns": 0 } as const;

export const table = {
  name: "table",
  form: "container",
  hasTitle: true,
  numberedAs: "table",
  attributes: {
    unit: "optional",
    place: "optional",
    "head-rows": "optional",
    "head-columns": "optional",
    data: "optional",
    columns: "optional",
    rows: "optional",
    in: "optional",
    decimals: "optional",
  },
  classes: ["wide"],
  printedAttributes: ["unit"],
  check(node: ContainerDirective, place: DirectivePlace): DirectiveProblem[] {
    return [
      ...problemsOfContent(node),
      ...problemsOfClass(node, place),
      ...problemsOfCounts(node),
      ...problemsOfPlace(node),
    ];
  },
} as const satisfies Directive;

export interface TableForm {
  /** Header rows at the top: the one that Markdown has, and rows that follow it. */
  headRows: number;
  /** Columns at the left with the headers of rows; undefined where the table's content decides. */
  headColumns: number | undefined;
  /** Whether the table is set on a page of its own, turned by 90 degrees. */
  isWide: boolean;
}

/**
 * Returns the table's header rows, header columns and orientation. A value that isn't a count is ignored here; `check`
 * complains of it.
 */
export function tableFormOf(directive: ContainerDirective | undefined): TableForm {
  const count = (name: keyof typeof counts) => {
    const written = directive?.attributes?.[name] ?? "";
    return /^\d{1,3}$/.test(written) ? Math.max(counts[name], Number(written)) : undefined;
  };
  return {
    headRows: count("head-rows") ?? 1,
    headColumns: count("head-columns"),
    isWide: directive !== undefined && classesOfDirective(directive).includes("wide"),
  };
}

/** Returns the directive that is the parent of a Markdown table; undefined for a table without one. */
export function tableDirectiveOf(parent: Nodes | undefined): ContainerDirective | undefined {
  return parent?.type === "containerDirective" && parent.name === table.name ? parent : undefined;
}

export interface TableData extends Selection {
  /** Path of the CSV file. */
  data: string;
}

/** Returns the table's CSV file and the rows and columns chosen from it; undefined for a Markdown table. */
export function tableDataOf(directive: ContainerDirective): TableData | undefined {
  const { attributes } = directive;
  if (directive.name !== table.name || !attributes?.data) return undefined;
  return { data: attributes.data, ...selectionOf(attributes) };
}

function problemsOfContent(directive: ContainerDirective): DirectiveProblem[] {
  const { children, attributes } = directive;
  const tables = children.filter(({ type }) => type === "table");
  if (tableDataOf(directive)) {
    // Problems of the file have been reported with the file.
    return tables.length < 2 ? [] : [{ problem: "table beside `data`", expected: "either of the two" }];
  }
  const [chosen] = Object.keys(selectionOf(attributes ?? {}));
  if (chosen)
    return [{ problem: `\`${chosen}\` without \`data\``, expected: '`data="data/a.csv"`, from which to choose' }];
  const hasTable = children.some(
    (child) => child.type === "table" || (child.type === "html" && /<table/i.test(child.value)),
  );
  const rule = "| --- | --- |";
  return hasTable ? [] : [{ problem: "missing table", expected: `one, with a row \`${rule}\` below its first` }];
}

function problemsOfClass(node: ContainerDirective, { isTopLevel }: DirectivePlace): DirectiveProblem[] {
  if (isTopLevel || !classesOfDirective(node).includes("wide")) return [];
  const expected = "a turned table that stands in no box, list, quotation or note";
  return [{ problem: "`.wide`", expected, isLeftOut: true }];
}

function problemsOfCounts({ attributes, children }: ContainerDirective): DirectiveProblem[] {
  const tables = children.filter((child): child is Table => child.type === "table");
  const most = {
    "head-rows": Math.min(...tables.map(({ children: rows }) => rows.length - 1)),
    "head-columns": Math.min(...tables.map(({ align, children: rows }) => (align ?? rows[0]!.children).length - 1)),
  };
  return (Object.entries(counts) as [keyof typeof counts, number][]).flatMap(([attribute, least]) => {
    const written = attributes?.[attribute];
    if (written === undefined || written === null) return [];
    const count = /^\d+$/.test(written) ? Number(written) : NaN;
    if (count >= least && count <= most[attribute]) return [];
    const expected = `a whole number from ${least} to ${most[attribute]}, so that the table has a body`;
    return [{ problem: `\`${attribute}="${written}"\``, expected }];
  });
}
