import { DOUBLE_QUOTE, isGap, QUOTE } from "./chars.ts";
import { scanBlock } from "./scan-block.ts";
import { scanPlain } from "./scan-plain.ts";
import { scanQuoted } from "./scan-quoted.ts";
import type { ScanState } from "./scan-state.ts";

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
  const { cursor, keys, queue } = state;
  state.saveKey();
  const mark = cursor.mark();
  const scalar = scanPlain(cursor, state.inFlow, state.indent);
  keys.allowed = scalar.crossed;
  queue.pushScalar(mark, { value: scalar.value, style: "plain", indent: 0 });
}

function fetchQuoted(state: ScanState, quote: number): void {
  const { cursor, keys, queue } = state;
  state.saveKey();
  keys.allowed = false;
  const mark = cursor.mark();
  queue.pushScalar(mark, { value: scanQuoted(cursor), style: quote === QUOTE ? "single" : "double", indent: 0 });
}

function fetchBlock(state: ScanState, folded: boolean): void {
  const { cursor, keys, queue } = state;
  keys.remove();
  keys.allowed = true;
  const mark = cursor.mark();
  const { value, indent } = scanBlock(cursor, folded, state.indent);
  queue.pushScalar(mark, { value, style: folded ? "folded" : "literal", indent });
}
