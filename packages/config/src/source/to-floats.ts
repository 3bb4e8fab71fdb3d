import { type GoValue, Typed } from "@outrigger/go-std";
import { setOwn } from "@outrigger/go-std/json";

/** A tree whose numbers are all float64, as encoding/json reads them into an interface{}. */
export function toFloats(value: GoValue): GoValue {
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) return (value as readonly GoValue[]).map(toFloats);
  if (typeof value !== "object" || value === null || value instanceof Typed) return value;
  const map: Record<string, GoValue> = {};
  for (const [key, entry] of Object.entries(value)) setOwn(map, key, toFloats(entry));
  return map;
}
