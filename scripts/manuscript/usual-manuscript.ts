/** Finds the manuscript where the user names none. */
import { existsSync } from "node:fs";

/** Returns the working folder where it contains report.yaml, or else the folder `manuscript`. */
export function usualManuscript(): string {
  return existsSync("report.yaml") ? "." : "manuscript";
}
