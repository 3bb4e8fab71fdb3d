import { JsonNumber } from "@outrigger/go-std/json";
import { isObject, type Json } from "../json.ts";

/** Whether two JSON trees are the same, whatever the order of members. */
export function sameJson(left: Json | undefined, right: Json | undefined): boolean {
  if (left === right) return true;
  if (Array.isArray(left)) return Array.isArray(right) && sameLists(left, right);
  if (left instanceof JsonNumber) return right instanceof JsonNumber && left.text === right.text;
  if (!isObject(left) || !isObject(right)) return false;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every((key) => Object.hasOwn(right, key) && sameJson(left[key], right[key]));
}

function sameLists(left: readonly Json[], right: readonly Json[]): boolean {
  return left.length === right.length && left.every((item, index) => sameJson(item, right[index]));
}
