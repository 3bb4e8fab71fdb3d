import {
  boolType,
  contentOf,
  type FieldReader,
  type GoMethod,
  type GoType,
  type GoValue,
  int32Type,
  int64Type,
  intType,
  stringType,
  Typed,
} from "@outrigger/go-std";
import { quantityValue } from "./quantity-value.ts";
import { formatTime, type Instant, printTime, ZERO_SECONDS } from "./time.ts";

/** What stands behind the struct of a leaf, for its methods. */
const quantities = new WeakMap<object, string>();
const times = new WeakMap<object, Instant>();

function method(result: GoType, call: (receiver: Typed) => GoValue): GoMethod {
  return { params: [], result, call };
}

function through<T>(known: WeakMap<object, T>, receiver: Typed): T | undefined {
  const struct = receiver.content instanceof Typed ? receiver.content : receiver;
  return typeof struct.content === "function" ? known.get(struct.content) : undefined;
}

/** `resource.Quantity`; its methods want a pointer. */
export const QUANTITY: GoType = {
  kind: "struct",
  name: "resource.Quantity",
  fields: [{ name: "Format", type: { kind: "string", name: "resource.Format" } }],
  pointerMethods: new Map([
    ["String", method(stringType, (receiver) => through(quantities, receiver) ?? "0")],
    [
      "Value",
      method(
        int64Type,
        (receiver) => new Typed(int64Type, BigInt(quantityValue(through(quantities, receiver) ?? "0"))),
      ),
    ],
    ["IsZero", method(boolType, (receiver) => (through(quantities, receiver) ?? "0") === "0")],
  ]),
};

/** The struct of a quantity, given as its canonical text. */
export function quantityView(text: string): FieldReader {
  const format = /[KMGTPE]i$/.test(text) ? "BinarySI" : /e/.test(text) ? "DecimalExponent" : "DecimalSI";
  const reader: FieldReader = () => format;
  quantities.set(reader, text);
  return reader;
}

const INT_OR_STRING_KIND: GoType = { kind: "int64", name: "intstr.Type" };

/** `intstr.IntOrString`; its methods want a pointer. */
export const INT_OR_STRING: GoType = {
  kind: "struct",
  name: "intstr.IntOrString",
  fields: [
    { name: "Type", type: INT_OR_STRING_KIND },
    { name: "IntVal", type: int32Type },
    { name: "StrVal", type: stringType },
  ],
  pointerMethods: new Map([
    ["String", method(stringType, intOrStringText)],
    ["IntValue", method(intType, (receiver) => BigInt(Number.parseInt(intOrStringText(receiver), 10) || 0))],
  ]),
};

function intOrStringText(receiver: Typed): string {
  const struct = receiver.content instanceof Typed ? receiver.content : receiver;
  const reader = struct.content as FieldReader;
  const text = contentOf(reader("StrVal")) as string;
  return contentOf(reader("Type")) === 1n ? text : String(contentOf(reader("IntVal")));
}

/** The struct of an IntOrString. */
export function intOrStringView(value: string | number): FieldReader {
  const fields: Readonly<Record<string, GoValue>> = {
    Type: new Typed(INT_OR_STRING_KIND, typeof value === "string" ? 1n : 0n),
    IntVal: new Typed(int32Type, typeof value === "string" ? 0n : BigInt(value)),
    StrVal: typeof value === "string" ? value : "",
  };
  return (name) => fields[name] ?? null;
}

const TIME_METHODS: ReadonlyMap<string, GoMethod> = new Map([
  ["String", method(stringType, (receiver) => printTime(timeOf(receiver)))],
  ["Unix", method(int64Type, (receiver) => new Typed(int64Type, BigInt(timeOf(receiver).seconds)))],
  ["Year", method(intType, (receiver) => BigInt(Number.parseInt(formatTime(timeOf(receiver)), 10)))],
]);

const GO_TIME: GoType = { kind: "struct", name: "time.Time", fields: [], methods: TIME_METHODS };

/** `v1.Time`: a struct around `time.Time`. */
export const TIME: GoType = {
  kind: "struct",
  name: "v1.Time",
  fields: [{ name: "Time", type: GO_TIME, embedded: true }],
  pointerMethods: new Map([["IsZero", method(boolType, isZeroTime)]]),
};

function timeOf(receiver: Typed): Instant {
  return through(times, receiver) ?? { seconds: ZERO_SECONDS, nanos: 0 };
}

function isZeroTime(receiver: Typed): boolean {
  if (receiver.content === null) return true;
  const { seconds, nanos } = timeOf(receiver);
  return seconds === ZERO_SECONDS && nanos === 0;
}

/** The struct of a time; Go's zero time without one. */
export function timeView(time: Instant | undefined): FieldReader {
  const inner: FieldReader = () => null;
  const outer: FieldReader = () => new Typed(GO_TIME, inner);
  for (const reader of [inner, outer]) if (time !== undefined) times.set(reader, time);
  return outer;
}
