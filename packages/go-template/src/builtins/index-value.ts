import type { GoType, GoValue } from "@outrigger/go-std";
import {
  contentOf,
  elementsOf,
  elemOf,
  entriesOf,
  stringType,
  typed,
  typeOf,
  uint8Type,
  zeroOf,
} from "@outrigger/go-std";
import { sprint, toUtf8 } from "@outrigger/go-std/fmt";
import type { State } from "../compile/state.ts";
import type { Value } from "../compile/value.ts";
import { followPointers, isAddressable } from "../compile/value.ts";
import { indexArgument, prepareArgument } from "./index-argument.ts";

/** `index item 1 "b"` is item[1]["b"]. Behaves as: text/template, index. */
export function indexValue([item, ...indexes]: readonly Value[], state: State): Value {
  if (item === undefined || item === null) {
    throw new Error("index of untyped nil");
  }
  let current: Value = item;
  for (const index of indexes) {
    const { value, isNil } = followPointers(current);
    if (isNil || value === undefined || value === null) {
      throw new Error("index of nil pointer");
    }
    current = indexOnce(value, index, state);
  }
  return current;
}

function indexOnce(value: GoValue, index: Value, state: State): Value {
  const type = typeOf(value) as GoType;
  switch (type.kind) {
    case "string": {
      const text = contentOf(value) as string;
      state.step(text.length >> 6);
      const bytes = toUtf8(text);
      const at = indexArgument(index, bytes.length);
      return typed(uint8Type, BigInt(bytes[at] ?? outOfRange("string")));
    }
    case "slice":
    case "array": {
      const elements = elementsOf(value);
      const at = indexArgument(index, elements.length);
      return typed(
        elemOf(type),
        elements[at] ?? (at < elements.length ? null : outOfRange(type.kind)),
        isAddressable(value),
      );
    }
    case "map": {
      const entries = entriesOf(value);
      const key = keyText(prepareArgument(index, type.key ?? stringType));
      return Object.hasOwn(entries, key) ? typed(elemOf(type), entries[key] as GoValue) : zeroOf(elemOf(type));
    }
    default:
      throw new Error(`can't index item of type ${type.name}`);
  }
}

function outOfRange(what: string): never {
  throw new Error(`reflect: ${what} index out of range`);
}

function keyText(key: GoValue): string {
  const content = contentOf(key);
  return typeof content === "string" ? content : sprint([key]);
}
