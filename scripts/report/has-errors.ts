/** Files with their messages in, whether the pipeline must stop out. */
import type { VFile } from "vfile";

/** True where a message is an error, or under `strict` also where one is a warning. */
export function hasErrors(files: readonly VFile[], strict = false): boolean {
  return files.some((file) => file.messages.some(({ fatal }) => fatal === true || (strict && fatal === false)));
}
