/** Replaces the places in a unit's HTML by numbers, so that its pages don't depend on where it is in the Markdown. */
import type { Inventory } from "../html/inventory.ts";
import type { Difference } from "./compare/compare-inventories.ts";
import type { Inspection } from "./inspection.ts";
import type { PageBlocks } from "./page-blocks.ts";
import { replacePlaces } from "./place-attributes.ts";
import type { StaticPages } from "./static-pages.ts";

/** Facts of pages that contain places in the Markdown. */
export interface LaidOutFacts extends Pick<
  Inspection,
  "fitted" | "fittedFormulas" | "tooWide" | "squeezed" | "flaws" | "floats"
> {
  differences: Difference[];
}

/** The numbers of a unit's places, and the places of numbers. */
export class UnitPlaces {
  /** HTML of the unit, with numbers instead of places. */
  readonly html: string;
  /** Places by number. */
  readonly #places = new Map<string, string>();
  readonly #numbers = new Map<string, string>();

  /** Numbers the places. @param html - HTML with places `file:line:column` */
  constructor(html: string) {
    // Footnotes are behind the text and have numbers of their own, which lines added to the text don't change.
    const notesAt = html.lastIndexOf('<ol class="footnotes"');
    const end = notesAt < 0 ? html.length : notesAt;
    const text = replacePlaces(html.slice(0, end), (written) => this.#add(unescape(written), ""));
    const textCount = this.#places.size;
    const notes = replacePlaces(html.slice(end), (written) => this.#add(unescape(written), "n", textCount));
    this.html = text + notes;
  }

  #add(place: string, series: string, before = 0): string {
    let number = this.#numbers.get(place);
    if (number === undefined) {
      number = `${series}${this.#places.size - before}`;
      this.#numbers.set(place, number);
      this.#places.set(number, place);
    }
    return number;
  }

  /** Returns all places as JSON, for keys: together with `html` it determines the original HTML. */
  get key(): string {
    return JSON.stringify([...this.#places.values()]);
  }

  /** Returns the place of a number. */
  of(number: string): string {
    return this.#places.get(number) ?? number;
  }

  /** Returns the inventory with numbers instead of places. */
  inventory({ text, things }: Inventory): Inventory {
    const numberOf = (source: string) => this.#numbers.get(source) ?? source;
    return {
      text: text.map(([source, words]) => [numberOf(source), words]),
      things: Object.fromEntries(
        Object.entries(things).map(([key, count]) => {
          const at = key.indexOf(" ") + 1;
          return [key.slice(0, at) + numberOf(key.slice(at)), count];
        }),
      ),
    };
  }

  /** Returns facts with places instead of numbers. */
  facts<Facts extends LaidOutFacts>(facts: Facts): Facts {
    const place = <Found extends { source: string }>(found: Found): Found => ({
      ...found,
      source: this.of(found.source),
    });
    return {
      ...facts,
      fitted: facts.fitted.map(place),
      fittedFormulas: facts.fittedFormulas.map(place),
      tooWide: facts.tooWide.map(place),
      squeezed: facts.squeezed.map(place),
      flaws: facts.flaws.map(place),
      floats: Object.fromEntries(Object.entries(facts.floats).map(([id, float]) => [id, place(float)])),
      differences: facts.differences.map(place),
    };
  }

  blocks(pages: readonly PageBlocks[]): PageBlocks[] {
    return pages.map(({ turnMm, blocks }) => ({
      turnMm,
      blocks: blocks.map(([source, ...rest]) => [this.of(source), ...rest]),
    }));
  }

  sheets({ html, styles, pages }: StaticPages): StaticPages {
    const ends = pages.map((_, index) => pages[index + 1]?.start ?? html.length);
    let placed = html.slice(0, pages[0]?.start);
    const all = pages.map((page, index) => {
      const { length: start } = placed;
      placed += replacePlaces(html.slice(page.start, ends[index]), (number) => escape(this.of(number)));
      return { ...page, start, sources: page.sources.map((source) => this.of(source)) };
    });
    return { html: placed, styles, pages: all };
  }
}

const named: Readonly<Record<string, string>> = { amp: "&", quot: '"', apos: "'", lt: "<", gt: ">" };

function unescape(written: string): string {
  return written.replaceAll(
    /&(?:#x([\da-f]+)|#(\d+)|(amp|quot|apos|lt|gt));/gi,
    (_, hexadecimal?: string, decimal?: string, name?: string) =>
      name
        ? named[name.toLowerCase()]!
        : String.fromCodePoint(parseInt(hexadecimal ?? decimal!, hexadecimal ? 16 : 10)),
  );
}

/** Returns a place as the browser writes it in an attribute, in ASCII. */
function escape(place: string): string {
  return place
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll(/[^\0-\x7f]/gu, (character) => `&#${character.codePointAt(0)};`);
}
