/** Finds the file that an author names, even if Unicode has another form of its name on the disk. */
import { readdir, realpath, stat } from "node:fs/promises";
import { extname, join, resolve, sep } from "node:path";
import { nearest } from "../../messages/nearest.ts";

/** The path of the file, or else, in `near`, of the file that was probably meant, where there is one. */
export type FoundFile = { path: string; near?: undefined } | { path?: undefined; near: string | undefined };

/**
 * Finds a file by its name. Accented letters have two forms in Unicode, composed (NFC) and decomposed (NFD). Archives
 * made on a Mac often have names in one form while Markdown has the other; where no name is exactly the same, the form
 * doesn't count.
 *
 * @param written - path relative to `folder`, as written in settings or Markdown
 */
export async function findFile(folder: string, written: string): Promise<FoundFile> {
  const path = resolve(folder, written);
  if (await exists(path)) return { path };
  const inOtherForm = await otherForm(folder, written);
  if (inOtherForm !== undefined) return { path: inOtherForm };
  return { near: await nearFile(folder, written) };
}

/**
 * Returns the path that was probably meant. It is looked for step by step: in other capitals, which make no difference
 * on a Mac and in Windows, without its extension, or mistyped; else a file of this name in a folder below.
 */
async function nearFile(folder: string, written: string): Promise<string | undefined> {
  const steps = written.split(/[\\/]/).filter((step) => step !== "" && step !== ".");
  if (steps.includes("..")) return undefined;
  let names: string[] = [];
  for (const [index, step] of steps.entries()) {
    const path = join(folder, ...names);
    const beside = (await isWithin(path, folder)) ? await namesIn(path) : [];
    const near = nearName(step, beside, index === steps.length - 1);
    if (near === undefined) {
      names = [];
      break;
    }
    names.push(near);
  }
  return names.length > 0 ? names.join("/") : fileBelow(folder, steps.at(-1));
}

function nearName(name: string, beside: readonly string[], isLast: boolean): string | undefined {
  const plain = (one: string) => one.normalize().toLowerCase();
  const same = beside.find((one) => plain(one) === plain(name));
  if (same !== undefined || !isLast) return same ?? nearest(name, beside);
  const withEnding = beside.filter((one) => plain(one.slice(0, one.length - extname(one).length)) === plain(name));
  return withEnding.length === 1 ? withEnding[0] : nearest(name, beside);
}

/** Returns the path of the only file with a name in the folders below. */
async function fileBelow(folder: string, name: string | undefined): Promise<string | undefined> {
  if (name === undefined) return undefined;
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found: string[] = [];
  for (const entry of entries) {
    if (!entry.isDirectory() || entry.name.startsWith(".") || entry.name === "node_modules") continue;
    const same = (await namesIn(join(folder, entry.name))).find((one) => one.toLowerCase() === name.toLowerCase());
    if (same !== undefined) found.push(`${entry.name}/${same}`);
  }
  return found.length === 1 ? found[0] : undefined;
}

/**
 * Finds a file by an address in Markdown, in which `%20` may stand for a blank; a file whose name has `%20` in it is
 * found too.
 */
export async function findAddressed(folder: string, address: string): Promise<FoundFile> {
  const decoded = decode(address);
  const found = await findFile(folder, decoded ?? address);
  if (found.path !== undefined || decoded === undefined || decoded === address) return found;
  const literal = await findFile(folder, address);
  return literal.path === undefined ? found : literal;
}

/** Says, for a message, that there is no such file, and which was probably meant. */
export function noSuchFile(near: string | undefined): string {
  return `there is no such file${near === undefined ? "" : ` (did you mean \`${near}\`?)`}`;
}

async function otherForm(folder: string, written: string): Promise<string | undefined> {
  let path = folder;
  for (const step of written.split(/[\\/]/)) {
    if (step === "" || step === ".") continue;
    if (step === "..") return undefined;
    const name = (await namesIn(path)).find((one) => one.normalize() === step.normalize());
    if (name === undefined) return undefined;
    path = join(path, name);
  }
  return path;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/**
 * Returns whether a path lies in a folder once links are followed. Only such names are suggested: a link may lead to
 * somebody else's folder, whose file names must not be disclosed.
 */
export async function isWithin(path: string, folder: string): Promise<boolean> {
  const [real, root] = await Promise.all([path, folder].map((each) => realpath(each).catch(() => "")));
  return root !== "" && (real === root || real!.startsWith(root!.endsWith(sep) ? root! : root + sep));
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

/** Decodes percent-encoding; undefined where it is not valid. */
function decode(address: string): string | undefined {
  try {
    return decodeURIComponent(address);
  } catch {
    return undefined;
  }
}
