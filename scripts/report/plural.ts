/** A number and an English noun in; `1 page`, `2 pages` out. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
