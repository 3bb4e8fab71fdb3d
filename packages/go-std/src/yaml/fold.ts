import { isBlank, isBreak, TAB } from "./chars.ts";
import type { Cursor } from "./cursor.ts";

/**
 * What stands between two words of a scalar that may span lines: blanks of one line, or line breaks to be folded.
 *
 * Behaves as: YAML 1.1 line folding; one break becomes a space, further ones stay.
 */
export class Fold {
  /** A line break was crossed since the last word. */
  crossed = false;
  #blanks = "";
  #first = "";
  #rest = "";

  /** Forgets what was read. `crossed`: an escaped line break came before. */
  reset(crossed: boolean): void {
    this.crossed = crossed;
    this.#blanks = "";
    this.#first = "";
    this.#rest = "";
  }

  /** Steps over blanks and breaks. A tab left of column `tabLimit` on a continuation line is refused. */
  read(cursor: Cursor, tabLimit: number): void {
    for (let code = cursor.peek(); ; code = cursor.peek()) {
      if (isBlank(code)) this.#readBlanks(cursor, tabLimit);
      else if (isBreak(code)) this.#readBreak(cursor);
      else return;
    }
  }

  /** The text that the scalar keeps of it. */
  text(): string {
    if (!this.crossed) return this.#blanks;
    if (!this.#first.startsWith("\n")) return this.#first + this.#rest;
    return this.#rest === "" ? " " : this.#rest;
  }

  #readBlanks(cursor: Cursor, tabLimit: number): void {
    const start = cursor.pos;
    for (let code = cursor.peek(); isBlank(code); code = cursor.peek()) {
      if (code === TAB && this.crossed && cursor.column < tabLimit) {
        cursor.fail("found a tab character that violates indentation");
      }
      cursor.pos++;
    }
    if (!this.crossed) this.#blanks = cursor.text.slice(start, cursor.pos);
  }

  #readBreak(cursor: Cursor): void {
    const text = cursor.takeBreak();
    if (this.crossed) this.#rest += text;
    else this.#first = text;
    this.crossed = true;
  }
}
