import type { GoCallable, GoType, GoValue } from "@outrigger/go-std";
import { anyType, Typed, typed, typeOf } from "@outrigger/go-std";
import type { Value } from "../compile/value.ts";
import { prepareArgument } from "./index-argument.ts";

/** `call .F 1 2`, with the text of `.F` before the rest. Behaves as: text/template, call. */
export function callValue([name, callee, ...args]: readonly Value[]): Value {
  const type = typeOf(callee);
  const text = typeof name === "string" ? name : "";
  if (callee === undefined || callee === null || type === undefined) {
    throw new Error("call of nil");
  }
  if (type.kind !== "func" || !(callee instanceof Typed)) {
    throw new Error(`non-function ${text} of type ${type.name}`);
  }
  checkCount(text, type, args.length);
  const values = args.map((arg, index) => argument(arg, type, index));
  if (typeof callee.content !== "function") {
    throw new Error("reflect.Value.Call: call of nil function");
  }
  return typed(type.result, (callee.content as GoCallable)(...values));
}

function checkCount(name: string, type: GoType, count: number): void {
  const want = type.params?.length ?? 0;
  if (type.variadic === true) {
    if (count < want - 1) {
      throw new Error(`wrong number of args for ${name}: got ${count} want at least ${want - 1}`);
    }
  } else if (count !== want) {
    throw new Error(`wrong number of args for ${name}: got ${count} want ${want}`);
  }
}

function argument(value: Value, type: GoType, index: number): GoValue {
  try {
    return prepareArgument(value, type.params?.[index] ?? type.params?.at(-1) ?? anyType);
  } catch (error) {
    throw new Error(`arg ${index}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
