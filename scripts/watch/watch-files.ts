/** A manuscript's path in; a call for each time that one of its files, or of the stylesheets, was saved out. */
import { statSync } from "node:fs";
import { basename, dirname, extname, relative, resolve, sep } from "node:path";
import { watch } from "chokidar";

/** What a report is made from. Editors' own files (`.name.swp`, `name~`) are none of these. */
const kinds = ".md .markdown .txt .yaml .yml .csv .svg .png .jpg .jpeg .webp .css .ttf".split(" ");

/** A save is often several changes: truncated, written, renamed. */
const quietMs = 15;
/** So long at most, while files go on changing. */
const patienceMs = 500;

export interface FileWatch {
  close(): Promise<void>;
}

/**
 * Of a folder all that is in it; of a single Markdown file, which may lie anywhere, its folder and the folders
 * in that. Files may go, come and be replaced.
 *
 * @param onChange - called when it has been quiet for a moment
 * @param onError - a folder that can't be watched, say because the system's limit is reached
 */
export async function watchFiles(
  path: string,
  styles: string,
  { onChange, onError }: { onChange: () => void; onError: (error: Error) => void },
): Promise<FileWatch> {
  const absolute = resolve(path);
  const whole = statSync(absolute).isDirectory();
  const call = settle(onChange);
  const watchers = [
    watchFolder(whole ? absolute : dirname(absolute), whole ? undefined : 1),
    watchFolder(styles, undefined),
  ];
  await Promise.all(watchers.map((watcher) => new Promise<void>((ready) => watcher.on("ready", () => ready()))));
  return {
    async close() {
      call.cancel();
      await Promise.all(watchers.map((watcher) => watcher.close()));
    },
  };

  function watchFolder(folder: string, depth: number | undefined): ReturnType<typeof watch> {
    const isHidden = (part: string) => part.startsWith(".") || part === "node_modules";
    const ignored = (inside: string) => inside !== folder && relative(folder, inside).split(sep).some(isHidden);
    const watcher = watch(folder, { ignoreInitial: true, ignored, ...(depth === undefined ? {} : { depth }) });
    const onSave = (changed: string) => {
      if (kinds.includes(extname(changed).toLowerCase()) && !isHidden(basename(changed))) call.soon();
    };
    watcher.on("all", (_, changed) => onSave(changed));
    // Of changes to a file within 50 ms chokidar tells only the first, which may be the file cut to nothing before
    // it is written; what the system says is passed on as it comes (github.com/paulmillr/chokidar, `_throttle`).
    watcher.on("raw", (_, changed) => onSave(changed ?? ""));
    return watcher.on("error", (error) => onError(error as Error));
  }
}

/** Calls `done` once for many calls, when none has come for a moment. */
function settle(done: () => void): { soon(): void; cancel(): void } {
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
