import {
  contentOf,
  elementsOf,
  elemOf,
  entriesOf,
  type FieldReader,
  type GoField,
  type GoType,
  type GoValue,
  type TypedContent,
  typed,
  typeOf,
} from "@outrigger/go-std";

/** Two values that are still to be compared. */
type Pair = readonly [GoValue, GoValue];

/** Whether two values are the same all through, their types included. Behaves as: reflect.DeepEqual. */
export function deepEqual(a: GoValue, b: GoValue): boolean {
  const open: Pair[] = [[a, b]];
  const seen = new Map<unknown, Set<unknown>>();
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    if (!sameHere(pair, open, seen)) {
      return false;
    }
  }
  return true;
}

/** Compares two values but for their parts, which it leaves in `open`. */
function sameHere([a, b]: Pair, open: Pair[], seen: Map<unknown, Set<unknown>>): boolean {
  const type = typeOf(a);
  if (type?.name !== typeOf(b)?.name) {
    return false;
  }
  const [x, y] = [contentOf(a), contentOf(b)];
  if (type === undefined || typeof x !== "object" || typeof y !== "object" || x === null || y === null) {
    return type?.kind === "struct"
      ? openFields(type, [x, y], open)
      : type?.kind === "func"
        ? x === null && y === null
        : x === y;
  }
  return x === y || isSeen(seen, x, y) || openParts(type, [a, b], open);
}

/** Whether a pair is being compared already, higher up: then it adds nothing. */
function isSeen(seen: Map<unknown, Set<unknown>>, x: unknown, y: unknown): boolean {
  const partners = seen.get(x) ?? new Set();
  const known = partners.has(y);
  partners.add(y);
  seen.set(x, partners);
  return known;
}

function openParts(type: GoType, [a, b]: Pair, open: Pair[]): boolean {
  switch (type.kind) {
    case "slice":
    case "array":
      return openElements([a, b], open, elemOf(type));
    case "map":
      return openEntries([a, b], open, elemOf(type));
    case "ptr":
      open.push([contentOf(a) as GoValue, contentOf(b) as GoValue]);
      return true;
    default: {
      const [x, y] = [elementsOf(a), elementsOf(b)];
      return x.every((part, i) => part === y[i]);
    }
  }
}

function openElements([a, b]: Pair, open: Pair[], elem: GoType): boolean {
  const [x, y] = [elementsOf(a), elementsOf(b)];
  if (x.length !== y.length) {
    return false;
  }
  for (const [i, part] of x.entries()) {
    open.push([typed(elem, part), typed(elem, y[i] ?? null)]);
  }
  return true;
}

function openEntries([a, b]: Pair, open: Pair[], elem: GoType): boolean {
  const [x, y] = [entriesOf(a), entriesOf(b)];
  const keys = Object.keys(x);
  if (keys.length !== Object.keys(y).length) {
    return false;
  }
  for (const key of keys) {
    if (!Object.hasOwn(y, key)) {
      return false;
    }
    open.push([typed(elem, x[key] ?? null), typed(elem, y[key] ?? null)]);
  }
  return true;
}

function openFields(type: GoType, [x, y]: readonly [TypedContent, TypedContent], open: Pair[]): boolean {
  if (x === y) {
    return true;
  }
  for (const field of type.fields ?? []) {
    open.push([fieldOf(field, x as FieldReader), fieldOf(field, y as FieldReader)]);
  }
  return true;
}

function fieldOf(field: GoField, read: FieldReader): GoValue {
  return typed(field.type, read(field.name));
}
