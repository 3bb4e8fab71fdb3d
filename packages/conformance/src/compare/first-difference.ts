import { isObject, type Json } from "../json.ts";

/** Where two values part, with what stood there on either side; `undefined` is a place that does not exist. */
export interface ValueDifference {
  readonly path: string;
  readonly expected: Json | undefined;
  readonly got: Json | undefined;
}

/**
 * Finds the first place where two JSON values differ: key order is free, list order is kept, absent is not null.
 * A list is read in order and an object in the order of `expected`, so that the path is the one a reader meets first.
 *
 * @example
 * ```ts
 * import { firstDifference } from "@outrigger/conformance";
 * firstDifference({ a: [1, 2] }, { a: [1, 3] }); // { path: "$.a[1]", expected: 2, got: 3 }
 * ```
 */
export function firstDifference(
  expected: Json | undefined,
  got: Json | undefined,
  path = "$",
): ValueDifference | undefined {
  if (Array.isArray(expected) && Array.isArray(got)) return listDifference(expected, got, path);
  if (isObject(expected) && isObject(got)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(got)])) {
      const found = firstDifference(own(expected, key), own(got, key), path + step(key));
      if (found !== undefined) return found;
    }
    return undefined;
  }
  return Object.is(expected, got) ? undefined : { path, expected, got };
}

function listDifference(expected: readonly Json[], got: readonly Json[], path: string): ValueDifference | undefined {
  const length = Math.max(expected.length, got.length);
  for (let index = 0; index < length; index++) {
    const found = firstDifference(expected[index], got[index], `${path}[${index}]`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function own(value: { readonly [key: string]: Json }, key: string): Json | undefined {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

function step(key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
