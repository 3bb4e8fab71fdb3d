import {
  elemOf,
  entriesOf,
  type FieldReader,
  type GoType,
  type GoValue,
  Typed,
  typed,
  zeroOf,
} from "@outrigger/go-std";
import { goError } from "../go-panic.ts";
import { newMap } from "./mutable-map.ts";

/**
 * A copy that shares nothing which a template can change. Fields of structs that are not exported are zero in it, but for times.
 * Behaves as: copystructure.Copy.
 */
export function deepCopy(value: GoValue): GoValue {
  if (value === null) {
    throw goError("reflect: call of reflect.Value.Type on zero Value");
  }
  return copyPart(value);
}

function copyPart(value: GoValue): GoValue {
  if (!(value instanceof Typed)) {
    return copyContent(value);
  }
  const { type, content } = value;
  if (content === null) {
    return value;
  }
  switch (type.kind) {
    case "map":
    case "slice":
    case "array":
      return new Typed(type, copyContent(content as GoValue));
    case "ptr":
      return new Typed(type, copyPart(typed(elemOf(type), content)));
    case "struct":
      return type.name === "time.Time" ? value : new Typed(type, copyFields(type, content as FieldReader));
    default:
      return value;
  }
}

function copyContent(value: GoValue): GoValue {
  if (Array.isArray(value)) {
    return value.map(copyPart);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  return newMap(Object.entries(entriesOf(value)).map(([key, entry]) => [key, copyPart(entry)]));
}

/** Each field is copied once, when it is first read. */
function copyFields(type: GoType, read: FieldReader): FieldReader {
  const copies = new Map<string, GoValue>();
  return (name) => {
    const known = copies.get(name);
    if (known !== undefined) {
      return known;
    }
    const field = type.fields?.find((candidate) => candidate.name === name);
    const exported = /^\p{Lu}/u.test(name);
    const copy = field === undefined ? null : exported ? copyPart(typed(field.type, read(name))) : zeroOf(field.type);
    copies.set(name, copy);
    return copy;
  };
}
