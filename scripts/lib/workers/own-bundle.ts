/** Holds the bundle that this process runs, for its threads and for what it serves to browsers. */

/** All code as scripts/start/ bundled it; it stays in memory, whatever becomes of the files that keep it. */
export interface Bundle {
  /** Where it is kept, and beside it what V8 compiled; undefined where no folder can be written. */
  readonly folder: string | undefined;
  /** The code of all commands and of their threads, in memory that threads share. */
  readonly code: Uint8Array;
  /** The script of the page that `watch` shows. */
  readonly viewer: string;
  /** The script that lays out pages in a tab, behind Paged.js. */
  readonly inPage: string;
  /** The path of Paged.js, as its authors made it, in a package that was installed; else it is a package of its own. */
  readonly pagedJs: string | undefined;
  /** Names of the commands that it has. */
  readonly commands: readonly string[];
  /** Versions of what decides how pages look. */
  readonly versions: Readonly<Record<string, string>>;
  /** Whether it came in a package that was installed; otherwise the code lies in a checkout. */
  readonly isShipped: boolean;
}

let held: Bundle | undefined;

export function holdBundle(bundle: Bundle): void {
  held = bundle;
}

/** Returns undefined where the code runs unbundled, as in tests. */
export function ownBundle(): Bundle | undefined {
  return held;
}
