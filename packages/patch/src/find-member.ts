import { format } from "./go-value.ts";
import { failure, type MergeContext } from "./merge-context.ts";
import { goKind, type MergeField, mergeStrategyOf, type Place, structName } from "./merge-type.ts";

/** What a merge has to know of a member that both documents have. */
export interface Member {
  /** Where the member's value is; for a list, where its elements are. */
  readonly place: Place;
  /** `merge`, `replace` or empty. */
  readonly strategy: string;
  readonly mergeKey: string;
}

/** Behaves as: strategicpatch, LookupPatchMetadataForStruct. */
export function findObject(place: Place, key: string, context: MergeContext): Member {
  const field = findField(place, key, context);
  return { place: field, strategy: mergeStrategyOf(field), mergeKey: field.mergeKey };
}

/** Behaves as: strategicpatch, LookupPatchMetadataForSlice. */
export function findList(place: Place, key: string, context: MergeContext): Member {
  const field = findField(place, key, context);
  const { type, pointer } = field;
  if (type.elem === undefined || type.kind !== "list") {
    if (pointer) return { place: { type, pointer: false }, strategy: mergeStrategyOf(field), mergeKey: field.mergeKey };
    const parent = place.pointer ? "ptr" : goKind(place.type);
    throw failure(context, "merge-schema", `expected slice or array type, but got: ${parent}`);
  }
  if (type.elem.kind === "list") throw failure(context, "merge-schema", "unexpected slice of slice");
  return { place: { type: type.elem, pointer: false }, strategy: mergeStrategyOf(field), mergeKey: field.mergeKey };
}

function findField(place: Place, key: string, context: MergeContext): MergeField {
  const kind = goKind(place.type);
  if (kind !== "struct") {
    const message = `merging an object in json but data type is not struct, instead is: ${kind}`;
    throw failure(context, "merge-schema", message);
  }
  const field = place.type.find?.(key);
  if (field !== undefined) return field;
  const text = `unable to find api field in struct ${structName(place.type)} for the json field %q`;
  throw failure(context, "merge-schema", format(text, [key], context.numbers));
}
