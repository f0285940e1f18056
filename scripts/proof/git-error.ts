/** Says why history gave no answer: Git is not installed, the folder is in no repository, the revision is unknown … */

export class GitError extends Error {
  override readonly name = "GitError";
}
