import { contentOf, elementsOf, entriesOf, typeOf } from "@outrigger/go-std";
import { utf8Length } from "@outrigger/go-std/fmt";
import type { Value } from "../compile/value.ts";
import { followPointers } from "../compile/value.ts";

/** `len`. Behaves as: text/template, len. */
export function lengthOf([item]: readonly Value[]): bigint {
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
      return BigInt(utf8Length(contentOf(value) as string));
    case "slice":
    case "array":
      return BigInt(elementsOf(value).length);
    case "map":
      return BigInt(Object.keys(entriesOf(value)).length);
    case "chan":
      return 0n;
    default:
      throw new Error(`len of type ${type.name}`);
  }
}
