import { type EnumType, enumType } from "./enums.ts";
import { type FieldRow, MESSAGE_FIELDS, ONE_OF } from "./fields.ts";
import { goName, jsonName } from "./names.ts";
import { isSince, type MeshRelease } from "./releases.ts";

/** What a field holds. */
export type ValueType =
  | { readonly kind: "string" | "bool" | "int32" | "int64" | "uint32" | "duration" }
  | { readonly kind: "enum"; readonly type: EnumType }
  | { readonly kind: "message"; readonly type: MessageType }
  | { readonly kind: "wrapper" | "list" | "map"; readonly elem: ValueType };

/** A field of a message: its names in protobuf, in JSON and in Go. */
export interface FieldType {
  readonly name: string;
  readonly json: string;
  readonly go: string;
  readonly value: ValueType;
}

/** A message of the mesh configuration as one release has it. */
export interface MessageType {
  /** Name of the Go type, with its package. */
  readonly go: string;
  /** Name of the Go type alone. */
  readonly name: string;
  /** In the order of Go's struct. */
  readonly fields: readonly FieldType[];
  /** The Go field that stands for all fields, of which at most one is set. */
  readonly oneOf: string | undefined;
}

const types = new Map<string, MessageType>();

/** A message type of a release by the name of its Go type; always the same object for the same name and release. */
export function messageType(name: string, release: MeshRelease): MessageType {
  const key = `${release} ${name}`;
  let type = types.get(key);
  if (type === undefined) types.set(key, (type = makeType(name, release)));
  return type;
}

function makeType(name: string, release: MeshRelease): MessageType {
  let fields: readonly FieldType[] | undefined;
  const oneOf = Object.hasOwn(ONE_OF, name) ? ONE_OF[name] : undefined;
  return {
    go: `${packageOf(name, release)}.${name}`,
    name,
    oneOf: oneOf === undefined ? undefined : goName(oneOf),
    get fields() {
      return (fields ??= makeFields(MESSAGE_FIELDS[name] ?? [], release));
    },
  };
}

function makeFields(rows: readonly FieldRow[], release: MeshRelease): readonly FieldType[] {
  return rows
    .filter(([, , since]) => since === undefined || isSince(release, since))
    .map(([name, type]) => ({ name, json: jsonName(name), go: goName(name), value: valueType(type, release) }));
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
    case "duration":
      return { kind: head };
    default:
      return { kind: "string" };
  }
}
