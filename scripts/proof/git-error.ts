/**
 * Declares the error that says why Git gave no answer: it isn't installed, the folder is in no repository, the revision
 * is unknown.
 */

export class GitError extends Error {
  override readonly name = "GitError";
}
