import { contentOf, elementsOf, entriesOf, typeOf } from "@outrigger/go-std";
import { utf8Length } from "@outrigger/go-std/fmt";
import type { State } from "../compile/state.ts";
import type { Value } from "../compile/value.ts";
import { followPointers } from "../compile/value.ts";

/** `len`. Behaves as: text/template, len. */
export function lengthOf([item]: readonly Value[], state: State): bigint {
  const { value, isNil } = followPointers(item);
  if (isNil) {
    throw new Error("len of nil pointer");
  }
  const type = typeOf(value);
  if (value === undefined || type === undefined) {
    throw new Error("reflect: call of reflect.Value.Type on zero Value");
  }
  switch (type.kind) {
    case "string":
      return BigInt(textLength(contentOf(value) as string, state));
    case "slice":
    case "array":
      return BigInt(elementsOf(value).length);
    case "map":
      return BigInt(mapLength(entriesOf(value), state));
    case "chan":
      return 0n;
    default:
      throw new Error(`len of type ${type.name}`);
  }
}

/** What Go knows at once has to be counted here, and so costs steps. */
function textLength(text: string, state: State): number {
  state.step(text.length >> 6);
  return utf8Length(text);
}

function mapLength(entries: object, state: State): number {
  const { length } = Object.keys(entries);
  state.step(length >> 4);
  return length;
}
