/** Writes docs/settings.md from the schema of report.yaml: each setting with its values, its default and an example. */
import { settingsJsonSchema, type JsonSchema } from "./settings-json-schema.ts";

const head = `# Settings

<!-- Made from scripts/manuscript/settings/schema/settings-schema.ts by \`npm run docs\`; edit the descriptions there. -->

A report's settings stand in \`report.yaml\` in the manuscript's folder, or in the front matter of a manuscript that is a
single file. Everything has a default. A setting that is unknown or of the wrong kind is reported with line and column.

The same stands in [report.schema.json](report.schema.json), by which editors' programs (VS Code with its extension for
YAML) complete settings and explain them while one writes: the first line of \`report.yaml\` leads there,
\`# yaml-language-server: $schema=report.schema.json\`. \`report-press new\` puts a copy beside report.yaml, so that it works
anywhere; after an upgrade take the new one from the package's \`docs/\`.

Names with a full stop stand below each other in the file: \`parts.cover\` is written

\`\`\`yaml
parts:
  cover: true
\`\`\`
`;

/** Returns the whole page, in Markdown. */
export function settingsPage(): string {
  const schema = settingsJsonSchema();
  const groups: [title: string, about: string, rows: string[]][] = [["Report", "", []]];
  for (const [name, setting] of properties(schema)) {
    const inner = setting.type === "array" ? (setting.items as JsonSchema) : setting;
    if (inner.properties) {
      const prefix = setting.type === "array" ? `${name}[].` : `${name}.`;
      groups.push([name, setting.description ?? "", rowsOf(inner, prefix)]);
    } else groups[0]![2].push(row(name, setting));
  }
  const tables = groups.map(([title, about, rows]) =>
    [
      `## ${title === "Report" ? title : `\`${title}\``}`,
      ...(about ? [about] : []),
      [...tableHead, ...rows].join("\n"),
    ].join("\n\n"),
  );
  return `${[head.trimEnd(), ...tables].join("\n\n")}\n`;
}

const tableHead = ["| setting | what | may be | default | example |", "| --- | --- | --- | --- | --- |"];

function rowsOf(schema: JsonSchema, prefix: string): string[] {
  return properties(schema).flatMap(([name, setting]) =>
    setting.properties ? rowsOf(setting, `${prefix}${name}.`) : [row(`${prefix}${name}`, setting)],
  );
}

function properties(schema: JsonSchema): [string, JsonSchema][] {
  return Object.entries(schema.properties ?? {}) as [string, JsonSchema][];
}

function row(name: string, setting: JsonSchema): string {
  if (!setting.description) throw new Error(`Unexpected setting ${name} without a description`);
  const examples = (setting.examples ?? []).map(code).join(", ");
  const fallback = setting.default === undefined ? "" : code(setting.default);
  const description = setting.description.replaceAll("|", String.raw`\|`);
  return `| \`${name}\` | ${description} | ${kindOf(setting)} | ${fallback} | ${examples} |`.replaceAll(/ {2,}/g, " ");
}

function kindOf(setting: JsonSchema): string {
  if (setting.enum) return setting.enum.map(code).join(", ");
  if (setting.anyOf && setting.type === undefined) {
    return setting.anyOf.map((form) => (form.type === "object" ? "settings below it" : kindOf(form))).join(", or ");
  }
  if (setting.type === "array") return `list of ${kindOf(setting.items as JsonSchema)}`;
  if (setting.type === "object") return "colours and their inks";
  if (setting.type === "boolean") return "`true`, `false`";
  if (setting.type === "number" || setting.type === "integer") {
    const kind = setting.type === "integer" ? "whole number" : "number";
    const { minimum, maximum = Number.MAX_SAFE_INTEGER } = setting;
    return maximum < Number.MAX_SAFE_INTEGER ? `${kind}, ${minimum} to ${maximum}` : `${kind} from ${minimum}`;
  }
  return "text";
}

/** Returns a value as it is written in YAML. */
function code(value: unknown): string {
  if (Array.isArray(value)) return `\`[${value.join(", ")}]\``;
  if (typeof value === "string") return value.startsWith("#") ? `\`"${value}"\`` : `\`${value}\``;
  const written = JSON.stringify(value);
  return `\`${written.replaceAll('":"', '": "').replaceAll(String.raw`\"`, "'")}\``;
}
