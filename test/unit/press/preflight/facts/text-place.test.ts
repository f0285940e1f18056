/**
 * Reads from text operators where their text stands.
 * The font's letters are half an em wide, three quarters high and a quarter deep.
 */
import { expect, test } from "vitest";
import { initialState, type GraphicsState } from "#press/preflight/facts/graphics-state.ts";
import { readInstructions } from "#lib/pdf/content/instructions.ts";
import { TextPlace, type ShownText } from "#press/preflight/facts/text-place.ts";

function stateOf(changes: Partial<GraphicsState> = {}): GraphicsState {
  const measure = ({ bytes }: { bytes: string }) => ({
    width: bytes.length / 2,
    characters: bytes.length,
    spaces: bytes.split(" ").length - 1,
    isBlank: bytes.trim() === "",
  });
  const font = { name: "ABCDEF+Test", program: "TrueType", ascent: 0.75, descent: -0.25, measure };
  return { ...initialState(), font, size: 10, ...changes };
}

function shownBy(content: string, state = stateOf()): ShownText | undefined {
  const text = new TextPlace();
  readInstructions(Buffer.from(content), (operator, operands) => text.operate(operator, operands, state));
  return text.endRun(state);
}

test.each([
  ["a string", "BT 1 0 0 1 100 200 Tm (ab) Tj", [100, 197.5, 110, 207.5]],
  ["letters one by one", "BT 1 0 0 1 100 200 Tm (a) Tj 5 0 Td (b) Tj 5 0 Td (c) Tj", [100, 197.5, 115, 207.5]],
  ["a matrix that enlarges", "BT 2 0 0 2 100 200 Tm 5 10 Td (ab) Tj", [110, 215, 130, 235]],
  ["a matrix that mirrors, as Skia's pages", "BT 1 0 0 -1 100 200 Tm (ab) Tj", [100, 192.5, 110, 202.5]],
  ["lines by leading", "BT 12 TL 1 0 0 1 100 200 Tm (ab) Tj T* (a) Tj (bc) '", [100, 173.5, 110, 207.5]],
  ["a line set with its leading", "BT 0 -12 TD (a) Tj T* (a) Tj", [0, -26.5, 5, -4.5]],
  ["strings with space between them", "BT [(a) -500 (b)] TJ", [0, -2.5, 15, 7.5]],
  ["spaces of letters and words, and a stretch", "BT 1 Tc 2 Tw 200 Tz (a b) Tj", [0, -2.5, 40, 7.5]],
  ["a rise", "BT 3 Ts (a) Tj", [0, 0.5, 5, 10.5]],
])("%s", (_, content, box) => {
  expect(shownBy(content)?.box).toEqual(box);
});

test("nothing where nothing is shown, or nothing can be seen", () => {
  expect(shownBy("BT 1 0 0 1 100 200 Tm () Tj ET")).toBeUndefined();
  expect(shownBy("BT 3 Tr (ab) Tj")).toBeUndefined();
  expect(shownBy("BT 1 0 0 1 100 200 Tm ( ) Tj ET")).toBeUndefined();
});

test("a space that is smaller than the words beside it makes no small type", () => {
  expect(shownBy("BT 1 0 0 1 0 0 Tm (ab ) Tj ( ) Tj")?.sizePt).toBe(10);
});

test("the page's own matrix, how large type is, whether it is stroked", () => {
  const shown = shownBy("BT 2 0 0 2 10 0 Tm 2 Tr (ab) Tj", stateOf({ matrix: [0, 3, -3, 0, 500, 0] }));
  expect(shown).toEqual({
    box: [500 - 3 * 15, 30, 500 + 3 * 5, 90],
    em: 60,
    sizePt: 60,
    isFilled: true,
    isStroked: true,
    clips: false,
  });
});

test("letters that clip, though nothing is painted of them", () => {
  expect(shownBy("BT 7 Tr (ab) Tj")).toMatchObject({ isFilled: false, isStroked: false, clips: true });
  expect(shownBy("BT 5 Tr (ab) Tj")).toMatchObject({ isFilled: false, isStroked: true, clips: true });
  expect(shownBy("BT 3 Tr (ab) Tj")).toBeUndefined();
});
