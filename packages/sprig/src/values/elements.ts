import { elementsOf, elemOf, type GoValue, typed, typeOf } from "@outrigger/go-std";
import { goError } from "../go-panic.ts";

/** What a function that takes a list says about everything else; `kind` stands where the kind belongs. */
export type ListComplaint = (kind: string) => string;

/**
 * The elements of a slice or array, each with its own type. Throws what the complaint says for another kind, and Go's panic for
 * nil, whose type cannot be asked.
 */
export function listElements(list: GoValue, complaint: ListComplaint): readonly GoValue[] {
  const type = typeOf(list);
  if (type === undefined) {
    throw goError("runtime error: invalid memory address or nil pointer dereference");
  }
  if (type.kind !== "slice" && type.kind !== "array") {
    throw goError(complaint(type.kind));
  }
  const elements = elementsOf(list);
  return Array.isArray(list) ? elements : elements.map((element) => typed(elemOf(type), element));
}
