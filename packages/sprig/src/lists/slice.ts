import type { GoValue } from "@outrigger/go-std";
import { Typed } from "@outrigger/go-std";
import { goError } from "../go-panic.ts";
import { toInt64 } from "../numbers/cast.ts";
import { listElements } from "../values/elements.ts";

/** The elements from one index up to another, of the same type; nil of an empty list. Behaves as: sprig, slice. */
export function sliceList(list: GoValue, indices: readonly GoValue[]): GoValue {
  const { length } = listElements(list, (kind) => `list should be type of slice or array but ${kind}`);
  if (length === 0) {
    return null;
  }
  const [first, second] = indices;
  const start = first === undefined ? 0n : toInt64(first);
  const end = second === undefined ? BigInt(length) : toInt64(second);
  if (start < 0n || end < start || end > BigInt(length)) {
    throw goError("reflect.Value.Slice: slice index out of bounds");
  }
  const contents = (list instanceof Typed ? list.content : list) as readonly GoValue[];
  const part = contents.slice(Number(start), Number(end));
  return list instanceof Typed ? new Typed(list.type, part) : part;
}
