import type { GoType, GoValue } from "@outrigger/go-std";
import {
  anyType,
  contentOf,
  elementsOf,
  elemOf,
  entriesOf,
  keyValue,
  sortedKeys,
  Typed,
  typed,
  typeOf,
} from "@outrigger/go-std";
import { sprint } from "@outrigger/go-std/fmt";
import type { Exec, Flow, State } from "./state.ts";
import { BREAK, NEXT } from "./state.ts";
import type { Value } from "./value.ts";
import { followPointers, isAddressable } from "./value.ts";

/** How a range hands its key and element to the body. */
export interface RangeBody {
  /** Variables that the range declares or assigns: 0, 1 or 2. */
  readonly variables: number;
  readonly setKey: ((state: State, key: Value, boxed: boolean) => void) | undefined;
  readonly setElem: ((state: State, elem: Value, boxed: boolean) => void) | undefined;
  readonly exec: Exec;
}

/** What one iteration brings. */
interface Round {
  /** Absent where Go has none, as for integers. */
  readonly key: Value;
  readonly elem: Value;
  readonly boxed: boolean;
}

/** Runs the body for each element; whether there was none. Behaves as: text/template, range. */
export function runRange(state: State, source: Value, body: RangeBody): boolean {
  const { value } = followPointers(source);
  const type = typeOf(value);
  if (value === undefined || value === null || type === undefined) {
    return true;
  }
  switch (type.kind) {
    case "slice":
    case "array":
      return overList(state, value, body);
    case "map":
      return overMap(state, value, body);
    case "func":
      return overFunction(state, value as Typed, body);
    case "chan":
      return value instanceof Typed && value.content === null ? true : refuse(state, value);
    default:
      return typeof contentOf(value) === "bigint" ? overInteger(state, value, { body, type }) : refuse(state, value);
  }
}

function refuse(state: State, value: GoValue): never {
  return state.fail(`range can't iterate over ${sprint([value])}`);
}

function runRound(state: State, body: RangeBody, round: Round): Flow {
  state.step();
  body.setKey?.(state, round.key, false);
  body.setElem?.(state, round.elem, round.boxed);
  state.boxedDot = round.boxed;
  return body.exec(state, round.elem);
}

function overList(state: State, list: GoValue, body: RangeBody): boolean {
  const elem = elemOf(typeOf(list) as GoType);
  const elements = elementsOf(list);
  const boxed = elem.kind === "interface";
  const needsKey = body.setKey !== undefined;
  const addressable = isAddressable(list);
  for (let i = 0; i < elements.length; i++) {
    const raw = elements[i] as GoValue;
    const value = boxed ? raw : typed(elem, raw, addressable);
    if (runRound(state, body, { key: needsKey ? BigInt(i) : undefined, elem: value, boxed }) === BREAK) {
      break;
    }
  }
  return elements.length === 0;
}

function overMap(state: State, map: GoValue, body: RangeBody): boolean {
  const type = typeOf(map) as GoType;
  const elem = elemOf(type);
  const boxed = elem.kind === "interface";
  const entries = entriesOf(map);
  const keys = sortedKeys(map);
  state.step(keys.length >> 2);
  for (const key of keys) {
    const round = { key: keyValue(type.key, key), elem: typed(elem, entries[key] as GoValue), boxed };
    if (runRound(state, body, round) === BREAK) {
      break;
    }
  }
  return keys.length === 0;
}

function overInteger(state: State, limit: GoValue, range: { body: RangeBody; type: GoType }): boolean {
  const { body, type } = range;
  if (body.variables > 1) {
    state.fail(`can't use ${sprint([limit])} to iterate over more than one variable`);
  }
  const end = contentOf(limit) as bigint;
  for (let i = 0n; i < end; i++) {
    if (runRound(state, body, { key: undefined, elem: typed(type, i), boxed: false }) === BREAK) {
      break;
    }
  }
  return end <= 0n;
}

/** func(yield func(V) bool) or func(yield func(K, V) bool). */
function overFunction(state: State, iterator: Typed, body: RangeBody): boolean {
  const yieldType = yieldTypeOf(iterator.type);
  if (yieldType === undefined || typeof iterator.content !== "function") {
    return refuse(state, iterator);
  }
  const [first = anyType, second] = yieldType.params ?? [];
  // With one variable or none, a pair's first part is what is handed over, not its second.
  const pairs = second !== undefined && body.variables > 1;
  if (second === undefined && body.variables > 1) {
    state.fail(`can't use ${sprint([iterator])} iterate over more than one variable`);
  }
  let empty = true;
  let flow: Flow = NEXT;
  const give = (...values: readonly GoValue[]): boolean => {
    empty = false;
    const elemType = pairs ? second : first;
    const elem = typed(elemType, values[pairs ? 1 : 0] ?? null);
    const key = pairs ? typed(first, values[0] ?? null) : undefined;
    flow = runRound(state, body, { key, elem, boxed: elemType.kind === "interface" });
    return flow !== BREAK;
  };
  (iterator.content as (...args: readonly GoValue[]) => GoValue)(new Typed(yieldType, give));
  return empty;
}

function yieldTypeOf(type: GoType): GoType | undefined {
  const [first, ...others] = type.params ?? [];
  const isYield = first?.kind === "func" && first.result?.kind === "bool" && others.length === 0;
  const count = first?.params?.length ?? 0;
  return isYield && (count === 1 || count === 2) ? first : undefined;
}
