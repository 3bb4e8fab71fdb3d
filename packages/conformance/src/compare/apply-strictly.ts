import jsonPatch, { type Operation } from "fast-json-patch";
import type { Json } from "../json.ts";
import { firstDifference } from "./first-difference.ts";

/** What applying a patch operation by operation gave, and the operations that changed nothing. */
export interface StrictlyApplied {
  readonly pod: Json;
  readonly idle: readonly string[];
  /** Why an operation does not apply; those after it were not tried. */
  readonly error?: string;
}

/** Applies a patch to a copy of a document as today's API servers do: what is removed or replaced must be there, and so must what holds it. */
export function applyStrictly(document: Json, patch: readonly Json[]): StrictlyApplied {
  let pod: object = structuredClone({ document });
  const idle: string[] = [];
  for (const [index, raw] of patch.entries()) {
    const operation = rooted(structuredClone(raw) as unknown as Operation);
    try {
      if (isIdle(pod, operation)) idle.push(`${operation.op} ${operation.path.slice("/document".length)}`);
      pod = jsonPatch.applyOperation(pod, operation, true, true, false, index).newDocument;
    } catch (error) {
      const text = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
      return {
        pod: documentOf(pod),
        idle,
        error: `${operation.op} ${operation.path.slice("/document".length)}: ${text}`,
      };
    }
  }
  return { pod: documentOf(pod), idle };
}

/** A document below a member, so that its root can be replaced like anything else. */
function rooted(operation: Operation): Operation {
  const from = "from" in operation ? { from: `/document${operation.from}` } : {};
  return { ...operation, ...from, path: `/document${operation.path}` } as Operation;
}

function documentOf(pod: object): Json {
  return (pod as { readonly document: Json }).document;
}

function isIdle(pod: object, operation: Operation): boolean {
  if (operation.op === "test") return true;
  if (operation.op !== "add" && operation.op !== "replace") return false;
  const slash = operation.path.lastIndexOf("/");
  const parent = valueAt(pod, operation.path.slice(0, slash));
  if (operation.op === "add" && Array.isArray(parent)) return false;
  return firstDifference(valueAt(pod, operation.path), operation.value as Json) === undefined;
}

function valueAt(pod: object, path: string): Json | undefined {
  let value: Json | undefined = pod as Json;
  for (const token of path.split("/").slice(1)) {
    if (typeof value !== "object" || value === null) return undefined;
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    value = Object.hasOwn(value, key) ? (value as { readonly [key: string]: Json })[key] : undefined;
  }
  return value;
}
