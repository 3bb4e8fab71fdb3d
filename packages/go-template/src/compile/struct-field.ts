import type { FieldReader, GoField, GoType, GoValue } from "@outrigger/go-std";
import { elemOf, Typed, typed } from "@outrigger/go-std";

type FieldPath = readonly GoField[];

/** A field as its struct type leads to it. */
export interface StructField {
  /** The field, after the embedded structs that lend it. */
  readonly path: FieldPath;
  /** Whether templates may read it. */
  readonly exported: boolean;
  /** Whether its static type is `interface{}`. */
  readonly boxed: boolean;
}

const tables = new WeakMap<GoType, ReadonlyMap<string, StructField>>();

/** How a struct type leads to a field, promoted ones included; `undefined` when it has none of that name. */
export function structField(type: GoType, name: string): StructField | undefined {
  let table = tables.get(type);
  if (table === undefined) {
    table = buildTable(type);
    tables.set(type, table);
  }
  return table.get(name);
}

/** A nearer field hides one of the same name that lies deeper. */
function buildTable(type: GoType): ReadonlyMap<string, StructField> {
  const table = new Map<string, StructField>();
  let level: { type: GoType; path: FieldPath }[] = [{ type, path: [] }];
  const seen = new Set<GoType>([type]);
  while (level.length > 0) {
    const next: typeof level = [];
    for (const entry of level) {
      for (const field of entry.type.fields ?? []) {
        const path = [...entry.path, field];
        if (!table.has(field.name)) {
          table.set(field.name, { path, exported: isExported(field.name), boxed: field.type.kind === "interface" });
        }
        const inner = field.type.kind === "ptr" ? elemOf(field.type) : field.type;
        if (field.embedded === true && !seen.has(inner)) {
          seen.add(inner);
          next.push({ type: inner, path });
        }
      }
    }
    level = next;
  }
  return table;
}

/** The value of a field, or Go's text when an embedded pointer on the way is nil. */
export function readStructField(value: Typed, { path }: StructField): { value: GoValue } | string {
  const [only] = path;
  if (path.length === 1 && only !== undefined) {
    return { value: typed(only.type, (value.content as FieldReader)(only.name), value.addressable) };
  }
  let current: GoValue = value;
  let { addressable } = value;
  for (const field of path) {
    if (current instanceof Typed && current.type.kind === "ptr") {
      if (current.content === null) {
        return `reflect: indirection through nil pointer to embedded struct field ${field.name}`;
      }
      current = typed(elemOf(current.type), current.content, true);
      addressable = true;
    }
    current = typed(field.type, ((current as Typed).content as FieldReader)(field.name), addressable);
  }
  return { value: current };
}

/** Go exports a name that starts with an upper-case letter. */
function isExported(name: string): boolean {
  return /^\p{Lu}/u.test(name);
}
