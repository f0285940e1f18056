/** Describes a face of a typeface, as a browser loads it. */

export interface Face {
  family: string;
  url: string;
  style: "normal" | "italic";
  weight: "400" | "700";
  /** The characters that it is for, as in CSS (`unicode-range`); without, all. */
  range?: string;
  /** Share of the size of the text at which it is drawn (`size-adjust`); without, 1. */
  scale?: number;
  /** Above and below the baseline, in ems of the text, for lines as high as those of the report's typeface. */
  height?: { ascent: number; descent: number };
}
