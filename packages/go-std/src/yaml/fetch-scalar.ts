import { DOUBLE_QUOTE, isGap, QUOTE } from "./chars.ts";
import { scanBlock } from "./scan-block.ts";
import { scanPlain } from "./scan-plain.ts";
import { scanQuoted } from "./scan-quoted.ts";
import type { ScanState } from "./scan-state.ts";
import { Kind } from "./token.ts";

const PIPE = 0x7c;
const GREATER = 0x3e;

/** Characters that no plain scalar begins with, whatever follows. */
const NO_PLAIN = new Uint8Array(0x80);
for (const char of ",[]{}#&*!|>'\"%@`") NO_PLAIN[char.charCodeAt(0)] = 1;

/** Makes a token of the scalar under the cursor. */
export function fetchScalar(state: ScanState, code: number): void {
  if (code === QUOTE || code === DOUBLE_QUOTE) fetchQuoted(state, code);
  else if ((code === PIPE || code === GREATER) && !state.inFlow) fetchBlock(state, code === GREATER);
  else if (isGap(code) || (code < 0x80 && NO_PLAIN[code] === 1)) {
    state.cursor.fail("found character that cannot start any token");
  } else fetchPlain(state);
}

function fetchPlain(state: ScanState): void {
  const token = state.pushKey(Kind.scalar);
  const { value, crossed } = scanPlain(state.cursor, state.inFlow, state.indent);
  token.value = value;
  state.keys.allowed = crossed;
}

function fetchQuoted(state: ScanState, quote: number): void {
  const token = state.pushKey(Kind.scalar);
  token.style = quote === QUOTE ? "single" : "double";
  token.value = scanQuoted(state.cursor);
  state.keys.allowed = false;
}

function fetchBlock(state: ScanState, folded: boolean): void {
  const { cursor, keys, queue } = state;
  keys.remove();
  keys.allowed = true;
  const token = queue.push(Kind.scalar, cursor);
  const { value, indent } = scanBlock(cursor, folded, state.indent);
  token.value = value;
  token.style = folded ? "folded" : "literal";
  token.indent = indent;
}
