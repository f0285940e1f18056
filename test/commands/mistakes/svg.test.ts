/** Reads SVG pictures that are broken, or would take a machine's memory or hours: each is told before it is drawn. */
import { expect, test } from "vitest";
import { checkPicture } from "#manuscript/pictures/check-picture.ts";
import { faultOf } from "../../support/fault-of-picture.ts";
import { greyPng } from "../../support/pictures-of-test.ts";

const ns = 'xmlns="http://www.w3.org/2000/svg"';
const unseen = /^nothing of it is seen: all that it draws is hidden, in no colour, or far outside its viewBox$/;
const svg = (content: string, attributes = 'width="100" height="50"') => `<svg ${ns} ${attributes}>${content}</svg>`;
const rect = '<rect width="9" height="9"/>';

/** Returns levels of which each of `count` repeats the one below ten times, by `link`. */
function nested(count: number, wrap: (id: string, content: string) => string, link: (id: string) => string): string {
  const levels = Array.from({ length: count }, (_, level) =>
    wrap(`a${level}`, level === 0 ? rect : link(`a${level - 1}`).repeat(10)),
  );
  return svg(`<defs>${levels.join("")}</defs>${link(`a${count - 1}`)}`);
}

const uses = (count: number) =>
  nested(
    count,
    (id, inner) => `<g id="${id}">${inner}</g>`,
    (id) => `<use href="#${id}"/>`,
  );
const filled = (id: string) => `<rect width="9" height="9" fill="url(#${id})"/>`;
const masked = (id: string) => `<rect width="9" height="9" style="mask: url('#${id}')"/>`;
const dressed = (id: string) => `<rect width="9" height="9" class="other c-${id}"/>`;
const rules = Array.from({ length: 8 }, (_, level) => `g > .c-a${level} { mask: url(#a${level}) }`).join("\n");
const withRules = (style: string) =>
  nested(8, (id, inner) => `<mask id="${id}">${inner}</mask>`, dressed).replace(
    "<defs>",
    `<style>${style}</style><defs>`,
  );
const entities = Array.from({ length: 9 }, (_, n) => `<!ENTITY a${n} "${n ? `&a${n - 1};`.repeat(10) : "lol"}">`).join(
  "",
);
const inDataAddress = (content: string) =>
  svg(`<image href="data:image/svg+xml;base64,${Buffer.from(content).toString("base64")}"/>`);

