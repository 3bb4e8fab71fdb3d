/** A place in a text; both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A place in a file. */
export interface FilePlace extends Place {
  readonly file: string;
}

/** Tells where a place of a text stands in the file that the text comes from. */
export type Locate = (line: number, column: number) => FilePlace;
