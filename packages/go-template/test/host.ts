import type { GoCallable, GoField, GoMethod, GoType, GoValue, TypedContent } from "@outrigger/go-std";
import {
  anyType,
  boolType,
  complex128Type,
  contentOf,
  float64Type,
  intType,
  mapOf,
  pointerTo,
  sliceOf,
  stringType,
  Typed,
  uint8Type,
} from "@outrigger/go-std";
import { durationType, sprint, sprintf } from "@outrigger/go-std/fmt";

/** The values of scripts/record_host.go: methods of values and pointers, embedding, named types, iterators, interfaces. */

const NIL_DEREFERENCE = "runtime error: invalid memory address or nil pointer dereference";

type Fields = Readonly<Record<string, TypedContent>>;

function structValue(type: GoType, fields: Fields): Typed {
  return new Typed(type, (name: string) => (fields[name] ?? null) as GoValue);
}

function read(value: GoValue, name: string): GoValue {
  const target = value instanceof Typed && value.type.kind === "ptr" ? value.content : value;
  if (!(target instanceof Typed)) {
    throw new Error(NIL_DEREFERENCE);
  }
  return (target.content as (field: string) => GoValue)(name);
}

function method(params: readonly GoType[], result: GoType, call: GoMethod["call"]): GoMethod {
  return { params, result, call };
}

function field(name: string, type: GoType, embedded = false): GoField {
  return embedded ? { name, type, embedded } : { name, type };
}

const metaType: GoType = {
  kind: "struct",
  name: "main.Meta",
  fields: [field("Name", stringType), field("Labels", mapOf(stringType, stringType)), field("hidden", intType)],
  methods: new Map([["Title", method([], stringType, (meta) => `T:${shown(read(meta, "Name"))}`)]]),
  pointerMethods: new Map([
    ["Ptr", method([], stringType, (meta) => (meta.content === null ? "nilptr" : `P:${shown(read(meta, "Name"))}`))],
  ]),
};
const itemType: GoType = {
  kind: "struct",
  name: "main.Item",
  fields: [field("ID", intType)],
  methods: new Map([["Val", method([], stringType, (item) => `v${shown(read(item, "ID"))}`)]]),
  pointerMethods: new Map([["Set", method([], stringType, (item) => `s${shown(read(item, "ID"))}`)]]),
};
const specType: GoType = {
  kind: "struct",
  name: "main.Spec",
  fields: [field("Item", itemType, true), field("Host", stringType)],
};
const podType: GoType = {
  kind: "struct",
  name: "main.Pod",
  fields: [
    field("Meta", metaType, true),
    field("Spec", pointerTo(specType)),
    field("Items", sliceOf(itemType)),
    field("M", mapOf(stringType, itemType)),
    field("Arr", { kind: "array", name: "[2]main.Item", elem: itemType }),
  ],
};
const strType: GoType = {
  kind: "struct",
  name: "main.Str",
  fields: [field("S", stringType)],
  pointerMethods: new Map([["String", method([], stringType, (str) => `<${shown(read(str, "S"))}>`)]]),
};
const namesType: GoType = {
  kind: "slice",
  name: "main.Names",
  elem: stringType,
  methods: new Map([
    [
      "Join",
      method([stringType], stringType, (names, [separator]) => (names.content as string[]).join(separator as string)),
    ],
  ]),
};
const keyType: GoType = { kind: "string", name: "main.Key" };
const errType: GoType = {
  kind: "struct",
  name: "main.Err",
  fields: [],
  methods: new Map([["Error", method([], stringType, () => "err!")]]),
};
const errorStringType: GoType = {
  kind: "ptr",
  name: "*errors.errorString",
  elem: { kind: "struct", name: "errors.errorString", fields: [field("s", stringType)] },
  methods: new Map([["Error", method([], stringType, () => "an error")]]),
};
const int8Type: GoType = { kind: "int8", name: "int8" };
const float32Type: GoType = { kind: "float32", name: "float32" };
const stringerType: GoType = {
  kind: "interface",
  name: "fmt.Stringer",
  methods: new Map([["String", method([], stringType, () => null)]]),
};
const variadicType: GoType = {
  kind: "func",
  name: "func(...int) int",
  params: [intType],
  variadic: true,
  result: intType,
};
const textFunctionType: GoType = {
  kind: "func",
  name: "func(string, ...string) (string, error)",
  params: [stringType, stringType],
  variadic: true,
  result: stringType,
};
const nilFunctionType: GoType = { kind: "func", name: "func() string", params: [], result: stringType };

function iteratorType(name: string, ...params: readonly GoType[]): GoType {
  return { kind: "func", name, params: [{ kind: "func", name: "func", params, result: boolType }] };
}

function callYield(yielder: GoValue | undefined, ...values: readonly GoValue[]): boolean {
  return ((yielder as Typed).content as GoCallable)(...values) === true;
}

const numbers: GoCallable = (yielder) => {
  for (const value of [0n, 10n, 20n]) {
    if (!callYield(yielder, value)) {
      break;
    }
  }
  return null;
};
const pairs: GoCallable = (yielder) => {
  for (const [index, value] of ["a", "b"].entries()) {
    if (!callYield(yielder, value, BigInt(index))) {
      break;
    }
  }
  return null;
};

function shown(value: GoValue | undefined): string {
  return sprint([value ?? null]);
}

function length(value: GoValue | undefined): string {
  const content = value === undefined ? null : contentOf(value);
  return String(content === null ? 0 : Array.isArray(content) ? content.length : Object.keys(content).length);
}

