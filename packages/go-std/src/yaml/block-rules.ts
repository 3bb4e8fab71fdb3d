import { Expect, type GrammarState } from "./grammar-state.ts";
import { node } from "./node-rule.ts";
import { Kind } from "./token.ts";

const ENTRY_OR_END = Kind.blockEntry | Kind.blockEnd;
const KEY_OR_END = Kind.key | Kind.value | Kind.blockEnd;
const ENTRY_KEY_OR_END = Kind.blockEntry | KEY_OR_END;

/** `BLOCK-ENTRY node?` until the block ends */
export function blockEntry(state: GrammarState): void {
  const { scanner, events } = state;
  const token = scanner.peek();
  if (token.kind === Kind.blockEntry) {
    scanner.take();
    state.expect(Expect.blockEntry);
    return state.is(ENTRY_OR_END) ? state.empty() : node(state, "block");
  }
  if (token.kind !== Kind.blockEnd) state.fail("did not find expected '-' indicator", token);
  scanner.take();
  events.close();
}

/** `BLOCK-ENTRY node?` as a mapping's value in the mapping's own column, as long as such entries follow */
export function indentlessEntry(state: GrammarState): void {
  if (!state.is(Kind.blockEntry)) return state.events.close();
  state.scanner.take();
  state.expect(Expect.indentlessEntry);
  return state.is(ENTRY_KEY_OR_END) ? state.empty() : node(state, "block");
}

/** `KEY node?` until the block ends */
export function blockKey(state: GrammarState): void {
  const { scanner, events } = state;
  const token = scanner.peek();
  if (token.kind === Kind.key) {
    scanner.take();
    state.expect(Expect.blockValue);
    return state.is(KEY_OR_END) ? state.empty() : node(state, "block-or-indentless");
  }
  if (token.kind !== Kind.blockEnd) state.fail("did not find expected key", token);
  scanner.take();
  events.close();
}

/** `(VALUE node?)?` */
export function blockValue(state: GrammarState): void {
  state.expect(Expect.blockKey);
  if (!state.is(Kind.value)) return state.empty();
  state.scanner.take();
  return state.is(KEY_OR_END) ? state.empty() : node(state, "block-or-indentless");
}
