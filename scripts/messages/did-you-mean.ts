/** Ends a list of what is expected with the one of its names that was probably meant. */
import { nearest } from "./nearest.ts";

/** Returns ` (did you mean \`credit\`?)`, or nothing where no name is near. */
export function didYouMean(word: string, known: Iterable<string>, write = (name: string) => `\`${name}\``): string {
  const near = nearest(word, known);
  return near === undefined ? "" : ` (did you mean ${write(near)}?)`;
}
