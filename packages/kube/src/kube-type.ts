import { foldKey } from "./fold-key.ts";
import type { Field, KubeType, ScalarType, StructType, TypeTable } from "./type-table.ts";

const SCALARS: Readonly<Record<string, ScalarType>> = {
  s: { kind: "string", go: "string" },
  b: { kind: "bool", go: "bool" },
  i: { kind: "int32", go: "int32" },
  l: { kind: "int64", go: "int64" },
  Q: { kind: "quantity", go: "resource.Quantity" },
  I: { kind: "intOrString", go: "intstr.IntOrString" },
  T: { kind: "time", go: "v1.Time" },
  R: { kind: "raw", go: "runtime.RawExtension" },
  F: { kind: "fields", go: "v1.FieldsV1" },
};

const read = new WeakMap<TypeTable, Map<string, KubeType>>();

/**
 * A type of a table, by its key (`PodSpec`, `apps/v1.Deployment`, `inject.SidecarInjectionSpec`) or in the tables' notation
 * (`[$Container` is a list of containers). The same type gives the same object. Throws a RangeError for a key the table lacks.
 *
 * @example
 * ```ts
 * import { kubeType } from "@outrigger/kube";
 * import { istio1_0 } from "@outrigger/kube/tables/istio-1.0";
 * kubeType(istio1_0, "Pod").go; // "v1.Pod"
 * ```
 */
export function kubeType(table: TypeTable, key: string): KubeType {
  return typeOf(table, /^[[<$]/.test(key) ? key : `$${key}`);
}

/** {@link kubeType} for a type that is a struct. */
export function structType(table: TypeTable, key: string): StructType {
  const type = kubeType(table, key);
  if (type.kind !== "struct") throw new RangeError(`"${key}" is not a struct`);
  return type;
}

function typeOf(table: TypeTable, text: string): KubeType {
  let types = read.get(table);
  if (types === undefined) read.set(table, (types = new Map()));
  let type = types.get(text);
  if (type === undefined) types.set(text, (type = readType(table, text)));
  return type;
}

function readType(table: TypeTable, text: string): KubeType {
  const rest = text.slice(1);
  if (text === "L") return { kind: "map", go: "v1.ResourceList", key: "v1.ResourceName", elem: typeOf(table, "Q") };
  if (text.startsWith("$")) return readStruct(table, rest);
  if (text.startsWith("[")) {
    const elem = typeOf(table, rest);
    return { kind: "list", go: `[]${elem.go}`, elem };
  }
  if (text.startsWith("<")) {
    const end = rest.indexOf(">");
    const key = end < 0 ? "string" : rest.slice(0, end);
    const elem = typeOf(table, rest.slice(end + 1));
    return { kind: "map", go: `map[${key}]${elem.go}`, key, elem };
  }
  return readScalar(text);
}

function readScalar(text: string): ScalarType {
  const scalar = SCALARS[text.slice(0, 1)];
  if (scalar === undefined) throw new RangeError(`Cannot read the type "${text}": unknown notation`);
  return text.charAt(1) === ":" ? { kind: scalar.kind, go: text.slice(2) } : scalar;
}

function shapeOf(table: TypeTable, key: string): string {
  for (const shapes of [table.types, table.common, table.extra ?? {}]) {
    if (Object.hasOwn(shapes, key)) return shapes[key] ?? "";
  }
  throw new RangeError(`Cannot find the type "${key}": Kubernetes ${table.kubernetes} has none`);
}

/** Names the package as Go prints it: `apps/v1.Deployment` is `v1.Deployment`, `PodSpec` is `v1.PodSpec`. */
function goName(key: string): string {
  if (!key.includes(".")) return `v1.${key}`;
  return key.slice(key.lastIndexOf("/") + 1);
}

function readStruct(table: TypeTable, key: string): StructType {
  const shape = shapeOf(table, key);
  const go = goName(key);
  let parts: StructParts | undefined;
  const all = (): StructParts => (parts ??= readParts(table, shape));
  return {
    kind: "struct",
    key,
    go,
    name: go.slice(go.indexOf(".") + 1),
    kubernetes: table.kubernetes,
    get declared() {
      return all().declared;
    },
    get fields() {
      return all().fields;
    },
    find: (name) => findField(all(), name),
  };
}

/** What a struct consists of. */
interface StructParts {
  readonly declared: readonly Field[];
  readonly fields: readonly Field[];
  readonly exact: ReadonlyMap<string, Field>;
  readonly folded: ReadonlyMap<string, Field>;
}

function findField(parts: StructParts, key: string): Field | undefined {
  return parts.exact.get(key) ?? parts.folded.get(foldKey(key));
}

function readParts(table: TypeTable, shape: string): StructParts {
  const declared: Field[] = [];
  const fields: Field[] = [];
  for (const text of shape === "" ? [] : shape.split(" ")) {
    const field = readField(table, text);
    if (!field.inline || field.type.kind !== "struct") {
      fields.push({ ...field, index: fields.length });
      declared.push(fields.at(-1) ?? field);
      continue;
    }
    declared.push(field);
    for (const inner of field.type.fields) {
      fields.push({ ...inner, index: fields.length, through: [field.go, ...inner.through], embedded: field.type });
    }
  }
  const exact = new Map(fields.map((field) => [field.name, field]));
  const folded = new Map(fields.toReversed().map((field) => [foldKey(field.name), field]));
  return { declared, fields, exact, folded };
}

function readField(table: TypeTable, text: string): Field {
  const [name = "", go = "", type = "", flags = "", patchStrategy = "", mergeKey = ""] = text.split(",");
  return {
    name,
    go: go === "" ? name.slice(0, 1).toUpperCase() + name.slice(1) : go,
    type: typeOf(table, type),
    pointer: flags.includes("*"),
    omitempty: flags.includes("?"),
    omitzero: flags.includes("!"),
    inline: flags.includes("^"),
    patchStrategy: patchStrategy === "" ? [] : patchStrategy.split("+"),
    mergeKey,
    index: -1,
    through: [],
    embedded: undefined,
  };
}
