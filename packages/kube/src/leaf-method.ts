import { type GoMethod, type GoType, type GoValue, Typed } from "@outrigger/go-std";

/** A method without arguments. */
export function leafMethod(result: GoType, call: (receiver: Typed) => GoValue): GoMethod {
  return { params: [], result, call };
}

/** The struct that a method is called on, itself or through a pointer. */
export function structOf(receiver: Typed): Typed {
  return receiver.content instanceof Typed ? receiver.content : receiver;
}
