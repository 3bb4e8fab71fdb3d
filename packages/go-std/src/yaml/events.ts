import type { Token } from "./token.ts";

/** What may stand before a node: `&anchor` and `!tag` (resolved, `""` if there is none). */
export interface Properties {
  readonly anchor: string;
  readonly tag: string;
}

/** A place in the text, counted from 0. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Receives the nodes of a document in the order of the text. In a mapping, keys and values alternate. */
export interface Events {
  readonly scalar: (token: Token, properties: Properties) => void;
  /** A node of which nothing but its properties is written. */
  readonly empty: (place: Place, properties: Properties) => void;
  readonly alias: (token: Token) => void;
  readonly open: (kind: "mapping" | "sequence", place: Place, properties: Properties) => void;
  /** The collection opened last ends. */
  readonly close: () => void;
}

/** Nothing stands before the node. */
export const NO_PROPERTIES: Properties = { anchor: "", tag: "" };
