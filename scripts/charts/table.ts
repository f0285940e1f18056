/** Declares the table that is read from CSV, and drawn, and set as HTML. */

export interface Series {
  name: string;
  /** Values of the categories, in their order, at least one a number; `undefined` where there is none. */
  values: (number | undefined)[];
  /** Most decimals that a value of the series was written with. */
  decimals: number;
}

export interface Table {
  /** Head of the categories' column, which says what they are; may be empty. */
  head: string;
  categories: string[];
  series: Series[];
}
