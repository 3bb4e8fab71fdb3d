import { isWritten } from "./marshal.ts";
import { meshRules } from "./mesh-rules.ts";
import { type FieldValue, isDuration, Message } from "./message.ts";
import type { FieldType } from "./message-type.ts";
import { isSince, type MeshRelease } from "./releases.ts";

/**
 * Merges a message into another, which is changed: fields that are set replace, messages merge, lists are appended, maps merge by
 * their keys.
 *
 * Behaves as: protobuf's Merge as Istio 1.13 to 1.15 call it: a scalar that may be missing merges, too, so zero never replaces; in
 * 1.13 the seconds and the nanoseconds of a duration merge each for itself.
 */
export function mergeMessages(target: Message, source: Message, release: MeshRelease): void {
  for (const field of source.type.fields) {
    const value = source.get(field.name);
    if (value === undefined || !isWritten(field, value, meshRules(release))) continue;
    if (field.oneOf !== undefined) clearOthers(target, field);
    target.set(field.name, mergeValue(field, [target.get(field.name), value], release));
  }
}

/** Unsets what was chosen before in place of a field. */
export function clearOthers(target: Message, field: FieldType): void {
  for (const { name, oneOf } of target.type.fields) {
    if (oneOf === field.oneOf && name !== field.name) target.clear(name);
  }
}

function mergeValue(
  field: FieldType,
  [base, over]: readonly [FieldValue | undefined, FieldValue],
  release: MeshRelease,
): FieldValue {
  if (base === undefined) return over;
  if (base instanceof Message && over instanceof Message) {
    const merged = base.copy();
    mergeMessages(merged, over, release);
    return merged;
  }
  if (isDuration(base) && isDuration(over)) {
    if (isSince(release, "1.14")) return over;
    return { seconds: over.seconds || base.seconds, nanos: over.nanos || base.nanos };
  }
  if (Array.isArray(base) && Array.isArray(over))
    return [...(base as readonly FieldValue[]), ...(over as FieldValue[])];
  if (base instanceof Map && over instanceof Map) return new Map<string, FieldValue>([...base, ...over]);
  if (field.value.kind === "wrapper" && (over === 0n || over === false)) return base;
  return over;
}
