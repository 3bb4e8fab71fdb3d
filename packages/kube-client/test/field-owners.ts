import type { Plain } from "./fake-api-server.ts";

/** Who owns which fields, as server-side apply has it; lists of objects with a name are maps by that name. */
export interface FieldOwners {
  /** The object after an apply, which takes fields from whoever has them, and drops those that only this manager had. */
  apply(path: string, question: { present: Plain | undefined; fields: Plain; manager: string }): Plain;
}

type Leaves = Map<string, unknown>;

export function createFieldOwners(): FieldOwners {
  const owners = new Map<string, Map<string, Set<string>>>();
  return {
    apply(path, { present, fields, manager }) {
      const managers = owners.get(path) ?? new Map<string, Set<string>>();
      owners.set(path, managers);
      const before = managers.get(manager) ?? new Set();
      const applied = leavesOf(fields);
      const leaves = present === undefined ? new Map<string, unknown>() : leavesOf(present);
      for (const [leaf, value] of applied) {
        for (const [other, owned] of managers) {
          if (other !== manager && leaves.get(leaf) !== value) owned.delete(leaf);
        }
        leaves.set(leaf, value);
      }
      managers.set(manager, new Set(applied.keys()));
      const owned = new Set([...managers.values()].flatMap((set) => [...set]));
      for (const leaf of before) if (!owned.has(leaf)) leaves.delete(leaf);
      return build(leaves) as Plain;
    },
  };
}

function leavesOf(value: unknown, path: readonly (string | number)[] = [], into: Leaves = new Map()): Leaves {
  if (Array.isArray(value) && value.every(isNamed)) {
    for (const item of value as { name: string }[]) leavesOf(item, [...path, `[${item.name}]`], into);
  } else if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    for (const [key, entry] of Object.entries(value)) leavesOf(entry, [...path, key], into);
  } else {
    into.set(JSON.stringify(path), value);
  }
  return into;
}

function isNamed(value: unknown): boolean {
  return typeof value === "object" && value !== null && "name" in value;
}

function build(leaves: Leaves): unknown {
  const root = {};
  for (const [leaf, value] of leaves) {
    const path = JSON.parse(leaf) as string[];
    let at: Record<string, unknown> | Record<string, unknown>[] = root;
    for (const [index, step] of path.entries()) {
      const last = index === path.length - 1;
      const isList = path[index + 1]?.startsWith("[") ?? false;
      at = enter(at, step, last ? value : isList ? [] : {}) as typeof at;
    }
  }
  return root;
}

function enter(at: Record<string, unknown> | Record<string, unknown>[], step: string, fallback: unknown): unknown {
  if (Array.isArray(at)) {
    const name = step.slice(1, -1);
    const found = at.find((item) => item["name"] === name);
    if (found !== undefined) return found;
    const made = { name };
    at.push(made);
    return made;
  }
  if (!Object.hasOwn(at, step) || typeof fallback !== "object" || fallback === null) at[step] = fallback;
  return at[step];
}
