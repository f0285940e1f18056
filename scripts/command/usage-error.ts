/** What is wrong with a command's arguments in, an error that is printed with a hint at --help out. */

export class UsageError extends Error {
  override readonly name = "UsageError";
}
