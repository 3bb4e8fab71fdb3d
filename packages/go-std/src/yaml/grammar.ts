import { blockEntry, blockKey, blockValue, indentlessEntry } from "./block-rules.ts";
import type { Events } from "./events.ts";
import { flowEntry, flowKey, flowNoValue, flowValue, pairKey, pairValue } from "./flow-rules.ts";
import { Expect, type Expectation, GrammarState } from "./grammar-state.ts";
import { node } from "./node-rule.ts";
import type { Scanner } from "./scanner.ts";
import { Kind } from "./token.ts";

const DIRECTIVE = Kind.versionDirective | Kind.tagDirective;

/**
 * Hands the nodes of a text's first document to the receiver; false if there is none. What follows that document is not looked at.
 *
 * Behaves as: go-yaml v2, parser (libyaml's grammar of YAML 1.1, its leniencies included).
 */
export function readDocument(scanner: Scanner, events: Events): boolean {
  const state = new GrammarState(scanner, events);
  if (!documentStart(state)) return false;
  for (let next = state.next(); next !== undefined; next = state.next()) step(state, next);
  scanner.peek();
  return true;
}

/** `node | directive* '---' node?` */
function documentStart(state: GrammarState): boolean {
  if (state.is(Kind.streamEnd)) return false;
  if (!state.is(DIRECTIVE | Kind.documentStart)) {
    node(state, "block");
    return true;
  }
  directives(state);
  const token = state.scanner.peek();
  if (token.kind !== Kind.documentStart) state.fail("did not find expected <document start>", token);
  state.scanner.take();
  if (state.is(DIRECTIVE | Kind.documentStart | Kind.documentEnd | Kind.streamEnd)) state.empty();
  else node(state, "block");
  return true;
}

function directives(state: GrammarState): void {
  const { scanner, handles } = state;
  let versions = 0;
  for (let token = scanner.peek(); (token.kind & DIRECTIVE) !== 0; token = scanner.peek()) {
    if (token.kind === Kind.versionDirective) {
      versions++;
      if (versions > 1) state.fail("found duplicate %YAML directive", token);
      if (token.value !== "1.1") state.fail("found incompatible YAML document", token);
    } else if (!handles.add(token.handle, token.value)) state.fail("found duplicate %TAG directive", token);
    scanner.take();
  }
}

function step(state: GrammarState, next: Expectation): void {
  switch (next) {
    case Expect.blockEntry:
      return blockEntry(state);
    case Expect.indentlessEntry:
      return indentlessEntry(state);
    case Expect.blockKey:
      return blockKey(state);
    case Expect.blockValue:
      return blockValue(state);
    case Expect.flowFirstEntry:
      return flowEntry(state, true);
    case Expect.flowEntry:
      return flowEntry(state, false);
    case Expect.pairKey:
      return pairKey(state);
    case Expect.pairValue:
      return pairValue(state);
    case Expect.pairEnd:
      return state.events.close();
    case Expect.flowFirstKey:
      return flowKey(state, true);
    case Expect.flowKey:
      return flowKey(state, false);
    case Expect.flowValue:
      return flowValue(state);
    case Expect.flowNoValue:
      return flowNoValue(state);
  }
}
