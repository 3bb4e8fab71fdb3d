import { isJsonObject, type JsonObject, type JsonValue, repeatedEntries } from "@outrigger/go-std/json";
import { kindWord } from "./decode-state.ts";
import { ReviewError } from "./review-error.ts";

/** How members of a review are read. */
export interface MemberReader {
  /** Whether the case of keys counts. */
  readonly exact: boolean;
}

/** The members of an object whose names are known, in document order, under the names they are known by. */
export function reviewMembers(
  object: JsonObject,
  names: readonly string[],
  { exact }: MemberReader,
): (readonly [string, JsonValue])[] {
  const members: (readonly [string, JsonValue])[] = [];
  for (const [key, value] of repeatedEntries(object) ?? Object.entries(object)) {
    const name = names.find((known) => known === key || (!exact && known.toLowerCase() === key.toLowerCase()));
    if (name !== undefined) members.push([name, value]);
  }
  return members;
}

/** The apiVersion and kind of a document. Behaves as: encoding/json, whatever the case of the keys. */
export function readType(tree: JsonObject): { apiVersion: string; kind: string } {
  const type = { apiVersion: "", kind: "" };
  for (const [name, value] of reviewMembers(tree, ["apiVersion", "kind"], { exact: false })) {
    if (value === null) continue;
    if (typeof value !== "string") {
      const found = `json: cannot unmarshal ${kindWord(value)} into Go struct field .${name} of type string`;
      throw new ReviewError(`couldn't get version/kind; json parse error: ${found}`);
    }
    type[name === "kind" ? "kind" : "apiVersion"] = value;
  }
  return type;
}

/** A member of a review has a wrong type; `reviewFault` says in Go's words which. */
export class ReviewMismatch extends Error {}

/** A member that must be an object. */
export function asObject(value: JsonValue): JsonObject {
  if (isJsonObject(value)) return value;
  throw new ReviewMismatch("not an object");
}

/** A member that must be a string; null leaves what was there. */
export function asText(value: JsonValue, old: string): string {
  if (value === null) return old;
  if (typeof value === "string") return value;
  throw new ReviewMismatch("not a string");
}
