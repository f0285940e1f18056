/** Makes a theme of the settings in its theme.yaml and the files in its folder. */
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { hashOf } from "../lib/cache/hash-of.ts";
import { carryFiles } from "./carry-files.ts";
import { readFontMetrics } from "./font-metrics.ts";
import type { ThemeSettings } from "./theme-schema.ts";
import { faceKinds, type Stylesheet, type Theme, type Typeface } from "./theme.ts";
import { plainTokens } from "./tokens.ts";
import type { TrueType, WantedFace } from "./to-truetype.ts";

/** Gives a theme's files, and is told of them. */
export interface ThemeSource {
  /** Name that the settings of the report give it. */
  name: string;
  /** Absolute path. */
  folder: string;
  settings: ThemeSettings;
  /** The theme that it extends. */
  base: Theme | undefined;
  /** Whether it is the manuscript's, and not one of the project's. */
  isOwn: boolean;
  /**
   * Reads a file of the folder.
   *
   * @param place - of the setting in theme.yaml that names it
   * @returns undefined where it can't be read, after a complaint
   */
  read: (name: string, place: readonly PropertyKey[]) => Promise<Buffer | undefined>;
  /** Makes a TrueType file of a font. */
  convert: (bytes: Buffer, wanted: WantedFace) => Promise<TrueType>;
  /** Is given each stylesheet as it is written. */
  onSheet?: (path: string, css: string) => void;
  /** Is told of a font that was converted. */
  onConverted?: (place: readonly PropertyKey[], name: string, kind: string) => void;
  /** Is told of a font that lacks characters that any report has. */
  onMissingLetters?: (place: readonly PropertyKey[], name: string, family: string, letters: string) => void;
  /** Is told of faces of the text that no file holds. */
  onMissingFaces?: (place: readonly PropertyKey[], family: string, kinds: readonly string[]) => void;
  /** Says what keeps a face from being used. */
  refuse: (place: readonly PropertyKey[], found: string, expected: string) => void;
}

/** Reads the theme's files. Returns undefined where one can't be used, after complaints, or no typeface of the text is given. */
export async function makeTheme(source: ThemeSource): Promise<Theme | undefined> {
  const { name, folder, settings, base, isOwn } = source;
  const ownFiles = new Map<string, Uint8Array>(base?.ownFiles);
  let complete = true;
  const read = async (path: string, place: readonly PropertyKey[]): Promise<Buffer | undefined> => {
    const bytes = await source.read(path, place);
    if (!bytes) complete = false;
    else if (isOwn) ownFiles.set(resolve(folder, path), bytes);
    return bytes;
  };
  const sheetsOf = async (kind: "print" | "web"): Promise<Stylesheet[]> => {
    const sheets = await Promise.all(settings[kind].map((path, index) => readSheet(path, [kind, index])));
    return [...(base?.[kind] ?? []), ...sheets.flat()];
  };
  const readSheet = async (path: string, place: readonly PropertyKey[]): Promise<Stylesheet[]> => {
    const bytes = await read(path, place);
    if (!bytes) return [];
    const css = bytes.toString("utf8");
    source.onSheet?.(resolve(folder, path), css);
    const whole = isOwn ? await carryFiles(css, path, (inFolder) => read(inFolder, place)) : css;
    return [{ path: resolve(folder, path), css: whole }];
  };
  const typefaces = new Map<string, Typeface>();
  const hashes: string[] = [];
  for (const [role, written] of Object.entries(settings.typefaces)) {
    const found = await readOwnTypeface(written, role, { ...source, read });
    if (!found) complete = false;
    else typefaces.set(role, found.typeface);
    hashes.push(...(found?.hashes ?? []));
  }
  const tokens = settings.tokens === undefined ? [] : await readSheet(settings.tokens, ["tokens"]);
  const ownTokens = isOwn ? tokens.map(({ path, css }) => ({ path, css: plainTokens(css) })) : tokens;
  const [print, web] = await Promise.all([sheetsOf("print"), sheetsOf("web")]);
  const text = typefaces.get("text") ?? base?.text;
  if (!text) source.refuse(["typefaces"], "missing typeface `text`", "one, or `extends: agency`");
  if (!text || !complete) return undefined;
  const others = new Map([...(base?.others ?? []), ...typefaces].filter(([role]) => role !== "text"));
  return {
    name,
    look: {},
    tokens: [...(base?.tokens ?? []), ...ownTokens],
    print,
    web,
    sectionColours: settings["section-colours"].length > 0 ? settings["section-colours"] : (base?.sectionColours ?? []),
    boxKinds: { ...base?.boxKinds, ...settings["box-kinds"] },
    text,
    others,
    fontsHash: hashOf(base?.fontsHash ?? "", ...hashes),
    ownFiles,
  };
}