test.each<[string, string | Uint8Array, RegExp]>([
  ["nothing", "", /^it is empty$/],
  ["HTML", "<!DOCTYPE html><html><body>x</body></html>", /first element is `<html>`/],
  ["HTML that holds an SVG", `<html>${svg(rect)}</html>`, /first element is `<html>`/],
  ["text", "just text", /no well-formed SVG \(line 1, column \d+: text data outside of root node/],
  ["an error of a server", '{"error": 404}', /no well-formed SVG/],
  ["a tag that is not closed", svg("<g>"), /no well-formed SVG \(line 1, column \d+: unexpected close tag/],
  ["an end that is missing", svg(rect).slice(0, -9), /no well-formed SVG/],
  ["an ampersand", svg("<text>A & B</text>"), /no well-formed SVG/],
  ["an entity of HTML", svg("<text>&nbsp;</text>"), /no well-formed SVG .*undefined entity/],
  ["shapes that are not displayed", svg(`<g display="none">${rect}</g><g style="display: none">${rect}</g>`), unseen],
  ["a drawing that is not displayed", svg(rect, 'width="9" height="9" style="display:none"'), unseen],
  ["shapes that are hidden", svg(`<g visibility="hidden">${rect}<circle r="9"/></g>`), unseen],
  ["a picture that is transparent", svg(`<g opacity="0.0">${rect}</g><text style="opacity: 0">A</text>`), unseen],
  ["shapes in no colour", svg(`<g fill="none">${rect}<path d="M0 0h9" stroke="transparent"/></g>`), unseen],
  [
    "shapes of which nothing is left",
    svg(`<rect width="9" height="9" fill-opacity="0" stroke="red" stroke-width="0"/>`),
    unseen,
  ],
  ["shapes outside", svg('<rect x="300" width="9" height="9"/><circle cx="-99" r="9"/>'), unseen],
  ["a viewBox elsewhere", svg(rect, 'viewBox="500 500 100 100"'), unseen],
  ["two elements", svg(rect) + svg(rect), /no well-formed SVG/],
  ["no namespace", `<svg width="9" height="9">${rect}</svg>`, /its `<svg>` lacks `xmlns="http/],
  ["an unknown prefix", svg("<x:rect/>"), /no well-formed SVG .*unbound namespace/],
  ["bytes that are no UTF-8", Buffer.from(svg("<title>Caf\xe9</title>"), "latin1"), /not in UTF-8/],
  ["UTF-16", Buffer.from(`\ufeff${svg(rect)}`, "utf16le"), /not in UTF-8/],
  ["SVGZ", Buffer.from("1f8b0800", "hex"), /compressed \(SVGZ\)/],
  ["a PNG", greyPng(9, 9), /it is a PNG picture with the ending of SVG/],
  ["entities within entities", `<!DOCTYPE svg [${entities}]>${svg("<text>&a8;</text>")}`, /more than plain entities/],
  [
    "an entity of a file",
    `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg("&x;")}`,
    /more than plain entities/,
  ],
  ["an entity of elements", `<!DOCTYPE svg [<!ENTITY x "<g/>">]>${svg("&x;")}`, /more than plain entities/],
  ["a parameter entity", `<!DOCTYPE svg [<!ENTITY % x "y"> %x;]>${svg(rect)}`, /more than plain entities/],
  ["a long entity", `<!DOCTYPE svg [<!ENTITY x "${"y".repeat(2000)}">]>${svg("&x;")}`, /more than 1,000 characters/],
  ["an entity 20,000 times", `<!DOCTYPE svg [<!ENTITY x "y">]>${svg("&x;".repeat(20_000))}`, /more than 10,000 times/],
  ["nested uses", uses(7), /draws more than 250,000 elements/],
  ["nested patterns", nested(7, (id, inner) => `<pattern id="${id}">${inner}</pattern>`, filled), /draws more than/],
  ["nested masks in styles", nested(7, (id, inner) => `<mask id="${id}">${inner}</mask>`, masked), /draws more than/],
  ["masks by classes", withRules(rules), /draws more than/],
  ["masks by nested rules", withRules(`svg { ${rules} }`), /draws more than/],
  ["masks by escaped names", withRules(rules.replaceAll("c-a", "c\\2d a")), /draws more than/],
  ["masks by :not", withRules(rules.replaceAll(/g > \.c-a\d/g, ":not(.x)")), /draws more than/],
  ["masks behind a comment", withRules(`/* { */ ${rules}`), /draws more than/],
  ["no element within", svg(""), /^it holds nothing that is drawn/],
  ["shapes that nothing uses", svg(`<defs>${rect}</defs><g/>`), /^it holds nothing that is drawn/],
  ["300,000 elements", svg(rect.repeat(300_000)), /draws more than/],
  ["a nested picture that repeats", inDataAddress(uses(7)), /^of a picture in it: it draws more than/],
  ["pictures four deep", inDataAddress(inDataAddress(inDataAddress(svg(rect)))), /more than 3 deep/],
  [
    "a picture in it that is cut off",
    svg(`<image href="data:image/png;base64,${greyPng(9, 9).subarray(0, 50).toString("base64")}"/>`),
    /^of a picture in it: it is cut off/,
  ],
  ["elements 1,000 deep", svg("<g>".repeat(1000) + "</g>".repeat(1000)), /more than 512 deep/],
  [
    "uses 1,000 deep",
    svg(Array.from({ length: 1000 }, (_, n) => `<g id="a${n}"><use href="#a${n + 1}"/></g>`).join("")),
    /more than 512 deep/,
  ],
  [
    "a filter for 2,000 elements",
    svg(`<filter id="f"><feBlend/></filter>${'<rect filter="url(#f)"/>'.repeat(2000)}`),
    /draws more than/,
  ],
  [
    "300 filters of ten steps",
    svg(`<filter id="f">${"<feMorphology/>".repeat(10)}</filter>${'<rect filter="url(#f)"/>'.repeat(300)}`),
    /draws more than/,
  ],
  ["noise of 5,000 octaves", svg('<filter id="f"><feTurbulence numOctaves="5000"/></filter>'), /draws more than/],
  [
    "a matrix of 100 × 100",
    svg(`<filter id="f"><feConvolveMatrix order="100"/></filter><rect filter="url(#f)"/>`),
    /draws more than/,
  ],
  ["a filter as a function, 1,000 times", svg('<rect style="filter: blur(9px)"/>'.repeat(1000)), /draws more than/],
  ["1,000 filters of one element", svg(`<rect filter="${"blur(9px) ".repeat(1000)}"/>`), /draws more than/],
  [
    "a filter in a style sheet, for 1,000 elements",
    svg(`<style>g > .a, b { filter: drop-shadow(0 0 9px) }</style>${'<rect class="a"/>'.repeat(1000)}`),
    /draws more than/,
  ],
  [
    "a path of 100 shapes that clips 2,000 elements",
    svg(`<clipPath id="c">${rect.repeat(100)}</clipPath>${'<rect clip-path="url(#c)"/>'.repeat(2000)}`),
    /draws more than/,
  ],
  ["a filter of 1,000 steps", svg(`<filter id="f">${"<feOffset/>".repeat(1000)}</filter>`), /a filter of 1000 steps/],
  ["a picture elsewhere", svg('<image href="photo.png"/>'), /shows `photo\.png`, which lies elsewhere/],
  [
    "a picture on the web",
    svg('<image xlink:href="http://x.org/a.png" xmlns:xlink="http://www.w3.org/1999/xlink"/>'),
    /lies elsewhere/,
  ],
  ["no width", svg(rect, 'width="0" height="50"'), /its size is 0 × 50/],
  ["a width below nothing", svg(rect, 'width="-5" height="50"'), /its size is -5 × 50/],
  ["a view of nothing", svg(rect, 'viewBox="0 0 0 0"'), /its size is 0 × 0/],
  ["a hair's width", svg(rect, 'width="1" height="1e9"'), /one of its sides is more than 1,000 times the other/],
  ["16 MB and more", svg(`<!--${"x".repeat(17 * 1024 * 1024)}-->`), /larger than 16 MB/],
])("an SVG with %s", async (_, content, fault) => {
  expect(await faultOf(content, "svg+xml")).toMatch(fault);
});

test.each([
  [
    "namespaces as entities",
    `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd" [ <!ENTITY n "http://www.w3.org/2000/svg"> ]><svg xmlns="&n;" width="9" height="9">${rect}</svg>`,
    9,
  ],
  [
    "a prefix",
    `<s:svg xmlns:s="http://www.w3.org/2000/svg" width="9" height="9"><s:rect width="9" height="9"/></s:svg>`,
    9,
  ],
  ["a script", svg(`<script>for (;;);</script>${rect}`), 100],
  [
    "HTML in it",
    svg('<foreignObject width="9" height="9"><p xmlns="http://www.w3.org/1999/xhtml">A</p></foreignObject>'),
    100,
  ],
  [
    "a shadow for 400 elements",
    svg(`<filter id="f"><feOffset/></filter>${'<rect filter="url(#f)"/>'.repeat(400)}`),
    100,
  ],
  [
    "shadows of a style sheet for some elements",
    svg(`<style>.a { filter: drop-shadow(0 0 2px) }</style>${'<rect class="a"/>'.repeat(100)}${rect.repeat(9000)}`),
    100,
  ],
  [
    "a path that clips each of 5,000 elements",
    svg(`<clipPath id="c">${rect}</clipPath>${'<rect clip-path="url(#c)"/>'.repeat(5000)}`),
    100,
  ],
  ["uses in a circle", svg('<g id="a"><use href="#a"/></g><use href="#a"/>'), 100],
  ["links", svg(`<a href="https://example.org">${rect}</a>`), 100],
  ["no size", svg(rect, ""), undefined],
  ["a view that is no number", svg(rect, 'viewBox="0 0 NaN 5"'), undefined],
  ["a width of 1e9", svg(rect, 'width="1e9" height="1e9"'), 1e9],
  ["100,000 uses", svg(`<path id="p" d="M0 0"/>${'<use href="#p"/>'.repeat(100_000)}`), 100],
  [
    "many gradients by classes",
    svg(
      `<style>${Array.from({ length: 99 }, (_, n) => `.c${n}{fill:url(#g${n})}`).join("")}</style>${Array.from({ length: 99 }, (_, n) => `<linearGradient id="g${n}"><stop/></linearGradient>${`<rect class="c${n}"/>`.repeat(50)}`).join("")}`,
    ),
    100,
  ],
])("an SVG is read: %s", async (_, content, width) => {
  expect(await checkPicture(Buffer.from(content), "image/svg+xml")).toEqual(
    expect.objectContaining({ outside: [], ...(width ? { width } : {}) }),
  );
});

test.each([
  [
    "in one place",
    `<g display="none">${rect}</g><g visibility="hidden"><rect width="9" height="9" visibility="visible"/></g>`,
  ],
  ["by a filter", '<filter id="f"><feFlood/></filter><rect width="9" height="9" fill="none" filter="url(#f)"/>'],
  ["by its markers", '<marker id="m"><circle r="9"/></marker><path d="M0 0h9" fill="none" marker-end="url(#m)"/>'],
  ["later", `<g opacity="0">${rect}<animate attributeName="opacity" to="1"/></g>`],
  ["by a style sheet", `<style>rect { fill: red }</style><rect width="9" height="9" fill="none"/>`],
  ["where it was moved to", '<rect x="900" width="9" height="9" transform="translate(-900)"/>'],
  ["by its stroke", '<rect width="9" height="9" fill="none" stroke="currentColor"/>'],
  ["for another program that hides it", `<g xmlns:x="urn:x" x:display="none">${rect}</g>`],
  ["beside its viewBox", '<rect x="-90" width="9" height="9"/>', 'viewBox="0 0 9 9" width="900" height="9"'],
])("what is seen %s is a drawing", async (_, content, attributes?: string) => {
  expect(await faultOf(svg(content, attributes), "svg+xml")).toBeUndefined();
});
