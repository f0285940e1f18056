/** Decides from the messages of files whether the pipeline must stop. */
import type { VFile } from "vfile";

/** Returns true where a message is an error, or under `strict` also where one is a warning. */
export function hasErrors(files: readonly Pick<VFile, "messages">[], strict = false): boolean {
  return files.some((file) => file.messages.some(({ fatal }) => fatal === true || (strict && fatal === false)));
}
