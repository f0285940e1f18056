/** Loads the faces of the report's typeface for the lifetime of the tab, and those for its other letters. */
import type { Face } from "../../theme/face.ts";
import { faceDescriptors } from "../../theme/face-descriptors.ts";

/** Resolves when all faces are loaded. Faces of a stylesheet would be loaded again for every unit. */
export async function loadFonts(faces: readonly Face[]): Promise<void> {
  for (const face of await Promise.all(faces.map(load))) document.fonts.add(face);
}

let others: FontFace[] = [];
let used = "[]";

/** Loads `faces` instead of those of the last call. The typeface's own faces stay, and have precedence. */
export async function useFaces(faces: readonly Face[]): Promise<void> {
  const wanted = JSON.stringify(faces);
  if (wanted === used) return;
  const loaded = await Promise.all(faces.map(load));
  for (const face of others) document.fonts.delete(face);
  const own = [...document.fonts];
  // Of several faces the one added last has precedence.
  document.fonts.clear();
  for (const face of [...loaded, ...own]) document.fonts.add(face);
  others = loaded;
  used = wanted;
}

function load({ family, url, ...face }: Face): Promise<FontFace> {
  const descriptors = Object.entries(faceDescriptors(face)).map(([name, value]) => [inScripts(name), value]);
  const loaded = new FontFace(family, `url("${url}")`, Object.fromEntries(descriptors)).load();
  return loaded.catch(() => {
    throw new Error(`Unusable typeface: ${family}`);
  });
}

/** Returns the name of a font descriptor in scripts: `style` for `font-style`, `sizeAdjust` for `size-adjust`. */
function inScripts(name: string): string {
  return name.replace(/^font-/, "").replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
