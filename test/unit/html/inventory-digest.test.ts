/** Changes one thing of inventories: the digest tells the two apart, and nothing else. */
import { describe, expect, test } from "vitest";
import type { Inventory } from "#html/inventory.ts";
import { digestOf } from "#html/inventory-digest.ts";

const whole: Inventory = {
  text: [
    ["a.md:1:1", "One two three."],
    ["", "5"],
    ["a.md:3:1", "Four and αβγ."],
  ],
  things: { "tr a.md:9:1": 1, "li a.md:5:1": 2 },
};
const withText = (text: Inventory["text"]) => digestOf({ ...whole, text });

describe("is the same", () => {
  test("where a page parts a text at a space", () => {
    expect(withText([["a.md:1:1", "One two  three. "], ...whole.text.slice(1)])).toBe(digestOf(whole));
  });
  test("where words are divided", () => {
    expect(withText([["a.md:1:1", "One\u00a0two th\u00adree."], ...whole.text.slice(1)])).toBe(digestOf(whole));
  });
  test("for things in another order", () => {
    expect(digestOf({ ...whole, things: { "li a.md:5:1": 2, "tr a.md:9:1": 1 } })).toBe(digestOf(whole));
  });
});

describe("is another one", () => {
  test.each<[string, Inventory]>([
    ["for a lost word", { ...whole, text: [["a.md:1:1", "One three."], ...whole.text.slice(1)] }],
    ["for a changed letter", { ...whole, text: [["a.md:1:1", "One two thref."], ...whole.text.slice(1)] }],
    ["for two words that changed places", { ...whole, text: [["a.md:1:1", "two One three."], ...whole.text.slice(1)] }],
    ["for a lost run", { ...whole, text: whole.text.slice(0, 2) }],
    ["for runs that changed places", { ...whole, text: whole.text.toReversed() }],
    ["for a word under another source", { ...whole, text: [["a.md:1:1", "One two"], ["", "three.5"], whole.text[2]!] }],
    ["for a lost thing", { ...whole, things: { "li a.md:5:1": 2 } }],
    ["for a thing that is there twice", { ...whole, things: { ...whole.things, "tr a.md:9:1": 2 } }],
    ["for a thing of another place", { ...whole, things: { "tr a.md:9:2": 1, "li a.md:5:1": 2 } }],
  ])("%s", (_, changed) => {
    expect(digestOf(changed)).not.toBe(digestOf(whole));
  });
});
