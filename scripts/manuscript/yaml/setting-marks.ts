/**
 * Warns of characters in settings that YAML reads otherwise than they look: typographic quotation marks and comments.
 */
import type { VFile } from "vfile";
import { isMap, visit, type Node as YamlNode, type Scalar } from "yaml";
import { complain } from "../../messages/complain.ts";
import { nameOfKey, startOfNode, type ParsedYaml } from "./parse-yaml.ts";
import { shorten } from "../../messages/shorten.ts";

/**
 * Warns of such characters.
 *
 * @param names - names of the settings that count; others belong to another program
 */
export function complainOfMarks({ document, pointAt }: ParsedYaml, names: readonly string[], file: VFile): void {
  const { contents } = document;
  if (!isMap(contents)) return;
  for (const { key, value } of contents.items) {
    if (!names.includes(nameOfKey(key))) continue;
    visit(value as YamlNode | null, {
      Scalar(_, node) {
        const facts = factsOfMark(node);
        if (facts) complain(file, "unusual-markup", facts, pointAt(startOfNode(node) ?? 0));
      },
    });
  }
}

function factsOfMark({ value, type, comment }: Scalar): { found: string; expected: string; read: string } | undefined {
  if (type !== "PLAIN" || typeof value !== "string") return undefined;
  if (comment && /^[^\s#!=-]/.test(comment)) {
    return {
      found: `\`#${shorten(comment)}\` behind a value`,
      expected: `quotation marks around the whole, \`"${shorten(`${value} #${comment}`)}"\`, or a blank behind \`#\``,
      read: "as a comment, which is not printed",
    };
  }
  if (/^[“„‟”].+[”“‟]$|^[‘‚‛’].+[’‘‛]$/su.test(value)) {
    return {
      found: `typographic quotation marks around a value`,
      expected: `straight ones, \`"${shorten(value.slice(1, -1))}"\`, or none`,
      read: "as part of it",
    };
  }
  return undefined;
}
