/** The kinds of tokens, a bit each, so that several are one mask. */
export const Kind = {
  streamEnd: 0x1,
  versionDirective: 0x2,
  tagDirective: 0x4,
  documentStart: 0x8,
  documentEnd: 0x10,
  blockSequenceStart: 0x20,
  blockMappingStart: 0x40,
  blockEnd: 0x80,
  flowSequenceStart: 0x100,
  flowSequenceEnd: 0x200,
  flowMappingStart: 0x400,
  flowMappingEnd: 0x800,
  blockEntry: 0x1000,
  flowEntry: 0x2000,
  key: 0x4000,
  value: 0x8000,
  alias: 0x10000,
  anchor: 0x20000,
  tag: 0x40000,
  scalar: 0x80000,
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
