/** Reads texts of cells as numbers: the parts of each, or none. */
import { describe, expect, test } from "vitest";
import { isMissing, readNumber } from "#html/number-text.ts";

const none = { fraction: "", unit: "", closing: "", flag: "" };

describe("readNumber", () => {
  test.each([
    ["en", "385,000", none],
    ["en", "1,234.5", { ...none, fraction: ".5" }],
    ["de", "1.234,5", { ...none, fraction: ",5" }],
    ["fr", "1\u202f234,5", { ...none, fraction: ",5" }],
    ["sv", "1 234 567", none],
    ["en", "-4%", { ...none, unit: "%" }],
    ["de", "−4,25 %", { ...none, fraction: ",25", unit: " %" }],
    ["en", "(12.5)", { ...none, fraction: ".5", closing: ")" }],
    ["en", "12.5*", { ...none, fraction: ".5", flag: "*" }],
    ["en", "12 (p)", { ...none, flag: " (p)" }],
    ["en", "7 e", { ...none, flag: " e" }],
    ["en", "€ 3.20", { ...none, fraction: ".20" }],
    ["en", "<0.1", { ...none, fraction: ".1" }],
  ] as const)("%s: %s", (language, text, parts) => {
    expect(readNumber(text, language)).toEqual(parts);
  });

  test.each(["–", "-", "--", "—", ":", "..", "...", "…", "n/a", ": c"])(
    "%s is missing, and stands where a unit does",
    (text) => {
      expect(isMissing(text)).toBe(true);
      expect(readNumber(text, "en")).toEqual(none);
    },
  );

  test.each([
    ["en", "1.234,5"],
    ["en", "12,34"],
    ["de", "1,234.5"],
    ["en", "(12"],
    ["en", "12)"],
    ["en", "10–15"],
    ["en", "12 islands"],
    ["en", "2.4.1"],
    ["en", "May 2023"],
    ["en", ""],
    ["en", "."],
  ] as const)("%s: %s is no number", (language, text) => {
    expect(readNumber(text, language)).toBeUndefined();
  });
});
