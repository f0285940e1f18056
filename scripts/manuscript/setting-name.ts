/** Names a setting by its path, as messages do. */

/** Returns `sections.1` of the first of the list `sections`: people count from 1. */
export function settingName(path: readonly PropertyKey[]): string {
  return path.map((step) => (typeof step === "number" ? `${step + 1}` : String(step))).join(".");
}
