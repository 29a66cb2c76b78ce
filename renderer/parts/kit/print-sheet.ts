/** A list on paper: A4, lines in the order they are walked. */
export interface PrintSheet {
  readonly title: string;
  /** Under the title: rule, area, as-of date. */
  readonly notes: readonly string[];
  /** Above the lines: what the sheet is about, two to a row. */
  readonly facts?: readonly { readonly term: string; readonly value: string }[];
  readonly columns: readonly {
    readonly title: string;
    /** Share of the width. */
    readonly weight: number;
    readonly number?: boolean;
    /** Dates and numbers of records stay on one line. */
    readonly whole?: boolean;
  }[];
  readonly rows: readonly (readonly string[])[];
  /** A box to tick at the end of each line. */
  readonly tick?: boolean;
  /** Titles of empty columns to write in. */
  readonly blanks?: readonly string[];
  /** Who signs at the end: 移交人, 接收人. */
  readonly signatures?: readonly string[];
  readonly landscape?: boolean;
}
