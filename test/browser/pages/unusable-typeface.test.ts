/** Shows that a font file which the browser refuses is told by its typeface's name. */
import { expect, test } from "vitest";
import { callInTab } from "#pages/call-in-tab.ts";
import { asUnusable, UnusableTypeface } from "#pages/unusable-typeface.ts";
import { openPlainTab } from "../../support/plain-tab.ts";

test("a file that the browser does not take", async () => {
  const { tab, close } = await openPlainTab("typeface");
  const face = { family: "House Sans", style: "normal", weight: "400", url: "data:font/ttf;base64,AAEAAAAA" } as const;
  try {
    const error: unknown = await callInTab(tab, "useFaces", [face])
      .catch(asUnusable)
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UnusableTypeface);
    expect(error).toMatchObject({ family: "House Sans" });
  } finally {
    await close();
  }
}, 60_000);
