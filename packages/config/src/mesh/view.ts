import { type FieldReader, type GoType, type GoValue, Typed, type TypedContent, typed } from "@outrigger/go-std";
import { setOwn } from "@outrigger/go-std/json";
import { type FieldValue, isDuration, isStruct, Message } from "./message.ts";
import { messageType, type ValueType } from "./message-type.ts";
import { type MeshConfig, meshSource, type ProxyConfig } from "./mesh-config.ts";
import type { MeshRelease } from "./releases.ts";
import { choicesOf, messageBehind } from "./view-methods.ts";
import { choiceStruct, durationStruct, messageStruct, pointerType, viewType, wrapperStruct } from "./view-types.ts";

/** The Go type of what templates read as `.MeshConfig`: `*v1alpha1.MeshConfig`. */
export function meshType(release: MeshRelease): GoType {
  return pointerType(messageStruct(messageType("MeshConfig", release), release));
}

/** The Go type of what templates read as `.ProxyConfig`: `*v1alpha1.ProxyConfig`. */
export function proxyConfigType(release: MeshRelease): GoType {
  return pointerType(messageStruct(messageType("ProxyConfig", release), release));
}

/** The Go type of a duration in those: `*duration.Duration` in 1.0, `*types.Duration` since. */
export function durationType(release: MeshRelease): GoType {
  return pointerType(durationStruct(release));
}

/**
 * A mesh configuration as templates see it: a pointer to a Go struct with Go's field names, getters and printing.
 *
 * Behaves as: Istio's generated Go code for MeshConfig; a duration prints as `seconds:45 ` in 1.0 and as `45s` since.
 *
 * @example
 * ```ts
 * import { meshView, parseMeshConfig } from "@outrigger/config";
 * const mesh = parseMeshConfig("", { file: "mesh", release: "1.0" });
 * meshView(mesh); // what `.MeshConfig.ProxyListenPort` is read of
 * ```
 */
export function meshView(mesh: MeshConfig): Typed {
  const { message, release } = meshSource(mesh);
  return message === undefined ? new Typed(meshType(release), null) : pointerView(message, release);
}

/**
 * A proxy configuration as templates see it, as {@link meshView}; of a mesh configuration its default one.
 *
 * @example
 * ```ts
 * import { effectiveProxyConfig, parseMeshConfig, proxyConfigView } from "@outrigger/config";
 * const mesh = parseMeshConfig("", { file: "mesh", release: "1.31" });
 * proxyConfigView(effectiveProxyConfig(mesh, { namespace: "default" })); // what `.ProxyConfig.StatusPort` is read of
 * ```
 */
export function proxyConfigView(config: MeshConfig | ProxyConfig): Typed {
  const { message, release } = meshSource(config);
  const proxy = message?.type.name === "MeshConfig" ? message.message("default_config") : message;
  return proxy === undefined ? new Typed(proxyConfigType(release), null) : pointerView(proxy, release);
}

const pointerViews = new WeakMap<Message, Typed>();

/** The same view for the same message, which nobody changes once it can be seen. */
function pointerView(message: Message, release: MeshRelease): Typed {
  let view = pointerViews.get(message);
  if (view === undefined) {
    const struct = messageStruct(message.type, release);
    view = new Typed(pointerType(struct), new Typed(struct, messageReader(message, release), true));
    pointerViews.set(message, view);
  }
  return view;
}

function messageReader(message: Message, release: MeshRelease): FieldReader {
  const choices = choicesOf(message.type);
  const read = new Map<string, GoValue>();
  const reader: FieldReader = (name) => {
    let value = read.get(name);
    if (value === undefined) {
      value = choices.has(name) ? choiceView(message, name, release) : fieldView(message, name, release);
      read.set(name, value);
    }
    return value;
  };
  messageBehind.set(reader, { message, release });
  return reader;
}

function fieldView(message: Message, go: string, release: MeshRelease): GoValue {
  const field = message.type.fields.find((candidate) => candidate.go === go);
  if (field === undefined) return null;
  return typed(viewType(field.value, release), contentFor(field.value, message.get(field.name), release), true);
}

/** A pointer to the struct around the field that is set; nil if none is. */
function choiceView(message: Message, choice: string, release: MeshRelease): GoValue {
  const { type } = message;
  const field = type.fields.find(({ name, oneOf }) => oneOf === choice && message.get(name) !== undefined);
  if (field === undefined) return null;
  return pointer(choiceStruct(type, field, release), () => fieldView(message, field.go, release));
}

function contentFor(type: ValueType, value: FieldValue | undefined, release: MeshRelease): TypedContent {
  switch (type.kind) {
    case "string":
      return typeof value === "string" ? value : "";
    case "bool":
      return value === true;
    case "duration":
      return isDuration(value)
        ? target(durationStruct(release), (name) => (name === "Seconds" ? value.seconds : value.nanos))
        : null;
    case "message":
      return value instanceof Message ? target(messageStruct(type.type, release), messageReader(value, release)) : null;
    case "wrapper":
      return value === undefined
        ? null
        : target(wrapperStruct(type.elem, release), () => elementView(type.elem, value, release));
    case "double":
      return typeof value === "number" ? value : 0;
    case "struct":
      return isStruct(value) ? target(viewType(type, release).elem ?? viewType(type, release), () => null) : null;
    case "list":
      return Array.isArray(value) ? value.map((item: FieldValue) => elementView(type.elem, item, release)) : null;
    case "map":
      return value instanceof Map ? mapView(type.elem, value, release) : null;
    default:
      return typeof value === "bigint" ? value : 0n;
  }
}

function elementView(type: ValueType, value: FieldValue, release: MeshRelease): GoValue {
  return typed(viewType(type, release), contentFor(type, value ?? undefined, release), true);
}

function mapView(
  elem: ValueType,
  map: ReadonlyMap<string, FieldValue>,
  release: MeshRelease,
): { readonly [key: string]: GoValue } {
  const object: Record<string, GoValue> = {};
  for (const [key, value] of map) setOwn(object, key, elementView(elem, value, release));
  return object;
}

function pointer(struct: GoType, reader: FieldReader): Typed {
  return new Typed(pointerType(struct), target(struct, reader));
}

function target(struct: GoType, reader: FieldReader): Typed {
  return new Typed(struct, reader, true);
}
