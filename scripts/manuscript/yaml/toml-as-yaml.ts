/** Converts front matter in TOML to YAML, each value in its own line of the file, so that places stay. */
import { parse, TomlError } from "smol-toml";

/**
 * Returns the YAML, or what is wrong and in which line. Tables, which mean nothing to a report, are reduced to their
 * names.
 */
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

/** Returns the name of the value or table that a line defines. */
function nameOn(line: string): string | undefined {
  return /^[ \t]*\[{0,2}[ \t]*["']?([\w-]+)["']?[ \t]*(?:[=.\]]|$)/.exec(line)?.[1];
}
