import type { GoType, GoValue } from "@outrigger/go-std";
import { elemOf, entriesOf, findMethod, isPlainMap, stringType, Typed, typed, typeOf } from "@outrigger/go-std";
import { isAssignable } from "./assign.ts";
import type { Arguments, Callee } from "./call.ts";
import { callFunction } from "./call.ts";
import type { Node } from "../parse/node.ts";
import type { State } from "./state.ts";
import type { StructField } from "./struct-field.ts";
import { readStructField, structField } from "./struct-field.ts";
import type { Followed, Value } from "./value.ts";
import { followPointers } from "./value.ts";

/** A chain of fields, `.a.b.c`, and the node that errors name. */
export interface FieldChain {
  readonly names: readonly string[];
  readonly node: Node;
}

/** Where a chain starts. */
export interface ChainStart {
  readonly value: Value;
  /** Whether its static type is `interface{}`. */
  readonly boxed: boolean;
}

/** The value at the end of a chain; arguments go to the last link. Leaves in `state.boxed` whether its static type is `interface{}`. */
export function readChain(state: State, start: ChainStart, chain: FieldChain, given: Arguments | undefined): Value {
  const { names } = chain;
  const last = names.length - 1;
  let { value } = start;
  state.boxed = start.boxed;
  for (let i = 0; i <= last; i++) {
    const name = names[i] as string;
    const passed = i === last ? given : undefined;
    if (passed === undefined && isPlainMap(value)) {
      value = Object.hasOwn(value, name) ? value[name] : undefined;
      state.boxed = true;
    } else {
      value = readField(state, value, { name, node: chain.node, given: passed });
    }
  }
  return value;
}

interface Link {
  readonly name: string;
  readonly node: Node;
  readonly given: Arguments | undefined;
}

/** One field, method or map entry. Behaves as: text/template, field evaluation. */
function readField(state: State, receiver: Value, link: Link): Value {
  if (receiver === undefined) {
    return undefined;
  }
  const typeName = state.boxed ? "interface {}" : (typeOf(receiver)?.name ?? "interface {}");
  const followed = followPointers(receiver);
  if (followed.value === null) {
    return state.fail(`nil pointer evaluating ${typeName}.${link.name}`);
  }
  const method = methodOf(followed, link, state);
  if (method !== undefined) {
    const given = link.given ?? { args: [], dot: undefined, piped: false, final: undefined };
    return callFunction(state, method, given, link);
  }
  return readMember(state, followed, link, typeName);
}

function methodOf(followed: Followed, link: Link, state: State): Callee | undefined {
  const bound = findMethod(followed.pointer ?? followed.value ?? null, link.name);
  if (bound === undefined) {
    return undefined;
  }
  const { method, receiver } = bound;
  return {
    params: method.params,
    variadic: method.variadic,
    call(args) {
      const result = typed(method.result, method.call(receiver, args as readonly GoValue[]));
      state.boxed = isInterface(method.result);
      return result;
    },
  };
}

function readMember(state: State, followed: Followed, link: Link, typeName: string): Value {
  const { value } = followed;
  const type = typeOf(value) as GoType;
  switch (type.kind) {
    case "struct": {
      const field = structField(type, link.name);
      if (field !== undefined) {
        return readStruct(state, value as Typed, { link, field, typeName });
      }
      break;
    }
    case "map":
      if (isAssignable(stringType, type.key ?? stringType)) {
        return readEntry(state, value as GoValue, link);
      }
      break;
    case "ptr":
      if (elemOf(type).kind !== "struct" || structField(elemOf(type), link.name) !== undefined) {
        return state.fail(`nil pointer evaluating ${typeName}.${link.name}`);
      }
      break;
    default:
  }
  return state.fail(`can't evaluate field ${link.name} in type ${typeName}`);
}

function readStruct(state: State, value: Typed, found: { link: Link; field: StructField; typeName: string }): Value {
  const { link, field, typeName } = found;
  if (!field.exported) {
    return state.fail(`${link.name} is an unexported field of struct type ${typeName}`);
  }
  const read = readStructField(value, field);
  if (typeof read === "string") {
    return state.fail(read);
  }
  if (link.given !== undefined) {
    return state.fail(`${link.name} has arguments but cannot be invoked as function`);
  }
  state.boxed = field.boxed;
  return read.value;
}

function readEntry(state: State, map: GoValue, link: Link): Value {
  if (link.given !== undefined) {
    return state.fail(`${link.name} is not a method but has arguments`);
  }
  const entries = entriesOf(map);
  const elem = elemOf(typeOf(map) as GoType);
  state.boxed = isInterface(elem);
  return Object.hasOwn(entries, link.name) ? typed(elem, entries[link.name] as GoValue) : undefined;
}

/** Whether a static type is `interface{}`, as an absent one is. */
export function isInterface(type: GoType | undefined): boolean {
  return type === undefined || type.kind === "interface";
}
