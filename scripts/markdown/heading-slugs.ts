/** Makes the ids that other programs give headings: GitHub's, and a looser one that several programs share. */

/** Returns GitHub's id of a heading: `## 1.1 What's new & old` is `11-whats-new--old`. */
export function githubSlug(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, "")
    .replaceAll(" ", "-");
}

/** Letters that programs write as ASCII letters although Unicode doesn't decompose them. */
const spelled: Record<string, string> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };

/**
 * Returns what the ids of different programs have in common: letters and digits, without a number at the start. Pandoc
 * drops numbers and keeps full stops, kramdown drops accents.
 */
export function looseSlug(text: string): string {
  const plain = text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[ßæœøłđðþı]/g, (letter) => spelled[letter]!);
  const named = /\p{L}/u.test(plain) ? plain.replace(/^[^\p{L}]+/u, "") : plain;
  return named.replaceAll(/[^\p{L}\p{N}]+/gu, "");
}
