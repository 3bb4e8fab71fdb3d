/** Where a command reads and writes. */
export interface Streams {
  readonly input: AsyncIterable<Uint8Array>;
  readonly output: NodeJS.WritableStream;
  /** Notes for a person; never part of the result. */
  readonly note: (text: string) => void;
  /** Overwrites one line on a person's terminal; an empty text clears it. Absent where nobody looks on. */
  readonly progress?: ((text: string) => void) | undefined;
}
