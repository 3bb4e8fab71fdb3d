import type { GoMethod, GoType, GoValue, TypedContent } from "@outrigger/go-std";
import {
  anyType,
  boolType,
  float64Type,
  int32Type,
  int64Type,
  intType,
  mapOf,
  pointerTo,
  sliceOf,
  stringType,
  Typed,
  uint8Type,
} from "@outrigger/go-std";
import { durationType } from "@outrigger/go-std/fmt";

/** The host value that the Go oracle hands to its templates: one field of every kind that template data can hold. */

const modeType: GoType = {
  kind: "int32",
  name: "main.Mode",
  methods: new Map<string, GoMethod>([
    [
      "String",
      {
        params: [],
        result: stringType,
        call: (mode) => ["REDIRECT", "TPROXY"][Number(mode.content)] ?? outOfRange(mode),
      },
    ],
  ]),
};

function outOfRange(mode: Typed): never {
  throw new Error(`runtime error: index out of range [${Number(mode.content)}] with length 2`);
}

const innerType: GoType = {
  kind: "struct",
  name: "main.Inner",
  fields: [
    { name: "Name", type: stringType },
    { name: "Port", type: int32Type },
  ],
  pointerMethods: new Map<string, GoMethod>([["Greet", { params: [stringType], result: stringType, call: greet }]]),
};

function greet(inner: Typed, [who]: readonly GoValue[]): GoValue {
  if (!(inner.content instanceof Typed)) {
    throw new Error("runtime error: invalid memory address or nil pointer dereference");
  }
  const read = inner.content.content as (field: string) => string;
  return `${who as string}@${read("Name")}`;
}

const addType: GoType = { kind: "func", name: "func(int, int) int", params: [intType, intType], result: intType };
const failType: GoType = { kind: "func", name: "func() (string, error)", params: [], result: stringType };
const arrayType: GoType = { kind: "array", name: "[2]int", elem: intType };

const sampleType: GoType = {
  kind: "struct",
  name: "main.Sample",
  fields: [
    { name: "Data", type: anyType },
    { name: "Text", type: stringType },
    { name: "Empty", type: stringType },
    { name: "Int", type: int64Type },
    { name: "Small", type: int32Type },
    { name: "Unsigned", type: uint8Type },
    { name: "Float", type: float64Type },
    { name: "Yes", type: boolType },
    { name: "Bytes", type: sliceOf(uint8Type) },
    { name: "List", type: sliceOf(stringType) },
    { name: "NilList", type: sliceOf(stringType) },
    { name: "Array", type: arrayType },
    { name: "Labels", type: mapOf(stringType, stringType) },
    { name: "NilMap", type: mapOf(stringType, stringType) },
    { name: "ByNumber", type: mapOf(intType, stringType) },
    { name: "Pointer", type: pointerTo(innerType) },
    { name: "NilPointer", type: pointerTo(innerType) },
    { name: "Struct", type: innerType },
    { name: "Any", type: anyType },
    { name: "NilAny", type: anyType },
    { name: "Mode", type: modeType },
    { name: "Wait", type: durationType },
    { name: "Add", type: addType },
    { name: "Fail", type: failType },
    { name: "hidden", type: stringType },
  ],
  methods: new Map<string, GoMethod>([
    ["Method", { params: [], result: stringType, call: () => "method" }],
    ["With", { params: [intType], result: stringType, call: (_sample, [n]) => withNumber(n as bigint) }],
  ]),
};

function withNumber(n: bigint): string {
  if (n < 0n) {
    throw new Error("negative");
  }
  return String(n);
}

function inner(name: string, port: bigint): Typed {
  return new Typed(innerType, (field: string) => (field === "Name" ? name : port));
}

/** Whole numbers are int64 in the oracle's data. */
function wholeNumbers(value: unknown): GoValue {
  if (typeof value === "number") {
    return Number.isInteger(value) && Math.abs(value) < 2 ** 53 ? new Typed(int64Type, BigInt(value)) : value;
  }
  if (Array.isArray(value)) {
    return value.map(wholeNumbers);
  }
  if (typeof value !== "object" || value === null) {
    return value as GoValue;
  }
  const map: Record<string, GoValue> = Object.create(null) as Record<string, GoValue>;
  for (const [key, entry] of Object.entries(value)) {
    map[key] = wholeNumbers(entry);
  }
  return map;
}

/** The sample around a JSON document. */
export function newSample(json: string): Typed {
  const pointer = inner("in", 80n);
  const struct = inner("st", 81n);
  const fields = new Map<string, TypedContent>([
    ["Data", wholeNumbers(JSON.parse(json === "" ? "null" : json))],
    ["Text", "text"],
    ["Empty", ""],
    ["Int", 42n],
    ["Small", -7n],
    ["Unsigned", 200n],
    ["Float", 1e6],
    ["Yes", true],
    ["Bytes", [98n, 121n, 116n, 101n, 115n]],
    ["List", ["a", "b", "c"]],
    ["NilList", null],
    ["Array", [1n, 2n]],
    ["Labels", { app: "x", "b.c/d": "y" }],
    ["NilMap", null],
    ["ByNumber", { 2: "two", 10: "ten" }],
    ["Pointer", pointer],
    ["NilPointer", null],
    ["Struct", struct],
    ["Any", 3.5],
    ["NilAny", null],
    ["Mode", 1n],
    ["Wait", 90_000_000_000n],
    ["Add", (a, b) => BigInt.asIntN(64, (a as bigint) + (b as bigint))],
    [
      "Fail",
      () => {
        throw new Error("failed on purpose");
      },
    ],
    ["hidden", "h"],
  ]);
  return new Typed(sampleType, (field: string) => (fields.get(field) ?? null) as GoValue);
}
