/**
 * What is wrong with a YAML text, in the words of Go's YAML library.
 *
 * `line` and `column` count from 1 and point at the text itself; Go's own line number, where its message has one, may be another.
 */
export class GoYamlError extends Error {
  readonly code = "yaml-syntax";
  readonly line: number;
  readonly column: number;

  constructor(message: string, place: { readonly line: number; readonly column: number }) {
    super(message);
    this.name = "GoYamlError";
    this.line = place.line;
    this.column = place.column;
  }
}
