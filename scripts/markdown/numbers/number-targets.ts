/** Numbers headings, annexes, boxes, figures, tables and formulas, through the report or by section. */
import { fillOrder, type CaptionedKind } from "../../languages/labels.ts";
import { slugOf } from "../../manuscript/output-name.ts";
import { titleWordsFrom, type TitleWords } from "../read-title-words.ts";
import type { ParsedSection, ResolvedSettings } from "../parsed-report.ts";
import { numberHeadings } from "./number-headings.ts";
import type { TargetFacts } from "../section-facts.ts";
import { formatSectionNumber } from "./section-number.ts";

/** Something that links can refer to. */
export interface Target extends TitleWords {
  kind: TargetFacts["kind"];
  id: string;
  /** Number as it is printed: `2.4.1.`, `3`, `4.19`, `Annex 1.`; undefined for a target without one. */
  number: string | undefined;
  /** Heading level from 1; 0 for boxes, figures and tables. */
  level: number;
  sectionIndex: number;
  /** Kind of a box, by its name in the theme, and the word that is printed before the number instead of "Box". */
  boxKind?: string;
  word?: string;
  /** Whether the target is the title of an annex; its number includes the word "Annex". */
  isAnnex?: true;
  /** Whether the target stands in a quotation, a box, a list or a note, and so isn't in the contents or the outline. */
  isInner?: true;
  /** Length in characters of the number at a heading's start, where no full stop ends it. */
  bareLength?: number;
}

type NumberingSettings = Pick<ResolvedSettings, "numbering" | "boxKinds" | "labels" | "language">;

/** Returns all targets by id, and the targets of each section. */
export function numberTargets(
  sections: readonly ParsedSection[],
  settings: NumberingSettings,
): { targets: Map<string, Target>; targetsOf: Target[][] } {
  const { numbering } = settings;
  const targets = new Map<string, Target>();
  const counter = new TargetCounter(settings);
  const given = new Set(sections.flatMap(({ facts }) => facts.ids.map(({ id }) => id)));
  /** For each proposed id, the number to append for the next target with this id. */
  const counted = new Map<string, number>();
  const numbers = numberHeadings(sections, numbering.sections === "automatic");
  const targetsOf = sections.map(({ facts, role }, sectionIndex) =>
    facts.targets.map((one, place) => {
      const { id: givenId, kind, isInner, level } = one;
      const { proposed, ...counts } = counter.count(one, role, numbers[sectionIndex]![place]);
      let id = givenId ?? proposed;
      if (givenId === undefined || targets.has(givenId)) {
        const wanted = id;
        let count = counted.get(wanted) ?? 2;
        for (; targets.has(id) || given.has(id); count++) id = `${wanted}-${count}`;
        counted.set(wanted, count);
      }
      const target: Target = { kind, id, level, sectionIndex, ...counts };
      if (kind === "section" && isInner) target.isInner = true;
      if (!targets.has(id)) targets.set(id, target);
      return target;
    }),
  );
  return { targets, targetsOf };
}

/** A numbered target, with the id that it gets where its author gave none. */
interface Counted extends Pick<Target, "number" | keyof TitleWords | "boxKind" | "word" | "isAnnex" | "bareLength"> {
  proposed: string;
}

/** Counts targets in the order of the report. */
class TargetCounter {
  readonly #settings: NumberingSettings;
  readonly #counts = new Map<string, number>();
  /** Prefix of the numbers of captions, where these begin anew with each section: `4.` */
  #prefix = "";

  constructor(settings: NumberingSettings) {
    this.#settings = settings;
  }

  /** @param number - section number of a heading */
  count(one: TargetFacts, role: ParsedSection["role"], number: readonly number[] | undefined): Counted {
    const { kind, level, isInner } = one;
    if (kind !== "section") return this.#countCaption(one, kind);
    const isTitle = level === 1 && !isInner;
    if (isTitle) this.#prefix = this.#prefixOf(role, number);
    if (isTitle && role === "annex" && this.#settings.numbering.annexes === "automatic" && !one.isUnnumbered) {
      return this.#countAnnex(one);
    }
    const { title, bareLength } = one;
    return {
      number: number && formatSectionNumber(number),
      ...titleWordsFrom(one, 0),
      proposed: `section-${number?.join("-") ?? slugOf(title)}`,
      ...(bareLength === undefined ? {} : { bareLength }),
    };
  }

  #prefixOf(role: ParsedSection["role"], number: readonly number[] | undefined): string {
    const { captions, "annex-captions": ofAnnexes } = this.#settings.numbering;
    if (role === "annex" && (ofAnnexes === "own" || captions === "section")) return "A.";
    return captions === "section" && number ? `${number[0]}.` : "";
  }

  #countCaption({ boxKind, ...one }: TargetFacts, kind: CaptionedKind): Counted {
    const { boxKinds } = this.#settings;
    const ofKind = boxKind !== undefined && Object.hasOwn(boxKinds, boxKind) ? boxKinds[boxKind] : undefined;
    const series = ofKind?.numbering === "own" ? `box-${boxKind}` : kind;
    const prefix = kind === "equation" ? "" : this.#prefix;
    const number = ofKind?.numbering === "none" ? undefined : `${prefix}${this.#next(`${series} ${prefix}`)}`;
    return {
      number,
      ...titleWordsFrom(one, 0),
      proposed: `${series}-${number?.replace(".", "-").toLowerCase() ?? boxKind!}`,
      ...(ofKind ? { boxKind: boxKind!, word: ofKind.label } : {}),
    };
  }

  /** Counts an annex, and removes a number that its author wrote before the title. */
  #countAnnex(one: TargetFacts): Counted {
    const { title: whole } = one;
    const count = this.#next("annex");
    const { annex } = this.#settings.labels;
    const written = whole.toLowerCase().startsWith(annex.toLowerCase())
      ? /^[ \u00a0]+(?:\d+|[A-Z])(?:[.:][ \u00a0]+|[ \u00a0]+[–—-][ \u00a0]+)/.exec(whole.slice(annex.length))
      : null;
    const bareLength = written ? annex.length + written[0].length : undefined;
    const number = fillOrder(annex, String(count), this.#settings.language);
    return {
      number: number.endsWith(".") ? number : `${number}.`,
      ...titleWordsFrom(one, bareLength ?? 0),
      proposed: `annex-${count}`,
      isAnnex: true,
      ...(bareLength === undefined ? {} : { bareLength }),
    };
  }

  #next(series: string): number {
    const count = (this.#counts.get(series) ?? 0) + 1;
    this.#counts.set(series, count);
    return count;
  }
}
