/** Reads settings from YAML and checks them by a schema, or complains with line and column. */
import type { Point } from "unist";
import type { VFile } from "vfile";
import { isMap, type Document } from "yaml";
import type * as z from "zod";
import { complain } from "../../messages/complain.ts";
import { nearest } from "../../messages/nearest.ts";
import type { FrontMatter } from "../yaml/front-matter.ts";
import { complainOfMarks } from "../yaml/setting-marks.ts";
import { nameOfKey, pairNamed, parseAgain, parseYaml, startOfNode, type ParsedYaml } from "../yaml/parse-yaml.ts";
import { settingName } from "./setting-name.ts";
import { shorten } from "../../messages/shorten.ts";

/**
 * Reads settings by `schema` from `yaml`, which begins in line `firstLine` of `file` (1 for report.yaml, 2 in front
 * matter). Returns undefined after complaints `bad-yaml` or `bad-setting`.
 */
export function readSettings<S extends z.ZodObject>(
  schema: S,
  yaml: string,
  file: VFile,
  firstLine = 1,
): z.infer<S> | undefined {
  const parsed = parseYaml(yaml, file, firstLine);
  return parsed && checkSettings(schema, parsed, parsed.document.toJS({ maxAliasCount: -1 }) ?? {}, file);
}

/**
 * Reads settings from the front matter of Markdown. Settings of other programs in it are left out, with one
 * information. Names may be capitalised, as other programs have them (`Title`). Returns undefined after complaints
 * `bad-yaml` or `bad-setting`.
 *
 * @param options - `refusesNear`: whether a name that is similar to one of the schema's is an error, as in report.yaml;
 * `elsewhere`: names of settings that are read from report.yaml alone
 */
export function readFrontMatter<S extends z.ZodObject>(
  schema: S,
  { yaml, firstLine, isForeign }: FrontMatter,
  file: VFile,
  { refusesNear = false, elsewhere = [] }: { refusesNear?: boolean; elsewhere?: readonly string[] },
): z.infer<S> | undefined {
  const known = Object.keys(schema.shape);
  const parsed = parseYaml(yaml, file, firstLine, (name) => !known.includes(name.toLowerCase()));
  if (!parsed) return undefined;
  const value = inOurLetters({ ...parsed.document.toJS({ maxAliasCount: -1 }) }, known);
  const foreign = Object.keys(value).filter(
    (name) =>
      isForeignValue(name, value[name]) ||
      (!known.includes(name) && !(refusesNear && !isForeign && nearest(name, known) !== undefined)),
  );
  if (foreign.length > 0) {
    const ours = isForeign
      ? []
      : foreign.filter((name) => elsewhere.includes(name) && !isForeignValue(name, value[name]));
    const names = foreign
      .filter((name) => !ours.includes(name))
      .map((name) => {
        const near = known.includes(name) ? undefined : nearest(name, known);
        return `\`${shortened(name)}\`${near === undefined ? "" : ` (did you mean \`${near}\`?)`}`;
      });
    const inCode = (list: readonly string[]) => list.map((name) => `\`${name}\``).join(", ");
    const facts = { names: names.join(", "), ours: inCode(ours), known: inCode(known) };
    complain(file, "foreign-setting", facts, parsed.pointAt(offsetOf(parsed.document, [foreign[0]!], true)));
  }
  for (const name of foreign) delete value[name];
  return checkSettings(schema, parsed, value, file);
}

/** Returns the settings with names corrected that differ from known ones only in capitals. */
function inOurLetters(value: Record<string, unknown>, known: readonly string[]): Record<string, unknown> {
  const named: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(value)) {
    const meant = name.toLowerCase();
    const isTaken = Object.hasOwn(value, meant) || Object.hasOwn(named, meant);
    named[known.includes(meant) && !isTaken ? meant : name] = setting;
  }
  return named;
}

/**
 * Returns whether a setting has a known name but is another program's: `cover` as a picture of the page, as in Hugo and
 * others, or `archive` as a boolean.
 */
function isForeignValue(name: string, value: unknown): boolean {
  if (name === "archive") return typeof value === "boolean";
  if (name !== "cover") return false;
  const names = typeof value === "object" && value !== null ? Object.keys(value) : [];
  return !["picture", "emblem", "file"].some((one) => names.includes(one));
}

