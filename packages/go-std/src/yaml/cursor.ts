import { CR, LF, LINE_SEPARATOR, NEL, PARAGRAPH_SEPARATOR } from "./chars.ts";
import { GoYamlError } from "./error.ts";

/**
 * Where the scanner stands in the text.
 *
 * The text ends with a NUL that belongs to nobody, so that looking one character ahead never leaves it.
 */
export class Cursor {
  readonly text: string;
  pos = 0;
  line = 0;
  lineStart = 0;

  constructor(text: string) {
    this.text = `${text}\0`;
  }

  get column(): number {
    return this.pos - this.lineStart;
  }

  /** The character code `ahead` places further on. */
  at(ahead: number): number {
    return this.text.charCodeAt(this.pos + ahead);
  }

  peek(): number {
    return this.text.charCodeAt(this.pos);
  }

  /** Steps over a line break and gives what a scalar keeps of it. */
  takeBreak(): string {
    const code = this.text.charCodeAt(this.pos);
    this.pos += code === CR && this.text.charCodeAt(this.pos + 1) === LF ? 2 : 1;
    this.line++;
    this.lineStart = this.pos;
    if (code === LF || code === CR || code === NEL) return "\n";
    return code === LINE_SEPARATOR ? String.fromCharCode(LINE_SEPARATOR) : String.fromCharCode(PARAGRAPH_SEPARATOR);
  }

  /**
   * What go-yaml's scanner says here.
   *
   * Behaves as: go-yaml, which names no line when the problem is on the first one.
   */
  fail(problem: string): never {
    const where = this.line === 0 ? "" : `line ${this.line + 1}: `;
    throw new GoYamlError(`yaml: ${where}${problem}`, { line: this.line + 1, column: this.column + 1 });
  }
}
