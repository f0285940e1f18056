/** Declares what a report may change of the look. */

/** Settings of the look; what is missing is as the theme has it. */
export interface Look {
  /** The trimmed page: width and height, as `170mm 240mm`. */
  page?: string | undefined;
  /** Lengths with their unit, as `18mm`. */
  margins?:
    | {
        top?: string | undefined;
        bottom?: string | undefined;
        /** Towards the spine. */
        inside?: string | undefined;
        outside?: string | undefined;
      }
    | undefined;
  /** `#rrggbb`, of bands, headings, table heads and charts. */
  colour?: string | undefined;
  /** Colours that sections have in turn, each `#rrggbb`. */
  "section-colours"?: string[] | undefined;
  /** `#rrggbb`, of rules and years on that colour. */
  accent?: string | undefined;
}
