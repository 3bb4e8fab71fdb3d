import { encodeJson } from "@outrigger/go-std/json";
import { isObject, type Json, type JsonObject } from "../../json.ts";

/** A container's security context; undefined where it has none. */
export function securityContextOf(container: JsonObject | undefined): JsonObject | undefined {
  const context = container?.["securityContext"];
  return isObject(context) ? context : undefined;
}

/** The number of a user or group as it is written; undefined where there is none. */
export function numberText(value: Json | undefined): string | undefined {
  return value === undefined || value === null ? undefined : encodeJson(value);
}
