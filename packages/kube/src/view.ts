import { type FieldReader, type GoValue, Typed, typed, zeroOf } from "@outrigger/go-std";
import { isJsonObject, type JsonObject, type JsonValue, setOwn } from "@outrigger/go-std/json";
import { decodeJson } from "./decode.ts";
import { fieldTypeOf, goTypeOf, isEmbedded, pointerTypeOf } from "./go-type-of.ts";
import { fieldsView } from "./fields-view.ts";
import { isPlain } from "./is-plain.ts";
import { kubeType } from "./kube-type.ts";
import { intOrStringView } from "./int-or-string-view.ts";
import { quantityView } from "./quantity-view.ts";
import { numberLiteral } from "./decode-state.ts";
import { parseTime } from "./time.ts";
import { timeView } from "./time-view.ts";
import type { Field, KubeType, StructType, TypeTable } from "./type-table.ts";

/** What stands behind a view, for {@link jsonOfView}. */
interface Source {
  readonly type: KubeType;
  readonly value: JsonValue | undefined;
}

/** Under which the reader of a struct's fields holds its source: the reader alone stays when a pointer to it is followed. */
const SOURCE: unique symbol = Symbol("source");

interface SourcedReader extends FieldReader {
  [SOURCE]?: Source;
}

/** A value that knows its source. */
class Seen extends Typed {
  readonly source: Source;

  constructor(value: Typed, source: Source) {
    super(value.type, value.content, value.addressable);
    this.source = source;
  }
}

/**
 * A pointer to a Go struct over a JSON tree, as a template sees it: Go's field names, zero values for what is missing, types with
 * their Go names. Fields are read when they are asked for.
 *
 * A tree that does not decode into the type gives the zero value of what is wrong; `checkAs` tells beforehand.
 *
 * @example
 * ```ts
 * import { view } from "@outrigger/kube";
 * import { istio1_0 } from "@outrigger/kube/tables/istio-1.0";
 * view(istio1_0, "PodSpec", { serviceAccountName: "a" }); // what `*v1.PodSpec` is to a template
 * ```
 */
export function view(table: TypeTable, key: string, tree: JsonValue | undefined): Typed {
  const type = kubeType(table, key);
  const plain = tree === undefined || isPlain(type, tree) ? tree : (decodeJson(table, key, tree).value ?? undefined);
  return remember(new Typed(pointerTypeOf(type), viewOf(type, plain)), { type, value: plain });
}

/** The nil pointer to a type. */
export function nilView(table: TypeTable, key: string): Typed {
  return new Typed(pointerTypeOf(kubeType(table, key)), null);
}

/**
 * The JSON tree behind a view or a part of one, as it was given, and its type; undefined for any other value.
 */
export function jsonOfView(value: GoValue): Source | undefined {
  if (value instanceof Seen) return value.source;
  if (!(value instanceof Typed)) return undefined;
  return typeof value.content === "function" ? (value.content as SourcedReader)[SOURCE] : undefined;
}

function remember(value: Typed, source: Source): Typed {
  if (typeof value.content === "function") (value.content as SourcedReader)[SOURCE] = source;
  return new Seen(value, source);
}

/** A value as a template sees it; the zero value for `undefined` and null. */
function viewOf(type: KubeType, value: JsonValue | undefined, addressable = true): GoValue {
  const seen = typed(goTypeOf(type), contentFor(type, value ?? undefined), addressable);
  return seen instanceof Typed ? remember(seen, { type, value }) : seen;
}

function contentFor(type: KubeType, value: JsonValue | undefined): Typed["content"] {
  switch (type.kind) {
    case "struct":
      return structReader(type, isJsonObject(value) ? value : {});
    case "list":
      return Array.isArray(value) ? (value as readonly JsonValue[]).map((item) => viewOf(type.elem, item)) : null;
    case "map":
      return isJsonObject(value) ? mapView(type.elem, value) : null;
    case "quantity":
      return quantityView(typeof value === "string" ? value : "0");
    case "intOrString":
      return intOrStringView(typeof value === "string" || typeof value === "number" ? value : 0);
    case "time":
      return timeView(typeof value === "string" ? parseTime(value) : undefined);
    case "int32":
    case "int64":
      return value === undefined ? 0n : BigInt(numberLiteral(value) ?? "0");
    case "bool":
      return value === true;
    case "string":
      return typeof value === "string" ? value : "";
    case "fields":
      return fieldsView(value);
    default:
      return () => null;
  }
}

/** The values of a Go map have no address, so they lack the methods of their pointers. */
function mapView(elem: KubeType, object: JsonObject): { readonly [key: string]: GoValue } {
  const map: Record<string, GoValue> = {};
  for (const key of Object.keys(object)) setOwn(map, key, viewOf(elem, object[key], false));
  return map;
}

const named = new WeakMap<StructType, ReadonlyMap<string, Field>>();

function fieldsByGoName(type: StructType): ReadonlyMap<string, Field> {
  let fields = named.get(type);
  if (fields === undefined) named.set(type, (fields = new Map(type.declared.map((field) => [field.go, field]))));
  return fields;
}

function structReader(type: StructType, object: JsonObject): FieldReader {
  const read = new Map<string, GoValue>();
  return (name) => {
    let value = read.get(name);
    if (value === undefined) {
      const field = fieldsByGoName(type).get(name);
      read.set(name, (value = field === undefined ? null : fieldView(field, object)));
    }
    return value;
  };
}

/** An embedded struct has an address where the struct around it has one: its reader tells, not the part. */
function fieldView(field: Field, object: JsonObject): GoValue {
  if (field.inline) return viewOf(field.type, object, false);
  const value = Object.hasOwn(object, field.name) ? object[field.name] : undefined;
  if (!field.pointer) return viewOf(field.type, value, !isEmbedded(field));
  if (value === undefined || value === null) return zeroOf(fieldTypeOf(field));
  return remember(new Typed(fieldTypeOf(field), viewOf(field.type, value)), { type: field.type, value });
}
