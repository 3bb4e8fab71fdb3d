/** The kinds of tokens, a bit each, so that several are one mask. */
export const Kind = {
  streamEnd: 1 << 0,
  versionDirective: 1 << 1,
  tagDirective: 1 << 2,
  documentStart: 1 << 3,
  documentEnd: 1 << 4,
  blockSequenceStart: 1 << 5,
  blockMappingStart: 1 << 6,
  blockEnd: 1 << 7,
  flowSequenceStart: 1 << 8,
  flowSequenceEnd: 1 << 9,
  flowMappingStart: 1 << 10,
  flowMappingEnd: 1 << 11,
  blockEntry: 1 << 12,
  flowEntry: 1 << 13,
  key: 1 << 14,
  value: 1 << 15,
  alias: 1 << 16,
  anchor: 1 << 17,
  tag: 1 << 18,
  scalar: 1 << 19,
} as const;

export type TokenKind = number;

/** How a scalar was written. */
export type ScalarStyle = "plain" | "single" | "double" | "literal" | "folded";

/** A token; places are counted from 0. */
export interface Token {
  readonly kind: TokenKind;
  readonly pos: number;
  readonly line: number;
  readonly column: number;
  /** Counted from the beginning of the text, without the tokens that are put in later. */
  readonly number: number;
  /** Its text; of a tag or a directive the suffix or the prefix. */
  value: string;
  /** The handle of a tag or a directive. */
  handle: string;
  style: ScalarStyle;
  /** Column of the lines of a block scalar. */
  indent: number;
  /** It may turn out to start an implicit mapping key; the `:` that follows decides. */
  mayBeKey: boolean;
  /** Nothing but a key could stand there. */
  mustBeKey: boolean;
  /** It is not handed on before it is known whether it starts a key. */
  held: boolean;
}
