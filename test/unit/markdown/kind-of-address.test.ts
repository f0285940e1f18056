/** Compares kinds of addresses with the URL parser of browsers, which Node has too (https://url.spec.whatwg.org). */
import fc from "fast-check";
import { expect, test } from "vitest";
import { kindOfAddress, leadsSomewhere } from "#markdown/kind-of-address.ts";
import { runs } from "../../support/property-runs.ts";

const pieces = ["javascript", "JAVA", "script", "https", "mailto", "tel", "file", ":", "/", "\\", "//", "#", "?", ".", "\t", "\n", "\r", "\0", "\u0001", " ", "\u00a0", "\u200b", "\ufeff", "a", "1", "+", "-", "%", "é", "@"]; // prettier-ignore

/** Returns nothing where no browser would go: in Node 20 `URL.canParse` says yes to some addresses that `new URL` refuses. */
function parse(address: string, base?: string): URL | undefined {
  try {
    return new URL(address, base);
  } catch {
    return undefined;
  }
}

test("whatever is written, what is not refused runs nothing and opens nothing", () => {
  const address = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(address, (written) => {
      const { is } = kindOfAddress(written);
      const alone = parse(written);
      const onPage = parse(written, "https://base.invalid/folder/file");
      if (is === "absolute") expect(["https:", "mailto:", "tel:", undefined]).toContain(alone?.protocol);
      if (is === "relative" || is === "fragment") {
        expect(alone).toBeUndefined();
        if (onPage) expect(onPage.origin).toBe("https://base.invalid");
        const fromDisk = parse(written, "file:///folder/file");
        if (fromDisk) expect(fromDisk.host).toBe("");
      }
      if (is === "fragment") expect(onPage?.pathname).toBe("/folder/file");
    }),
    runs(1500),
  );
});

test.each([
  ["https://example.org/", true],
  ["mailto:a@example.org", true],
  ["tel:+32", true],
  ["#id", true],
  ["#", false],
  ["", false],
  ["other.md", false],
  ["/etc/passwd", false],
  [" #id", false],
  ["https://", false],
  ["javascript:alert(1)", false],
  ["//example.org", false],
])("%j leads somewhere: %s", (address, leads) => {
  expect(leadsSomewhere(address)).toBe(leads);
});
