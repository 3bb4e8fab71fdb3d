import type { GoType, GoValue } from "@outrigger/go-std";
import { contentOf, elementsOf, Typed, typed, typeOf } from "@outrigger/go-std";
import { fromUtf8, toUtf8 } from "@outrigger/go-std/fmt";
import type { State } from "../compile/state.ts";
import type { Value } from "../compile/value.ts";
import { followPointers } from "../compile/value.ts";
import { indexArgument } from "./index-argument.ts";

/** `slice item 1 2` is item[1:2]. Behaves as: text/template, slice; a list's capacity is its length here. */
export function sliceValue([item, ...indexes]: readonly Value[], state: State): Value {
  if (item === undefined || item === null) {
    throw new Error("slice of untyped nil");
  }
  const { value, isNil } = followPointers(item);
  if (isNil || value === undefined || value === null) {
    throw new Error("slice of nil pointer");
  }
  if (indexes.length > 3) {
    throw new Error(`too many slice indexes: ${indexes.length}`);
  }
  const type = typeOf(value) as GoType;
  switch (type.kind) {
    case "string":
      if (indexes.length === 3) {
        throw new Error("cannot 3-index slice a string");
      }
      state.step((contentOf(value) as string).length >> 6);
      return sliceString(value, type, indexes);
    case "slice":
    case "array":
      state.step(elementsOf(value).length >> 4);
      return sliceList(value, type, indexes);
    default:
      throw new Error(`can't slice item of type ${type.name}`);
  }
}

function sliceString(value: GoValue, type: GoType, indexes: readonly Value[]): GoValue {
  const bytes = toUtf8(contentOf(value) as string);
  const [from, to] = bounds(indexes, bytes.length);
  return typed(type, fromUtf8(bytes.subarray(from, to)));
}

function sliceList(value: GoValue, type: GoType, indexes: readonly Value[]): GoValue {
  const elements = elementsOf(value);
  const [from, to] = bounds(indexes, elements.length);
  if (type.kind === "array" && !(value instanceof Typed && value.addressable)) {
    throw new Error("reflect.Value.Slice: slice of unaddressable array");
  }
  const part = elements.slice(from, to);
  const isNil = contentOf(value) === null;
  return type.kind === "array"
    ? typed({ kind: "slice", name: `[]${type.elem?.name}`, ...(type.elem && { elem: type.elem }) }, part)
    : typed(type, isNil ? null : part);
}

/** From and to; a third index only limits the capacity, but must not be below the second. */
function bounds(indexes: readonly Value[], length: number): readonly [number, number] {
  const ends = indexes.map((index) => indexArgument(index, length));
  const [from = 0, to = length, limit = to] = ends;
  if (from > to) {
    throw new Error(`invalid slice index: ${from} > ${to}`);
  }
  if (to > limit) {
    throw new Error(`invalid slice index: ${to} > ${limit}`);
  }
  return [from, to];
}
