/** Writes front matter in TOML as YAML, each value on its own line of the file, so that places in it stay true. */
import { parse, TomlError } from "smol-toml";

/** Returns the YAML, or what is wrong and on which line. Tables, which say nothing to a report, are their names alone. */
export function yamlOfToml(toml: string): string | { problem: string; line: number } {
  let values: Record<string, unknown>;
  try {
    values = parse(toml);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    return { problem: error.message.split("\n")[0]!.replace(/^Invalid TOML document: /, ""), line: error.line };
  }
  const lines = toml.split(/\r\n|\n|\r/);
  const written = lines.map(() => "");
  for (const [name, value] of Object.entries(values)) {
    const line = lines.findIndex((one) => nameOn(one) === name);
    if (line === -1) continue;
    const isTable = typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
    written[line] = `${JSON.stringify(name)}: ${isTable ? "{}" : JSON.stringify(value)}`;
  }
  return written.join("\n");
}

/** Returns the name that a line gives a value, or a table. */
function nameOn(line: string): string | undefined {
  return /^[ \t]*\[{0,2}[ \t]*["']?([\w-]+)["']?[ \t]*(?:[=.\]]|$)/.exec(line)?.[1];
}
