import {
  anyMapType,
  anyType,
  boolType,
  contentOf,
  entriesOf,
  float64Type,
  type GoType,
  type GoValue,
  int64Type,
  intType,
  stringType,
  typed,
} from "@outrigger/go-std";
import type { GoFunction } from "@outrigger/go-template";

/** Functions by the name that a template calls. */
export type FunctionTable = Readonly<Record<string, GoFunction>>;

/** The contents of a `map[string]interface{}`: own properties only. */
export type Entries = { readonly [key: string]: GoValue };

/** A parameter: its Go type, and how an argument is read, which the engine has checked against the type. */
export interface Param<T> {
  readonly type: GoType;
  readonly read: (value: GoValue) => T;
}

/** `string`. */
export const text: Param<string> = { type: stringType, read: (value) => contentOf(value) as string };
/** `int`. */
export const int: Param<bigint> = { type: intType, read: (value) => contentOf(value) as bigint };
/** `float64`. */
export const float: Param<number> = { type: float64Type, read: (value) => contentOf(value) as number };
/** `bool`. */
export const bool: Param<boolean> = { type: boolType, read: (value) => contentOf(value) as boolean };
/** `interface{}`. */
export const any: Param<GoValue> = { type: anyType, read: (value) => value };
/** `map[string]interface{}`, read as its entries; none when it is nil. */
export const entries: Param<Entries> = { type: anyMapType, read: entriesOf };
/** `map[string]interface{}` as the value that it is, for the functions that change it or hand it on. */
export const map: Param<GoValue> = { type: anyMapType, read: (value) => value };

type Params<A extends readonly unknown[]> = { readonly [K in keyof A]: Param<A[K]> };

/**
 * A function with a fixed number of parameters. What `call` throws is the function's error.
 *
 * @example
 * ```ts
 * define([text], stringType, (name) => `Hello ${name}`);
 * ```
 */
export function define<const A extends readonly unknown[]>(
  params: Params<A>,
  result: GoType,
  call: (...args: A) => GoValue,
): GoFunction {
  return {
    params: params.map((param) => param.type),
    result,
    call: caller(params, call as unknown as (...args: unknown[]) => GoValue),
  };
}

/** Reads the arguments and calls; without a list on the way for the few arguments that most functions have. */
function caller(
  params: readonly Param<unknown>[],
  call: (...args: unknown[]) => GoValue,
): (args: readonly GoValue[]) => GoValue {
  const [first, second] = params;
  if (params.length === 1 && first !== undefined) return (args) => call(first.read(args[0] ?? null));
  if (params.length === 2 && first !== undefined && second !== undefined) {
    return (args) => call(first.read(args[0] ?? null), second.read(args[1] ?? null));
  }
  return (args) => call(...params.map((param, i) => param.read(args[i] ?? null)));
}

/** A function whose last parameter, `rest`, takes any number of arguments; `call` gets them as one list. */
export function defineVariadic<const A extends readonly unknown[], R>(
  params: readonly [...Params<A>, Param<R>],
  result: GoType,
  call: (...args: [...A, readonly R[]]) => GoValue,
): GoFunction {
  const fixed = params.slice(0, -1) as readonly Param<unknown>[];
  const rest = params[params.length - 1] as Param<R>;
  return {
    params: params.map((param) => param.type),
    variadic: true,
    result,
    call: (args) => {
      const first = fixed.map((param, i) => param.read(args[i] ?? null));
      const others = args.slice(fixed.length).map(rest.read);
      return call(...([...first, others] as unknown as [...A, readonly R[]]));
    },
  };
}

/** An `int64`. */
export function int64(value: bigint): GoValue {
  return typed(int64Type, BigInt.asIntN(64, value));
}
