/** Makes the names of headings that other programs link to: GitHub's, and what is left of them without marks. */

/** Returns GitHub's name of a heading: `## 1.1 What's new & old` is `11-whats-new--old`. */
export function githubSlug(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, "")
    .replaceAll(" ", "-");
}

/** Lists letters that programs write with others, without being composed of them. */
const spelled: Record<string, string> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };

/**
 * Returns what names of different programs have in common (Pandoc drops numbers and keeps full stops, kramdown drops
 * accents): letters and digits, without a number at the start.
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
