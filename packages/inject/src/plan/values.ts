import { entriesOf, type GoValue } from "@outrigger/go-std";

/** What the chart's values hold at a path; undefined where there is nothing, or null. */
export function valueAt(values: GoValue, ...path: readonly string[]): GoValue | undefined {
  let value: GoValue | undefined = values;
  for (const key of path) {
    const map: Readonly<Record<string, GoValue>> | undefined = value === undefined ? undefined : entriesOf(value);
    value = map !== undefined && Object.hasOwn(map, key) ? (map[key] ?? undefined) : undefined;
  }
  return value;
}

/** A text of the values; empty where there is none. */
export function textValueAt(values: GoValue, ...path: readonly string[]): string {
  const value = valueAt(values, ...path);
  return typeof value === "string" ? value : "";
}
