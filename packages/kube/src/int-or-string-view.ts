import {
  contentOf,
  type FieldReader,
  type GoType,
  type GoValue,
  int32Type,
  intType,
  stringType,
  Typed,
} from "@outrigger/go-std";
import { leafMethod, structOf } from "./leaf-method.ts";

const KIND: GoType = { kind: "int64", name: "intstr.Type" };

/** `intstr.IntOrString`; its methods want a pointer. */
export const INT_OR_STRING: GoType = {
  kind: "struct",
  name: "intstr.IntOrString",
  fields: [
    { name: "Type", type: KIND },
    { name: "IntVal", type: int32Type },
    { name: "StrVal", type: stringType },
  ],
  pointerMethods: new Map([
    ["String", leafMethod(stringType, (receiver) => textOf(receiver))],
    [
      "IntValue",
      leafMethod(intType, (receiver) => (/^[+-]?\d+$/.test(textOf(receiver)) ? BigInt(textOf(receiver)) : 0n)),
    ],
  ]),
};

function textOf(receiver: Typed): string {
  const read = structOf(receiver).content as FieldReader;
  const value = contentOf(read(contentOf(read("Type")) === 1n ? "StrVal" : "IntVal"));
  return typeof value === "bigint" ? value.toString() : (value as string);
}

/** The struct of an IntOrString. */
export function intOrStringView(value: string | number): FieldReader {
  const text = typeof value === "string";
  const fields: ReadonlyMap<string, GoValue> = new Map<string, GoValue>([
    ["Type", new Typed(KIND, text ? 1n : 0n)],
    ["IntVal", new Typed(int32Type, text ? 0n : BigInt(value))],
    ["StrVal", text ? value : ""],
  ]);
  return (name) => fields.get(name) ?? null;
}
