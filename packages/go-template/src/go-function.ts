import type { GoType, GoValue } from "@outrigger/go-std";

/**
 * A function that templates can call. `params` are the Go types of its parameters, by which arguments are checked and constants
 * adapted as Go does; the last one is the element type when `variadic`. `result` is the Go type of its result, absent for
 * `interface{}`. An Error thrown by `call` becomes Go's `error calling NAME: TEXT`.
 *
 * @example
 * ```ts
 * import { stringType } from "@outrigger/go-std";
 * import type { GoFunction } from "@outrigger/go-template";
 * const upper: GoFunction = { params: [stringType], result: stringType, call: ([text]) => String(text).toUpperCase() };
 * ```
 */
export interface GoFunction {
  readonly params: readonly GoType[];
  readonly variadic?: boolean;
  readonly result?: GoType;
  call(args: readonly GoValue[]): GoValue;
}
