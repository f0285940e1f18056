/** Workers and items in; each item worked on by the next free worker, results in the items' order out. */

/**
 * Items are taken by `weightOf`, heaviest first, so that no long one is left for the end. The first
 * failure stops further items from being taken, and is thrown when the ones under way have ended.
 */
export async function shareWork<Worker, Item, Result>(
  workers: readonly Worker[],
  items: readonly Item[],
  weightOf: (item: Item) => number,
  work: (worker: Worker, item: Item) => Promise<Result>,
): Promise<Result[]> {
  const queue = items.map((item, index) => ({ item, index })).toSorted((a, b) => weightOf(b.item) - weightOf(a.item));
  const results: Result[] = [];
  let failed = false;
  const take = async (worker: Worker): Promise<void> => {
    for (let next = queue.shift(); next && !failed; next = queue.shift()) {
      try {
        results[next.index] = await work(worker, next.item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const ends = await Promise.allSettled(workers.map(take));
  const failure = ends.find((end) => end.status === "rejected");
  if (failure) throw failure.reason;
  return results;
}
