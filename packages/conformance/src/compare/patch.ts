import jsonPatch, { type Operation } from "fast-json-patch";
import type { Json } from "../json.ts";
import { firstDifference, type ValueDifference } from "./first-difference.ts";

/** What applying a patch gave: the pod, or why it does not apply. */
export type Applied = { readonly pod: Json } | { readonly error: string };

/**
 * Applies a patch to a copy of a document, as the API servers of the time did: a member that is replaced need not be there, what
 * holds it must.
 */
export function applyPatch(document: Json | undefined, patch: Json | undefined): Applied {
  try {
    const copy = structuredClone(document ?? null) as object;
    const operations = structuredClone(patch ?? []) as unknown as Operation[];
    return { pod: jsonPatch.applyPatch(copy, operations, false, true, false).newDocument as Json };
  } catch (error) {
    return { error: error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error) };
  }
}

/**
 * Compares operations with the recorded ones: equal, in order, and their members in Go's order too, so that the bytes are the same.
 * No patch and an empty patch differ.
 */
export function comparePatch(expected: Json | undefined, got: Json | undefined): ValueDifference | undefined {
  const difference = firstDifference(expected ?? undefined, got ?? undefined, "patch");
  if (difference !== undefined || JSON.stringify(expected ?? null) === JSON.stringify(got ?? null)) return difference;
  return { path: "order of members in patch", expected: JSON.stringify(expected), got: JSON.stringify(got) };
}

/** Compares what the patch makes of the document with the recorded pod. */
export function comparePatched(
  document: Json | undefined,
  patch: Json | undefined,
  expected: Json,
): ValueDifference | undefined {
  const applied = applyPatch(document, patch);
  if ("error" in applied) return { path: "patched", expected, got: `does not apply: ${applied.error}` };
  return firstDifference(expected, applied.pod, "patched");
}
