import { NO_PROPERTIES, type Properties } from "./events.ts";
import { Expect, type Expectation, type GrammarState } from "./grammar-state.ts";
import { Kind, type Token, type TokenKind } from "./token.ts";

/** Where a node stands: block collections may begin there, or also a sequence in its mapping's own column. */
export type NodePlace = "flow" | "block" | "block-or-indentless";

/** `alias | properties? (scalar | collection) | properties` */
export function node(state: GrammarState, place: NodePlace): void {
  const { scanner, events } = state;
  const first = scanner.peek();
  if (first.kind === Kind.alias) {
    scanner.take();
    return events.alias(first);
  }
  const given = (first.kind & (Kind.anchor | Kind.tag)) === 0 ? NO_PROPERTIES : properties(state);
  const token = scanner.peek();
  if (token.kind === Kind.scalar) {
    scanner.take();
    return events.scalar(token, given);
  }
  const inside = collection(token.kind, place);
  if (inside === undefined) {
    if (given !== NO_PROPERTIES) return events.empty(first, given);
    return state.fail("did not find expected node content", token);
  }
  if (inside !== Expect.indentlessEntry) scanner.take();
  const isMapping = inside === Expect.flowFirstKey || inside === Expect.blockKey;
  events.open(isMapping ? "mapping" : "sequence", first, given);
  state.expect(inside);
}

/** `anchor tag? | tag anchor?` */
function properties(state: GrammarState): Properties {
  const { scanner } = state;
  let anchor = "";
  let tag: Token | undefined;
  for (let token = scanner.peek(); ; token = scanner.peek()) {
    if (token.kind === Kind.anchor && anchor === "") anchor = token.value;
    else if (token.kind === Kind.tag && tag === undefined) tag = token;
    else break;
    scanner.take();
  }
  if (tag === undefined) return { anchor, tag: "" };
  const resolved = state.handles.resolve(tag.handle, tag.value);
  if (resolved === undefined) return state.fail("found undefined tag handle", tag);
  return { anchor, tag: resolved };
}

function collection(kind: TokenKind, place: NodePlace): Expectation | undefined {
  if (kind === Kind.flowSequenceStart) return Expect.flowFirstEntry;
  if (kind === Kind.flowMappingStart) return Expect.flowFirstKey;
  if (kind === Kind.blockEntry && place === "block-or-indentless") return Expect.indentlessEntry;
  if (kind === Kind.blockSequenceStart && place !== "flow") return Expect.blockEntry;
  return kind === Kind.blockMappingStart && place !== "flow" ? Expect.blockKey : undefined;
}
