/** Says what is wrong with a command's arguments; it is printed with a hint at --help. */

export class UsageError extends Error {
  override readonly name = "UsageError";
}
