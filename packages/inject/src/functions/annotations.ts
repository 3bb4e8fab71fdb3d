import { anyType, boolType, entriesOf, type GoType, stringType } from "@outrigger/go-std";
import { sprint } from "@outrigger/go-std/fmt";
import type { GoFunction } from "@outrigger/go-template";
import { func, stringMapType, structField, textOf } from "./types.ts";

/** `v1.ObjectMeta`, the pod's metadata. */
const OBJECT_META: GoType = { kind: "struct", name: "v1.ObjectMeta" };

/**
 * `annotation meta name default`: the annotation's text, even an empty one, else the default as fmt.Sprint writes it.
 *
 * Behaves as: annotation of Istio's inject package, 1.0.9 and later.
 */
export const annotation: GoFunction = func([OBJECT_META, stringType, anyType], stringType, ([meta, name, fallback]) => {
  const annotations = entriesOf(structField(meta, "Annotations"));
  const key = textOf(name);
  return Object.hasOwn(annotations, key) ? (annotations[key] ?? "") : sprint([fallback ?? null]);
});

/** `isset map key`: whether the map has the key. Behaves as: isset of Istio's inject package. */
export const isset: GoFunction = func([stringMapType, stringType], boolType, ([map, key]) =>
  Object.hasOwn(entriesOf(map ?? null), textOf(key)),
);
