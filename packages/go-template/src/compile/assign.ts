import type { GoType } from "@outrigger/go-std";
import { contentOf, elemOf, findMethod, pointerTo, stringType, Typed, typed, typeOf } from "@outrigger/go-std";
import type { State } from "./state.ts";
import type { Value } from "./value.ts";
import { reflectValueType } from "./value.ts";

const NILABLE: ReadonlySet<string> = new Set(["ptr", "map", "slice", "func", "chan", "interface"]);
/** The type literals, whose types have no name of their own. */
const LITERAL = /^(?:\[|map\[|\*|func\(|interface \{|struct \{|chan )/;

/** Whether nil may stand for a value of a type. */
export function canBeNil(type: GoType): boolean {
  return NILABLE.has(type.kind) || type === reflectValueType;
}

/** Whether a value of one type may be used as another. Behaves as: reflect.Type.AssignableTo. */
export function isAssignable(from: GoType, to: GoType): boolean {
  if (from === to || isSame(from, to)) {
    return true;
  }
  if (to.kind === "interface") {
    return to.methods === undefined || to.methods.size === 0;
  }
  if (from.kind !== to.kind) {
    return false;
  }
  const named = !LITERAL.test(from.name) && !LITERAL.test(to.name);
  return !named && isSameShape(from, to);
}

function isSame(a: GoType, b: GoType): boolean {
  return a.name === b.name && a.kind === b.kind;
}

function isSameShape(a: GoType, b: GoType): boolean {
  if (!["slice", "array", "map", "ptr"].includes(a.kind)) {
    return false;
  }
  return isSame(elemOf(a), elemOf(b)) && isSame(a.key ?? stringType, b.key ?? stringType);
}

/** A value as a parameter of a type takes it, or Go's error. Behaves as: text/template, argument checks. */
export function checkAssignable(state: State, value: Value, type: GoType | undefined): Value {
  if (type === undefined || type === reflectValueType) {
    return value;
  }
  if (value === undefined) {
    return nilOf(state, type);
  }
  if (type === stringType && typeof value === "string") {
    return value;
  }
  const own = typeOf(value);
  if (type.kind === "interface" && (own === undefined || implementsAll(value, type))) {
    return value;
  }
  if (own === undefined) {
    return state.fail(`wrong type for value; expected ${type.name}; got interface {}`);
  }
  if (isAssignable(own, type)) {
    return own.name === type.name ? value : typed(type, contentOf(value));
  }
  return convertPointer(state, value, { own, type });
}

function nilOf(state: State, type: GoType): Value {
  if (!canBeNil(type)) {
    return state.fail(`invalid value; expected ${type.name}`);
  }
  return type.kind === "interface" ? null : new Typed(type, null);
}

function implementsAll(value: Value, type: GoType): boolean {
  for (const name of type.methods?.keys() ?? []) {
    if (value === undefined || findMethod(value, name) === undefined) {
      return false;
    }
  }
  return true;
}

/** One dereference, or one address, is tried before giving up. */
function convertPointer(state: State, value: Value, types: { own: GoType; type: GoType }): Value {
  const { own, type } = types;
  if (value instanceof Typed && own.kind === "ptr" && isAssignable(elemOf(own), type)) {
    return value.content === null
      ? state.fail(`dereference of nil pointer of type ${type.name}`)
      : typed(elemOf(own), value.content, true);
  }
  if (value instanceof Typed && value.addressable && isAssignable(pointerTo(own), type)) {
    return new Typed(pointerTo(own), value);
  }
  return state.fail(`wrong type for value; expected ${type.name}; got ${own.name}`);
}
