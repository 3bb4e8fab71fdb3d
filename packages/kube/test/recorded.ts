import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Rows of a fixture: an input, and what Go's own libraries answered (`scripts/differential.ts --record`). */
export function recorded(name: string): [input: string, want: string][] {
  return JSON.parse(readFileSync(join(import.meta.dirname, "../fixtures", `${name}.json`), "utf8")) as [
    string,
    string,
  ][];
}

/** What stands in a tree at the end of a path of own keys. */
export function dig(tree: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>((found, key) => Object.getOwnPropertyDescriptor(Object(found), key)?.value, tree);
}
