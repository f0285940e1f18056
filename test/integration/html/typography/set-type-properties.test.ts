/** Sets any text in any language: none of it is lost, and no character comes in that can't be printed. */
import { openSync } from "fontkit";
import fc from "fast-check";
import type { Element, ElementContent, Root, Text } from "hast";
import { toString } from "hast-util-to-string";
import { visit } from "unist-util-visit";
import { expect, test } from "vitest";
import { languages } from "#languages/languages.ts";
import { element, text } from "#html/element.ts";
import { setType } from "#html/typography/set-type.ts";
import { runs } from "../../../support/property-runs.ts";

const piece = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ..."Article,9,p.,41,47,41-47,2014-2020,10,000,5,%,km,J.,R.,Tolkien,Member,States',l'asile,20,January,EUR,«,»,:,!,—,–,§,the,a,EU.,responsibility,applications,https://a.org/b-c,προστασία,5'10\",\"quoted\",'single',(\"x\"),...,....,--,---,-,mot,a\u00adb,e\u0301,decision-making".split(
        ",",
      ),
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 6 }) },
  {
    weight: 1,
    arbitrary: fc.string({
      unit: fc.constantFrom(...Array.from("\"'- .a1«»“’\n\u00a0\u202f\u00ad\ufdd0\ufdd3")),
      maxLength: 8,
    }),
  },
);
const words = fc
  .array(fc.tuple(piece, fc.constantFrom(" ", "\n", "", " ")), { maxLength: 10 })
  .map((all) => all.flat().join(""));
const { tree } = fc.letrec<{ inline: ElementContent; block: ElementContent; tree: Element }>((tie) => ({
  inline: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    words.map((value): Text => text(value)),
    words.map((value) => element("code", {}, [text(value)])),
    fc.constant(element("br", {})),
    fc.constant(element("sup", { className: ["callout"], dataGenerated: "" }, [text("5")])),
    fc
      .tuple(fc.constantFrom("em", "strong", "a"), fc.array(tie("inline"), { maxLength: 3 }))
      .map(([name, children]) => element(name, {}, children)),
    fc
      .tuple(fc.constantFrom("fr", "el", "xx"), fc.array(tie("inline"), { maxLength: 3 }))
      .map(([lang, children]) => element("span", { lang }, children)),
  ),
  block: fc.oneof(
    { depthSize: "small" },
    tie("inline"),
    fc
      .tuple(fc.constantFrom("p", "h2", "li", "td", "blockquote"), fc.array(tie("block"), { maxLength: 4 }))
      .map(([name, children]) => element(name, {}, children)),
  ),
  tree: fc.array(tie("block"), { maxLength: 4 }).map((children) => element("section", {}, children)),
}));

/**
 * Returns the text with every character that may change as that which it may come from. Marks of one level may be
 * double in one language and single in another; French guillemets bring spaces, so none counts there.
 */
function folded(value: string): string {
  return value
    .replaceAll("\u00ad", "")
    .replaceAll(/\s*["'“”„«»‘’‚]\s*/g, "'")
    .replaceAll(/\s/g, " ")
    .replaceAll("…", "...")
    .replaceAll(/[-–—]+/g, "-");
}

/** Returns the tree with `text` in place of every text's value, and without the class that turns ligatures off. */
function shapeOf(node: Element): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value: unknown) => {
      if (key === "value") return "text";
      return key === "className" && Array.isArray(value) && String(value) === "parted" ? undefined : value;
    }),
  );
}

test("no text is lost: the same but for what may change, node by node, and a second time the same", () => {
  fc.assert(
    fc.property(tree, fc.constantFrom(...languages), fc.boolean(), (before, language, hyphenate) => {
      const kept = structuredClone(before);
      const once = setType(before, language, { hyphenate });
      expect(before).toEqual(kept);
      expect(shapeOf(once)).toEqual(shapeOf(before));
      const texts: [string[], string[]] = [[], []];
      for (const [index, root] of [before, once].entries()) {
        visit({ type: "root", children: [root] } as Root, "text", ({ value }) => void texts[index]!.push(value));
      }
      expect(texts[1].map(folded)).toEqual(texts[0].map(folded));
      expect(setType(once, language, { hyphenate })).toEqual(once);
    }),
    runs(150),
  );
});

test("no character comes in that the typeface lacks", () => {
  // Shapers draw a no-break space as a space and a soft hyphen as nothing or the hyphen, with no glyph of their own.
  const drawn = new Set(["\u00a0", "\u00ad"]);
  const faces = ["Regular", "Bold", "Italic", "BoldItalic"].map((face) =>
    openSync(`styles/agency/fonts/Carlito-${face}.ttf`),
  );
  const written = `"a 'b' c" 'd' it's a - b -- c 41-47 10 000 p. 4 x ; y... applications`;
  for (const language of languages) {
    const set = toString(setType(element("p", {}, [text(written)]), language, { hyphenate: true }));
    for (const character of new Set(set)) {
      if (written.includes(character) || drawn.has(character)) continue;
      for (const face of faces) {
        const hasGlyph = "hasGlyphForCodePoint" in face && face.hasGlyphForCodePoint(character.codePointAt(0)!);
        expect(hasGlyph, `${language} U+${character.codePointAt(0)!.toString(16)}`).toBe(true);
      }
    }
  }
});
