/** Loads the faces of the report's typeface for as long as the tab lives, and those of a report's other letters. */
import type { Face } from "../../theme/face.ts";
import { faceDescriptors } from "../../theme/face-descriptors.ts";

/** Resolves when all are loaded. Faces of a stylesheet would be loaded anew for every unit. */
export async function loadFonts(faces: readonly Face[]): Promise<void> {
  for (const face of await Promise.all(faces.map(load))) document.fonts.add(face);
}

let others: FontFace[] = [];
let used = "[]";

/** Loads `faces` instead of those of the last call; those of the typeface stay, and are asked before them. */
export async function useFaces(faces: readonly Face[]): Promise<void> {
  const wanted = JSON.stringify(faces);
  if (wanted === used) return;
  const loaded = await Promise.all(faces.map(load));
  for (const face of others) document.fonts.delete(face);
  const own = [...document.fonts];
  // What was added last is asked first.
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

/** Names descriptors of a face as scripts do: `font-style` is `style`, `size-adjust` `sizeAdjust`. */
function inScripts(name: string): string {
  return name.replace(/^font-/, "").replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
