/** What a data file holds: the shape that is read from CSV, and drawn, and set as a table. */

export interface Series {
  name: string;
  /** One a category, in their order, at least one a number; `undefined` where there is no value. */
  values: (number | undefined)[];
  /** Most decimals that a value of the series was written with. */
  decimals: number;
}

export interface Table {
  /** What the categories are, as the head of their column says; may be empty. */
  head: string;
  categories: string[];
  series: Series[];
}
