/** Reads lists of processes, and tells those that a command started from strangers. */
import { expect, test } from "vitest";
import { parseStat, ProcessTree, type ProcessStat } from "../../bench/process-tree.ts";

const line = (pid: number, name: string) =>
  `${pid} (${name}) S 7 40 41 0 -1 4194560 1 2 3 4 250 50 5 6 20 0 9 0 987654 1000000 321 18446744073709551615 1 1\n`;

test("a line of /proc/PID/stat is read, whatever the process's name holds", () => {
  const stat = { parent: 7, session: 41, cpuTicks: 300, startTime: 987654, residentPages: 321 };
  expect(parseStat(line(12, "node"))).toEqual({ pid: 12, ...stat });
  expect(parseStat(line(13, "a b) S 1 (c"))).toEqual({ pid: 13, ...stat });
  expect(parseStat(line(14, "two\nlines)"))).toEqual({ pid: 14, ...stat });
});

test("what is no such line gives nothing", () => {
  expect(parseStat("")).toBeUndefined();
  expect(parseStat("12 (node) S 7 40")).toBeUndefined();
});

const process = (pid: number, parent: number, session: number, startTime = pid): ProcessStat => ({
  pid,
  parent,
  session,
  startTime,
  cpuTicks: 0,
  residentPages: 1,
});
const pids = (stats: ProcessStat[]) => stats.map(({ pid }) => pid);

test("children belong at any depth and in any order, strangers do not", () => {
  const tree = new ProcessTree(10);
  const all = [process(1, 0, 1), process(12, 11, 10), process(5, 1, 5), process(11, 10, 10), process(10, 5, 10)];
  expect(pids(tree.update(all))).toEqual([12, 11, 10]);
});

test("a child in a session of its own belongs, and so do its session's orphans", () => {
  const tree = new ProcessTree(10);
  tree.update([process(10, 5, 10), process(20, 10, 20)]);
  expect(pids(tree.update([process(1, 0, 1), process(10, 5, 10), process(20, 10, 20), process(22, 1, 20)]))).toEqual([
    10, 20, 22,
  ]);
});

test("a process that was seen still belongs when it has left its parent and its session", () => {
  const tree = new ProcessTree(10);
  tree.update([process(10, 5, 10), process(11, 10, 10)]);
  expect(pids(tree.update([process(1, 0, 1), process(11, 1, 11), process(12, 11, 11)]))).toEqual([11, 12]);
});

test("another process with the number of one that has ended does not belong", () => {
  const tree = new ProcessTree(10);
  tree.update([process(10, 5, 10), process(11, 10, 10)]);
  expect(pids(tree.update([process(10, 5, 10), process(11, 1, 1, 99)]))).toEqual([10]);
});
