/** Makes mistakes that commands must tell with exit code 1 and their place, or that must simply work. */
import jpeg from "jpeg-js";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runScript } from "../../support/run-script.ts";
import { writeManuscript } from "../../support/check-manuscript.ts";

const pixels = Buffer.from(Array.from({ length: 400 * 300 * 4 }, (_, at) => (at * 7) % 251));
const photo = Buffer.from(jpeg.encode({ width: 400, height: 300, data: pixels }, 80).data);
const scan = photo.indexOf(Buffer.from([0xff, 0xda]));
const codes = photo.indexOf(Buffer.from([0xff, 0xc4]));

const text = "# A\n\nWords ![a]";

test("build: a JPEG whose tables of codes are none", async () => {
  const damaged = Buffer.from(photo).fill(0xff, codes + 5, codes + 21);
  const folder = await writeManuscript({ "p.jpg": damaged, "a.md": `${text}(p.jpg)\n` });
  const { code, stderr } = await runScript("build", [
    "--manuscript",
    join(folder, "a.md"),
    "--out",
    join(folder, "out"),
  ]);
  expect(stderr).toMatch(/a\.md:3:7 error bad-picture .*its tables are missing or damaged/);
  expect(code).toBe(1);
});

test("print: a JPEG that ends in the middle of its pixels, as the browser still shows it", async () => {
  const damaged = Buffer.concat([photo.subarray(0, scan + 2000), Buffer.from([0xff, 0xd9])]);
  const folder = await writeManuscript({ "p.jpg": damaged, "a.md": `${text}(p.jpg)\n` });
  const { code, stderr } = await runScript("print", [
    "--manuscript",
    join(folder, "a.md"),
    "--out",
    join(folder, "out"),
  ]);
  expect(stderr).toMatch(/a\.md:3:7 error bad-picture .*its pixels can be read up to 1%, and are damaged or missing/);
  expect(code).toBe(1);
});

test("build: a title of 400 letters without a blank", async () => {
  const folder = await writeManuscript({
    "report.yaml": `title: ${"abcdefghij".repeat(40)}\n`,
    "a.md": "# A\n\nWords.\n",
  });
  const { code, stdout } = await runScript("build", ["--manuscript", folder, "--out", join(folder, "out")]);
  expect(stdout).toContain(join(folder, "out", `${"abcdefghij".repeat(8)}.pdf`));
  expect(code).toBe(0);
});
