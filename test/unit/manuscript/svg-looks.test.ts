/** Reads colours and typefaces of drawings, as far as they can be told without drawing. */
import { describe, expect, test } from "vitest";
import { coloursOfSvg, lettersOfSvg } from "#manuscript/pictures/svg-looks.ts";

const svg = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg">${inner}</svg>`;

describe("colours", () => {
  test.each([
    ['<path fill="#FFF" d=""/><path style="fill: rgb(0, 51, 153)" d=""/>', ["#ffffff", "#003399"]],
    ["<style>.a{fill:#ffcc00;stroke:none}</style>", ["#ffcc00"]],
    ['<path d=""/>', ["#000000"]],
    ['<path stroke="white" d=""/>', ["#ffffff", "#000000"]],
    ['<path fill="url(#a)" d=""/>', undefined],
    ['<path fill="white" d=""/><image href="data:,"/>', undefined],
    ['<path fill="rebeccapurple" d=""/>', undefined],
    ['<path fill-rule="evenodd" stroke-width="2" fill="#123456" d=""/>', ["#123456"]],
  ])("of %s", (inner, expected) => {
    expect(coloursOfSvg(svg(inner))).toEqual(expected);
  });
});

describe("letters in typefaces that the file lacks", () => {
  test.each([
    ['<path d=""/>', []],
    ["<text>A</text>", [""]],
    [`<text font-family="'Fira Sans', sans-serif">A</text>`, ["fira sans"]],
    ["<style>@font-face{font-family:Own;src:url(data:font/woff2;base64,)}text{font-family:Own}</style><text/>", []],
    ["<style>@font-face{font-family:Own;src:url(own.woff2)}text{font-family:Own}</style><text/>", ["own"]],
  ])("in %s", (inner, expected) => {
    expect(lettersOfSvg(svg(inner))).toEqual(expected);
  });
});