function checkSettings<S extends z.ZodObject>(
  schema: S,
  parsed: ParsedYaml,
  value: unknown,
  file: VFile,
): z.infer<S> | undefined {
  const { document, pointAt, text } = parsed;
  complainOfMarks(parsed, Object.keys(schema.shape), file);
  const checked = schema.safeParse(value, { reportInput: true });
  if (checked.success) return checked.data;
  const told = new Set<string>();
  for (const issue of checked.error.issues) {
    for (const { path, atKey, facts } of faultsOf(issue, schema)) {
      // A second fault of the same value follows from the first.
      if (told.size === told.add(nameOf(path)).size) continue;
      const offset = offsetOf(document, path, atKey);
      const hint = facts.found === nothing ? hintOfNothing(text.slice(offset)) : {};
      complain(file, "bad-setting", { ...facts, ...hint }, pointAt(offset));
    }
  }
  return undefined;
}

/** Returns the place of a setting in a file, by its path, as `["editions", 0, "isbn"]`. */
export type PointOf = (path: readonly PropertyKey[]) => Point;

/**
 * Returns the place of the setting at `path`, as `["editions", 0, "isbn"]`, in YAML that readSettings has read; or the
 * place of the innermost existing setting around it.
 */
export function pointOfSetting(yaml: string, path: readonly PropertyKey[], firstLine = 1): Point {
  const { document, pointAt } = parseAgain(yaml, firstLine);
  return pointAt(offsetOf(document, path, false));
}

/** Returns the names below `path` in YAML that readSettings has read, in the order of the file. */
export function namesWrittenAt(yaml: string, path: readonly string[]): string[] {
  let node: unknown = parseAgain(yaml, 1).document.contents;
  for (const step of path)
    node = isMap(node) ? node.items.find(({ key }) => nameOfKey(key) === step)?.value : undefined;
  return isMap(node) ? node.items.map(({ key }) => nameOfKey(key)) : [];
}

interface SettingFault {
  path: PropertyKey[];
  atKey: boolean;
  facts: { setting: string; found: string; expected: string };
}

function faultsOf(issue: z.core.$ZodIssue, root: z.ZodObject): SettingFault[] {
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
          expected: expectedName(near, known, placeOf(key, root)),
        },
      };
    });
  }
  if (issue.code === "invalid_key") {
    const facts = { setting: nameOf(issue.path), found: "name", expected: issue.issues[0]!.message };
    return [{ path: issue.path, atKey: true, facts }];
  }
  const unknown = unknownPart(issue, root);
  if (unknown) return [unknown];
  const found = issue.input === undefined ? nothing : issue.input === null ? nothing : `value ${shortly(issue.input)}`;
  const expected = expectedBy(issue);
  return [{ path: issue.path, atKey: false, facts: { setting: nameOf(issue.path), found, expected } }];
}

/**
 * Returns the fault of an unknown name where authors may invent names, if its value shows that it wasn't meant as one.
 */
function unknownPart(issue: z.core.$ZodIssue, root: z.ZodObject): SettingFault | undefined {
  const name = String(issue.path.at(-1));
  const known = knownKeys(issue.path.slice(0, -1), root);
  if (issue.code !== "invalid_type" || issue.path.length !== 2 || known.length === 0 || known.includes(name))
    return undefined;
  const near = nearest(name, known);
  const others = expectedName(near, known, near === undefined ? placeOf(name, root) : undefined);
  const isFile = typeof issue.input === "string" && /\.(?:md|markdown|txt)$/i.test(issue.input.trim());
  const expected = isFile
    ? `\`${shortened(name)}: { file: ${shortened(issue.input)} }\` for a part of your own, or ${others}`
    : `${others}; or ${issue.message}`;
  return { path: issue.path, atKey: true, facts: { setting: nameOf(issue.path), found: "name", expected } };
}

const nothing = "missing value";

