/** Gives a damaged PDF a new cross-reference table, made from the objects found in it. */

const header = /(?<![\d.])(\d{1,7})[ \t\r\n]+(\d{1,5})[ \t\r\n]+obj(?![a-z])/g;
/** How many bytes of an object are searched for the entry that makes it the catalog. */
const headOfObject = 4000;
/** The most objects of a file; more are an attack. */
const mostObjects = 2_000_000;
const widthOfOffset = 10;
const widthOfGeneration = 5;

/**
 * Finds objects by their headers; those that are cut off or in object streams are lost.
 *
 * @returns the file with a new table and trailer at its end; undefined where it has no catalog
 */
export function rebuildTable(bytes: Uint8Array): Uint8Array | undefined {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = source.toString("latin1");
  const objects = new Map<number, { offset: number; generation: number }>();
  let root: string | undefined;
  for (const found of text.matchAll(header)) {
    const [number, generation] = [Number(found[1]), Number(found[2])];
    // Of several versions of an object the last one counts.
    objects.set(number, { offset: found.index, generation });
    if (objects.size > mostObjects) return undefined;
    const head = text.slice(found.index, found.index + headOfObject);
    const own = head.slice(0, head.indexOf("endobj") < 0 ? undefined : head.indexOf("endobj"));
    if (/\/Type\s*\/Catalog\b/.test(own)) root = `${number} ${generation} R`;
  }
  if (root === undefined) return undefined;
  const info = /\/Info\s+(\d+\s+\d+\s+R)/.exec(text)?.[1];
  const lines = Array.from(
    objects,
    ([number, { offset, generation }]) =>
      `${number} 1\n${String(offset).padStart(widthOfOffset, "0")} ${String(generation).padStart(widthOfGeneration, "0")} n \n`,
  );
  const size = [...objects.keys()].reduce((most, number) => Math.max(most, number)) + 1;
  const trailer = `trailer\n<< /Size ${size} /Root ${root}${info ? ` /Info ${info}` : ""} >>\nstartxref\n${source.length + 1}\n%%EOF\n`;
  return Buffer.concat([
    source,
    Buffer.from(`\nxref\n0 1\n0000000000 65535 f \n${lines.join("")}${trailer}`, "latin1"),
  ]);
}
