import type { JsonObject, JsonValue } from "@outrigger/go-std/json";
import { MergeError, type MergeErrorCode } from "./merge-error.ts";
import type { Place } from "./merge-type.ts";

/**
 * The rules of a merge changed twice; each set is named by the first Kubernetes minor version that has it.
 *
 * - `1.20`: what a patch adds is taken as it stands, nulls and directives included; `$deleteFromPrimitiveList` needs a list that
 *   merges, and becomes the list where there is none.
 * - `1.24`: nulls are dropped from what a patch adds; a list to delete from is never made.
 * - `1.28`: parts that carry `$patch` are dropped too; `$deleteFromPrimitiveList` takes from every list.
 */
export type MergeRules = "1.20" | "1.24" | "1.28";

/**
 * How the documents were read. `int64`: whole numbers are integers, which never equal a float (`80` and `80.0` are two merge
 * keys); so reads strategicpatch.StrategicMergePatch. `float64`: every number is a float; so does encoding/json.
 */
export type MergeNumbers = "int64" | "float64";

/** What one merge carries along. */
export interface MergeContext {
  readonly rules: MergeRules;
  readonly numbers: MergeNumbers;
  /** Names of the members on the way to where the merge is. */
  readonly path: string[];
  /** How many elements fit where Go keeps a list that it has made itself in this merge. */
  readonly rooms: WeakMap<readonly JsonValue[], number>;
  /** Merges two objects; handed down, as the merge of lists needs it for their elements. */
  readonly mergeObjects: MergeObjects;
}

type MergeObjects = (base: JsonObject, patch: JsonObject, place: Place, context: MergeContext) => JsonObject;

const HINTS: Readonly<Record<MergeErrorCode, string>> = {
  "merge-document": "Pass two JSON objects.",
  "merge-schema": "Take the field out of the patch, or give it the shape that its type has.",
  "merge-key": "Give every element of the list its merge key.",
  "merge-directive": "Write the directive as Kubernetes documents it for strategic merge patches.",
  "merge-list": "Let all elements of both lists be of one type.",
  "merge-panic": "Take nulls and nested values out of the list and its merge keys.",
};

/** The error to throw where a merge cannot go on. */
export function failure(context: MergeContext, code: MergeErrorCode, message: string): MergeError {
  return new MergeError(code, message, { where: context.path.join("."), hint: HINTS[code] });
}
