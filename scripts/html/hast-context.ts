/** Declares what the conversion of a section to hast is given, and the functions that convert one kind of node. */
import type { Element } from "hast";
import type { FootnoteReference, Nodes } from "mdast";
import type { State } from "mdast-util-to-hast";
import type { VFile } from "vfile";
import type { DrawnChart } from "../charts/draw-charts.ts";
import type { Labels } from "../languages/language-facts.ts";
import type { Language } from "../languages/languages.ts";
import type { CalloutForm, NotePlace } from "../manuscript/settings-schema.ts";
import type { Picture } from "../manuscript/read-pictures.ts";
import type { SectionNumbers } from "../markdown/number-report.ts";
import type { Target } from "../markdown/number-targets.ts";

/** Numbers and files that the nodes of a section stand for. */
export interface HastContext {
  file: VFile;
  callouts: ReadonlyMap<FootnoteReference, SectionNumbers["callouts"][number]>;
  targets: ReadonlyMap<Nodes, Target>;
  references: SectionNumbers["references"];
  dead: SectionNumbers["dead"];
  examples: SectionNumbers["examples"];
  /** Ids that nothing more may get; those that are given are added. */
  takenIds: Set<string>;
  pictures: Readonly<Record<string, PlacedPicture>>;
  /** Drawn charts, and which of them stands for a directive. */
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
  /** Place of the first series of notes; the second stands at the feet of pages. */
  notePlace: NotePlace;
  /** Whether its numbers begin anew on each page, which only pages can tell. */
  isNumberedByPage: boolean;
}

/** A picture as the page that is paged loads it. */
export type PlacedPicture = Pick<Picture, "url" | "width" | "height">;

/** Place in which a node is converted. */
export interface NodeContext {
  context: HastContext;
  parent: Nodes | undefined;
  /** State of mdast-util-to-hast: `state.all(node)` converts the children. */
  state: State;
  /** Fills an element that has been made when authors' HTML is sanitised, which lets nothing through that is no HTML. */
  fillLater: (place: Element, fill: (place: Element) => void) => void;
}

/** Converts a node; undefined for one that prints nothing where it stands. The element gets the node's position. */
export type ToHast<Node extends Nodes> = (node: Node, around: NodeContext) => Element | undefined;
