/** Declares the context in which a section is converted to hast, and the type of the functions that convert nodes. */
import type { Element } from "hast";
import type { FootnoteReference, Nodes } from "mdast";
import type { State } from "mdast-util-to-hast";
import type { VFile } from "vfile";
import type { DrawnChart } from "../charts/draw-charts.ts";
import type { Labels } from "../languages/language-facts.ts";
import type { Language } from "../languages/languages.ts";
import type { CalloutForm, NotePlace } from "../manuscript/settings/schema/settings-schema.ts";
import type { Picture } from "../manuscript/pictures/read-pictures.ts";
import type { SectionNumbers } from "../markdown/numbers/number-report.ts";
import type { Target } from "../markdown/numbers/number-targets.ts";

/** The numbers, pictures and charts that belong to the nodes of a section, and settings. */
export interface HastContext {
  file: VFile;
  callouts: ReadonlyMap<FootnoteReference, SectionNumbers["callouts"][number]>;
  targets: ReadonlyMap<Nodes, Target>;
  references: SectionNumbers["references"];
  dead: SectionNumbers["dead"];
  examples: SectionNumbers["examples"];
  /** Ids that are taken; each id that is given is added. */
  takenIds: Set<string>;
  pictures: Readonly<Record<string, PlacedPicture>>;
  /** Drawn charts (null for one that could not be drawn), and the index of the chart for each directive. */
  charts: readonly (DrawnChart | null)[];
  chartOf: ReadonlyMap<Nodes, number>;
  /** Ids of pictures whose credits the imprint lists; undefined where each credit stands near its picture. */
  creditIds: ReadonlyMap<Nodes, string> | undefined;
  /** Paragraphs that are printed below maps. */
  mapRights: readonly string[];
  language: Language;
  labels: Labels;
  /** Form of callouts and of the numbers of notes. */
  calloutForm: CalloutForm;
  /** Where the first series of notes is printed; the second one is at the feet of pages. */
  notePlace: NotePlace;
  /** Whether the first series is numbered anew on each page, so that its numbers are known only with the pages. */
  isNumberedByPage: boolean;
}

/** A picture as the laid-out page loads it. */
export type PlacedPicture = Pick<Picture, "url" | "width" | "height">;

/** The surroundings of a node that is converted. */
export interface NodeContext {
  context: HastContext;
  parent: Nodes | undefined;
  /** State of mdast-util-to-hast: `state.all(node)` converts the children. */
  state: State;
  /** Registers a function that fills an element after the sanitizer, which removes SVG and MathML. */
  fillLater: (place: Element, fill: (place: Element) => void) => void;
}

/**
 * Converts a node to an element, which then gets the node's position; undefined for a node that prints nothing at its
 * place.
 */
export type ToHast<Node extends Nodes> = (node: Node, around: NodeContext) => Element | undefined;
