/** Prints a report whose largest section is not its first: which comes first, and that pages are the same in any order. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { printReport } from "../../support/print-report.ts";
import { fontsPath, stylesPath } from "#theme/built-in-theme.ts";
import { openBrowserPool, type BrowserPool } from "#pages/browser-pool.ts";
import { repairAndRead } from "#screen-pdf/repair-tags.ts";
import { prepareReport } from "../../support/prepare-report.ts";
import { plainMeans } from "../../support/plain-means.ts";

const lengths = { First: 3, Second: 3, Third: 5, Fourth: 4, Larger: 70, Large: 30, Last: 4 };
const markdown = Object.entries(lengths)
  .map(([title, count]) =>
    `# ${title}\n\n${`Some words of ${title}, and more. `.repeat(20)}\n\n`.concat(
      `${"More of it. ".repeat(50)}\n\n`.repeat(count),
    ),
  )
  .join("");

test("largest first where it is sooner so, with the same pages", async () => {
  const folder = await mkdtemp(join(tmpdir(), "order-"));
  const path = join(folder, "input.md");
  try {
    await writeFile(path, markdown);
    const { prepared } = await prepareReport(path);
    const print = async (browsers: number) => {
      const pool = openBrowserPool(browsers, { fonts: fontsPath, folders: [stylesPath, folder] });
      const order: string[] = [];
      try {
        const watched: BrowserPool["use"] = (job, weight) =>
          pool.use(
            (slot) =>
              job({
                ...slot,
                work(title, ...rest) {
                  order.push(title);
                  return slot.work(title, ...rest);
                },
              }),
            weight,
          );
        const means = await plainMeans(
          { use: watched },
          { repair: (prints, printing) => Promise.resolve({ pdf: repairAndRead(prints, printing).pdf }) },
        );
        const { units } = await printReport(means, prepared!.units);
        return { order: [...new Set(order)].map((title) => title.split(" ").at(-1)), units };
      } finally {
        await pool.close();
      }
    };
    const alone = await print(1);
    const sideBySide = await print(2);
    expect(alone.order).toEqual(Object.keys(lengths));
    // Behind the two that browsers took at once.
    const others = sideBySide.order.filter((title) => title !== "First" && title !== "Second");
    expect(others).toEqual(["Larger", "Large", "Third", "Fourth", "Last"]);
    expect(sideBySide.units.map(({ pdf }) => Buffer.from(pdf))).toEqual(alone.units.map(({ pdf }) => Buffer.from(pdf)));
    expect(sideBySide.units.map(({ firstPage }) => firstPage)).toEqual(alone.units.map(({ firstPage }) => firstPage));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
