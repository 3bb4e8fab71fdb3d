import { anySliceType, anyType, boolType, type GoType, type GoValue, sliceOf, Typed } from "@outrigger/go-std";
import { any, define, defineVariadic, type FunctionTable, int } from "../define.ts";
import { deepEqual } from "../values/deep-equal.ts";
import { listElements } from "../values/elements.ts";
import { isEmpty } from "../values/empty.ts";
import { chunk } from "./chunk.ts";
import { sliceList } from "./slice.ts";
import { uniqueValues } from "./unique.ts";

const chunksType: GoType = sliceOf(anySliceType);
/** `[]interface{}(nil)`. */
const NIL_LIST: GoValue = new Typed(anySliceType, null);

/** Family: lists. Each function has a twin with `must`, which differs in Go only in how it fails. */
export function listFunctions(): FunctionTable {
  const list = defineVariadic([any], anySliceType, (values) => values);
  return { list, tuple: list, ...withTwins(ends()), ...withTwins(selections()), ...withTwins(changes()), ...rest() };
}

function withTwins(table: FunctionTable): FunctionTable {
  const twins = Object.entries(table).map(([name, call]) => [
    `must${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    call,
  ]);
  return { ...table, ...(Object.fromEntries(twins) as FunctionTable) };
}

function ends(): FunctionTable {
  return {
    first: define([any], anyType, (list) => read("first", list).at(0) ?? null),
    last: define([any], anyType, (list) => read("last", list).at(-1) ?? null),
    rest: define([any], anySliceType, (list) => unlessEmpty(read("rest", list), (items) => items.slice(1))),
    initial: define([any], anySliceType, (list) => unlessEmpty(read("initial", list), (items) => items.slice(0, -1))),
  };
}

function selections(): FunctionTable {
  return {
    compact: define([any], anySliceType, (list) =>
      listElements(list, (kind) => `Cannot compact on type ${kind}`).filter((item) => !isEmpty(item)),
    ),
    uniq: define([any], anySliceType, (list) => uniqueValues(read("uniq", list))),
    without: defineVariadic([any, any], anySliceType, (list, omitted) =>
      read("without", list).filter((item) => !omitted.some((other) => deepEqual(item, other))),
    ),
    has: define(
      [any, any],
      boolType,
      (needle, list) => list !== null && read("has", list).some((item) => deepEqual(needle, item)),
    ),
    slice: defineVariadic([any, any], anyType, sliceList),
  };
}

function changes(): FunctionTable {
  const push = define([any, any], anySliceType, (list, item) => [
    ...listElements(list, (kind) => `Cannot push on type ${kind}`),
    item,
  ]);
  return {
    append: push,
    push,
    prepend: define([any, any], anySliceType, (list, item) => [
      item,
      ...listElements(list, (kind) => `Cannot prepend on type ${kind}`),
    ]),
    reverse: define([any], anySliceType, (list) => [...read("reverse", list)].reverse()),
    chunk: define([int, any], chunksType, (size, list) => new Typed(chunksType, chunk(list, size))),
  };
}

function rest(): FunctionTable {
  return {
    concat: defineVariadic([any], anyType, (lists) =>
      unlessEmpty(
        lists.flatMap((list) => listElements(list, (kind) => `Cannot concat type ${kind} as list`)),
        (items) => items,
      ),
    ),
  };
}

function read(name: string, list: GoValue): readonly GoValue[] {
  return listElements(list, (kind) => `Cannot find ${name} on type ${kind}`);
}

/** Where Go appends nothing to a nil list, it stays nil. */
function unlessEmpty(items: readonly GoValue[], take: (items: readonly GoValue[]) => readonly GoValue[]): GoValue {
  return items.length === 0 ? NIL_LIST : take(items);
}