function takes(type: GoType, show: (value: GoValue) => string): GoMethod {
  return method([type], stringType, (_host, [value]) => show(value ?? null));
}

function panics(text: string): GoMethod {
  return method([], stringType, () => {
    throw new Error(text);
  });
}

const hostMethods: readonly [string, GoMethod][] = [
  [
    "Variadic",
    {
      params: [intType, stringType],
      variadic: true,
      result: stringType,
      call: (_host, [first, ...others]) => `${shown(first)} ${shown(new Typed(sliceOf(stringType), others))}`,
    },
  ],
  ["TakesPtr", takes(pointerTo(podType), (pod) => podName(pod))],
  ["TakesPod", takes(podType, (pod) => podName(pod))],
  ["TakesF", takes(float64Type, shown)],
  ["TakesF32", takes(float32Type, shown)],
  ["TakesI8", takes(int8Type, shown)],
  ["TakesU8", takes(uint8Type, shown)],
  ["TakesC", takes(complex128Type, shown)],
  ["TakesB", takes(boolType, shown)],
  ["TakesS", takes(stringerType, (value) => (value === null ? "nil" : shown(value)))],
  ["TakesM", takes(mapOf(stringType, stringType), length)],
  ["TakesN", takes(namesType, length)],
  ["TakesL", takes(sliceOf(stringType), length)],
  ["TakesK", takes(keyType, shown)],
  ["TakesAny", takes(anyType, (value) => sprintf("%T", [value]))],
  ["Panics", panics("boom")],
  ["PanicsErr", panics("boom2")],
  ["Two", panics("two")],
];

function podName(pod: GoValue): string {
  const meta = read(pod, "Meta");
  return read(meta, "Name") as string;
}

function item(id: bigint): Typed {
  return structValue(itemType, { ID: id });
}

function pod(name: string, labels: Fields | null, spec: Typed | null, filled: boolean): Typed {
  return structValue(podType, {
    Meta: structValue(metaType, { Name: name, Labels: labels as GoValue, hidden: 0n }),
    Spec: spec === null ? null : new Typed(pointerTo(specType), spec),
    Items: filled ? [item(1n), item(2n)] : null,
    M: filled ? { i: item(3n) } : null,
    Arr: [item(filled ? 8n : 0n), item(filled ? 9n : 0n)],
  });
}

/** The root value, D in Go. */
export function newHost(): Typed {
  const web = pod("web", { a: "b" }, structValue(specType, { Item: item(5n), Host: "h" }), true);
  const pointer = new Typed(pointerTo(podType), web);
  const str = (text: string) => new Typed(pointerTo(strType), structValue(strType, { S: text }));
  const rows: readonly [name: string, type: GoType, value: TypedContent][] = [
    ["Pod", pointerTo(podType), pointer],
    ["Val", podType, web],
    ["S", strType, structValue(strType, { S: "s" })],
    ["PS", pointerTo(strType), str("ps")],
    ["Names", namesType, ["a", "b"]],
    ["ByKey", mapOf(keyType, stringType), { k: "v" }],
    ["E", anyType, new Typed(errorStringType, structValue({ kind: "struct", name: "errors.errorString" }, {}))],
    ["NilE", anyType, null],
    ["EP", pointerTo(podType), new Typed(pointerTo(podType), pod("", null, null, false))],
    ["ES", errType, structValue(errType, {})],
    ["F", variadicType, (...values: readonly GoValue[]) => BigInt(values.length)],
    ["FS", textFunctionType, textFunction],
    ["NilF", nilFunctionType, null],
    ["Seq", iteratorType("iter.Seq[int]", intType), numbers],
    ["Seq2", iteratorType("iter.Seq2[string,int]", stringType, intType), pairs],
    ["BS", mapOf(boolType, stringType), { true: "t", false: "f" }],
    ["Fl", mapOf(float64Type, stringType), { 1.5: "a", "-2": "b" }],
    ["PP", pointerTo(pointerTo(podType)), new Typed(pointerTo(pointerTo(podType)), pointer)],
    ["PI", pointerTo(intType), 7n],
    ["PStr", pointerTo(stringType), "ps"],
    ["D", pointerTo(durationType), 3_000_000_000n],
    ["ND", pointerTo(durationType), null],
    ["PSlice", pointerTo(sliceOf(stringType)), ["x", "y"]],
    ["PMap", pointerTo(mapOf(stringType, intType)), { k: 1n }],
    ["I8", int8Type, -8n],
    ["U16", { kind: "uint16", name: "uint16" }, 16n],
    ["F32", float32Type, Math.fround(1.1)],
    ["C64", { kind: "complex64", name: "complex64" }, [1, 2]],
    ["Strs", sliceOf(pointerTo(strType)), [str("a"), str("b")]],
    ["AnyS", anyType, structValue(strType, { S: "x" })],
    ["Deep", mapOf(stringType, mapOf(stringType, intType)), { a: { b: 1n } }],
    ["IF", anyType, item(4n)],
    ["AnyP", anyType, pointer],
  ];
  const values = new Map(rows.map(([name, , value]) => [name, value]));
  const type: GoType = {
    kind: "struct",
    name: "main.D",
    fields: rows.map(([name, fieldType]) => field(name, fieldType)),
    methods: new Map(hostMethods),
  };
  return new Typed(type, (name: string) => (values.get(name) ?? null) as GoValue);
}

const textFunction: GoCallable = (first, ...others) => {
  if (first === "bad") {
    throw new Error("bad!");
  }
  return `${shown(first)}${others.length}`;
};
