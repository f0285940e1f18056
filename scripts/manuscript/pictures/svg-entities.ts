/** Reads the entities that a DOCTYPE declares, which drawing programs use for namespace addresses. */

const maxLength = 1000;
const maxUses = 10_000;

/**
 * Reads the entities.
 *
 * @param doctype - text between `<!DOCTYPE` and `>`
 * @param text - the whole document
 * @returns the values by name, or what is wrong: an entity may not contain another one, so that nothing multiplies
 */
export function readEntities(doctype: string, text: string): Record<string, string> | string {
  const declared = /^[^[]*\[(.*)\]\s*$/s.exec(doctype)?.[1] ?? "";
  const entities: Record<string, string> = {};
  const rest = declared
    .replaceAll(/<!--.*?(?:-->|$)/gs, "")
    .replaceAll(
      /<!ENTITY\s+([\w.:-]+)\s+(?:"([^"<&%]*)"|'([^'<&%]*)')\s*>/g,
      (_, name: string, ...values: string[]) => {
        entities[name] = values[0] ?? values[1] ?? "";
        return "";
      },
    )
    .trim();
  if (rest !== "") return `its DOCTYPE declares more than plain entities: \`${rest.slice(0, 40)}\``;
  if (Object.values(entities).some(({ length }) => length > maxLength)) {
    return `its DOCTYPE declares an entity of more than ${maxLength.toLocaleString("en")} characters`;
  }
  const uses = Array.from(text.matchAll(/&([\w.:-]+);/g)).filter(([, name]) => Object.hasOwn(entities, name!)).length;
  return uses > maxUses ? `it uses entities more than ${maxUses.toLocaleString("en")} times` : entities;
}
