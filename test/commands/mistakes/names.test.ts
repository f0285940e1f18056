/** Writes names of files in every way that a file system allows: they are found, or told at their place. */
import { encode } from "jpeg-js";
import { expect, test } from "vitest";
import { outputName } from "#manuscript/output-name.ts";
import { checkManuscript } from "../../support/check-manuscript.ts";
import { greyPng } from "../../support/pictures-of-test.ts";

const png = greyPng(8, 8);
const long = "n".repeat(246);

test.each([
  ["a percent sign that is no encoding", "50%.png", "50%.png"],
  ["a percent sign, encoded", "50%.png", "50%25.png"],
  ["a name that looks encoded", "a%20b.png", "a%20b.png"],
  ["a blank", "a b.png", "<a b.png>"],
  ["a blank, encoded", "a b.png", "a%20b.png"],
  ["a slash, encoded", "a/b.png", "a%2Fb.png"],
  ["a hash", "a#b.png", "a#b.png"],
  ["a hash, encoded", "a#b.png", "a%23b.png"],
  ["a question mark", "a?b.png", "a?b.png"],
  ["decomposed letters on the disk", "Gru\u0308n.png", "Gr\u00fcn.png"],
  ["composed letters on the disk", "Gr\u00fcn.png", "Gru\u0308n.png"],
  ["decomposed letters in a folder's name", "a\u0308/o\u0308.png", "\u00e4/\u00f6.png"],
  ["a line end", "a\nb.png", "a%0Ab.png"],
  ["an ampersand and quotation marks", "a&\"'b.png", "<a&\"'b.png>"],
  ["a name of 250 bytes", `${long}.png`, `${long}.png`],
  ["a device of Windows", "con.png", "con.png"],
])("a picture with %s", async (_, name, address) => {
  const { says, prepared } = await checkManuscript({ [name]: png, "a.md": `# A\n\n![a](${address})\n` }, "a.md");
  expect(says).toEqual([]);
  expect([...prepared!.sources.keys()].toSorted()).toEqual(["a.md", name].toSorted());
});

test.each([
  ["bad encoding of letters", "a%ff.png", /^a\.md:3:1 warning missing-picture .*there is no such file/],
  ["NUL", "a%00.png", /^a\.md:3:1 warning missing-picture .*there is no such file/],
  [
    "a name that no system takes",
    `${"n".repeat(300)}.png`,
    /^a\.md:3:1 warning missing-picture .*there is no such file/,
  ],
  ["other capitals", "Here.PNG", /^a\.md:3:1 warning missing-picture .*did you mean `here\.png`\?/],
  ["a mistyped name", "hers.png", /^a\.md:3:1 warning missing-picture .*did you mean `here\.png`\?/],
  ["a folder in other capitals", "Pictures/lake.png", /did you mean `pictures\/Lake\.png`\?/],
  ["a file in a folder below", "Lake.png", /did you mean `pictures\/Lake\.png`\?/],
  ["a name without its ending", "here", /did you mean `here\.png`\?/],
  ["a path of Windows", "C:\\Users\\a.jpg", /elsewhere on a computer: copy it into the manuscript's folder/],
  ["another kind by its name", "a.png", /warning misnamed-picture .*it is a JPEG: name it `a\.jpg`/],
  ["a kind that is not printed", "a.heic", /it is a HEIC, .*: export it as JPEG/],
  ["nothing", "", /^a\.md:3:1 warning /],
])("a picture that is missing: %s", async (_, address, message) => {
  const { says } = await checkManuscript(
    {
      "here.png": png,
      "pictures/Lake.png": png,
      "a.png": encode({ data: Buffer.alloc(64 * 4), width: 8, height: 8 }).data,
      "a.heic": "\0\0\0\x18ftypheic",
      "a.md": `# A\n\n![a](${address})\n`,
    },
    "a.md",
  );
  expect(says[0]).toMatch(message);
});

test("a folder with a picture's name", async () => {
  const { says } = await checkManuscript({ "p.png/x": "", "a.md": "# A\n\n![a](p.png)\n" }, "a.md");
  expect(says[0]).toMatch(/^a\.md:3:1 warning missing-picture /);
});

test.each([
  ["decomposed letters on the disk", "Gru\u0308n", "Gr\u00fcn"],
  ["a percent sign", "50%", "50%"],
  ["blanks, a hash and a question mark", "a b#c?d", "a b#c?d"],
  ["250 bytes", long, long],
])("sections, parts and data with %s", async (_, name, written) => {
  const { says } = await checkManuscript({
    "report.yaml": JSON.stringify({ sections: [`${written}.md`], parts: { foreword: `${written}-.md`.slice(-240) } }),
    [`${name}.md`]: `# A\n\n:::chart[T]{data="${written}.csv" type="bar" alt="A"}\n:::\n`,
    [`${name}-.md`.slice(name.length > 200 ? -240 : 0)]: "# F\n\nWords.\n",
    [`${name}.csv`]: "a,b\nc,1\n",
  });
  expect(says).toEqual([]);
});

test.each([
  [
    "a mistyped section",
    "sections: [chaptr.md]",
    /^report\.yaml:1:12 error missing-file .*did you mean `chapter\.md`\?/,
  ],
  ["a mistyped part", "parts:\n  foreword: gone.md", /^report\.yaml:2:13 error missing-file .*gone\.md/],
  ["a folder", "sections: [folder]", /^report\.yaml:1:12 error bad-setting .*folder/],
  ["the folder itself", "sections: [.]", /^report\.yaml:1:12 error bad-setting /],
  [
    "a file outside",
    "sections: [../a.md]",
    /^report\.yaml:1:12 error bad-setting .* in setting `sections\.1`, .*inside the manuscript's folder/,
  ],
  ["a line end", 'sections: ["a\\nb.md"]', /^report\.yaml:1:12 error missing-file /],
])("sections and parts that can't be read: %s", async (_, yaml, message) => {
  const { says } = await checkManuscript({ "report.yaml": yaml, "chapter.md": "# A\n", "folder/x.md": "# X\n" });
  expect(says).toContainEqual(expect.stringMatching(message));
});

test("names of outputs are short, and of plain letters", () => {
  expect(outputName("Asylum Report 2023")).toBe("asylum-report-2023");
  expect(outputName("word ".repeat(80))).toBe(Array(16).fill("word").join("-"));
  expect(outputName("a".repeat(400))).toBe("a".repeat(80));
  for (const text of ["…!?", "庇护报告", "😀", "../..", "", " "]) expect(outputName(text)).toBe("report");
  for (const text of ["CON", "nul", "com1", "LPT9"]) expect(outputName(text)).toBe(`${text.toLowerCase()}-report`);
  expect(outputName("İstanbul ﬁle")).toBe("istanbul-file");
});
