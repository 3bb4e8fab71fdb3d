import type { ElementKind, LayoutPart } from "./layout.ts";

/** What has been read; -1 where nothing has. */
export interface Fields {
  year: number;
  month: number;
  day: number;
  yearDay: number;
  hour: number;
  minute: number;
  second: number;
  nanos: number;
  half: "" | "am" | "pm";
  zoneName: string;
  /** Seconds east of UTC. */
  offset?: number;
  isUtc?: boolean;
}

/** A value that does not fit its element: no such thing, or one out of range. */
export class Reject extends Error {
  readonly range: string;

  constructor(range = "") {
    super(range);
    this.name = "Reject";
    this.range = range;
  }
}

/** An element of a layout, and what kind of part stands behind it. */
export interface Element {
  readonly kind: ElementKind;
  readonly text: string;
  readonly next: LayoutPart["kind"] | undefined;
}
