import { NO_PROPERTIES } from "./events.ts";
import { Expect, type GrammarState } from "./grammar-state.ts";
import { node } from "./node-rule.ts";
import { Kind } from "./token.ts";

const SEQUENCE_BREAK = Kind.flowEntry | Kind.flowSequenceEnd;
const MAPPING_BREAK = Kind.flowEntry | Kind.flowMappingEnd;

/** `(node | KEY pair) (',' …)* ','? ']'` */
export function flowEntry(state: GrammarState, first: boolean): void {
  const { scanner, events } = state;
  if (!first && !state.is(Kind.flowSequenceEnd)) {
    const token = scanner.peek();
    if (token.kind !== Kind.flowEntry) state.fail("did not find expected ',' or ']'", token);
    scanner.take();
  }
  const token = scanner.peek();
  if (token.kind === Kind.flowSequenceEnd) {
    scanner.take();
    return events.close();
  }
  state.expect(Expect.flowEntry);
  if (token.kind !== Kind.key) return node(state, "flow");
  scanner.take();
  events.open("mapping", token, NO_PROPERTIES);
  state.expect(Expect.pairKey);
}

/** The key of a pair in a sequence. A missing one swallows the token behind it, as go-yaml does. */
export function pairKey(state: GrammarState): void {
  state.expect(Expect.pairValue);
  if (!state.is(Kind.value | SEQUENCE_BREAK)) return node(state, "flow");
  state.empty();
  state.scanner.take();
}

/** `(VALUE node?)?` of a pair in a sequence */
export function pairValue(state: GrammarState): void {
  state.expect(Expect.pairEnd);
  value(state, SEQUENCE_BREAK);
}

/** `(node | KEY node? (VALUE node?)?) (',' …)* ','? '}'` */
export function flowKey(state: GrammarState, first: boolean): void {
  const { scanner, events } = state;
  if (!first && !state.is(Kind.flowMappingEnd)) {
    const token = scanner.peek();
    if (token.kind !== Kind.flowEntry) state.fail("did not find expected ',' or '}'", token);
    scanner.take();
  }
  if (state.is(Kind.flowMappingEnd)) {
    scanner.take();
    return events.close();
  }
  if (!state.is(Kind.key)) {
    state.expect(Expect.flowNoValue);
    return node(state, "flow");
  }
  scanner.take();
  state.expect(Expect.flowValue);
  return state.is(Kind.value | MAPPING_BREAK) ? state.empty() : node(state, "flow");
}

/** `(VALUE node?)?` in braces */
export function flowValue(state: GrammarState): void {
  state.expect(Expect.flowKey);
  value(state, MAPPING_BREAK);
}

/** A key in braces with no colon behind it */
export function flowNoValue(state: GrammarState): void {
  state.expect(Expect.flowKey);
  state.empty();
}

function value(state: GrammarState, end: number): void {
  if (state.is(Kind.value)) {
    state.scanner.take();
    if (!state.is(end)) return node(state, "flow");
  }
  state.empty();
}
