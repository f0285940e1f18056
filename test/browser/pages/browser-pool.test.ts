/** Gives jobs to free slots of a browser pool: in which order they are done. No browser is started, since none is used. */
import { expect, test } from "vitest";
import { openBrowserPool } from "#pages/browser-pool.ts";

const nowhere = { fonts: "", folders: [] };

/** Returns the order in which jobs of these weights are done in so many slots, behind one job a slot. */
async function orderOf(slotCount: number, weights: readonly number[]): Promise<number[]> {
  const pool = openBrowserPool(slotCount, nowhere);
  const order: number[] = [];
  const first = Array.from({ length: slotCount }, () => pool.use(async () => undefined));
  const rest = weights.map((weight, index) =>
    pool.use(
      async () => void order.push(index),
      () => weight,
    ),
  );
  await Promise.all([...first, ...rest]);
  return order;
}

test("jobs that can't be compared are done as they came", async () => {
  expect(await orderOf(2, [0, 0, 0, 0])).toEqual([0, 1, 2, 3]);
});

test("jobs of like weight are done as they came, until the last would be left alone", async () => {
  expect((await orderOf(2, [5, 5, 5, 5, 5])).slice(0, 3)).toEqual([0, 1, 2]);
});

test("one that weighs as much as its share of all is done first", async () => {
  expect((await orderOf(2, [1, 2, 1, 9, 1])).slice(0, 3)).toEqual([3, 0, 1]);
});

test("one slot has nothing to gain from another order", async () => {
  expect(await orderOf(1, [1, 2, 9, 1])).toEqual([0, 1, 2, 3]);
});

test("a job that fails frees its slot", async () => {
  const pool = openBrowserPool(1, nowhere);
  const failing = pool.use(() => Promise.reject(new Error("broken")));
  const next = pool.use(() => Promise.resolve("done"));
  await expect(failing).rejects.toThrow("broken");
  expect(await next).toBe("done");
});

test("one job after another is done in one slot, whose browser runs by then", async () => {
  const pool = openBrowserPool(2, nowhere);
  const slots = new Set<unknown>();
  for (let job = 0; job < 3; job++) await pool.use(async (slot) => void slots.add(slot));
  expect(slots.size).toBe(1);
});
