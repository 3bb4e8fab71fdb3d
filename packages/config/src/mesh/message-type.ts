import { type EnumType, enumType } from "./enums.ts";
import type { FieldRow } from "./field-row.ts";
import { MESSAGE_FIELDS, ONE_OF } from "./fields.ts";
import { MODERN_MESSAGES } from "./messages.gen.ts";
import { goName, jsonName, splitName } from "./names.ts";
import { isSince, isWithin, type MeshRelease } from "./releases.ts";
import { VALUES_MESSAGES } from "./values.gen.ts";

/** What a field holds; a struct and an object are any JSON object, only in the words of a refusal they differ. */
export type ValueType =
  | { readonly kind: "string" | "bool" | "int32" | "int64" | "uint32" | "double" | "duration" | "struct" }
  | { readonly kind: "any" | "object" | "intOrString" }
  | { readonly kind: "enum"; readonly type: EnumType }
  | { readonly kind: "message"; readonly type: MessageType }
  | { readonly kind: "wrapper" | "list" | "map"; readonly elem: ValueType };

/** A field of a message: its names in protobuf, in JSON and in Go. */
export interface FieldType {
  readonly name: string;
  readonly json: string;
  readonly go: string;
  readonly value: ValueType;
  /** The Go field that stands for this one and those, of which at most one is set. */
  readonly oneOf: string | undefined;
}

/** A message of the mesh configuration as one release has it. */
export interface MessageType {
  /** Name of the Go type, with its package. */
  readonly go: string;
  /** Name of the Go type alone. */
  readonly name: string;
  /** Its full name in protobuf. */
  readonly proto: string;
  /** In the order of Go's struct. */
  readonly fields: readonly FieldType[];
}

/** The package of Istio's mesh configuration. */
const MESH_PACKAGE = "istio.mesh.v1alpha1";

/** The package that stands for that of the chart's values. */
const VALUES_PACKAGE = "values.";

const types = new Map<string, MessageType>();

/**
 * A message type of a release; always the same object for the same name and release. A message of Istio's mesh configuration goes by
 * the name of its Go type, others from 1.6 on by their full name, those of the chart's values under the package `values`.
 */
export function messageType(name: string, release: MeshRelease): MessageType {
  const key = `${release} ${name}`;
  let type = types.get(key);
  if (type === undefined) types.set(key, (type = makeType(name, release)));
  return type;
}

function makeType(name: string, release: MeshRelease): MessageType {
  let fields: readonly FieldType[] | undefined;
  const proto = name.includes(".") ? name : `${MESH_PACKAGE}.${name.replaceAll("_", ".")}`;
  const modern = splitName(proto);
  const legacy = { package: packageOf(name, release), go: name };
  const { package: goPackage, go } = isSince(release, "1.6") ? modern : legacy;
  return {
    go: `${goPackage}.${go}`,
    name: go,
    proto,
    get fields() {
      return (fields ??= makeFields(rowsOf(name, proto, release), release));
    },
  };
}

function rowsOf(name: string, proto: string, release: MeshRelease): readonly FieldRow[] {
  if (proto.startsWith(VALUES_PACKAGE)) return VALUES_MESSAGES[proto] ?? [];
  if (isSince(release, "1.6")) return MODERN_MESSAGES[proto] ?? [];
  const oneOf = Object.hasOwn(ONE_OF, name) ? ONE_OF[name] : undefined;
  const rows = MESSAGE_FIELDS[name] ?? [];
  return oneOf === undefined ? rows : rows.map(([field, type, since]) => [field, type, since, undefined, oneOf]);
}

function makeFields(rows: readonly FieldRow[], release: MeshRelease): readonly FieldType[] {
  return rows
    .filter(([, , since, until]) => isWithin(release, since, until))
    .map(([name, type, , , oneOf]) => ({
      name,
      json: jsonName(name),
      go: goName(name),
      value: valueType(type, release),
      oneOf: oneOf === undefined ? undefined : goName(oneOf),
    }));
}

/** Messages that belong to Istio's networking API; the locality settings moved there in 1.5. */
function packageOf(name: string, release: MeshRelease): string {
  const moved = name.startsWith("LocalityLoadBalancerSetting") && isSince(release, "1.5");
  return moved || name.startsWith("TLSSettings") || name.startsWith("ConnectionPool") ? "v1alpha3" : "v1alpha1";
}

function valueType(text: string, release: MeshRelease): ValueType {
  const colon = text.indexOf(":");
  const head = colon < 0 ? text : text.slice(0, colon);
  const rest = text.slice(colon + 1);
  switch (head) {
    case "enum":
      return { kind: "enum", type: enumType(rest, release) };
    case "message":
      return { kind: "message", type: messageType(rest, release) };
    case "list":
    case "map":
    case "wrapper":
      return { kind: head, elem: valueType(rest, release) };
    case "bool":
    case "int32":
    case "int64":
    case "uint32":
    case "double":
    case "duration":
    case "struct":
    case "any":
    case "object":
    case "intOrString":
      return { kind: head };
    default:
      return { kind: "string" };
  }
}
