/** Finds the level at which the contents and the outline list each heading. */
import type { Target } from "./number-targets.ts";

/** A heading with the level at which it is listed, from 1. */
export type ListedHeading = Target & { listedLevel: number };

/**
 * Returns the headings of all sections in order, without those in quotations, boxes, lists and notes. A file that opens
 * with 2.4.1. after one that has 2.4. is listed below it, with its own headings one level lower again; all others keep
 * their own level.
 */
export function listHeadings(targets: Iterable<Target>): ListedHeading[] {
  const levels = new Map<string, number>();
  const listed: ListedHeading[] = [];
  let shift = 0;
  for (const target of targets) {
    const { kind, level, number, isInner } = target;
    if (kind !== "section" || isInner) continue;
    if (level === 1) shift = levels.get(number?.replace(/\d+\.$/, "") ?? "") ?? 0;
    const listedLevel = level + shift;
    if (number !== undefined) levels.set(number, listedLevel);
    listed.push({ ...target, listedLevel });
  }
  return listed;
}
