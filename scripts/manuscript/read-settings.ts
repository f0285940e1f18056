/** YAML text of a file in, checked settings out, or complaints with line and column on that file. */
import type { Point } from "unist";
import type { VFile } from "vfile";
import { isMap, isScalar, LineCounter, parseDocument, type Document, type Node as YamlNode } from "yaml";
import type * as z from "zod";
import { complain } from "../report/complain.ts";
import { nearest } from "../report/nearest.ts";

/**
 * Reads settings of the shape `schema` from `yaml`, which stands in `file` from line `firstLine`
 * (1 for report.yaml, 2 in front matter). Returns undefined after `bad-yaml` or `bad-setting` complaints.
 */
export function readSettings<S extends z.ZodObject>(
  schema: S,
  yaml: string,
  file: VFile,
  firstLine = 1,
): z.infer<S> | undefined {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const pointAt = (offset: number): Point => {
    const { line, col } = lines.linePos(offset);
    return { line: line + firstLine - 1, column: col };
  };
  for (const problem of document.errors) {
    complain(file, "bad-yaml", { problem: inOneLine(problem.message) }, pointAt(problem.pos[0]));
  }
  if (document.errors.length > 0) return undefined;
  if (document.contents !== null && !isMap(document.contents)) {
    complain(file, "bad-yaml", { problem: "text where settings are expected, as `title: …`" }, pointAt(0));
    return undefined;
  }
  const checked = schema.safeParse(toPlain(document), { reportInput: true });
  if (checked.success) return checked.data;
  for (const issue of checked.error.issues) {
    for (const fault of faultsOf(issue, schema)) {
      complain(file, "bad-setting", fault.facts, pointAt(offsetOf(document, fault.path, fault.atKey)));
    }
  }
  return undefined;
}

/**
 * Where the setting at `path` stands in YAML that readSettings has read, as `["editions", 0, "isbn"]`;
 * where there is none, the innermost setting around it.
 */
export function pointOfSetting(yaml: string, path: readonly PropertyKey[], firstLine = 1): Point {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const { line, col } = lines.linePos(offsetOf(document, path, false));
  return { line: line + firstLine - 1, column: col };
}

/** YAML's dates and numbers for a text setting are taken as written; aliases can't grow without end. */
function toPlain(document: Document): unknown {
  return document.toJS({ maxAliasCount: 100 }) ?? {};
}

interface Fault {
  path: PropertyKey[];
  atKey: boolean;
  facts: { setting: string; found: string; expected: string };
}

function faultsOf(issue: z.core.$ZodIssue, root: z.ZodObject): Fault[] {
  if (issue.code === "unrecognized_keys") {
    const known = knownKeys(issue.path, root);
    return issue.keys.map((key) => {
      const near = nearest(key, known);
      return {
        path: [...issue.path, key],
        atKey: true,
        facts: {
          setting: nameOf([...issue.path, key]),
          found: "name",
          expected: near ? `a known one (did you mean \`${near}\`?)` : `one of ${known.join(", ")}`,
        },
      };
    });
  }
  const found = issue.input === undefined ? "value" : `value ${JSON.stringify(issue.input)}`;
  const expected = expectedBy(issue);
  return [{ path: issue.path, atKey: false, facts: { setting: nameOf(issue.path), found, expected } }];
}

function expectedBy(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return (
        {
          string: "text",
          int: "a whole number",
          number: "a number",
          array: "a list",
          object: "settings below it",
          boolean: "true or false",
        }[issue.expected as string] ?? String(issue.expected)
      );
    case "invalid_value":
      return `one of ${issue.values.join(", ")}`;
    case "too_small":
      return issue.origin === "string"
        ? "some text"
        : issue.origin === "array"
          ? "at least one"
          : `${issue.minimum} or more`;
    case "too_big":
      return `${issue.maximum} or less`;
    default:
      return issue.message;
  }
}

function knownKeys(path: PropertyKey[], root: z.ZodObject): string[] {
  let schema: z.core.$ZodType = root;
  for (const step of path) schema = inside(schema, step);
  const shape = (unwrap(schema) as { shape?: Record<string, unknown> }).shape;
  return Object.keys(shape ?? {});
}

function inside(schema: z.core.$ZodType, step: PropertyKey): z.core.$ZodType {
  const bare = unwrap(schema) as { shape?: Record<PropertyKey, z.core.$ZodType>; element?: z.core.$ZodType };
  return bare.shape?.[step] ?? bare.element ?? schema;
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  let bare = schema as z.core.$ZodType & { unwrap?: () => z.core.$ZodType };
  while (typeof bare.unwrap === "function" && !("element" in bare)) bare = bare.unwrap();
  return bare;
}

function nameOf(path: PropertyKey[]): string {
  return path.map((step) => (typeof step === "number" ? `${step + 1}` : String(step))).join(".");
}

/** Offset in the YAML of the value at `path`, or of its key. */
function offsetOf(document: Document, path: readonly PropertyKey[], atKey: boolean): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const [depth, step] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === step);
      if (!pair) break;
      const last = depth === path.length - 1;
      offset = startOf(last && atKey ? pair.key : (pair.value ?? pair.key)) ?? startOf(pair.key) ?? offset;
      node = pair.value;
    } else {
      node = (node as { items?: unknown[] } | null)?.items?.[step as number];
      offset = startOf(node) ?? offset;
    }
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return (node as YamlNode | null | undefined)?.range?.[0];
}

function inOneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
