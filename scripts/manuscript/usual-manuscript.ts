/** Finds the manuscript that is meant where none is named. */
import { existsSync } from "node:fs";

/** Returns the working folder where it holds report.yaml, else its folder `manuscript`. */
export function usualManuscript(): string {
  return existsSync("report.yaml") ? "." : "manuscript";
}
