import { COLON, COMMA, DASH, isGap, QUESTION } from "./chars.ts";
import { scanAnchorName } from "./scan-name.ts";
import type { ScanState } from "./scan-state.ts";
import { scanTag } from "./scan-tag.ts";
import { Kind, type TokenKind } from "./token.ts";

const BANG = 0x21;
const AMPERSAND = 0x26;
const ASTERISK = 0x2a;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** Makes tokens of the sign under the cursor: brackets, `,` `-` `?` `:`, alias, anchor, tag. False if there is none. */
export function fetchIndicator(state: ScanState, code: number): boolean {
  switch (code) {
    case DASH:
      return isGap(state.cursor.at(1)) && fetchBlockEntry(state);
    case QUESTION:
      return endsIndicator(state) && fetchKey(state);
    case COLON:
      return endsIndicator(state) && fetchValue(state);
    case COMMA:
      return fetchSign(state, Kind.flowEntry, true);
    case OPEN_BRACKET:
      return fetchFlowStart(state, Kind.flowSequenceStart);
    case OPEN_BRACE:
      return fetchFlowStart(state, Kind.flowMappingStart);
    case CLOSE_BRACKET:
      return fetchFlowEnd(state, Kind.flowSequenceEnd);
    case CLOSE_BRACE:
      return fetchFlowEnd(state, Kind.flowMappingEnd);
    case ASTERISK:
      return fetchName(state, Kind.alias);
    case AMPERSAND:
      return fetchName(state, Kind.anchor);
    case BANG:
      return fetchTag(state);
    default:
      return false;
  }
}

function endsIndicator(state: ScanState): boolean {
  return state.inFlow || isGap(state.cursor.at(1));
}

function fetchFlowStart(state: ScanState, kind: TokenKind): true {
  const { cursor, keys } = state;
  const token = state.pushKey(kind);
  keys.open(token);
  state.checkDepth(keys.depth);
  keys.allowed = true;
  cursor.pos++;
  return true;
}

function fetchFlowEnd(state: ScanState, kind: TokenKind): true {
  state.keys.remove();
  state.keys.close();
  state.keys.allowed = false;
  return pushSign(state, kind);
}

function fetchBlockEntry(state: ScanState): true {
  if (!state.inFlow) {
    if (!state.keys.allowed) state.cursor.fail("block sequence entries are not allowed in this context");
    state.roll(Kind.blockSequenceStart);
  }
  return fetchSign(state, Kind.blockEntry, true);
}

function fetchKey(state: ScanState): true {
  if (!state.inFlow) {
    if (!state.keys.allowed) state.cursor.fail("mapping keys are not allowed in this context");
    state.roll(Kind.blockMappingStart);
  }
  return fetchSign(state, Kind.key, !state.inFlow);
}

function fetchValue(state: ScanState): true {
  const { cursor, keys, queue } = state;
  const key = keys.take();
  if (key !== undefined) {
    queue.insert(Kind.key, key);
    state.rollBefore(Kind.blockMappingStart, key);
    keys.allowed = false;
  } else if (state.inFlow) keys.allowed = false;
  else {
    if (!keys.allowed) cursor.fail("mapping values are not allowed in this context");
    state.roll(Kind.blockMappingStart);
    keys.allowed = true;
  }
  return pushSign(state, Kind.value);
}

/** A sign that ends what may have been a key. */
function fetchSign(state: ScanState, kind: TokenKind, keyAllowed: boolean): true {
  state.keys.remove();
  state.keys.allowed = keyAllowed;
  return pushSign(state, kind);
}

function pushSign({ cursor, queue }: ScanState, kind: TokenKind): true {
  queue.push(kind, cursor);
  cursor.pos++;
  return true;
}

function fetchName(state: ScanState, kind: TokenKind): true {
  const token = state.pushKey(kind);
  state.keys.allowed = false;
  token.value = scanAnchorName(state.cursor);
  return true;
}

function fetchTag(state: ScanState): true {
  const token = state.pushKey(Kind.tag);
  state.keys.allowed = false;
  const { handle, suffix } = scanTag(state.cursor);
  token.value = suffix;
  token.handle = handle;
  return true;
}