/** Explains why a value counts as missing: `#003399` is a comment in YAML, and `&A` an anchor. */
function hintOfNothing(behind: string): { found?: string; expected?: string } {
  const written = /^:?[ \t]*([#&!][^\n]*)/.exec(behind)?.[1]?.trim();
  if (written === undefined) return {};
  const meaning = written.startsWith("#") ? "which begins a comment," : "which has a meaning of its own,";
  return { found: `\`${written[0]}\`, ${meaning}`, expected: `quotation marks: "${shortened(written)}"` };
}

function expectedBy(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      if (issue.expected === "string" && ["number", "boolean"].includes(typeof issue.input)) {
        return `text, in quotation marks: "${String(issue.input)}"`;
      }
      if (issue.expected === "array" && typeof issue.input === "string") {
        return `a list, with a blank behind each dash: ${listOf(issue.input)}`;
      }
      return (
        {
          string: "text",
          int: "a whole number",
          number: "a number",
          array: "a list",
          object: "settings below it",
          record: "settings below it",
          boolean: "true or false",
        }[issue.expected as string] ?? String(issue.expected)
      );
    case "invalid_value": {
      const values = issue.values.map(String);
      const near = typeof issue.input === "string" ? meantBy(issue.input, values) : undefined;
      return `one of ${values.join(", ")}${near ? ` (did you mean \`${near}\`?)` : ""}`;
    }
    case "too_small":
      return issue.origin === "string"
        ? "some text"
        : issue.origin === "array"
          ? "at least one"
          : `${issue.minimum} or more`;
    case "too_big":
      return issue.origin === "string"
        ? `at most ${issue.maximum.toLocaleString("en")} characters`
        : `${issue.maximum} or less`;
    default:
      return issue.message;
  }
}

function expectedName(near: string | undefined, known: readonly string[], place: string | undefined): string {
  if (place !== undefined) return `it below \`${place}\``;
  return near ? `a known one (did you mean \`${near}\`?)` : `one of ${known.join(", ")}`;
}

/** Returns the setting below which a name would be known. */
function placeOf(name: string, root: z.ZodObject): string | undefined {
  return Object.keys(root.shape).find((outer) => knownKeys([outer], root).includes(name));
}

/** Returns a text that should be a list as one: `[a.md, b.md]`. */
function listOf(text: string): string {
  const items = text.split(/[,;\n]|\s-(?=\S)/).map((item) => item.replace(/^[\s-]+/, "").trim());
  return shortened(`[${items.filter((item) => item !== "").join(", ")}]`);
}

/** Returns the value that was probably meant, disregarding capitals, quotation marks and typing errors. */
function meantBy(text: string, values: readonly string[]): string | undefined {
  const word = text.replaceAll(/^[\s"'“”„‘’]+|[\s"'“”„‘’]+$/g, "").toLowerCase();
  const same = values.find((value) => value.toLowerCase() === word);
  return same ?? (word.length > 2 ? nearest(word, values) : undefined);
}

function knownKeys(path: PropertyKey[], root: z.ZodObject): string[] {
  let schema: z.core.$ZodType = root;
  for (const step of path) schema = inside(schema, step);
  const shape = (unwrap(schema) as { shape?: Record<string, unknown> }).shape;
  return Object.keys(shape ?? {});
}

function inside(schema: z.core.$ZodType, step: PropertyKey): z.core.$ZodType {
  const bare = unwrap(schema) as {
    shape?: Record<PropertyKey, z.core.$ZodType>;
    element?: z.core.$ZodType;
    valueType?: z.core.$ZodType;
  };
  return bare.shape?.[step] ?? bare.element ?? bare.valueType ?? schema;
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  let bare = schema as z.core.$ZodType & { unwrap?: () => z.core.$ZodType };
  while (typeof bare.unwrap === "function" && !("element" in bare)) bare = bare.unwrap();
  return bare;
}

function nameOf(path: PropertyKey[]): string {
  return shortened(settingName(path));
}

/** Returns the offset in the YAML of the value at `path`, or of its key. */
function offsetOf(document: Document, path: readonly PropertyKey[], atKey: boolean): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const [depth, step] of path.entries()) {
    if (isMap(node)) {
      const pair = pairNamed(node, String(step));
      if (!pair) break;
      const last = depth === path.length - 1;
      offset = startOfNode(last && atKey ? pair.key : (pair.value ?? pair.key)) ?? startOfNode(pair.key) ?? offset;
      node = pair.value;
    } else {
      node = (node as { items?: unknown[] } | null)?.items?.[step as number];
      offset = startOfNode(node) ?? offset;
    }
  }
  return offset;
}

/** Returns a value as JSON, cut to the length of a line. */
function shortly(value: unknown): string {
  return shortened(typeof value === "number" ? String(value) : JSON.stringify(value));
}

function shortened(text: string): string {
  return shorten(text, 80);
}
