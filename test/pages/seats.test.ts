/** Jobs that wait for a free seat: in which order they are done. No browser is started, since none is used. */
import { expect, test } from "vitest";
import { openSeats } from "../../scripts/pages/seats.ts";

const nowhere = { fonts: "", folders: [] };

/** The order in which jobs of these weights are done in so many seats, behind one job a seat. */
async function orderOf(seatCount: number, weights: readonly number[]): Promise<number[]> {
  const seats = openSeats(seatCount, nowhere);
  const order: number[] = [];
  const first = Array.from({ length: seatCount }, () => seats.use(async () => undefined));
  const rest = weights.map((weight, index) =>
    seats.use(
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

test("one seat has nothing to gain from another order", async () => {
  expect(await orderOf(1, [1, 2, 9, 1])).toEqual([0, 1, 2, 3]);
});

test("a job that fails frees its seat", async () => {
  const seats = openSeats(1, nowhere);
  const failing = seats.use(() => Promise.reject(new Error("broken")));
  const next = seats.use(() => Promise.resolve("done"));
  await expect(failing).rejects.toThrow("broken");
  expect(await next).toBe("done");
});
