/** Calls back each time that one of a manuscript's files, or of the stylesheets, was saved. */
import { realpathSync, statSync } from "node:fs";
import { basename, dirname, extname, relative, resolve, sep } from "node:path";
import { watch } from "chokidar";

/** Kinds of file that a report is made from. Editors' own files (`.name.swp`, `name~`) are none of these. */
const kinds = ".md .markdown .txt .yaml .yml .csv .svg .png .jpg .jpeg .webp .css .ttf .otf .woff .woff2".split(" ");

/** Milliseconds of quiet after which a save is over: it is often several changes (truncated, written, renamed). */
const quietMs = 15;
/** Milliseconds after which a call comes at the latest, while files go on changing. */
const patienceMs = 500;
/** Milliseconds between looks whether a folder is still the one that is watched. */
const lookMs = 1000;

export interface FileWatch {
  close(): Promise<void>;
}

/**
 * Watches all that is in a folder; or, for a single Markdown file, which may lie anywhere, its folder and the
 * folders in that. Files may go, come and be replaced, and so may the folder.
 *
 * @param onChange - called when it has been quiet for a moment
 * @param onError - a folder that can't be watched, say because the system's limit is reached
 */
export async function watchFiles(
  path: string,
  styles: string,
  { onChange, onError }: { onChange: () => void; onError: (error: Error) => void },
): Promise<FileWatch> {
  const whole = statSync(path).isDirectory();
  const call = debounce(onChange);
  const open = (folders: readonly string[]) => folders.map((folder) => watchFolder(folder, whole ? undefined : 1));
  const ownStyles = watchFolder(styles, undefined);
  let known = foldersOf(path, whole);
  let watchers = open(known.folders);
  await Promise.all(
    [...watchers, ownStyles].map((one) => new Promise<void>((ready) => one.on("ready", () => ready()))),
  );
  // Of a folder that is moved away, or made again in its place, the system says nothing to those who watched it.
  const looking = setInterval(() => {
    const found = foldersOf(path, whole);
    if (found.identity === known.identity) return;
    for (const watcher of watchers) void watcher.close();
    known = found;
    watchers = open(found.folders);
    for (const watcher of watchers) watcher.once("ready", () => call.soon());
    call.soon();
  }, lookMs);
  return {
    async close() {
      clearInterval(looking);
      call.cancel();
      await Promise.all([...watchers, ownStyles].map((watcher) => watcher.close()));
    },
  };

  function watchFolder(folder: string, depth: number | undefined): ReturnType<typeof watch> {
    const isHidden = (part: string) => part.startsWith(".") || part === "node_modules";
    const ignored = (inside: string) => inside !== folder && relative(folder, inside).split(sep).some(isHidden);
    // Links lead to files of the folder, which are watched, or to what is not read.
    const watcher = watch(folder, {
      ignoreInitial: true,
      followSymlinks: false,
      ignored,
      ...(depth === undefined ? {} : { depth }),
    });
    const onSave = (changed: string): void => {
      if (kinds.includes(extname(changed).toLowerCase()) && !isHidden(basename(changed))) call.soon();
    };
    // Of changes to a file within 50 ms chokidar tells only the first, which may be the file cut to nothing before
    // it is written; what the system says is passed on as it comes (github.com/paulmillr/chokidar, `_throttle`).
    // Where it says no name, the file may be one of ours.
    watcher.on("raw", (_, changed: string | null) => (changed === null ? call.soon() : onSave(changed)));
    // What chokidar tells of a change comes later, once it has looked at the file: it would be told twice. Of files in
    // a new folder, and of those that go with one, the system says nothing.
    for (const event of ["add", "unlink"] as const) watcher.on(event, onSave);
    return watcher.on("error", (error) => onError(error as Error));
  }
}

/**
 * Returns the folders that hold a manuscript, and what tells them from others at the same place; none while there is
 * no such path. A single file may be a link; what it names lies beside the link.
 */
function foldersOf(path: string, whole: boolean): { folders: readonly string[]; identity: string } {
  const places = whole ? [path] : [dirname(resolve(path)), dirname(targetOf(path))];
  try {
    const folders = [...new Set(places.map((place) => realpathSync(place)))];
    const identity = folders.map((folder) => {
      const { dev, ino, birthtimeMs } = statSync(folder);
      return [folder, dev, ino, birthtimeMs].join(" ");
    });
    return { folders, identity: identity.join("\n") };
  } catch {
    return { folders: [], identity: "" };
  }
}

/** Returns where a file really lies; its own path while it is not there, as some editors leave it for a moment. */
function targetOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

/** Calls `done` once for many calls, when none has come for a moment. */
function debounce(done: () => void): { soon(): void; cancel(): void } {
  let timer: NodeJS.Timeout | undefined;
  let since: number | undefined;
  return {
    soon() {
      const now = Date.now();
      since ??= now;
      clearTimeout(timer);
      timer = setTimeout(
        () => {
          since = undefined;
          done();
        },
        Math.max(0, Math.min(quietMs, since + patienceMs - now)),
      );
    },
    cancel: () => clearTimeout(timer),
  };
}
