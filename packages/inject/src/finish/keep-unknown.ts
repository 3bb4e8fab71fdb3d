import { setOwn } from "@outrigger/go-std/json";
import { type KubeType, structType } from "@outrigger/kube";
import { isObject, type Json, type JsonObject } from "../json.ts";
import type { FinishContext } from "./finisher.ts";

/** A value of a struct type, as it was written and as the release's types hold it. */
export interface Typed {
  readonly raw: JsonObject;
  readonly typed: JsonObject;
}

/**
 * What is written back of a part of the pod that the release's types have read: under `fixed` with the members that they do not know,
 * which Go drops.
 */
export function writtenBack({ types, compat }: FinishContext, key: string, { raw, typed }: Typed): JsonObject {
  return compat === "exact" ? typed : withUnknown(structType(types, key), typed, raw);
}

function withUnknown(type: KubeType, typed: JsonObject, raw: JsonObject): JsonObject {
  const whole = { ...typed };
  for (const [name, value] of Object.entries(raw)) {
    const field = type.kind === "struct" ? type.find(name) : undefined;
    if (field === undefined && type.kind === "struct") setOwn(whole, name, value);
    const inner = field === undefined ? elementOf(type) : { name: field.name, type: field.type };
    const known = inner === undefined ? undefined : whole[inner.name ?? name];
    if (inner !== undefined && known !== undefined) setOwn(whole, inner.name ?? name, mended(inner.type, known, value));
  }
  return whole;
}

function elementOf(type: KubeType): { readonly name: undefined; readonly type: KubeType } | undefined {
  return type.kind === "map" ? { name: undefined, type: type.elem } : undefined;
}

function mended(type: KubeType, typed: Json, raw: Json): Json {
  if (isObject(typed) && isObject(raw)) return withUnknown(type, typed, raw);
  if (type.kind !== "list" || !Array.isArray(typed) || !Array.isArray(raw)) return typed;
  const items = raw as readonly Json[];
  return (typed as readonly Json[]).map((item, index) => mended(type.elem, item, items[index] ?? null));
}
