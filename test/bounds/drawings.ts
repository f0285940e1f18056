/** Makes drawings up to the bounds of what is drawn in time, and beyond them. */
import type { BoundInput } from "./inputs.ts";

const title = "# T\n\n";
const filled = '<rect width="600" height="600" fill="#039"';

function drawing(name: string, count: number, content: (count: number) => string): BoundInput {
  const start = '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="600">';
  const make = (times: number) => ({ "input.md": `${title}![p](p.svg)\n`, "p.svg": `${start}${content(times)}</svg>` });
  return { name: `drawing: ${name}`, count, make, pages: true };
}

function filtered(name: string, count: number, step: string, uses = 1): BoundInput {
  return drawing(name, count, (times) => {
    return `<filter id="f" x="0" y="0" width="1" height="1">${step.repeat(times)}</filter>${`${filled} filter="url(#f)"/>`.repeat(uses)}`;
  });
}

export const drawings: readonly BoundInput[] = [
  drawing("elements", 200_000, (count) => {
    return rows(count, (index) => `<circle cx="${index % 600}" cy="${index % 599}" r="1"/>`);
  }),
  drawing("clipped elements", 2_000, (count) => {
    const circles = rows(100, (index) => `<circle cx="${index * 5}" cy="${index * 5}" r="99"/>`);
    return `<clipPath id="c">${circles}</clipPath>${`${filled} clip-path="url(#c)"/>`.repeat(count)}`;
  }),
  drawing("groups that shine through", 20_000, (count) => `<g opacity=".9">${filled}/>${filled}/></g>`.repeat(count)),
  drawing("blends", 20_000, (count) => `${filled} style="mix-blend-mode: multiply"/>`.repeat(count)),
  drawing("points of a path", 300_000, (count) => {
    return `<path stroke="#000" fill="none" d="M0 0${rows(count, (at) => `L${(at * 7919) % 600} ${(at * 104_729) % 600}`)}"/>`;
  }),
  drawing("stops of a gradient", 50_000, (count) => {
    const stops = rows(count, (at) => `<stop offset="${at / count}" stop-color="#${(at % 900) + 100}"/>`);
    return `<linearGradient id="g">${stops}</linearGradient><rect width="600" height="600" fill="url(#g)"/>`;
  }),
  drawing("rules of a style sheet", 20_000, (count) => {
    const rules = rows(count, (at) => `g > g rect:nth-child(${at}n + 1) ~ * { fill: #${(at % 900) + 100} }`);
    return `<style>${rules}</style><g><g>${'<rect width="2" height="2"/>'.repeat(5000)}</g></g>`;
  }),
  drawing("columns within columns", 20, (count) => {
    const [open, close] = ['<div style="columns: 3">', "</div>"].map((tag) => tag.repeat(count));
    return `<foreignObject width="600" height="600"><div xmlns="http://www.w3.org/1999/xhtml">${open}${"word ".repeat(5000)}${close}</div></foreignObject>`;
  }),
  drawing("shadows by a style sheet", 400, (count) => {
    return `<style>rect { filter: drop-shadow(5px 5px 20px red) }</style>${`${filled}/>`.repeat(count)}`;
  }),
  drawing("blurs within blurs", 300, (count) => {
    const blur = '<filter id="f"><feGaussianBlur stdDeviation="20"/></filter>';
    return `${blur}${'<g filter="url(#f)">'.repeat(count)}${filled}/>${"</g>".repeat(count)}`;
  }),
  filtered("blurs", 90, '<feGaussianBlur stdDeviation="300"/>'),
  filtered("blurs, 300 times", 1, '<feGaussianBlur stdDeviation="20"/>', 300),
  filtered("morphologies", 90, '<feMorphology operator="dilate" radius="200"/>'),
  filtered("noises", 20, '<feTurbulence baseFrequency="0.05" numOctaves="20"/>'),
  filtered("displacements", 80, '<feDisplacementMap scale="100"/>'),
  filtered("matrices", 15, `<feConvolveMatrix order="15" kernelMatrix="${"1 ".repeat(225)}"/>`),
  filtered("lights", 90, '<feDiffuseLighting><feDistantLight azimuth="45" elevation="40"/></feDiffuseLighting>'),
  inSections("blurs in each of twenty sections", 20, (index) => blurs(100 + index)),
  inSections("blurs in each of eight sections", 8, (index) => blurs(100 + index)),
  inSections("blurs in each of two hundred sections", 200, (index) => blurs(20 + (index % 5))),
  inSections("one drawing in each of two hundred sections", 200, () => {
    return `<g id="g">${'<circle r="9"/>'.repeat(100)}</g>${'<use href="#g"/>'.repeat(99)}`;
  }),
];

/** Puts a drawing below the title of each section. */
function inSections(name: string, count: number, content: (index: number) => string): BoundInput {
  const make = (sections: number) => ({
    "input.md": rows(sections, (index) => `# T ${index}\n\n![p](${index}.svg)\n\n`),
    ...Object.fromEntries(
      Array.from({ length: sections }, (_, index) => [
        `${index}.svg`,
        `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="600">${content(index)}</svg>`,
      ]),
    ),
  });
  return { name: `drawing: ${name}`, count, make, pages: true };
}

function blurs(count: number): string {
  return `<filter id="f"><feGaussianBlur stdDeviation="20"/></filter>${`${filled} filter="url(#f)"/>`.repeat(count)}`;
}

function rows(count: number, text: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => text(index)).join("");
}
