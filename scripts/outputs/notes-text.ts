/** Lists notes and their doubles in lines for people. */
import { inProse } from "../messages/in-prose.ts";
import type { Doubles } from "./find-doubles.ts";
import type { ListedNote } from "./list-notes.ts";

export function notesText(notes: readonly ListedNote[], doubles: readonly Doubles[]): string {
  return [...notes.map(sayNote), ...sayDoubles(notes, doubles), ...sayWrong(notes)].join("\n");
}

function sayNote({ number, page, text, addresses, calls }: ListedNote): string {
  const indent = " ".repeat(7);
  return [
    `${`${number}.`.padEnd(6)} ${text}`,
    ...addresses.filter(({ url }) => !text.includes(url)).map(({ url }) => indent + url),
    ...calls.map(({ page, at, section }) => {
      return `${indent}called on page ${page ?? "?"} at ${at}${section && `, under ${section}`}`;
    }),
    `${indent}printed on page ${page ?? "?"}`,
    "",
  ].join("\n");
}

function sayDoubles(notes: readonly ListedNote[], doubles: readonly Doubles[]): string[] {
  if (doubles.length === 0) return [];
  const placeOf = new Map(notes.map(({ name, label, definedAt }) => [name, `${definedAt} [^${label}]`]));
  return [
    "Notes that could be one (give them one label, and call it again):",
    ...doubles.flatMap(({ same, numbers, what }) => [
      `  ${inProse(numbers)}, ${same === "words" ? "the same words" : "the same address in other words"}: ${what}`,
      ...numbers.map((name) => `    ${name.padStart(4)}  ${placeOf.get(name)}`),
    ]),
    "",
  ];
}

function sayWrong(notes: readonly ListedNote[]): string[] {
  const wrong = notes.flatMap(({ name, definedAt, addresses }) =>
    addresses.flatMap(({ url, wrong }) => (wrong ? [`  ${name}  ${definedAt}  ${url}: ${wrong}`] : [])),
  );
  return wrong.length > 0 ? ["Addresses that look wrong:", ...wrong, ""] : [];
}