interface FoundTypeface {
  typeface: Typeface;
  /** One for each of its files. */
  hashes: string[];
}

async function readOwnTypeface(
  written: ThemeSettings["typefaces"][string],
  role: string,
  source: ThemeSource,
): Promise<FoundTypeface | undefined> {
  const { folder, read, convert, onConverted, onMissingFaces, onMissingLetters, refuse } = source;
  const { family, fallback, regular, bold = regular, italic = regular } = written;
  const names = { regular, italic, bold, "bold-italic": written["bold-italic"] ?? written.bold ?? italic };
  const entries = Object.entries(names);
  // One that stands in for others is read once, and told of once.
  const placeOf = (path: string) => ["typefaces", role, entries.find(([, other]) => other === path)![0]];
  const byPath = new Map(
    await Promise.all(
      [...new Set(Object.values(names))].map(async (path) => [path, await read(path, placeOf(path))] as const),
    ),
  );
  const files = entries.map(([, path]) => byPath.get(path));
  if (!files.every((bytes) => bytes !== undefined)) return undefined;
  // One after another: the unpacking of WOFF2 has one memory for all that runs at once.
  const faces: TrueType[] = [];
  for (const [index, bytes] of files.entries()) faces.push(await convert(bytes, faceKinds[index]!));
  const urls: string[] = [];
  for (const [index, face] of faces.entries()) {
    const path = entries[index]![1];
    const place = placeOf(path);
    if ("found" in face) {
      refuse(place, `${face.found} \`${path}\``, face.expected ?? "TrueType, OpenType, WOFF or WOFF2");
      return undefined;
    }
    if (face.madeOf !== undefined) onConverted?.(place, path, face.madeOf);
    if (face.lacks !== undefined) onMissingLetters?.(place, path, family, face.lacks);
    urls.push(
      face.madeOf !== undefined
        ? `data:font/ttf;base64,${face.bytes.toString("base64")}`
        : pathToFileURL(resolve(folder, path)).href,
    );
  }
  const [first, ...others] = faces.map((face) => ("bytes" in face ? face.bytes : Buffer.alloc(0)));
  // A variable font has several faces in one file.
  const missing = (["italic", "bold"] as const).filter(
    (kind, index) => written[kind] === undefined && others[index]!.equals(first!),
  );
  if (role === "text" && missing.length > 0) onMissingFaces?.(["typefaces", role], family, missing);
  const typeface: Typeface = {
    family,
    stack: [family, ...fallback].map(quoted).join(", "),
    regular: urls[0]!,
    italic: urls[1]!,
    bold: urls[2]!,
    boldItalic: urls[3]!,
    metrics: readFontMetrics(first!),
  };
  return { typeface, hashes: files.map((bytes) => hashOf(bytes)) };
}

/** Generic families, which have a meaning only without quotation marks. */
const generic = new Set(["serif", "sans-serif", "monospace", "system-ui"]);

function quoted(family: string): string {
  return generic.has(family) ? family : `"${family}"`;
}
