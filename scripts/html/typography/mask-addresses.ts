/** Replaces each address and code in a run of text by a placeholder character, and puts them back. */
import { masked } from "./run-marks.ts";

export interface MaskedText {
  text: string;
  unmask: (text: string) => string;
}

const token = /[^\s\ufdd0-\ufdd3]+/g;
/** Matches an address with the punctuation around it that isn't part of it: `(https://example.org/).` */
const punctuated = /^([([{<"'“”„«»‘’‚]*)(.*?)([)\]}>"'“”„«»‘’‚.,;:!?…]*)$/su;
const maybe = /[/\\@_=#]|\.[\p{L}\p{N}]|:\p{L}|\d-\d/u;
const address = new RegExp(
  [
    String.raw`:\/\/`,
    String.raw`[\\@_=#]`,
    String.raw`^(?:doi|urn|isbn|issn|tel|mailto|www)[.:]`,
    // A host or file name: `euaa.europa.eu/asylum`, `report.pdf`.
    String.raw`[\p{L}\p{N}]\.\p{L}{2,}`,
    String.raw`^\/|\/.*\/`,
    // Codes and dates: `E-000259/2022`, `978-92-9403-192-1`, `2022-01-20`.
    String.raw`\d-\d+-\d|\d-\d+\/|\p{L}-?\d+\/`,
  ].join("|"),
  "iu",
);

export function maskAddresses(text: string): MaskedText {
  if (!maybe.test(text)) return { text, unmask: (set) => set };
  const hidden: string[] = [];
  const shown = text.replace(token, (word) => {
    if (!maybe.test(word)) return word;
    const [, opening = "", core = "", closing = ""] = punctuated.exec(word)!;
    if (!address.test(core)) return word;
    hidden.push(core);
    return opening + masked + closing;
  });
  let next = 0;
  return { text: shown, unmask: (set) => set.replaceAll(masked, () => hidden[next++]!) };
}
