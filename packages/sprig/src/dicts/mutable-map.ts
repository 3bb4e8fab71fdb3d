import { entriesOf, type GoValue, Typed } from "@outrigger/go-std";
import { goError } from "../go-panic.ts";
import { SprigError } from "../sprig-error.ts";

/** A new `map[string]interface{}`; `__proto__` is a key like any other. */
export function newMap(entries: Iterable<readonly [string, GoValue]> = []): Record<string, GoValue> {
  const map = Object.create(null) as Record<string, GoValue>;
  for (const [key, value] of entries) {
    map[key] = value;
  }
  return map;
}

/** Sets an entry of a map in place, as Go's maps are shared by all who hold them. */
export function setEntry(map: GoValue, key: string, value: GoValue): void {
  if (map === null || (map instanceof Typed && map.content === null)) {
    throw goError("assignment to entry in nil map");
  }
  const target = entriesOf(map);
  if (!Reflect.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true })) {
    throw frozen("set");
  }
}

/** Removes an entry of a map in place. */
export function deleteEntry(map: GoValue, key: string): void {
  if (!Reflect.deleteProperty(entriesOf(map), key)) {
    throw frozen("unset");
  }
}

function frozen(name: string): SprigError {
  return new SprigError("sprig-frozen", `Cannot call ${name}: the map is frozen`, {
    name,
    hint: "Change a deepCopy of it, or hand the engine data that is not frozen",
  });
}
