import { contentOf, type GoType, type GoValue, Typed } from "@outrigger/go-std";
import type { GoFunction } from "@outrigger/go-template";
import { isObject, type Json, type JsonObject, member } from "../json.ts";

/** Calls a template function with arguments given as JSON, each taken as the function's parameter wants it. */
export function callWithJson(target: GoFunction, args: readonly Json[]): Json {
  const values = args.map((arg, index) => argument(target.params[index], arg));
  return resultOf(target.call(values));
}

/** The goldens give a map of annotations for ObjectMeta, seconds as text for a duration, and plain JSON for everything else. */
function argument(type: GoType | undefined, arg: Json): GoValue {
  const struct = type?.kind === "ptr" ? type.elem : type;
  if (type === undefined || struct === undefined) return arg;
  if (struct.name === "v1.ObjectMeta") return pointed(type, struct, { annotations: arg });
  if (struct.kind === "struct" && isObject(arg)) return pointed(type, struct, durationNumbers(arg));
  if (type.kind === "int") return BigInt(Number(arg));
  if (type.kind === "slice" && Array.isArray(arg)) {
    return new Typed(
      type,
      (arg as readonly Json[]).map((item) => argument(type.elem, item)),
    );
  }
  if (type.kind === "map") return new Typed(type, arg);
  return arg;
}

function pointed(type: GoType, struct: GoType, fields: JsonObject): Typed {
  const value = new Typed(struct, (field: string) => fieldValue(fields, field));
  return type === struct ? value : new Typed(type, value);
}

/** A Go field from JSON that names it with a lower-case first letter; what JSON holds as an object is read the same way. */
function fieldValue(fields: JsonObject, field: string): GoValue {
  const value = member(fields, field.slice(0, 1).toLowerCase() + field.slice(1));
  if (!Array.isArray(value)) return value ?? null;
  return (value as readonly Json[]).map((item) =>
    isObject(item) ? pointed(anyStruct, anyStruct, item) : (item as GoValue),
  );
}

const anyStruct: GoType = { kind: "struct", name: "struct" };

function durationNumbers(arg: JsonObject): JsonObject {
  const seconds = member(arg, "seconds");
  const nanos = member(arg, "nanos");
  if (typeof seconds !== "string" || typeof nanos !== "number") return arg;
  return { seconds: BigInt(seconds), nanos: BigInt(nanos) } as unknown as JsonObject;
}

function resultOf(value: GoValue): Json {
  const content = contentOf(value);
  if (typeof content === "bigint") return Number(content);
  if (typeof content === "function") return null;
  if (Array.isArray(content)) return (content as readonly GoValue[]).map(resultOf);
  if (typeof content === "object" && content !== null && !(content instanceof Typed)) {
    const entries = Object.entries(content as { readonly [key: string]: GoValue });
    return Object.fromEntries(entries.map(([key, item]) => [key, resultOf(item)]));
  }
  return content as Json;
}
