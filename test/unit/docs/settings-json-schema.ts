/** Makes the JSON schema of report.yaml, by which editors' programs complete and explain it, from our own schema. */
import * as z from "zod";
import { settingsSchema } from "#manuscript/settings/schema/settings-schema.ts";

export type JsonSchema = z.core.JSONSchema.JSONSchema;

/** Returns the schema as draft 7, which is what programs for YAML read. */
export function settingsJsonSchema(): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(settingsSchema, {
    io: "input",
    unrepresentable: "any",
    target: "draft-7",
    override({ zodSchema, jsonSchema }) {
      // Left out by zod where a value is changed when it is read, though they are what is written.
      const { examples } = z.globalRegistry.get(zodSchema) ?? {};
      if (examples) jsonSchema.examples = examples as unknown[];
    },
  });
  return { $schema: $schema!, title: "report.yaml of report-press", ...schema };
}

/** Returns the file: where descriptions are in Markdown, programs that show it so find it beside the plain text. */
export function settingsSchemaFile(): string {
  const withMarkdown = (_key: string, value: unknown): unknown => {
    if (!isInMarkdown(value)) return value;
    const { description, ...rest } = value;
    return { description: description.replaceAll("`", ""), markdownDescription: description, ...rest };
  };
  return `${JSON.stringify(settingsJsonSchema(), withMarkdown, 2)}\n`;
}

function isInMarkdown(value: unknown): value is { description: string } {
  const description = (value as { description?: unknown } | null)?.description;
  return typeof description === "string" && description.includes("`");
}
