/** Holds the bundle of code that this process runs, for its threads and for what it serves to browsers. */

/** All code as scripts/start/ bundled it. It stays in memory, whatever happens to its files. */
export interface Bundle {
  /** Folder of the bundle and of what V8 compiled of it; undefined where no folder can be written. */
  readonly folder: string | undefined;
  /** The code of all commands and threads, in memory that threads share. */
  readonly code: Uint8Array;
  /** The script of the page that `watch` shows. */
  readonly viewer: string;
  /** The script that runs in a tab and lays out pages, behind Paged.js. */
  readonly inPage: string;
  /**
   * Path of Paged.js in an installed package of this project; undefined in a checkout, where it is a package of its
   * own.
   */
  readonly pagedJs: string | undefined;
  /** Names of the commands in it. */
  readonly commands: readonly string[];
  /** Versions of the packages that decide how pages look. */
  readonly versions: Readonly<Record<string, string>>;
  /** Whether it is part of an installed package; otherwise the code is in a checkout. */
  readonly isShipped: boolean;
}

let held: Bundle | undefined;

export function holdBundle(bundle: Bundle): void {
  held = bundle;
}

/** Returns the bundle; undefined where the code runs unbundled, as in tests. */
export function ownBundle(): Bundle | undefined {
  return held;
}
