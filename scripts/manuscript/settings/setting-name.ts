/** Names a setting by its path, as messages do. */

/** Returns the name of a setting, with list items counted from 1: `sections.1` for the first of `sections`. */
export function settingName(path: readonly PropertyKey[]): string {
  return path.map((step) => (typeof step === "number" ? `${step + 1}` : String(step))).join(".");
}
