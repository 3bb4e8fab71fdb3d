import type { Json, JsonObject } from "../json.ts";

/** One operation of a JSON patch (RFC 6902), of the kinds that an injector makes. */
export type Operation =
  | { readonly op: "add" | "replace"; readonly path: string; readonly value: Json }
  | { readonly op: "remove"; readonly path: string };

/**
 * Takes the named elements out of a list, from its end to its start, so that each index still holds when its turn comes.
 *
 * Behaves as: removeContainers, removeVolumes, removeImagePullSecrets of Istio's inject package.
 */
export function removeNamed(
  path: string,
  present: readonly Json[],
  isRemoved: (element: Json) => boolean,
): Operation[] {
  const operations: Operation[] = [];
  for (let index = present.length - 1; index >= 0; index--) {
    if (isRemoved(present[index] ?? null)) operations.push({ op: "remove", path: `${path}/${index}` });
  }
  return operations;
}

/** What comes into a list. */
export interface Addition {
  readonly added: readonly Json[];
  /** Whether an element comes before what is there; the others come behind. */
  readonly isFront: (element: Json) => boolean;
}

/**
 * Adds to a list. Where it was empty or absent when the review was made, the first addition makes it.
 *
 * Behaves as: addContainer, addVolume, addImagePullSecrets of Istio's inject package (which look at the list before removals).
 */
export function addAll(path: string, present: readonly Json[], { added, isFront }: Addition): Operation[] {
  return added.map((value, index) =>
    index === 0 && present.length === 0
      ? { op: "add", path, value: [value] }
      : { op: "add", path: `${path}/${isFront(value) ? "0" : "-"}`, value },
  );
}

/**
 * Sets entries of a map of texts: the first addition makes a map that is absent, later ones go into it. With `replaces`, an entry
 * that has a text is replaced instead of added.
 *
 * Behaves as: updateAnnotation, addLabels of Istio's inject package.
 */
export function setEntries(
  path: string,
  present: JsonObject | undefined,
  added: readonly (readonly [string, string])[],
  replaces: (key: string) => boolean,
): Operation[] {
  return added.map(([key, value], index) => {
    if (present === undefined && index === 0) return { op: "add", path, value: singleton(key, value) };
    return { op: replaces(key) ? "replace" : "add", path: `${path}/${escapePointer(key)}`, value };
  });
}

/** A reference token of a JSON pointer (RFC 6901). */
export function escapePointer(token: string): string {
  return token.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** An object of one entry, whatever its key is called. */
function singleton(key: string, value: string): JsonObject {
  return Object.defineProperty({}, key, { value, enumerable: true, configurable: true, writable: true });
}
