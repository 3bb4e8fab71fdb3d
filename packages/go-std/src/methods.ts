import { contentOf, elemOf, typed } from "./reflect.ts";
import { pointerTo } from "./types.ts";
import type { FieldReader, GoField, GoMethod, GoType, GoValue } from "./value.ts";
import { Typed } from "./value.ts";

const embedded = new WeakMap<GoType, readonly GoField[]>();

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
  if (!(value instanceof Typed) || !mayHaveMethod(value.type, name)) {
    return undefined;
  }
  const { type } = value;
  const own = type.methods?.get(name);
  if (own !== undefined) {
    return { method: own, receiver: value };
  }
  return type.kind === "ptr" ? ofPointer(value, name) : ofValue(value, name);
}

const answers = new WeakMap<GoType, Map<string, boolean>>();

/** Whether a value of a type could have a method; most fields that a template names are none, and a type tells. */
function mayHaveMethod(type: GoType, name: string): boolean {
  let known = answers.get(type);
  if (known === undefined) answers.set(type, (known = new Map()));
  let answer = known.get(name);
  if (answer === undefined) {
    if (known.size >= MOST_NAMES) return true;
    // Until it is known: types may embed one another.
    known.set(name, true);
    answer = leadsToMethod(type, name);
    known.set(name, answer);
  }
  return answer;
}

/** Names come from templates, which are no part of a request but for those that a function renders. */
const MOST_NAMES = 1000;

function leadsToMethod(type: GoType, name: string): boolean {
  if (type.kind === "interface" || type.methods?.has(name) === true || type.pointerMethods?.has(name) === true) {
    return true;
  }
  if (type.kind === "ptr") return mayHaveMethod(elemOf(type), name);
  return embeddedFields(type).some((field) => mayHaveMethod(field.type, name));
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
    return target === null ? ofNilPointer(pointer, name) : findMethod(target, name);
  }
  if (!(target instanceof Typed)) {
    const text = `value method ${elem.name}.${name} called using nil *${shortName(elem)} pointer`;
    return { method: { ...method, call: () => refuse(text) }, receiver: pointer };
  }
  return { method, receiver: target };
}

/** A promoted method of a nil pointer is there, but the way to its receiver is not. */
function ofNilPointer(pointer: Typed, name: string): BoundMethod | undefined {
  const method = promotedMethod(elemOf(pointer.type), name);
  const call = () => refuse("runtime error: invalid memory address or nil pointer dereference");
  return method && { method: { ...method, call }, receiver: pointer };
}

function promotedMethod(type: GoType, name: string): GoMethod | undefined {
  for (const field of embeddedFields(type)) {
    const target = field.type.kind === "ptr" ? elemOf(field.type) : field.type;
    const found =
      field.type.methods?.get(name) ??
      target.methods?.get(name) ??
      target.pointerMethods?.get(name) ??
      promotedMethod(target, name);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function ofEmbedded(value: Typed, name: string): BoundMethod | undefined {
  for (const field of embeddedFields(value.type)) {
    const part = typed(field.type, (value.content as FieldReader)(field.name), value.addressable);
    const found = findMethod(part, name);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function embeddedFields(type: GoType): readonly GoField[] {
  let fields = embedded.get(type);
  if (fields === undefined) {
    fields = (type.fields ?? []).filter((field) => field.embedded === true);
    embedded.set(type, fields);
  }
  return fields;
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
