import { contentOf, elemOf, typed } from "./reflect.ts";
import { pointerTo } from "./types.ts";
import type { FieldReader, GoMethod, GoType, GoValue } from "./value.ts";
import { Typed } from "./value.ts";

/** A method and the value it is to be called on. */
export interface BoundMethod {
  readonly method: GoMethod;
  readonly receiver: Typed;
}

/**
 * The method of a value by name, as Go's method sets have it: a pointer has its target's methods too, an addressable value has
 * its pointer's, and embedded structs lend theirs. A value method of a nil pointer is found, and throws Go's text when called.
 */
export function findMethod(value: GoValue, name: string): BoundMethod | undefined {
  if (!(value instanceof Typed)) {
    return undefined;
  }
  const { type } = value;
  const own = type.methods?.get(name);
  if (own !== undefined) {
    return { method: own, receiver: value };
  }
  return type.kind === "ptr" ? ofPointer(value, name) : ofValue(value, name);
}

function ofValue(value: Typed, name: string): BoundMethod | undefined {
  const own = value.addressable ? value.type.pointerMethods?.get(name) : undefined;
  if (own !== undefined) {
    return { method: own, receiver: new Typed(pointerTo(value.type), value) };
  }
  return ofEmbedded(value, name);
}

function ofPointer(pointer: Typed, name: string): BoundMethod | undefined {
  const elem = elemOf(pointer.type);
  const own = elem.pointerMethods?.get(name);
  if (own !== undefined) {
    return { method: own, receiver: pointer };
  }
  const target = pointer.content === null ? null : typed(elem, pointer.content, true);
  const method = elem.methods?.get(name);
  if (method === undefined) {
    return target === null ? undefined : findMethod(target, name);
  }
  if (!(target instanceof Typed)) {
    const text = `value method ${elem.name}.${name} called using nil *${shortName(elem)} pointer`;
    return { method: { ...method, call: () => refuse(text) }, receiver: pointer };
  }
  return { method, receiver: target };
}

function ofEmbedded(value: Typed, name: string): BoundMethod | undefined {
  for (const field of value.type.fields ?? []) {
    if (field.embedded === true) {
      const part = typed(field.type, (value.content as FieldReader)(field.name), value.addressable);
      const found = findMethod(part, name);
      if (found !== undefined) {
        return found;
      }
    }
  }
  return undefined;
}

function refuse(text: string): never {
  throw new Error(text);
}

function shortName(type: GoType): string {
  return type.name.slice(type.name.lastIndexOf(".") + 1);
}

/** Whether a value is a pointer, map, slice, function or channel that is nil. */
export function isNilTyped(value: GoValue): boolean {
  return value instanceof Typed && contentOf(value) === null;
}
