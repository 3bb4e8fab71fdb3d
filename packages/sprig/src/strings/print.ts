import { contentOf, elementsOf, elemOf, type GoValue, typed, typeOf } from "@outrigger/go-std";
import { fromUtf8, quote, sprint, sprintf } from "@outrigger/go-std/fmt";

/** The text of a value: bytes as a string, everything else as `%v`. Behaves as: sprig, toString. */
export function textOf(value: GoValue): string {
  if (typeof value === "string") {
    return value;
  }
  const type = typeOf(value);
  if (type?.name === "[]uint8") {
    return fromUtf8(elementsOf(value).map((byte) => Number(contentOf(byte))));
  }
  return sprint([value]);
}

/** The values in double quotes, nil left out. Behaves as: sprig, quote. */
export function quoteAll(values: readonly GoValue[]): string {
  return withoutNil(values)
    .map((value) => quote(textOf(value)))
    .join(" ");
}

/** The values in single quotes, nothing escaped, nil left out. Behaves as: sprig, squote. */
export function singleQuoteAll(values: readonly GoValue[]): string {
  return withoutNil(values)
    .map((value) => sprintf("'%v'", [value]))
    .join(" ");
}

/** The values with blanks between them, nil left out. Behaves as: sprig, cat. */
export function concatenate(values: readonly GoValue[]): string {
  return withoutNil(values)
    .map((value) => sprint([value]))
    .join(" ");
}

/** The texts of a list's elements, nil left out; of anything else its own text. Behaves as: sprig, toStrings. */
export function textsOf(value: GoValue): readonly string[] {
  const type = typeOf(value);
  if (type === undefined) {
    return [];
  }
  if (type.kind !== "slice" && type.kind !== "array") {
    return [textOf(value)];
  }
  const elements = elementsOf(value).map((element) => typed(elemOf(type), element));
  return withoutNil(elements).map(textOf);
}

function withoutNil(values: readonly GoValue[]): readonly GoValue[] {
  return values.filter((value) => value !== null);
}
