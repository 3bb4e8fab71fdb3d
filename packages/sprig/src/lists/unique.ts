import { contentOf, type GoValue } from "@outrigger/go-std";
import { deepEqual } from "../values/deep-equal.ts";
import { typeName } from "../values/kind.ts";

/** The first of each set of deeply equal values. Scalars are told apart at once, lists and maps by comparing. */
export function uniqueValues(values: readonly GoValue[]): readonly GoValue[] {
  const seen = new Map<string, GoValue[]>();
  return values.filter((value) => {
    const key = bucketOf(value);
    const bucket = seen.get(key) ?? [];
    if (bucket.some((other) => deepEqual(value, other))) {
      return false;
    }
    bucket.push(value);
    seen.set(key, bucket);
    return true;
  });
}

/** Equal values have equal keys; NaN equals nothing, so it needs no company. */
function bucketOf(value: GoValue): string {
  const content = contentOf(value);
  if (typeof content === "object" || typeof content === "function") {
    return `${typeName(value)}#${Array.isArray(content) ? content.length : Object.keys(content ?? {}).length}`;
  }
  return `${typeName(value)}=${content === 0 ? 0 : String(content)}`;
}
